import { Injectable } from '@nestjs/common';
import { addDays, type CoordinatorQueue, type Day, type RoutingFacts } from '#contracts';
import { Network, type NetworkView, provinceRungOf } from '#network';
import { Database, SYSTEM } from '#platform/database';
import { compileDirectory } from './compiled.js';
import { decide } from './domain/decide.js';
import {
  type AccuracyRow,
  accuracyOf,
  type ConfusionPair,
  confusionOf,
  type Dispatches,
  editsOf,
  type ProposedEdit,
  withEdit,
} from './domain/misroutes.js';
import { Replay, type ReplayReport } from './domain/replay.js';
import { Routing } from './routing.service.js';

/** A misroute is told within this many working days of the first dispatch; later it is another story. */
export const MISROUTE_DAYS = 10;
/** Stored cases that an edit is rehearsed on, newest first. */
const REHEARSED = 2000;
const MOST_EDITS = 8;

export interface Period {
  readonly from: Day;
  /** The last day of it. */
  readonly to: Day;
  /** Whose places count; `national` = all. */
  readonly desk: CoordinatorQueue;
}

export interface Accuracy {
  readonly dispatched: number;
  readonly misrouted: number;
  readonly rows: readonly AccuracyRow[];
  readonly pairs: readonly ConfusionPair[];
  /** By the act that said so, and by the reason given with it. */
  readonly ways: readonly { readonly act: string; readonly reason: string | null; readonly cases: number }[];
}

/** An edit with what it would have done to stored cases. */
export interface RehearsedEdit extends ProposedEdit {
  readonly report: ReplayReport;
  /** Of the misrouted among them, those that would have gone at once to where they ended. */
  readonly corrected: number;
  readonly misroutedSeen: number;
}

/**
 * The first dispatches of a period and what became of them. A case counts as misrouted by the first act that says so within the
 * limit; where it went then is the next institution that took it, or was told to.
 */
const DISPATCHES = `
  WITH limits AS (SELECT * FROM unnest($1::date[], $2::date[]) AS l(day, until)),
  first AS (
    SELECT d.case_id, d.at, d.facts, d.decision->>'place' AS place, d.facts->'rights'->0->>'type' AS type,
           d.facts->'rights'->0->>'industry' AS industry, d.decision->'lead'->>'id' AS lead, l.until
      FROM routing_decision d JOIN limits l ON l.day = (d.at AT TIME ZONE INTERVAL '8 hours')::date
     WHERE d.seq = 1 AND d.decision->'lead'->>'id' IS NOT NULL
       AND d.at >= ($3::date)::timestamp AT TIME ZONE 'Asia/Shanghai' AND d.at < ($4::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
       AND ($5::text IS NULL OR (CASE WHEN d.decision->>'place' LIKE '6590%' THEN '659000' ELSE left(d.decision->>'place', 2) || '0000' END) = $5)),
  told AS (
    SELECT f.*, m.act, m.reason_code AS reason, CASE WHEN m.act IN ('return_offer', 'give_back') THEN n.taker ELSE m.named END AS taker
      FROM first f
      LEFT JOIN LATERAL (
        SELECT e.seq, e.act, e.reason_code, e.facts->>'institutionId' AS named FROM case_event e
         WHERE e.case_id = f.case_id AND (e.at AT TIME ZONE INTERVAL '8 hours')::date <= f.until
           AND e.act IN ('return_offer', 'give_back', 'transfer', 'override_route', 'designate', 'answer_challenge')
           AND (e.act <> 'designate' OR e.facts->>'institutionId' <> f.lead)
           AND (e.act <> 'answer_challenge' OR (e.facts->>'outcome' = 'upheld' AND e.facts->>'institutionId' <> f.lead))
         ORDER BY e.seq LIMIT 1) m ON true
      LEFT JOIN LATERAL (
        SELECT CASE WHEN e.act = 'accept_offer' THEN e.institution_id ELSE e.facts->>'institutionId' END AS taker FROM case_event e
         WHERE e.case_id = f.case_id AND e.seq > m.seq AND (e.act IN ('accept_offer', 'designate')
            OR (e.act = 'answer_challenge' AND e.facts->>'institutionId' IS NOT NULL))
         ORDER BY e.seq LIMIT 1) n ON m.act IN ('return_offer', 'give_back'))`;

