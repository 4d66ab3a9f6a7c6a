import { describe, expect, it } from '@jest/globals';
import { POLICY_1 } from './policy.js';
import { parsePolicy } from './policySchema.js';

const faultsOf = (change: Record<string, unknown>): string[] => {
  const parsed = parsePolicy({ ...POLICY_1, ...change });
  return parsed.ok ? [] : parsed.faults.map(({ path }) => path);
};

describe('a policy that comes as data', () => {
  it('is the one that ships, after a trip through JSON', () => {
    const parsed = parsePolicy(JSON.parse(JSON.stringify(POLICY_1)));
    expect(parsed).toEqual({ ok: true, policy: JSON.parse(JSON.stringify(POLICY_1)) });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a member that it does not know', { backdoor: true }, ['backdoor']],
    ['a member that is missing', { maxCoHandlers: undefined }, ['maxCoHandlers']],
    ['a word of no list', { anyRungTypes: ['poetry'] }, ['anyRungTypes.0']],
    ['a word said twice', { overseasModes: ['overseas', 'overseas'] }, ['overseasModes']],
    ['a number out of reach', { majorProvinces: 1 }, ['majorProvinces']],
    [
      'half a capability',
      { capability: { ...POLICY_1.capability, national: { serves: 'none' } } },
      ['capability.national.ipTypes', 'capability.national.provinceRungOnly', 'capability.national.never'],
    ],
    [
      'a step of no kind',
      { rankOrder: [{ rule: 'K9', kind: 'rapid_centre', needsIndustry: 'yes' }] },
      ['rankOrder.0.rule', 'rankOrder.0.needsIndustry'],
    ],
    ['an order without a step', { rankOrder: [] }, ['rankOrder']],
    ['a stage left out', { stageOrder: ['origin', 'sale'] }, ['stageOrder']],
  ])('tells %s', (_what, change, paths) => {
    expect(faultsOf(change)).toEqual(paths);
  });

  it.each([[null], [[]], ['policy'], [7]])('is not %p', (value) => {
    expect(parsePolicy(value).ok).toBe(false);
  });
});
