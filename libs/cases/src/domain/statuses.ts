import type { CaseStatus, TimeOwner } from '#contracts';
import type { CaseState } from './case.js';

interface StatusRow {
  readonly label: { readonly zh: string; readonly en: string };
  /** `closed`: done for the applicant, the file still has steps to go. `final`: nothing leads out of it. */
  readonly phase: 'open' | 'closed' | 'final';
  /** Against whom the time runs. A final status has nobody's time any more. */
  readonly owner: TimeOwner | ((state: CaseState) => TimeOwner) | null;
}

const label = (zh: string, en: string): StatusRow['label'] => ({ zh, en });

/** While nobody holds a case, the coordinators' desk answers for it. */
const holderOrDesk = ({ holder }: CaseState): TimeOwner => (holder === null ? 'coordinator' : 'institution');

/** Every status of domain.md section 6 with its name in plain words, and whose time it takes. */
export const STATUSES: Readonly<Record<CaseStatus, StatusRow>> = {
  submitted: { label: label('已提交', 'Submitted'), phase: 'open', owner: 'system' },
  triage: { label: label('分派中', 'Being assigned to an institution'), phase: 'open', owner: 'coordinator' },
  transferring: { label: label('转办中', 'Offered to an institution'), phase: 'open', owner: 'institution' },
  examining: { label: label('审查中', 'Under examination'), phase: 'open', owner: holderOrDesk },
  supplement_pending: { label: label('待补正', 'Waiting for your supplement'), phase: 'open', owner: 'applicant' },
  refusal_proposed: { label: label('审查复核中', 'Under review'), phase: 'open', owner: holderOrDesk },
  refused: { label: label('不予受理', 'Not accepted'), phase: 'open', owner: 'applicant' },
  appealing: { label: label('申诉中', 'Objection under review'), phase: 'open', owner: 'coordinator' },
  accepted: { label: label('已受理', 'Accepted'), phase: 'open', owner: holderOrDesk },
  assigned: { label: label('已指派', 'Given to a handler'), phase: 'open', owner: 'institution' },
  handling: { label: label('办理中', 'In progress'), phase: 'open', owner: 'institution' },
  mediating: { label: label('调解中', 'In mediation'), phase: 'open', owner: 'other_body' },
  referred_waiting: { label: label('移送待复', 'Waiting for another authority'), phase: 'open', owner: 'other_body' },
  suspended: {
    label: label('中止', 'Suspended'),
    phase: 'open',
    owner: ({ suspendedFor }) => (suspendedFor === 'applicant_request' ? 'applicant' : 'other_body'),
  },
  result_review: { label: label('结果审核中', 'Result under review'), phase: 'open', owner: 'institution' },
  concluded: { label: label('已办结', 'Concluded'), phase: 'closed', owner: 'institution' },
  return_visit: { label: label('已回访', 'Follow-up done'), phase: 'closed', owner: 'institution' },
  archived: { label: label('已归档', 'Archived'), phase: 'final', owner: null },
  withdrawn: { label: label('已撤回', 'Withdrawn'), phase: 'final', owner: null },
  deemed_withdrawn: { label: label('视为撤回', 'Deemed withdrawn'), phase: 'final', owner: null },
  refused_final: { label: label('不予受理（已生效）', 'Not accepted (final)'), phase: 'final', owner: null },
  terminated: { label: label('已终止', 'Terminated'), phase: 'final', owner: null },
  merged: { label: label('已并案', 'Merged into another case'), phase: 'final', owner: null },
  out_of_scope_closed: {
    label: label('已答复或转交线索', 'Answered or passed on as a report'),
    phase: 'final',
    owner: null,
  },
  referred_closed: { label: label('移送结案', 'Closed: taken over by another authority'), phase: 'final', owner: null },
};

export const isFinal = (status: CaseStatus): boolean => STATUSES[status].phase === 'final';
export const isOpen = (status: CaseStatus): boolean => STATUSES[status].phase === 'open';

/** Against whom the time of a case runs just now; after the end the owner no longer counts and is `system`. */
export function ownerOf(state: CaseState): TimeOwner {
  const { owner } = STATUSES[state.status];
  return typeof owner === 'function' ? owner(state) : (owner ?? 'system');
}
