import type { betweenActsZh } from './betweenCodes.zh.js';

/** Acts between institutions, and what happens to letters to authorities. */
export const betweenActsEn: Record<keyof typeof betweenActsZh, string> = {
  ask_to_share: 'Ask for consent',
  set_task: 'Give a task',
  report_task: 'Report on a task',
  task_late: 'Task is late',
  accept_pull: 'Hand over as asked',
  decline_pull: 'Decline the request',
  pull_unanswered: 'Request not answered in time',
  propose_abroad: 'Propose papers abroad',
  approve_abroad: 'Approve papers abroad',
  reject_abroad: 'Turn down papers abroad',
  resume_after_referral: 'The authority answered',
  letter_send: 'Letter sent',
  letter_receipt: 'Receipt came',
  letter_return: 'Letter sent back',
  letter_report: 'Report came',
  letter_remind: 'Reminded',
  letter_recall: 'Letter recalled',
  letter_undelivered: 'Letter did not arrive, now on paper',
};
