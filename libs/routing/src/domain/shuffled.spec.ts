import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSeed } from '#network';
import { compileDirectory } from '../compiled.js';
import { decide } from './decide.js';
import { leavesOf } from './proof.js';
import { syntheticCases } from './replay.js';

const { directory, regions } = readSeed();
const compiled = compileDirectory(directory);
const cases = [...syntheticCases(compiled, leavesOf(compiled, regions), 2_000, 11)];
const decisions = JSON.stringify(cases.map((facts) => decide(facts, compiled)));

describe('a directory shuffled row by row', () => {
  it('gives decisions that are equal byte by byte, traces included', () => {
    const rows = [...directory.institutions];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (institutions) => {
        const shuffled = compileDirectory({
          ...directory,
          // Lists within a row have no order either.
          institutions: institutions.map((row) => ({ ...row, industries: row.industries.toReversed() })),
        });
        expect(JSON.stringify(cases.map((facts) => decide(facts, shuffled)))).toBe(decisions);
      }),
      { numRuns: 15 },
    );
  });
});
