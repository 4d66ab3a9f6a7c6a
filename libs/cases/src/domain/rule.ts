import {
  addDays,
  BOUNCE_BUDGET,
  type CaseStatus,
  type DocumentKind,
  type ErrorCode,
  EXPORT_CHECKS,
  type Role,
  shanghaiDay,
} from '#contracts';
import type { ActInput, ActOutcome, Actor, Audience, CaseState, Requestable } from './case.js';

/** What a guard looks at: everything about the act that is known before it is done. */
export interface Attempt {
  readonly state: CaseState;
  readonly actor: Actor;
  readonly input: ActInput;
  readonly now: Date;
}

/** A condition that the table cannot say with a status or a role: the code it fails with, or null. */
export type Guard = (attempt: Attempt) => ErrorCode | null;

/** A destination that depends on facts. All it may be stands beside it, so that the whole graph can be walked. */
export interface Choice {
  readonly oneOf: readonly CaseStatus[];
  readonly choose: (state: CaseState, input: ActInput) => CaseStatus;
}

/** One row of the lifecycle table. */
export interface ActRule {
  readonly label: { readonly zh: string; readonly en: string };
  readonly from: readonly CaseStatus[];
  /** What must be so for the act to be there at all; screens leave it out otherwise. */
  readonly when?: (state: CaseState) => boolean;
  /** `same` = the act is on the record and moves nothing. */
  readonly to: CaseStatus | 'same' | Choice;
  readonly who: {
    readonly applicant?: true;
    readonly system?: true;
    /** Roles of the institution that holds the case. */
    readonly holder?: readonly Role[];
    /** Roles of the institution that is being asked. */
    readonly offered?: readonly Role[];
    /** Roles of any institution that does not hold the case. */
    readonly stranger?: readonly Role[];
    /** The coordinator in charge of the case, or the national one. */
    readonly coordinator?: true;
    /** The same, but only while no institution holds the case. */
    readonly desk?: true;
  };
  readonly reasonCodes?: readonly string[];
  /** A reason in words as well. */
  readonly needsNote?: true;
  readonly takes?: readonly (keyof ActInput)[];
  /** How it can have turned out; one of them has to be said. */
  readonly outcomes?: readonly ActOutcome[];
  /** Persons that may not do this, because they did what it confirms: the second pair of eyes. */
  readonly notBy?: readonly ('proposedBy' | 'decidedBy' | 'requestedBy' | 'handlerId' | 'abroadBy')[];
  readonly guards?: readonly Guard[];
  readonly issues?: DocumentKind | ((state: CaseState, input: ActInput) => readonly DocumentKind[]);
  readonly tells: readonly Audience[];
  /** Inner work that the applicant's timeline leaves out. */
  readonly isInternal?: true;
}

/** Who works on cases at an institution, by what they do there. */
export const EXAMINERS: readonly Role[] = ['intake_clerk', 'examiner', 'team_leader'];
export const HANDLERS: readonly Role[] = ['handler', 'examiner', 'team_leader'];
export const LEADERS: readonly Role[] = ['team_leader'];
export const ANY_STAFF: readonly Role[] = ['intake_clerk', 'examiner', 'handler', 'team_leader'];

/** What an act is called. */
export const label = (zh: string, en: string): ActRule['label'] => ({ zh, en });

/** Statuses in which a case can still change hands. */
export const MOVABLE: readonly CaseStatus[] = [
  'submitted',
  'triage',
  'transferring',
  'examining',
  'supplement_pending',
  'accepted',
  'assigned',
  'handling',
  'mediating',
  'referred_waiting',
  'suspended',
];

/** Everything between filing and the end that somebody outside may still speak to. */
export const UNDER_WAY: readonly CaseStatus[] = [
  'submitted',
  'triage',
  'transferring',
  'examining',
  'supplement_pending',
  'refusal_proposed',
  'appealing',
  'accepted',
  'assigned',
  'handling',
  'mediating',
  'referred_waiting',
  'suspended',
  'result_review',
];
export const UNTIL_ARCHIVED: readonly CaseStatus[] = [...UNDER_WAY, 'concluded', 'return_visit'];

/** An external deadline this near turns the order round: help first, papers later (after 法律援助法 art. 44). */
const EMERGENCY_DAYS = 7;

const forbid =
  (code: ErrorCode, when: (attempt: Attempt) => boolean): Guard =>
  (attempt) =>
    when(attempt) ? code : null;

/** Whether a limitation period or a deadline of somebody else ends today or within seven days. */
export function isEmergency({ externalClocks }: Pick<CaseState, 'externalClocks'>, now: Date): boolean {
  const today = shanghaiDay(now);
  return externalClocks.some(({ dueOn }) => dueOn >= today && dueOn <= addDays(today, EMERGENCY_DAYS));
}

