import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Cases, isOpen, type LockedCase } from '#cases';
import { AppError, type MaterialTag } from '#contracts';
import type { Tx } from '#platform/database';
import { type EvidenceRecord, EvidenceSurroundings } from './records.js';

const MOST_FILES = 100;
const MOST_BYTES_TOGETHER = 2 * 1024 * 1024 * 1024;
const SHARDS = 16;
/** Beyond this a picture is kept but not shown in small. */
const MOST_PREVIEW_SOURCE = 50 * 1024 * 1024;
const SHOWN_IN_SMALL = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/tiff']);

/** A file that lies sealed in the store and is to become evidence. */
export interface NewEvidence {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly tag: MaterialTag;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly keyId: string;
  readonly isSameAsSent: boolean;
}

/** Where evidence is entered: row, timeline, audit and message in the transaction of whoever took the file in. */
@Injectable()
export class Register {
  constructor(
    private readonly cases: Cases,
    private readonly audit: Audit,
    private readonly surroundings: EvidenceSurroundings,
  ) {}

  /** Looks before a body is read, so that a hopeless upload is not waited for. @throws `case.*`, `evidence.limit_reached`, `evidence.no_space` */
  async admit(tx: Tx, caseId: string, caseNo: string, size: number): Promise<void> {
    const [row] = await tx.query<{ status: LockedCase['row']['status'] }[]>(
      `SELECT status FROM case_file WHERE id = $1 AND case_no = $2`,
      [caseId, caseNo],
    );
    if (!row) throw new AppError('case.not_found');
    if (!isOpen(row.status)) throw new AppError('case.act_not_allowed', { act: 'add_evidence', status: row.status });
    await this.checkLimits(tx, caseId, size);
    await this.checkQuota(tx, size);
  }

  /** Files on their way count with the size that they announced. */
  async checkLimits(
    tx: Tx,
    caseId: string,
    size: number,
    except = '00000000-0000-0000-0000-000000000000',
  ): Promise<void> {
    const [sum] = await tx.query<{ files: string; bytes: string }[]>(
      `SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes FROM (
         SELECT size FROM evidence WHERE case_id = $1
         UNION ALL SELECT size FROM evidence_upload WHERE case_id = $1 AND NOT is_finished AND id <> $2) f`,
      [caseId, except],
    );
    if (Number(sum?.files ?? 0) >= MOST_FILES || Number(sum?.bytes ?? 0) + size > MOST_BYTES_TOGETHER)
      throw new AppError('evidence.limit_reached');
  }

  private async checkQuota(tx: Tx, size: number): Promise<void> {
    const most = this.surroundings.env.EVIDENCE_QUOTA_GB * 1024 ** 3;
    if (most === 0) return;
    const [sum] = await tx.query<{ bytes: string }[]>(`SELECT sum(bytes) AS bytes FROM evidence_volume`);
    if (Number(sum?.bytes ?? 0) + size > most) throw new AppError('evidence.no_space');
  }

  /** @throws `case.act_not_allowed`, `evidence.limit_reached` */
  async enter(tx: Tx, file: NewEvidence): Promise<EvidenceRecord> {
    const locked = await this.cases.lockById(tx, file.caseId);
    if (!isOpen(locked.state.status))
      throw new AppError('case.act_not_allowed', { act: 'add_evidence', status: locked.state.status });
    await this.checkLimits(tx, file.caseId, file.size, file.id);
    const answer = await this.write(tx, file);
    const { id, tag, size, sha256, mediaType } = file;
    const facts = { evidenceId: id, tag, size, sha256, mediaType };
    await this.cases.note(tx, locked, {
      act: 'add_evidence',
      actorKind: 'applicant',
      note: file.name,
      isPublic: true,
      facts: { ...facts, tells: ['holder'] },
    });
    await this.audit.append(tx, {
      event: 'evidence.received',
      actorKind: 'applicant',
      actorId: null,
      caseId: file.caseId,
      facts: { ...facts, isSameAsSent: file.isSameAsSent },
    });
    return answer;
  }

  private async write(tx: Tx, file: NewEvidence): Promise<EvidenceRecord> {
    const receivedAt = this.surroundings.clock.now();
    const { id, caseId, name, tag, size, sha256, mediaType, keyId, isSameAsSent } = file;
    const scan = this.surroundings.hasScanner ? 'waiting' : 'not_scanned';
    const preview = SHOWN_IN_SMALL.has(mediaType) && size <= MOST_PREVIEW_SOURCE ? 'waiting' : 'none';
    await tx.query(
      `INSERT INTO evidence (id, case_id, tag, name, size, sha256, media_type, key_id, received_at, is_same_as_sent, scan, preview, checked_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$9)`,
      [id, caseId, tag, name, size, sha256, mediaType, keyId, receivedAt, isSameAsSent, scan, preview],
    );
    await tx.query(`UPDATE evidence_volume SET bytes = bytes + $1 WHERE shard = $2`, [
      size,
      Math.floor(Math.random() * SHARDS),
    ]);
    return {
      id,
      name,
      tag,
      size,
      sha256,
      mediaType,
      state: 'received',
      isSameAsSent,
      scan,
      preview,
      receivedAt: receivedAt.toISOString(),
    };
  }
}
