import type { CaseStatus } from '#contracts';
import { type ActRule, type Choice, guards } from './rule.js';

/** Statuses in which the case waits for somebody else than its institution, and goes on waiting while that changes. */
const WAITS_ANYWAY: readonly CaseStatus[] = [
  'triage',
  'transferring',
  'refused',
  'appealing',
  'concluded',
  'return_visit',
];

const TO_BE_HANDED_OVER: readonly CaseStatus[] = [
  'triage',
  'transferring',
  'examining',
  'supplement_pending',
  'refusal_proposed',
  'refused',
  'appealing',
  'accepted',
  'assigned',
  'handling',
  'mediating',
  'referred_waiting',
  'suspended',
  'result_review',
  'concluded',
  'return_visit',
];

/**
 * Another institution steps in where one leaves the network: whatever ran goes on, only a handler has to be named anew. Without
 * another one the case stands before the desk.
 */
const onHandOver: Choice = {
  oneOf: TO_BE_HANDED_OVER,
  choose: ({ status, holder, offeredTo }, { institutionId, leavingId }) => {
    if (institutionId) return holder === leavingId && ['assigned', 'handling'].includes(status) ? 'accepted' : status;
    return WAITS_ANYWAY.includes(status) && offeredTo !== leavingId ? status : 'triage';
  },
};

/** What becomes of a case when its institution leaves the network: an act of the system, by an approved plan. */
export const HAND_OVER_ACT = {
  hand_over: {
    label: { zh: '机构撤销，改由其他机构办理', en: 'Handed over: the institution closed' },
    from: TO_BE_HANDED_OVER,
    to: onHandOver,
    who: { system: true },
    takes: ['leavingId'],
    guards: [guards.isReplaced],
    tells: ['applicant', 'holder', 'offered', 'coordinator'],
  },
} as const satisfies Record<string, ActRule>;