export const isPlainConsultation = ({ matters }: CaseState): boolean =>
  matters.length > 0 && matters.every((matter) => matter === 'consultation');

/** Whether an institution is still left alone with this case, after it returned it, stayed silent or was declined. */
export const isResting = ({ between }: CaseState, institutionId: string | null | undefined, now: Date): boolean =>
  shanghaiDay(now) < (between.restsUntil[institutionId ?? ''] ?? '');

/** Whether the applicant agreed to one receiver: in general at filing, or, as secrets ask for, to this one alone. */
const mayKnow = ({ state, input }: Attempt, receiver: string | null | undefined): boolean =>
  input.consent === true ||
  state.between.consents.includes(receiver ?? '') ||
  (state.mayShare && !state.isConfidential);

/** Deadlines of others for which the law counts from the day of service: 海关保护条例 art. 16, 电子商务法 art. 43. */
export const SERVED_TERMS = {
  customs: { days: 3, unit: 'working_days' },
  platform: { days: 15, unit: 'calendar_days' },
} as const;

const asks = (wanted: Requestable): Guard => forbid('case.act_not_allowed', ({ state }) => state.requested !== wanted);

/** A deadline on the record that may be corrected or settled. The court's after an agreement counts from the agreement. */
const isKnownDeadline = ({ state, input: { deadline } }: Attempt): boolean =>
  state.externalClocks.some(({ openedSeq }) => String(openedSeq) === deadline);

