import { ACTS, isAct, STATUSES } from '#cases';
import type { CaseStatus, Day } from '#contracts';

/** What a letter to an applicant says: that something happened, and where to read about it. Nothing about the matter or a person. */
export interface LetterFacts {
  readonly caseNo: string;
  readonly act: string;
  readonly toStatus: CaseStatus;
  /** The last day on which the applicant can do what is asked of her. */
  readonly dueOn: Day | null;
  /** Where the case is looked up; without the query code, which travels in no address. */
  readonly trackUrl: string;
  /** Where the service is rated; only when something was concluded. */
  readonly ratingUrl: string | null;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

type Language = 'zh' | 'en';
type Words = Readonly<Record<Language, string>>;
const words = (zh: string, en: string): Words => ({ zh, en });

/** What the applicant may have to do now, by act; `day` is the last one for it. */
const TO_DO: Readonly<Record<string, (day: string, dayEn: string) => Words>> = {
  request_supplement: (day, dayEn) =>
    words(
      `请于 ${day} 前登录查询页补正材料，逾期视为撤回。`,
      `Please hand in what is asked for by ${dayEn}; otherwise the request counts as withdrawn.`,
    ),
  confirm_refusal: (day, dayEn) =>
    words(
      `不服该决定的，可于 ${day} 前在查询页提出申诉。`,
      `If you do not agree, you may object on the page of your case until ${dayEn}.`,
    ),
  end_mediation: (day, dayEn) =>
    words(
      `达成调解协议的，双方可于 ${day} 前共同申请司法确认。`,
      `Where an agreement was reached, both sides may ask the court to confirm it until ${dayEn}.`,
    ),
};

const INSTEAD: Readonly<Record<string, Words>> = {
  submit: words('已收到您的申请', 'Your request has been received'),
  write_message: words('案件有新的留言', 'There is a new message'),
};

/** Event by event, the name that the lifecycle has for it. */
function happened(act: string): Words {
  const known = INSTEAD[act];
  if (known) return known;
  return isAct(act) ? ACTS[act].label : words('案件有新进展', 'There is news about your case');
}

const GREETING = words('您好：', 'Hello,');
const FOOT = words(
  '本邮件由系统自动发送，请勿回复。请凭案件编号和查询码查看详情；工作人员不会向您索要查询码。',
  'Please do not reply to this message. Details are shown with your case number and query code; nobody will ever ask you for the code.',
);

function lines(facts: LetterFacts, language: Language): string[] {
  const act = happened(facts.act)[language];
  const status = STATUSES[facts.toStatus].label[language];
  const day = facts.dueOn;
  const toDo = day === null ? undefined : TO_DO[facts.act]?.(day, day)[language];
  const news =
    language === 'zh'
      ? `您的知识产权维权援助申请（案件编号 ${facts.caseNo}）有新进展：${act}。当前状态：${status}。`
      : `There is news about your request for IP assistance (case number ${facts.caseNo}): ${act}. It now stands at: ${status}.`;
  const look = language === 'zh' ? `查看详情：${facts.trackUrl}` : `Details: ${facts.trackUrl}`;
  const rate =
    facts.ratingUrl === null
      ? undefined
      : language === 'zh'
        ? `请为本次服务评分（链接只能使用一次）：${facts.ratingUrl}`
        : `Please rate this service (the link works once): ${facts.ratingUrl}`;
  return [GREETING[language], news, toDo, look, rate, FOOT[language]].filter((line) => line !== undefined);
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** An address of our own becomes a link; everything else stays text. */
const linked = (line: string): string =>
  escaped(line).replace(/https?:\/\/[^\s<>]+$/, (url) => `<a href="${url}">${url}</a>`);

const block = (facts: LetterFacts, language: Language): string =>
  `<div lang="${language === 'zh' ? 'zh-CN' : 'en'}">${lines(facts, language)
    .map((line) => `<p>${linked(line)}</p>`)
    .join('')}</div>`;

/** One letter in both languages, as plain text and as simple HTML. Pure: the same facts give the same letter. */
export function letterOf(facts: LetterFacts): Letter {
  const act = happened(facts.act);
  return {
    subject: `【知识产权维权援助】${facts.caseNo} ${act.zh} / ${act.en}`,
    text: `${lines(facts, 'zh').join('\n\n')}\n\n————————\n\n${lines(facts, 'en').join('\n\n')}\n`,
    html: `<!doctype html><html><body style="font-family:sans-serif;font-size:15px;line-height:1.6;color:#17272c;max-width:600px">${block(facts, 'zh')}<hr>${block(facts, 'en')}</body></html>`,
  };
}
