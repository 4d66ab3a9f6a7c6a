import type {
  Day,
  Matter,
  MediationOutcome,
  RefusalReason,
  ReturnReason,
  SuspensionReason,
  TerminationReason,
  VisitOutcome,
  VisitWay,
} from '#contracts';

/** One thing said in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

const words = (zh: string, en: string): Words => ({ zh, en });

export const REFUSAL_WORDS: Readonly<Record<RefusalReason, Words>> = {
  not_ip_matter: words('所述事项不属于知识产权维权援助的范围', 'the matter is not one of intellectual property'),
  other_service: words('所请求的服务不属于维权援助', 'what is asked for is another service, not assistance'),
  third_party_report: words('反映的是他人权利被侵害的线索，应作为举报处理', 'it reports a matter of somebody else'),
  no_territorial_link: words(
    '申请人所在地和行为发生地均不在本机构服务区域',
    'neither the applicant nor the acts are in the area',
  ),
  no_identity: words('未能核实申请人身份', 'the identity of the applicant could not be verified'),
  no_right_or_invalid: words('未能证明享有有效的知识产权', 'no valid right was shown'),
  no_concrete_facts: words('没有明确的对方当事人或者具体事实', 'there is no definite opponent or no concrete fact'),
  already_pending: words(
    '同一事项已由法院、执法机关或者其他机构处理',
    'the same matter is already before a court or an authority',
  ),
  repeated_without_new_facts: words(
    '就同一事项重复申请且没有新的事实和理由',
    'the matter was decided before and nothing new is said',
  ),
  state_secret: words(
    '内容涉及国家秘密，不得通过本系统办理',
    'it touches state secrets, which this system must not hold',
  ),
  applicant_not_entitled: words('申请人不具备提出该申请的资格', 'the applicant is not entitled to ask for this'),
};

/** Where somebody may turn whom this service cannot help: a refusal never ends in nothing. */
export const POINTERS: Partial<Record<RefusalReason, Words>> = {
  not_ip_matter: words(
    '您可以拨打 12348 公共法律服务热线或者 12345 政务服务便民热线咨询，也可以依法向人民法院起诉。',
    'You may call 12348 (legal services) or 12345 (government services), or go to court.',
  ),
  other_service: words(
    '专利、商标的申请和代理事务，请向国家知识产权局受理窗口或者依法设立的代理机构办理。',
    'For filings and agency work please turn to the receiving offices of CNIPA or to a licensed agency.',
  ),
  third_party_report: words(
    '您可以拨打 12315 或者 12345 举报，或者向当地市场监督管理部门反映。',
    'You may report it by calling 12315 or 12345, or to the local market regulator.',
  ),
  already_pending: words(
    '程序进行中需要法律建议的，仍可以提出咨询。',
    'While those proceedings run, you may still ask for advice.',
  ),
  no_right_or_invalid: words(
    '未注册的商标有一定影响的，可以依照反不正当竞争法主张权利。',
    'An unregistered mark that is known to some degree may be protected under the law against unfair competition.',
  ),
};

export const RETURN_WORDS: Readonly<Record<ReturnReason, Words>> = {
  not_in_area: words('不在服务区域', 'not in its area'),
  not_our_ip_type: words('不办理该类知识产权', 'not a kind of right that it handles'),
  not_our_industry: words('不属于其产业领域', 'not in its industries'),
  conflict_of_interest: words('存在利益冲突，应当回避', 'it has a conflict of interest'),
  already_handled_elsewhere: words('已由其他机构办理', 'another institution handles it already'),
  no_capacity: words('暂无力量办理', 'it has no capacity at present'),
  other: words('其他原因', 'another reason'),
};

export const TERMINATION_WORDS: Readonly<Record<TerminationReason, Words>> = {
  false_materials: words('提供虚假材料', 'false materials were handed in'),
  essential_facts_hidden: words('隐瞒重要事实', 'essential facts were kept back'),
  unlawful_use: words('利用援助从事违法活动', 'the help was used for unlawful ends'),
  applicant_request: words('申请人要求终止', 'the applicant asked for it'),
  dispute_settled: words('纠纷已经解决', 'the dispute is settled'),
  right_lost: words('权利已经丧失', 'the right is lost'),
  no_cooperation: words('申请人不予配合', 'the applicant does not cooperate'),
  unreachable: words('多次联系未能联系到申请人', 'the applicant could not be reached'),
};

export const SUSPENSION_WORDS: Readonly<Record<SuspensionReason, Words>> = {
  invalidity_pending: words('权利的无效程序正在进行', 'the validity of the right is being examined'),
  court_pending: words('需以人民法院的审理结果为依据', 'the result of a court case has to be awaited'),
  other_body_pending: words('需以其他机关的处理结果为依据', 'the result of another authority has to be awaited'),
  applicant_request: words('申请人请求中止', 'the applicant asked for it'),
  force_majeure: words('不可抗力', 'force majeure'),
};

