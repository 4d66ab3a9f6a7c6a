import type { AuthorityKind, AuthorityProposal, AuthorityPurpose, IpType, RegionCode } from '#contracts';

/**
 * Who outside of the network is competent for what (domain.md section 4). The rows are data: a change is a new version, and a letter
 * keeps the name under which it was written.
 */
export const AUTHORITIES_VERSION = '2026-11';

type Words = { readonly zh: string; readonly en: string };
const words = (zh: string, en: string): Words => ({ zh, en });

/** At which rung of a place a kind of authority stands. `seat` = at one fixed place for the whole country. */
export type Rung = 'place' | 'city' | 'province' | 'ip_court' | { readonly seat: RegionCode };

interface KindRow {
  /** What stands behind the name of the place; for a body with a seat its whole name. */
  readonly name: Words;
  readonly rung: Rung;
}

const BEIJING: RegionCode = '110000';

export const KINDS: Readonly<Record<Exclude<AuthorityKind, 'foreign' | 'other'>, KindRow>> = {
  market_regulation: { name: words('市场监督管理部门', 'market regulator'), rung: 'place' },
  patent_administration: { name: words('管理专利工作的部门', 'office administering patents'), rung: 'city' },
  patent_law_enforcement: { name: words('负责专利执法的部门', 'office enforcing patent law'), rung: 'place' },
  cnipa_major_patent: { name: words('国家知识产权局', 'CNIPA'), rung: { seat: BEIJING } },
  cnipa_layout_design_committee: {
    name: words('国家知识产权局集成电路布图设计行政执法委员会', 'the layout-design enforcement committee of CNIPA'),
    rung: { seat: BEIJING },
  },
  ip_administration: { name: words('知识产权管理部门', 'IP administration'), rung: 'province' },
  copyright_administration: { name: words('著作权主管部门', 'copyright office'), rung: 'place' },
  customs: { name: words('海关', 'customs'), rung: 'city' },
  agriculture_rural_affairs: {
    name: words('农业农村主管部门', 'office of agriculture and rural affairs'),
    rung: 'place',
  },
  forestry_grassland: { name: words('林业草原主管部门', 'office of forestry and grassland'), rung: 'place' },
  public_security: { name: words('公安机关', 'police'), rung: 'place' },
  court_ip_or_intermediate: {
    name: words('有管辖权的知识产权法院或者中级人民法院', 'IP court or intermediate court'),
    rung: 'ip_court',
  },
  court_basic: { name: words('有管辖权的基层人民法院', 'basic court'), rung: 'place' },
  people_mediation: { name: words('人民调解委员会', 'people’s mediation committee'), rung: 'place' },
  arbitration: { name: words('仲裁委员会', 'arbitration commission'), rung: 'city' },
  notary: { name: words('公证机构', 'notary office'), rung: 'place' },
};

/** IP courts of their own and the area that each serves (法释〔2022〕13号 art. 1); Shenzhen has its own tribunal. */
export const IP_COURTS: Readonly<Record<string, RegionCode>> = {
  '11': '110000',
  '31': '310000',
  '44': '440100',
  '46': '460100',
};
/** Intermediate courts beside those of the provincial capitals that the Supreme Court has designated; the list is not published in one place. */
export const DESIGNATED = new Set<RegionCode>(
  '210200 320200 320300 320500 330200 330300 350200 350500 360200 370200 440300'.split(' '),
);

/** One line of competence: for these types and this purpose, this kind of authority, for this reason. */
export interface CompetenceRow {
  readonly types: readonly IpType[] | 'all';
  readonly purpose: AuthorityPurpose;
  readonly kind: Exclude<AuthorityKind, 'foreign' | 'other'>;
  readonly basis: string;
  readonly provenance: AuthorityProposal['provenance'];
  readonly why: Words;
  /** Only under this circumstance. */
  readonly when?: keyof Circumstances;
}

/** What decides between authorities beside type and place. */
export interface Circumstances {
  /** A counterfeit patent (假冒专利) rather than an infringement. */
  readonly isCounterfeit?: boolean;
  /** Acts in three provinces or more, or of public interest: the national office may decide. */
  readonly isMajor?: boolean;
  /** The variety is of the forestry list; unknown = both offices are named. */
  readonly isForestry?: boolean;
  readonly isAgriculture?: boolean;
}

const PATENTS: readonly IpType[] = ['patent_invention', 'patent_utility', 'patent_design'];
const MARKET: readonly IpType[] = ['trade_secret', 'trade_name', 'unfair_competition'];
/** Types that 法释〔2022〕13号 art. 1 and 2 leave to IP courts and intermediate courts. */
const TECHNICAL: readonly IpType[] = [...PATENTS, 'plant_variety', 'ic_layout', 'trade_secret', 'copyright_software'];

const row = (
  types: CompetenceRow['types'],
  [purpose, kind]: readonly [AuthorityPurpose, CompetenceRow['kind']],
  basis: string,
  why: Words,
  more: Partial<Pick<CompetenceRow, 'when' | 'provenance'>> = {},
): CompetenceRow => ({ types, purpose, kind, basis, why, provenance: 'law', ...more });

