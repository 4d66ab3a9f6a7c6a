import type { IpType } from '#contracts';

export type Locale = 'zh' | 'en';

/** Sentences of one locale: whole ones, each takes names. Those under `staff` speak of the applicant, the others to them. */
export interface Sentences {
  /** Joins sentences; Chinese needs no blank between them. */
  readonly between: string;
  readonly list: (names: readonly string[]) => string;
  readonly type: (type: IpType) => string;
  readonly lead: (name: string) => string;
  readonly transfer: (name: string) => string;
  readonly overridden: (name: string) => string;
  readonly notCompetent: () => string;
  readonly unknownChoice: () => string;
  readonly choiceSetAside: () => string;
  readonly queue: (desk: string) => string;
  readonly noPlace: () => string;
  readonly place: {
    readonly origin: (place: string) => string;
    readonly event: (place: string) => string;
    readonly offMainland: (place: string) => string;
    readonly onlyApplicant: (place: string) => string;
    readonly oneCity: (place: string) => string;
    readonly knowledge: (place: string) => string;
    readonly local: (place: string) => string;
  };
  readonly why: {
    readonly chosen: () => string;
    readonly better: (name: string) => string;
    readonly rapid: (industry: string, type: string) => string;
    readonly industry: (industry: string) => string;
    readonly centre: (type: string) => string;
    readonly assistance: () => string;
    readonly lastResort: () => string;
    readonly branch: () => string;
    readonly national: () => string;
  };
  readonly coHandlers: (names: string) => string;
  readonly folded: () => string;
  readonly secret: () => string;
  readonly consentNeeded: () => string;
  readonly major: () => string;
  readonly exportCheck: () => string;
  readonly unverified: () => string;
  readonly staff: {
    readonly lead: (name: string) => string;
    readonly transfer: (name: string) => string;
    readonly queue: (desk: string) => string;
    readonly place: (place: string) => string;
    readonly coHandlers: (names: string) => string;
    readonly rules: (rules: string) => string;
    readonly rule: Readonly<Record<string, string>>;
    readonly ranked: (rank: number, name: string) => string;
    readonly rejected: (name: string, test: string) => string;
    readonly candidates: (list: string) => string;
    readonly versions: (directory: string, policy: string) => string;
    readonly inform: (desks: string) => string;
    readonly alarm: (place: string) => string;
  };
  readonly test: Readonly<Record<string, string>>;
}

const TYPES_ZH: Readonly<Record<IpType, string>> = {
  patent_invention: '发明专利',
  patent_utility: '实用新型专利',
  patent_design: '外观设计专利',
  trademark: '商标',
  copyright: '著作权',
  copyright_software: '计算机软件著作权',
  geographical_indication: '地理标志',
  plant_variety: '植物新品种',
  ic_layout: '集成电路布图设计',
  trade_secret: '商业秘密',
  data_ip: '数据知识产权',
  trade_name: '企业名称',
  unfair_competition: '不正当竞争',
  special_sign: '特殊标志',
  other: '知识产权',
  none: '非知识产权',
};

