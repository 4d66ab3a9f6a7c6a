import { REFUSAL_REASONS, RETURN_REASONS } from '#contracts';
import { nothing, type PaperFacts, quote, say, type Templates } from './paper.js';
import { authorityWords, dayWords, missingWords, POINTERS, REFUSAL_WORDS, RETURN_WORDS, type Words } from './words.js';

/** 案件 WY26-… 的当事人、权利和请求: what every letter between bodies begins with (domain.md 3.7). */
export function matterOf(facts: PaperFacts): Words[] {
  const opponents = facts.opponents.length > 0 ? facts.opponents : null;
  return [
    say(`案件编号：${facts.caseNo}`, `Case number: ${facts.caseNo}`),
    say(`申请人：${facts.applicantName}`, `Applicant: ${facts.applicantName}`),
    opponents ? say(`对方当事人：${opponents.join('、')}`, `Other party: ${opponents.join('; ')}`) : nothing,
    facts.right ? say(`涉及的知识产权：${facts.right}`, `Right concerned: ${facts.right}`) : nothing,
    facts.isConfidential
      ? say('本案涉及商业秘密，请限定知悉范围。', 'This case concerns a trade secret; please restrict who sees it.')
      : nothing,
  ];
}

function numbered(codes: readonly string[]): Words[] {
  return codes.map((code, i) => {
    const { zh, en } = missingWords(code);
    return say(`${i + 1}. ${zh}；`, `${i + 1}. ${en};`);
  });
}

function refusalReason({ reasonCode }: PaperFacts): { why: Words; pointer: Words } {
  const reason = REFUSAL_REASONS.find((code) => code === reasonCode);
  return {
    why: reason ? REFUSAL_WORDS[reason] : say('不符合受理条件', 'the conditions are not met'),
    pointer: (reason && POINTERS[reason]) ?? nothing,
  };
}

const received = (facts: PaperFacts): Words => {
  const day = dayWords(facts.receivedOn);
  return say(
    `您于${day.zh}提交的知识产权维权援助申请（案件编号：${facts.caseNo}）`,
    `your request for assistance of ${day.en} (case number ${facts.caseNo})`,
  );
};

/** Papers from filing to the decision whether to help. */
export const ADMISSION_PAPERS: Templates<
  | 'acceptance_notice'
  | 'supplement_notice'
  | 'refusal_decision'
  | 'revocation_decision'
  | 'upholding_decision'
  | 'deemed_withdrawal_notice'
  | 'withdrawal_notice'
  | 'transfer_letter'
  | 'designation_letter'
  | 'merge_notice'
  | 'clue_letter'
