import { KNOWLEDGE_MATTERS, type RoutingDecision, type RoutingFacts } from '#contracts';
import type { Audience, Names } from './explain.js';
import { EN, ZH, type Locale, type Sentences } from './sentences.js';
import { CLAUSES_EN, CLAUSES_ZH, type Clauses } from './clauses.js';

/** The person who went another way than the rule, where one did. */
export interface Override {
  readonly by: string | null;
  readonly reason: string | null;
}

/** What is told: the decision, what it rests on, and who went another way. */
export interface Spoken {
  readonly decision: RoutingDecision;
  readonly facts: RoutingFacts;
  readonly override?: Override | null;
}

interface Told {
  readonly decision: RoutingDecision;
  readonly facts: RoutingFacts;
  readonly names: Names;
  readonly override: Override | null;
  readonly say: Sentences;
  readonly clause: Clauses;
}

/**
 * A decision in one sentence for one reader, made from its trace and nothing else: the applicant learns what decided for her, staff
 * by which rules and past whom, coordinators what calls for them and what would come next (competence.md 6).
 */
export function inOneSentence(
  { decision, facts, override = null }: Spoken,
  audience: Audience,
  locale: Locale,
  names: Names,
): string {
  const [say, clause] = locale === 'zh' ? [ZH, CLAUSES_ZH] : [EN, CLAUSES_EN];
  const told: Told = { decision, facts, names, override, say, clause };
  const parts =
    audience === 'applicant' ? forApplicant(told) : audience === 'staff' ? forStaff(told) : forCoordinator(told);
  return clause.sentence(parts.filter((part) => part !== ''));
}

const isOverridden = ({ decision }: Told): boolean => decision.flags.includes('overridden');

function forApplicant(told: Told): string[] {
  const { decision, clause, say, names } = told;
  const { lead, queue, coHandlers, outcome } = decision;
  const helps = coHandlers.length > 0 ? clause.helps(say.list(coHandlers.map(({ name }) => name))) : '';
  if (isOverridden(told) && lead) return [clause.applicant.overridden(lead.name), helps];
  if (lead === null)
    return [...whereFor(told), clause.applicant.queue(queue === null ? '' : names.queue(queue)), helps];
  if (outcome === 'transfer')
    return [clause.applicant.notCompetent(), ...whereFor(told), clause.applicant.transfer(lead.name), helps];
  return [...whereFor(told), clause.applicant.lead(lead.name), helps];
}

/** What decided about the place, then about the institution, as the applicant may know it. */
function whereFor({ decision, facts, clause, say, names }: Told): string[] {
  const { rules, place, flags, lead, candidates } = decision;
  const type = say.type(facts.rights[0]?.type ?? 'other');
  const industries = say.list([...new Set(facts.rights.flatMap((right) => right.industry ?? []))]);
  if (rules.includes('O1')) return [lead?.kind === 'overseas_branch' ? clause.why.branch() : clause.why.national()];
  if (flags.includes('no_place') || place === null) return [clause.place.none()];
  if (rules.includes('T0')) {
    const better = flags.includes('better_exists') ? candidates.find(({ rank }) => rank === 2) : undefined;
    return [clause.why.chosen(), better ? clause.why.better(better.name) : ''];
  }
  const there = clause.place[placeClause(decision, facts)](names.place(place));
  if (lead === null) return [there, clause.why.nobody()];
  if (flags.includes('industry_not_matched')) return [there, clause.why.lastResort()];
  if (rules.includes('K1')) return [there, clause.why.rapid(industries, type)];
  if (rules.includes('K2')) return [there, clause.why.industry(industries)];
  return [there, rules.includes('K3') ? clause.why.centre(type) : clause.why.assistance()];
}

function placeClause({ rules, place }: RoutingDecision, facts: RoutingFacts): keyof Omit<Clauses['place'], 'none'> {
  if (rules.includes('X2')) return 'origin';
  if (rules.includes('T3')) return 'offMainland';
  if (rules.includes('T1')) {
    const isOneCity = facts.places.some(({ regionCode }) => regionCode.slice(0, 4) === place?.slice(0, 4));
    return isOneCity ? 'oneCity' : 'onlyApplicant';
  }
  if (facts.mode === 'exhibition' || facts.mode === 'customs') return 'event';
  const asksKnowledge = facts.matters.some((matter) => (KNOWLEDGE_MATTERS as readonly string[]).includes(matter));
  return asksKnowledge ? 'knowledge' : 'local';
}

function forStaff(told: Told): string[] {
  const { decision, clause, say, names } = told;
  const { lead, queue, place, rules, coHandlers } = decision;
  const where = place === null ? '' : clause.staff.place(names.place(place));
  const by = clause.staff.rules(say.list(rules.map((rule) => [rule, say.staff.rule[rule]].filter(Boolean).join(' '))));
  const who =
    lead === null
      ? clause.staff.queue(queue === null ? '' : names.queue(queue))
      : decision.outcome === 'transfer'
        ? clause.staff.transfer(lead.name)
        : clause.staff.lead(lead.name);
  const co = coHandlers.length > 0 ? clause.staff.coHandlers(say.list(coHandlers.map(({ name }) => name))) : '';
  return [where, rules.length > 0 ? by : '', overrideOf(told) || who, co, comparedIn(told)];
}

function overrideOf(told: Told): string {
  const { decision, override, clause } = told;
  if (!isOverridden(told) || decision.lead === null) return '';
  const byRule = decision.candidates.find(({ rank, id }) => rank === 1 && id !== decision.lead?.id);
  return clause.staff.overridden(
    decision.lead.name,
    byRule?.name ?? null,
    override?.by ?? null,
    override?.reason ?? null,
  );
}

/** How many were looked at, and what the others failed. */
function comparedIn({ decision, clause, say }: Told): string {
  const { candidates } = decision;
  if (candidates.length < 2) return '';
  const failed = new Map<string, number>();
  for (const { rejectedBy } of candidates)
    if (rejectedBy !== null) failed.set(rejectedBy, (failed.get(rejectedBy) ?? 0) + 1);
  const tests = [...failed].map(([test, count]) => clause.staff.failed(count, say.test[test] ?? test));
  return clause.staff.compared(candidates.length, say.list(tests));
}

function forCoordinator(told: Told): string[] {
  const { decision, facts, clause, say, names } = told;
  const { lead, queue, place, candidates, inform, directoryVersion, policyVersion } = decision;
  const type = say.type(facts.rights[0]?.type ?? 'other');
  const what = clause.coordinator.matter(place === null ? null : names.place(place), type);
  const where =
    overrideOf(told) ||
    (lead === null
      ? clause.coordinator.designate(queue === null ? '' : names.queue(queue))
      : clause.coordinator.sent(lead.name, decision.outcome === 'transfer'));
  const next = candidates.filter(({ rank, id }) => rank !== null && id !== lead?.id).slice(0, 2);
  return [
    clause.join(what, where),
    next.length > 0 ? clause.coordinator.next(say.list(next.map(({ name }) => name))) : '',
    ...clause.coordinator.calls.filter(([flag]) => decision.flags.includes(flag)).map(([, text]) => text),
    inform.length > 0 ? clause.coordinator.inform(say.list(inform.map((desk) => names.queue(desk)))) : '',
    clause.coordinator.versions(directoryVersion, policyVersion),
  ];
}
