import { type ResultKind, RESULT_KINDS, SUSPENSION_REASONS, type SuspensionReason } from '#contracts';
import type { CaseEvent, CaseFacts, CaseState } from './case.js';
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

/** A case in new hands: nobody there works on it yet, and nobody there has asked for anything. */
const taken = (holder: string | null): Partial<CaseState> => ({
  holder,
  offeredTo: null,
  handlerId: null,
  supplements: 0,
  resumesTo: null,
});

const declined = (state: CaseState, by: string | null): Partial<CaseState> => ({
  offeredTo: null,
  declinedBy: by === null ? state.declinedBy : [...state.declinedBy, by],
});

const proposed: Change = (state, { actorId }) => ({ proposedBy: actorId, resumesTo: state.status });
const returned: Change = () => ({ proposedBy: null, resumesTo: null });

/** What each act changes beside the status. An act that is not here moves the status at most. */
const CHANGES: Readonly<Record<string, Change>> = {
  triage_route: (_, event) => (institution(event) === null ? {} : taken(institution(event))),
  offer: (_, event) => ({ offeredTo: institution(event) }),
  transfer: (_, event) => ({ offeredTo: institution(event) }),
  accept_offer: (state) => taken(state.offeredTo),
  return_offer: (state) => declined(state, state.offeredTo),
  expire_offer: (state) => declined(state, state.offeredTo),
  give_back: (state) => ({ ...taken(null), ...declined(state, state.holder) }),
  designate: (state, event) => ({
    ...(event.fromStatus === event.toStatus && state.holder === institution(event) ? {} : taken(institution(event))),
    isDesignated: true,
  }),
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
  extend: () => ({ isExtended: true }),
  end_mediation: (state, event) => ({ hasAgreement: state.hasAgreement || text(event, 'outcome') === 'agreement' }),
  suspend: (state, event) => ({ resumesTo: state.status, suspendedFor: suspension(event) }),
  resume: () => ({ resumesTo: null, suspendedFor: null }),
  submit_result: (_, event) => ({ proposedBy: event.actorId, resultKind: result(event) }),
  approve_result: () => ({ proposedBy: null }),
  send_back_result: () => ({ proposedBy: null, resultKind: null }),
  reopen: () => ({ isReopened: true, isHandled: true, resultKind: null }),
  challenge: () => ({ isChallenged: true }),
  answer_challenge: () => ({ isChallenged: false }),
  record_consent: (_, event) => ({ mayShare: text(event, 'outcome') === 'given' }),
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
  resultKind: null,
  isAdmitted: false,
  isHandled: false,
  isDesignated: false,
  isReopened: false,
  isExtended: false,
  isChallenged: false,
  isHelpFirst: false,
  hasAgreement: false,
  declinedBy: [],
  supplements: 0,
});

/** The state after one more event. The event is believed: whether it was allowed has been decided before. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const changed = { ...state, ...CHANGES[event.act]?.(state, event), seq: event.seq, status: event.toStatus };
  return isFinal(changed.status) ? { ...changed, offeredTo: null, isChallenged: false } : changed;
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