export const guards = {
  suspensionAsked: asks('suspend'),
  extensionAsked: asks('extend'),
  somethingAsked: forbid('case.act_not_allowed', ({ state }) => state.requested === null),
  nothingAsked: forbid('case.act_not_allowed', ({ state }) => state.requested !== null),
  supervised: forbid('case.act_not_allowed', ({ state }) => state.supervisedAt === null),
  hasDay: forbid('request.invalid', ({ input }) => !input.deadlineOn),
  knownDeadline: forbid('request.invalid', (attempt) => !isKnownDeadline(attempt)),
  settleable: forbid(
    'request.invalid',
    (attempt) => !isKnownDeadline(attempt) && !(attempt.state.hasAgreement && attempt.input.deadline === 'agreement'),
  ),
  withinBudget: forbid('case.act_not_allowed', ({ state }) => state.declinedBy.length >= BOUNCE_BUDGET),
  /** Only whoever has the case, or is being asked to take it, can be replaced, and by somebody else. */
  isReplaced: forbid(
    'case.act_not_allowed',
    ({ state: { holder, offeredTo }, input: { leavingId, institutionId } }) => {
      const concerned = [holder, offeredTo].filter((id) => id !== null);
      return (
        !concerned.includes(leavingId ?? '') || (Boolean(institutionId) && concerned.includes(institutionId ?? ''))
      );
    },
  ),
  closedAfterReferral: forbid(
    'case.act_not_allowed',
    ({ state, input }) => state.status === 'handling' && input.outcome !== 'taken_over',
  ),
  toSomebodyNew: forbid(
    'case.act_not_allowed',
    ({ state, input }) => Boolean(input.institutionId) && input.institutionId === state.holder,
  ),
  rested: forbid('referral.cooling_down', ({ state, input, now }) => isResting(state, input.institutionId, now)),
  pullerRested: forbid(
    'referral.cooling_down',
    ({ state, actor, now }) => actor.kind === 'staff' && isResting(state, actor.institutionId, now),
  ),
  pullerMayKnow: forbid('case.consent_required', (attempt) => !mayKnow(attempt, attempt.state.between.pullBy)),
  /** Every question of the check-list has to be answered before a second person is asked (涉外规定 art. 13). */
  checkedForAbroad: forbid('request.invalid', ({ input }) =>
    EXPORT_CHECKS.some((check) => !(input.checks ?? []).includes(check)),
  ),
  notDesignated: forbid('case.act_not_allowed', ({ state }) => state.isDesignated),
  withConsent: forbid('case.consent_required', (attempt) => !mayKnow(attempt, attempt.input.institutionId)),
  secretWithConsent: forbid(
    'case.consent_required',
    (attempt) => attempt.state.isConfidential && !mayKnow(attempt, attempt.input.authority),
  ),
  afterDue: forbid('case.act_not_allowed', ({ input, now }) => shanghaiDay(now) <= (input.dueOn ?? '')),
  untilDue: forbid('case.act_not_allowed', ({ input, now }) => shanghaiDay(now) > (input.dueOn ?? '')),
  whileExamined: forbid('case.act_not_allowed', ({ state }) => state.isAdmitted),
  afterAdmission: forbid('case.act_not_allowed', ({ state }) => !state.isAdmitted),
  /** One notice names everything (一次性告知); asking again has to be explained. */
  askedOnce: forbid('case.reason_required', ({ state, input }) => state.supplements > 0 && !input.note?.trim()),
  something: forbid('request.invalid', ({ input }) => (input.missing ?? []).length === 0),
  /** A supplement that was asked for is waited for, unless a deadline is about to pass. */
  notWaiting: forbid(
    'case.act_not_allowed',
    ({ state, now }) => state.status === 'supplement_pending' && !isEmergency(state, now),
  ),
  /** What is missing was found by a rule: a person may accept all the same, but says why (PIPL art. 24). */
  completeOrExplained: forbid(
    'case.reason_required',
    ({ state, input, now }) => !isEmergency(state, now) && (input.missing ?? []).length > 0 && !input.note?.trim(),
  ),
  emergencyUnlessAssigned: forbid(
    'case.act_not_allowed',
    ({ state, now }) => state.status === 'accepted' && !isEmergency(state, now),
  ),
  /** Not our area is answered with a transfer first, never with a refusal (C1). */
  transferTried: forbid(
    'case.act_not_allowed',
    ({ state, input }) => input.reasonCode === 'no_territorial_link' && state.declinedBy.length === 0,
  ),
  byTheHandler: forbid(
    'auth.forbidden',
    ({ state, actor }) => state.handlerId !== null && (actor.kind !== 'staff' || actor.accountId !== state.handlerId),
  ),
  bothAgreed: forbid('case.act_not_allowed', ({ input }) => input.bothAgreed !== true),
  plainConsultation: forbid('case.act_not_allowed', ({ state }) => !isPlainConsultation(state)),
  notReopened: forbid('case.act_not_allowed', ({ state }) => state.isReopened),
  extendable: forbid(
    'case.act_not_allowed',
    ({ state }) => state.isExtended || !state.matters.includes('infringement_opinion'),
  ),
  notChallenged: forbid('case.act_not_allowed', ({ state }) => state.isChallenged),
  /** Whoever sent the case there does not judge whether it went right, nor does her desk; above the national one there is nobody but a colleague. */
  outsideTheDecision: ({ state: { routedBy }, actor }) => {
    if (routedBy === null || actor.kind !== 'staff') return null;
    if (actor.accountId === routedBy.accountId) return 'case.same_person';
    const isSameDesk = routedBy.desk !== null && routedBy.desk === actor.queue;
    return isSameDesk && actor.queue !== 'national' ? 'case.outsider_required' : null;
  },
  /** A challenge that is right names who takes the case, as long as the case can still move. */
  upheldToSomebodyElse: forbid(
    'request.invalid',
    ({ state, input }) =>
      input.outcome === 'upheld' &&
      MOVABLE.includes(state.status) &&
      (!input.institutionId || input.institutionId === state.holder),
  ),
  upheldWhereItCanMove: forbid(
    'case.act_not_allowed',
    ({ state, input }) =>
      Boolean(input.institutionId) && (input.outcome !== 'upheld' || !MOVABLE.includes(state.status)),
  ),
  /** The first dispatch needs nobody's consent; leaving an institution that holds the case does (PIPL art. 23). */
  leavesWithConsent: forbid(
    'case.consent_required',
    (attempt) =>
      attempt.state.holder !== null &&
      !mayKnow(attempt, attempt.input.institutionId ?? attempt.state.routeProposal?.to),
  ),
  /** What was designated stays, whatever the rule says anew; only whoever may designate may move it. */
  designatedStays: forbid(
    'case.act_not_allowed',
    ({ state, actor }) => state.isDesignated && (actor.kind !== 'staff' || actor.queue === null),
  ),
  oncePerWay: forbid('rating.already_given', ({ state, actor, input }) =>
    state.ratedThrough.includes(input.via ?? (actor.kind === 'staff' ? 'phone' : 'page')),
  ),
  scoreOfFive: forbid('request.invalid', ({ input }) => ![1, 2, 3, 4, 5].includes(input.score ?? 0)),
  badlyRated: forbid('case.act_not_allowed', ({ state }) => !state.hasBadRating),
  badRatingAnswered: forbid('case.act_not_allowed', ({ state }) => state.hasBadRating),
  agreementReached: forbid(
    'case.act_not_allowed',
    ({ state, input }) => input.resultKind === 'mediation_agreement' && !state.hasAgreed,
  ),
  otherCode: forbid('case.reason_required', ({ input }) => input.reasonCode === 'other' && !input.note?.trim()),
} as const satisfies Record<string, Guard>;
