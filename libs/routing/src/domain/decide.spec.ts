import { describe, expect, it } from '@jest/globals';
import type { Institution, InstitutionKind, IpType, RoutingDecision, RoutingFacts, Stage } from '#contracts';
import { isMainlandPlace, ladder, provinceRungOf, sameCity } from '#network';
import { compareCodePoints, compile, type Geography } from './compile.js';
import { decide } from './decide.js';
import { routingFacts } from './facts.js';
import { POLICY_1, type CompetencePolicy } from './policy.js';

const GEOGRAPHY: Geography = { isMainlandPlace, ladder, provinceRungOf, sameCity };
const NATIONAL = POLICY_1.nationalOverseasCentre;

/** One row: `name kind region industries`, as in `丙 rapid 442000 灯饰;家具`. The name is the id as well. */
const KINDS: Record<string, InstitutionKind> = {
  national: 'national',
  protection: 'protection_centre',
  rapid: 'rapid_centre',
  assistance: 'assistance_centre',
  branch: 'overseas_branch',
};
function row(text: string, more: Partial<Institution> = {}): Institution {
  const [nameZh = '', kind = '', regionCode = '', industries = ''] = text.split(' ');
  return {
    id: `id-${nameZh}`,
    nameZh,
    kind: KINDS[kind] ?? 'national',
    regionCode,
    industries: industries === '' ? [] : industries.split(';'),
    ipTypes: null,
    phone: null,
    provenance: 'verified',
    source: null,
    ...more,
  };
}

const FACTS: RoutingFacts = {
  applicantRegion: null,
  respondentRegions: [],
  rights: [{ type: 'trademark', industry: null }],
  matters: ['mediation'],
  mode: 'offline',
  places: [],
  chosenInstitution: null,
  mayShare: true,
};
const at = (...codes: string[]): RoutingFacts['places'] => codes.map((regionCode) => ({ regionCode, stage: null }));
const stages = (...pairs: [string, Stage | null][]): RoutingFacts['places'] =>
  pairs.map(([regionCode, stage]) => ({ regionCode, stage }));
const right = (type: IpType, industry: string | null = null): RoutingFacts['rights'] => [{ type, industry }];

interface Summary {
  outcome: string;
  lead: string | null;
  co: string[];
  queue: string | null;
  inform: readonly string[];
  place: string | null;
  rules: readonly string[];
  flags: readonly string[];
  /** `name 1` for a rank, `name CAP1` for a failed test. */
  looked: string[];
}
const summary = (decision: RoutingDecision): Summary => ({
  outcome: decision.outcome,
  lead: decision.lead?.name ?? null,
  co: decision.coHandlers.map(({ name }) => name),
  queue: decision.queue,
  inform: decision.inform,
  place: decision.place,
  rules: decision.rules,
  flags: decision.flags,
  looked: decision.candidates.map(({ name, rank, rejectedBy }) => `${name} ${rank ?? rejectedBy}`),
});

interface Sample {
  /** The rule that this sample is about, and what it shows. */
  readonly shows: string;
  readonly network: readonly (string | Institution)[];
  readonly facts: Partial<RoutingFacts>;
  readonly expected: Partial<Summary>;
  /** The same rule broken: under it the expectation must fail, or the sample proves nothing. */
  readonly broken?: { readonly policy?: Partial<CompetencePolicy>; readonly geography?: Partial<Geography> };
}

function run({ network, facts }: Sample, broken: Sample['broken'] = {}): Summary {
  const institutions = network.map((one) => (typeof one === 'string' ? row(one) : one));
  const policy = { ...POLICY_1, ...broken.policy };
  const compiled = compile({ version: 'sample', institutions }, policy, { ...GEOGRAPHY, ...broken.geography });
  return summary(decide({ ...FACTS, ...facts }, compiled));
}

const GUANGDONG = ['粤 protection 440000', '穗 protection 440100', '珠 protection 440400'];
const SEVEN = [
  '苏 protection 320000',
  '浙 protection 330000',
  '皖 protection 340000',
  '闽 protection 350000',
  '赣 protection 360000',
  '鲁 protection 370000',
  '豫 protection 410000',
];
const SEVEN_PLACES = at('410100', '370100', '360100', '350100', '340100', '330100', '320100');

