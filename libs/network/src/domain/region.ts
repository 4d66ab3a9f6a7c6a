import type { Region, RegionCode } from '#contracts';

/** 新疆生产建设兵团: GB/T 2260 gives it no province code; the competence rule makes it a rung of its own. */
export const CORPS: RegionCode = '659000';

/** First two digits of the 31 provinces of the mainland. Taiwan 71, Hong Kong 81, Macau 82 are off the mainland for routing. */
export const PROVINCE_PREFIXES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '),
);

/** The 31 provinces and the Corps: the rungs that have a coordinator's queue (competence.md, F1). */
export const PROVINCE_RUNGS: readonly RegionCode[] = [...[...PROVINCE_PREFIXES].map((two) => `${two}0000`), CORPS];

export type Rung = Region['level'];

const SIX_DIGITS = /^\d{6}$/;

/** The middle digits 90 mark counties that stand directly under a province (419001, 429004, 469001) or under the Corps. */
const DIRECT = '90';

/** True where a code names a place on the mainland that routing can use; anything else counts as off the mainland. */
export function isMainlandPlace(code: RegionCode | null): code is RegionCode {
  return code !== null && SIX_DIGITS.test(code) && PROVINCE_PREFIXES.has(code.slice(0, 2));
}

/** True for Taiwan, Hong Kong, Macau, foreign addresses and unknown ones: no place for routing. */
export function offMainland(code: RegionCode | null): boolean {
  return !isMainlandPlace(code);
}

/**
 * The rungs of a place, lowest first: the code itself, its city `CCPP00`, its province `CC0000` (competence.md, Facts).
 * Counties directly under a province climb straight to it; 6590xx climbs to the Corps and never to Xinjiang.
 * @returns an empty list for a code off the mainland.
 */
export function ladder(code: RegionCode): readonly RegionCode[] {
  if (!isMainlandPlace(code)) return [];
  const top = provinceRungOf(code);
  if (code === top) return [code];
  const city = `${code.slice(0, 4)}00`;
  const hasCityRung = code !== city && code.slice(2, 4) !== DIRECT;
  return hasCityRung ? [code, city, top] : [code, top];
}

/** The top rung of a place: its province, or the Corps. */
export function provinceRungOf(code: RegionCode): RegionCode {
  return code.startsWith(CORPS.slice(0, 4)) ? CORPS : `${code.slice(0, 2)}0000`;
}

/** Which rung a code stands on follows from the code, not from a name. */
export function rungOf(code: RegionCode): Rung {
  if (code === CORPS || code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** Whether an institution that stands at `area` answers for `place`: its own division and everything below it. */
export function covers(area: RegionCode, place: RegionCode): boolean {
  return ladder(place).includes(area);
}

/** T1 speaks of one city: the same first four digits. */
export function sameCity(one: RegionCode, other: RegionCode): boolean {
  return one.slice(0, 4) === other.slice(0, 4);
}

/**
 * Reads `code,name_zh,parent,level` rows.
 * @throws {Error} naming the line, on a malformed or doubled row or an unknown parent.
 */
export function parseRegions(csv: string): readonly Region[] {
  const [, ...lines] = csv.split(/\r?\n/).filter((line) => line !== '');
  const regions = lines.map((line, index) => parseRegion(line, index + 2));
  const codes = new Set(regions.map((region) => region.code));
  if (codes.size !== regions.length) throw new Error('regions: a code occurs twice');
  const orphan = regions.find((region) => region.parentCode !== null && !codes.has(region.parentCode));
  if (orphan) throw new Error(`regions: ${orphan.code} names an unknown parent ${String(orphan.parentCode)}`);
  return regions;
}

function parseRegion(line: string, lineNumber: number): Region {
  const [code, nameZh, parent, level] = line.split(',');
  if (!code || !SIX_DIGITS.test(code) || !nameZh || !isLevel(level)) {
    throw new Error(`regions line ${lineNumber}: expected code,name_zh,parent,level`);
  }
  return { code, nameZh, parentCode: parent || null, level };
}

const isLevel = (text: string | undefined): text is Rung => text === 'province' || text === 'city' || text === 'county';

/** Rungs of statistics that people never say aloud: 市辖区 under a municipality, 县 under Chongqing. */
const UNSPOKEN = new Set(['市辖区', '县']);

/** Full names as people say them, from a list of divisions: 442000 → 广东省中山市, 110105 → 北京市朝阳区. */
export function placeNames(regions: readonly Region[]): (code: RegionCode) => string {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  return (code) => {
    const parts: string[] = [];
    for (let at = byCode.get(code); at; at = at.parentCode === null ? undefined : byCode.get(at.parentCode)) {
      if (!UNSPOKEN.has(at.nameZh)) parts.unshift(at.nameZh);
    }
    return parts.join('') || code;
  };
}
