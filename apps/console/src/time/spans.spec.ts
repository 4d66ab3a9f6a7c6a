import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sharesOf, spanOf } from './spans.js';
import { spanWords } from './words.js';

const owners = ['applicant', 'institution', 'other_body', 'coordinator', 'system'];
const parts = fc
  .array(fc.nat(10_000_000), { minLength: 5, maxLength: 5 })
  .map((seconds) => owners.map((owner, place) => ({ owner, seconds: seconds[place] ?? 0 })));
const sumOf = (shares: readonly { seconds: number }[]): number => shares.reduce((sum, { seconds }) => sum + seconds, 0);

describe('the bar of who has held the clock', () => {
  it('is full and loses no second, whatever the parts', () => {
    fc.assert(
      fc.property(parts, (held) => {
        const total = sumOf(held);
        const shares = sharesOf(held, total);
        expect(sumOf(shares)).toBe(total);
        const percent = shares.reduce((sum, share) => sum + share.percent, 0);
        if (total > 0) expect(percent).toBeCloseTo(100, 6);
        expect(shares.some(({ owner }) => owner === 'unexplained')).toBe(false);
      }),
    );
  });

  it('shows time that nobody owns as such', () => {
    const shares = sharesOf([{ owner: 'institution', seconds: 60 }], 100);
    expect(shares).toContainEqual({ owner: 'unexplained', seconds: 40, percent: 40 });
  });

  it('leaves out owners without time, and is empty at the first moment', () => {
    expect(sharesOf([{ owner: 'system', seconds: 0 }], 0)).toEqual([]);
  });
});

describe('a length of time in words', () => {
  it.each([
    [0, '0分', '0 min'],
    [59, '0分', '0 min'],
    [3_660, '1小时 1分', '1 h 1 min'],
    [7_200, '2小时', '2 h'],
    [86_400, '1天', '1 d'],
    [97_200, '1天 3小时', '1 d 3 h'],
  ])('%d seconds', (seconds, zh, en) => {
    expect([spanWords(spanOf(seconds), 'zh'), spanWords(spanOf(seconds), 'en')]).toEqual([zh, en]);
  });
});
