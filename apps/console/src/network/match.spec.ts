import { describe, expect, it } from '@jest/globals';
import type { Institution } from '../api/shapes.js';
import { ownLimits, usualLimits } from './limits.js';
import { type DirectoryQuestion, matching } from './match.js';
import { provincesOf } from './provinces.js';

const institution = (part: Partial<Institution>): Institution => ({
  id: 'a',
  name: '中国中山（灯饰）知识产权快速维权中心',
  kind: 'rapid_centre',
  regionCode: '442000',
  regionName: '广东省中山市',
  industries: ['灯饰'],
  ipTypes: ['patent_design'],
  provenance: 'verified',
  limits: [],
  ...part,
});
const all = [
  institution({}),
  institution({
    id: 'b',
    name: '中国（浙江）知识产权保护中心',
    kind: 'protection_centre',
    regionCode: '330000',
    regionName: '浙江省',
    industries: [],
    ipTypes: ['trademark'],
  }),
];
const ask = (part: Partial<DirectoryQuestion>): string[] =>
  matching(all, { text: '', kind: null, ipType: null, province: null, ...part }).map(({ id }) => id);

describe('asking the directory', () => {
  it.each([
    [{}, ['a', 'b']],
    [{ text: '灯饰' }, ['a']],
    [{ text: '广东 灯饰' }, ['a']],
    [{ text: '浙江 灯饰' }, []],
    [{ text: '330000' }, ['b']],
    [{ kind: 'protection_centre' }, ['b']],
    [{ ipType: 'patent_design' }, ['a']],
    [{ province: '44', kind: 'rapid_centre' }, ['a']],
  ] as const)('%j finds %j', (question, ids) => {
    expect(ask(question)).toEqual(ids);
  });

  it('knows the provinces that occur, in the order of their codes', () => {
    expect(provincesOf(all)).toEqual([
      { code: '33', name: '浙江' },
      { code: '44', name: '广东' },
    ]);
  });
});

describe('published limits', () => {
  const limit = (kind: string, workingDays: number) => ({ kind, workingDays });
  const usual = usualLimits([
    { limits: [limit('examination', 15), limit('supplement', 7)] },
    { limits: [limit('examination', 15)] },
    { limits: [limit('examination', 10)] },
  ]);

  it('are said once where most agree', () => {
    expect(usual).toEqual([limit('examination', 15), limit('supplement', 7)]);
  });

  it('are said in the line where an institution promises otherwise', () => {
    expect(ownLimits([limit('examination', 10), limit('supplement', 7)], usual)).toEqual([limit('examination', 10)]);
  });
});
