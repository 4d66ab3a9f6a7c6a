import { type CaseStatus, REFUSAL_REASONS, RETURN_REASONS, type Role } from '#contracts';
import type { CaseState } from './case.js';
import { type ActRule, type Choice, guards } from './rule.js';

const EXAMINERS: readonly Role[] = ['intake_clerk', 'examiner', 'team_leader'];
const DECIDERS: readonly Role[] = ['examiner', 'team_leader'];
const ANY_STAFF: readonly Role[] = ['intake_clerk', 'examiner', 'handler', 'team_leader'];

const label = (zh: string, en: string): ActRule['label'] => ({ zh, en });

/** An admitted case goes on where it was when it changes hands; nobody examines it a second time [S11]. */
const admittedOrExamined = ({ isAdmitted }: CaseState): CaseStatus => (isAdmitted ? 'accepted' : 'examining');
const onArrival: Choice = { oneOf: ['accepted', 'examining'], choose: admittedOrExamined };

/** Naming the institution that has the case already confirms it and moves nothing. */
const onDesignation: Choice = {
  oneOf: ['accepted', 'examining', 'assigned', 'handling'],
  choose: (state, { institutionId }) =>
    state.holder === institutionId && ['accepted', 'examining', 'assigned', 'handling'].includes(state.status)
      ? state.status
      : admittedOrExamined(state),
};

const backToExamination: Choice = {
  oneOf: ['examining', 'handling', 'triage'],
  choose: ({ resumesTo }) => resumesTo ?? 'examining',
};

