import { Injectable } from '@nestjs/common';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { claimMessage } from '#platform/outbox';
import type { Audience } from '#cases';

interface EventRow {
  act: string;
  to_status: string;
  reason_code: string | null;
  institution_id: string | null;
  facts: { tells?: readonly Audience[]; offeredTo?: string | null; informs?: readonly string[] };
  holder_institution_id: string | null;
  coordinator_queue: string | null;
}

/** Tells people what concerns them. First form: a notice on the page of whoever it is for; delivery is being there. */
@Injectable()
export class Notices {
  constructor(private readonly database: Database) {}

  /** Writes the notices of one event of a case. @returns false when this message had been handled before. */
  async announce(caseId: string, seq: number, delivery: { consumer: string; outboxId: string }): Promise<boolean> {
    return this.database.transaction(SYSTEM, async (tx) => {
      if (!(await claimMessage(tx, delivery.consumer, delivery.outboxId))) return false;
      const [event] = await tx.query<EventRow[]>(
        `SELECT e.act, e.to_status, e.reason_code, e.institution_id, e.facts, c.holder_institution_id, c.coordinator_queue
           FROM case_event e JOIN case_file c ON c.id = e.case_id WHERE e.case_id = $1 AND e.seq = $2`,
        [caseId, seq],
      );
      if (event) await this.write(tx, caseId, event);
      return true;
    });
  }

  private async write(tx: Tx, caseId: string, event: EventRow): Promise<void> {
    for (const audience of event.facts.tells ?? []) {
      const kind = audience === 'applicant' || audience === 'coordinator' ? audience : 'institution';
      const recipient = recipientOf(audience, event);
      if (kind === 'applicant' || recipient !== null) await this.deliver(tx, caseId, event, kind, recipient);
    }
    for (const desk of event.facts.informs ?? []) await this.deliver(tx, caseId, event, 'coordinator', desk);
  }

  private async deliver(
    tx: Tx,
    caseId: string,
    event: EventRow,
    kind: string,
    recipient: string | null,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO notice (id, case_id, recipient_kind, recipient, template, facts, channel, state, delivered_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, 'page', 'delivered', now())`,
      [caseId, kind, recipient, event.act, { toStatus: event.to_status, reasonCode: event.reason_code }],
    );
  }
}

/** Whose page it is put on: an institution or a desk; an applicant's is the case's own. */
function recipientOf(audience: Audience, event: EventRow): string | null {
  switch (audience) {
    case 'applicant':
      return null;
    case 'coordinator':
      return event.coordinator_queue ?? 'national';
    case 'offered':
      return event.facts.offeredTo ?? null;
    case 'previous_holder':
      return event.institution_id;
    default:
      return event.holder_institution_id;
  }
}
