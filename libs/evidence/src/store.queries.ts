import { Injectable } from '@nestjs/common';
import { AppError } from '#contracts';
import { Database, SYSTEM } from '#platform/database';
import { EvidenceSurroundings } from './records.js';

/** A file that needs a person: no name and no content, only where it belongs and what is wrong. */
export interface TroubledFile {
  readonly id: string;
  readonly caseNo: string;
  readonly fault: 'damaged' | 'infected' | 'unscannable';
  readonly finding: string | null;
  readonly size: number;
  readonly receivedAt: string;
  readonly checkedAt: string | null;
}

export interface StoreState {
  readonly files: number;
  readonly bytes: number;
  readonly quotaBytes: number | null;
  readonly kind: 'disk' | 's3';
  readonly scanner: 'none' | 'set_up';
  readonly isOpenUnscanned: boolean;
  readonly waiting: number;
  /** The file that was not read for longest. */
  readonly oldestCheckAt: string | null;
  readonly troubled: readonly TroubledFile[];
}

const MOST_SHOWN = 200;

/** The evidence store as whoever runs the system sees it: figures and troubles, never a file. */
@Injectable()
export class EvidenceStore {
  constructor(
    private readonly database: Database,
    private readonly surroundings: EvidenceSurroundings,
  ) {}

  async state(): Promise<StoreState> {
    const { env, hasScanner } = this.surroundings;
    const [sum] = await this.database.read<{ files: string; bytes: string; waiting: number; oldest: Date | null }>(
      SYSTEM,
      `SELECT (SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'evidence'::regclass) AS files,
              (SELECT sum(bytes) FROM evidence_volume) AS bytes,
              (SELECT count(*)::int FROM evidence WHERE scan = 'waiting') AS waiting,
              (SELECT checked_at FROM evidence ORDER BY checked_at NULLS FIRST LIMIT 1) AS oldest`,
    );
    return {
      files: Number(sum?.files ?? 0),
      bytes: Number(sum?.bytes ?? 0),
      quotaBytes: env.EVIDENCE_QUOTA_GB === 0 ? null : env.EVIDENCE_QUOTA_GB * 1024 ** 3,
      kind: env.S3_BUCKET ? 's3' : 'disk',
      scanner: hasScanner ? 'set_up' : 'none',
      isOpenUnscanned: env.EVIDENCE_UNSCANNED === 'open',
      waiting: sum?.waiting ?? 0,
      oldestCheckAt: sum?.oldest?.toISOString() ?? null,
      troubled: await this.troubled(),
    };
  }

  /** Has a file read and scanned again soon: a copy of it was put back. @throws `evidence.not_found` */
  async lookAgain(id: string): Promise<void> {
    const rows = await this.database.read(
      SYSTEM,
      `WITH again AS (UPDATE evidence SET checked_at = NULL, scan_after = NULL WHERE id::text = $1 RETURNING id) SELECT id FROM again`,
      [id],
    );
    if (rows.length === 0) throw new AppError('evidence.not_found');
  }

  private async troubled(): Promise<TroubledFile[]> {
    const rows = await this.database.read<
      Omit<TroubledFile, 'receivedAt' | 'checkedAt'> & { received_at: Date; checked_at: Date | null }
    >(
      SYSTEM,
      `SELECT e.id, c.case_no AS "caseNo", CASE WHEN e.state = 'damaged' THEN 'damaged' ELSE e.scan END AS fault,
              e.scan_finding AS finding, e.size, e.received_at, e.checked_at
         FROM evidence e JOIN case_file c ON c.id = e.case_id
        WHERE (e.state = 'damaged' OR e.scan IN ('infected', 'unscannable', 'waiting')) AND (e.state = 'damaged' OR e.scan <> 'waiting')
        ORDER BY e.received_at DESC LIMIT ${MOST_SHOWN}`,
    );
    return rows.map(({ received_at, checked_at, ...row }) => ({
      ...row,
      receivedAt: received_at.toISOString(),
      checkedAt: checked_at?.toISOString() ?? null,
    }));
  }
}