/** From filing to the decision whether to help, with every hand-over between institutions. Rows: domain.md section 6. */
export const ADMISSION_ACTS = {
  triage_route: {
    label: label('分派', 'Routed'),
    from: ['submitted', 'triage'],
    to: {
      oneOf: ['examining', 'accepted', 'triage'],
      choose: (state, { institutionId }) => (institutionId ? admittedOrExamined(state) : 'triage'),
    },
    who: { system: true, coordinator: true },
    guards: [guards.withinBudget, guards.toSomebodyNew],
    tells: ['applicant', 'holder', 'coordinator'],
  },
  offer: {
    label: label('转办', 'Offered to an institution'),
    from: ['submitted', 'triage'],
    to: 'transferring',
    who: { system: true, coordinator: true },
    takes: ['institutionId'],
    guards: [guards.withinBudget, guards.toSomebodyNew],
    issues: 'transfer_letter',
    tells: ['applicant', 'offered'],
  },
  accept_offer: {
    label: label('接收', 'Taken over'),
    from: ['transferring'],
    to: onArrival,
    who: { offered: EXAMINERS },
    tells: ['applicant', 'previous_holder', 'coordinator'],
  },
  return_offer: {
    label: label('退回转办', 'Returned'),
    from: ['transferring'],
    to: 'triage',
    who: { offered: EXAMINERS },
    reasonCodes: RETURN_REASONS,
    guards: [guards.otherCode],
    tells: ['coordinator', 'previous_holder'],
  },
  expire_offer: {
    label: label('转办逾期未答复', 'Not answered in time'),
    from: ['transferring'],
    to: 'triage',
    who: { system: true },
    takes: ['dueOn'],
    guards: [guards.afterDue],
    tells: ['coordinator', 'offered', 'previous_holder'],
  },
  transfer: {
    label: label('移交', 'To be handed over'),
    from: ['examining', 'accepted', 'assigned', 'handling'],
    to: 'transferring',
    who: { holder: EXAMINERS },
    reasonCodes: RETURN_REASONS,
    takes: ['institutionId'],
    guards: [guards.notDesignated, guards.withinBudget, guards.toSomebodyNew, guards.otherCode, guards.withConsent],
    issues: 'transfer_letter',
    tells: ['applicant', 'offered', 'coordinator'],
  },
  give_back: {
    label: label('退回分派', 'Given back'),
    from: ['examining', 'accepted'],
    to: 'triage',
    who: { holder: EXAMINERS },
    reasonCodes: RETURN_REASONS,
    guards: [guards.notDesignated, guards.otherCode],
    tells: ['coordinator'],
  },
  designate: {
    label: label('指定办理', 'Assigned by the coordinator'),
    from: ['submitted', 'triage', 'transferring', 'examining', 'accepted', 'assigned', 'handling'],
    to: onDesignation,
    who: { coordinator: true },
    needsNote: true,
    takes: ['institutionId'],
    issues: 'designation_letter',
    tells: ['applicant', 'holder', 'previous_holder', 'offered'],
  },
  request_supplement: {
    label: label('要求补正', 'Supplement requested'),
    from: ['examining', 'handling'],
    to: 'supplement_pending',
    who: { holder: ANY_STAFF },
    takes: ['missing'],
    guards: [guards.something, guards.askedOnce],
    issues: 'supplement_notice',
    tells: ['applicant'],
  },
  supply: {
    label: label('补正', 'Supplemented'),
    from: ['supplement_pending'],
    to: backToExamination,
    who: { applicant: true, holder: ['intake_clerk'] },
    tells: ['holder', 'handler'],
  },
  proceed_without_supplement: {
    label: label('未补正继续办理', 'Continued without the supplement'),
    from: ['supplement_pending'],
    to: 'handling',
    who: { holder: ['handler', 'team_leader'] },
    needsNote: true,
    guards: [guards.afterAdmission],
    tells: ['applicant'],
  },
  deem_withdrawn: {
    label: label('视为撤回', 'Deemed withdrawn'),
    from: ['supplement_pending'],
    to: 'deemed_withdrawn',
    who: { system: true },
    takes: ['dueOn'],
    guards: [guards.whileExamined, guards.afterDue],
    issues: 'deemed_withdrawal_notice',
    tells: ['applicant', 'holder'],
  },
  accept: {
    label: label('受理', 'Accepted'),
    from: ['examining', 'supplement_pending'],
    to: 'accepted',
    who: { holder: EXAMINERS },
    guards: [guards.whileExamined, guards.notWaiting, guards.completeOrExplained],
    issues: 'acceptance_notice',
    tells: ['applicant', 'holder'],
  },
  propose_refusal: {
    label: label('拟不予受理', 'Refusal proposed'),
    from: ['examining', 'triage'],
    to: 'refusal_proposed',
    who: { holder: EXAMINERS, desk: true },
    reasonCodes: REFUSAL_REASONS,
    needsNote: true,
    guards: [guards.whileExamined, guards.transferTried],
    tells: ['holder'],
    isInternal: true,
  },
  confirm_refusal: {
    label: label('不予受理', 'Refused'),
    from: ['refusal_proposed'],
    to: 'refused',
    who: { holder: DECIDERS, desk: true },
    notBy: ['proposedBy'],
    issues: 'refusal_decision',
    tells: ['applicant'],
  },
  reject_refusal: {
    label: label('退回重新审查', 'Refusal not confirmed'),
    from: ['refusal_proposed'],
    to: backToExamination,
    who: { holder: DECIDERS, desk: true },
    needsNote: true,
    tells: ['holder'],
    isInternal: true,
  },
  object: {
    label: label('申诉', 'Objection filed'),
    from: ['refused'],
    to: 'appealing',
    who: { applicant: true },
    needsNote: true,
    takes: ['dueOn'],
    guards: [guards.untilDue],
    tells: ['coordinator', 'holder'],
  },
  uphold_refusal: {
    label: label('维持不予受理', 'Refusal upheld'),
    from: ['appealing'],
    to: 'refused_final',
    who: { coordinator: true },
    needsNote: true,
    notBy: ['proposedBy', 'decidedBy'],
    issues: 'upholding_decision',
    tells: ['applicant', 'holder'],
  },
  revoke_refusal: {
    label: label('撤销不予受理', 'Refusal revoked'),
    from: ['appealing'],
    to: { oneOf: ['accepted', 'triage'], choose: ({ holder }) => (holder === null ? 'triage' : 'accepted') },
    who: { coordinator: true },
    needsNote: true,
    notBy: ['proposedBy', 'decidedBy'],
    issues: 'revocation_decision',
    tells: ['applicant', 'holder'],
  },
  lapse_objection: {
    label: label('申诉期满', 'No objection in time'),
    from: ['refused'],
    to: 'refused_final',
    who: { system: true },
    takes: ['dueOn'],
    guards: [guards.afterDue],
    tells: ['applicant', 'holder'],
  },
  merge: {
    label: label('并案', 'Merged'),
    from: ['submitted', 'triage', 'examining'],
    to: 'merged',
    who: { holder: EXAMINERS, desk: true },
    takes: ['mergedInto'],
    issues: 'merge_notice',
    tells: ['applicant', 'coordinator'],
  },
  forward_clue: {
    label: label('移送线索', 'Passed on as a report'),
    from: ['submitted', 'triage', 'examining'],
    to: 'out_of_scope_closed',
    who: { holder: EXAMINERS, desk: true },
    takes: ['authority'],
    guards: [guards.whileExamined, guards.secretWithConsent],
    issues: 'clue_letter',
    tells: ['applicant'],
  },
  answer_only_close: {
    label: label('答复后不立案', 'Answered without a case'),
    from: ['submitted', 'triage', 'examining'],
    to: 'out_of_scope_closed',
    who: { holder: ANY_STAFF, desk: true },
    needsNote: true,
    guards: [guards.whileExamined],
    issues: 'advice_letter',
    tells: ['applicant'],
  },
  conclude_simple: {
    label: label('即办办结', 'Answered on the spot'),
    from: ['submitted', 'triage', 'examining'],
    to: 'concluded',
    who: { holder: ANY_STAFF, desk: true },
    needsNote: true,
    guards: [guards.plainConsultation],
    issues: () => ['advice_letter', 'conclusion_notice'],
    tells: ['applicant'],
  },
} as const satisfies Record<string, ActRule>;
