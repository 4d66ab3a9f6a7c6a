import { MEDIATION_OUTCOMES, SUSPENSION_REASONS, TERMINATION_REASONS } from '#contracts';
import { matterOf } from './admissionPapers.js';
import { nothing, type PaperFacts, quote, say, type Templates } from './paper.js';
import {
  dayWords,
  MATTER_WORDS,
  MEDIATION_WORDS,
  SUSPENSION_WORDS,
  TERMINATION_WORDS,
  VISIT_OUTCOME_WORDS,
  VISIT_WAY_WORDS,
  type Words,
} from './words.js';

function mattersOf({ matters }: PaperFacts): Words {
  const all = matters.map((matter) => MATTER_WORDS[matter]);
  return say(all.map(({ zh }) => zh).join('、'), all.map(({ en }) => en).join(', '));
}

/** Whatever is delivered: the words of the result, or, where there are none, those of the note. */
const result = ({ summary, note }: PaperFacts): Words => quote(summary?.trim() ? summary : note);

const rating = say(
  '请凭案件编号和查询码对本次服务作出评价；对办理结果有异议的，可以在线提出，由其他单位的人员答复。',
  'Please rate this service with your case number and query code. If you do not agree with the result, say so there: somebody outside this institution will answer.',
);

function visited({ visit }: PaperFacts): Words[] {
  if (!visit) return [];
  const [way, outcome] = [VISIT_WAY_WORDS[visit.way], VISIT_OUTCOME_WORDS[visit.outcome]];
  return [say(`联系方式：${way.zh}`, `Reached: ${way.en}`), say(`是否满意：${outcome.zh}`, `Satisfied: ${outcome.en}`)];
}

/** Papers from acceptance to the archive. */
export const HANDLING_PAPERS: Templates<
  | 'referral_letter'
  | 'suspension_notice'
  | 'resumption_notice'
  | 'extension_notice'
  | 'termination_notice'
  | 'mediation_consent'
  | 'mediation_agreement'
  | 'advice_letter'
  | 'infringement_opinion'
  | 'solution_letter'
  | 'service_confirmation'
  | 'conclusion_notice'
  | 'return_visit_record'
  | 'challenge_answer'
