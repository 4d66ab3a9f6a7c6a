import type { Words } from '../zh/index.js';

export const places: Pick<Words, 'institutions' | 'receipt' | 'privacy'> = {
  institutions: {
    title: 'Institutions',
    lead: 'Who handles what, where. Taken from public sources; each entry says whether it was verified.',
    region: 'Where',
    regionHint: 'Shows the institutions competent for this place',
    type: 'Which right',
    typeAll: 'All kinds of right',
    kind: 'Kind of institution',
    kindAll: 'All kinds',
    name: 'Name or industry',
    nameHint: 'In Chinese, for example 灯饰',
    clear: 'Clear the filters',
    count: (n) => (n === 1 ? '1 institution' : `${n} institutions`),
    none: 'No institution matches',
    noneText: 'Where there is none, the provincial coordinator takes over. You can apply all the same.',
    industries: 'Industries',
    types: (n) => `${n} kinds of right, time limits, source`,
    all: 'all',
    phone: 'Phone',
    noPhone: 'No number found; call 12330',
    source: 'Source',
    noSource: 'no source given',
    limits: 'Published time limits',
    workingDays: (n) => (n === 1 ? '1 working day' : `${n} working days`),
    provenanceNote:
      '“Unverified” means seen in secondary sources only; the institution may not be running yet. Please call before you go.',
    since: (day) => `In force since ${day}`,
    more: (n) => `Show ${n} more`,
    file: 'Let the rules find the institution',
  },
  receipt: {
    title: 'Check a receipt',
    lead: 'Paste a receipt or upload the receipt file to see whether this network issued it and whether it was changed.',
    paste: 'Receipt',
    pasteHint: 'You may paste the whole file',
    upload: 'Choose a receipt file',
    button: 'Check',
    asking: 'Checking…',
    empty: 'Please paste a receipt or choose a file',
    noReceipt: 'There is no receipt in this text. Please paste all of it.',
    valid: 'The receipt is valid',
    validText: 'Issued by this network and unchanged.',
    invalid: 'The receipt is not valid',
    invalidText: 'Not issued by this network, or changed since. Please check that all of it was pasted.',
    content: 'What it states',
    tooLarge: 'This file is too large for a receipt',
    fields: {
      caseNo: 'Case number',
      receivedAt: 'Received',
      examineBy: 'Outcome by',
      contentHash: 'Digest of the application',
      directoryVersion: 'Version of the directory',
      v: 'Version of the receipt',
      promise: 'Promise',
    },
  },
  privacy: {
    title: 'How we handle personal information',
    version: 'Version 1',
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
    back: 'Back to the application',
  },
};
