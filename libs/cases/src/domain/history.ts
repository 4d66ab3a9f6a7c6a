import {
  EXTERNAL_KINDS,
  RATING_CHANNELS,
  type RatingChannel,
  type ResultKind,
  RESULT_KINDS,
  SUSPENSION_REASONS,
  type SuspensionReason,
  WORST_RATINGS,
} from '#contracts';
import { betweenAfter, NOTHING_BETWEEN } from './between.js';
import type { CaseEvent, CaseFacts, CaseState, ExternalClock, Requestable, RouteProposal } from './case.js';
import { isFinal } from './statuses.js';

type Change = (state: CaseState, event: CaseEvent) => Partial<CaseState>;

const text = (event: CaseEvent, key: string): string | null => {
  const value = event.facts[key];
  return typeof value === 'string' ? value : null;
};

const institution = (event: CaseEvent): string | null => text(event, 'institutionId');

const suspension = ({ reasonCode }: CaseEvent): SuspensionReason | null =>
  SUSPENSION_REASONS.find((reason) => reason === reasonCode) ?? null;

const result = (event: CaseEvent): ResultKind | null =>
  RESULT_KINDS.find((kind) => kind === text(event, 'resultKind')) ?? null;

/** The way a rating came: staff write down what they were told on the telephone. */
const ratedThrough = (event: CaseEvent): RatingChannel =>
  RATING_CHANNELS.find((way) => way === text(event, 'via')) ?? (event.actorKind === 'staff' ? 'phone' : 'page');

const isBad = ({ facts }: CaseEvent): boolean => typeof facts['score'] === 'number' && facts['score'] <= WORST_RATINGS;

/** A case in new hands: nobody there works on it yet, and nobody there has asked for anything. */
const taken = (holder: string | null): Partial<CaseState> => ({
  holder,
  offeredTo: null,
  handlerId: null,
  supplements: 0,
  resumesTo: null,
  routeProposal: null,
});

const declined = (state: CaseState, by: string | null): Partial<CaseState> => ({
  offeredTo: null,
  declinedBy: by === null ? state.declinedBy : [...state.declinedBy, by],
});

/** The deadline that an event put on the record, as it says itself. */
function external(event: CaseEvent, openedSeq: number): ExternalClock[] {
  const kind = EXTERNAL_KINDS.find((known) => known === text(event, 'deadlineKind'));
  const dueOn = text(event, 'deadlineOn');
  return kind && dueOn ? [{ openedSeq, kind, dueOn, servedOn: text(event, 'servedOn') }] : [];
}

const asked =
  (requested: Requestable): Change =>
  (_, { actorId }) => ({ requested, requestedBy: actorId });
const ANSWERED = { requested: null, requestedBy: null } as const;

/** A deadline that is over: one of somebody else, or the court's after an agreement. */
const settled: Change = ({ externalClocks, hasAgreement }, event) => {
  const left = externalClocks.filter(({ openedSeq }) => String(openedSeq) !== text(event, 'deadline'));
  return { externalClocks: left, hasAgreement: hasAgreement && text(event, 'deadline') !== 'agreement' };
};

const corrected: Change = ({ externalClocks }, event) => ({
  externalClocks: externalClocks.flatMap((clock) =>
    String(clock.openedSeq) === text(event, 'deadline')
      ? external({ ...event, facts: { deadlineKind: clock.kind, ...event.facts } }, clock.openedSeq)
      : [clock],
  ),
});

/** Somebody of a desk or of the holder went another way than the rule. */
const byPerson = (event: CaseEvent): Partial<CaseState> => ({
  routedBy: { accountId: event.actorId, desk: text(event, 'desk') },
});

/** To the institution that the new answer names, by an offer; to the desk at once; where the lead stays, nothing moves. */
const followed: Change = (state) => {
  const to = state.routeProposal?.to ?? null;
  if (to === null) return taken(null);
  return { routeProposal: null, ...(to === state.holder ? {} : { offeredTo: to }) };
};

/** Upheld, the case goes to the institution named; where it can no longer move, the answer alone is on record. */
const answered: Change = (_, event) => ({
  isChallenged: false,
  ...(event.facts['outcome'] === 'upheld' && institution(event) !== null
    ? { ...taken(institution(event)), isDesignated: true, ...byPerson(event) }
    : {}),
});

const proposed: Change = (state, { actorId }) => ({ proposedBy: actorId, resumesTo: state.status });
const returned: Change = () => ({ proposedBy: null, resumesTo: null });

