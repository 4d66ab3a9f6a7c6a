/** Who helps with a case, and who may have the file. */
export const between = {
  title: 'Who helps',
  by: (day: string) => `answer by ${day}`,
  shared: (n: number) => `Your data went to ${n} ${n === 1 ? 'body' : 'bodies'}`,
  dataKind: {
    identity: 'identity',
    contact: 'contact',
    right: 'right',
    facts: 'facts',
    evidence: 'evidence',
  } as Record<string, string>,
  basis: {
    request: 'as you requested',
    consent_at_filing: 'you agreed when filing',
    separate_consent: 'you agreed to this',
    public_duty: 'a public duty',
  } as Record<string, string>,
  consent: {
    title: 'May your data be passed on?',
    ask: (name: string) => `The institution would like to give your file to ${name}.`,
    contact: 'How to reach them',
    noContact: 'Not on file; ask the institution',
    purpose: 'What for',
    kinds: 'Which data',
    free: 'It is for you to decide. Without it the institution goes on; you can take a consent back at any time.',
    agree: 'I agree',
    decline: 'I do not agree',
  },
};

/** What happens to letters to authorities, for the history of a case. */
export const letterActs = {
  letter_send: 'Letter of referral sent',
  letter_receipt: 'The authority has taken it',
  letter_return: 'The authority sent it back',
  letter_report: 'The authority reported',
  letter_remind: 'The authority was reminded',
  letter_recall: 'Referral taken back',
};
