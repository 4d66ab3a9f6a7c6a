import fc from 'fast-check';
import {
  INSTITUTION_KINDS,
  IP_TYPES,
  MATTERS,
  MODES,
  STAGES,
  type Directory,
  type Institution,
  type IpType,
  type RoutingDecision,
  type RoutingFacts,
} from '#contracts';
import { readSeed } from '#network';

const { directory, regions } = readSeed();

/* ------------------------------------------------------------------------------------------------------------------
 * A second reading of competence.md, slow and plain: no index, no bits, no scores, every question asked of every row.
 * It shares no code with the rule; it was written from the text, sentence by sentence.
 * --------------------------------------------------------------------------------------------------------------- */

const KNOWLEDGE = [
  'consultation',
  'infringement_opinion',
  'solution_proposal',
  'early_warning',
  'overseas_guidance',
  'ecommerce',
];
const RAPID_TYPES = ['patent_invention', 'patent_utility', 'patent_design', 'trademark', 'copyright', 'trade_name'];
const MAINLAND = '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65';

const isPlace = (code: string | null): boolean =>
  code !== null && /^[0-9]{6}$/.test(code) && MAINLAND.includes(code.substring(0, 2));
const topOf = (code: string): string => (code.startsWith('6590') ? '659000' : code.substring(0, 2) + '0000');
function heightOver(area: string, place: string): number | null {
  if (area === place) return 0;
  if (area === topOf(place)) return 2;
  const underCity = !place.startsWith('6590') && place.substring(2, 4) !== '90' && !place.endsWith('00');
  return underCity && area === place.substring(0, 4) + '00' ? 1 : null;
}
function byCodePoints(a: string, b: string): number {
  const hex = (text: string): string =>
    [...text].map((sign) => (sign.codePointAt(0) ?? 0).toString(16).padStart(6, '0')).join('');
  return hex(a) < hex(b) ? -1 : hex(a) > hex(b) ? 1 : 0;
}
function capable(row: Institution, type: IpType): boolean {
  if (row.kind === 'national' || row.kind === 'overseas_branch') return false;
  if (row.kind === 'rapid_centre') return type !== 'data_ip' && (row.ipTypes ?? RAPID_TYPES).includes(type);
  if (row.ipTypes) return row.ipTypes.includes(type);
  return type !== 'data_ip' || row.regionCode.endsWith('0000') || row.regionCode === '659000';
}

function sectionTwo(
  facts: RoutingFacts,
  rows: readonly Institution[],
  place: string,
  admitUnmatched: boolean,
): Institution | null {
  const type = facts.rights[0]?.type ?? 'other';
  const plain = facts.matters.length > 0 && facts.matters.every((matter) => matter === 'consultation');
  const matched = (row: Institution): boolean =>
    facts.rights.some((right) => right.industry !== null && row.industries.includes(right.industry));
  const height = (row: Institution): number => heightOver(row.regionCode, place) ?? 99;
  const there = rows
    .filter((row) => height(row) < 99 && capable(row, type))
    .sort((a, b) => byCodePoints(a.nameZh, b.nameZh));
  const usual = there.filter((row) => row.kind !== 'rapid_centre' || matched(row));
  const lowest = (some: readonly Institution[]): Institution[] =>
    some.filter((row) => height(row) === Math.min(...some.map(height)));
  if (type === 'patent_design' && !plain) {
    const specialist = lowest(usual.filter((row) => row.kind === 'rapid_centre'))[0];
    if (specialist) return specialist;
  }
  const rung = lowest(usual);
  const inOrder = [
    plain ? rung.find((row) => row.kind === 'assistance_centre') : undefined,
    rung.find((row) => row.kind === 'rapid_centre'),
    rung.find((row) => row.kind === 'protection_centre' && matched(row)),
    rung.find((row) => row.kind === 'protection_centre'),
    rung.find((row) => row.kind === 'assistance_centre'),
  ];
  const found = inOrder.find((row) => row !== undefined);
  if (found || !admitUnmatched) return found ?? null;
  return lowest(there)[0] ?? null;
}

function actPlaces(facts: RoutingFacts): string[] {
  const places = facts.places.filter((place) => isPlace(place.regionCode));
  const of = (stage: string | null): string[] =>
    places.filter((place) => place.stage === stage).map((place) => place.regionCode);
  const isGi = facts.rights[0]?.type === 'geographical_indication';
  const all = isGi
    ? [...of('origin'), ...of('circulation'), ...of('sale'), ...of(null)]
    : places.map((place) => place.regionCode);
  return all.filter((code, index) => all.indexOf(code) === index);
}

function leadingPlace(facts: RoutingFacts): string | null {
  const acts = actPlaces(facts);
  const home = isPlace(facts.applicantRegion) ? facts.applicantRegion : null;
  const first = acts[0] ?? null;
  const isGi = facts.rights[0]?.type === 'geographical_indication';
  if (isGi && facts.places.some((place) => place.stage === 'origin' && isPlace(place.regionCode))) return first;
  if ((facts.mode === 'exhibition' || facts.mode === 'customs') && first) return first;
  if (!home) return first;
  return !first || facts.matters.some((matter) => KNOWLEDGE.includes(matter)) ? home : first;
}