> = {
  referral_letter: {
    title: say('移送函', 'Letter of referral'),
    to: 'target',
    body: (facts) => {
      const due = facts.dueOn === null ? null : dayWords(facts.dueOn);
      return [
        say(
          '下列知识产权案件属于贵单位职责，现予移送，请依法处理。',
          'The following case falls to you; we refer it for your decision.',
        ),
        ...matterOf(facts),
        facts.note?.trim() ? say('请求事项：', 'What is asked for:') : nothing,
        quote(facts.note),
        due
          ? say(
              `请于${due.zh}前函复是否接收及处理情况。`,
              `Please tell us by ${due.en} whether you take it and what is done.`,
            )
          : nothing,
      ];
    },
  },
  suspension_notice: {
    title: say('中止通知书', 'Notice of suspension'),
    to: 'applicant',
    body: (facts) => {
      const reason = SUSPENSION_REASONS.find((code) => code === facts.reasonCode);
      return [
        say(`案件 ${facts.caseNo} 现中止办理。`, `Work on case ${facts.caseNo} is suspended.`),
        reason ? say(`理由：${SUSPENSION_WORDS[reason].zh}。`, `Reason: ${SUSPENSION_WORDS[reason].en}.`) : nothing,
        quote(facts.note),
        say(
          '中止原因消除后恢复办理；最迟 30 日内复查一次。',
          'It goes on when the reason is gone; we look again within 30 days.',
        ),
      ];
    },
  },
  resumption_notice: {
    title: say('恢复办理通知书', 'Notice of resumption'),
    to: 'applicant',
    body: (facts) => [
      say(
        `案件 ${facts.caseNo} 现恢复办理，办理期限继续计算。`,
        `Work on case ${facts.caseNo} goes on with the time that is left.`,
      ),
      quote(facts.note),
    ],
  },
  extension_notice: {
    title: say('延长办理期限告知书', 'Notice of extension'),
    to: 'applicant',
    body: (facts) => {
      const due = facts.dueOn === null ? null : dayWords(facts.dueOn);
      return [
        say(
          `案件 ${facts.caseNo} 的办理期限经批准延长一次。`,
          `The time for case ${facts.caseNo} is extended, once and with approval.`,
        ),
        quote(facts.note),
        due ? say(`延长后的期限为${due.zh}。`, `It now ends on ${due.en}.`) : nothing,
      ];
    },
  },
  termination_notice: {
    title: say('终止通知书', 'Notice of termination'),
    to: 'applicant',
    body: (facts) => {
      const reason = TERMINATION_REASONS.find((code) => code === facts.reasonCode);
      return [
        say(`案件 ${facts.caseNo} 现终止援助。`, `Assistance in case ${facts.caseNo} ends.`),
        reason ? say(`理由：${TERMINATION_WORDS[reason].zh}。`, `Reason: ${TERMINATION_WORDS[reason].en}.`) : nothing,
        quote(facts.note),
        say(
          `对本决定有异议的，可以向${facts.superior}反映。`,
          `If you do not agree, you may turn to ${facts.superior}.`,
        ),
      ];
    },
  },
  mediation_consent: {
    title: say('调解同意书', 'Consent to mediation'),
    to: 'file',
    body: (facts) => [
      ...matterOf(facts),
      say(
        '双方自愿就本纠纷进行调解，调解不收费、不公开；任何一方可以随时退出，调解中的陈述不作为不利于陈述人的证据。',
        'Both sides are willing to mediate. Mediation is free and not public; either side may leave at any time, and what is said in it is not used against the speaker.',
      ),
      quote(facts.note),
    ],
  },
  mediation_agreement: {
    title: say('调解协议', 'Mediation agreement'),
    to: 'file',
    body: (facts) => {
      const outcome = MEDIATION_OUTCOMES.find((code) => code === facts.reasonCode) ?? 'agreement';
      const { zh, en } = MEDIATION_WORDS[outcome];
      return [
        ...matterOf(facts),
        say(`调解结果：${zh}。`, `Result: ${en}.`),
        result(facts),
        say(
          '双方可以自协议生效之日起 30 日内共同向人民法院申请司法确认（人民调解法第三十三条）。',
          'Within 30 days of its taking effect both sides may together ask the court to confirm it (People’s Mediation Law, art. 33).',
        ),
      ];
    },
  },
  advice_letter: {
    title: say('咨询指导意见', 'Letter of advice'),
    to: 'applicant',
    body: (facts) => [
      say(`关于您的咨询（编号：${facts.caseNo}），答复如下：`, `On your question (number ${facts.caseNo}):`),
      result(facts),
      say('本意见依据您提供的情况作出，供您参考。', 'This rests on what you told us and is meant as guidance.'),
    ],
  },
  infringement_opinion: {
    title: say('侵权判定参考意见', 'Infringement opinion'),
    to: 'applicant',
    body: (facts) => [
      ...matterOf(facts),
      result(facts),
      say(
        '本意见仅供参考，不具有法律约束力，不得作为行政、司法机关认定侵权的依据。',
        'This opinion is for reference only. It binds nobody and takes the place of no decision of an authority or a court.',
      ),
    ],
  },
  solution_letter: {
    title: say('解决方案建议书', 'Proposal for a solution'),
    to: 'applicant',
    body: (facts) => [
      ...matterOf(facts),
      result(facts),
      say('本建议供您参考，是否采纳由您决定。', 'It is for you to decide whether to follow it.'),
    ],
  },
  service_confirmation: {
    title: say('服务确认函', 'Confirmation of service'),
    to: 'applicant',
    body: (facts) => {
      const matters = mattersOf(facts);
      return [
        say(
          `我单位已就案件 ${facts.caseNo} 提供下列服务：${matters.zh}。`,
          `In case ${facts.caseNo} we have given: ${matters.en}.`,
        ),
        result(facts),
      ];
    },
  },
  conclusion_notice: {
    title: say('办结告知书', 'Notice of conclusion'),
    to: 'applicant',
    body: (facts) => {
      const day = dayWords(facts.receivedOn);
      return [
        say(
          `您于${day.zh}提交的知识产权维权援助申请（案件编号：${facts.caseNo}）已经办结。`,
          `Your request of ${day.en} (case number ${facts.caseNo}) is concluded.`,
        ),
        result(facts),
        rating,
      ];
    },
  },
  return_visit_record: {
    title: say('回访记录表', 'Record of the follow-up'),
    to: 'file',
    body: (facts) => {
      const day = dayWords(facts.issuedOn);
      return [
        say(`案件编号：${facts.caseNo}`, `Case number: ${facts.caseNo}`),
        say(`回访日期：${day.zh}`, `Day: ${day.en}`),
        say(`回访单位：${facts.issuer}`, `By: ${facts.issuer}`),
        ...visited(facts),
        facts.note?.trim() ? say('回访记录：', 'What was said:') : nothing,
        quote(facts.note),
      ];
    },
  },
  challenge_answer: {
    title: say('异议答复书', 'Answer to the challenge'),
    to: 'applicant',
    body: (facts) => [
      say(
        `您对案件 ${facts.caseNo} 的分派提出的异议，已由作出分派决定以外的人员复核。`,
        `Somebody who had no part in it has looked again at where case ${facts.caseNo} was sent.`,
      ),
      facts.outcome === 'upheld'
        ? say(
            facts.target ? `您的异议成立，案件改由${facts.target}办理。` : '您的异议成立。',
            facts.target ? `You are right: ${facts.target} takes the case from now.` : 'You are right.',
          )
        : say('您的异议不成立，仍由现机构办理。', 'The case stays where it is.'),
      quote(facts.note),
      say(
        '案件的期限不因异议中断。对分派的异议以一次为限；对办理结果的意见，可随时留言。',
        'No time limit was interrupted. A route can be contested once; you may write to us about the case at any time.',
      ),
    ],
  },
};
