import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Cases, isOpen, type LockedCase } from '#cases';
import { AppError, type MaterialTag } from '#contracts';
import { sha256 } from '#platform/crypto';
import { Database, type Scope, sqlState, type Tx } from '#platform/database';
import { cleanFileName } from './domain/fileName.js';
import { mediaTypeOf } from './domain/mediaType.js';
import { type EvidenceRecord, EvidenceSurroundings } from './records.js';
import { type Kept, SealedFiles } from './sealed-files.js';

/** Largest file in bytes. */
export const MOST_BYTES = 50 * 1024 * 1024;
const MOST_FILES = 100;
const MOST_BYTES_TOGETHER = 500 * 1024 * 1024;
const MOST_AT_ONCE = 3;

/** One file of an applicant, while it comes in. */
export interface Upload {
  readonly caseId: string;
  readonly caseNo: string;
  readonly scope: Scope;
  readonly key: string;
  /** As the sender calls it. */
  readonly fileName: string;
  readonly tag: MaterialTag;
  /** What the sender found the file to be, if they looked: SHA-256 in lower-case hexadecimal, and bytes. */
  readonly declared: { readonly sha256: string | null; readonly size: number | null };
  readonly body: AsyncIterable<Uint8Array>;
}

/** Takes files of applicants in, each once. */
@Injectable()
export class Reception {
  /** How many files of each case are coming in just now: each may take 50 MB of disk before its limits are checked. */
  private readonly coming = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly audit: Audit,
    private readonly files: SealedFiles,
    private readonly surroundings: EvidenceSurroundings,
  ) {}

  /**
   * Takes a file in: sealed on disk first, then row, timeline, audit and message in one transaction. Repeated under the same key it
   * answers again and keeps nothing new. Whatever refuses it leaves neither file nor row.
   * @throws `case.not_found`, `case.act_not_allowed` (closed), `evidence.*`, `rate.limited`, `service.unavailable`
   */
  async receive(upload: Upload): Promise<EvidenceRecord> {
    const { caseId, declared } = upload;
    await this.database.transaction(upload.scope, (tx) => this.admit(tx, upload));
    if (declared.size !== null && declared.size > MOST_BYTES) throw new AppError('evidence.too_large');
    return this.oneOfFew(caseId, async () => {
      const id = randomUUID();
      const kept = await this.files.take(id, caseId, upload.body, MOST_BYTES);
      const mediaType = await this.judge(id, upload, kept);
      await this.files.settle(id);
      return this.record(upload, { ...mediaType, id, kept });
    });
  }

  /** Looks before the body is read, so that a hopeless upload is not waited for. A key that was used passes: it gets its answer again. */
  private async admit(tx: Tx, upload: Upload): Promise<void> {
    const [row] = await tx.query<{ status: LockedCase['row']['status'] }[]>(
      `SELECT status FROM case_file WHERE id = $1 AND case_no = $2`,
      [upload.caseId, upload.caseNo],
    );
    if (!row) throw new AppError('case.not_found');
    const known = await tx.query<unknown[]>(`SELECT 1 FROM idempotency_key WHERE principal = $1 AND key = $2`, [
      principalOf(upload),
      upload.key,
    ]);
    if (known.length > 0) return;
    if (!isOpen(row.status)) throw new AppError('case.act_not_allowed', { act: 'add_evidence', status: row.status });
    await this.checkLimits(tx, upload.caseId, upload.declared.size ?? 0);
  }

  private async checkLimits(tx: Tx, caseId: string, size: number): Promise<void> {
    const [sum] = await tx.query<{ files: string; bytes: string }[]>(
      `SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes FROM evidence WHERE case_id = $1`,
      [caseId],
    );
    if (Number(sum?.files ?? 0) >= MOST_FILES || Number(sum?.bytes ?? 0) + size > MOST_BYTES_TOGETHER)
      throw new AppError('evidence.limit_reached');
  }

  private async oneOfFew<T>(caseId: string, work: () => Promise<T>): Promise<T> {
    const others = this.coming.get(caseId) ?? 0;
    if (others >= MOST_AT_ONCE) throw new AppError('rate.limited', { retryAfterSeconds: 5 });
    this.coming.set(caseId, others + 1);
    try {
      return await work();
    } finally {
      const left = (this.coming.get(caseId) ?? 1) - 1;
      if (left === 0) this.coming.delete(caseId);
      else this.coming.set(caseId, left);
    }
  }

  private async judge(
    id: string,
    { declared, fileName }: Upload,
    kept: Kept,
  ): Promise<{ mediaType: string; name: string }> {
    const finding = mediaTypeOf(cleanFileName(fileName), kept);
    const isSame = declared.sha256 === null || declared.sha256 === kept.sha256;
    if (isSame && !('fault' in finding)) return finding;
    await this.files.discard(id);
    throw isSame ? new AppError('evidence.type_not_allowed', finding) : new AppError('evidence.hash_mismatch');
  }

  private async record(upload: Upload, file: NewFile): Promise<EvidenceRecord> {
    try {
      const answer = await this.database.transaction(upload.scope, (tx) => this.write(tx, upload, file));
      if (answer.id !== file.id) await this.files.discard(file.id);
      this.surroundings.wake.ring();
      return answer;
    } catch (error) {
      // A connection that broke during COMMIT leaves it open whether the row is there: then the sweep decides, not we.
      if (error instanceof AppError || !/^(08|57)/.test(sqlState(error) ?? '08')) await this.files.discard(file.id);
      throw error;
    }
  }

  private async write(tx: Tx, upload: Upload, { id, name, mediaType, kept }: NewFile): Promise<EvidenceRecord> {
    const hash = sha256(JSON.stringify([upload.caseNo, 'add_evidence', name, upload.tag, kept.sha256]));
    const answered = await this.claim(tx, upload, hash);
    if (answered) return answered;
    const locked = await this.cases.lockById(tx, upload.caseId);
    if (!isOpen(locked.state.status))
      throw new AppError('case.act_not_allowed', { act: 'add_evidence', status: locked.state.status });
    await this.checkLimits(tx, upload.caseId, kept.size);
    const { size, sha256: digest } = kept;
    const { tag } = upload;
    const receivedAt = this.surroundings.clock.now();
    await tx.query(
      `INSERT INTO evidence (id, case_id, tag, name, size, sha256, media_type, key_id, received_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
      [id, upload.caseId, tag, name, size, digest, mediaType, kept.keyId, receivedAt],
    );
    const facts = { evidenceId: id, tag, size, sha256: digest, mediaType };
    await this.cases.note(tx, locked, {
      act: 'add_evidence',
      actorKind: 'applicant',
      note: name,
      isPublic: true,
      facts: { ...facts, tells: ['holder'] },
    });
    await this.audit.append(tx, {
      event: 'evidence.received',
      actorKind: 'applicant',
      actorId: null,
      caseId: upload.caseId,
      facts,
    });
    const answer: EvidenceRecord = {
      id,
      name,
      tag,
      size,
      sha256: digest,
      mediaType,
      state: 'received',
      receivedAt: receivedAt.toISOString(),
    };
    await tx.query(`UPDATE idempotency_key SET answer = $3 WHERE principal = $1 AND key = $2`, [
      principalOf(upload),
      upload.key,
      answer,
    ]);
    return answer;
  }

  private async claim(tx: Tx, upload: Upload, hash: string): Promise<EvidenceRecord | null> {
    const claim = [principalOf(upload), upload.key];
    const fresh = await tx.query<unknown[]>(
      `INSERT INTO idempotency_key (principal, key, request_hash, answer) VALUES ($1, $2, $3, '{}') ON CONFLICT DO NOTHING RETURNING 1`,
      [...claim, hash],
    );
    if (fresh.length > 0) return null;
    const [known] = await tx.query<{ request_hash: string; answer: EvidenceRecord }[]>(
      `SELECT request_hash, answer FROM idempotency_key WHERE principal = $1 AND key = $2`,
      claim,
    );
    if (known?.request_hash !== hash) throw new AppError('request.idempotency_key_reused');
    return known.answer;
  }
}

interface NewFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly kept: Kept;
}

/** Keys are each applicant's own, together with those of the other acts. */
const principalOf = ({ caseId }: Upload): string => `applicant:${caseId}`;
