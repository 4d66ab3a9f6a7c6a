import { EXTERNAL_KINDS } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workingDays as calendar } from '../../../../test/support/calendar.js';
import {
  applicant,
  coordinator,
  inputFor,
  legalHistories,
  plainFacts,
  staff,
  system,
  Walk,
} from '../../../../test/support/histories.js';
import type { ActInput, Actor } from './case.js';
import { deadlinesOf } from './deadlines.js';
import { statesOf } from './history.js';
import { type Act, decideAct, openActs } from './lifecycle.js';
import { limitBook, type PublishedLimit } from './limits.js';

const examiner = staff('inst-a', 'examiner');
const leader = staff('inst-a', 'team_leader');
const leaderToo = staff('inst-a', 'team_leader', 'other-leader');
const handler = staff('inst-a', 'handler');
const desk = coordinator('provincial:440000');
const now = new Date('2025-10-10T10:00:00+08:00');

const examined = (facts = plainFacts) => new Walk(facts).does('triage_route', system, { institutionId: 'inst-a' });
const handled = () =>
  examined()
    .does('accept', examiner)
    .does('assign', leader, { handlerId: 'inst-a/handler' })
    .does('start_handling', handler);
const concluded = () => handled().does('submit_result', handler).does('approve_result', leader);
const codeOf = (walk: Walk, act: Act, actor: Actor, input: ActInput = inputFor(act), at: Date = now): string => {
  const decision = decideAct(walk.state, act, actor, input, at);
  return decision.ok ? 'ok' : decision.code;
};
const due = (walk: Walk): [string, string | null][] =>
  deadlinesOf(walk.facts, walk.events, calendar).map(({ kind, dueOn }) => [kind, dueOn]);

describe('more time is asked for by one person and granted by another', () => {
  it('a suspension: nobody grants what nobody asked for, and nobody grants his own', () => {
    expect(codeOf(handled(), 'suspend', leader)).toBe('case.act_not_allowed');
    const own = handled().does('request_suspension', leader, { reasonCode: 'court_pending' });
    expect(codeOf(own, 'suspend', leader)).toBe('case.same_person');
    expect(codeOf(own, 'suspend', handler)).toBe('auth.forbidden');
    expect(codeOf(own, 'suspend', leaderToo)).toBe('ok');
    expect(codeOf(handled(), 'request_suspension', handler, { note: 'x' })).toBe('case.reason_required');
    expect(codeOf(handled(), 'request_suspension', handler, { reasonCode: 'court_pending' })).toBe(
      'case.reason_required',
    );
  });

  it('the clock runs until it is granted', () => {
    const asked = handled().does('request_suspension', handler);
    expect(asked.status).toBe('handling');
    expect(due(asked).every(([, day]) => day !== null)).toBe(true);
    asked.does('suspend', leader, { reasonCode: 'invalidity_pending' });
    expect(due(asked)).toContainEqual(['opinion', null]);
    expect(asked.state.suspendedFor).toBe('invalidity_pending');
  });

  it('an extension: once, for opinions, by somebody else', () => {
    expect(codeOf(handled(), 'extend', leader)).toBe('case.act_not_allowed');
    const asked = handled().does('request_extension', handler);
    expect(codeOf(asked, 'request_suspension', handler)).toBe('case.act_not_allowed');
    asked.does('extend', leader);
    expect([asked.state.isExtended, asked.state.requested]).toEqual([true, null]);
    expect(codeOf(asked, 'request_extension', handler)).toBe('case.act_not_allowed');
  });

  it('what is declined can be asked for again', () => {
    const asked = handled().does('request_extension', handler);
    expect(codeOf(asked, 'decline_request', leader, {})).toBe('case.reason_required');
    asked.does('decline_request', leader);
    expect([asked.state.requested, asked.state.isExtended]).toEqual([null, false]);
    expect(codeOf(asked, 'extend', leader)).toBe('case.act_not_allowed');
    expect(codeOf(asked, 'request_extension', handler)).toBe('ok');
  });

  it('a reopening is not granted by whoever asked for it, nor a second time', () => {
    const asked = concluded().does('request_reopening', leader);
    expect(codeOf(asked, 'reopen', leader)).toBe('case.same_person');
    asked.does('reopen', leaderToo);
    expect([asked.status, asked.state.requested]).toEqual(['handling', null]);
    asked.does('submit_result', handler).does('approve_result', leader);
    expect(codeOf(asked, 'request_reopening', handler)).toBe('case.act_not_allowed');
  });

  it('a request falls when the case moves on', () => {
    const asked = handled().does('request_suspension', handler).does('start_mediation', handler);
    expect([asked.state.requested, asked.state.requestedBy]).toEqual([null, null]);
  });
});

