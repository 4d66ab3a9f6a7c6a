import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError, type MaterialTag } from '#contracts';
import { sha256 } from '#platform/crypto';
import { Database, type Scope, sqlState, type Tx } from '#platform/database';
import { cleanFileName } from './domain/fileName.js';
import { mediaTypeOf } from './domain/mediaType.js';
import { type EvidenceRecord, EvidenceSurroundings } from './records.js';
import { type NewEvidence, Register } from './register.js';
import { type Kept, SealedFiles } from './sealed-files.js';

/** Largest file of a single call in bytes; larger ones come in parts. */
export const MOST_BYTES = 50 * 1024 * 1024;
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

/** How many bodies of each case are coming in just now: each may take much of the store before its limits are checked. */
export class AtOnce {
  private readonly coming = new Map<string, number>();

  /** @throws `rate.limited` */
  async oneOfFew<T>(caseId: string, work: () => Promise<T>): Promise<T> {
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
}

/** Takes files of applicants in that come in one call, each once. */
@Injectable()
export class Reception {
  private readonly atOnce = new AtOnce();

  constructor(
    private readonly database: Database,
    private readonly register: Register,
    private readonly files: SealedFiles,
    private readonly surroundings: EvidenceSurroundings,
  ) {}

  /**
   * Takes a file in: sealed in the store first, then row, timeline, audit and message in one transaction. Repeated under the same key it
   * answers again and keeps nothing new. Whatever refuses it leaves neither file nor row.
   * @throws `case.not_found`, `case.act_not_allowed` (closed), `evidence.*`, `rate.limited`, `service.unavailable`
   */
  async receive(upload: Upload): Promise<EvidenceRecord> {
    const { caseId, declared } = upload;
    await this.database.transaction(upload.scope, (tx) => this.admit(tx, upload));
    if (declared.size !== null && declared.size > MOST_BYTES) throw new AppError('evidence.too_large');
    return this.atOnce.oneOfFew(caseId, async () => {
      const id = randomUUID();
      const kept = await this.files.take(id, caseId, upload.body, MOST_BYTES);
      return this.record(upload, await this.judge(id, upload, kept));
    });
  }

  /** A key that was used passes: it gets its answer again. */
  private async admit(tx: Tx, upload: Upload): Promise<void> {
    const known = await tx.query<unknown[]>(
      `SELECT 1 FROM idempotency_key k JOIN case_file c ON c.id = $3 AND c.case_no = $4 WHERE k.principal = $1 AND k.key = $2`,
      [principalOf(upload), upload.key, upload.caseId, upload.caseNo],
    );
    if (known.length === 0) await this.register.admit(tx, upload.caseId, upload.caseNo, upload.declared.size ?? 0);
  }

  private async judge(id: string, { declared, fileName, caseId, tag }: Upload, kept: Kept): Promise<NewEvidence> {
    const finding = mediaTypeOf(cleanFileName(fileName), kept);
    const isSame = declared.sha256 === null || declared.sha256 === kept.sha256;
    const { size, sha256: digest, keyId } = kept;
    if (isSame && !('fault' in finding))
      return { ...finding, id, caseId, tag, size, sha256: digest, keyId, isSameAsSent: declared.sha256 !== null };
    await this.files.discard(id);
    throw isSame ? new AppError('evidence.type_not_allowed', finding) : new AppError('evidence.hash_mismatch');
  }

  private async record(upload: Upload, file: NewEvidence): Promise<EvidenceRecord> {
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

  private async write(tx: Tx, upload: Upload, file: NewEvidence): Promise<EvidenceRecord> {
    const hash = sha256(JSON.stringify([upload.caseNo, 'add_evidence', file.name, upload.tag, file.sha256]));
    const answered = await this.claim(tx, upload, hash);
    if (answered) return answered;
    const answer = await this.register.enter(tx, file);
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

/** Keys are each applicant's own, together with those of the other acts. */
const principalOf = ({ caseId }: Upload): string => `applicant:${caseId}`;
