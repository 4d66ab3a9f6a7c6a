import { REFERRAL_CHANNELS, REFERRAL_STATES, type ReferralState } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isSettled,
  LETTER_ACTS,
  LETTER_TABLE,
  letterAfter,
  openLetterActs,
  type LetterFacts,
  writeLetter,
} from './letter.js';

describe('the life of a letter', () => {
  const ends = REFERRAL_STATES.filter(isSettled);

  it('reaches every state, leads out of all but the ends, and out of no end', () => {
    const reached = new Set<ReferralState>(['awaiting_approval', 'ready']);
    for (const state of reached)
      for (const act of LETTER_ACTS)
        if (LETTER_TABLE[act].from.includes(state) && LETTER_TABLE[act].to !== 'same')
          reached.add(LETTER_TABLE[act].to);
    expect([...reached].sort()).toEqual([...REFERRAL_STATES].sort());
    for (const state of REFERRAL_STATES)
      expect([state, LETTER_ACTS.some((act) => LETTER_TABLE[act].from.includes(state))]).toEqual([
        state,
        !ends.includes(state),
      ]);
  });

  it('is answered once, whatever comes in whatever order', () => {
    const steps = fc.array(
      fc.tuple(
        fc.constantFrom(...LETTER_ACTS),
        fc.constantFrom('staff' as const, 'authority' as const, 'system' as const),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(steps, fc.constantFrom(...REFERRAL_CHANNELS), (done, channel) => {
        let state: ReferralState = 'ready';
        let answers = 0;
        for (const [act, by] of done) {
          try {
            const next = letterAfter({ state, channel }, act, by);
            expect(isSettled(state)).toBe(false);
            if (['returned', 'reported', 'recalled'].includes(next) && next !== state) answers += 1;
            state = next;
          } catch (error) {
            expect(error).toMatchObject({ code: 'authority.letter_state' });
          }
        }
        expect(answers).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('lets nobody answer who has not got it: a machine alone may be quicker than our record', () => {
    expect(() => letterAfter({ state: 'ready', channel: 'paper' }, 'receipt', 'authority')).toThrow(
      'authority.letter_state',
    );
    expect(letterAfter({ state: 'ready', channel: 'machine' }, 'receipt', 'authority')).toBe('accepted');
    expect(() => letterAfter({ state: 'sent', channel: 'inbox' }, 'recall', 'authority')).toThrow(
      'authority.letter_state',
    );
  });

  it('offers what it would allow', () => {
    for (const state of REFERRAL_STATES)
      for (const act of openLetterActs(state, 'staff'))
        expect(() => letterAfter({ state, channel: 'inbox' }, act, 'staff')).not.toThrow();
  });
});

describe('writeLetter', () => {
  const facts: LetterFacts = {
    number: 'n',
    kind: 'referral',
    from: { name: '中心', contact: null },
    to: { id: 'market_regulation:442000', name: '中山市市场监督管理部门' },
    caseNo: 'c',
    ipType: 'trademark',
    isConfidential: false,
    parties: [
      { side: 'applicant', name: '甲', region: '442000' },
      { side: 'respondent', name: '乙', region: null },
    ],
    right: null,
    facts: '经过',
    evidence: [],
    action: '请依法查处',
    replyBy: '2026-03-16',
    issuedOn: '2026-03-02',
  };

  it('names both sides of a case, and of a report only whom it is about', () => {
    expect(writeLetter(facts).parties.map(({ name }) => name)).toEqual(['甲', '乙']);
    expect(writeLetter({ ...facts, kind: 'clue' }).parties.map(({ name }) => name)).toEqual(['乙']);
  });

  it('is restricted where the file is', () => {
    expect([writeLetter(facts).secrecy, writeLetter({ ...facts, isConfidential: true }).secrecy]).toEqual([
      'internal',
      'restricted',
    ]);
  });
});