describe('a supervision', () => {
  it('is answered by whoever holds the case, within three working days', () => {
    const walk = handled().does('supervise', desk, {}, '2025-09-29T09:00:00+08:00');
    expect(due(walk)).toContainEqual(['supervision_answer', '2025-10-10']);
    expect(codeOf(walk, 'answer_supervision', desk)).toBe('case.not_owner');
    expect(codeOf(walk, 'answer_supervision', staff('inst-b', 'handler'))).toBe('case.not_owner');
    expect(codeOf(walk, 'answer_supervision', handler, {})).toBe('case.reason_required');
    walk.does('answer_supervision', handler);
    expect(due(walk).some(([kind]) => kind === 'supervision_answer')).toBe(false);
    expect(codeOf(walk, 'answer_supervision', handler)).toBe('case.act_not_allowed');
  });

  it('repeated, it has its own new day', () => {
    const walk = handled()
      .does('supervise', desk, {}, '2025-09-29T09:00:00+08:00')
      .does('supervise', desk, {}, '2025-10-09T09:00:00+08:00');
    expect(due(walk)).toContainEqual(['supervision_answer', '2025-10-13']);
  });

  it('of a desk that leaves a case lying is answered by the desk', () => {
    const walk = new Walk().does('triage_route', system, {}).does('supervise', coordinator('national'));
    expect(codeOf(walk, 'answer_supervision', desk)).toBe('ok');
    expect(codeOf(walk, 'answer_supervision', coordinator('provincial:110000'))).toBe('auth.forbidden');
  });
});

describe('deadlines of others', () => {
  const customs = { deadlineKind: 'customs', deadlineOn: '2025-10-09', servedOn: '2025-09-29' } as const;

  it('several stand beside each other, before every limit of our own', () => {
    const walk = examined({ ...plainFacts, externalDeadline: { kind: 'hearing', dueOn: '2025-11-20' } })
      .does('add_deadline', examiner, { deadlineKind: 'platform', deadlineOn: '2025-10-31' })
      .does('add_deadline', examiner, { deadlineKind: 'foreign_answer', deadlineOn: '2025-12-01' });
    expect(due(walk)).toEqual([
      ['external_platform', '2025-10-31'],
      ['external_hearing', '2025-11-20'],
      ['external_foreign_answer', '2025-12-01'],
      ['examination', '2025-10-23'],
    ]);
  });

  it('are counted from service where the law says so: customs three working days, platforms fifteen days', () => {
    const walk = examined()
      .does('add_deadline', examiner, customs)
      .does('add_deadline', examiner, { deadlineKind: 'platform', deadlineOn: '2025-10-14', servedOn: '2025-09-29' });
    expect(due(walk).slice(0, 2)).toEqual([
      ['external_customs', '2025-10-10'],
      ['external_platform', '2025-10-14'],
    ]);
  });

  it('can be corrected, with a reason, and settled', () => {
    const walk = examined().does('add_deadline', examiner, { deadlineKind: 'hearing', deadlineOn: '2025-10-20' });
    const seq = String(walk.state.seq);
    expect(codeOf(walk, 'correct_deadline', examiner, { deadline: seq, deadlineOn: '2025-11-03' })).toBe(
      'case.reason_required',
    );
    expect(codeOf(walk, 'correct_deadline', examiner, { deadline: '99', deadlineOn: '2025-11-03', note: 'x' })).toBe(
      'request.invalid',
    );
    walk.does('correct_deadline', examiner, { deadline: seq, deadlineOn: '2025-11-03', note: '法院改期' });
    expect(due(walk)[0]).toEqual(['external_hearing', '2025-11-03']);
    walk.does('settle_deadline', examiner, { deadline: seq, outcome: 'met' });
    expect(due(walk).map(([kind]) => kind)).toEqual(['examination']);
    expect(codeOf(walk, 'settle_deadline', examiner, { deadline: seq, outcome: 'met' })).toBe('request.invalid');
  });

  it('the court’s confirmation of an agreement is settled like one of them', () => {
    const walk = handled().does('start_mediation', handler).does('end_mediation', handler, { outcome: 'agreement' });
    expect(due(walk)[0]?.[0]).toBe('judicial_confirmation');
    walk.does('settle_deadline', handler, { deadline: 'agreement', outcome: 'met' });
    expect(due(walk).some(([kind]) => kind === 'judicial_confirmation')).toBe(false);
  });

  it('one that comes to light later turns the order round as one that was filed', () => {
    const waiting = () => examined().does('request_supplement', examiner, { missing: ['right_proof'] });
    const near = { deadlineKind: 'limitation', deadlineOn: '2025-10-16' } as const;
    expect(codeOf(waiting(), 'accept', examiner)).toBe('case.act_not_allowed');
    expect(codeOf(waiting().does('add_deadline', examiner, near), 'accept', examiner)).toBe('ok');
    const settled = waiting().does('add_deadline', examiner, near);
    settled.does('settle_deadline', examiner, { deadline: String(settled.state.seq), outcome: 'lapsed' });
    expect(codeOf(settled, 'accept', examiner)).toBe('case.act_not_allowed');
  });

  it('are put on the record by whoever has the case, not by strangers or the applicant', () => {
    const input = { deadlineKind: 'hearing', deadlineOn: '2025-10-20' } as const;
    expect(codeOf(examined(), 'add_deadline', staff('inst-b', 'examiner'), input)).toBe('case.not_owner');
    expect(codeOf(examined(), 'add_deadline', applicant, input)).toBe('auth.forbidden');
    expect(codeOf(new Walk(), 'add_deadline', desk, input)).toBe('ok');
    expect(openActs(examined().state, examiner)).toContain('add_deadline');
  });

  it('of random histories are always those that were put down and not settled, and come first', () => {
    let several = 0;
    fc.assert(
      fc.property(legalHistories, ({ facts, events }) => {
        const state = statesOf(facts, events).at(-1);
        const open = new Map<string, string>(facts.externalDeadline ? [['1', facts.externalDeadline.kind]] : []);
        let most = open.size;
        for (const { act, seq, facts: said } of events) {
          if (act === 'add_deadline') open.set(String(seq), String(said['deadlineKind']));
          if (act === 'settle_deadline') open.delete(String(said['deadline']));
          most = Math.max(most, open.size);
        }
        if (!state) return;
        expect(state.externalClocks.map(({ openedSeq }) => String(openedSeq))).toEqual([...open.keys()]);
        for (const { kind } of state.externalClocks) expect(EXTERNAL_KINDS).toContain(kind);
        if (most > 1) several += 1;
      }),
      { numRuns: 1000 },
    );
    // Rare, but it was walked.
    expect(several).toBeGreaterThan(0);
  }, 60_000);
});

