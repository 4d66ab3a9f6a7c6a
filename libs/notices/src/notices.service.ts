import { Injectable } from '@nestjs/common';
import { type CaseRecord, Cases, type LockedCase, statesOf } from '#cases';
import { Clock } from '#platform/clock';
import { Env } from '#platform/config';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { claimMessage } from '#platform/outbox';
import { type Recipient, recipientsOf, type Turn } from './recipients.js';

const PAUSE_MS = 20;

/** Tells people what concerns them: a notice on the page of whoever it is for, and a letter to an applicant who has an e-mail address. */
@Injectable()
export class Notices {
  private bell: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** Writes the notices of one event of a case. @returns false when this message had been handled before. */
  async announce(caseId: string, seq: number, delivery: { consumer: string; outboxId: string }): Promise<boolean> {
    const isFresh = await this.database.transaction(SYSTEM, async (tx) => {
      if (!(await claimMessage(tx, delivery.consumer, delivery.outboxId))) return false;
      const [row] = await tx.query<CaseRecord[]>(`SELECT * FROM case_file WHERE id = $1`, [caseId]);
      if (row) await this.tell(tx, await this.cases.read(tx, row), seq);
      return true;
    });
    if (isFresh) this.ring();
    return isFresh;
  }

  private async tell(tx: Tx, file: LockedCase, seq: number): Promise<void> {
    const at = file.history.findIndex((event) => event.seq === seq);
    const states = statesOf(file.facts, file.history.slice(0, at + 1));
    const [event, after] = [file.history[at], states[at]];
    if (!event || !after) return;
    const turn: Turn = { event, before: states[at - 1] ?? null, after };
    for (const recipient of recipientsOf(turn)) {
      await this.write(tx, file, turn, recipient, 'page');
      if (recipient.kind === 'applicant' && (await this.hasAddress(tx, file.row.id)))
        await this.write(tx, file, turn, recipient, 'email');
    }
  }

  private async write(
    tx: Tx,
    { row }: LockedCase,
    { event }: Turn,
    recipient: Recipient,
    channel: 'page' | 'email',
  ): Promise<void> {
    const now = this.clock.now();
    const isPage = channel === 'page';
    const written = await tx.query<{ id: string }[]>(
      `INSERT INTO notice (id, case_id, case_no, event_seq, recipient_kind, recipient, account_id, is_quiet, is_confidential, template, facts, channel, state,
                           created_at, delivered_at, next_attempt_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING RETURNING id`,
      [
        row.id,
        row.case_no,
        event.seq,
        recipient.kind,
        recipient.id,
        recipient.accountId,
        recipient.isQuiet,
        row.is_confidential,
        event.act,
        { toStatus: event.toStatus, reasonCode: event.reasonCode },
        channel,
        isPage ? 'delivered' : this.env.SMTP_URL ? 'written' : 'held',
        now,
        isPage ? now : null,
        isPage ? null : now,
      ],
    );
    // Nobody has to read what they did themselves.
    if (isPage && recipient.kind !== 'applicant' && event.actorKind === 'staff')
      await tx.query(
        `INSERT INTO notice_read (notice_id, account_id) SELECT id, $2 FROM unnest($1::uuid[]) AS id ON CONFLICT DO NOTHING`,
        [written.map(({ id }) => id), event.actorId],
      );
  }

  private async hasAddress(tx: Tx, caseId: string): Promise<boolean> {
    const found = await tx.query<unknown[]>(
      `SELECT 1 FROM party WHERE case_id = $1 AND side = 'applicant' AND email_sealed IS NOT NULL`,
      [caseId],
    );
    return found.length > 0;
  }

  /** Tells the open pages of staff, outside of the transaction (see `Wake`). A lost call costs them one poll. */
  private ring(): void {
    this.bell ??= setTimeout(() => {
      this.bell = null;
      this.database.direct(`SELECT pg_notify('notice', '')`).catch(() => undefined);
    }, PAUSE_MS);
  }
}
