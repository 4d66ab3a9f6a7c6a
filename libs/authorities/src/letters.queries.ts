import { Injectable } from '@nestjs/common';
import {
  AppError,
  type Day,
  type ExportCheck,
  type ReferralChannel,
  type ReferralKind,
  type ReferralLetter,
  type ReferralOutcome,
  type ReferralReturnReason,
  type ReferralState,
} from '#contracts';
import { Vault } from '#platform/crypto';
import { Database, type Scope, type Tx } from '#platform/database';
import type { LetterAct } from './domain/letter.js';
import { openLetter } from './sealed-letters.js';

export interface LetterHistory {
  readonly act: LetterAct | 'prepare';
  readonly at: string;
  readonly actorKind: string;
  readonly note: string | null;
}

/** One letter as whoever may see it sees it. */
export interface LetterView {
  readonly id: string;
  readonly number: string;
  readonly kind: ReferralKind;
  readonly state: ReferralState;
  readonly channel: ReferralChannel;
  readonly authorityId: string;
  readonly authorityName: string;
  readonly letter: ReferralLetter;
  readonly seal: string;
  readonly checks: readonly ExportCheck[];
  readonly preparedAt: string;
  readonly sentAt: string | null;
  readonly replyBy: Day;
  readonly reminders: number;
  readonly receiptNo: string | null;
  readonly returnReason: ReferralReturnReason | null;
  readonly outcome: ReferralOutcome | null;
  readonly settledAt: string | null;
  readonly history: readonly LetterHistory[];
}

const COLUMNS = `r.id, r.number, r.kind, r.state, r.channel, r.authority_id, r.authority_name, r.letter_sealed, r.signature, r.checks, r.prepared_at, r.sent_at,
  r.reply_by::text AS reply_by, r.reminders, r.receipt_no, r.return_reason, r.outcome, r.settled_at,
  (SELECT json_agg(json_build_object('act', e.act, 'at', e.at, 'actorKind', e.actor_kind, 'note', e.note) ORDER BY e.seq)
     FROM referral_event e WHERE e.referral_id = r.id) AS history`;

/** Letters for screens and for the systems of authorities: read only, always under the reader's scope. */
@Injectable()
export class LetterQueries {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  async ofCase(tx: Tx, caseId: string): Promise<LetterView[]> {
    const rows = await tx.query<StoredView[]>(
      `SELECT ${COLUMNS} FROM referral r WHERE r.case_id = $1 ORDER BY r.prepared_at, r.number`,
      [caseId],
    );
    return rows.map((row) => present(this.vault, row));
  }

  /** Letters addressed to the authority that asks, newest first; `after` is the id of the last one read. */
  async inbox(scope: Scope, isOpen: boolean, after: string | null, limit: number): Promise<LetterView[]> {
    const rows = await this.database.read<StoredView>(
      scope,
      `SELECT ${COLUMNS} FROM referral r WHERE (NOT $1 OR r.state IN ('ready', 'sent', 'accepted'))
          AND ($2::text IS NULL OR (r.prepared_at, r.id) < (SELECT l.prepared_at, l.id FROM referral l WHERE l.id::text = $2))
        ORDER BY r.prepared_at DESC, r.id DESC LIMIT $3`,
      [isOpen, after, limit],
    );
    return rows.map((row) => present(this.vault, row));
  }

  /** @throws `authority.letter_not_found`, also for a letter that exists and is somebody else's */
  async one(scope: Scope, id: string): Promise<LetterView> {
    const [row] = await this.database.read<StoredView>(
      scope,
      `SELECT ${COLUMNS} FROM referral r WHERE r.id::text = $1`,
      [id],
    );
    if (!row) throw new AppError('authority.letter_not_found');
    return present(this.vault, row);
  }
}

interface StoredView {
  id: string;
  number: string;
  kind: ReferralKind;
  state: ReferralState;
  channel: ReferralChannel;
  authority_id: string;
  authority_name: string;
  letter_sealed: string;
  signature: string;
  checks: ExportCheck[];
  prepared_at: Date;
  sent_at: Date | null;
  reply_by: Day;
  reminders: number;
  receipt_no: string | null;
  return_reason: ReferralReturnReason | null;
  outcome: ReferralOutcome | null;
  settled_at: Date | null;
  history: LetterHistory[] | null;
}

const present = (vault: Vault, row: StoredView): LetterView => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  state: row.state,
  channel: row.channel,
  authorityId: row.authority_id,
  authorityName: row.authority_name,
  ...openLetter(vault, row),
  checks: row.checks,
  preparedAt: row.prepared_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  replyBy: row.reply_by,
  reminders: row.reminders,
  receiptNo: row.receipt_no,
  returnReason: row.return_reason,
  outcome: row.outcome,
  settledAt: row.settled_at?.toISOString() ?? null,
  history: (row.history ?? []).map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
});
