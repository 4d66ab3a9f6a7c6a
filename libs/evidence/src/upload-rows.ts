import { Injectable } from '@nestjs/common';
import { AppError, type MaterialTag } from '#contracts';
import { Database, type Scope, SYSTEM, type Tx } from '#platform/database';
import { EvidenceSurroundings, partName } from './records.js';
import { SealedFiles, type StoredPart } from './sealed-files.js';

/** Without progress for this long an upload is given up. */
const KEEP_MS = 72 * 3_600_000;

/** Whose upload: the case that the caller opened. */
export interface Applicant {
  readonly caseId: string;
  readonly caseNo: string;
  readonly scope: Scope;
}

/** An upload as it stands in its table. */
export interface Stored {
  id: string;
  case_id: string;
  tag: MaterialTag;
  name: string;
  size: number;
  received: number;
  epoch: number;
  next_part: number;
  is_finished: boolean;
  expires_at: Date;
}

/** Where an upload stands: who may go on with it, what of it is counted, and what lies of it in the store. */
@Injectable()
export class UploadRows {
  constructor(
    private readonly database: Database,
    private readonly files: SealedFiles,
    private readonly surroundings: EvidenceSurroundings,
  ) {}

  /** Takes the upload over: whoever was writing to it before is not listened to any more. */
  async claim(row: Stored): Promise<Stored> {
    const [claimed] = await this.write<Stored>(
      `UPDATE evidence_upload SET epoch = epoch + 1, next_part = next_part + 1 WHERE id = $1 AND received = $2 AND NOT is_finished RETURNING *`,
      [row.id, row.received],
    );
    if (!claimed) throw new AppError('evidence.offset_differs');
    return claimed;
  }

  /** Counts an object in and takes the next number. @throws `evidence.offset_differs` when somebody took the upload over meanwhile */
  async commit(row: Stored, part: StoredPart): Promise<Stored> {
    const [now] = await this.write<Stored>(
      `WITH mine AS (
         UPDATE evidence_upload SET received = received + $3, next_part = next_part + 1, expires_at = $4 WHERE id = $1 AND epoch = $2 RETURNING *),
       part AS (
         INSERT INTO evidence_part (file_id, seq, case_id, size, key_id) SELECT id, $5, case_id, $3, $6 FROM mine)
       SELECT * FROM mine`,
      [row.id, row.epoch, part.size, this.expiry(), row.next_part, part.keyId],
    ).catch(async (error: unknown) => {
      await this.files.discard(part.name);
      throw error;
    });
    if (now) return now;
    await this.files.discard(part.name);
    throw new AppError('evidence.offset_differs');
  }

  async parts(row: Stored): Promise<StoredPart[]> {
    const parts = await this.database.read<{ seq: number; size: number; key_id: string }>(
      SYSTEM,
      `SELECT seq, size, key_id FROM evidence_part WHERE file_id = $1 ORDER BY seq`,
      [row.id],
    );
    return parts.map(({ seq, size, key_id }) => ({ name: partName(row.id, seq), size, keyId: key_id }));
  }

  /** Removes an upload with all that lies of it in the store, unless it has become evidence. */
  async forget(id: string): Promise<void> {
    const rows = await this.database.read<{ seq: number }>(
      SYSTEM,
      `WITH gone AS (DELETE FROM evidence_upload WHERE id = $1 AND NOT is_finished RETURNING id)
       DELETE FROM evidence_part USING gone WHERE file_id = gone.id RETURNING seq`,
      [id],
    );
    // A DELETE answers with its rows and their number.
    for (const { seq } of (rows as unknown as [{ seq: number }[], number])[0])
      await this.files.discard(partName(id, seq));
  }

  /** The upload that was announced under a key before. */
  async known(tx: Tx, who: Applicant, key: string): Promise<Stored | null> {
    const [row] = await tx.query<Stored[]>(
      `SELECT u.* FROM evidence_upload u JOIN case_file c ON c.id = u.case_id WHERE u.case_id = $1 AND c.case_no = $2 AND u.key = $3`,
      [who.caseId, who.caseNo, key],
    );
    return row ?? null;
  }

  /** @throws `case.not_found`, `evidence.upload_not_found` */
  async find(who: Applicant, id: string): Promise<Stored> {
    const [row] = await this.database.read<Omit<Stored, 'id'> & { id: string | null }>(
      who.scope,
      `SELECT u.* FROM case_file c LEFT JOIN evidence_upload u ON u.case_id = c.id AND u.id::text = $3 AND (u.is_finished OR u.expires_at > $4)
        WHERE c.id = $1 AND c.case_no = $2`,
      [who.caseId, who.caseNo, id, this.surroundings.clock.now()],
    );
    if (!row) throw new AppError('case.not_found');
    const { id: found } = row;
    if (found === null) throw new AppError('evidence.upload_not_found');
    return { ...row, id: found };
  }

  /** An UPDATE answers with its rows and their number, except at the end of a WITH. */
  private async write<R>(sql: string, parameters: readonly unknown[]): Promise<R[]> {
    const answer: unknown = await this.database.read<R>(SYSTEM, sql, parameters);
    return (sql.startsWith('UPDATE') ? (answer as [R[], number])[0] : answer) as R[];
  }

  /** Uploads whose time is over, the longest first. */
  over(most: number): Promise<Pick<Stored, 'id' | 'is_finished'>[]> {
    return this.database.read(
      SYSTEM,
      `SELECT id, is_finished FROM evidence_upload WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2`,
      [this.surroundings.clock.now(), most],
    );
  }

  /** Forgets that an upload has become evidence; the evidence stays. */
  async drop(id: string): Promise<void> {
    await this.database.read(SYSTEM, `DELETE FROM evidence_upload WHERE id = $1 AND is_finished`, [id]);
  }

  expiry(): Date {
    return new Date(this.surroundings.clock.now().getTime() + KEEP_MS);
  }
}