/** How often the first answer was the right one, who is taken for whom, and what to change about it. Counts, never cases. */
@Injectable()
export class Misroutes {
  constructor(
    private readonly database: Database,
    private readonly network: Network,
    private readonly routing: Routing,
  ) {}

  async accuracy(period: Period): Promise<Accuracy> {
    const dispatches = await this.dispatchesOf(period);
    const misrouted = dispatches.filter(({ act }) => act !== null);
    const ways = new Map<string, { act: string; reason: string | null; cases: number }>();
    for (const { act, reason, cases } of misrouted) {
      const key = `${act ?? ''} ${reason ?? ''}`;
      const way = ways.get(key) ?? { act: act ?? '', reason, cases: 0 };
      ways.set(key, { ...way, cases: way.cases + cases });
    }
    return {
      dispatched: dispatches.reduce((sum, { cases }) => sum + cases, 0),
      misrouted: misrouted.reduce((sum, { cases }) => sum + cases, 0),
      rows: accuracyOf(dispatches, provinceRungOf),
      pairs: confusionOf(dispatches),
      ways: [...ways.values()].sort((one, other) => other.cases - one.cases || (one.act < other.act ? -1 : 1)),
    };
  }

  /** Edits that the misroutes of a period suggest, each rehearsed on the newest stored cases of the same period. */
  async edits(period: Period): Promise<{ edits: RehearsedEdit[]; rehearsedOn: number }> {
    const view = await this.network.current();
    const proposed = editsOf(await this.dispatchesOf(period), view.directory).slice(0, MOST_EDITS);
    if (proposed.length === 0) return { edits: [], rehearsedOn: 0 };
    const stored = await this.storedOf(period);
    const edits: RehearsedEdit[] = [];
    for (const one of proposed) {
      edits.push(this.rehearse(one, view, stored));
      // Others are served between two edits: each takes some tens of milliseconds.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { edits: edits.filter(({ report }) => report.moved > 0), rehearsedOn: stored.length };
  }

  private rehearse(proposed: ProposedEdit, view: NetworkView, stored: readonly StoredCase[]): RehearsedEdit {
    const before = this.routing.compiledOf(view);
    const after = this.edited(proposed, view);
    const replay = new Replay(before, after);
    let corrected = 0;
    for (const { facts, taker } of stored) {
      replay.add(facts);
      if (taker !== null && decide(facts, after).lead?.id === taker) corrected += 1;
    }
    return {
      ...proposed,
      report: replay.report(),
      corrected,
      misroutedSeen: stored.filter(({ taker }) => taker !== null).length,
    };
  }

  private edited({ edit }: ProposedEdit, view: NetworkView): ReturnType<typeof compileDirectory> {
    const { policy } = this.routing.compiledOf(view);
    const changed = withEdit(edit, view.directory, policy, (institution) => this.routing.ipTypesOf(institution, view));
    return compileDirectory(changed.directory, changed.policy);
  }

  private async dispatchesOf(period: Period): Promise<Dispatches[]> {
    return this.database.read<Dispatches>(
      SYSTEM,
      `${DISPATCHES}
       SELECT place, type, industry, lead AS "from", taker AS "to", act, reason, count(*)::int AS cases
         FROM told GROUP BY 1, 2, 3, 4, 5, 6, 7`,
      await this.parametersOf(period),
    );
  }

  private async storedOf(period: Period): Promise<StoredCase[]> {
    return this.database.read<StoredCase>(
      SYSTEM,
      `${DISPATCHES} SELECT facts, taker FROM told ORDER BY at DESC, case_id LIMIT ${REHEARSED}`,
      await this.parametersOf(period),
    );
  }

  /** Every day of the period with the last day on which a misroute of its dispatches can be told. */
  private async parametersOf({ from, to, desk }: Period): Promise<unknown[]> {
    const { calendar } = await this.network.current();
    const days: Day[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
    const untils = days.map((day) => calendar.addWorkingDays(day, MISROUTE_DAYS));
    return [days, untils, from, to, desk === 'national' ? null : desk.replace('provincial:', '')];
  }
}

interface StoredCase {
  readonly facts: RoutingFacts;
  readonly taker: string | null;
}
