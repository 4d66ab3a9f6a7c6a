import { type Act, ACTS, type CaseFileView, openActs } from '#cases';
import type { AllowedActDto } from '../staff/staff.dto.js';

/** Names of the applicant's acts in the address, by what the lifecycle calls them. */
const APPLICANT_NAMES: Partial<Record<Act, string>> = {
  supply: 'supplement',
  withdraw: 'withdrawal',
  object: 'objection',
  challenge: 'challenge',
  correct_facts: 'correction',
  rate: 'rating',
};

/** The acts that the applicant could do now, as the addresses name them. */
export function applicantActs({ locked, row }: CaseFileView): string[] {
  const table = openActs(locked.state, { kind: 'applicant' }).flatMap((act) => APPLICANT_NAMES[act] ?? []);
  const isOver = row.closed_at !== null;
  return [...table, ...(isOver ? [] : ['messages'])];
}

/** Acts that need one of two days: the last one, or that of service where the law counts from it. */
const DATED: readonly Act[] = ['add_deadline', 'correct_deadline'];

/** An act with what it takes, as a form needs it. */
export function presentAct(act: Act): AllowedActDto {
  const rule = ACTS[act];
  const fields = (rule.takes ?? []).filter((field) => field !== 'dueOn').map(String);
  const further =
    act === 'submit_result'
      ? ['summary']
      : act === 'answer_challenge'
        ? ['institutionId']
        : DATED.includes(act)
          ? ['servedOn', 'deadlineOn']
          : [];
  return {
    act: act.replaceAll('_', '-'),
    reasonCodes: [...(rule.reasonCodes ?? [])],
    needsNote: rule.needsNote === true,
    fields: [...fields, ...further],
    outcomes: [...(rule.outcomes ?? [])],
  };
}