export const ZH: Sentences = {
  between: '',
  list: (names) => names.join('、'),
  type: (type) => TYPES_ZH[type],
  lead: (name) => `您的事项由${name}办理。`,
  transfer: (name) => `建议转由${name}办理。`,
  overridden: (name) => `工作人员核对情况后，您的事项改由${name}办理。`,
  notCompetent: () => '您选择的机构不管辖与本事项有关的地区，或者不办理这类权利；这不是拒绝，您无需重新提交。',
  unknownChoice: () => '名录中没有您填写的机构。',
  choiceSetAside: () => '涉外事项统一由海外纠纷应对指导机构办理，因此没有按您选择的机构分派。',
  queue: (desk) => `目前没有机构能直接办理，您的事项已交给${desk}，由工作人员指定办理机构，不会遗失。`,
  noPlace: () => '您没有填写内地的地址，也没有填写侵权行为地。',
  place: {
    origin: (place) => `地理标志由产地牵头，产地是${place}。`,
    event: (place) => `展会或海关事项按发生地确定办理机构，发生地是${place}。`,
    offMainland: (place) => `您的地址不在内地或没有填写，因此按侵权行为地${place}确定办理机构。`,
    onlyApplicant: (place) => `没有填写侵权行为地，因此按您所在的${place}确定办理机构。`,
    oneCity: (place) => `您和侵权行为在同一个城市，因此按${place}确定办理机构。`,
    knowledge: (place) => `您需要咨询、意见一类的帮助，因此按您所在的${place}确定办理机构。`,
    local: (place) => `您需要的帮助要在现场进行，因此按侵权行为地${place}确定办理机构。`,
  },
  why: {
    chosen: () => '这是您选择的机构，它有权办理本事项。',
    better: (name) => `按网络规则，${name}更对口；如果您愿意，可以改选。`,
    rapid: (industry, type) => `该中心专门服务“${industry}”产业，可以快速处理${type}纠纷。`,
    industry: (industry) => `该中心的重点产业包括“${industry}”。`,
    centre: (type) => `这是离该地最近、能办理${type}事项的保护中心。`,
    assistance: () => '这是离该地最近的维权援助机构。',
    lastResort: () => '当地没有其他机构，因此由这家快速维权中心办理，虽然它的产业与您的不同。',
    branch: () => '这是离您最近的海外纠纷应对指导分中心。',
    national: () => '您所在地区还没有海外分中心，因此由国家中心直接办理。',
  },
  coHandlers: (names) => `${names}将在各自的地区协助。`,
  folded: () => '涉及的地区较多，因此由各省的机构协助。',
  secret: () => '本事项涉及商业秘密，材料只有指定人员可以查看。',
  consentNeeded: () => '取得申请人单独同意之前，不会请其他机构参与。',
  major: () => '本事项涉及三个以上省份，国家协调台已同时得到通知。',
  exportCheck: () => '证据提供到境外之前，须先核对清单并经过批准。',
  unverified: () => '该机构的登记信息尚未核实，受理前会先确认。',
  staff: {
    lead: (name) => `承办：${name}。`,
    transfer: (name) => `申请人所选机构无权办理，建议转由${name}承办。`,
    queue: (desk) => `没有承办机构，进入${desk}。`,
    place: (place) => `主导地：${place}。`,
    coHandlers: (names) => `协办：${names}。`,
    rules: (rules) => `依据规则：${rules}。`,
    rule: {
      O1: '海外事项',
      X2: '产地主导',
      T0: '申请人的选择',
      T1: '同城或仅有申请人所在地',
      T2: '按事项性质定主导地',
      T3: '申请人不在内地',
      C1: '所选机构无权办理',
      CAP1: '按权利类型筛除',
      L1: '取最低一级',
      K1: '产业对口的快速维权中心',
      K2: '产业对口的保护中心',
      K3: '其他保护中心',
      F1: '逐级无机构，交协调台或国家中心',
      X1: '其他地区协办',
      M1: '跨三省以上',
      SEC1: '商业秘密',
    },
    ranked: (rank, name) => `${rank}. ${name}`,
    rejected: (name, test) => `${name}（${test}）`,
    candidates: (list) => `比较过的机构：${list}。`,
    versions: (directory, policy) => `名录版本${directory}，规则版本${policy}。`,
    inform: (desks) => `须立即通知：${desks}。`,
    alarm: (place) => `告警：${place}没有能够办理的机构，请指定。`,
  },
  test: {
    CAP1: '不办理这类权利',
    K1: '产业不符，不参加逐级选择',
    C1: '不管辖相关地区',
    SEC1: '等待申请人单独同意',
  },
};

const TYPES_EN: Readonly<Record<IpType, string>> = {
  patent_invention: 'invention patent',
  patent_utility: 'utility model',
  patent_design: 'design patent',
  trademark: 'trade mark',
  copyright: 'copyright',
  copyright_software: 'software copyright',
  geographical_indication: 'geographical indication',
  plant_variety: 'plant variety',
  ic_layout: 'layout design',
  trade_secret: 'trade secret',
  data_ip: 'data right',
  trade_name: 'trade name',
  unfair_competition: 'unfair competition',
  special_sign: 'special sign',
  other: 'intellectual property',
  none: 'other',
};

