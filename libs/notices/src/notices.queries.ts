import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError } from '#contracts';
import { Clock } from '#platform/clock';
import { Database, type Scope, SYSTEM } from '#platform/database';
import type { Letter } from './letters.js';
import { Letters, POSTING, type Posting } from './mailer.service.js';
import type { NoticeChannel, NoticeState } from './storage/notice.entity.js';

/** Whose notices are looked at: an institution's or a desk's, as one of its people. */
export interface Reader {
  readonly scope: Scope;
  readonly accountId: string;
  readonly institutionId: string | null;
  readonly queue: string | null;
}

export interface NoticeLine {
  seq: string;
  case_no: string;
  template: string;
  facts: { toStatus: string; reasonCode: string | null };
  is_mine: boolean;
  is_quiet: boolean;
  is_read: boolean;
  created_at: Date;
}

/** A notice that went to an applicant, as she may know it. */
export interface SentLine {
  template: string;
  channel: NoticeChannel;
  state: NoticeState;
  facts: { toStatus: string };
  created_at: Date;
  delivered_at: Date | null;
}

export interface OutboxLine extends Posting {
  seq: string;
  state: NoticeState;
  last_error: string | null;
  created_at: Date;
  next_attempt_at: Date | null;
  delivered_at: Date | null;
  settled_at: Date | null;
}

/** What the outbox shows of a letter: to whom, what it says, and what became of it. */
export interface OutboxLetter {
  readonly line: OutboxLine;
  readonly address: string | null;
  readonly letter: Letter | null;
}

export type OutboxView = 'all' | 'waiting' | 'attention';

/** In the words of `notice_page`: what stands on a reader's own page. */
const OWN = `n.channel = 'page' AND n.recipient_kind = $1 AND n.recipient = $2`;
const IN_VIEW: Readonly<Record<OutboxView, string>> = {
  all: 'TRUE',
  waiting: `n.state IN ('written', 'attempting', 'held')`,
  attention: `n.state IN ('failed', 'unknown') AND n.settled_at IS NULL`,
};

/** In the words of `addressedSince`. */
export const placeOf = (reader: Pick<Reader, 'institutionId' | 'queue'>): string => place(reader).join(' ');

const place = ({ institutionId, queue }: Pick<Reader, 'institutionId' | 'queue'>): [string, string] =>
  institutionId === null ? ['coordinator', queue ?? ''] : ['institution', institutionId];