const PLACES: Sample[] = [
  {
    shows: 'X2 the first origin place leads a geographical indication, even against a knowledge matter',
    network: ['闽 protection 350000', '京 protection 110000'],
    facts: {
      applicantRegion: '110101',
      rights: right('geographical_indication'),
      matters: ['consultation'],
      places: stages(['440100', 'sale'], ['350524', 'origin']),
    },
    expected: { lead: '闽', place: '350524', rules: ['X2', 'L1', 'K3', 'X1'], co: ['京'] },
    broken: { policy: { originLeadsTypes: [] } },
  },
  {
    shows: 'X2 act places count in the order origin, circulation, sale, the rest',
    network: ['闽 protection 350000', ...SEVEN.slice(0, 3)],
    facts: {
      applicantRegion: '350500',
      rights: right('geographical_indication'),
      places: stages(
        ['320100', null],
        ['330100', 'sale'],
        ['340100', 'circulation'],
        ['350524', 'origin'],
        ['330100', null],
      ),
    },
    expected: { lead: '闽', co: ['皖', '浙', '苏'] },
    broken: { policy: { stageOrder: ['sale', 'circulation', 'origin'] } },
  },
  {
    shows: 'X2 an origin off the mainland is no place, the next origin leads',
    network: ['闽 protection 350000', '京 protection 110000'],
    facts: {
      applicantRegion: '110101',
      rights: right('geographical_indication'),
      places: stages(['710000', 'origin'], ['350524', 'origin']),
    },
    expected: { lead: '闽', place: '350524' },
    broken: { geography: { isMainlandPlace: (code): code is string => code !== null } },
  },
  {
    shows: 'X2 a stage means nothing for another kind of right',
    network: ['闽 protection 350000', '京 protection 110000'],
    facts: { applicantRegion: '110101', matters: ['consultation'], places: stages(['350524', 'origin']) },
    expected: { lead: '京', place: '110101', rules: ['T2', 'L1', 'K3', 'X1'] },
    broken: { policy: { originLeadsTypes: ['trademark'] } },
  },
  {
    shows: 'T2 the place of an exhibition leads whatever is asked, and the respondent’s place counts too',
    network: ['粤 protection 440000', '京 protection 110000', '浙 protection 330000'],
    facts: {
      mode: 'exhibition',
      applicantRegion: '110101',
      matters: ['consultation'],
      places: at('440106'),
      respondentRegions: ['330782'],
    },
    expected: { lead: '粤', place: '440106', rules: ['T2', 'L1', 'K3', 'X1'], co: ['京', '浙'] },
    broken: { policy: { placeFirstModes: [] } },
  },
  {
    shows: 'X1 the respondent’s place counts at an exhibition',
    network: ['粤 protection 440000', '浙 protection 330000'],
    facts: {
      mode: 'exhibition',
      applicantRegion: '440100',
      places: at('440106'),
      respondentRegions: ['330782', '810000'],
    },
    expected: { co: ['浙'] },
    broken: { policy: { respondentPlaceModes: [] } },
  },
  {
    shows: 'X1 and nowhere else',
    network: ['粤 protection 440000', '浙 protection 330000'],
    facts: { mode: 'customs', applicantRegion: '440100', places: at('440106'), respondentRegions: ['330782'] },
    expected: { co: [], rules: ['T2', 'L1', 'K3'] },
    broken: { policy: { respondentPlaceModes: ['exhibition', 'customs'] } },
  },
  {
    shows: 'T2 the port leads a customs matter',
    network: GUANGDONG,
    facts: {
      mode: 'customs',
      applicantRegion: '440100',
      matters: ['infringement_opinion'],
      places: at('440400', '440100'),
    },
    expected: { lead: '珠', co: ['穗'], rules: ['T2', 'L1', 'K3', 'X1'] },
    broken: { policy: { placeFirstModes: ['exhibition'] } },
  },
  {
    shows: 'T1 an exhibition without a place falls back on the applicant',
    network: GUANGDONG,
    facts: { mode: 'exhibition', applicantRegion: '440100' },
    expected: { lead: '穗', place: '440100', rules: ['T1', 'L1', 'K3'] },
    broken: { geography: { ladder: () => ['440400'] } },
  },
  {
    shows: 'T3 an applicant off the mainland follows the first act, even for an opinion',
    network: GUANGDONG,
    facts: { applicantRegion: '810000', matters: ['infringement_opinion'], places: at('820000', '440400', '440100') },
    expected: { lead: '珠', place: '440400', rules: ['T3', 'L1', 'K3', 'X1'], co: ['穗'] },
    broken: { geography: { isMainlandPlace: (code): code is string => code !== null && code !== '820000' } },
  },
  {
    shows: 'T3 without any place the national desk takes it',
    network: GUANGDONG,
    facts: { applicantRegion: null, places: at('710000'), chosenInstitution: null },
    expected: {
      outcome: 'queue',
      lead: null,
      queue: 'national',
      inform: ['national'],
      place: null,
      rules: ['T3'],
      flags: ['no_place'],
      looked: [],
    },
    broken: { geography: { isMainlandPlace: (code): code is string => code !== null } },
  },
  {
    shows: 'T1 within one city a local matter follows the first act',
    network: ['甲 assistance 330106', '乙 assistance 330122'],
    facts: { applicantRegion: '330106', places: at('330122', '330106') },
    expected: { lead: '乙', co: ['甲'], place: '330122', rules: ['T1', 'L1', 'X1'] },
    broken: { geography: { sameCity: () => false } },
  },
  {
    shows: 'T1 within one city a knowledge matter stays with the applicant',
    network: ['甲 assistance 330106', '乙 assistance 330122'],
    facts: { applicantRegion: '330106', matters: ['mediation', 'ecommerce'], places: at('330122') },
    expected: { lead: '甲', co: ['乙'], rules: ['T1', 'L1', 'X1'] },
    broken: { policy: { knowledgeMatters: [] } },
  },
  {
    shows: 'T2 one act outside the city is enough',
    network: GUANGDONG,
    facts: { applicantRegion: '440100', places: at('440106', '440400') },
    expected: { lead: '穗', rules: ['T2', 'L1', 'K3', 'X1'] },
    broken: { geography: { sameCity: () => true } },
  },
  {
    shows: 'T2 a local matter online follows the act like one offline',
    network: GUANGDONG,
    facts: { mode: 'online', applicantRegion: '440100', matters: ['evidence_guidance'], places: at('440400') },
    expected: { lead: '珠', place: '440400' },
    broken: { policy: { knowledgeMatters: ['evidence_guidance'] } },
  },
];

