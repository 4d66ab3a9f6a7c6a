import type { InstitutionRef, RoutingDecision, RoutingFacts } from '#contracts';

/** What made somebody decide. */
export type DecisionCause = 'filed' | 'facts_changed' | 'override' | 'designation' | 'challenge';

/** What became of a new answer. `same`: it was the old one; `open`: the owner has not said; the last four are final. */
export type DecisionAnswer = 'same' | 'open' | 'followed' | 'dismissed' | 'superseded';

const NOT_IN_FORCE: readonly (DecisionAnswer | null)[] = ['open', 'dismissed', 'superseded'];

/** The decision by which a case stands where it stands: the newest that counts. A proposal counts once somebody has followed it. */
export const inForce = <R extends { readonly answer: DecisionAnswer | null }>(records: readonly R[]): R | undefined =>
  records.findLast(({ answer }) => !NOT_IN_FORCE.includes(answer));

/** Names of the facts in which two readings of a request differ. */
export function changedFacts(before: RoutingFacts, after: RoutingFacts): string[] {
  const keys = Object.keys(after) as (keyof RoutingFacts)[];
  return keys.filter((key) => canonical(before[key]) !== canonical(after[key])).sort();
}

/** The same value reads the same, whatever order a store gives the members of an object back in. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

/** A person's other answer, in the shape of the rule's: everything that was compared stays on record beside it. */
export function overridden(decision: RoutingDecision, lead: InstitutionRef): RoutingDecision {
  const gone = [
    'no_institution',
    'no_place',
    'chosen_not_competent',
    'industry_not_matched',
    'unverified_directory_entry',
  ];
  return {
    ...decision,
    outcome: 'route',
    lead,
    queue: null,
    coHandlers: decision.coHandlers.filter(({ id }) => id !== lead.id),
    flags: [...decision.flags.filter((flag) => !gone.includes(flag) && flag !== 'overridden'), 'overridden'],
  };
}
