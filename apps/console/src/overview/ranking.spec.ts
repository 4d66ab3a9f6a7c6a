import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LoadRow } from '../api/shapes.js';
import { shortName } from '../marks/shortName.js';
import { FIGURES, sorted, worstFirst } from './ranking.js';

const row = (institutionId: string, overdue: number, open: number): LoadRow => ({
  institutionId,
  name: institutionId,
  kind: 'protection_centre',
  regionCode: '440000',
  offered: 0,
  examining: 0,
  handling: 0,
  waiting: 0,
  overdue,
  open,
});
const ids = (rows: readonly LoadRow[]): string[] => rows.map(({ institutionId }) => institutionId);

describe('institutions by load', () => {
  it('show the most overdue first, then the fullest, and nobody without work', () => {
    const rows = [row('idle', 0, 0), row('full', 0, 9), row('late', 2, 3), row('later', 5, 5), row('busy', 0, 4)];
    expect(ids(worstFirst(rows, 3))).toEqual(['later', 'late', 'full']);
  });

  it('keep their places whatever order they arrive in', () => {
    const rows = Array.from({ length: 6 }, (_, place) => row(`i${place}`, place % 2, place % 3));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, { minLength: 6 }),
        fc.constantFrom(...FIGURES, 'name' as const),
        fc.boolean(),
        (shuffled, by, isUp) => {
          expect(ids(sorted(shuffled, { by, isUp }))).toEqual(ids(sorted(rows, { by, isUp })));
        },
      ),
    );
  });

  it('leave the rows that they were given as they are', () => {
    const rows = [row('a', 0, 1), row('b', 1, 1)];
    sorted(rows, { by: 'overdue', isUp: false });
    expect(ids(rows)).toEqual(['a', 'b']);
  });
});

describe('a short name', () => {
  it.each([
    ['中国中山（灯饰）知识产权快速维权中心', '中山灯饰快速维权中心'],
    ['中国（苏州）知识产权保护中心', '苏州保护中心'],
    ['国家海外知识产权纠纷应对指导中心深圳分中心', '海外深圳分中心'],
    ['国家海外知识产权纠纷应对指导中心', '国家海外纠纷应对指导中心'],
    ['广东省知识产权维权援助中心', '广东省维权援助中心'],
  ])('%s is %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});
