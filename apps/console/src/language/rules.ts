import type { Language } from './choice.js';

/** What each rule of the competence policy says, for a member of staff who has to explain it on the telephone. */
const zh: Record<string, string> = {
  O1: '海外纠纷：由申请人所在地沿途最近的海外分中心牵头，没有的由国家海外中心牵头。',
  X2: '地理标志：以第一个产地为准。',
  T0: '申请人指定了机构，该机构有能力且与案件有地域联系，由其承办。',
  T1: '行为地未知或都在申请人所在城市：知识类事项随申请人所在地，其余随行为地。',
  T2: '跨地域：有知识类事项的随申请人所在地，其余随第一个行为地；展会、海关随举办地或口岸。',
  T3: '申请人不在境内：随第一个行为地；没有行为地的进入国家统筹。',
  CAP1: '先看能力：只保留受理该权利类型的机构。',
  L1: '由近及远：县、市、省逐级向上，最近一级有合适机构即止。',
  K1: '快速维权中心的行业与权利行业一致，优先；外观设计案件不限层级。',
  K2: '保护中心的行业与权利行业一致，次优先。',
  K3: '保护中心行业未匹配仍可承办；再次为维权援助中心。',
  C1: '申请人所选机构无管辖：提议转办到规则确定的机构，不作拒绝。',
  F1: '沿途无可受理机构：进入省级统筹队列并报警，不会丢失。',
  X1: '其他相关地点各由当地机构协办，牵头机构不重复列入。',
  M1: '行为涉及三个及以上省份：标记重大，即时告知国家统筹。',
  SEC1: '涉及商业秘密：限制知悉，申请人单独同意前不引入其他机构。',
  D1: '同一申请人、权利、对方且地点重叠：提议并案或关联，由人决定。',
  D2: '对方另行申请的，分案、分人办理，仅作关联。',
  G1: '范围审查：不属于知识产权或不需要援助的，提议不予受理。',
  G2: '身份审查：身份未核实的仅作答复，不立案。',
  G3: '完整性审查：缺少的材料一次性告知补正。',
  G4: '另有程序正在进行：由人决定是否援助。',
  G5: '第三人举报：按线索移送，不立案。',
  U1: '紧急：外部期限早于本机构时限，或展会、海关案件，首次处理以小时计。',
};

const en: Record<string, string> = {
  O1: 'Overseas dispute: the nearest overseas branch on the applicant’s ladder leads; if there is none, the national overseas centre.',
  X2: 'Geographical indication: the first place of origin leads.',
  T0: 'The applicant chose an institution that is capable and covers a linked place: it keeps the case.',
  T1: 'No act place, or all in the applicant’s city: knowledge matters follow the applicant, others the act.',
  T2: 'Across places: with a knowledge matter the applicant’s place leads, else the first act place; exhibitions and customs follow the venue or port.',
  T3: 'The applicant is off the mainland: the first act place leads; without one, the national coordinator.',
  CAP1: 'Capability first: only institutions that take this type of right remain.',
  L1: 'Nearest first: county, city, province; the lowest rung with a capable institution wins.',
  K1: 'A rapid centre whose industry matches comes first; for designs on any rung.',
  K2: 'A protection centre whose industry matches comes next.',
  K3: 'A protection centre without a match follows, then an assistance centre.',
  C1: 'The chosen institution is not competent: the rule’s institution is proposed as a transfer, never a refusal.',
  F1: 'Nobody on the whole ladder: the provincial coordinator’s queue, with an alarm. Never lost.',
  X1: 'Each further place brings in its own institution as co-handler; the lead and duplicates fall out.',
  M1: 'Acts in three provinces or more: marked as major, the national coordinator is told at once.',
  SEC1: 'Trade secret: restricted file; nobody is brought in before the applicant’s separate consent.',
  D1: 'Same applicant, right and opponent with overlapping place: merging or linking is proposed; a person decides.',
  D2: 'The other party’s own request is a separate case with separate handlers, only linked.',
  G1: 'Scope: no IP right or no assistance wanted; refusal is proposed.',
  G2: 'Identity: unverified persons get an answer, no case file.',
  G3: 'Completeness: everything missing is asked for in one notice.',
  G4: 'Other proceedings are pending: a person decides whether to help.',
  G5: 'A third person’s report: forwarded as a clue, not a case.',
  U1: 'Urgent: an outside deadline before our own limit, or an exhibition or customs case; first action counts in hours.',
};

const byLanguage: Record<Language, Record<string, string>> = { zh, en };

/** The sentence for a rule id, or null for one that this version of the console does not know. */
export const ruleWords = (rule: string, language: Language): string | null => byLanguage[language][rule] ?? null;