/** In the order in which they are proposed. */
export const COMPETENCES: readonly CompetenceRow[] = [
  row(
    PATENTS,
    ['adjudication', 'cnipa_major_patent'],
    '专利法第七十条；实施细则第九十六条',
    words('在全国有重大影响，可请求国家知识产权局处理', 'of national weight: CNIPA may decide'),
    { when: 'isMajor' },
  ),
  row(
    PATENTS,
    ['adjudication', 'patent_administration'],
    '专利法第六十五条；实施细则第九十七条',
    words(
      '专利侵权纠纷由被请求人所在地或者侵权行为地管理专利工作的部门处理',
      'patent disputes go to the office at the place of the respondent or of the act',
    ),
  ),
  row(
    PATENTS,
    ['enforcement', 'patent_law_enforcement'],
    '专利法第六十八条',
    words('假冒专利由负责专利执法的部门查处', 'counterfeit patents are for the office that enforces patent law'),
    { when: 'isCounterfeit' },
  ),
  row(
    PATENTS,
    ['enforcement', 'patent_administration'],
    '专利法第六十五条；实施细则第九十七条',
    words('专利侵权纠纷由管理专利工作的部门处理', 'patent disputes go to the office administering patents'),
  ),
  row(
    ['trademark'],
    ['enforcement', 'market_regulation'],
    '商标法第六十条、第六十一条',
    words(
      '商标侵权由县级以上市场监督管理部门查处',
      'infringed marks are for the market regulator, county level and above',
    ),
  ),
  row(
    ['geographical_indication'],
    ['enforcement', 'market_regulation'],
    '商标法第六十条；地理标志产品保护办法',
    words(
      '地理标志由行为地市场监督管理部门查处',
      'geographical indications are for the market regulator at the place of the act',
    ),
    { provenance: 'unverified' },
  ),
  row(
    MARKET,
    ['enforcement', 'market_regulation'],
    '反不正当竞争法第四条',
    words(
      '不正当竞争由县级以上市场监督管理部门查处',
      'unfair competition is for the market regulator, county level and above',
    ),
  ),
  row(
    ['special_sign'],
    ['enforcement', 'market_regulation'],
    '奥林匹克标志保护条例第十三条；特殊标志管理条例第十六条',
    words('特殊标志由市场监督管理部门查处', 'special signs are for the market regulator'),
  ),
  row(
    ['copyright', 'copyright_software'],
    ['enforcement', 'copyright_administration'],
    '著作权法第七条、第五十三条',
    words(
      '同时损害公共利益的，由县级以上著作权主管部门处理',
      'where the public interest is harmed too, the copyright office acts',
    ),
  ),
  row(
    ['plant_variety'],
    ['enforcement', 'agriculture_rural_affairs'],
    '种子法第七十二条',
    words(
      '农业植物新品种由县级以上农业农村主管部门处理',
      'varieties of the agricultural list are for the office of agriculture',
    ),
    { when: 'isAgriculture' },
  ),
  row(
    ['plant_variety'],
    ['enforcement', 'forestry_grassland'],
    '种子法第七十二条',
    words(
      '林草植物新品种由县级以上林业草原主管部门处理',
      'varieties of the forestry list are for the office of forestry',
    ),
    { when: 'isForestry' },
  ),
  row(
    ['ic_layout'],
    ['enforcement', 'cnipa_layout_design_committee'],
    '集成电路布图设计保护条例第三十一条',
    words(
      '布图设计纠纷只由国家知识产权局处理，地方部门不受理',
      'layout designs are for CNIPA alone, wherever the act was',
    ),
  ),
  row(
    ['ic_layout'],
    ['adjudication', 'cnipa_layout_design_committee'],
    '集成电路布图设计保护条例第三十一条',
    words(
      '布图设计纠纷只由国家知识产权局处理，地方部门不受理',
      'layout designs are for CNIPA alone, wherever the act was',
    ),
  ),
  row(
    ['data_ip'],
    ['enforcement', 'ip_administration'],
    '数据知识产权试点',
    words('数据知识产权处于试点，由试点省份的知识产权管理部门协调', 'data IP is a pilot of the provinces'),
    { provenance: 'unverified' },
  ),
  row(
    'all',
    ['border', 'customs'],
    '知识产权海关保护条例第十六条',
    words('进出口环节由货物所在口岸的海关处理', 'goods at the border are for the customs of the port'),
  ),
  row(
    'all',
    ['criminal', 'public_security'],
    '行政执法机关移送涉嫌犯罪案件的规定；刑法第二百一十三条至第二百二十条',
    words('涉嫌犯罪的线索移送公安机关', 'what may be a crime goes to the police'),
  ),
  row(
    TECHNICAL,
    ['litigation', 'court_ip_or_intermediate'],
    '法释〔2022〕13号第一条、第二条',
    words(
      '技术类知识产权案件由知识产权法院或者指定的中级人民法院审理',
      'technical cases are heard by IP courts and designated intermediate courts',
    ),
  ),
  row(
    'all',
    ['litigation', 'court_basic'],
    '法释〔2022〕13号第三条',
    words('其他知识产权案件一般由基层人民法院审理', 'other IP cases are as a rule heard by basic courts'),
    { provenance: 'unverified' },
  ),
  row(
    'all',
    ['mediation', 'people_mediation'],
    '人民调解法；调解协议可在三十日内申请司法确认',
    words('双方愿意调解的，可以交人民调解委员会', 'where both sides are willing, people’s mediation'),
  ),
  row(
    'all',
    ['arbitration', 'arbitration'],
    '仲裁法；著作权法第六十条',
    words('有仲裁协议的，提交约定的仲裁委员会', 'with an arbitration clause, the commission that it names'),
  ),
  row('all', ['evidence', 'notary'], '公证法', words('需要固定证据的，请公证机构保全', 'a notary preserves evidence')),
];