export const MEDIATION_WORDS: Readonly<Record<MediationOutcome, Words>> = {
  agreement: words('达成调解协议', 'an agreement was reached'),
  no_agreement: words('未能达成协议', 'no agreement was reached'),
  opponent_unwilling: words('对方当事人不同意调解', 'the other party was not willing'),
};

export const VISIT_WAY_WORDS: Readonly<Record<VisitWay, Words>> = {
  phone: words('电话', 'by phone'),
  in_person: words('当面', 'in person'),
  message: words('短信或网上留言', 'by message'),
  letter: words('信函或邮件', 'by letter or mail'),
};

export const VISIT_OUTCOME_WORDS: Readonly<Record<VisitOutcome, Words>> = {
  satisfied: words('满意', 'yes'),
  dissatisfied: words('不满意', 'no'),
  not_reached: words('未能联系上', 'could not be reached'),
};

export const MATTER_WORDS: Readonly<Record<Matter, Words>> = {
  consultation: words('咨询指导', 'consultation'),
  infringement_opinion: words('侵权判定参考意见', 'infringement opinion'),
  solution_proposal: words('纠纷解决方案', 'proposal for a solution'),
  early_warning: words('分析预警', 'early-warning analysis'),
  on_site_service: words('驻场服务', 'on-site service'),
  training: words('公益培训', 'training'),
  technical_support: words('技术支持', 'technical support'),
  mediation: words('纠纷调解', 'mediation'),
  overseas_guidance: words('海外纠纷应对指导', 'guidance in a dispute abroad'),
  evidence_guidance: words('取证指引', 'guidance on evidence'),
  enforcement_coordination: words('协调执法', 'coordination with enforcement'),
  ecommerce: words('电商平台维权', 'help on an e-commerce platform'),
  funding: words('经费援助', 'funding'),
  report: words('举报', 'report'),
};

/** Materials and fields that can be asked for. A code that is not here is shown as it is: somebody wrote it by hand. */
const MISSING_WORDS: Readonly<Record<string, Words>> = {
  application_form: words('知识产权维权援助申请表（签字或者盖章）', 'the application form, signed or sealed'),
  identity_proof: words(
    '有效的身份证明（居民身份证、营业执照等）',
    'valid proof of identity (identity card, business licence)',
  ),
  right_proof: words('知识产权权利证明（证书、登记证明等）', 'proof of the right (certificate, register entry)'),
  infringement_evidence: words('侵权行为的证据材料', 'evidence of the infringement'),
  power_of_attorney: words('授权委托书', 'power of attorney'),
  official_notice: words('有关机关的书面通知', 'the written notice of the authority'),
  call_record: words('通话记录', 'the record of the call'),
  photo: words('照片', 'photographs'),
  facts: words('具体的事实经过', 'what happened, in concrete terms'),
};

const AUTHORITY_WORDS: Readonly<Record<string, Words>> = {
  market_regulation: words('市场监督管理部门', 'the market regulator'),
  patent_administration: words('管理专利工作的部门', 'the office administering patents'),
  patent_law_enforcement: words('负责专利执法的部门', 'the office enforcing patent law'),
  copyright_administration: words('著作权主管部门', 'the copyright office'),
  agriculture_rural_affairs: words('农业农村主管部门', 'the office of agriculture and rural affairs'),
  forestry_grassland: words('林业草原主管部门', 'the office of forestry and grassland'),
  cnipa_layout_design_committee: words(
    '国家知识产权局集成电路布图设计行政执法委员会',
    'the layout-design enforcement committee of CNIPA',
  ),
  cnipa_major_patent: words('国家知识产权局', 'CNIPA'),
  customs: words('海关', 'the customs'),
  public_security: words('公安机关', 'the police'),
  court: words('人民法院', 'the court'),
  people_mediation: words('人民调解委员会', 'the people’s mediation committee'),
  arbitration: words('仲裁机构', 'the arbitration body'),
};

const asWritten = (known: Readonly<Record<string, Words>>, code: string): Words =>
  Object.hasOwn(known, code) ? (known[code] ?? words(code, code)) : words(code, code);

export const missingWords = (code: string): Words => asWritten(MISSING_WORDS, code);
/** An authority by its code, or by the name that somebody typed. */
export const authorityWords = (code: string): Words => asWritten(AUTHORITY_WORDS, code);

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A day as letters write it: 2025年10月13日, 13 October 2025. */
export function dayWords(day: Day): Words {
  const [year, month, date] = day.split('-').map(Number);
  return words(`${year}年${month}月${date}日`, `${date} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year}`);
}
