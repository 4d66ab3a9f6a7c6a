import {
  IP_TYPES,
  KNOWLEDGE_MATTERS,
  STAGES,
  type InstitutionKind,
  type IpType,
  type Matter,
  type Mode,
  type Stage,
} from '#contracts';

/** CAP1: what institutions of one kind may take unless the directory says otherwise for a single one. */
export interface KindCapability {
  /** Whose cases they lead: at home, abroad, or none of their own. */
  readonly serves: 'domestic' | 'overseas' | 'none';
  readonly ipTypes: readonly IpType[];
  /** Of these types, only institutions on a province rung take cases. */
  readonly provinceRungOnly: readonly IpType[];
  /** Types that no override can give to this kind. */
  readonly never: readonly IpType[];
}

/** One step of the order on a rung: the first step that fits an institution is its place in the order. */
export interface RankStep {
  readonly rule: 'K1' | 'K2' | 'K3' | null;
  readonly kind: InstitutionKind;
  /** Whether one of the right's industries must be among the institution's own. */
  readonly needsIndustry: boolean;
}

/** Everything in the competence rule that is a list or a number. A new policy is new data with a new version. */
export interface CompetencePolicy {
  readonly version: string;
  readonly capability: Readonly<Record<InstitutionKind, KindCapability>>;
  /** Matters that follow the applicant; all others follow the act. */
  readonly knowledgeMatters: readonly Matter[];
  /** The only matter asked that makes a request a plain consultation, and who then comes first on a rung. */
  readonly plainConsultation: { readonly matter: Matter; readonly firstOnRung: InstitutionKind | null };
  readonly rankOrder: readonly RankStep[];
  /** Types for which the first step of the order wins from any rung (K1 for designs). */
  readonly anyRungTypes: readonly IpType[];
  /** Kinds that are admitted without a match once the whole ladder has nothing else. */
  readonly lastResortKinds: readonly InstitutionKind[];
  /** T0: whether a capable and covering institution keeps a case because the applicant chose it. */
  readonly chosenMayKeep: boolean;
  /** X2: types whose origin place leads, and the order in which their stages count. */
  readonly originLeadsTypes: readonly IpType[];
  readonly stageOrder: readonly Stage[];
  /** T2: modes in which the place of the event or port leads. */
  readonly placeFirstModes: readonly Mode[];
  /** X1: modes in which the respondent's place counts as a further place. */
  readonly respondentPlaceModes: readonly Mode[];
  readonly overseasModes: readonly Mode[];
  readonly overseasMatters: readonly Matter[];
  /** Name of the national centre that leads where no branch does, and helps where one does. */
  readonly nationalOverseasCentre: string;
  readonly maxCoHandlers: number;
  /** M1: acts in this many provinces make a major case. */
  readonly majorProvinces: number;
  /** SEC1: types whose file is restricted. */
  readonly confidentialTypes: readonly IpType[];
}

const NO_CASES: KindCapability = { serves: 'none', ipTypes: [], provinceRungOnly: [], never: [] };
const FULL_CENTRE: KindCapability = {
  serves: 'domestic',
  ipTypes: IP_TYPES,
  provinceRungOnly: ['data_ip'],
  never: [],
};

/** The competence rule, version 1. */
export const POLICY_1: CompetencePolicy = {
  version: 'competence-1',
  capability: {
    national: NO_CASES,
    protection_centre: FULL_CENTRE,
    assistance_centre: FULL_CENTRE,
    rapid_centre: {
      serves: 'domestic',
      ipTypes: ['patent_invention', 'patent_utility', 'patent_design', 'trademark', 'copyright', 'trade_name'],
      provinceRungOnly: [],
      never: ['data_ip'],
    },
    overseas_branch: { serves: 'overseas', ipTypes: IP_TYPES, provinceRungOnly: [], never: [] },
  },
  knowledgeMatters: KNOWLEDGE_MATTERS,
  plainConsultation: { matter: 'consultation', firstOnRung: 'assistance_centre' },
  rankOrder: [
    { rule: 'K1', kind: 'rapid_centre', needsIndustry: true },
    { rule: 'K2', kind: 'protection_centre', needsIndustry: true },
    { rule: 'K3', kind: 'protection_centre', needsIndustry: false },
    { rule: null, kind: 'assistance_centre', needsIndustry: false },
  ],
  anyRungTypes: ['patent_design'],
  lastResortKinds: ['rapid_centre'],
  chosenMayKeep: true,
  originLeadsTypes: ['geographical_indication'],
  stageOrder: STAGES,
  placeFirstModes: ['exhibition', 'customs'],
  respondentPlaceModes: ['exhibition'],
  overseasModes: ['overseas'],
  overseasMatters: ['overseas_guidance'],
  nationalOverseasCentre: '国家海外知识产权纠纷应对指导中心',
  maxCoHandlers: 5,
  majorProvinces: 3,
  confidentialTypes: ['trade_secret'],
};
