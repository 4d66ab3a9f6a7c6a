import { AUTHORITY_PURPOSES, IP_TYPES, type AuthorityPurpose, type IpType } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { authorityById, authorityFor, type Circumstances } from './directory.js';

interface Sample {
  readonly id: string;
  readonly ip: { readonly type: string };
  readonly expected: { readonly referrals?: readonly { readonly authority: string; readonly region_code: string }[] };
}
const { cases } = JSON.parse(readFileSync('test/support/acceptance-cases.json', 'utf8')) as {
  cases: readonly Sample[];
};
const samples = cases.filter(({ expected }) => (expected.referrals ?? []).length > 0);

const PURPOSE_OF: Readonly<Record<string, AuthorityPurpose>> = {
  court_ip_or_intermediate: 'litigation',
  public_security: 'criminal',
  customs: 'border',
  people_mediation: 'mediation',
  cnipa_major_patent: 'adjudication',
  patent_administration: 'adjudication',
};
/** What the sample says in words beside type and place. */
const KNOWN: Readonly<Record<string, Circumstances>> = {
  C06: { isAgriculture: true },
  C23: { isMajor: true },
  C29: { isCounterfeit: true },
};

describe('the sample cases', () => {
  it.each(
    samples.flatMap((sample) =>
      (sample.expected.referrals ?? []).map((one) => [sample.id, one.authority, one.region_code, sample] as const),
    ),
  )('%s goes to %s at %s', (id, authority, region, { ip }) => {
    const found = authorityFor(ip.type as IpType, region, PURPOSE_OF[authority] ?? 'enforcement', KNOWN[id]);
    expect(found[0]?.id).toBe(`${authority}:${region}`);
  });
});

describe('authorityFor', () => {
  it('sends layout designs to the national committee, wherever the act was', () => {
    for (const place of ['320211', '659001', '110106', '442000'])
      for (const purpose of ['enforcement', 'adjudication'] as const)
        expect(authorityFor('ic_layout', place, purpose).map(({ id, level }) => [id, level])).toEqual([
          ['cnipa_layout_design_committee:110000', 'national'],
        ]);
  });

  it('asks agriculture or forestry by the list of the variety, and names both while nobody has said which', () => {
    const kinds = (known: Circumstances): string[] =>
      authorityFor('plant_variety', '620702', 'enforcement', known).map(({ kind }) => kind);
    expect(kinds({ isAgriculture: true })).toEqual(['agriculture_rural_affairs']);
    expect(kinds({ isForestry: true })).toEqual(['forestry_grassland']);
    expect(kinds({})).toEqual(['agriculture_rural_affairs', 'forestry_grassland']);
  });

  it('takes a technical case to the court of its area, and others to the basic court first', () => {
    const court = (type: IpType, place: string): string | undefined => authorityFor(type, place, 'litigation')[0]?.id;
    expect(court('patent_invention', '442000')).toBe('court_ip_or_intermediate:440100');
    expect(court('patent_invention', '440305')).toBe('court_ip_or_intermediate:440300');
    expect(court('plant_variety', '620702')).toBe('court_ip_or_intermediate:620100');
    expect(court('patent_utility', '310115')).toBe('court_ip_or_intermediate:310000');
    expect(court('trademark', '330782')).toBe('court_basic:330782');
  });

  it('names nobody without a place, or for what is no intellectual property', () => {
    expect(authorityFor('trademark', null, 'enforcement')).toEqual([]);
    expect(authorityFor('none', '442000', 'enforcement')).toEqual([]);
  });

  it('gives each proposal a reason in both languages, a provision, and an id that leads back to it', () => {
    const place = fc.constantFrom('442000', '110106', '330782', '429004', '659001', '460400', '620702', '440000');
    fc.assert(
      fc.property(
        fc.constantFrom(...IP_TYPES),
        place,
        fc.constantFrom(...AUTHORITY_PURPOSES),
        (type, code, purpose) => {
          const found = authorityFor(type, code, purpose, {}, (at) => `[${at}]`);
          expect(found.map(({ rank }) => rank)).toEqual(found.map((_, index) => index + 1));
          for (const one of found) {
            expect([one.reason.zh, one.reason.en, one.basis].every((text) => text.length > 0)).toBe(true);
            const { rank: _rank, reason: _reason, basis: _basis, provenance: _provenance, ...authority } = one;
            expect(
              authorityById(
                one.id,
                () => true,
                (at) => `[${at}]`,
              ),
            ).toEqual(authority);
          }
        },
      ),
    );
  });

  it('knows every type and purpose somebody to turn to, but where the law names nobody', () => {
    const silent = IP_TYPES.flatMap((type) =>
      AUTHORITY_PURPOSES.filter((purpose) => authorityFor(type, '442000', purpose).length === 0).map(
        (purpose) => `${type} ${purpose}`,
      ),
    ).filter((pair) => !/^(other|none) /.test(pair));
    expect(silent.every((pair) => pair.endsWith(' adjudication'))).toBe(true);
  });
});

describe('authorityById', () => {
  it('opens no door by a made-up name', () => {
    const any = (id: string) => authorityById(id, (code) => code === '442000', String);
    for (const id of [
      '',
      'constructor:442000',
      'market_regulation',
      'market_regulation:999999',
      'foreign:442000',
      'cnipa_layout_design_committee:442000',
    ])
      expect(any(id)).toBeNull();
    expect(any('market_regulation:442000')?.name.zh).toBe('442000市场监督管理部门');
  });
});
