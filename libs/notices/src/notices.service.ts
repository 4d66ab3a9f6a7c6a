import { Injectable } from '@nestjs/common';
import { type CaseEvent, type CaseRecord, Cases, type LockedCase, statesOf } from '#cases';
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
    await this.write(tx, file, event, recipientsOf(turn));
  }

  /** All notices of one event: on the page of whoever is told, and by letter to an applicant who has an address. */
  private async write(tx: Tx, { row }: LockedCase, event: CaseEvent, recipients: readonly Recipient[]): Promise<void> {
    if (recipients.length === 0) return;
    const now = this.clock.now();
    const letter = this.env.SMTP_URL ? 'written' : 'held';
    const written = await tx.query<{ id: string; isForStaff: boolean }[]>(
      `INSERT INTO notice (id, case_id, case_no, event_seq, recipient_kind, recipient, account_id, is_quiet, is_confidential, template, facts, channel, state,
                           created_at, delivered_at, next_attempt_at)
       SELECT gen_random_uuid(), $1, $2, $3, r.kind, r.id, r."accountId", r."isQuiet", $4, $5, $6, way.channel, way.state,
              $7, CASE WHEN way.channel = 'page' THEN $7::timestamptz END, CASE WHEN way.channel = 'email' THEN $7::timestamptz END
         FROM jsonb_to_recordset($8) AS r (kind text, id text, "accountId" uuid, "isQuiet" boolean),
              (VALUES ('page', 'delivered'), ('email', $9)) AS way (channel, state)
        WHERE way.channel = 'page'
           OR r.kind = 'applicant' AND EXISTS (SELECT FROM party WHERE case_id = $1 AND side = 'applicant' AND email_sealed IS NOT NULL)
           ON CONFLICT DO NOTHING
       RETURNING id, channel = 'page' AND recipient_kind <> 'applicant' AS "isForStaff"`,
      [
        row.id,
        row.case_no,
        event.seq,
        row.is_confidential,
        event.act,
        { toStatus: event.toStatus, reasonCode: event.reasonCode },
        now,
        JSON.stringify(recipients),
        letter,
      ],
    );
    const ofStaff = written.filter(({ isForStaff }) => isForStaff).map(({ id }) => id);
    // Nobody has to read what they did themselves.
    if (event.actorKind === 'staff' && ofStaff.length > 0)
      await tx.query(
        `INSERT INTO notice_read (notice_id, account_id) SELECT id, $2 FROM unnest($1::uuid[]) AS id ON CONFLICT DO NOTHING`,
        [ofStaff, event.actorId],
      );
  }

  /** Tells the open pages of staff, outside of the transaction (see `Wake`). A lost call costs them one poll. */
  private ring(): void {
    this.bell ??= setTimeout(() => {
      this.bell = null;
      this.database.direct(`SELECT pg_notify('notice', '')`).catch(() => undefined);
    }, PAUSE_MS);
  }
}