const CENTRE = '中 protection 440100 灯饰';
const INSTITUTIONS: Sample[] = [
  {
    shows: 'CAP1 a rapid centre takes no software, however well its industry fits',
    network: ['快 rapid 440100 灯饰', CENTRE],
    facts: { applicantRegion: '440100', rights: right('copyright_software', '灯饰') },
    expected: { lead: '中', rules: ['T1', 'CAP1', 'L1', 'K2'], looked: ['中 1', '快 CAP1'] },
    broken: { policy: { capability: { ...POLICY_1.capability, rapid_centre: POLICY_1.capability.protection_centre } } },
  },
  {
    shows: 'CAP1 data rights go to the province rung',
    network: [CENTRE, '省 protection 440000', '援 assistance 440100'],
    facts: { applicantRegion: '440100', rights: right('data_ip', '灯饰') },
    expected: { lead: '省', rules: ['T1', 'CAP1', 'L1', 'K3'] },
    broken: {
      policy: {
        capability: {
          ...POLICY_1.capability,
          protection_centre: { ...POLICY_1.capability.protection_centre, provinceRungOnly: [] },
        },
      },
    },
  },
  {
    shows: 'CAP1 the Corps is a province rung for data rights',
    network: ['兵 protection 659000', '石 protection 659001'],
    facts: { applicantRegion: '659001', rights: right('data_ip') },
    expected: { lead: '兵' },
    broken: { geography: { provinceRungOf: (code) => `${code.slice(0, 2)}0000` } },
  },
  {
    shows: 'CAP1 the directory can give a city data rights, but never a rapid centre',
    network: [
      row('市 protection 440100', { ipTypes: ['data_ip'] }),
      row('快 rapid 440100 灯饰', { ipTypes: ['data_ip', 'trademark'] }),
    ],
    facts: { applicantRegion: '440100', rights: right('data_ip', '灯饰') },
    expected: { lead: '市', looked: ['市 1', '快 CAP1'] },
    broken: {
      policy: {
        capability: { ...POLICY_1.capability, rapid_centre: { ...POLICY_1.capability.rapid_centre, never: [] } },
      },
    },
  },
  {
    shows: 'CAP1 the directory can take kinds of right away',
    network: [row('市 protection 440100', { ipTypes: ['patent_design'] }), '省 protection 440000'],
    facts: { applicantRegion: '440100' },
    expected: { lead: '省', looked: ['省 1', '市 CAP1'] },
  },
  {
    shows: 'CAP1 national bodies and branches lead nothing at home',
    network: ['国 national 440000', '外 branch 440100'],
    facts: { applicantRegion: '440100' },
    expected: { lead: null, queue: 'provincial:440000', looked: ['外 CAP1', '国 CAP1'], rules: ['T1', 'F1'] },
    broken: { policy: { capability: { ...POLICY_1.capability, national: POLICY_1.capability.protection_centre } } },
  },
  {
    shows: 'CAP1 the first right governs the kind, the industries of all rights count',
    network: ['快 rapid 440100 灯饰', '中 protection 440100'],
    facts: { applicantRegion: '440100', rights: [...right('trademark'), ...right('copyright_software', '灯饰')] },
    expected: { lead: '快', rules: ['T1', 'L1', 'K1'] },
  },
  {
    shows: 'L1 the lowest rung wins over a better match above',
    network: ['援 assistance 440106', '快 rapid 440100 灯饰', '省 protection 440000 灯饰'],
    facts: { applicantRegion: '440106', rights: right('trademark', '灯饰') },
    expected: { lead: '援', rules: ['T1', 'L1'], looked: ['援 1', '快 2', '省 3'] },
    broken: { geography: { ladder: (code) => ladder(code).toReversed() } },
  },
  {
    shows: 'L1 a county directly under the province climbs straight to it',
    network: ['省 protection 420000', '错 protection 429000'],
    facts: { applicantRegion: '429004' },
    expected: { lead: '省', looked: ['省 1'] },
    broken: { geography: { ladder: (code) => [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`] } },
  },
  {
    shows: 'F1 the Corps climbs to its own desk and not to Xinjiang',
    network: ['疆 assistance 650000'],
    facts: { applicantRegion: '659001' },
    expected: {
      outcome: 'queue',
      queue: 'provincial:659000',
      inform: ['provincial:659000'],
      flags: ['no_institution'],
      rules: ['T1', 'F1'],
    },
    broken: { geography: { ladder: (code) => [code, '650000'] } },
  },
  {
    shows: 'F1 names the desk of the leading place and still says who could help elsewhere',
    network: ['川 protection 510000'],
    facts: { applicantRegion: '540102', matters: ['consultation'], places: at('510104') },
    expected: { outcome: 'queue', queue: 'provincial:540000', place: '540102', co: ['川'], rules: ['T2', 'F1', 'X1'] },
    broken: { geography: { provinceRungOf: () => '510000' } },
  },
  {
    shows: 'L1 a plain consultation prefers an assistance centre on the rung',
    network: ['援 assistance 440100', '快 rapid 440100 灯饰', CENTRE],
    facts: { applicantRegion: '440100', matters: ['consultation'], rights: right('trademark', '灯饰') },
    expected: { lead: '援', rules: ['T1', 'L1'], looked: ['援 1', '快 2', '中 3'] },
    broken: { policy: { plainConsultation: { matter: 'consultation', firstOnRung: null } } },
  },
  {
    shows: 'L1 but does not climb for one',
    network: ['援 assistance 440000', CENTRE],
    facts: { applicantRegion: '440100', matters: ['consultation'], rights: right('trademark', '灯饰') },
    expected: { lead: '中', rules: ['T1', 'L1', 'K2'] },
    broken: { geography: { ladder: (code) => ladder(code).toReversed() } },
  },
  {
    shows: 'K1 a consultation with anything else is not plain',
    network: ['援 assistance 440100', '快 rapid 440100 灯饰'],
    facts: { applicantRegion: '440100', matters: ['consultation', 'mediation'], rights: right('trademark', '灯饰') },
    expected: { lead: '快', rules: ['T1', 'L1', 'K1'] },
  },
  {
    shows: 'K1 a matching rapid centre precedes a matching protection centre',
    network: ['快 rapid 440100 家具;灯饰', CENTRE, '援 assistance 440100'],
    facts: { applicantRegion: '440100', rights: right('trademark', '灯饰') },
    expected: { lead: '快', rules: ['T1', 'L1', 'K1'], looked: ['快 1', '中 2', '援 3'] },
    broken: { policy: { rankOrder: POLICY_1.rankOrder.toReversed() } },
  },
  {
    shows: 'K2 a matching protection centre precedes another of the same rung',
    network: ['一 protection 440100', CENTRE],
    facts: { applicantRegion: '440100', rights: right('trademark', '灯饰') },
    expected: { lead: '中', rules: ['T1', 'L1', 'K2'] },
    broken: { policy: { rankOrder: POLICY_1.rankOrder.filter(({ rule }) => rule !== 'K2') } },
  },
  {
    shows: 'K2 a match is exact: a part of a word is none',
    network: ['一 protection 440100', '中 protection 440100 灯饰照明'],
    facts: { applicantRegion: '440100', rights: right('trademark', '灯饰') },
    expected: { lead: '一', rules: ['T1', 'L1', 'K3'] },
  },
  {
    shows: 'K3 any protection centre precedes an assistance centre',
    network: ['一 assistance 440100', '中 protection 440100'],
    facts: { applicantRegion: '440100', rights: right('trademark', '灯饰') },
    expected: { lead: '中', rules: ['T1', 'L1', 'K3'], looked: ['中 1', '一 2'] },
    broken: { policy: { rankOrder: POLICY_1.rankOrder.toReversed() } },
  },
  {
    shows: 'K1 for designs a matching rapid centre beats any lower institution',
    network: ['县 protection 440106 灯饰', '市 rapid 440100 灯饰', '省 rapid 440000 灯饰'],
    facts: { applicantRegion: '440106', rights: right('patent_design', '灯饰') },
    expected: { lead: '市', rules: ['T1', 'K1'], looked: ['市 1', '省 2', '县 3'] },
    broken: { policy: { anyRungTypes: [] } },
  },
  {
    shows: 'K1 for designs counts for no other kind of right',
    network: ['县 protection 440106', '市 rapid 440100 灯饰'],
    facts: { applicantRegion: '440106', rights: right('patent_utility', '灯饰') },
    expected: { lead: '县', rules: ['T1', 'L1', 'K3'] },
    broken: { policy: { anyRungTypes: ['patent_design', 'patent_utility'] } },
  },
  {
    shows: 'K1 for designs rests when only a consultation is asked',
    network: ['县 protection 440106', '市 rapid 440100 灯饰'],
    facts: { applicantRegion: '440106', matters: ['consultation'], rights: right('patent_design', '灯饰') },
    expected: { lead: '县' },
    broken: { policy: { plainConsultation: { matter: 'training', firstOnRung: 'assistance_centre' } } },
  },
  {
    shows: 'K1 for designs also names the co-handler of a further place',
    network: ['甲 protection 330000', '县 protection 440106', '市 rapid 440100 灯饰'],
    facts: {
      applicantRegion: '330100',
      matters: ['infringement_opinion'],
      rights: right('patent_design', '灯饰'),
      places: at('440106'),
    },
    expected: { lead: '甲', co: ['市'] },
    broken: { policy: { anyRungTypes: [] } },
  },
  {
    shows: 'K1 a rapid centre without a match stands outside the climb',
    network: ['快 rapid 440106 家具', '省 assistance 440000'],
    facts: { applicantRegion: '440106', rights: right('trademark', '灯饰') },
    expected: { lead: '省', looked: ['省 1', '快 K1'], flags: [] },
    broken: {
      policy: { rankOrder: [...POLICY_1.rankOrder, { rule: null, kind: 'rapid_centre', needsIndustry: false }] },
    },
  },
  {
    shows: 'L1 the ladder is climbed again with such centres when it has nothing else',
    network: ['高 rapid 440100 家具', '低 rapid 440106 家具'],
    facts: { applicantRegion: '440106' },
    expected: { lead: '低', rules: ['T1', 'L1'], flags: ['industry_not_matched'], looked: ['低 1', '高 2'] },
    broken: { policy: { lastResortKinds: [] } },
  },
  {
    shows: 'X1 but never for a further place',
    network: ['省 protection 330000', '低 rapid 440106 家具'],
    facts: { applicantRegion: '330100', matters: ['consultation'], places: at('440106') },
    expected: { lead: '省', co: [], rules: ['T2', 'L1', 'K3'] },
    broken: {
      policy: { rankOrder: [...POLICY_1.rankOrder, { rule: null, kind: 'rapid_centre', needsIndustry: false }] },
    },
  },
  {
    shows: 'L1 equals are taken by name in code-point order, beyond the basic plane too',
    network: ['\u{20000} protection 440100', '\u{FF21} protection 440100', '甲 protection 440100'],
    facts: { applicantRegion: '440100' },
    expected: { lead: '甲', looked: ['甲 1', '\u{FF21} 2', '\u{20000} 3'] },
  },
];

const CHOICE = [
  '市 protection 440100',
  '省 protection 440000',
  '外 branch 440100',
  '浙 protection 330000',
  '快 rapid 330100 家具',
];
const CHOICES: Sample[] = [
  {
    shows: 'T0 keeps the case with the chosen one and says that the rule would name another',
    network: CHOICE,
    facts: { applicantRegion: '440106', chosenInstitution: '省' },
    expected: {
      outcome: 'route',
      lead: '省',
      rules: ['T1', 'T0', 'X1'],
      flags: ['better_exists'],
      looked: ['省 1', '市 2', '外 CAP1'],
      co: ['市'],
    },
    broken: { policy: { chosenMayKeep: false } },
  },
  {
    shows: 'T0 says nothing where the rule agrees, and an id is as good as a name',
    network: CHOICE,
    facts: { applicantRegion: '440106', chosenInstitution: 'id-市' },
    expected: { outcome: 'route', lead: '市', rules: ['T1', 'T0', 'L1', 'K3'], flags: [] },
    broken: { policy: { chosenMayKeep: false } },
  },
  {
    shows: 'T0 any linked place will do, and a rapid centre needs no match',
    network: CHOICE,
    facts: { applicantRegion: '440106', matters: ['consultation'], places: at('330106'), chosenInstitution: '快' },
    expected: { outcome: 'route', lead: '快', place: '440106', flags: ['better_exists'], co: ['市', '浙'] },
    broken: { policy: { chosenMayKeep: false } },
  },
  {
    shows: 'T0 nothing better exists where the rule alone would name nobody',
    network: ['浙 protection 330000'],
    facts: { applicantRegion: '540102', matters: ['consultation'], places: at('330106'), chosenInstitution: '浙' },
    expected: { lead: '浙', flags: [], queue: null, inform: [] },
    broken: { policy: { chosenMayKeep: false } },
  },
  {
    shows: 'C1 a chosen one of another place gives way by transfer',
    network: CHOICE,
    facts: { applicantRegion: '440106', chosenInstitution: '浙' },
    expected: {
      outcome: 'transfer',
      lead: '市',
      rules: ['T1', 'C1', 'L1', 'K3'],
      flags: ['chosen_not_competent'],
      looked: ['市 1', '省 2', '外 CAP1', '浙 C1'],
    },
    broken: { geography: { ladder: (code) => [...ladder(code), '330000'] } },
  },
  {
    shows: 'C1 the respondent’s place at an exhibition links no chosen institution',
    network: CHOICE,
    facts: { mode: 'exhibition', places: at('440106'), respondentRegions: ['330106'], chosenInstitution: '浙' },
    expected: { outcome: 'transfer', lead: '市', co: ['浙'] },
    broken: { policy: { chosenMayKeep: false } },
  },
  {
    shows: 'C1 a chosen one that does not take the kind gives way',
    network: CHOICE,
    facts: { applicantRegion: '440106', rights: right('data_ip'), chosenInstitution: '市' },
    expected: { outcome: 'transfer', lead: '省', looked: ['省 1', '外 CAP1', '市 CAP1'] },
    broken: {
      policy: {
        capability: {
          ...POLICY_1.capability,
          protection_centre: { ...POLICY_1.capability.protection_centre, provinceRungOnly: [] },
        },
      },
    },
  },
  {
    shows: 'C1 so does a branch chosen for a matter at home',
    network: CHOICE,
    facts: { applicantRegion: '440106', chosenInstitution: '外' },
    expected: { outcome: 'transfer', lead: '市', flags: ['chosen_not_competent'] },
    broken: {
      policy: { capability: { ...POLICY_1.capability, overseas_branch: POLICY_1.capability.protection_centre } },
    },
  },
  {
    shows: 'C1 an unknown name is never a refusal',
    network: CHOICE,
    facts: { applicantRegion: '440106', chosenInstitution: '某某' },
    expected: { outcome: 'transfer', lead: '市', flags: ['chosen_unknown', 'chosen_not_competent'] },
    broken: { policy: { chosenMayKeep: false } },
  },
  {
    shows: 'C1 with nobody to hand over to, the desk takes it',
    network: ['浙 protection 330000'],
    facts: { applicantRegion: '540102', chosenInstitution: '浙' },
    expected: {
      outcome: 'queue',
      queue: 'provincial:540000',
      rules: ['T1', 'C1', 'F1'],
      flags: ['chosen_not_competent', 'no_institution'],
    },
    broken: { policy: { chosenMayKeep: false } },
  },
];

const ABROAD = [
  `${NATIONAL} national 110000`,
  '省外 branch 440000',
  '市外 branch 440100',
  '市 protection 440100',
  '快 rapid 330100 家具',
];
const OTHERS: Sample[] = [
  {
    shows: 'O1 the lowest branch leads, the national centre and the institution at home help',
    network: ABROAD,
    facts: { mode: 'overseas', applicantRegion: '440106', places: at('330100') },
    expected: {
      lead: '市外',
      co: [NATIONAL, '市'],
      place: '440106',
      rules: ['O1'],
      flags: ['overseas', 'evidence_export_check'],
      looked: ['市外 1', '省外 2', `${NATIONAL} 3`],
    },
    broken: { policy: { overseasModes: [] } },
  },
  {
    shows: 'O1 guidance asked for at home is an overseas matter too, and no choice changes that',
    network: ABROAD,
    facts: {
      applicantRegion: '440106',
      matters: ['mediation', 'overseas_guidance'],
      places: at('440106'),
      chosenInstitution: '市',
    },
    expected: { outcome: 'route', lead: '市外', flags: ['overseas', 'evidence_export_check', 'chosen_set_aside'] },
    broken: { policy: { overseasMatters: [] } },
  },
  {
    shows: 'O1 without a branch the national centre leads and the province is told',
    network: ABROAD,
    facts: { mode: 'overseas', applicantRegion: '330106' },
    expected: { lead: NATIONAL, co: [], rules: ['O1', 'F1'], inform: ['provincial:330000'], queue: null },
    broken: { geography: { ladder: () => ['440000'] } },
  },
  {
    shows: 'O1 an applicant off the mainland is the national centre’s',
    network: ABROAD,
    facts: { mode: 'overseas', applicantRegion: '820000', places: at('440106') },
    expected: { lead: NATIONAL, co: [], place: null, rules: ['O1', 'F1'], inform: ['national'] },
    broken: { policy: { overseasModes: [] } },
  },
  {
    shows: 'F1 not even a directory without the national centre loses an overseas matter',
    network: ['市 protection 440100'],
    facts: { mode: 'overseas', applicantRegion: '440106' },
    expected: {
      outcome: 'queue',
      queue: 'provincial:440000',
      inform: ['provincial:440000'],
      co: ['市'],
      rules: ['O1', 'F1'],
    },
    broken: { policy: { nationalOverseasCentre: '市' } },
  },
  {
    shows: 'X1 up to five places are handled where they are, in their order',
    network: SEVEN,
    facts: { applicantRegion: '320100', places: SEVEN_PLACES.slice(0, 5) },
    expected: { lead: '豫', co: ['苏', '鲁', '赣', '闽', '皖'], flags: ['major'] },
    broken: { policy: { maxCoHandlers: 4 } },
  },
  {
    shows: 'X1 more than five give way to the province rungs, most places first, then by code',
    network: [...SEVEN, '宁 protection 320100', '锡 protection 320200', '厦 protection 350200'],
    facts: { applicantRegion: '410100', places: [...SEVEN_PLACES, ...at('350200', '320200')] },
    expected: {
      lead: '豫',
      co: ['苏', '闽', '浙', '皖', '赣'],
      rules: ['T2', 'L1', 'K3', 'X1', 'M1'],
      flags: ['co_handlers_folded', 'major'],
    },
    broken: { policy: { maxCoHandlers: 99 } },
  },
  {
    shows: 'X1 the same place named twice weighs once',
    network: [...SEVEN],
    facts: { applicantRegion: '410100', places: [...SEVEN_PLACES, ...at('370100', '370100')] },
    expected: { co: ['苏', '浙', '皖', '闽', '赣'] },
    broken: { policy: { maxCoHandlers: 99 } },
  },
  {
    shows: 'M1 acts in three provinces make a major case, the Corps counting apart',
    network: ['疆 protection 650000'],
    facts: { applicantRegion: '650102', places: at('650102', '659001', '540102') },
    expected: { flags: ['major'], inform: ['national'], rules: ['T2', 'L1', 'K3', 'M1'] },
    broken: { policy: { majorProvinces: 4 } },
  },
  {
    shows: 'M1 the applicant’s own place is no act',
    network: ['粤 protection 440000'],
    facts: { applicantRegion: '440100', matters: ['consultation'], places: at('650102', '540102') },
    expected: { flags: [], inform: [] },
    broken: { policy: { majorProvinces: 2 } },
  },
  {
    shows: 'SEC1 a trade secret is marked, and with consent the others help',
    network: GUANGDONG,
    facts: { applicantRegion: '440100', rights: right('trade_secret'), places: at('440400') },
    expected: { lead: '珠', co: ['穗'], rules: ['T2', 'L1', 'K3', 'X1', 'SEC1'], flags: ['confidential'] },
    broken: { policy: { confidentialTypes: [] } },
  },
  {
    shows: 'SEC1 without consent nobody is brought in, not even where the secret is the second right',
    network: ['粤 protection 440000', '浙 protection 330000'],
    facts: {
      applicantRegion: '440100',
      rights: [...right('trademark'), ...right('trade_secret')],
      places: at('330106'),
      mayShare: false,
    },
    expected: { lead: '浙', co: [], flags: ['confidential', 'consent_needed'], looked: ['浙 1', '粤 SEC1'] },
    broken: { policy: { confidentialTypes: [] } },
  },
  {
    shows: 'SEC1 only a trade secret waits for it',
    network: ['粤 protection 440000', '浙 protection 330000'],
    facts: { applicantRegion: '440100', places: at('330106'), mayShare: false },
    expected: { co: ['粤'], flags: [] },
    broken: { policy: { confidentialTypes: ['trademark'] } },
  },
  {
    shows: 'a lead whose entry nobody verified is flagged',
    network: [row('省 protection 440000', { provenance: 'unverified' })],
    facts: { applicantRegion: '440100' },
    expected: { flags: ['unverified_directory_entry'] },
  },
  {
    shows: 'no right and no matter still find somebody',
    network: GUANGDONG,
    facts: { applicantRegion: '440100', rights: [], matters: [] },
    expected: { outcome: 'route', lead: '穗' },
  },
];

describe.each([
  ['Which place leads (section 1)', PLACES],
  ['Which institution at that place (section 2)', INSTITUTIONS],
  ['The applicant’s own choice (T0, C1)', CHOICES],
  ['Overseas, co-handlers, major cases, secrets (sections 3 and 4)', OTHERS],
])('%s', (_section, samples) => {
  it.each(samples.map((sample) => [sample.shows, sample] as const))('%s', (_shows, sample) => {
    expect(run(sample)).toMatchObject(sample.expected);
    // The mutation check: a sample whose rule is broken must turn red.
    if (sample.broken) expect(run(sample, sample.broken)).not.toMatchObject(sample.expected);
  });
});

describe('every rule of sections 1 to 4', () => {
  const mutated = [...PLACES, ...INSTITUTIONS, ...CHOICES, ...OTHERS].filter((sample) => sample.broken);

  it.each(['O1', 'X2', 'T1', 'T2', 'T3', 'CAP1', 'L1', 'K1', 'K2', 'K3', 'T0', 'C1', 'F1', 'X1', 'M1', 'SEC1'])(
    '%s has a sample that fails when the rule is broken',
    (rule) => expect(mutated.some((sample) => sample.shows.startsWith(`${rule} `))).toBe(true),
  );
});

describe('facts of a request', () => {
  it('keep what was said and nothing else', () => {
    const facts = routingFacts({
      applicant: { regionCode: ' 440100 ', name: '某厂', mobile: '13800000000' },
      rights: [
        { type: 'patent_design', industry: ' 灯饰 ' },
        { type: 'copyright', industry: '' },
      ],
      respondents: [
        { name: '甲', uscc: null, regionCode: null, shopUrl: null },
        { name: '乙', uscc: null, regionCode: '330782', shopUrl: null },
      ],
      matters: ['mediation', 'consultation', 'mediation'],
      acts: { mode: 'offline', places: [{ regionCode: '440400', stage: null }] },
      chosenInstitution: ' ',
      consents: { privacyNotice: '1', shareWithCoHandlers: false },
    });
    expect(facts).toEqual({
      applicantRegion: '440100',
      respondentRegions: ['330782'],
      rights: [
        { type: 'patent_design', industry: '灯饰' },
        { type: 'copyright', industry: null },
      ],
      matters: ['mediation', 'consultation'],
      mode: 'offline',
      places: [{ regionCode: '440400', stage: null }],
      chosenInstitution: null,
      mayShare: false,
    });
  });

  it('of a bare preview are complete', () => {
    expect(
      routingFacts({ rights: [{ type: 'trademark' }], matters: ['consultation'], acts: { mode: 'online' } }),
    ).toEqual({
      ...FACTS,
      rights: [{ type: 'trademark', industry: null }],
      matters: ['consultation'],
      mode: 'online',
    });
  });
});

describe('names', () => {
  it('are ordered by code point', () => {
    expect(['\u{20000}', 'b', '\u{FF21}', 'ab', 'a', ''].sort(compareCodePoints)).toEqual([
      '',
      'a',
      'ab',
      'b',
      '\u{FF21}',
      '\u{20000}',
    ]);
  });
});
