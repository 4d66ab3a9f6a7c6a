import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError, type MaterialTag } from '#contracts';
import { Database, enterScope, SYSTEM } from '#platform/database';
import { cleanFileName } from './domain/fileName.js';
import { mediaTypeOf } from './domain/mediaType.js';
import { Pieces } from './pieces.js';
import { type EvidenceRecord, EvidenceSurroundings, partName, recordOf, type Row, WITH_PARTS } from './records.js';
import { AtOnce } from './reception.service.js';
import { Register } from './register.js';
import { SealedFiles, type StoredPart } from './sealed-files.js';
import { type Applicant, type Stored, UploadRows } from './upload-rows.js';
import { type Seen, Watcher } from './watcher.js';

/** Largest file in bytes that may come in parts. */
export const MOST_BYTES_IN_PARTS = 500 * 1024 * 1024;
/** Bytes that are sealed, put through to the store and counted together: what a process that dies can lose of an upload. */
const PART_BYTES = 8 * 1024 * 1024;

export interface Announced {
  readonly key: string;
  readonly fileName: string;
  readonly tag: MaterialTag;
  readonly size: number;
}

/** A file on its way. */
export interface Progress {
  readonly id: string;
  readonly name: string;
  readonly tag: MaterialTag;
  readonly size: number;
  readonly offset: number;
  /** UTC, ISO 8601. */
  readonly expiresAt: string;
}

export interface Continuation {
  readonly offset: number;
  readonly body: AsyncIterable<Uint8Array>;
  /** Of the body as the sender found it. */
  readonly checksum: { readonly algorithm: 'sha1' | 'sha256'; readonly digest: string } | null;
}

const progressOf = (row: Stored): Progress => ({
  id: row.id,
  name: row.name,
  tag: row.tag,
  size: row.size,
  offset: row.received,
  expiresAt: row.expires_at.toISOString(),
});

/**
 * Files that come in over a bad line, piece by piece (tus 1.0). What has arrived is sealed from the first byte, lies in the store as
 * objects of at most 8 MB, and is counted in PostgreSQL: a line that breaks loses nothing, a process that dies at most the last object.
 * A call that goes on with an upload takes it over from every earlier one, so that a phone need not wait for the line it has lost.
 */
@Injectable()
export class Uploads {
  private readonly atOnce = new AtOnce();
  /** Bodies that are being read here just now. */
  private readonly running = new Map<string, { pieces: Pieces; done: Promise<unknown> }>();

  constructor(
    private readonly database: Database,
    private readonly register: Register,
    private readonly files: SealedFiles,
    private readonly rows: UploadRows,
    private readonly surroundings: EvidenceSurroundings,
  ) {}

  /** Announces a file. Repeated under the same key it is the same upload. @throws as `Register.admit`, `evidence.too_large` */
  async create(who: Applicant, file: Announced): Promise<Progress> {
    if (file.size > MOST_BYTES_IN_PARTS) throw new AppError('evidence.too_large');
    if (file.size < 1) throw new AppError('evidence.empty');
    const name = cleanFileName(file.fileName);
    return this.database.transaction(who.scope, async (tx) => {
      const known = await this.rows.known(tx, who, file.key);
      if (known && (known.size !== file.size || known.name !== name || known.tag !== file.tag))
        throw new AppError('request.idempotency_key_reused');
      if (known) return progressOf(known);
      await this.register.admit(tx, who.caseId, who.caseNo, file.size);
      await enterScope(tx, SYSTEM);
      const [row] = await tx.query<Stored[]>(
        `INSERT INTO evidence_upload (id, case_id, key, tag, name, size, expires_at) VALUES ($1,$2,$3,$4,$5,$6,$7)
         ON CONFLICT (case_id, key) DO UPDATE SET key = excluded.key RETURNING *`,
        [randomUUID(), who.caseId, file.key, file.tag, name, file.size, this.rows.expiry()],
      );
      if (!row) throw new AppError('internal.error');
      return progressOf(row);
    });
  }

  /** Files of a case that are not whole yet. */
  async list(who: Applicant): Promise<Progress[]> {
    return this.database.transaction(who.scope, async (tx) => {
      const cases = await tx.query<unknown[]>(`SELECT 1 FROM case_file WHERE id = $1 AND case_no = $2`, [
        who.caseId,
        who.caseNo,
      ]);
      if (cases.length === 0) throw new AppError('case.not_found');
      const rows = await tx.query<Stored[]>(
        `SELECT * FROM evidence_upload WHERE case_id = $1 AND NOT is_finished AND expires_at > $2 ORDER BY expires_at, id`,
        [who.caseId, this.surroundings.clock.now()],
      );
      return rows.map(progressOf);
    });
  }

  /** How much of an upload is here; what an earlier call is still bringing in is brought to its end first. @throws `evidence.upload_not_found` */
  async progress(who: Applicant, id: string): Promise<Progress> {
    await this.interrupt(id);
    return progressOf(await this.rows.find(who, id));
  }

  /**
   * Goes on with an upload. What arrived stays, even when the body breaks off; with a checksum, all of it or nothing.
   * @throws `evidence.upload_not_found`, `evidence.offset_differs`, `evidence.checksum_differs`, `evidence.too_large`, `evidence.no_space`
   */
  async append(who: Applicant, id: string, { offset, body, checksum }: Continuation): Promise<Progress> {
    await this.interrupt(id);
    const row = await this.rows.find(who, id);
    if (row.received !== offset || row.is_finished) throw new AppError('evidence.offset_differs');
    return this.atOnce.oneOfFew(who.caseId, async () => {
      const claimed = await this.rows.claim(row);
      const pieces = new Pieces(body);
      const work = checksum ? this.takeChecked(claimed, pieces, checksum) : this.takeAll(claimed, pieces);
      this.running.set(id, { pieces, done: work.catch(() => undefined) });
      try {
        return progressOf(await work);
      } finally {
        if (this.running.get(id)?.pieces === pieces) this.running.delete(id);
      }
    });
  }

