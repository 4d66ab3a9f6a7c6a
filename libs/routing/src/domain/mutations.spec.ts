import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { transformSync } from '@swc/core';
import fc from 'fast-check';
import * as contracts from '#contracts';
import type { Directory, RoutingFacts } from '#contracts';
import { isMainlandPlace, ladder, provinceRungOf, readSeed, sameCity } from '#network';
import { acceptanceRequests } from '../../../../test/support/acceptance.js';
import { anyDirectory, anyFacts, RULES, slowly, tightFacts, toldBy } from '../../../../test/support/reading.js';
import type { Geography } from './compile.js';
import { routingFacts } from './facts.js';
import { type CompetencePolicy, POLICY_1 } from './policy.js';

/**
 * Each rule of the text is broken here on purpose, by its data or by its source, and the checks that guard the rule have to notice:
 * the acceptance cases, the second reading on the shipped directory and on crowded invented ones, the trace, and shuffled rows.
 */

type Rule = Pick<typeof import('./decide.js') & typeof import('./compile.js'), 'decide' | 'compile'>;
type Source = 'decide' | 'climb' | 'compile';

const sourceOf = (name: string): string => readFileSync(`libs/routing/src/domain/${name}.ts`, 'utf8');
const SOURCES = Object.fromEntries(
  (['decide', 'climb', 'compile'] as const).map((name) => [name, sourceOf(name)]),
) as Record<Source, string>;

/** The rule from its sources, with some of them changed: three small modules put together by hand. */
function ruleFrom(sources: Readonly<Record<Source, string>>): Rule {
  const made = new Map<string, Record<string, unknown>>();
  const load = (name: string): Record<string, unknown> => {
    if (name === '#contracts') return contracts;
    const known = made.get(name);
    if (known) return known;
    const own: Record<string, unknown> = {};
    made.set(name, own);
    const file = name.replace(/^\.\/|\.js$/g, '');
    const text = (sources as Partial<Record<string, string>>)[file] ?? sourceOf(file);
    const { code } = transformSync(text, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
      module: { type: 'commonjs' },
    });
    // The rule's own source, changed in one place.
    (compileFunction(code, ['require', 'exports']) as (require: typeof load, exports: object) => void)(load, own);
    return own;
  };
  return { ...load('./decide.js'), ...load('./compile.js') } as unknown as Rule;
}

const GEOGRAPHY: Geography = { isMainlandPlace, ladder, provinceRungOf, sameCity };
const { directory } = readSeed();

interface Variant {
  readonly rule: Rule;
  readonly policy: CompetencePolicy;
  readonly geography: Geography;
}

/* Everything that is asked, and what the second reading answers, once for all mutants. */
const acceptance = acceptanceRequests().map(({ id, request, expected }) => ({
  id,
  facts: routingFacts(request),
  expected,
}));
const shipped = fc
  .sample(anyFacts, { numRuns: 2_500, seed: 20261125 })
  .map((facts) => ({ facts, answer: JSON.stringify(slowly(facts, directory)) }));
const crowded = fc
  .sample(fc.tuple(anyDirectory, fc.array(tightFacts, { minLength: 4, maxLength: 4 })), { numRuns: 900, seed: 7 })
  .map(([network, list]) => ({
    network,
    list: list.map((facts) => ({ facts, answer: JSON.stringify(slowly(facts, network)) })),
  }));
const shuffled = { ...directory, institutions: directory.institutions.toReversed() };

interface Asked {
  readonly facts: RoutingFacts;
  readonly answer: string;
}

const agrees = ({ rule, policy, geography }: Variant, network: Directory, list: readonly Asked[]): boolean => {
  const compiled = rule.compile(network, policy, geography);
  return list.every(({ facts, answer }) => JSON.stringify(toldBy(rule.decide(facts, compiled))) === answer);
};

/** The tests that an institution can fail. */
const TESTS = ['C1', 'CAP1', 'K1', 'SEC1'];
const isSame = (found: ReadonlySet<string>, known: readonly string[]): boolean =>
  JSON.stringify([...found].sort()) === JSON.stringify(known);

