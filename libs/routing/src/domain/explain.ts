import {
  KNOWLEDGE_MATTERS,
  type CoordinatorQueue,
  type RegionCode,
  type RoutingDecision,
  type RoutingFacts,
} from '#contracts';
import { EN, ZH, type Locale, type Sentences } from './sentences.js';

export type { Locale } from './sentences.js';
export type Audience = 'applicant' | 'staff' | 'coordinator';

/** Names that the decision itself does not carry. */
export interface Names {
  /** Full name of a place, as people say it: 442000 → 广东省中山市. */
  place(code: RegionCode): string;
  /** What people call a coordinators' desk. */
  queue(queue: CoordinatorQueue): string;
}

/**
 * A decision in plain sentences: where, who, why, and who else helps (competence.md 6; PIPL art. 24 asks for no less).
 * Applicants are spoken to and get no codes. Staff get the rules by name, the comparison and the versions; coordinators
 * also what calls for them.
 */
export function explain(
  decision: RoutingDecision,
  facts: RoutingFacts,
  audience: Audience,
  locale: Locale,
  names: Names,
): string {
  const say = locale === 'zh' ? ZH : EN;
  if (audience !== 'applicant') {
    const calls = audience === 'coordinator' ? callsForCoordinator(decision, say, names) : [];
    return [...calls, ...inShort(decision, say, names), ...warnings(decision, say), ...comparison(decision, say)].join(
      say.between,
    );
  }
  if (decision.flags.includes('overridden') && decision.lead)
    return [say.overridden(decision.lead.name), ...whoElse(decision, say), ...warnings(decision, say)].join(
      say.between,
    );
  const told = [...whoTakesIt(decision, say, names), ...whyThere(decision, facts, say, names)];
  told.push(...whyThem(decision, facts, say), ...whoElse(decision, say), ...warnings(decision, say));
  return told.join(say.between);
}

function inShort({ lead, queue, outcome, place, coHandlers }: RoutingDecision, say: Sentences, names: Names): string[] {
  const told: string[] = [];
  if (lead) told.push(outcome === 'transfer' ? say.staff.transfer(lead.name) : say.staff.lead(lead.name));
  else if (queue) told.push(say.staff.queue(names.queue(queue)));
  if (place !== null) told.push(say.staff.place(names.place(place)));
  if (coHandlers.length > 0) told.push(say.staff.coHandlers(say.list(coHandlers.map(({ name }) => name))));
  return told;
}

function whoTakesIt({ lead, queue, flags, outcome }: RoutingDecision, say: Sentences, names: Names): string[] {
  const told: string[] = [];
  if (flags.includes('chosen_unknown')) told.push(say.unknownChoice());
  else if (flags.includes('chosen_not_competent')) told.push(say.notCompetent());
  if (flags.includes('no_place')) told.push(say.noPlace());
  if (lead) told.push(outcome === 'transfer' ? say.transfer(lead.name) : say.lead(lead.name));
  else if (queue) told.push(say.queue(names.queue(queue)));
  if (flags.includes('chosen_set_aside')) told.push(say.choiceSetAside());
  return told;
}

function whyThere({ place, rules }: RoutingDecision, facts: RoutingFacts, say: Sentences, names: Names): string[] {
  if (place === null || rules.includes('O1')) return [];
  const there = names.place(place);
  if (rules.includes('X2')) return [say.place.origin(there)];
  if (rules.includes('T3')) return [say.place.offMainland(there)];
  if (rules.includes('T1')) {
    const isOneCity = facts.places.some(({ regionCode }) => regionCode.slice(0, 4) === place.slice(0, 4));
    return [isOneCity ? say.place.oneCity(there) : say.place.onlyApplicant(there)];
  }
  if (facts.mode === 'exhibition' || facts.mode === 'customs') return [say.place.event(there)];
  const asksKnowledge = facts.matters.some((matter) => (KNOWLEDGE_MATTERS as readonly string[]).includes(matter));
  return [asksKnowledge ? say.place.knowledge(there) : say.place.local(there)];
}

function whyThem(decision: RoutingDecision, facts: RoutingFacts, say: Sentences): string[] {
  const { rules, lead, flags, candidates } = decision;
  if (lead === null) return [];
  if (rules.includes('O1')) return [lead.kind === 'overseas_branch' ? say.why.branch() : say.why.national()];
  if (rules.includes('T0')) {
    const better = flags.includes('better_exists') ? candidates.find(({ rank }) => rank === 2) : undefined;
    return [say.why.chosen(), ...(better ? [say.why.better(better.name)] : [])];
  }
  const type = say.type(facts.rights[0]?.type ?? 'other');
  const industries = say.list([...new Set(facts.rights.flatMap((right) => right.industry ?? []))]);
  if (flags.includes('industry_not_matched')) return [say.why.lastResort()];
  if (rules.includes('K1')) return [say.why.rapid(industries, type)];
  if (rules.includes('K2')) return [say.why.industry(industries)];
  return [rules.includes('K3') ? say.why.centre(type) : say.why.assistance()];
}

function whoElse({ coHandlers, flags }: RoutingDecision, say: Sentences): string[] {
  const told: string[] = [];
  if (coHandlers.length > 0) told.push(say.coHandlers(say.list(coHandlers.map(({ name }) => name))));
  if (coHandlers.length > 0 && flags.includes('co_handlers_folded')) told.push(say.folded());
  return told;
}

const WARNINGS = [
  ['confidential', 'secret'],
  ['consent_needed', 'consentNeeded'],
  ['major', 'major'],
  ['evidence_export_check', 'exportCheck'],
  ['unverified_directory_entry', 'unverified'],
] as const;

const warnings = ({ flags }: RoutingDecision, say: Sentences): string[] =>
  WARNINGS.filter(([flag]) => flags.includes(flag)).map(([, sentence]) => say[sentence]());

function callsForCoordinator({ inform, place, lead }: RoutingDecision, say: Sentences, names: Names): string[] {
  const told: string[] = [];
  if (lead === null && place !== null) told.push(say.staff.alarm(names.place(place)));
  if (inform.length > 0) told.push(say.staff.inform(say.list(inform.map((queue) => names.queue(queue)))));
  return told;
}

function comparison({ rules, candidates, directoryVersion, policyVersion }: RoutingDecision, say: Sentences): string[] {
  const compared = candidates.map(({ name, rank, rejectedBy }) =>
    rank === null
      ? say.staff.rejected(name, say.test[rejectedBy ?? ''] ?? String(rejectedBy))
      : say.staff.ranked(rank, name),
  );
  const told = [say.staff.rules(say.list(rules.map((rule) => `${rule} ${say.staff.rule[rule] ?? ''}`)))];
  if (compared.length > 0) told.push(say.staff.candidates(say.list(compared)));
  return [...told, say.staff.versions(directoryVersion, policyVersion)];
}