/** Notices for screens, and the few things that people do with them. */
@Injectable()
export class NoticeLists {
  constructor(
    private readonly database: Database,
    private readonly letters: Letters,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Newest first, below `before`. What an institution is told and one of its people besides is one line. */
  async page(reader: Reader, before: string | null, limit: number): Promise<NoticeLine[]> {
    return this.lines(
      reader,
      `n.seq < coalesce($4::bigint, 9223372036854775807)`,
      [before],
      `n.seq DESC LIMIT ${limit}`,
    );
  }

  /** What came after `after`, oldest first. `skip`: what was given out already, for rows that became visible out of order. */
  async since(reader: Reader, after: string, skip: readonly string[], limit: number): Promise<NoticeLine[]> {
    return this.lines(reader, `n.seq > $4 AND n.seq <> ALL ($5::bigint[])`, [after, skip], `n.seq LIMIT ${limit}`);
  }

  /** How many loud notices nobody has marked as read; counting stops at a hundred. */
  async unread(reader: Reader): Promise<number> {
    const [row] = await this.database.read<{ count: number }>(
      reader.scope,
      `SELECT count(*)::int AS count FROM (
         SELECT DISTINCT n.case_id, n.event_seq FROM notice n WHERE ${OWN} AND NOT n.is_quiet
            AND NOT EXISTS (SELECT FROM notice_read r WHERE r.notice_id = n.id AND r.account_id = $3) LIMIT 100) AS few`,
      [...place(reader), reader.accountId],
    );
    return row?.count ?? 0;
  }

  /** The newest place in the order, from which a stream starts. */
  async latest(): Promise<string> {
    const [row] = await this.database.read<{ seq: string | null }>(SYSTEM, `SELECT max(seq)::text AS seq FROM notice`);
    return row?.seq ?? '0';
  }

  /** Whose pages got something after a place, as `institution <id>` or `coordinator <desk>`. */
  async addressedSince(after: string): Promise<string[]> {
    const rows = await this.database.read<{ place: string }>(
      SYSTEM,
      `SELECT DISTINCT recipient_kind || ' ' || coalesce(recipient, '') AS place FROM notice WHERE seq > $1 AND channel = 'page'`,
      [after],
    );
    return rows.map((row) => row.place);
  }

  /** Marks everything up to and including a place as read, or one line alone. */
  async markRead(reader: Reader, upTo: string, isOneOnly: boolean): Promise<void> {
    const within = isOneOnly
      ? `EXISTS (SELECT FROM notice one WHERE one.seq = $4 AND one.case_id = n.case_id AND one.event_seq = n.event_seq)`
      : `n.seq <= $4`;
    await this.database.read(
      reader.scope,
      `INSERT INTO notice_read (notice_id, account_id)
       SELECT n.id, $3::uuid FROM notice n WHERE ${OWN} AND ${within}
          AND NOT EXISTS (SELECT FROM notice_read r WHERE r.notice_id = n.id AND r.account_id = $3::uuid) ON CONFLICT DO NOTHING`,
      [...place(reader), reader.accountId, upTo],
    );
  }

  /** What went to the applicant of a case, newest first. @throws `case.not_found` when the number is not the opened case's */
  async sentTo(scope: Scope, caseId: string, caseNo: string): Promise<SentLine[]> {
    const [file] = await this.database.read<{ case_no: string }>(scope, `SELECT case_no FROM case_file WHERE id = $1`, [
      caseId,
    ]);
    if (file?.case_no !== caseNo) throw new AppError('case.not_found');
    return this.database.read<SentLine>(
      scope,
      `SELECT n.template, n.channel, n.state, n.facts, n.created_at, n.delivered_at FROM notice n
        WHERE n.case_id = $1 AND n.recipient_kind = 'applicant' ORDER BY n.seq DESC LIMIT 100`,
      [caseId],
    );
  }

  /** Letters, newest first. Read by the system where the scope is nobody's: the administrator sees that a letter goes, not what it says. */
  async outbox(scope: Scope, view: OutboxView, before: string | null, limit: number): Promise<OutboxLetter[]> {
    const rows = await this.database.read<OutboxLine>(
      scope,
      `SELECT ${POSTING}, n.seq, n.state, n.last_error, n.created_at, n.next_attempt_at, n.delivered_at, n.settled_at
         FROM notice n LEFT JOIN party p ON p.case_id = n.case_id AND p.side = 'applicant'
        WHERE n.channel = 'email' AND ${IN_VIEW[view]} AND n.seq < coalesce($1::bigint, 9223372036854775807) ORDER BY n.seq DESC LIMIT ${limit}`,
      [before],
    );
    return rows.map((line) => ({ line, address: this.letters.addressOf(line), letter: this.letters.write(line) }));
  }

  /**
   * Puts a letter that was held, failed or is unknown back to be sent, or takes note that it did not arrive. On the audit log.
   * @throws `route.not_found` when there is no such letter in reach, or it is not waiting for this
   */
  async decide(scope: Scope, accountId: string, seq: string, what: 'retry' | 'settle'): Promise<void> {
    const seen = await this.database.read<{ id: string; case_id: string }>(
      scope,
      `SELECT id, case_id FROM notice WHERE seq = $1 AND channel = 'email' AND state IN ('held', 'failed', 'unknown') AND settled_at IS NULL`,
      [seq],
    );
    const [found] = seen;
    if (!found) throw new AppError('route.not_found');
    const now = this.clock.now();
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(
        what === 'retry'
          ? `UPDATE notice SET state = 'written', attempts = 0, next_attempt_at = $2, last_error = NULL WHERE id = $1`
          : `UPDATE notice SET settled_at = $2, settled_by = $3 WHERE id = $1`,
        what === 'retry' ? [found.id, now] : [found.id, now, accountId],
      );
      await this.audit.append(tx, {
        event: `notice.${what}`,
        actorKind: 'staff',
        actorId: accountId,
        caseId: found.case_id,
        facts: { noticeId: found.id },
      });
    });
  }

  private async lines(reader: Reader, where: string, more: readonly unknown[], order: string): Promise<NoticeLine[]> {
    return this.database.read<NoticeLine>(
      reader.scope,
      `SELECT n.seq, n.case_no, n.template, n.facts, n.is_quiet, n.created_at, coalesce(n.account_id = $3::uuid, false) AS is_mine,
              EXISTS (SELECT FROM notice_read r WHERE r.notice_id = n.id AND r.account_id = $3::uuid) AS is_read
         FROM notice n WHERE ${OWN} AND ${where}
          AND NOT EXISTS (SELECT FROM notice twin WHERE twin.case_id = n.case_id AND twin.event_seq = n.event_seq AND twin.channel = 'page'
                            AND twin.recipient = n.recipient AND twin.account_id = $3::uuid AND n.account_id IS NULL)
        ORDER BY ${order}`,
      [...place(reader), reader.accountId, ...more],
    );
  }
}
