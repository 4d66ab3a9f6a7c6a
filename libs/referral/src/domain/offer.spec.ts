import { AppError, BOUNCE_BUDGET, type Candidate } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  answerOffer,
  commonSuperior,
  isOverdue,
  nextStep,
  type Offer,
  OFFER_STATES,
  type OfferAnswer,
} from './offer.js';

const candidate = (id: string, rank: number | null): Candidate => ({
  id,
  name: id,
  rank,
  rejectedBy: rank === null ? 'CAP1' : null,
});
const candidates = [candidate('b', 2), candidate('x', null), candidate('a', 1), candidate('c', 3)];
const offer = (toInstitutionId: string, state: Offer['state']): Offer => ({
  toInstitutionId,
  state,
  answerBy: '2025-06-12',
});
const inTime = new Date('2025-06-12T23:59:59+08:00');
const late = new Date('2025-06-13T00:00:00+08:00');

describe('answerOffer', () => {
  const open = offer('a', 'offered');

  it.each<[OfferAnswer, Date, Offer['state']]>([
    [{ is: 'accepted' }, inTime, 'accepted'],
    [{ is: 'accepted' }, late, 'accepted'],
    [{ is: 'returned', reason: 'no_capacity' }, inTime, 'returned'],
    [{ is: 'expired' }, late, 'expired'],
    [{ is: 'superseded' }, inTime, 'superseded'],
  ])('%j at %s', (given, at, state) => {
    expect(answerOffer(open, given, at)).toEqual({ ...open, state });
  });

  it('silence is none before the day is over', () => {
    expect(isOverdue(open, inTime)).toBe(false);
    expect(isOverdue(open, late)).toBe(true);
    expect(() => answerOffer(open, { is: 'expired' }, inTime)).toThrow(new AppError('case.act_not_allowed'));
  });

  it('is given once', () => {
    for (const state of OFFER_STATES.filter((one) => one !== 'offered')) {
      expect(() => answerOffer(offer('a', state), { is: 'accepted' }, inTime)).toThrow(
        new AppError('referral.already_answered'),
      );
      expect(isOverdue(offer('a', state), late)).toBe(false);
    }
  });
});

describe('nextStep', () => {
  it.each<[string, Offer[], string | null, unknown]>([
    ['nobody asked yet: the best', [], null, { kind: 'offer', institutionId: 'a' }],
    ['after a return the next best', [offer('a', 'returned')], null, { kind: 'offer', institutionId: 'b' }],
    ['after silence the next best', [offer('a', 'expired')], null, { kind: 'offer', institutionId: 'b' }],
    ['not back to who hands over', [], 'a', { kind: 'offer', institutionId: 'b' }],
    [
      'not back to who was asked before, however it ended',
      [offer('a', 'superseded')],
      null,
      { kind: 'offer', institutionId: 'b' },
    ],
    [
      'two returns: the desk',
      [offer('a', 'returned'), offer('b', 'returned')],
      null,
      { kind: 'desk', because: 'budget_spent' },
    ],
    [
      'a return and a silence: the desk',
      [offer('a', 'expired'), offer('b', 'returned')],
      null,
      { kind: 'desk', because: 'budget_spent' },
    ],
    ['somebody is being asked', [offer('a', 'returned'), offer('b', 'offered')], null, { kind: 'wait' }],
    ['somebody has it', [offer('a', 'accepted')], null, { kind: 'wait' }],
  ])('%s', (_, offers, holder, step) => {
    expect(nextStep(offers, candidates, holder)).toEqual(step);
  });

  it('nobody left: the desk', () => {
    expect(nextStep([offer('a', 'returned')], [candidate('a', 1), candidate('x', null)])).toEqual({
      kind: 'desk',
      because: 'nobody_left',
    });
    expect(nextStep([], [])).toEqual({ kind: 'desk', because: 'nobody_left' });
  });

  it('whatever institutions answer, a case is asked about at most twice, never of the same, and always comes to rest', () => {
    const ranked = fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 })
      .map((ids) => ids.map((id, i) => candidate(id, i + 1)));
    const moods = fc.array(fc.constantFrom<'accepted' | 'returned' | 'expired'>('accepted', 'returned', 'expired'), {
      minLength: 6,
      maxLength: 6,
    });
    fc.assert(
      fc.property(ranked, moods, (known, mood) => {
        const offers: Offer[] = [];
        for (const is of mood) {
          const step = nextStep(offers, known);
          if (step.kind !== 'offer') break;
          const made = offer(step.institutionId, 'offered');
          expect(nextStep([...offers, made], known)).toEqual({ kind: 'wait' });
          offers.push(answerOffer(made, is === 'returned' ? { is, reason: 'no_capacity' } : { is }, late));
        }
        const asked = offers.map(({ toInstitutionId }) => toInstitutionId);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.length).toBeLessThanOrEqual(BOUNCE_BUDGET);
        const rest = nextStep(offers, known);
        expect(rest.kind).toBe(offers.some(({ state }) => state === 'accepted') ? 'wait' : 'desk');
      }),
    );
  });

  it('does not depend on the order in which candidates and offers are listed', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(candidates, { minLength: 4 }), (shuffled) => {
        expect(nextStep([offer('a', 'returned')], shuffled)).toEqual({ kind: 'offer', institutionId: 'b' });
      }),
    );
  });
});

describe('commonSuperior', () => {
  it.each([
    [['442000', '440300'], 'provincial:440000'],
    [['320506'], 'provincial:320000'],
    [['320500', '330100'], 'national'],
    [['650100', '650000'], 'provincial:650000'],
    [['659001', '659000'], 'provincial:659000'],
    [['650100', '659001'], 'national'],
    [[], 'national'],
  ])('of %j is %s', (regions, desk) => {
    expect(commonSuperior(regions)).toBe(desk);
  });
});
