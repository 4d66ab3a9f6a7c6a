import type { PrivacyNotice } from '../domain/notice.js';

/** In force with the first release. */
export const FIRST: PrivacyNotice = {
  version: '1',
  effectiveOn: '2026-11-22',
  zh: {
    lead: '您提交申请前，请先了解我们怎样处理您的个人信息。',
    sections: [
      {
        title: '谁来处理',
        text: [
          '受理您申请的知识产权维权援助机构，以及为它指定管辖的协调机构。机构名称在提交前的预览和提交后的案件页上告诉您。',
        ],
      },
      {
        title: '为了什么',
        text: ['判断由哪家机构负责；核实身份；与您联系；办理您申请的援助事项；对服务质量进行监督。不用于其他目的。'],
      },
      {
        title: '处理哪些信息',
        text: [
          '您填写的姓名或名称、证件号码、地址、联系方式，权利和纠纷情况，以及您提交的材料。证件号码逐项加密保存，工作人员默认看到的是遮盖后的号码，查看完整号码会留下记录。',
          '填写时的“预览”只发送判断由谁负责所需的内容，不发送姓名、证件号码、联系方式和事情经过。',
        ],
      },
      {
        title: '提供给谁',
        text: [
          '未经您单独同意，不把案件材料提供给协办机构。需要移送主管部门时，另行告知接收方、目的和内容，并取得您的单独同意，法律另有规定的除外。',
          '信息保存在境内。向境外提供证据，须经核对和批准，并另行取得您的同意。',
        ],
      },
      {
        title: '自动判断',
        text: [
          '由哪家机构负责，由公开的规则自动判断，理由会逐条告诉您。不予受理、终止、降低优先级，一律由人决定。您可以在案件页“对分派提出异议”，要求由人复核。',
        ],
      },
      {
        title: '保存多久',
        text: ['案件办结后按档案管理规定的期限保存，期满后鉴定销毁。未提交的草稿只在您的浏览器标签页里，我们看不到。'],
      },
      {
        title: '您的权利',
        text: [
          '您可以查阅、复制、更正自己的信息，撤回同意，要求删除（依法须归档的除外），要求解释处理规则。请在案件页留言，或联系负责机构、拨打 12330。撤回同意不影响撤回之前的处理。',
        ],
      },
    ],
  },
  en: {
    lead: 'Before you apply, please see how your personal information is handled.',
    sections: [
      {
        title: 'Who handles it',
        text: [
          'The assistance institution that takes your application, and the coordinators who assign it. You see their names in the preview before and on the case page after you apply.',
        ],
      },
      {
        title: 'What for',
        text: [
          'To find the institution in charge, verify identity, reach you, give the assistance you ask for, and supervise its quality. For nothing else.',
        ],
      },
      {
        title: 'What is handled',
        text: [
          'Name, identity number, address and contact that you enter, the right and the dispute, and the materials you hand in. Identity numbers are encrypted one by one; staff see them masked, and unmasking is logged.',
          'The preview while you type sends only what decides who is in charge: no names, numbers, contacts or story.',
        ],
      },
      {
        title: 'Who gets it',
        text: [
          'Without your separate consent the file is not shared with co-handling institutions. Before a referral to an authority you are told who, what for and what, and asked for separate consent, unless the law provides otherwise.',
          'It is stored in mainland China. Evidence goes abroad only after a check, an approval and your separate consent.',
        ],
      },
      {
        title: 'Automatic decisions',
        text: [
          'Who is in charge follows from published rules, and you are told the reasons. Refusing, terminating and lowering priority are always decided by people. On the case page you can challenge the assignment and have a person look at it.',
        ],
      },
      {
        title: 'How long',
        text: [
          'After closing, for the period of the archive rules; then it is appraised and destroyed. A draft that was not sent lives only in your browser tab; we do not see it.',
        ],
      },
      {
        title: 'Your rights',
        text: [
          'You may see, copy and correct your information, withdraw consent, ask for deletion (unless it must be archived) and ask how the rules work: by a message on the case page, at the institution in charge, or by calling 12330. Withdrawing consent does not undo what was done before.',
        ],
      },
    ],
  },
};
