import {
  addDays,
  BOUNCE_BUDGET,
  type CaseStatus,
  type DocumentKind,
  type ErrorCode,
  type Role,
  shanghaiDay,
} from '#contracts';
import type { ActInput, ActOutcome, Actor, Audience, CaseState } from './case.js';

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
  readonly notBy?: readonly ('proposedBy' | 'decidedBy' | 'handlerId')[];
  readonly guards?: readonly Guard[];
  readonly issues?: DocumentKind | ((state: CaseState, input: ActInput) => readonly DocumentKind[]);
  readonly tells: readonly Audience[];
  /** Inner work that the applicant's timeline leaves out. */
  readonly isInternal?: true;
}

/** An external deadline this near turns the order round: help first, papers later (after 法律援助法 art. 44). */
const EMERGENCY_DAYS = 7;

const forbid =
  (code: ErrorCode, when: (attempt: Attempt) => boolean): Guard =>
  (attempt) =>
    when(attempt) ? code : null;

/** Whether an external deadline is due today or within seven days. */
export function isEmergency({ externalDeadline }: CaseState, now: Date): boolean {
  const today = shanghaiDay(now);
  const dueOn = externalDeadline?.dueOn;
  return dueOn !== undefined && dueOn >= today && dueOn <= addDays(today, EMERGENCY_DAYS);
}

export const isPlainConsultation = ({ matters }: CaseState): boolean =>
  matters.length > 0 && matters.every((matter) => matter === 'consultation');

/** Whoever is asked next must be a new one, and somebody else than who has it. */
const isAskedInVain = ({ state, input: { institutionId } }: Attempt): boolean =>
  Boolean(institutionId) && (institutionId === state.holder || state.declinedBy.includes(institutionId ?? ''));

export const guards = {
  withinBudget: forbid('case.act_not_allowed', ({ state }) => state.declinedBy.length >= BOUNCE_BUDGET),
  toSomebodyNew: forbid('case.act_not_allowed', isAskedInVain),
  notDesignated: forbid('case.act_not_allowed', ({ state }) => state.isDesignated),
  withConsent: forbid('case.consent_required', ({ state, input }) => !state.mayShare && input.consent !== true),
  secretWithConsent: forbid(
    'case.consent_required',
    ({ state, input }) => state.isConfidential && !state.mayShare && input.consent !== true,
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
  challenged: forbid('case.act_not_allowed', ({ state }) => !state.isChallenged),
  otherCode: forbid('case.reason_required', ({ input }) => input.reasonCode === 'other' && !input.note?.trim()),
} as const;