export interface Expected {
  outcome: string;
  lead: string | null;
  co: string[];
  queue: string | null;
  place: string | null;
  inform: string[];
  major: boolean;
  better: boolean;
}

export function slowly(facts: RoutingFacts, { institutions: rows }: Directory): Expected {
  const acts = actPlaces(facts);
  const home = isPlace(facts.applicantRegion) ? facts.applicantRegion : null;
  const isOverseas = facts.mode === 'overseas' || facts.matters.includes('overseas_guidance');
  const answer: Expected = {
    outcome: 'route',
    lead: null,
    co: [],
    queue: null,
    place: home,
    inform: [],
    major: new Set(acts.map(topOf)).size >= 3,
    better: false,
  };
  if (isOverseas) {
    const national = rows.find((row) => row.nameZh === '国家海外知识产权纠纷应对指导中心')?.nameZh ?? null;
    const type = facts.rights[0]?.type ?? 'other';
    const branches = rows.filter((row) => row.kind === 'overseas_branch' && (row.ipTypes ?? IP_TYPES).includes(type));
    const near = branches
      .filter((row) => home !== null && heightOver(row.regionCode, home) !== null)
      .sort(
        (a, b) =>
          (heightOver(a.regionCode, home ?? '') ?? 9) - (heightOver(b.regionCode, home ?? '') ?? 9) ||
          byCodePoints(a.nameZh, b.nameZh),
      );
    answer.lead = near[0]?.nameZh ?? national;
    if (!near[0]) answer.inform.push(home ? `provincial:${topOf(home)}` : 'national');
    if (!answer.lead) [answer.outcome, answer.queue] = ['queue', answer.inform[0] ?? null];
    if (national && national !== answer.lead) answer.co.push(national);
    const atHome = home && sectionTwo(facts, rows, home, false);
    if (atHome && atHome.nameZh !== answer.lead && !answer.co.includes(atHome.nameZh)) answer.co.push(atHome.nameZh);
  } else {
    answer.place = leadingPlace(facts);
    const byRule = answer.place === null ? null : sectionTwo(facts, rows, answer.place, true);
    answer.lead = byRule?.nameZh ?? null;
    const chosen =
      rows.find((row) => row.id === facts.chosenInstitution) ??
      rows.find((row) => row.nameZh === facts.chosenInstitution);
    const linked = home ? [home, ...acts] : acts;
    if (
      chosen &&
      capable(chosen, facts.rights[0]?.type ?? 'other') &&
      linked.some((place) => heightOver(chosen.regionCode, place) !== null)
    ) {
      answer.better = byRule !== null && byRule !== chosen;
      answer.lead = chosen.nameZh;
    } else if (facts.chosenInstitution !== null && byRule) answer.outcome = 'transfer';
    if (answer.lead === null) {
      answer.outcome = 'queue';
      answer.queue = answer.place ? `provincial:${topOf(answer.place)}` : 'national';
      answer.inform.push(answer.queue);
    }
    answer.co = coHandlers(facts, rows, answer.lead);
  }
  if (answer.major && !answer.inform.includes('national')) answer.inform.push('national');
  if (!facts.mayShare && facts.rights.some((right) => right.type === 'trade_secret')) answer.co = [];
  return answer;
}

function coHandlers(facts: RoutingFacts, rows: readonly Institution[], lead: string | null): string[] {
  const home = isPlace(facts.applicantRegion) && facts.applicantRegion ? [facts.applicantRegion] : [];
  const theirs = facts.mode === 'exhibition' ? facts.respondentRegions.filter(isPlace) : [];
  const places = [...new Set([...home, ...actPlaces(facts), ...theirs])];
  const collect = (where: string[]): string[] => {
    const names = where
      .map((place) => sectionTwo(facts, rows, place, false)?.nameZh)
      .filter((name) => name !== undefined);
    return [...new Set(names)].filter((name) => name !== lead);
  };
  const names = collect(places);
  if (names.length <= 5) return names;
  const provinces = [...new Set(places.map(topOf))].sort();
  const count = (province: string): number => places.filter((place) => topOf(place) === province).length;
  provinces.sort((a, b) => count(b) - count(a));
  return collect(provinces).slice(0, 5);
}

/* --------------------------------------------------- random facts and directories ------------------------------------ */

const codes = regions.map((region) => region.code);
/** Places where institutions crowd and where special rungs begin, so that rules collide far more often than by chance. */
const crowded = [
  ...new Set(directory.institutions.map((row) => row.regionCode)),
  '429004',
  '469021',
  '419001',
  '659001',
  '659000',
  '540102',
  '710000',
  '810000',
  '990000',
  'x',
];
const industries = [...new Set(directory.institutions.flatMap((row) => row.industries))];