/** The checks of the rule's own specs, in the order in which they are cheap; each holds for the rule as it is. */
const CHECKS: readonly { readonly name: string; readonly holds: (variant: Variant) => boolean }[] = [
  {
    name: 'acceptance cases',
    holds: ({ rule, policy, geography }) => {
      const compiled = rule.compile(directory, policy, geography);
      return acceptance.every(({ id, facts, expected }) => {
        const decision = rule.decide(facts, compiled);
        const { lead_centre, co_centres } = expected;
        const isRight =
          lead_centre === null ||
          (decision.lead?.name === lead_centre &&
            decision.coHandlers.map(({ name }) => name).join() === co_centres.join());
        const isTraced = id !== 'C01' || decision.rules.join() === 'T1,K1';
        return isRight && isTraced && decision.outcome === (id === 'C14' ? 'transfer' : 'route');
      });
    },
  },
  {
    name: 'every rule is named',
    holds: ({ rule, policy, geography }) => {
      const compiled = rule.compile(directory, policy, geography);
      const decisions = shipped.map(({ facts }) => rule.decide(facts, compiled));
      const fired = new Set(decisions.flatMap(({ rules }) => rules));
      const failed = new Set(
        decisions.flatMap(({ candidates }) => candidates.flatMap(({ rejectedBy }) => rejectedBy ?? [])),
      );
      return isSame(fired, RULES) && isSame(failed, TESTS);
    },
  },
  {
    name: 'shuffled rows',
    holds: ({ rule, policy, geography }) => {
      const [one, other] = [directory, shuffled].map((network) => rule.compile(network, policy, geography));
      return shipped
        .slice(0, 400)
        .every(
          ({ facts }) =>
            one && other && JSON.stringify(rule.decide(facts, one)) === JSON.stringify(rule.decide(facts, other)),
        );
    },
  },
  { name: 'second reading, shipped directory', holds: (variant) => agrees(variant, directory, shipped) },
  {
    name: 'second reading, crowded directories',
    holds: (variant) => crowded.every(({ network, list }) => agrees(variant, network, list)),
  },
];

const killerOf = (variant: Variant): string | null => CHECKS.find(({ holds }) => !holds(variant))?.name ?? null;

const ORIGINAL: Variant = { rule: ruleFrom(SOURCES), policy: POLICY_1, geography: GEOGRAPHY };

interface Mutation {
  readonly rule: string;
  readonly what: string;
  readonly make: () => Variant;
}

/** A list or a number of the policy, otherwise. */
const data = (rule: string, what: string, change: Partial<CompetencePolicy>): Mutation => ({
  rule,
  what,
  make: () => ({ ...ORIGINAL, policy: { ...POLICY_1, ...change } }),
});

/** One place of a source, otherwise. A place that is no longer there fails loudly: a mutant must not be the original. */
const source = (rule: string, what: string, [file, from, to]: readonly [Source, string, string]): Mutation => ({
  rule,
  what,
  make: () => {
    if (SOURCES[file].split(from).length !== 2) throw new Error(`${file}.ts has not exactly one ${from}`);
    return { ...ORIGINAL, rule: ruleFrom({ ...SOURCES, [file]: SOURCES[file].replace(from, () => to) }) };
  },
});

const { capability, rankOrder } = POLICY_1;
const [K1, K2, K3, last] = rankOrder;
const steps = (...list: readonly (typeof K1)[]): CompetencePolicy['rankOrder'] => list.flatMap((step) => step ?? []);

