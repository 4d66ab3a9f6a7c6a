import type { AssistanceRequest, FieldFault, PartialRequest } from '#contracts';
import type { IdentifierFault } from './identifiers.js';
import { emailFault, mobileFault, normaliseIdentifier, residentIdFault, usccFault } from './identifiers.js';
import { cleanText, type TextFault, type TextRule, textFault } from './text.js';

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const IDENTIFIER_SENTENCES: Record<IdentifierFault, Sentence> = {
  length: { zh: '位数不对，请核对。', en: 'The number of characters is not right.' },
  alphabet: { zh: '含有不应出现的字符，请核对。', en: 'It has a character that cannot occur in it.' },
  region: { zh: '其中的地区代码不存在，请核对。', en: 'The region in it does not exist.' },
  date: { zh: '其中的出生日期不存在，请核对。', en: 'The date of birth in it does not exist.' },
  check_digit: { zh: '校验位不符，请核对是否输错。', en: 'The check digit does not match; please look for a slip.' },
  format: { zh: '格式不正确，请核对。', en: 'The form is not right.' },
};

/** What a fault of a text means to the person who typed it. */
export const TEXT_SENTENCES: Record<TextFault, Sentence> = {
  empty: { zh: '请填写。', en: 'Please fill this in.' },
  too_long: { zh: '内容过长，请缩短。', en: 'This is too long.' },
  nul: { zh: '含有无法保存的字符。', en: 'It has a character that cannot be kept.' },
  control: { zh: '含有控制字符，请删除。', en: 'It has a control character; please remove it.' },
  surrogate: { zh: '含有不完整的字符，请重新输入。', en: 'It has half a character; please type it again.' },
  bidi: { zh: '含有改变文字方向的字符，请删除。', en: 'It has a character that changes the direction of text.' },
};

/** How long each text may be, in code points. `*` stands for every place of a list. */
export const TEXT_RULES: Readonly<Record<string, TextRule>> = {
  'applicant.name': { max: 100 },
  'applicant.idNumber': { max: 50 },
  'applicant.address': { max: 200 },
  'applicant.contactName': { max: 100 },
  'applicant.mobile': { max: 30 },
  'applicant.email': { max: 254 },
  'agent.name': { max: 100 },
  'agent.mobile': { max: 30 },
  'rights.*.number': { max: 100 },
  'rights.*.title': { max: 200 },
  'rights.*.industry': { max: 50 },
  'respondents.*.name': { max: 100 },
  'respondents.*.uscc': { max: 18 },
  'respondents.*.shopUrl': { max: 2000 },
  'acts.platform': { max: 100 },
  'acts.event': { max: 200 },
  'acts.country': { max: 2 },
  'acts.description': { max: 5000, multiline: true },
  facts: { max: 20000, multiline: true },
  demand: { max: 5000, multiline: true },
  'otherProceedings.*.number': { max: 100 },
  chosenInstitution: { max: 100 },
  'consents.privacyNotice': { max: 20 },
};

/** Every text of a request under its dotted path. */
function* textsOf(value: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) yield* textsOf(member, path === '' ? key : `${path}.${key}`);
  }
}

/** Faults of the texts themselves: length and harmful characters. Text without a rule is a code, checked at the door. */
export function textFaults(request: Partial<AssistanceRequest>): FieldFault[] {
  return Array.from(textsOf(request, '')).flatMap(([path, text]) => {
    const rule = TEXT_RULES[path.replace(/\.\d+(?=\.|$)/g, '.*')];
    const fault = rule === undefined ? null : textFault(text, rule);
    return fault === null ? [] : [{ path, code: `text.${fault}`, message: TEXT_SENTENCES[fault] }];
  });
}

/** Faults of identity numbers, credit codes, telephone numbers and e-mail addresses of a cleaned request. `today` is `YYYY-MM-DD`. */
export function identifierFaults(request: AssistanceRequest, today?: string): FieldFault[] {
  const found: FieldFault[] = [];
  const check = (path: string, typed: string | null, fault: (s: string) => IdentifierFault | null): void => {
    if (typed === null || typed === '') return;
    const code = fault(typed);
    if (code !== null) found.push({ path, code: `identifier.${code}`, message: IDENTIFIER_SENTENCES[code] });
  };
  const { applicant, agent } = request;
  if (applicant.idType === 'uscc') check('applicant.idNumber', applicant.idNumber, usccFault);
  if (applicant.idType === 'resident_id') {
    check('applicant.idNumber', applicant.idNumber, (number) => residentIdFault(number, today));
  }
  check('applicant.mobile', applicant.mobile, mobileFault);
  check('applicant.email', applicant.email, emailFault);
  check('agent.mobile', agent?.mobile ?? null, mobileFault);
  request.respondents.forEach((respondent, i) => {
    check(`respondents.${i}.uscc`, respondent.uscc, usccFault);
  });
  return found;
}

/** The texts of a request as they are kept: cleaned, and identity numbers in their one written form. Changes nothing else. */
export function cleanRequest<T extends PartialRequest>(request: T): T {
  const cleaned = cleanTexts(request);
  const { applicant, agent, respondents } = cleaned;
  const number = (typed: string | null | undefined): string | null => (typed ? normaliseIdentifier(typed) : null);
  // Brackets and dots belong to the way people write telephone numbers, not to the number.
  const mobile = (typed: string | null | undefined): string | null => number(typed)?.replace(/[().]/g, '') ?? null;
  return {
    ...cleaned,
    ...(applicant && {
      applicant: {
        ...applicant,
        ...('idNumber' in applicant && { idNumber: number(applicant.idNumber) }),
        ...('mobile' in applicant && { mobile: mobile(applicant.mobile) }),
      },
    }),
    ...(agent && { agent: { ...agent, mobile: mobile(agent.mobile) } }),
    ...(respondents && { respondents: respondents.map((r) => ({ ...r, uscc: number(r.uscc) })) }),
  };
}

function cleanTexts<T>(value: T): T;
function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => cleanTexts(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cleanTexts(member)]));
}