const anyPlace = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...crowded) },
  { weight: 1, arbitrary: fc.constantFrom(...codes) },
);
const anyIndustry = fc.option(fc.constantFrom(...industries), { freq: 3 });
const anyType = fc.oneof(
  fc.constantFrom(...IP_TYPES),
  fc.constantFrom<IpType[]>('patent_design', 'geographical_indication', 'trade_secret', 'data_ip'),
);
const anyChoice = fc.option(
  fc.oneof(
    fc.constantFrom(...directory.institutions.flatMap((row) => [row.id, row.nameZh])),
    fc.constant('没有这个机构'),
  ),
  { freq: 2 },
);

const looseFacts: fc.Arbitrary<RoutingFacts> = fc.record({
  applicantRegion: fc.option(anyPlace, { freq: 5 }),
  respondentRegions: fc.array(anyPlace, { maxLength: 3 }),
  rights: fc.array(fc.record({ type: anyType, industry: anyIndustry }), { minLength: 0, maxLength: 3 }),
  matters: fc.oneof(
    fc.constant(['consultation' as const]),
    fc.uniqueArray(fc.constantFrom(...MATTERS), { maxLength: 3 }),
  ),
  mode: fc.oneof(fc.constant('offline' as const), fc.constantFrom(...MODES)),
  places: fc.array(fc.record({ regionCode: anyPlace, stage: fc.option(fc.constantFrom(...STAGES)) }), {
    maxLength: 10,
  }),
  chosenInstitution: anyChoice,
  mayShare: fc.boolean(),
});

/** Half of all facts gather round one institution: its place, its industry, itself as the choice. */
export const anyFacts: fc.Arbitrary<RoutingFacts> = fc.oneof(
  looseFacts,
  fc
    .tuple(looseFacts, fc.constantFrom(...directory.institutions), fc.boolean(), fc.boolean(), fc.nat(3))
    .map(([facts, near, livesThere, isChosen, at]) => ({
      ...facts,
      applicantRegion: livesThere ? near.regionCode : facts.applicantRegion,
      places: facts.places
        .slice(0, 4)
        .map((place, index) => (index === at ? { ...place, regionCode: near.regionCode } : place)),
      rights: facts.rights.map((right) => ({ ...right, industry: near.industries[0] ?? right.industry })),
      chosenInstitution: isChosen ? near.id : facts.chosenInstitution,
    })),
);

/** Small invented networks on few rungs, with names beyond the basic plane, equal industries and own lists of rights. */
const tightCodes = [
  '440000',
  '440100',
  '440114',
  '442000',
  '430000',
  '430100',
  '650000',
  '659000',
  '659001',
  '420000',
  '429004',
];
export const anyDirectory: fc.Arbitrary<Directory> = fc
  .uniqueArray(
    fc.record({
      nameZh: fc.oneof(
        fc.constant('国家海外知识产权纠纷应对指导中心'),
        fc.string({ unit: fc.constantFrom('甲', '乙', '\u{20000}', '\u{FF21}', 'A'), minLength: 1, maxLength: 3 }),
      ),
      kind: fc.constantFrom(...INSTITUTION_KINDS),
      regionCode: fc.constantFrom(...tightCodes),
      industries: fc.subarray(['灯饰', '家具', '陶瓷']),
      ipTypes: fc.option(fc.subarray([...IP_TYPES], { minLength: 1 }), { freq: 2 }),
    }),
    { selector: (row) => row.nameZh, maxLength: 14 },
  )
  .map((rows) => ({
    version: 'invented',
    institutions: rows.map((row, index): Institution => ({
      ...row,
      id: `inst-${index}`,
      phone: null,
      provenance: 'verified',
      source: null,
    })),
  }));
export const tightFacts = anyFacts.chain((facts) =>
  fc
    .record({
      applicantRegion: fc.option(fc.constantFrom(...tightCodes, '440115', '659002', '820000'), { freq: 5 }),
      places: fc.array(
        fc.record({
          regionCode: fc.constantFrom(...tightCodes, '430102'),
          stage: fc.option(fc.constantFrom(...STAGES)),
        }),
        { maxLength: 8 },
      ),
      rights: fc.array(fc.record({ type: anyType, industry: fc.option(fc.constantFrom('灯饰', '家具', '陶瓷')) }), {
        minLength: 1,
        maxLength: 2,
      }),
      chosenInstitution: fc.option(fc.constantFrom('inst-0', 'inst-1', 'inst-2', 'inst-13'), { freq: 2 }),
    })
    .map((tight): RoutingFacts => ({ ...facts, ...tight })),
);

/** A decision in the words of the second reading. */
export const toldBy = (decision: RoutingDecision): Expected => ({
  outcome: decision.outcome,
  lead: decision.lead?.name ?? null,
  co: decision.coHandlers.map(({ name }) => name),
  queue: decision.queue,
  place: decision.place,
  inform: [...decision.inform],
  major: decision.flags.includes('major'),
  better: decision.flags.includes('better_exists'),
});

/** Every rule of the text that routing can name. */
export const RULES = [
  'C1',
  'CAP1',
  'F1',
  'K1',
  'K2',
  'K3',
  'L1',
  'M1',
  'O1',
  'SEC1',
  'T0',
  'T1',
  'T2',
  'T3',
  'X1',
  'X2',
] as const;
