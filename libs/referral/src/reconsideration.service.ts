import { Injectable } from '@nestjs/common';
import { Cases, isOpen, type LockedCase, type Permitted } from '#cases';
import type { InstitutionRef } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { claimMessage } from '#platform/outbox';
import { changedFacts, type DecisionCause, type DecisionRecord, inForce, overridden, Routing } from '#routing';
import { reroute } from './domain/reroute.js';

/** What a case list shows while a new answer waits for its owner. */
const WAITING = 'reroute';

/** The rule asked again after a fact has changed, and persons who answer otherwise than the rule: never a silent move. */
@Injectable()
export class Reconsideration {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly routing: Routing,
    private readonly network: Network,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs the rule again where a fact that it used has changed. The same answer is recorded as such; another one becomes a proposal
   * to whoever has the case.
   * @returns false when this message had been handled before
   */
  async reconsider(caseId: string, delivery: { consumer: string; outboxId: string }): Promise<boolean> {
    return this.database.transaction(SYSTEM, async (tx) => {
      if (!(await claimMessage(tx, delivery.consumer, delivery.outboxId))) return false;
      const locked = await this.cases.lockById(tx, caseId);
      const records = await this.routing.history(tx, caseId);
      const newest = records.at(-1);
      const standing = inForce(records);
      if (!newest || !standing || !isOpen(locked.state.status)) return true;
      const { facts, decision } = await this.routing.decide(await this.cases.filedRequest(tx, caseId));
      const changed = changedFacts(newest.facts, facts);
      if (changed.length === 0) return true;
      const coHandlers = await this.coHandlersOf(tx, caseId);
      const proposal = reroute(standing.decision, decision, {
        holder: locked.state.holder,
        offeredTo: locked.state.offeredTo,
        coHandlers,
        mayShare: locked.state.mayShare,
        isNewlyShared: changed.includes('mayShare'),
      });
      const seq = await this.routing.record(
        tx,
        caseId,
        this.clock.now(),
        { facts, decision },
        {
          cause: 'facts_changed',
          changed,
          answer: proposal ? 'open' : 'same',
        },
      );
      await this.routing.settle(tx, caseId, 'superseded', { at: this.clock.now(), accountId: null, note: null }, seq);
      await this.tell(tx, locked, changed, proposal && { ...proposal, decision: seq });
      if (!proposal) await this.place(tx, caseId, decision.place);
      return true;
    });
  }

  /** After the owner has answered: the record says so, and a followed answer is what the case stands on from now. */
  async answered(tx: Tx, { row, state }: LockedCase, { event }: Permitted, note: string | null): Promise<void> {
    const isFollowed = event.act === 'follow_route';
    const by = { at: this.clock.now(), accountId: event.actorId, note };
    await this.routing.settle(tx, row.id, isFollowed ? 'followed' : 'dismissed', by);
    await tx.query(`UPDATE case_file SET proposal = NULL WHERE id = $1 AND proposal = $2`, [row.id, WAITING]);
    const record = (await this.routing.history(tx, row.id)).find(({ seq }) => seq === state.routeProposal?.decision);
    if (!isFollowed || !record) return;
    const desk = record.decision.queue ?? this.network.deskOf(record.decision.place);
    await tx.query(`UPDATE case_file SET coordinator_queue = $2 WHERE id = $1`, [row.id, desk]);
    await this.place(tx, row.id, record.decision.place);
  }

  /** A person sent the case elsewhere than the decision in force says: kept as a decision of hers, with her reason. */
  async overrode(
    tx: Tx,
    caseId: string,
    { event }: Permitted,
    other: { readonly to: string; readonly reason: string | null; readonly cause: DecisionCause },
  ): Promise<void> {
    const standing = inForce(await this.routing.history(tx, caseId));
    const lead = await this.refOf(other.to);
    if (!standing || !lead || standing.decision.lead?.id === other.to) return;
    const by = { at: this.clock.now(), accountId: event.actorId, note: null };
    await this.routing.settle(tx, caseId, 'superseded', by);
    await tx.query(`UPDATE case_file SET proposal = NULL WHERE id = $1 AND proposal = $2`, [caseId, WAITING]);
    await this.routing.record(tx, caseId, this.clock.now(), this.byHand(standing, lead), {
      cause: other.cause,
      decidedBy: event.actorId,
      overrideReason: other.reason,
    });
  }

  private byHand(
    { facts, decision }: DecisionRecord,
    lead: InstitutionRef,
  ): Pick<DecisionRecord, 'facts' | 'decision'> {
    return { facts, decision: overridden(decision, lead) };
  }

  private async refOf(id: string): Promise<InstitutionRef | null> {
    const institution = (await this.network.current()).institutionById.get(id);
    return institution ? { id, name: institution.nameZh, kind: institution.kind } : null;
  }

  private async tell(
    tx: Tx,
    locked: LockedCase,
    changed: readonly string[],
    proposes: LockedCase['state']['routeProposal'],
  ): Promise<void> {
    const owner = locked.state.holder === null ? 'coordinator' : 'holder';
    const facts = { changed, proposes, institutionId: proposes?.to ?? null, tells: proposes ? [owner] : [] };
    await this.cases.note(tx, locked, { act: 'reconsider_route', actorKind: 'system', isPublic: true, facts });
    await tx.query(
      `UPDATE case_file SET proposal = CASE WHEN $2 THEN $3 WHEN proposal = $3 THEN NULL ELSE proposal END WHERE id = $1`,
      [locked.row.id, proposes !== null, WAITING],
    );
  }

  private async place(tx: Tx, caseId: string, place: string | null): Promise<void> {
    await tx.query(`UPDATE case_file SET place_code = $2 WHERE id = $1`, [caseId, place]);
  }

  private async coHandlersOf(tx: Tx, caseId: string): Promise<string[]> {
    const rows = await tx.query<{ institution_id: string }[]>(
      `SELECT institution_id FROM case_participant WHERE case_id = $1 AND relation = 'co_handler' AND until IS NULL`,
      [caseId],
    );
    return rows.map((row) => row.institution_id);
  }
}
