import type { PrivacyNotice } from '../domain/notice.js';

/** Names every purpose for which consent is asked, who looked, the desk for one's rights, and how long each kind is kept. */
export const SECOND: PrivacyNotice = {
  version: '2',
  effectiveOn: '2026-11-25',
  zh: {
    lead: '请在填写之前阅读。本告知说明谁处理您的个人信息、为了什么、处理哪些、保存多久，以及您可以怎样行使权利。',
    sections: [
      {
        title: '谁来处理',
        text: [
          '负责您案件的知识产权维权援助机构，以及在尚无机构接手时为它指定管辖的协调台。名称和电话在提交前的预览、提交后的案件页和“援助机构”栏目里都能看到。统一联系方式：12330。',
        ],
      },
      {
        title: '为了什么，依据什么',
        text: [
          '为履行维权援助的公共服务职责：判断由哪家机构负责、核实身份、与您联系、办理您申请的事项、监督服务质量。不用于其他目的。',
          '超出上述职责的处理，逐项征得您的同意：与协办机构共享、转交其他机构、移送主管部门、向境外提供、用电子邮件或短信通知您、处理敏感个人信息。每一项都可以不同意，也可以随时在案件页撤回，不影响其他事项，也不影响撤回之前已经做的处理。',
        ],
      },
      {
        title: '处理哪些信息',
        text: [
          '您填写的姓名或名称、证件号码、地址、联系方式，权利和纠纷情况，以及您提交的材料。证件号码、身份证件图像、收款账户和不满十四周岁未成年人的信息属于敏感个人信息，只在办理所必需时处理。',
          '自然人的姓名、证件号码、联系方式、地址和您写的案情逐项加密保存。工作人员默认看到遮盖后的内容，查看完整内容须写明理由；谁看过您的案卷、谁看过完整信息，您都能在案件页查到。',
          '填写时的“预览”只发送判断由谁负责所需的内容，不发送姓名、证件号码、联系方式和事情经过。',
        ],
      },
      {
        title: '提供给谁',
        text: [
          '向其他机构、部门提供之前，告诉您接收方的名称和联系方式、目的、方式和信息种类，并取得您的单独同意，法律、行政法规另有规定的除外。已经提供给谁，案件页逐条列明。',
          '信息保存在境内。向境外提供，须经核对和批准，并另行取得您的单独同意；未经主管机关批准，不向外国司法或者执法机构提供。',
        ],
      },
      {
        title: '自动判断',
        text: [
          '由哪家机构负责，按公开的规则自动判断，理由逐条告诉您。不予受理、终止、降低优先级，一律由人决定。您可以在案件页“对分派提出异议”，要求由人复核。',
        ],
      },
      {
        title: '保存多久',
        text: [
          '案卷自办结起保存 10 年，出具意见、达成调解的案件和重大案件保存 30 年，期满后经鉴定、批准后销毁。操作日志保存 3 年以上。查询通行凭证 1 小时后失效并删除；防止重复提交的记录保存 30 天。未提交的草稿只在您的浏览器标签页里，我们看不到。',
        ],
      },
      {
        title: '您的权利',
        text: [
          '您可以在案件页查阅、复制（下载）自己的信息，要求更正、删除，要求解释处理规则，并撤回同意。我们在 15 个工作日内答复；不能照办的，书面说明理由。依法须归档的内容在保存期满前不能删除。',
          '对答复不满意，可以向负责机构的上级协调台提出，或者依法向履行个人信息保护职责的部门投诉、举报，也可以向人民法院起诉。',
        ],
      },
    ],
  },
  en: {
    lead: 'Please read this before you fill in the form: who handles your personal information, what for, which, for how long, and what you can ask for.',
    sections: [
      {
        title: 'Who handles it',
        text: [
          'The assistance institution that has your case, and the coordinators who assign it while no institution has it. You see names and telephone numbers in the preview, on the case page and under "Institutions". One number for all: 12330.',
        ],
      },
      {
        title: 'What for, and on what ground',
        text: [
          'To carry out the public duty of assistance: find the institution in charge, verify identity, reach you, give the assistance you ask for, and supervise its quality. For nothing else.',
          'For whatever goes beyond this you are asked one by one: sharing with co-handling institutions, passing on to another institution, sending to an authority, sending abroad, e-mail or text messages, sensitive information. You may say no to each, and take each consent back on the case page at any time; nothing else depends on it, and what was done before stays lawful.',
        ],
      },
      {
        title: 'What is handled',
        text: [
          'Name, identity number, address and contact that you enter, the right and the dispute, and the materials you hand in. Identity numbers, images of identity papers, bank accounts and information on children under 14 are sensitive and handled only where the matter needs them.',
          'Names of persons, identity numbers, contacts, addresses and your account of the facts are encrypted one by one. Staff see them masked and need a reason to see them in full; on the case page you see who has looked at your file and who has seen it unmasked.',
          'The preview while you type sends only what decides who is in charge: no names, numbers, contacts or story.',
        ],
      },
      {
        title: 'Who gets it',
        text: [
          'Before anything is passed on to another institution or authority you are told who receives it and how to reach them, what for, how and which kinds of information, and asked for your separate consent, unless a law or administrative regulation provides otherwise. The case page lists what went to whom.',
          'It is stored in mainland China. It goes abroad only after a check, an approval and your separate consent, and to foreign judicial or law-enforcement bodies only with the approval of the competent authority.',
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
          'The file is kept for 10 years after closing; for 30 years where an opinion was given, a mediation succeeded or the case was a major one. Then it is appraised, and destroyed with approval. Records of what was done are kept for 3 years or more. A pass to the case page ends after one hour and is deleted; the record that prevents double filing is kept for 30 days. A draft that was not sent lives only in your browser tab; we do not see it.',
        ],
      },
      {
        title: 'Your rights',
        text: [
          'On the case page you can see and copy (download) your information, ask for correction, deletion or an explanation, and take consent back. You are answered within 15 working days; a refusal gives its reasons in writing. What must be archived cannot be deleted before its time.',
          'If you do not agree with an answer you may turn to the coordinators above the institution in charge, complain to the departments that protect personal information, or go to court.',
        ],
      },
    ],
  },
};