> = {
  acceptance_notice: {
    title: say('受理通知书', 'Notice of acceptance'),
    to: 'applicant',
    body: (facts) => {
      const what = received(facts);
      return [
        say(`${what.zh}符合受理条件，现决定予以受理。`, `We accept ${what.en}.`),
        facts.missing.length > 0
          ? say(
              '因情况紧急先行援助，请尽快补齐下列材料：',
              'As the matter is urgent we begin at once; please hand in soon:',
            )
          : nothing,
        ...numbered(facts.missing),
        quote(facts.note),
        say(
          '我单位将在 2 个工作日内指派承办人员。维权援助不收取任何费用。',
          'Somebody will be put in charge within 2 working days. Assistance is free of charge.',
        ),
      ];
    },
  },
  supplement_notice: {
    title: say('补正通知书', 'Notice to supplement'),
    to: 'applicant',
    body: (facts) => {
      const what = received(facts);
      const due = facts.dueOn === null ? null : dayWords(facts.dueOn);
      return [
        say(
          `${what.zh}需要补正。请一次性补充下列全部材料：`,
          `Please complete ${what.en}. This is everything that is missing:`,
        ),
        ...numbered(facts.missing),
        quote(facts.note),
        due ? say(`请于${due.zh}前（含当日）提交。`, `Please hand it in by ${due.en} at the latest.`) : nothing,
        facts.isAdmitted
          ? say('补正期间办理期限中止计算。', 'Meanwhile the time for handling your case stands still.')
          : say(
              '逾期未补正的，视为撤回申请；您可以重新申请。补正期间审查期限中止计算。',
              'Without it your request counts as withdrawn; you may file again. Meanwhile the time of our examination stands still.',
            ),
      ];
    },
  },
  refusal_decision: {
    title: say('不予受理决定书', 'Decision not to accept'),
    to: 'applicant',
    body: (facts) => {
      const what = received(facts);
      const { why, pointer } = refusalReason(facts);
      const due = facts.dueOn === null ? null : dayWords(facts.dueOn);
      return [
        say(
          `${what.zh}，经审查并由两名工作人员分别确认，决定不予受理。`,
          `Two members of staff have examined ${what.en}. It is not accepted.`,
        ),
        say(`理由：${why.zh}。`, `Reason: ${why.en}.`),
        quote(facts.note),
        pointer,
        due
          ? say(
              `如不服本决定，可以在${due.zh}前（含当日）凭案件编号和查询码在线提出申诉，由${facts.superior}审理。`,
              `You may object until ${due.en} with your case number and query code; ${facts.superior} decides.`,
            )
          : say(
              `如不服本决定，可以在收到之日起 7 个工作日内凭案件编号和查询码在线提出申诉，由${facts.superior}审理。`,
              `You may object within 7 working days with your case number and query code; ${facts.superior} decides.`,
            ),
      ];
    },
  },
  revocation_decision: {
    title: say('撤销不予受理决定书', 'Decision revoking a refusal'),
    to: 'applicant',
    body: (facts) => [
      say(
        `您就案件 ${facts.caseNo} 提出的申诉成立，现撤销原不予受理决定，予以受理。`,
        `Your objection in case ${facts.caseNo} is well founded. The refusal is revoked and the request accepted.`,
      ),
      quote(facts.note),
    ],
  },
  upholding_decision: {
    title: say('维持不予受理决定书', 'Decision upholding a refusal'),
    to: 'applicant',
    body: (facts) => [
      say(
        `您就案件 ${facts.caseNo} 提出的申诉，经审理决定维持原不予受理决定。`,
        `Your objection in case ${facts.caseNo} was examined. The refusal stands.`,
      ),
      quote(facts.note),
      refusalReason(facts).pointer,
    ],
  },
  deemed_withdrawal_notice: {
    title: say('视为撤回通知书', 'Notice of deemed withdrawal'),
    to: 'applicant',
    body: (facts) => {
      const what = received(facts);
      return [
        say(
          `${what.zh}逾期未补正，视为撤回。`,
          `Nothing was handed in on time for ${what.en}; it counts as withdrawn.`,
        ),
        say(
          '您备齐材料后可以重新申请，不受本次影响。',
          'You may file again at any time; this one will not be held against you.',
        ),
      ];
    },
  },
  withdrawal_notice: {
    title: say('撤回告知书', 'Notice of withdrawal'),
    to: 'applicant',
    body: (facts) => {
      const what = received(facts);
      return [
        say(`${what.zh}已按您的要求撤回，办理终结。`, `As you asked, ${what.en} is withdrawn and the case is closed.`),
      ];
    },
  },
  transfer_letter: {
    title: say('转办函', 'Letter of transfer'),
    to: 'target',
    body: (facts) => {
      const reason = RETURN_REASONS.find((code) => code === facts.reasonCode);
      const due = facts.dueOn === null ? null : dayWords(facts.dueOn);
      return [
        say('现将下列知识产权维权援助案件转请贵单位办理。', 'We ask you to take over the following case.'),
        ...matterOf(facts),
        reason ? say(`转办原因：${RETURN_WORDS[reason].zh}。`, `Reason: ${RETURN_WORDS[reason].en}.`) : nothing,
        quote(facts.note),
        due
          ? say(
              `请于${due.zh}前（含当日）接收或者说明理由退回；申请人的审查期限不因转办中断。`,
              `Please accept or return it with a reason by ${due.en}; the time promised to the applicant goes on.`,
            )
          : nothing,
      ];
    },
  },
  designation_letter: {
    title: say('指定办理函', 'Letter of designation'),
    to: 'target',
    body: (facts) => [
      say(
        '现指定贵单位办理下列知识产权维权援助案件，请即接收，不再退回。',
        'You are designated to handle the following case. This is binding.',
      ),
      ...matterOf(facts),
      quote(facts.note),
    ],
  },
  merge_notice: {
    title: say('并案告知书', 'Notice of merger'),
    to: 'applicant',
    body: (facts) => {
      const what = received(facts);
      const into = facts.mergedIntoCaseNo;
      return [
        say(
          `${what.zh}与${into ? `案件 ${into}` : '您的另一案件'}为同一事项，现合并办理，原提交时间不变。`,
          `We join ${what.en} to ${into ? `case ${into}` : 'your other case'}, as they are about the same matter. The earlier filing day stands.`,
        ),
        quote(facts.note),
      ];
    },
  },
  clue_letter: {
    title: say('线索移送函', 'Letter passing on a report'),
    to: 'target',
    body: (facts) => {
      const target = facts.target === null ? nothing : authorityWords(facts.target);
      return [
        say(
          `我单位收到下列涉嫌侵犯知识产权的线索，属于${target.zh || '贵单位'}职责，现予移送。`,
          `We received the following report of a possible infringement, which falls to ${target.en || 'you'}.`,
        ),
        say(`线索编号：${facts.caseNo}`, `Number: ${facts.caseNo}`),
        facts.opponents.length > 0
          ? say(`被反映人：${facts.opponents.join('、')}`, `About: ${facts.opponents.join('; ')}`)
          : nothing,
        facts.right ? say(`涉及的知识产权：${facts.right}`, `Right concerned: ${facts.right}`) : nothing,
        quote(facts.note),
      ];
    },
  },
};