const MUTATIONS: readonly Mutation[] = [
  data('O1', 'acts abroad are no overseas matter', { overseasModes: [] }),
  data('O1', 'overseas guidance is no overseas matter', { overseasMatters: [] }),
  source('O1', 'the national centre leads although a branch could', [
    'decide',
    '[...able, compiled.nationalOverseasCentre]',
    '[compiled.nationalOverseasCentre, ...able]',
  ]),
  data('X2', 'no type is led by its origin', { originLeadsTypes: [] }),
  data('X2', 'places of sale count before the origin', { stageOrder: ['sale', 'circulation', 'origin'] }),
  source('T0', 'a choice never keeps the case', [
    'decide',
    'if (chosen && keepsTheCase(chosen, situation)) {',
    'if (chosen && false) {',
  ]),
  source('T0', 'a choice keeps it wherever it stands', [
    'decide',
    'return isCapable(chosen, claim) && (',
    'return isCapable(chosen, claim) || (',
  ]),
  source('T0', 'nobody is told that another fits better', [
    'decide',
    "else if (best) trace.flags.push('better_exists');",
    '',
  ]),
  source('T1', 'without an act place nothing leads', ['decide', "return [applicant, 'T1'];", "return [null, 'T1'];"]),
  source('T1', 'one city is as good as none', ['decide', "inOneCity ? 'T1' : 'T2'", "'T2'"]),
  source('T2', 'advice follows the act, work on the spot the applicant', [
    'decide',
    'asksKnowledge ? applicant : firstAct',
    'asksKnowledge ? firstAct : applicant',
  ]),
  data('T2', 'fairs and ports lead nothing', { placeFirstModes: [] }),
  data('T2', 'an opinion follows the act', {
    knowledgeMatters: POLICY_1.knowledgeMatters.filter((matter) => matter !== 'infringement_opinion'),
  }),
  source('T3', 'an applicant off the mainland leads to nobody', [
    'decide',
    "return [firstAct, 'T3'];",
    "return [null, 'T3'];",
  ]),
  data('CAP1', 'rapid centres take software copyright', {
    capability: {
      ...capability,
      rapid_centre: { ...capability.rapid_centre, ipTypes: [...capability.rapid_centre.ipTypes, 'copyright_software'] },
    },
  }),
  data('CAP1', 'every centre takes data rights', {
    capability: {
      ...capability,
      protection_centre: { ...capability.protection_centre, provinceRungOnly: [] },
      assistance_centre: { ...capability.assistance_centre, provinceRungOnly: [] },
    },
  }),
  source('CAP1', 'an override of the directory is not looked at', [
    'compile',
    'row.ipTypes ?? capability.ipTypes',
    'capability.ipTypes',
  ]),
  source('CAP1', 'the filter is not told', ['decide', "trace.rules.push('CAP1');", '']),
  source('L1', 'all rungs are one', ['climb', 'const PER_RUNG = 16;', 'const PER_RUNG = 0;']),
  source('L1', 'the highest rung comes first', ['climb', 'const PER_RUNG = 16;', 'const PER_RUNG = -16;']),
  data('K1', 'a rapid centre needs no match', {
    rankOrder: steps(K1 && { ...K1, needsIndustry: false }, K2, K3, last),
  }),
  data('K1', 'a matching rapid centre comes after the protection centres', { rankOrder: steps(K2, K3, K1, last) }),
  data('K1 for designs', 'no type wins from any rung', { anyRungTypes: [] }),
  data('K1 for designs', 'every type wins from any rung', { anyRungTypes: contracts.IP_TYPES }),
  source('K1 for designs', 'a plain consultation wins from any rung too', [
    'climb',
    '!isPlainConsultation && policy.anyRungTypes',
    'policy.anyRungTypes',
  ]),
  ...(['K1', 'K2', 'K3'] as const).map((id) =>
    data(id, 'the trace calls the step by another name', {
      rankOrder: rankOrder.map((step) => (step.rule === id ? { ...step, rule: null } : step)),
    }),
  ),
  data('K2', 'a match of a protection centre counts nothing', { rankOrder: steps(K1, K3, last) }),
  data('K3', 'assistance centres come before protection centres', { rankOrder: steps(K1, K2, last, K3) }),
  data('K3', 'a protection centre without a match stands outside', { rankOrder: steps(K1, K2, last) }),
  data('plain consultation', 'assistance centres do not come first', {
    plainConsultation: { matter: 'consultation', firstOnRung: null },
  }),
  data('last resort', 'unmatched rapid centres are never admitted', { lastResortKinds: [] }),
  source('C1', 'an incompetent choice is followed by no transfer', [
    'decide',
    "trace.flags.push('chosen_not_competent');",
    '',
  ]),
  source('F1', 'the national desk gets everything', [
    'decide',
    "place === null ? 'national' : `provincial:${geography.provinceRungOf(place)}`",
    "'national'",
  ]),
  source('F1', 'no alarm is raised', [
    'decide',
    'trace.inform.push(queue);\n  return { lead: null, queue };',
    'return { lead: null, queue };',
  ]),
  {
    rule: 'F1',
    what: 'the Corps climbs to Xinjiang',
    make: () => ({
      ...ORIGINAL,
      geography: {
        ...GEOGRAPHY,
        provinceRungOf: (code) => `${code.slice(0, 2)}0000`,
        ladder: (code) => (code.startsWith('6590') ? [code, '650000'] : ladder(code)),
      },
    }),
  },
  source('X1', 'the lead helps itself', [
    'decide',
    '.filter((seat) => seat !== lead));\n  let handlers',
    ');\n  let handlers',
  ]),
  data('X1', 'four co-handlers are too many', { maxCoHandlers: 3 }),
  data('X1', 'at a fair the other side lives nowhere', { respondentPlaceModes: [] }),
  source('X1', 'provinces with fewest places come first', ['decide', 'n - m ||', 'm - n ||']),
  data('M1', 'two provinces are many', { majorProvinces: 2 }),
  data('M1', 'three provinces are few', { majorProvinces: 4 }),
  source('M1', 'the national desk is not told', [
    'decide',
    "if (!trace.inform.includes('national')) trace.inform.push('national');",
    '',
  ]),
  data('SEC1', 'nothing is secret', { confidentialTypes: [] }),
  source('SEC1', 'helpers are named before consent', [
    'decide',
    'if (facts.mayShare || named.length === 0) return named;',
    'return named;',
  ]),
  source('ties', 'names count backwards', [
    'compile',
    'compareCodePoints(one.ref.name, other.ref.name)',
    'compareCodePoints(other.ref.name, one.ref.name)',
  ]),
  source('ties', 'the order of rows decides', ['compile', '.sort(byName);', ';']),
  source('ties', 'names compare as JavaScript compares them', [
    'compile',
    'const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);',
    'const difference = (left[at]?.charCodeAt(0) ?? 0) - (right[at]?.charCodeAt(0) ?? 0);',
  ]),
  ...RULES.filter((id) => SOURCES.decide.includes(`'${id}'`) || SOURCES.climb.includes(`'${id}'`)).map(
    (id): Mutation => ({
      rule: id,
      what: 'the trace calls it by another name',
      make: () => {
        const renamed = (text: string): string => text.replaceAll(`'${id}'`, `'${id}?'`);
        return {
          ...ORIGINAL,
          rule: ruleFrom({ ...SOURCES, decide: renamed(SOURCES.decide), climb: renamed(SOURCES.climb) }),
        };
      },
    }),
  ),
];

