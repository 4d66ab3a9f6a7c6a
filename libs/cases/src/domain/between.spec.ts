import { BOUNCE_BUDGET, shanghaiDay, TIME_OWNERS } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { legalHistories, plainFacts, staff, system, Walk } from '../../../../test/support/histories.js';
import { COOL_DOWN_DAYS } from './between.js';
import { statesOf } from './history.js';
import { decideAct } from './lifecycle.js';
import { ownerOf } from './statuses.js';

const [clerk, other] = [staff('inst-a', 'examiner'), staff('inst-b', 'examiner')];
const held = (part: Partial<typeof plainFacts> = {}) =>
  new Walk({ ...plainFacts, ...part }).does('triage_route', system, { institutionId: 'inst-a' });

describe('whatever institutions do with a case', () => {
  it('it has one owner of its time, is returned twice at most before it is designated, and nobody is asked who rests', () => {
    fc.assert(
      fc.property(legalHistories, ({ facts, events }) => {
        const states = statesOf(facts, events);
        let bounces = 0;
        events.forEach((event, at) => {
          const [before, after] = [states[at - 1], states[at]];
          if (!before || !after) return;
          expect(TIME_OWNERS).toContain(ownerOf(after));
          if (['return_offer', 'expire_offer', 'give_back'].includes(event.act)) bounces += 1;
          if (event.act === 'designate') bounces = 0;
          expect(bounces).toBeLessThanOrEqual(BOUNCE_BUDGET);
          const asked = ['offer', 'transfer'].includes(event.act) ? after.offeredTo : null;
          const rests = before.between.restsUntil[asked ?? ''] ?? '';
          expect(asked === null || rests <= shanghaiDay(new Date(event.at))).toBe(true);
          // Somebody asks for a case only while it can be given to them, and one at a time.
          if (event.act === 'pull_request') expect(before.between.pullBy).toBeNull();
          if (event.act === 'accept_pull') expect(after.holder).toBe(before.between.pullBy);
        });
      }),
      { numRuns: 1000 },
    );
  }, 60_000);
});

describe('a request to take over', () => {
  it('moves the case to whoever asked, and rests when it was declined', () => {
    const asked = held().does('pull_request', other);
    expect(asked.state.between.pullBy).toBe('inst-b');
    const given = held().does('pull_request', other).does('accept_pull', clerk);
    expect([given.state.holder, given.state.between.pullBy]).toEqual(['inst-b', null]);
    asked.does('decline_pull', clerk);
    const again = (days: number): string => {
      const now = new Date(Date.parse('2025-09-26T10:00:00+08:00') + days * 86_400_000);
      const decision = decideAct(asked.state, 'pull_request', other, { note: '再次请求' }, now);
      return decision.ok ? 'ok' : decision.code;
    };
    expect([again(1), again(COOL_DOWN_DAYS - 1), again(COOL_DOWN_DAYS)]).toEqual([
      'referral.cooling_down',
      'referral.cooling_down',
      'ok',
    ]);
  });

  it('needs the consent that a transfer needs', () => {
    const walk = held({ mayShare: false }).does('pull_request', other);
    const answer = decideAct(walk.state, 'accept_pull', clerk, {}, new Date('2025-09-27T10:00:00+08:00'));
    expect(answer.ok ? 'ok' : answer.code).toBe('case.consent_required');
  });
});

describe('consent to one receiver', () => {
  it('opens a secret to that one alone, whatever was agreed to in general, until it is taken back', () => {
    const walk = held({ isConfidential: true, mayShare: true });
    const invite = (institutionId: string): string => {
      const decision = decideAct(
        walk.state,
        'invite_co_handler',
        staff('inst-a', 'handler'),
        { institutionId, note: 'x' },
        new Date('2025-09-27T10:00:00+08:00'),
      );
      return decision.ok ? 'ok' : decision.code;
    };
    expect(invite('inst-b')).toBe('case.consent_required');
    walk.does('record_consent', { kind: 'applicant' }, { receiver: 'inst-b', outcome: 'given' });
    expect([invite('inst-b'), invite('inst-c'), walk.state.mayShare]).toEqual(['ok', 'case.consent_required', true]);
    walk.does('record_consent', { kind: 'applicant' }, { receiver: 'inst-b', outcome: 'withdrawn' });
    expect(invite('inst-b')).toBe('case.consent_required');
  });
});