export const EN: Sentences = {
  between: ' ',
  list: (names) => names.join(', '),
  type: (type) => TYPES_EN[type],
  lead: (name) => `${name} takes your matter.`,
  transfer: (name) => `We propose to hand it to ${name}.`,
  overridden: (name) => `A person has looked at it: ${name} takes your matter instead.`,
  notCompetent: () =>
    'The institution you chose does not serve the places of this matter, or does not take this kind of right. This is no refusal, and you need not file again.',
  unknownChoice: () => 'The directory has no institution of the name you gave.',
  choiceSetAside: () => 'Matters abroad go to the overseas guidance centres, so your choice was not followed.',
  queue: (desk) =>
    `No institution can take it directly for now: it is with ${desk}, where a person names the institution. It is not lost.`,
  noPlace: () => 'You gave neither an address on the mainland nor a place of the infringement.',
  place: {
    origin: (place) => `For a geographical indication the place of origin leads: ${place}.`,
    event: (place) => `Fairs and customs matters are handled where they happen: ${place}.`,
    offMainland: (place) =>
      `Your address is off the mainland or was not given, so the place of the infringement leads: ${place}.`,
    onlyApplicant: (place) => `No place of infringement was given, so your own place leads: ${place}.`,
    oneCity: (place) => `You and the infringement are in one city, so it is handled in ${place}.`,
    knowledge: (place) => `You ask for advice or an opinion, which is easiest to get where you are: ${place}.`,
    local: (place) => `What you ask for has to be done on the spot, where the infringement is: ${place}.`,
  },
  why: {
    chosen: () => 'You chose this institution, and it may take the matter.',
    better: (name) => `By the rule of the network ${name} would fit better; you may choose it instead.`,
    rapid: (industry, type) => `It specialises in the industry ${industry} and settles ${type} disputes quickly.`,
    industry: (industry) => `Its industries include ${industry}.`,
    centre: (type) => `It is the nearest protection centre that takes this kind of right (${type}).`,
    assistance: () => 'It is the nearest assistance centre.',
    lastResort: () =>
      'There is no other institution there, so this rapid centre takes it although its industry differs.',
    branch: () => 'It is the overseas guidance branch nearest to you.',
    national: () => 'Your area has no overseas branch yet, so the national centre takes it.',
  },
  coHandlers: (names) => `Helping in their own areas: ${names}.`,
  folded: () => 'As many places are involved, the institutions of the provinces help.',
  secret: () => 'The matter concerns a trade secret: only named persons can see the file.',
  consentNeeded: () => 'Nobody else is brought in before the applicant consents to it separately.',
  major: () => 'Three or more provinces are involved, so the national coordinator is told at once.',
  exportCheck: () => 'Before evidence leaves the country a check-list has to be gone through and approved.',
  unverified: () => 'The entry of this institution is not verified yet; it is confirmed before acceptance.',
  staff: {
    lead: (name) => `Lead: ${name}.`,
    transfer: (name) => `The chosen institution is not competent; transfer to ${name} is proposed.`,
    queue: (desk) => `No lead; with ${desk}.`,
    place: (place) => `Leading place: ${place}.`,
    coHandlers: (names) => `Co-handlers: ${names}.`,
    rules: (rules) => `Rules: ${rules}.`,
    rule: {
      O1: 'overseas matter',
      X2: 'origin leads',
      T0: "the applicant's choice",
      T1: 'one city, or only the applicant’s place',
      T2: 'place by the nature of the matter',
      T3: 'applicant off the mainland',
      C1: 'the chosen institution is not competent',
      CAP1: 'filtered by kind of right',
      L1: 'lowest rung',
      K1: 'rapid centre of the industry',
      K2: 'protection centre of the industry',
      K3: 'other protection centre',
      F1: 'nobody on the ladder: coordinator or national centre',
      X1: 'further places co-handle',
      M1: 'three provinces or more',
      SEC1: 'trade secret',
    },
    ranked: (rank, name) => `${rank}. ${name}`,
    rejected: (name, test) => `${name} (${test})`,
    candidates: (list) => `Institutions compared: ${list}.`,
    versions: (directory, policy) => `Directory ${directory}, policy ${policy}.`,
    inform: (desks) => `To be told at once: ${desks}.`,
    alarm: (place) => `Alarm: nobody in ${place} can take it; please designate.`,
  },
  test: {
    CAP1: 'does not take this kind of right',
    K1: 'another industry, outside the climb',
    C1: 'does not serve these places',
    SEC1: "waits for the applicant's separate consent",
  },
};
