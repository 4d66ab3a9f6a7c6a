import type { AssistanceRequest } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acceptanceRequests } from '../../../../test/support/acceptance.js';
import { type ExistingMatter, fingerprints, marksOf, matchDuplicate, normaliseWord } from './duplicates.js';

const filed = (id: string): AssistanceRequest => {
  const found = acceptanceRequests().find((one) => one.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found.request;
};
const first = filed('C01');
const now = new Date('2025-06-12T15:30:00+08:00');
const existing = (part: Partial<ExistingMatter> = {}): ExistingMatter => ({
  ...marksOf(first),
  caseId: 'C01',
  closedAt: null,
  ...part,
});
const against = (part: Partial<AssistanceRequest>, matter = existing()) =>
  matchDuplicate(marksOf({ ...first, ...part }), matter, now);
const place = (regionCode: string) => ({ ...first.acts, places: [{ regionCode, stage: null }] });

describe('fingerprints', () => {
  it('are the applicant, the right, the opponent and the shop, each word once', () => {
    const request = {
      ...first,
      respondents: [
        {
          name: '中山市某灯饰有限公司',
          uscc: null,
          regionCode: null,
          shopUrl: 'https://www.Example.com/shop/?id=7#top',
        },
        { name: '中山市 某灯饰有限公司', uscc: '91350100M000100Y43', regionCode: null, shopUrl: null },
      ],
    };
    expect(fingerprints(request)).toEqual([
      { kind: 'applicant', value: first.applicant.idNumber?.toLowerCase() },
      { kind: 'applicant', value: '中山市某照明电器厂' },
      { kind: 'right', value: `patent:${normaliseWord(first.rights[0]?.number ?? '')}` },
      { kind: 'opponent', value: '中山市某灯饰有限公司' },
      { kind: 'shop', value: 'example.com/shop?id=7' },
      { kind: 'opponent', value: '91350100m000100y43' },
    ]);
  });

  it('of an anonymous question name nobody', () => {
    expect(fingerprints(filed('C28'))).toEqual([]);
  });

  it.each([
    ['第 12345678 号', '12345678'],
    ['ＺＬ２０２３３００００００．１', 'zl20233000000' + '1'],
    ['中国（杭州）公司', '中国杭州公司'],
  ])('%s compares as %s', (typed, word) => {
    expect(normaliseWord(typed)).toBe(word);
  });
});

describe('matchDuplicate', () => {
  const otherName = { ...first.applicant, name: '另一家', idNumber: '91350100M000100Y43' };
  const number = (typed: string | null) =>
    [{ type: 'patent_design', number: typed, title: null, industry: null }] as const;

  it.each([
    ['the same again', {}, 'merge'],
    ['by telephone, without a number of the person', { applicant: { ...first.applicant, idNumber: null } }, 'merge'],
    ['another applicant', { applicant: otherName }, null],
    ['another right', { rights: [...number('ZL202330000000.9')] }, null],
    ['right unsaid', { rights: [...number(null)] }, null],
    ['another opponent', { respondents: [{ name: '别家', uscc: null, regionCode: null, shopUrl: null }] }, null],
    ['no opponent', { respondents: [] }, null],
    ['another city', { acts: place('440300') }, null],
    ['the province around it', { acts: place('440000') }, 'merge'],
    ['no place', { acts: { ...first.acts, places: [] } }, 'merge'],
  ])('%s', (_, part, proposes) => {
    expect(against(part)?.proposes ?? null).toBe(proposes);
  });

  it('two districts of one city do not overlap, a district and its city do', () => {
    const inHaidian = existing({ places: ['110108'] });
    expect(against({ acts: place('110105') }, inHaidian)).toBeNull();
    expect(against({ acts: place('110000') }, inHaidian)?.proposes).toBe('merge');
    expect(against({ acts: place('320506') }, existing({ places: ['320500'] }))?.proposes).toBe('merge');
  });

  it('a closed matter links for 180 days', () => {
    const closed = (on: string) => existing({ closedAt: new Date(`${on}T12:00:00+08:00`) });
    expect(against({}, closed('2025-06-11'))).toEqual({ caseId: 'C01', proposes: 'link' });
    expect(against({}, closed('2024-12-15'))?.proposes).toBe('link'); // 179 days ago
    expect(against({}, closed('2024-12-14'))).toBeNull(); // 180 days ago
  });

  it('two questions of one person about nothing in particular are two', () => {
    const question = { ...first, rights: [...number(null)], respondents: [] };
    expect(matchDuplicate(marksOf(question), { ...marksOf(question), caseId: 'a', closedAt: null }, now)).toBeNull();
  });

  it('says the same of keyed marks as of words, and the same both ways round', () => {
    const all = acceptanceRequests();
    const keyed = ({ value }: { value: string }): string => `key ${value} key`;
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.constantFrom(...all), (a, b) => {
        const words = matchDuplicate(marksOf(a.request), existing(marksOf(b.request)), now);
        expect(matchDuplicate(marksOf(a.request, keyed), existing(marksOf(b.request, keyed)), now)).toEqual(words);
        expect(matchDuplicate(marksOf(b.request), existing(marksOf(a.request)), now)).toEqual(words);
      }),
    );
  });

  it('among all acceptance cases only the repeated one is a duplicate', () => {
    const met = acceptanceRequests().filter(({ request }) => matchDuplicate(marksOf(request), existing(), now));
    expect(met.map(({ id }) => id)).toEqual(['C01', 'C17']);
  });
});
