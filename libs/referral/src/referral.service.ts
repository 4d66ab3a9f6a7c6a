import { Injectable } from '@nestjs/common';
import { type ActInput, type Actor, CaseAccess, Cases, type LockedCase, type Permitted, Promises } from '#cases';
import { BOUNCE_BUDGET, type RoutingDecision } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { claimMessage, Outbox } from '#platform/outbox';
import { inForce, Routing } from '#routing';
import { Between } from './between.service.js';
import { commonSuperior, nextStep } from './domain/offer.js';
import { admit, offersOf } from './participants.js';
import { Reconsideration } from './reconsideration.service.js';

const BY_SYSTEM: Actor = { kind: 'system' };
/** Proposals that no institution is asked about before a coordinator has looked. */
const FOR_THE_DESK: readonly (string | null)[] = ['refuse_proposed', 'clue'];

interface Delivery {
  readonly consumer: string;
  readonly outboxId: string;
}

/** Who steps in for an institution that leaves the network: another one, or the desk. */
export interface Replacement {
  readonly leavingId: string;
  readonly institutionId: string | null;
  readonly desk: string | null;
  readonly releaseId: string | null;
}

/** What follows beside a hand-over: a route that somebody answers otherwise, who may see the file, and who else takes part. */
@Injectable()
export class HandOverEffects {
  constructor(
    readonly reconsideration: Reconsideration,
    readonly access: CaseAccess,
    readonly between: Between,
  ) {}
}

