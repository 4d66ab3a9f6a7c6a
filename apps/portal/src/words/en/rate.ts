import type { Words } from '../zh/index.js';

export const rate: Words['rate'] = {
  title: 'Rate this service',
  lead: (caseNo, name) => `${name} has concluded case ${caseNo}. Please tell us how it was; it takes a minute.`,
  leadDesk: (caseNo) => `Case ${caseNo} is concluded. Please tell us how it was; it takes a minute.`,
  note: 'Anything you would like to say (optional)',
  noteHint: 'Please leave out identity numbers, telephone numbers and the like.',
  send: 'Send the rating',
  sending: 'Sending…',
  thanks: 'Thank you. Your rating is recorded.',
  thanksBad: 'We are sorry. A leader answers within 5 working days; the answer appears on the page of your case.',
  used: 'This link was used already; the rating is recorded.',
  gone: 'This link does not work any more',
  goneText:
    'It may be incomplete or over, or the case was archived or reopened. You can look at the case and rate it with its number and query code.',
  toTrack: 'Look up with number and code',
  privacy: 'The link is only for rating this one conclusion. It shows nothing of the case and works once.',
  told: {
    title: 'What you were told',
    none: 'Nothing yet',
    page: 'this page',
    email: 'e-mail',
    state: {
      delivered: 'delivered',
      written: 'waiting to be sent',
      attempting: 'being sent',
      held: 'not sent (no mail is configured)',
      failed: 'not delivered',
      unknown: 'delivery not certain',
    },
    failed: 'A letter did not arrive. Please check the address that you left; somebody will reach you another way.',
    more: 'Show all',
  },
};