  /** Gives an upload up. @throws `evidence.upload_not_found` */
  async remove(who: Applicant, id: string): Promise<void> {
    await this.interrupt(id);
    const row = await this.rows.find(who, id);
    if (row.is_finished) throw new AppError('evidence.upload_not_found');
    await this.rows.forget(id);
  }

  /**
   * Makes evidence of an upload that is whole: read back from the store, verified, its fingerprint compared with the sender's, its kind found
   * from its content. Repeated it answers again. What is refused is removed.
   * @throws `evidence.not_whole`, `evidence.hash_mismatch`, `evidence.type_not_allowed`, `case.act_not_allowed`, `evidence.upload_not_found`
   */
  async complete(who: Applicant, id: string, sha256: string | null): Promise<EvidenceRecord> {
    await this.interrupt(id);
    const row = await this.rows.find(who, id);
    const entered = row.is_finished ? await this.entered(who, id) : null;
    if (entered) return entered;
    if (row.received !== row.size) throw new AppError('evidence.not_whole', { offset: row.received });
    return this.atOnce.oneOfFew(who.caseId, async () => {
      const parts = await this.rows.parts(row);
      const seen = await this.look(row, parts);
      const finding = mediaTypeOf(row.name, seen);
      if ((sha256 !== null && sha256 !== seen.sha256) || 'fault' in finding) {
        await this.rows.forget(id);
        throw 'fault' in finding && (sha256 === null || sha256 === seen.sha256)
          ? new AppError('evidence.type_not_allowed', finding)
          : new AppError('evidence.hash_mismatch');
      }
      return this.enter(who, row, { ...finding, seen, parts, isSameAsSent: sha256 !== null });
    });
  }

  /** Removes uploads that nobody went on with. @returns how many */
  async expire(): Promise<number> {
    const rows = await this.rows.over(500);
    for (const { id, is_finished } of rows) await (is_finished ? this.rows.drop(id) : this.rows.forget(id));
    return rows.length;
  }

  private async enter(
    who: Applicant,
    row: Stored,
    file: { mediaType: string; name: string; seen: Seen; parts: readonly StoredPart[]; isSameAsSent: boolean },
  ): Promise<EvidenceRecord> {
    const { id, case_id: caseId, tag } = row;
    const { mediaType, name, isSameAsSent } = file;
    const { size, sha256 } = file.seen;
    const keyId = file.parts[0]?.keyId ?? '';
    const record = await this.database.transaction(who.scope, async (tx) => {
      await enterScope(tx, SYSTEM);
      const [, count] = await tx.query<[unknown[], number]>(
        `UPDATE evidence_upload SET is_finished = true, expires_at = $2 WHERE id = $1 AND NOT is_finished`,
        [id, this.rows.expiry()],
      );
      await enterScope(tx, who.scope);
      if (count !== 1) return null;
      return this.register.enter(tx, { id, caseId, tag, name, mediaType, size, sha256, keyId, isSameAsSent });
    });
    this.surroundings.wake.ring();
    const answer = record ?? (await this.entered(who, id));
    if (!answer) throw new AppError('evidence.upload_not_found');
    return answer;
  }

  /** Reads all of it back from the store: what is judged is what lies there. */
  private async look(row: Stored, parts: readonly StoredPart[]): Promise<Seen> {
    const watcher = new Watcher();
    for await (const piece of this.files.read({ caseId: row.case_id, parts })) watcher.see(piece);
    return watcher.sum();
  }

  private async entered(who: Applicant, id: string): Promise<EvidenceRecord | null> {
    const [row] = await this.database.read<Row>(who.scope, `SELECT ${WITH_PARTS} FROM evidence e WHERE e.id = $1`, [
      id,
    ]);
    return row ? recordOf(row) : null;
  }

  private async takeAll(row: Stored, pieces: Pieces): Promise<Stored> {
    let now = row;
    while (now.received < now.size && (await pieces.hasMore())) {
      const kept = await this.takePart(now, pieces.upTo(Math.min(PART_BYTES, now.size - now.received)));
      now = await this.rows.commit(now, kept);
    }
    if (now.received === now.size && (await pieces.hasMore())) throw new AppError('evidence.too_large');
    return now;
  }

  private async takeChecked(
    row: Stored,
    pieces: Pieces,
    { algorithm, digest }: NonNullable<Continuation['checksum']>,
  ): Promise<Stored> {
    const hash = createHash(algorithm);
    if (!(await pieces.hasMore())) return row;
    const kept = await this.takePart(row, hashed(pieces.upTo(Math.min(PART_BYTES, row.size - row.received)), hash));
    const isWhole = !(await pieces.hasMore()) && !pieces.isBroken;
    if (isWhole && hash.digest('base64') === digest) return this.rows.commit(row, kept);
    await this.files.discard(kept.name);
    throw new AppError(
      isWhole ? 'evidence.checksum_differs' : pieces.isBroken ? 'evidence.incomplete' : 'evidence.too_large',
    );
  }

  private async takePart(row: Stored, body: AsyncIterable<Uint8Array>): Promise<StoredPart> {
    const name = partName(row.id, row.next_part);
    const { size, keyId } = await this.files.take(name, row.case_id, body, PART_BYTES);
    return { name, size, keyId };
  }

  private async interrupt(id: string): Promise<void> {
    const other = this.running.get(id);
    if (!other) return;
    other.pieces.stop();
    await other.done;
  }
}

async function* hashed(
  body: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of body) {
    hash.update(piece);
    yield piece;
  }
}