/** What each act changes beside the status. An act that is not here moves the status at most. */
const CHANGES: Readonly<Record<string, Change>> = {
  triage_route: (_, event) => (institution(event) === null ? {} : taken(institution(event))),
  offer: (_, event) => ({ offeredTo: institution(event) }),
  transfer: (_, event) => ({ offeredTo: institution(event) }),
  accept_offer: (state) => taken(state.offeredTo),
  accept_pull: (state) => taken(state.between.pullBy),
  return_offer: (state) => declined(state, state.offeredTo),
  expire_offer: (state) => declined(state, state.offeredTo),
  give_back: (state) => ({ ...taken(null), ...declined(state, state.holder) }),
  designate: (state, event) => ({
    ...(event.fromStatus === event.toStatus && state.holder === institution(event) ? {} : taken(institution(event))),
    isDesignated: true,
    routeProposal: null,
    ...byPerson(event),
  }),
  hand_over: (state, event) => {
    const [leaving, next] = [text(event, 'leavingId'), institution(event)];
    return {
      ...(state.offeredTo === leaving ? { offeredTo: next } : {}),
      ...(state.holder === leaving ? { holder: next, handlerId: null } : {}),
      // Nobody is assigned in the new place; and before the desk nothing is resumed.
      resumesTo: next === null ? null : state.resumesTo === 'assigned' ? 'accepted' : state.resumesTo,
    };
  },
  override_route: (_, event) => ({ offeredTo: institution(event), routeProposal: null, ...byPerson(event) }),
  reconsider_route: (_, event) => ({ routeProposal: (event.facts['proposes'] ?? null) as RouteProposal | null }),
  follow_route: followed,
  keep_route: () => ({ routeProposal: null }),
  request_supplement: (state) => ({ resumesTo: state.status, supplements: state.supplements + 1 }),
  supply: () => ({ resumesTo: null }),
  proceed_without_supplement: () => ({ resumesTo: null }),
  accept: (state, event) => ({
    isAdmitted: true,
    isHelpFirst:
      state.status === 'supplement_pending' || (Array.isArray(event.facts.missing) && event.facts.missing.length > 0),
    resumesTo: null,
    supplements: 0,
  }),
  propose_refusal: proposed,
  confirm_refusal: (_, { actorId }) => ({ decidedBy: actorId, resumesTo: null }),
  reject_refusal: returned,
  revoke_refusal: () => ({ isAdmitted: true, proposedBy: null, decidedBy: null }),
  conclude_simple: () => ({ isAdmitted: true, resultKind: 'advice_given' }),
  assign: (_, event) => ({ handlerId: text(event, 'handlerId') }),
  reassign: (_, event) => ({ handlerId: text(event, 'handlerId') }),
  start_handling: (state, { actorId }) => ({ isHandled: true, handlerId: state.handlerId ?? actorId }),
  extend: () => ({ isExtended: true, ...ANSWERED }),
  request_suspension: asked('suspend'),
  request_extension: asked('extend'),
  request_reopening: asked('reopen'),
  decline_request: () => ANSWERED,
  supervise: (_, { seq }) => ({ supervisedAt: seq }),
  answer_supervision: () => ({ supervisedAt: null }),
  add_deadline: ({ externalClocks }, event) => ({ externalClocks: [...externalClocks, ...external(event, event.seq)] }),
  correct_deadline: corrected,
  settle_deadline: settled,
  end_mediation: (state, event) => {
    const isAgreed = text(event, 'outcome') === 'agreement';
    return { hasAgreement: state.hasAgreement || isAgreed, hasAgreed: state.hasAgreed || isAgreed };
  },
  suspend: (state, event) => ({ resumesTo: state.status, suspendedFor: suspension(event) }),
  resume: () => ({ resumesTo: null, suspendedFor: null }),
  submit_result: (_, event) => ({ proposedBy: event.actorId, resultKind: result(event) }),
  approve_result: () => ({ proposedBy: null }),
  send_back_result: () => ({ proposedBy: null, resultKind: null }),
  record_return_visit: (state, event) => ({
    hasBadRating: state.hasBadRating || text(event, 'outcome') === 'dissatisfied',
  }),
  rate: (state, event) => ({
    ratedThrough: [...state.ratedThrough, ratedThrough(event)],
    hasBadRating: state.hasBadRating || isBad(event),
  }),
  answer_rating: () => ({ hasBadRating: false }),
  reopen: () => ({ isReopened: true, isHandled: true, resultKind: null, ratedThrough: [], hasBadRating: false }),
  challenge: () => ({ isChallenged: true, hasChallenged: true }),
  answer_challenge: answered,
  record_consent: (_, event) =>
    text(event, 'receiver') === null ? { mayShare: text(event, 'outcome') === 'given' } : {},
};

/** A case before its first event. */
const unfiled = (facts: CaseFacts): CaseState => ({
  ...facts,
  seq: 0,
  status: 'submitted',
  holder: null,
  offeredTo: null,
  handlerId: null,
  resumesTo: null,
  proposedBy: null,
  decidedBy: null,
  suspendedFor: null,
  requested: null,
  requestedBy: null,
  resultKind: null,
  isAdmitted: false,
  isHandled: false,
  isDesignated: false,
  isReopened: false,
  isExtended: false,
  isChallenged: false,
  hasChallenged: false,
  routedBy: null,
  routeProposal: null,
  isHelpFirst: false,
  hasAgreement: false,
  hasAgreed: false,
  supervisedAt: null,
  externalClocks: facts.externalDeadline === null ? [] : [{ ...facts.externalDeadline, openedSeq: 1, servedOn: null }],
  ratedThrough: [],
  hasBadRating: false,
  declinedBy: [],
  between: NOTHING_BETWEEN,
  supplements: 0,
});

/** The state after one more event. The event is believed: whether it was allowed has been decided before. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const changed = {
    ...state,
    ...CHANGES[event.act]?.(state, event),
    between: betweenAfter(state, event),
    seq: event.seq,
    status: event.toStatus,
  };
  if (isFinal(changed.status))
    return { ...changed, ...ANSWERED, offeredTo: null, isChallenged: false, supervisedAt: null, routeProposal: null };
  // What was asked for was asked of a case that stood where it stood then.
  return changed.status === state.status ? changed : { ...changed, ...ANSWERED };
}

/** Every state that a history went through, one per event, in the order of `seq`. */
export function statesOf(facts: CaseFacts, history: readonly CaseEvent[]): CaseState[] {
  const states: CaseState[] = [];
  let state = unfiled(facts);
  for (const event of history) {
    state = evolve(state, event);
    states.push(state);
  }
  return states;
}

/** Where a history leaves the case. The first event is the filing (`submit`). */
export function stateOf(facts: CaseFacts, history: readonly CaseEvent[]): CaseState {
  return statesOf(facts, history).at(-1) ?? unfiled(facts);
}
