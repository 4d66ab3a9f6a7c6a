import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { type CaseRecord, Cases, type LockedCase } from '#cases';
import { AppError, shanghaiDay } from '#contracts';
import { Network, type NetworkView } from '#network';
import { Clock } from '#platform/clock';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { Log } from '#platform/observability';
import { Referral } from '#referral';
import { compileView, decide, routingFacts, type CompiledDirectory } from '#routing';
import { canTakeOver, leavingOf, type NewOwner, newOwner } from './domain/handOver.js';
import { closedBy, readRelease, type ReleaseRecord } from './records.js';

/** Cases of one transaction: a plan of thousands must not hold one open for minutes. */
const BATCH = 100;

/** Cases that stand at some of $1: held by them, or offered to them. Concluded files still have steps to go and come along. */
const STANDING = `
  SELECT c.id FROM case_file c WHERE c.holder_institution_id = ANY($1::text[]) AND c.status NOT IN ('submitted', 'archived', 'withdrawn', 'deemed_withdrawn', 'refused_final', 'terminated', 'merged', 'out_of_scope_closed', 'referred_closed')
  UNION
  SELECT p.case_id FROM case_participant p JOIN case_file c ON c.id = p.case_id
   WHERE p.institution_id = ANY($1::text[]) AND p.relation = 'offered' AND p.until IS NULL AND c.status = 'transferring'`;
/** The same by the indexes of open cases alone, cheap enough to be asked all the time. */
const STANDING_OPEN = STANDING.replace(/AND c\.status NOT IN \([^)]*\)/, 'AND c.closed_at IS NULL');

/** Audit, time and log. */
@Injectable()
export class HandOverSurroundings {
  constructor(
    readonly clock: Clock,
    readonly audit: Audit,
    readonly log: Log,
    readonly network: Network,
  ) {}
}

interface Planned {
  readonly leaving_id: string;
  readonly to_id: string | null;
  readonly to_desk: string | null;
  readonly chosen_by: NewOwner['chosenBy'];
}

