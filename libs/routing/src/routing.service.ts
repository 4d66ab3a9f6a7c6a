import { Injectable } from '@nestjs/common';
import {
  type CoordinatorQueue,
  IP_TYPES,
  type Institution,
  type IpType,
  type PartialRequest,
  type RoutingDecision,
  type RoutingFacts,
} from '#contracts';
import { covers, Network, type NetworkView } from '#network';
import type { Tx } from '#platform/database';
import { compileView } from './compiled.js';
import { bitOf, type CompiledDirectory } from './domain/compile.js';
import { decide } from './domain/decide.js';
import { explain, type Audience, type Locale } from './domain/explain.js';
import { routingFacts } from './domain/facts.js';
import type { DecisionAnswer, DecisionCause } from './domain/standing.js';
import { inOneSentence } from './domain/voices.js';
import { Shadows } from './shadow.service.js';

/** The two languages in which a route is explained. */
export type Language = Locale;

/** A stored decision with the moment and the hand that made it, and what became of it. */
export interface DecisionRecord {
  readonly seq: number;
  readonly at: Date;
  readonly facts: RoutingFacts;
  readonly decision: RoutingDecision;
  /** `system`, or the account that overrode the rule. */
  readonly decidedBy: string;
  /** The same for people; null where the system decided. */
  readonly decidedByName: string | null;
  readonly overrideReason: string | null;
  readonly cause: DecisionCause;
  readonly changed: readonly string[];
  readonly answer: DecisionAnswer | null;
  readonly answeredAt: Date | null;
  readonly answeredByName: string | null;
  readonly answerNote: string | null;
}

/** What is written beside facts and decision. */
export interface DecisionMeans {
  readonly cause: DecisionCause;
  readonly changed?: readonly string[];
  readonly answer?: DecisionAnswer | null;
  readonly decidedBy?: string | null;
  readonly overrideReason?: string | null;
}

/** The competence rule over the release in force: one function for the preview on the form, the worker and the replay. */
@Injectable()
export class Routing {
  private compiled: { readonly key: string; readonly directory: CompiledDirectory } | null = null;

  constructor(
    private readonly network: Network,
    private readonly shadows: Shadows,
  ) {}

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

  /** The one sentence that a reader of each kind gets, from the trace alone. */
  sentence(
    {
      decision,
      facts,
      overrideReason,
      decidedByName,
    }: Pick<DecisionRecord, 'decision' | 'facts' | 'overrideReason' | 'decidedByName'>,
    audience: Audience,
    language: Language,
    view: NetworkView,
  ): string {
    const names = { place: view.placeName, queue: (queue: CoordinatorQueue) => this.network.deskName(queue, view) };
    const override = { by: decidedByName, reason: audience === 'applicant' ? null : overrideReason };
    return inOneSentence({ decision, facts, override }, audience, language, names);
  }

  /** Writes a decision to the case's record, in the transaction that acts on it. @returns its number */
  async record(
    tx: Tx,
    caseId: string,
    at: Date,
    { facts, decision }: { facts: RoutingFacts; decision: RoutingDecision },
    means: DecisionMeans = { cause: 'filed' },
  ): Promise<number> {
    const [row] = await tx.query<{ seq: number }[]>(
      `INSERT INTO routing_decision (case_id, seq, at, facts, decision, directory_version, policy_version, cause, changed, answer, decided_by, override_reason)
       SELECT $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM routing_decision WHERE case_id = $1 RETURNING seq`,
      [
        caseId,
        at,
        facts,
        decision,
        decision.directoryVersion,
        decision.policyVersion,
        means.cause,
        means.changed ?? [],
        means.answer ?? null,
        means.decidedBy ?? 'system',
        means.overrideReason ?? null,
      ],
    );
    const seq = row?.seq ?? 0;
    // What a person decided says nothing about a rule.
    if (!means.decidedBy) await this.shadows.ask(tx, { caseId, seq, at, facts, decision });
    return seq;
  }

  /** Says what became of the proposals that are open in a case's record; `seq` = of all but this one. */
  async settle(
    tx: Tx,
    caseId: string,
    answer: Exclude<DecisionAnswer, 'same' | 'open'>,
    by: { readonly at: Date; readonly accountId: string | null; readonly note: string | null },
    exceptSeq = 0,
  ): Promise<void> {
    await tx.query(
      `UPDATE routing_decision SET answer = $2, answered_at = $3, answered_by = $4, answer_note = $5
        WHERE case_id = $1 AND answer = 'open' AND seq <> $6`,
      [caseId, answer, by.at, by.accountId, by.note, exceptSeq],
    );
  }

  /** Every decision about a case, oldest first. */
  async history(tx: Tx, caseId: string): Promise<DecisionRecord[]> {
    return tx.query<DecisionRecord[]>(
      `SELECT r.seq, r.at, r.facts, r.decision, r.decided_by AS "decidedBy", d.display_name AS "decidedByName",
              r.override_reason AS "overrideReason", r.cause, r.changed, r.answer, r.answered_at AS "answeredAt",
              a.display_name AS "answeredByName", r.answer_note AS "answerNote"
         FROM routing_decision r LEFT JOIN account d ON d.id::text = r.decided_by LEFT JOIN account a ON a.id = r.answered_by
        WHERE r.case_id = $1 ORDER BY r.seq`,
      [caseId],
    );
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
  compiledOf(view: NetworkView): CompiledDirectory {
    const key = `${view.directory.version} ${view.policy?.version ?? ''}`;
    if (this.compiled?.key !== key) this.compiled = { key, directory: compileView(view) };
    return this.compiled.directory;
  }
}

const rung = (code: string): number => (code.endsWith('0000') || code === '659000' ? 0 : code.endsWith('00') ? 1 : 2);
