import { Injectable } from '@nestjs/common';
import { type ActInput, type Actor, Cases, deadlineOf, filedRequest, type LockedCase, type Permitted } from '#cases';
import { BOUNCE_BUDGET, type RoutingDecision, shanghaiDay } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { claimMessage, Outbox } from '#platform/outbox';
import { Routing } from '#routing';
import { commonSuperior, nextStep, type Offer } from './domain/offer.js';

const BY_SYSTEM: Actor = { kind: 'system' };
/** Proposals that no institution is asked about before a coordinator has looked. */
const FOR_THE_DESK: readonly (string | null)[] = ['refuse_proposed', 'clue'];

interface Delivery {
  readonly consumer: string;
  readonly outboxId: string;
}

/** The time, and the outbox. */
@Injectable()
export class ReferralSurroundings {
  constructor(
    readonly clock: Clock,
    readonly outbox: Outbox,
  ) {}
}

/** Passing cases from one institution to the next: one offer at a time, ownership only by acceptance, and always somebody in charge. */
@Injectable()
export class Referral {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly routing: Routing,
    private readonly network: Network,
    private readonly surroundings: ReferralSurroundings,
  ) {}

  /** Routes a triaged case and offers it to the institution in charge. @returns false when this message had been handled before. */
  async propose(caseId: string, delivery: Delivery): Promise<boolean> {
    return this.database.transaction(SYSTEM, async (tx) => {
      if (!(await claimMessage(tx, delivery.consumer, delivery.outboxId))) return false;
      const locked = await this.cases.lockById(tx, caseId);
      if (locked.row.status !== 'submitted') return true;
      const { facts, decision } = await this.routing.decide(await filedRequest(tx, caseId));
      await this.routing.record(tx, caseId, this.surroundings.clock.now(), facts, decision);
      const desk = decision.queue ?? this.network.deskOf(decision.place ?? facts.applicantRegion);
      const flags = [...new Set([...locked.row.flags, ...decision.flags])];
      const proposal = locked.row.proposal ?? (decision.outcome === 'transfer' ? 'transfer' : null);
      await tx.query(
        `UPDATE case_file SET place_code = $2, coordinator_queue = $3, flags = $4, proposal = $5 WHERE id = $1`,
        [caseId, decision.place, desk, flags, proposal],
      );
      const lead = FOR_THE_DESK.includes(locked.row.proposal) ? null : decision.lead;
      await this.tellDesks(tx, locked, decision);
      const next = await this.cases.lockById(tx, caseId);
      if (lead) await this.offer(tx, next, lead.id);
      else await this.cases.apply(tx, next, 'triage_route', BY_SYSTEM, {});
      if (lead) await this.bringIn(tx, next, decision);
      return true;
    });
  }

  /** After a return or an offer that ran out: the next institution that the rule ranked, or the coordinators' desk, where the case stands already. */
  async offerNext(caseId: string, delivery: Delivery): Promise<boolean> {
    return this.database.transaction(SYSTEM, async (tx) => {
      if (!(await claimMessage(tx, delivery.consumer, delivery.outboxId))) return false;
      const locked = await this.cases.lockById(tx, caseId);
      if (locked.state.status !== 'triage' || locked.state.holder !== null) return true;
      const record = (await this.routing.history(tx, caseId)).at(-1);
      const step = nextStep(await this.offersOf(tx, caseId), record?.decision.candidates ?? []);
      if (step.kind === 'offer') await this.offer(tx, locked, step.institutionId);
      return true;
    });
  }

  /** Keeps the record of offers and of who may see the case in step with an act that was just done. */
  async follow(tx: Tx, locked: LockedCase, permitted: Permitted, input: ActInput): Promise<void> {
    const { act, actorId, institutionId } = permitted.event;
    const caseId = locked.row.id;
    const answer = (state: string): Promise<void> => this.answer(tx, caseId, state, actorId, input);
    switch (act) {
      case 'accept_offer':
        return answer('accepted');
      case 'return_offer':
        await answer('returned');
        await this.raise(tx, caseId, permitted.after);
        return this.surroundings.outbox.append(tx, 'offer.returned', { caseId });
      case 'expire_offer':
        await answer('expired');
        await this.raise(tx, caseId, permitted.after);
        return this.surroundings.outbox.append(tx, 'offer.returned', { caseId });
      case 'give_back':
        return this.surroundings.outbox.append(tx, 'offer.returned', { caseId });
      case 'transfer':
        return this.writeOffer(tx, caseId, 'transfer', institutionId, permitted.after.offeredTo ?? '');
      case 'offer':
        return this.writeOffer(tx, caseId, 'dispatch', institutionId, permitted.after.offeredTo ?? '');
      case 'invite_co_handler':
        return this.admit(tx, caseId, input.institutionId ?? '', 'co_handler');
      case 'end_co_handling':
        return this.dismiss(tx, caseId, input.institutionId ?? '');
      case 'withdraw':
      case 'designate':
        return answer('superseded');
      default:
        return undefined;
    }
  }

  private async offer(tx: Tx, locked: LockedCase, institutionId: string): Promise<void> {
    const permitted = await this.cases.apply(tx, locked, 'offer', BY_SYSTEM, { institutionId });
    await this.follow(tx, locked, permitted, { institutionId });
  }

  /** Desks that have to know at once beside the one in charge: many provinces (M1), nobody on the spot (F1). */
  private async tellDesks(tx: Tx, locked: LockedCase, { inform, rules }: RoutingDecision): Promise<void> {
    if (inform.length === 0) return;
    const facts = { informs: inform, rules: rules.filter((rule) => rule === 'M1' || rule === 'F1') };
    await this.cases.note(tx, locked, { act: 'inform_desk', actorKind: 'system', isPublic: false, facts });
  }

  /**
   * After the last failed offer the case stands before the desk above all who could not agree, who designates. The place counts with
   * them: its own desk is not passed over because others were asked.
   */
  private async raise(tx: Tx, caseId: string, { declinedBy }: Permitted['after']): Promise<void> {
    const [row] = await tx.query<{ place_code: string | null }[]>(`SELECT place_code FROM case_file WHERE id = $1`, [
      caseId,
    ]);
    if (declinedBy.length < BOUNCE_BUDGET || !row?.place_code) return;
    const { institutionById } = await this.network.current();
    const regions = declinedBy.flatMap((id) => institutionById.get(id)?.regionCode ?? []);
    const superior = commonSuperior([row.place_code, ...regions]);
    await tx.query(`UPDATE case_file SET coordinator_queue = $2 WHERE id = $1`, [caseId, superior]);
  }

  /** Co-handlers see the case from the start, where the applicant agreed to that (PIPL art. 23); else they wait for consent. */
  private async bringIn(tx: Tx, locked: LockedCase, decision: RoutingDecision): Promise<void> {
    if (!locked.row.may_share) return;
    for (const { id } of decision.coHandlers) await this.admit(tx, locked.row.id, id, 'co_handler');
  }

  private async offersOf(tx: Tx, caseId: string): Promise<Offer[]> {
    return tx.query<Offer[]>(
      `SELECT to_institution_id AS "toInstitutionId", state, answer_by AS "answerBy" FROM offer WHERE case_id = $1`,
      [caseId],
    );
  }

  private async writeOffer(
    tx: Tx,
    caseId: string,
    kind: 'dispatch' | 'transfer',
    from: string | null,
    to: string,
  ): Promise<void> {
    const now = this.surroundings.clock.now();
    const { calendar } = await this.network.current();
    const { dueOn } = deadlineOf('transfer_answer', shanghaiDay(now), calendar);
    await tx.query(
      `INSERT INTO offer (id, case_id, kind, from_institution_id, to_institution_id, offered_at, answer_by) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6)`,
      [caseId, kind, from, to, now, dueOn],
    );
    await this.admit(tx, caseId, to, 'offered');
  }

  private async answer(tx: Tx, caseId: string, state: string, by: string | null, input: ActInput): Promise<void> {
    const now = this.surroundings.clock.now();
    await tx.query(
      `UPDATE offer SET state = $2, answered_at = $3, answered_by = $4, return_reason = $5, note = $6 WHERE case_id = $1 AND state = 'offered'`,
      [caseId, state, now, by, input.reasonCode ?? null, input.note ?? null],
    );
    await tx.query(
      `UPDATE case_participant SET until = $2 WHERE case_id = $1 AND relation = 'offered' AND until IS NULL`,
      [caseId, now],
    );
  }

  private async admit(
    tx: Tx,
    caseId: string,
    institutionId: string,
    relation: 'offered' | 'co_handler',
  ): Promise<void> {
    await tx.query(
      `INSERT INTO case_participant (case_id, institution_id, relation, since) VALUES ($1, $2, $3, $4)
       ON CONFLICT (case_id, institution_id) DO UPDATE SET relation = excluded.relation, since = excluded.since, until = NULL`,
      [caseId, institutionId, relation, this.surroundings.clock.now()],
    );
  }

  private async dismiss(tx: Tx, caseId: string, institutionId: string): Promise<void> {
    await tx.query(
      `UPDATE case_participant SET until = $3 WHERE case_id = $1 AND institution_id = $2 AND until IS NULL`,
      [caseId, institutionId, this.surroundings.clock.now()],
    );
  }
}
