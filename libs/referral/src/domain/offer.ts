import {
  AppError,
  BOUNCE_BUDGET,
  type Candidate,
  type CoordinatorQueue,
  type Day,
  type RegionCode,
  type ReturnReason,
  shanghaiDay,
} from '#contracts';

/** What becomes of an offer. Only the first is open; an answer is given once. */
export const OFFER_STATES = ['offered', 'accepted', 'returned', 'expired', 'superseded'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** One institution being asked to take a case. */
export interface Offer {
  readonly toInstitutionId: string;
  readonly state: OfferState;
  /** The last day on which the institution may still answer. */
  readonly answerBy: Day;
}

export type OfferAnswer =
  | { readonly is: 'accepted' }
  | { readonly is: 'returned'; readonly reason: ReturnReason }
  | { readonly is: 'expired' }
  /** The case went another way meanwhile: designated, withdrawn. */
  | { readonly is: 'superseded' };

const FAILED: readonly OfferState[] = ['returned', 'expired'];

/** Silence counts from the day after `answerBy`. */
export function isOverdue(offer: Offer, now: Date): boolean {
  return offer.state === 'offered' && shanghaiDay(now) > offer.answerBy;
}

/**
 * The offer after an answer. A late answer still counts as long as the silence has not been taken for one: help today
 * is better than another round.
 * @throws `referral.already_answered` when it is no longer open, `case.act_not_allowed` when it is not overdue yet
 */
export function answerOffer<O extends Offer>(offer: O, given: OfferAnswer, now: Date): O {
  if (offer.state !== 'offered') throw new AppError('referral.already_answered', { state: offer.state });
  if (given.is === 'expired' && !isOverdue(offer, now))
    throw new AppError('case.act_not_allowed', { answerBy: offer.answerBy });
  return { ...offer, state: given.is };
}

export type NextStep =
  /** Somebody is being asked, or has taken the case: nothing to do. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'offer'; readonly institutionId: string }
  /** The coordinators' desk: `budget_spent` = must designate; `nobody_left` = the rule knows no other institution. */
  | { readonly kind: 'desk'; readonly because: 'budget_spent' | 'nobody_left' };

/**
 * Who is asked next, after a return or a silence: the best candidate of the routing decision that has not been asked
 * yet. Nobody is asked twice by the system, however the offer ended; only a coordinator may come back to them.
 * @param offers every offer of the case, in any order
 * @param candidates of the newest routing decision; those without a rank failed a test and are never asked
 * @param holder the institution that wants to hand over, which is not offered its own case
 */
export function nextStep(
  offers: readonly Offer[],
  candidates: readonly Candidate[],
  holder: string | null = null,
): NextStep {
  if (offers.some(({ state }) => state === 'offered' || state === 'accepted')) return { kind: 'wait' };
  const failed = offers.filter(({ state }) => FAILED.includes(state));
  if (failed.length >= BOUNCE_BUDGET) return { kind: 'desk', because: 'budget_spent' };
  const asked = new Set(offers.map(({ toInstitutionId }) => toInstitutionId));
  const [best] = candidates
    .filter(({ id, rank }) => rank !== null && !asked.has(id) && id !== holder)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.name < b.name ? -1 : 1));
  return best ? { kind: 'offer', institutionId: best.id } : { kind: 'desk', because: 'nobody_left' };
}

/** The province of a place as the desks see it: the Corps (兵团) is one of its own. */
const provinceOf = (code: RegionCode): RegionCode => (code.startsWith('6590') ? '659000' : `${code.slice(0, 2)}0000`);

/**
 * The desk above all institutions that could not agree: their province's when it is one and the same, else the national
 * one (by analogy with 专利法实施细则 art. 97: the common superior).
 * @param regions where the institutions concerned are; none = the national desk
 */
export function commonSuperior(regions: readonly RegionCode[]): CoordinatorQueue {
  const provinces = new Set(regions.map(provinceOf));
  const [only] = provinces;
  return provinces.size === 1 && only !== undefined ? `provincial:${only}` : 'national';
}
