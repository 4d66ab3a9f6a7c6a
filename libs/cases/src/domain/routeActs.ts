import { admittedOrExamined } from './admissionActs.js';
import { type ActRule, ANY_STAFF, EXAMINERS, guards, label, LEADERS, MOVABLE, UNDER_WAY } from './rule.js';

/** Where a case goes, said again: facts put right, the rule's new answer, a person's other answer, and the applicant's objection to either. */
export const ROUTE_ACTS = {
  correct_facts: {
    label: label('更正事实', 'Facts corrected'),
    from: UNDER_WAY,
    to: 'same',
    who: { applicant: true, holder: ANY_STAFF, desk: true },
    takes: ['corrected'],
    needsNote: true,
    tells: ['holder', 'offered', 'handler'],
  },
  follow_route: {
    label: label('采纳改派建议', 'New route followed'),
    from: ['triage', 'transferring', 'examining', 'accepted', 'assigned', 'handling'],
    when: ({ routeProposal }) => routeProposal !== null,
    to: {
      oneOf: ['transferring', 'triage', 'examining', 'accepted', 'assigned', 'handling'],
      choose: ({ routeProposal, holder, status }) => {
        if (!routeProposal?.to) return 'triage';
        return routeProposal.to === holder ? status : 'transferring';
      },
    },
    who: { holder: EXAMINERS, desk: true },
    guards: [guards.designatedStays, guards.withinBudget, guards.leavesWithConsent],
    issues: ({ routeProposal, holder }) =>
      routeProposal?.to && routeProposal.to !== holder ? ['transfer_letter'] : [],
    tells: ['applicant', 'offered', 'coordinator'],
  },
  keep_route: {
    label: label('不采纳改派建议', 'New route not followed'),
    from: UNDER_WAY,
    when: ({ routeProposal }) => routeProposal !== null,
    to: 'same',
    who: { holder: EXAMINERS, desk: true },
    needsNote: true,
    tells: ['coordinator'],
    isInternal: true,
  },
  override_route: {
    label: label('人工改派', 'Route overridden'),
    from: ['triage', 'transferring', 'examining', 'accepted', 'assigned', 'handling'],
    to: 'transferring',
    who: { holder: LEADERS, coordinator: true },
    takes: ['institutionId'],
    needsNote: true,
    guards: [
      guards.designatedStays,
      guards.withinBudget,
      guards.toSomebodyNew,
      guards.rested,
      guards.leavesWithConsent,
    ],
    issues: 'transfer_letter',
    tells: ['applicant', 'offered', 'previous_holder', 'coordinator'],
  },
  challenge: {
    label: label('异议', 'Challenged by the applicant'),
    from: [...UNDER_WAY, 'concluded', 'return_visit'],
    when: ({ hasChallenged }) => !hasChallenged,
    to: 'same',
    who: { applicant: true },
    needsNote: true,
    tells: ['coordinator', 'holder'],
  },
  answer_challenge: {
    label: label('答复异议', 'Challenge answered'),
    from: [...UNDER_WAY, 'refused', 'concluded', 'return_visit'],
    when: ({ isChallenged }) => isChallenged,
    to: {
      oneOf: [...UNDER_WAY, 'refused', 'concluded', 'return_visit'],
      choose: (state, { outcome, institutionId }) =>
        outcome === 'upheld' && institutionId && MOVABLE.includes(state.status)
          ? admittedOrExamined(state)
          : state.status,
    },
    // Somebody outside the institution, or the desk, whose route is challenged.
    who: { coordinator: true },
    needsNote: true,
    outcomes: ['upheld', 'dismissed'],
    guards: [guards.outsideTheDecision, guards.upheldToSomebodyElse, guards.upheldWhereItCanMove],
    issues: (_, { outcome, institutionId }) =>
      outcome === 'upheld' && institutionId ? ['challenge_answer', 'designation_letter'] : ['challenge_answer'],
    tells: ['applicant', 'holder', 'previous_holder', 'offered'],
  },
} as const satisfies Record<string, ActRule>;
