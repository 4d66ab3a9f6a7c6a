import { Injectable } from '@nestjs/common';
import {
  IP_TYPES,
  type Institution,
  type IpType,
  type PartialRequest,
  type RoutingDecision,
  type RoutingFacts,
} from '#contracts';
import { covers, Network, type NetworkView } from '#network';
import type { Tx } from '#platform/database';
import { compileDirectory } from './compiled.js';
import { bitOf, type CompiledDirectory } from './domain/compile.js';
import { decide } from './domain/decide.js';
import { explain, type Audience, type Locale } from './domain/explain.js';
import { routingFacts } from './domain/facts.js';
import { POLICY_1 } from './domain/policy.js';

/** The two languages in which a route is explained. */
export type Language = Locale;

/** A stored decision with the moment and the hand that made it. */
export interface DecisionRecord {
  readonly seq: number;
  readonly at: Date;
  readonly facts: RoutingFacts;
  readonly decision: RoutingDecision;
  readonly decidedBy: string;
  readonly overrideReason: string | null;
}

/** The competence rule over the release in force: one function for the preview on the form, the worker and the replay. */
@Injectable()
export class Routing {
  private compiled: CompiledDirectory | null = null;

  constructor(private readonly network: Network) {}

  async decide(
    request: PartialRequest,
  ): Promise<{ facts: RoutingFacts; decision: RoutingDecision; view: NetworkView }> {
    const view = await this.network.current();
    const compiled = this.compiledOf(view);
    const facts = routingFacts(request);
    return { facts, decision: decide(facts, compiled), view };
  }

  /** The sentence that tells a reader why. */
  explain(
    decision: RoutingDecision,
    facts: RoutingFacts,
    audience: Audience,
    language: Language,
    view: NetworkView,
  ): string {
    return explain(decision, facts, audience, language, {
      place: view.placeName,
      queue: (queue) => this.network.deskName(queue, view),
    });
  }

  /** Writes a decision to the case's record, in the transaction that acts on it. */
  async record(tx: Tx, caseId: string, at: Date, facts: RoutingFacts, decision: RoutingDecision): Promise<void> {
    await tx.query(
      `INSERT INTO routing_decision (case_id, seq, at, facts, decision, directory_version, policy_version)
       SELECT $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6 FROM routing_decision WHERE case_id = $1`,
      [caseId, at, facts, decision, decision.directoryVersion, decision.policyVersion],
    );
  }

  /** Every decision about a case, oldest first. */
  async history(tx: Tx, caseId: string): Promise<DecisionRecord[]> {
    const rows = await tx.query<StoredDecision[]>(
      `SELECT seq, at, facts, decision, decided_by, override_reason FROM routing_decision WHERE case_id = $1 ORDER BY seq`,
      [caseId],
    );
    return rows.map((row) => ({
      seq: row.seq,
      at: row.at,
      facts: row.facts,
      decision: row.decision,
      decidedBy: row.decided_by,
      overrideReason: row.override_reason,
    }));
  }

  /** Kinds of right that an institution handles (CAP1). */
  ipTypesOf(institution: Institution, view: NetworkView): readonly IpType[] {
    const takes = this.compiledOf(view).seatOf.get(institution.id)?.takes ?? 0;
    return IP_TYPES.filter((type) => (takes & bitOf(type)) !== 0);
  }

  /** Institutions that answer for a place and handle a kind of right; null = any. Lowest rung first, then by code and name. */
  handling(view: NetworkView, regionCode: string | null, type: IpType | null): Institution[] {
    const order = (institution: Institution): string =>
      `${2 - rung(institution.regionCode)}${institution.regionCode}${institution.nameZh}`;
    return view.directory.institutions
      .filter((institution) => regionCode === null || covers(institution.regionCode, regionCode))
      .filter((institution) => type === null || this.ipTypesOf(institution, view).includes(type))
      .map((institution) => ({ institution, key: order(institution) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ institution }) => institution);
  }

  /** Compiled once per release and kept. */
  private compiledOf(view: NetworkView): CompiledDirectory {
    if (this.compiled?.directoryVersion !== view.directory.version)
      this.compiled = compileDirectory(view.directory, POLICY_1);
    return this.compiled;
  }
}

interface StoredDecision {
  seq: number;
  at: Date;
  facts: RoutingFacts;
  decision: RoutingDecision;
  decided_by: string;
  override_reason: string | null;
}

const rung = (code: string): number => (code.endsWith('0000') || code === '659000' ? 0 : code.endsWith('00') ? 1 : 2);