/** Who takes over the cases of institutions that leave the network: planned with the draft, carried out on the day, and never nobody. */
@Injectable()
export class HandOvers {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly referral: Referral,
    private readonly surroundings: HandOverSurroundings,
  ) {}

  /** Plans anew under a draft. What a person chose stays as long as it can. `beat` is asked between batches and may stop it. */
  async plan(release: ReleaseRecord, view: NetworkView, beat: () => Promise<boolean>): Promise<number> {
    const closed = closedBy(release);
    const compiled = compileView(view);
    const ids = await this.database.read<{ id: string }>(SYSTEM, `${STANDING} ORDER BY 1`, [[...closed.keys()]]);
    await this.database.read(
      SYSTEM,
      `DELETE FROM hand_over WHERE release_id = $1 AND state = 'planned' AND NOT case_id = ANY($2::uuid[])`,
      [release.id, ids.map(({ id }) => id)],
    );
    for (let at = 0; at < ids.length && (await beat()); at += BATCH)
      await this.database.transaction(SYSTEM, async (tx) => {
        for (const { id } of ids.slice(at, at + BATCH)) await this.planOne(tx, release, id, { closed, compiled, view });
      });
    return ids.length;
  }

  /** Open cases at institutions that close for which nobody stands in the plan. */
  async unplanned(tx: Tx, releaseId: string, closed: readonly string[]): Promise<number> {
    const [row] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM (${STANDING_OPEN}) AS standing
        WHERE NOT EXISTS (SELECT FROM hand_over h WHERE h.release_id = $2 AND h.case_id = standing.id AND h.state = 'planned')`,
      [closed, releaseId],
    );
    return row?.count ?? 0;
  }

  /** A person names another new owner for one case of the plan. @throws when the institution will not be there, or cannot step in */
  async choose(
    tx: Tx,
    releaseId: string,
    caseNo: string,
    institutionId: string,
    directory: NetworkView['institutionById'],
  ): Promise<void> {
    const [row] = await tx.query<{ case_id: string; leaving_id: string }[]>(
      `SELECT h.case_id, h.leaving_id FROM hand_over h JOIN case_file c ON c.id = h.case_id
        WHERE h.release_id = $1 AND c.case_no = $2 AND h.state = 'planned'`,
      [releaseId, caseNo],
    );
    if (!row) throw new AppError('case.not_found');
    const { state } = await this.look(tx, row.case_id);
    if (!directory.has(institutionId) || !canTakeOver(institutionId, state))
      throw new AppError('network.institution_unknown');
    await tx.query(
      `UPDATE hand_over SET to_id = $3, to_desk = NULL, chosen_by = 'person' WHERE release_id = $1 AND case_id = $2`,
      [releaseId, row.case_id, institutionId],
    );
  }

  /**
   * Hands over every case that stands at an institution which is no longer in force: by the approved plan, and by the rule for what came
   * after it. Safe to repeat and to run twice at a time: each case is judged under its lock. @returns how many were handed over
   */
  async carryOut(): Promise<number> {
    const { network, clock } = this.surroundings;
    const view = await network.current();
    const former = [...view.formerById.keys()];
    const today = shanghaiDay(clock.now());
    const due = await this.database.direct<{ id: string }>(
      `SELECT id FROM release WHERE kind = 'directory' AND state = 'approved' AND effective_on <= $1::date AND applied_at IS NULL ORDER BY effective_on, approved_at`,
      [today],
    );
    if (former.length === 0 && due.length === 0) return 0;
    const { release } = await network.versionsOn(today);
    const compiled = compileView(view);
    const ids = await this.database.read<{ id: string }>(
      SYSTEM,
      `${due.length > 0 ? STANDING : STANDING_OPEN} LIMIT 5000`,
      [former],
    );
    let done = 0;
    for (const { id } of ids) done += (await this.attempt(id, release, { view, compiled })) ? 1 : 0;
    if (ids.length === done)
      await this.settle(
        due.map(({ id }) => id),
        former,
      );
    return done;
  }

  private async attempt(
    caseId: string,
    releaseId: string | null,
    under: { view: NetworkView; compiled: CompiledDirectory },
  ): Promise<boolean> {
    try {
      await this.database.transaction(SYSTEM, async (tx) => {
        // Both of a case's institutions may leave: the holder first, then the one that is asked.
        while (await this.handOverOne(tx, caseId, releaseId, under));
      });
      return true;
    } catch (error) {
      this.surroundings.log.failure('hand_over.failed', error, { caseId, releaseId });
      return false;
    }
  }

  private async handOverOne(
    tx: Tx,
    caseId: string,
    releaseId: string | null,
    { view, compiled }: { view: NetworkView; compiled: CompiledDirectory },
  ): Promise<boolean> {
    const locked = await this.cases.lockById(tx, caseId);
    const leavingId = leavingOf(locked.state, (id) => !view.institutionById.has(id));
    if (leavingId === null) return false;
    const planned = releaseId === null ? null : await this.plannedFor(tx, releaseId, caseId);
    const isFit = planned?.leaving_id === leavingId && this.stillFits(planned, locked, view);
    const heirs = releaseId === null ? new Map<string, string | null>() : closedBy(await readRelease(tx, releaseId));
    const owner = isFit
      ? { toId: planned.to_id, toDesk: planned.to_desk, chosenBy: planned.chosen_by }
      : await this.ownerOf(tx, locked, { heir: heirs.get(leavingId) ?? null, compiled, view });
    await this.referral.handOver(tx, locked, { leavingId, institutionId: owner.toId, desk: owner.toDesk, releaseId });
    if (releaseId !== null)
      await tx.query(
        `INSERT INTO hand_over (release_id, case_id, leaving_id, to_id, to_desk, chosen_by, state, done_at) VALUES ($1, $2, $3, $4, $5, $6, 'done', $7)
         ON CONFLICT (release_id, case_id) DO UPDATE SET leaving_id = excluded.leaving_id, to_id = excluded.to_id, to_desk = excluded.to_desk,
           chosen_by = excluded.chosen_by, state = 'done', done_at = excluded.done_at`,
        [releaseId, caseId, leavingId, owner.toId, owner.toDesk, owner.chosenBy, this.surroundings.clock.now()],
      );
    return true;
  }

  private async plannedFor(tx: Tx, releaseId: string, caseId: string): Promise<Planned | null> {
    const [row] = await tx.query<Planned[]>(
      `SELECT leaving_id, to_id, to_desk, chosen_by FROM hand_over WHERE release_id = $1 AND case_id = $2 AND state = 'planned'`,
      [releaseId, caseId],
    );
    return row ?? null;
  }

  /** A case may have been returned by its planned owner meanwhile, or the owner may have closed by a later release. */
  private stillFits({ to_id }: Planned, { state }: LockedCase, view: NetworkView): boolean {
    return to_id === null || (view.institutionById.has(to_id) && canTakeOver(to_id, state));
  }

  private async ownerOf(
    tx: Tx,
    { row, state }: LockedCase,
    { heir, compiled, view }: { heir: string | null; compiled: CompiledDirectory; view: NetworkView },
  ): Promise<NewOwner & { rules: readonly string[] }> {
    const decision = decide(routingFacts(await this.cases.filedRequest(tx, row.id)), compiled);
    const desk = decision.queue ?? this.surroundings.network.deskOf(decision.place);
    const living = heir !== null && view.institutionById.has(heir) ? heir : null;
    return { ...newOwner(state, decision, living, desk), rules: decision.rules };
  }

  private async planOne(
    tx: Tx,
    release: ReleaseRecord,
    caseId: string,
    {
      closed,
      compiled,
      view,
    }: { closed: ReadonlyMap<string, string | null>; compiled: CompiledDirectory; view: NetworkView },
  ): Promise<void> {
    const standing = await this.look(tx, caseId);
    const leavingId = leavingOf(standing.state, (id) => closed.has(id));
    if (leavingId === null) return;
    const known = await this.plannedFor(tx, release.id, caseId);
    const isKept =
      known?.chosen_by === 'person' && known.leaving_id === leavingId && this.stillFits(known, standing, view);
    if (isKept) return;
    const owner = await this.ownerOf(tx, standing, { heir: closed.get(leavingId) ?? null, compiled, view });
    await tx.query(
      `INSERT INTO hand_over (release_id, case_id, leaving_id, to_id, to_desk, chosen_by, rules) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (release_id, case_id) DO UPDATE SET leaving_id = excluded.leaving_id, to_id = excluded.to_id, to_desk = excluded.to_desk,
         chosen_by = excluded.chosen_by, rules = excluded.rules, state = 'planned', done_at = NULL`,
      [release.id, caseId, leavingId, owner.toId, owner.toDesk, owner.chosenBy, owner.rules],
    );
  }

  /** Where a case stands, without holding it up. */
  private async look(tx: Tx, caseId: string): Promise<LockedCase> {
    const [row] = await tx.query<CaseRecord[]>(`SELECT * FROM case_file WHERE id = $1`, [caseId]);
    if (!row) throw new AppError('case.not_found');
    return this.cases.read(tx, row);
  }

  /** Everything stands at a new owner: helpers that left no longer see files, and the releases have taken effect. */
  private async settle(releases: readonly string[], former: readonly string[]): Promise<void> {
    const { audit, clock } = this.surroundings;
    await this.database.transaction(SYSTEM, async (tx) => {
      const now = clock.now();
      await tx.query(
        `UPDATE case_participant SET until = $2 WHERE institution_id = ANY($1::text[]) AND until IS NULL`,
        [former, now],
      );
      for (const id of releases) {
        await tx.query(
          `UPDATE hand_over SET state = 'skipped', done_at = $2 WHERE release_id = $1 AND state = 'planned'`,
          [id, now],
        );
        await tx.query(`UPDATE release SET applied_at = $2 WHERE id = $1`, [id, now]);
        await audit.append(tx, {
          event: 'release.in_force',
          actorKind: 'system',
          actorId: null,
          caseId: null,
          facts: { releaseId: id },
        });
      }
    });
  }
}
