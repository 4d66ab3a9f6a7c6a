import { addDays, shanghaiDay } from '#contracts';
import type { BetweenState, CaseEvent, CaseState } from './case.js';

/** How long an institution that returned a case, stayed silent or was declined is left alone with it. */
export const COOL_DOWN_DAYS = 30;

export const NOTHING_BETWEEN: BetweenState = {
  pullBy: null,
  restsUntil: {},
  consents: [],
  wasReferred: false,
  abroadBy: null,
};

const text = (event: CaseEvent, key: string): string | null => {
  const value = event.facts[key];
  return typeof value === 'string' ? value : null;
};

const resting = ({ restsUntil }: BetweenState, who: string | null, { at }: CaseEvent): Partial<BetweenState> =>
  who === null ? {} : { restsUntil: { ...restsUntil, [who]: addDays(shanghaiDay(new Date(at)), COOL_DOWN_DAYS) } };

function consented({ consents }: BetweenState, event: CaseEvent): Partial<BetweenState> {
  const receiver = text(event, 'receiver');
  if (receiver === null) return {};
  const others = consents.filter((one) => one !== receiver);
  return { consents: text(event, 'outcome') === 'given' ? [...others, receiver] : others };
}

/** Whether a case goes to whoever asked for it, or leaves whoever could have answered, in some other way than by an answer. */
const isGivenTo = (puller: string | null, event: CaseEvent): boolean =>
  event.act === 'answer_challenge'
    ? text(event, 'institutionId') !== null
    : puller !== null && [text(event, 'institutionId'), text(event, 'leavingId')].includes(puller);

/** What one event changes between institutions. `state` is the one before it. */
export function betweenAfter(state: CaseState, event: CaseEvent): BetweenState {
  const { between } = state;
  const and = (change: Partial<BetweenState>): BetweenState => ({ ...between, ...change });
  switch (event.act) {
    case 'return_offer':
    case 'expire_offer':
      return and(resting(between, state.offeredTo, event));
    case 'give_back':
      return and({ ...resting(between, state.holder, event), pullBy: null });
    case 'pull_request':
      return and({ pullBy: event.institutionId });
    case 'decline_pull':
      return and({ ...resting(between, between.pullBy, event), pullBy: null });
    case 'accept_pull':
    case 'accept_offer':
    case 'designate':
    case 'triage_route':
      return and({ pullBy: null });
    case 'hand_over':
    case 'answer_challenge':
      return and(isGivenTo(between.pullBy, event) ? { pullBy: null } : {});
    case 'record_consent':
      return and(consented(between, event));
    case 'refer_out':
      return and({ wasReferred: true });
    case 'propose_abroad':
      return and({ abroadBy: event.actorId });
    case 'approve_abroad':
    case 'reject_abroad':
      return and({ abroadBy: null });
    default:
      return between;
  }
}