describe('the rule as it is', () => {
  it('passes every check that a mutant has to fail', () => {
    expect(CHECKS.filter(({ holds }) => !holds(ORIGINAL)).map(({ name }) => name)).toEqual([]);
  });

  it('has a mutant for every rule that it can name', () => {
    expect(RULES.filter((id) => !MUTATIONS.some(({ rule }) => rule === id))).toEqual([]);
  });
});

describe('a planted mutation', () => {
  const killers = new Map<Mutation, string | null>();
  /** Looked for once: what notices each mutant is asked twice here. */
  const killerOnce = (mutation: Mutation): string | null => {
    const known = killers.get(mutation);
    if (known !== undefined) return known;
    const killer = killerOf(mutation.make());
    killers.set(mutation, killer);
    return killer;
  };

  it.each(MUTATIONS.map((mutation) => [mutation.rule, mutation.what, mutation] as const))(
    'of %s is noticed: %s',
    (_rule, _what, mutation) => {
      expect(killerOnce(mutation)).not.toBeNull();
    },
  );

  it('is noticed by the checks named here', () => {
    const told = MUTATIONS.map(killerOnce);
    // Each check has work to do: one that no mutant needs would be there for nothing.
    for (const { name } of CHECKS) expect(told).toContain(name);
  });
});
