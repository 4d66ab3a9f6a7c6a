import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError } from '#contracts';
import { Database, type Scope, SYSTEM } from '#platform/database';
import { type EvidenceRecord, EvidenceSurroundings, recordOf, type Row } from './records.js';
import { DamagedFile, SealedFiles } from './sealed-files.js';
import type { EvidenceState } from './storage/evidence.entity.js';

const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** Who reads a file: for row-level security and for the audit log. */
export interface Reader {
  readonly scope: Scope;
  readonly accountId: string;
}

export interface OpenedFile {
  readonly record: EvidenceRecord;
  readonly content: AsyncIterable<Buffer>;
}

/** Files that applicants handed in: kept sealed and unchanged, given out only whole and verified. */
@Injectable()
export class Evidence implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly files: SealedFiles,
    private readonly surroundings: EvidenceSurroundings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep().catch((error: unknown) => this.surroundings.log.failure('evidence.sweep_failed', error));
  }

  /** The files of a case, oldest first. @throws `case.not_found`, also for a case that exists and is not to be seen by this reader */
  async list(scope: Scope, caseNo: string): Promise<EvidenceRecord[]> {
    return this.database.transaction(scope, async (tx) => {
      const [file] = await tx.query<{ id: string }[]>(`SELECT id FROM case_file WHERE case_no = $1`, [caseNo]);
      if (!file) throw new AppError('case.not_found');
      return (
        await tx.query<Row[]>(`SELECT * FROM evidence WHERE case_id = $1 ORDER BY received_at, id`, [file.id])
      ).map(recordOf);
    });
  }

  /**
   * Opens a file for a member of staff: read through and verified before the first byte leaves, and on the audit log.
   * @throws `case.not_found`, `evidence.not_found`, `evidence.damaged` (on the audit log as well)
   */
  async open(reader: Reader, caseNo: string, id: string): Promise<OpenedFile> {
    const row = await this.find(reader.scope, caseNo, id);
    const stored = { id: row.id, caseId: row.case_id, size: row.size, sha256: row.sha256, keyId: row.key_id };
    const damage = await this.files.verify(stored).then(
      () => null,
      (error: unknown) => {
        if (error instanceof DamagedFile) return error;
        throw error;
      },
    );
    await this.database.transaction(SYSTEM, async (tx) => {
      const state: EvidenceState = damage ? 'damaged' : 'received';
      if (row.state !== state) await tx.query(`UPDATE evidence SET state = $2 WHERE id = $1`, [row.id, state]);
      await this.audit.append(tx, {
        event: damage ? 'evidence.damaged' : 'evidence.read',
        actorKind: 'staff',
        actorId: reader.accountId,
        caseId: row.case_id,
        facts: { evidenceId: row.id, sha256: row.sha256, ...(damage ? { fault: damage.message } : {}) },
      });
    });
    if (!damage) return { record: { ...recordOf(row), state: 'received' }, content: this.files.read(stored) };
    this.surroundings.log.failure('evidence.damaged', damage, { evidenceId: row.id, caseId: row.case_id });
    throw new AppError('evidence.damaged');
  }

  /** Removes what broken-off calls left behind for a day: parts, and settled files that no row names. @returns how many */
  async sweep(): Promise<number> {
    const { parts, settled } = await this.files.olderThan(
      new Date(this.surroundings.clock.now().getTime() - FORGOTTEN_AFTER_MS),
    );
    const named =
      settled.length === 0
        ? []
        : await this.database.read<{ id: string }>(SYSTEM, `SELECT id FROM evidence WHERE id = ANY($1::uuid[])`, [
            settled,
          ]);
    const known = new Set(named.map((row) => row.id));
    const forgotten = [...parts, ...settled.filter((id) => !known.has(id))];
    for (const id of forgotten) await this.files.discard(id);
    if (forgotten.length > 0) this.surroundings.log.event('evidence.swept', { files: forgotten.length });
    return forgotten.length;
  }

  private async find(scope: Scope, caseNo: string, id: string): Promise<Row> {
    return this.database.transaction(scope, async (tx) => {
      const [file] = await tx.query<{ id: string }[]>(`SELECT id FROM case_file WHERE case_no = $1`, [caseNo]);
      if (!file) throw new AppError('case.not_found');
      const [row] = await tx.query<Row[]>(`SELECT * FROM evidence WHERE case_id = $1 AND id::text = $2`, [file.id, id]);
      if (!row) throw new AppError('evidence.not_found');
      return row;
    });
  }
}
