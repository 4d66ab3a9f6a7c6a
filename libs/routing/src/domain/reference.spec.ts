import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { covers, ladder, PROVINCE_RUNGS, readSeed } from '#network';
import { anyDirectory, anyFacts, RULES, slowly, tightFacts, toldBy } from '../../../../test/support/reading.js';
import { compileDirectory } from '../compiled.js';
import { decide } from './decide.js';
import { explain } from './explain.js';
import { inOneSentence } from './voices.js';

const { directory } = readSeed();

const compiled = compileDirectory(directory);
const rowOf = new Map(directory.institutions.map((row) => [row.id, row]));

describe('the rule and a second, slow reading of the text', () => {
  it('agree on the directory that ships with the product', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => expect(toldBy(decide(facts, compiled))).toEqual(slowly(facts, directory))),
      { numRuns: 4_000 },
    );
  });

  it('agree on crowded invented networks', () => {
    fc.assert(
      fc.property(anyDirectory, tightFacts, (network, facts) =>
        expect(toldBy(decide(facts, compileDirectory(network)))).toEqual(slowly(facts, network)),
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('the random facts', () => {
  it('reach every rule of the text', () => {
    const fired = new Set<string>();
    for (const facts of fc.sample(anyFacts, 4_000)) for (const rule of decide(facts, compiled).rules) fired.add(rule);
    expect([...fired].sort()).toEqual(RULES);
  });
});

describe('whatever the facts, a decision', () => {
  it('is the same every time and for every order of directory rows', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.shuffledSubarray([...directory.institutions], { minLength: directory.institutions.length }),
        (facts, institutions) => {
          const once = JSON.stringify(decide(facts, compiled));
          expect(JSON.stringify(decide(facts, compiled))).toBe(once);
          expect(JSON.stringify(decide(facts, compileDirectory({ ...directory, institutions })))).toBe(once);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('names a lead or a desk that exists, and never loses anybody', () => {
    const desks = ['national', ...PROVINCE_RUNGS.map((rung) => `provincial:${rung}`)];
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { lead, queue, outcome, inform } = decide(facts, compiled);
        expect((lead === null) !== (queue === null)).toBe(true);
        expect(outcome === 'queue').toBe(lead === null);
        for (const desk of [...(queue === null ? [] : [queue]), ...inform]) expect(desks).toContain(desk);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leads with somebody who covers the place, and lists everybody it looked at once', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { lead, place, rules, candidates } = decide(facts, compiled);
        const area = rowOf.get(lead?.id ?? '')?.regionCode;
        const linked = [facts.applicantRegion ?? '', ...facts.places.map((at) => at.regionCode)];
        if (lead && area && !rules.includes('O1')) {
          expect(
            rules.includes('T0') ? linked.some((at) => covers(area, at)) : place !== null && covers(area, place),
          ).toBe(true);
          const onLadder = directory.institutions.filter(
            (row) => place !== null && ladder(place).includes(row.regionCode),
          );
          for (const row of onLadder) expect(candidates.filter(({ id }) => id === row.id)).toHaveLength(1);
        }
        const ranks = candidates.flatMap(({ rank }) => rank ?? []);
        expect(ranks).toEqual(ranks.map((_, index) => index + 1));
        if (lead) expect(candidates[0]).toMatchObject({ id: lead.id, rank: 1, rejectedBy: null });
        for (const { rank, rejectedBy } of candidates) expect((rank === null) === (rejectedBy !== null)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('brings in at most five others, each once, never the lead, nobody before consent to a trade secret', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { lead, coHandlers } = decide(facts, compiled);
        const ids = coHandlers.map(({ id }) => id);
        expect(ids.length).toBeLessThanOrEqual(5);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain(lead?.id);
        if (!facts.mayShare && facts.rights.some(({ type }) => type === 'trade_secret')) expect(ids).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('can be told to everybody in both languages without a gap', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom('applicant' as const, 'staff' as const, 'coordinator' as const),
        fc.constantFrom('zh' as const, 'en' as const),
        (facts, audience, locale) => {
          const decision = decide(facts, compiled);
          const told = explain(decision, facts, audience, locale, {
            place: (code) => `<${code}>`,
            queue: (desk) => `[${desk}]`,
          });
          expect(told).not.toMatch(/undefined|null|\[object/);
          if (decision.lead) expect(told).toContain(decision.lead.name);
          if (decision.place !== null && !decision.rules.includes('O1')) expect(told).toContain(`<${decision.place}>`);
          if (decision.queue !== null) expect(told).toContain(`[${decision.queue}]`);
          for (const { name } of decision.coHandlers) expect(told).toContain(name);
          if (audience === 'applicant') expect(told).not.toContain(decision.policyVersion);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is one sentence for each reader in each language, with whoever takes it in it', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom('applicant' as const, 'staff' as const, 'coordinator' as const),
        fc.constantFrom('zh' as const, 'en' as const),
        (facts, audience, locale) => {
          const decision = decide(facts, compiled);
          const told = inOneSentence({ decision, facts }, audience, locale, {
            place: (code) => `<${code}>`,
            queue: (desk) => `[${desk}]`,
          });
          expect(told).not.toMatch(/undefined|null|\[object|，，|, ,/);
          expect(told.split(locale === 'zh' ? '。' : '. ')).toHaveLength(locale === 'zh' ? 2 : 1);
          expect(told.endsWith(locale === 'zh' ? '。' : '.')).toBe(true);
          if (decision.lead) expect(told).toContain(decision.lead.name);
          if (decision.queue !== null) expect(told).toContain(`[${decision.queue}]`);
          if (audience === 'applicant') {
            for (const rule of RULES) expect(told).not.toMatch(new RegExp(`\\b${rule}\\b`));
            for (const { name } of decision.coHandlers) expect(told).toContain(name);
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