/** The time, what it promises, the outbox, and what follows beside a hand-over. */
@Injectable()
export class ReferralSurroundings {
  constructor(
    readonly clock: Clock,
    readonly outbox: Outbox,
    readonly promises: Promises,
    readonly effects: HandOverEffects,
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
      const { facts, decision } = await this.routing.decide(await this.cases.filedRequest(tx, caseId));
      await this.routing.record(tx, caseId, this.surroundings.clock.now(), { facts, decision });
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
      const record = inForce(await this.routing.history(tx, caseId));
      const step = nextStep(await offersOf(tx, caseId), record?.decision.candidates ?? []);
      if (step.kind === 'offer') await this.offer(tx, locked, step.institutionId);
      return true;
    });
  }

  /** Asks the rule again after a fact has changed. @returns false when this message had been handled before. */
  reconsider(caseId: string, delivery: Delivery): Promise<boolean> {
    return this.surroundings.effects.reconsideration.reconsider(caseId, delivery);
  }

  /** Keeps the record of offers and of who may see the case in step with an act that was just done. */
  async follow(tx: Tx, locked: LockedCase, permitted: Permitted, input: ActInput): Promise<void> {
    await this.followOffer(tx, locked, permitted, input);
    await this.surroundings.effects.between.follow(tx, locked, permitted, input);
  }

  private async followOffer(tx: Tx, locked: LockedCase, permitted: Permitted, input: ActInput): Promise<void> {
    const { act, actorId, institutionId } = permitted.event;
    const caseId = locked.row.id;
    await this.handSecretOver(tx, locked, permitted);
    const answer = (state: string): Promise<void> => this.answer(tx, caseId, state, actorId, input);
    switch (act) {
      case 'accept_offer':
        return answer('accepted');
      case 'return_offer':
      case 'expire_offer':
        await answer(act === 'return_offer' ? 'returned' : 'expired');
        await this.raise(tx, caseId, permitted.after);
        return this.surroundings.outbox.append(tx, 'offer.returned', { caseId });
      case 'give_back':
        return this.surroundings.outbox.append(tx, 'offer.returned', { caseId });
      case 'transfer':
        return this.writeOffer(tx, caseId, 'transfer', institutionId, permitted.after.offeredTo ?? '');
      case 'offer':
        if (actorId !== null) await this.overrode(tx, permitted, locked, input, 'override');
        return this.writeOffer(tx, caseId, 'dispatch', institutionId, permitted.after.offeredTo ?? '');
      case 'override_route':
        await this.overrode(tx, permitted, locked, input, 'override');
        await answer('superseded');
        return this.writeOffer(tx, caseId, 'transfer', institutionId, permitted.after.offeredTo ?? '');
      case 'follow_route':
      case 'keep_route':
        return this.answerRoute(tx, locked, permitted, input);
      case 'correct_facts':
      case 'record_consent':
        return this.surroundings.outbox.append(tx, 'case.facts_changed', { caseId });
      case 'challenge':
        return this.tellAbove(tx, locked);
      case 'answer_challenge':
        if (!input.institutionId) return undefined;
        await this.overrode(tx, permitted, locked, input, 'challenge');
        return answer('superseded');
      case 'designate':
        await this.overrode(tx, permitted, locked, input, 'designation');
        return answer('superseded');
      case 'withdraw':
        return answer('superseded');
      default:
        return undefined;
    }
  }

  /** Who may see a confidential file is named anew where another institution takes it over. */
  private async handSecretOver(tx: Tx, { row, facts, state }: LockedCase, permitted: Permitted): Promise<void> {
    const { holder } = permitted.after;
    if (facts.isConfidential && holder !== null && holder !== state.holder)
      await this.surroundings.effects.access.handOver(tx, row.id, holder, permitted.event.actorId);
  }

  /**
   * Another institution, or the desk, steps in where one leaves the network: whatever runs goes on, and a question that was put to
   * the one that leaves is put to the other.
   */
  async handOver(
    tx: Tx,
    locked: LockedCase,
    { leavingId, institutionId, desk, releaseId }: Replacement,
  ): Promise<void> {
    const { id } = locked.row;
    const { holder, offeredTo } = locked.state;
    await this.cases.apply(tx, locked, 'hand_over', BY_SYSTEM, { leavingId, institutionId, releaseId });
    if (offeredTo === leavingId) await this.answer(tx, id, 'superseded', null, {});
    await this.surroundings.effects.between.endPart(tx, locked, leavingId);
    if (institutionId === null)
      await tx.query(`UPDATE case_file SET coordinator_queue = coalesce($2, coordinator_queue) WHERE id = $1`, [
        id,
        desk,
      ]);
    else if (offeredTo === leavingId)
      await this.writeOffer(tx, id, holder === null ? 'dispatch' : 'transfer', holder, institutionId);
    else await this.surroundings.effects.between.endPart(tx, locked, institutionId);
  }

  private overrode(
    tx: Tx,
    permitted: Permitted,
    { row }: LockedCase,
    { institutionId, note }: ActInput,
    cause: 'override' | 'designation' | 'challenge',
  ): Promise<void> {
    const { reconsideration } = this.surroundings.effects;
    return reconsideration.overrode(tx, row.id, permitted, { to: institutionId ?? '', reason: note ?? null, cause });
  }

  /** The new answer as its owner has taken it: whoever is asked now is asked by an offer, as always. */
  private async answerRoute(tx: Tx, locked: LockedCase, permitted: Permitted, input: ActInput): Promise<void> {
    const caseId = locked.row.id;
    const { brings, drops } = locked.state.routeProposal ?? { brings: [], drops: [] };
    await this.surroundings.effects.reconsideration.answered(tx, locked, permitted, input.note ?? null);
    if (permitted.event.act === 'keep_route') return;
    const { between } = this.surroundings.effects;
    for (const id of drops) await between.endPart(tx, locked, id);
    await between.bringIn(tx, locked, locked.state.mayShare ? brings : []);
    const to = permitted.after.offeredTo;
    if (permitted.to === 'triage') return this.answer(tx, caseId, 'superseded', permitted.event.actorId, input);
    if (permitted.to !== 'transferring' || to === locked.state.offeredTo) return undefined;
    await this.answer(tx, caseId, 'superseded', permitted.event.actorId, input);
    return this.writeOffer(
      tx,
      caseId,
      locked.state.holder ? 'transfer' : 'dispatch',
      permitted.event.institutionId,
      to ?? '',
    );
  }

  /** A desk that sent the case there itself does not judge the challenge: the national one is told, which always sees it. */
  private async tellAbove(tx: Tx, { row, state }: LockedCase): Promise<void> {
    if (!state.routedBy?.desk || state.routedBy.desk === 'national') return;
    const facts = { informs: ['national'], rules: [] };
    const now = await this.cases.lockById(tx, row.id);
    await this.cases.note(tx, now, { act: 'inform_desk', actorKind: 'system', isPublic: false, facts });
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
    await this.surroundings.effects.between.bringIn(
      tx,
      locked,
      decision.coHandlers.map(({ id }) => id),
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
    const { dueOn } = await this.surroundings.promises.promiseOf('transfer_answer', to);
    await tx.query(
      `INSERT INTO offer (id, case_id, kind, from_institution_id, to_institution_id, offered_at, answer_by) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6)`,
      [caseId, kind, from, to, now, dueOn],
    );
    await admit(tx, { caseId, institutionId: to, relation: 'offered', since: now });
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
}