describe('published limits', () => {
  const limit = (more: Partial<PublishedLimit>): PublishedLimit => ({
    kind: 'examination',
    days: 10,
    scope: 'institution',
    of: 'inst-a',
    validFrom: '2025-01-01',
    validTo: null,
    ...more,
  });
  const placeOf = (id: string) => ({ id, level: 'city', rungs: ['440300', '440000'] }) as const;
  const examineBy = (published: readonly PublishedLimit[], walk = examined()) =>
    deadlinesOf(walk.facts, walk.events, calendar, limitBook(published, placeOf)).find(
      ({ kind }) => kind === 'examination',
    )?.dueOn;

  it.each<[string, Partial<PublishedLimit>, string]>([
    ['of the institution', {}, '2025-10-16'],
    ['of its city', { scope: 'region', of: '440300' }, '2025-10-16'],
    ['of its province', { scope: 'region', of: '440000' }, '2025-10-16'],
    ['of its level', { scope: 'level', of: 'city' }, '2025-10-16'],
    ['of another institution', { of: 'inst-b' }, '2025-10-23'],
    ['of another province', { scope: 'region', of: '310000' }, '2025-10-23'],
    ['of another level', { scope: 'level', of: 'province' }, '2025-10-23'],
    ['not yet in force', { validFrom: '2025-09-27' }, '2025-10-23'],
    ['no longer in force', { validTo: '2025-09-26' }, '2025-10-23'],
    ['longer than the national one', { days: 30 }, '2025-10-23'],
    ['of another clock', { kind: 'opinion' }, '2025-10-23'],
  ])('%s', (_, more, day) => expect(examineBy([limit(more)])).toBe(day));

  it('the shortest of several counts', () => {
    expect(examineBy([limit({ days: 12 }), limit({ scope: 'level', of: 'city', days: 5 }), limit({})])).toBe(
      calendar.addWorkingDays('2025-09-26', 5),
    );
  });

  it('what was promised at filing holds in whatever hands the case comes', () => {
    const walk = examined();
    const [filed] = walk.events;
    if (!filed) throw new Error('no filing');
    const promised = [{ ...filed, facts: { examineDays: 8 } }, ...walk.events.slice(1)];
    const day = deadlinesOf(walk.facts, promised, calendar).find(({ kind }) => kind === 'examination')?.dueOn;
    expect(day).toBe(calendar.addWorkingDays('2025-09-26', 8));
  });
});
