import { addDays, type Day, shanghaiDay, TIME_OWNERS, type WorkingDays } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workingDays } from '../../../../test/support/calendar.js';
import {
  filing,
  legalHistories,
  plainFacts,
  staff,
  system,
  applicant,
  coordinator,
  Walk,
} from '../../../../test/support/histories.js';
import type { CaseEvent, CaseFacts } from './case.js';
import { clocksIn, partsOf, segmentsOf } from './clocks.js';
import { type Deadline, deadlineOf, deadlinesOf } from './deadlines.js';
import { stateOf, statesOf } from './history.js';
import { type ClockKind, limitFor, TIME_LIMITS } from './limits.js';
import { isOpen, ownerOf } from './statuses.js';

const calendar: WorkingDays = workingDays;
const examiner = staff('inst-a', 'examiner');
const leader = staff('inst-a', 'team_leader');
const handler = staff('inst-a', 'handler');

const find = (deadlines: readonly Deadline[], kind: string): Deadline | undefined =>
  deadlines.find((one) => one.kind === kind);
const deadlinesAfter = (walk: Walk): Deadline[] => deadlinesOf(walk.facts, walk.events, calendar);
const due = (walk: Walk, kind: string): Day | null | undefined => find(deadlinesAfter(walk), kind)?.dueOn;
const examined = (facts: CaseFacts = plainFacts) =>
  new Walk(facts).does('triage_route', system, { institutionId: 'inst-a' });

describe('time limits', () => {
  it.each<[ClockKind, Day, Day]>([
    ['examination', '2025-09-26', '2025-10-23'], // 28 September and 11 October are worked, 1 to 8 October are off
    ['supplement', '2025-09-26', '2025-10-13'],
    ['examination', '2025-06-10', '2025-07-01'],
    ['transfer_answer', '2025-09-30', '2025-10-10'],
    ['mediation', '2025-09-26', '2025-10-26'], // calendar days
  ])('%s from %s ends on %s', (kind, from, to) => {
    expect(deadlineOf(kind, from, calendar)).toMatchObject({ kind, startsOn: from, dueOn: to });
  });

  it.each<[ClockKind, Day, Day]>([
    ['examination', '2025-06-10', '2025-06-26'], // three working days before the 1st of July
    ['supplement', '2025-06-10', '2025-06-17'], // due on the 19th
    ['transfer_answer', '2025-06-10', '2025-06-11'], // due on the 12th
    ['triage', '2025-06-10', '2025-06-11'], // due the same day: a warning at the last moment
  ])('%s from %s warns on %s', (kind, from, warnOn) => {
    expect(deadlineOf(kind, from, calendar).warnOn).toBe(warnOn);
  });

  it('knows that days of a year whose holidays are not published may move', () => {
    const unpublished = { ...plain, isProvisional: (year: number) => year === 2031 };
    expect(deadlineOf('examination', '2030-12-20', unpublished).isProvisional).toBe(true);
    expect(deadlineOf('examination', '2030-06-20', unpublished).isProvisional).toBe(false);
  });

  it('localities may promise more, never less, and never at the cost of the applicant', () => {
    const days = (kind: ClockKind, ...given: number[]): number =>
      limitFor(
        kind,
        given.map((n) => ({ kind, days: n })),
      ).days;
    expect(days('examination', 10)).toBe(10);
    expect(days('examination', 20)).toBe(15);
    expect(days('examination', 12, 5, 30)).toBe(5);
    expect(days('examination', 0, -3, 1.5, NaN)).toBe(15);
    expect(days('supplement', 3)).toBe(7);
    expect(days('objection', 1)).toBe(7);
    expect(days('judicial_confirmation', 10)).toBe(30);
    expect(limitFor('examination', [{ kind: 'opinion', days: 2 }]).days).toBe(15);
  });

  it('has a figure for every clock', () => {
    for (const { days, label } of Object.values(TIME_LIMITS)) {
      expect(days).toBeGreaterThan(0);
      expect(label.zh).not.toBe('');
    }
  });
});

/** Every weekday is worked: what a limit is when no holiday comes in its way. */
const plain: WorkingDays = {
  isWorkingDay: (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  addWorkingDays: (day, count) => {
    let at = day;
    for (let left = count; left > 0;) {
      at = addDays(at, 1);
      if (plain.isWorkingDay(at)) left -= 1;
    }
    return at;
  },
  workingDaysBetween: (from, to) => {
    let count = 0;
    for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (plain.isWorkingDay(at)) count += 1;
    return count;
  },
  isProvisional: () => false,
};

describe('the examination', () => {
  it('runs from submission through every hand-over', () => {
    const walk = new Walk().does('offer', system, { institutionId: 'inst-b' }, '2025-09-28T09:00:00+08:00');
    expect(due(walk, 'examination')).toBe('2025-10-23');
    walk.does('return_offer', staff('inst-b', 'examiner'), { reasonCode: 'no_capacity' }, '2025-09-29T09:00:00+08:00');
    walk.does('offer', system, { institutionId: 'inst-a' }, '2025-09-30T09:00:00+08:00');
    walk.does('accept_offer', examiner, {}, '2025-10-09T09:00:00+08:00');
    expect(due(walk, 'examination')).toBe('2025-10-23');
    expect(due(walk, 'transfer_answer')).toBeUndefined();
  });

  it('stands still during a supplement and goes on with what is left', () => {
    // 28, 29, 30 September are counted: 12 of 15 days are left.
    const walk = examined().does(
      'request_supplement',
      examiner,
      { missing: ['right_proof'] },
      '2025-09-30T17:00:00+08:00',
    );
    expect(find(deadlinesAfter(walk), 'examination')).toMatchObject({ dueOn: null, warnOn: null });
    expect(due(walk, 'supplement')).toBe('2025-10-16');
    walk.does('supply', applicant, {}, '2025-10-13T08:00:00+08:00');
    expect(due(walk, 'examination')).toBe(calendar.addWorkingDays('2025-10-13', 12));
    expect(due(walk, 'examination')).toBe('2025-10-29');
    expect(due(walk, 'supplement')).toBeUndefined();
  });

  it('noticed on the day of filing, nothing is used up', () => {
    const walk = examined().does('request_supplement', examiner, { missing: ['x'] }, '2025-09-26T18:00:00+08:00');
    expect(due(walk, 'supplement')).toBe('2025-10-13');
    walk.does('supply', applicant, {}, '2025-10-13T08:00:00+08:00');
    expect(due(walk, 'examination')).toBe(calendar.addWorkingDays('2025-10-13', 15));
  });

  it('once overdue, a supplement does not make it young again', () => {
    const walk = examined().does('request_supplement', examiner, { missing: ['x'] }, '2025-10-27T09:00:00+08:00');
    expect(due(walk, 'examination')).toBe('2025-10-23');
    walk.does('supply', applicant, {}, '2025-10-28T09:00:00+08:00');
    expect(due(walk, 'examination')).toBe('2025-10-23');
  });

  it('ends with the decision', () => {
    expect(due(examined().does('accept', examiner), 'examination')).toBeUndefined();
    const refused = examined().does('propose_refusal', examiner).does('confirm_refusal', leader);
    expect(due(refused, 'examination')).toBeUndefined();
    expect(due(refused, 'objection')).toBe('2025-10-13');
  });

  it('promises less time where a shorter limit is published', () => {
    const walk = examined();
    const [first] = deadlinesOf(walk.facts, walk.events, calendar, () => [{ kind: 'examination', days: 3 }]);
    expect(first).toMatchObject({ kind: 'examination', dueOn: '2025-09-30' });
  });
});

describe('other clocks', () => {
  const handled = (facts: CaseFacts = plainFacts) =>
    examined(facts)
      .does('accept', examiner, {}, '2025-06-02T10:00:00+08:00')
      .does('assign', leader, { handlerId: 'inst-a/handler' })
      .does('start_handling', handler, {}, '2025-06-03T10:00:00+08:00');
  const early = (facts: CaseFacts = plainFacts): Walk => {
    const walk = new Walk(facts, new Date('2025-05-26T10:00:00+08:00')).does('triage_route', system, {
      institutionId: 'inst-a',
    });
    walk
      .does('accept', examiner, {}, '2025-06-02T10:00:00+08:00')
      .does('assign', leader, { handlerId: 'inst-a/handler' });
    return walk.does('start_handling', handler, {}, '2025-06-03T10:00:00+08:00');
  };

  it('the opinion has twenty working days, ten more when extended, and waits for a suspension', () => {
    expect(due(early(), 'opinion')).toBe(calendar.addWorkingDays('2025-06-03', 20));
    const extended = early().does('request_extension', handler).does('extend', leader);
    expect(due(extended, 'opinion')).toBe(calendar.addWorkingDays('2025-06-03', 30));
    const suspended = early()
      .does('request_suspension', handler, { reasonCode: 'invalidity_pending' }, '2025-06-04T10:00:00+08:00')
      .does('suspend', leader, { reasonCode: 'invalidity_pending' }, '2025-06-05T10:00:00+08:00');
    expect(due(suspended, 'opinion')).toBeNull();
    expect(due(suspended, 'suspension_review')).toBe('2025-07-05');
    suspended.does('resume', leader, {}, '2025-06-20T10:00:00+08:00');
    expect(due(suspended, 'opinion')).toBe(calendar.addWorkingDays('2025-06-20', 18));
  });

  it.each<[string, CaseFacts['matters'], string]>([
    ['an opinion', ['mediation', 'infringement_opinion'], 'opinion'],
    ['a plain consultation', ['consultation'], 'consultation_answer'],
    ['anything else', ['consultation', 'mediation'], 'handling'],
  ])('%s has its own clock', (_, matters, kind) => {
    const kinds = deadlinesAfter(early({ ...plainFacts, matters })).map((one) => one.kind);
    expect(kinds).toEqual([kind]);
  });

  it('handing a case on does not give its work new time', () => {
    const walk = early().does(
      'transfer',
      examiner,
      { institutionId: 'inst-b', reasonCode: 'no_capacity' },
      '2025-06-10T10:00:00+08:00',
    );
    walk.does('accept_offer', staff('inst-b', 'examiner'), {}, '2025-06-11T10:00:00+08:00');
    expect(due(walk, 'opinion')).toBe(calendar.addWorkingDays('2025-06-03', 20));
    expect(due(walk, 'assignment')).toBe('2025-06-13');
  });

  it('a new handler has a new day to begin', () => {
    const walk = new Walk(plainFacts, new Date('2025-06-02T09:00:00+08:00'))
      .does('triage_route', system, { institutionId: 'inst-a' })
      .does('accept', examiner)
      .does('assign', leader, { handlerId: 'inst-a/one' })
      .does('reassign', leader, { handlerId: 'inst-a/two' }, '2025-06-04T09:00:00+08:00');
    expect(find(deadlinesAfter(walk), 'confirmation')).toMatchObject({
      startsOn: '2025-06-04',
      dueOn: '2025-06-06',
      openedSeq: 5,
    });
  });

  it('an agreement reminds of the court’s confirmation, before everything of our own', () => {
    const walk = early()
      .does('start_mediation', handler)
      .does('end_mediation', handler, { outcome: 'agreement' }, '2025-06-20T10:00:00+08:00');
    expect(deadlinesAfter(walk)[0]).toMatchObject({
      kind: 'judicial_confirmation',
      dueOn: '2025-07-20',
      isExternal: true,
    });
  });

  it('a concluded case has its follow-up and its archive, and nothing after', () => {
    const walk = early().does('submit_result', handler).does('approve_result', leader, {}, '2025-06-16T10:00:00+08:00');
    expect(deadlinesAfter(walk).map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['return_visit', '2025-06-30'],
      ['archive', '2025-07-16'],
    ]);
    walk.does('record_return_visit', handler, {}, '2025-06-18T10:00:00+08:00');
    expect(deadlinesAfter(walk).map(({ kind, dueOn }) => [kind, dueOn])).toEqual([['archive', '2025-07-16']]);
    expect(deadlinesAfter(walk.does('archive', leader))).toEqual([]);
  });

  it('deadlines of others come first, with two working days to act', () => {
    const externalDeadline = { kind: 'foreign_answer', dueOn: '2025-10-20' } as const;
    const [first, second] = deadlinesAfter(examined({ ...plainFacts, externalDeadline }));
    expect(first).toMatchObject({
      kind: 'external_foreign_answer',
      dueOn: '2025-10-20',
      warnOn: '2025-10-16',
      isExternal: true,
    });
    expect(second).toMatchObject({ kind: 'examination', isExternal: false });
    expect(
      due(handled({ ...plainFacts, externalDeadline }).does('withdraw', applicant), 'external_foreign_answer'),
    ).toBeUndefined();
  });
});

describe('every second has one owner', () => {
  const hour = 3_600_000;

  it('of a plain history', () => {
    const walk = new Walk(plainFacts, new Date('2025-06-02T09:00:00+08:00'))
      .does('triage_route', system, {}, '2025-06-02T10:00:00+08:00')
      .does('offer', coordinator('provincial:440000'), { institutionId: 'inst-b' }, '2025-06-02T13:00:00+08:00')
      .does('accept_offer', staff('inst-b', 'examiner'), {}, '2025-06-02T15:00:00+08:00')
      .does('request_supplement', staff('inst-b', 'examiner'), { missing: ['x'] }, '2025-06-02T19:00:00+08:00')
      .does('supply', applicant, {}, '2025-06-03T19:00:00+08:00');
    expect(partsOf(walk.facts, walk.events, new Date('2025-06-03T20:00:00+08:00'))).toEqual({
      system: hour,
      coordinator: 3 * hour,
      institution: (2 + 4 + 1) * hour,
      applicant: 24 * hour,
      other_body: 0,
    });
    const asked = segmentsOf(walk.facts, walk.events, new Date('2025-06-03T20:00:00+08:00')).map(
      ({ institutionId }) => institutionId,
    );
    expect(asked).toEqual([null, null, 'inst-b', 'inst-b', null, 'inst-b']);
  });

  it('clocks of two servers that differ by a moment take nothing away', () => {
    const at = (ms: number): Date => new Date(Date.UTC(2025, 5, 2) + ms);
    const second: CaseEvent = {
      ...filing(at(-50)),
      seq: 2,
      act: 'triage_route',
      fromStatus: 'submitted',
      toStatus: 'triage',
    };
    const parts = partsOf(plainFacts, [filing(at(0)), second], at(1000));
    expect(Object.values(parts).reduce((sum, part) => sum + part)).toBe(1000);
    expect(parts.coordinator).toBe(1000);
  });

  it('parts sum to the whole, as an hour-by-hour walk counts them', () => {
    fc.assert(
      fc.property(legalHistories, ({ facts, events, end }) => {
        const states = statesOf(facts, events);
        const slow = Object.fromEntries(TIME_OWNERS.map((owner) => [owner, 0]));
        const start = events[0]?.at.getTime() ?? 0;
        let whole = 0;
        for (let at = start; at < end.getTime(); at += hour) {
          const state = states[events.findLastIndex((event) => event.at.getTime() <= at)];
          if (!state || !isOpen(state.status)) continue;
          whole += hour;
          slow[ownerOf(state)] = (slow[ownerOf(state)] ?? 0) + hour;
        }
        const parts = partsOf(facts, events, end);
        expect(parts).toEqual(slow);
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(whole);
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  it('segments follow one another without a gap while the case is open', () => {
    fc.assert(
      fc.property(legalHistories, ({ facts, events, end }) => {
        const segments = segmentsOf(facts, events, end);
        segments.forEach((segment, i) => {
          const next = segments[i + 1];
          expect(segment.to.getTime()).toBeGreaterThan(segment.from.getTime());
          if (next) expect(next.from.getTime()).toBeGreaterThanOrEqual(segment.to.getTime());
        });
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

const FOR_GOOD = '9999-12-31';

/** When a clock of this kind last started, and the days on which it stood still since: read off the states, day by day. */
function slowDue(facts: CaseFacts, events: readonly CaseEvent[], kind: ClockKind, days: number): Day | null {
  const states = statesOf(facts, events);
  const clockAt = (i: number) => {
    const state = states[i];
    return state && clocksIn(state).find((clock) => clock.kind === kind);
  };
  let first = states.length - 1;
  while (first > 0 && clockAt(first - 1)?.of === clockAt(first)?.of && clockAt(first - 1)) first -= 1;
  const dayOf = (i: number): Day => shanghaiDay(events[i]?.at ?? new Date(0));
  const stood: [Day, Day][] = [];
  for (let i = first; i < states.length; i += 1) {
    if (clockAt(i)?.isRunning === false) stood.push([dayOf(i), i + 1 < states.length ? dayOf(i + 1) : FOR_GOOD]);
  }
  let left = days;
  for (let day = dayOf(first), walked = 0; walked < 2000; walked += 1) {
    day = addDays(day, 1);
    const standing = stood.find(([from, to]) => day > from && day <= to);
    if (standing?.[1] === FOR_GOOD) return null;
    const isStill = standing !== undefined;
    const counts = TIME_LIMITS[kind].unit === 'calendar_days' || calendar.isWorkingDay(day);
    if (counts && !isStill) left -= 1;
    if (left === 0) return day;
  }
  return null;
}

describe('deadlines of random histories', () => {
  it('are those that a day-by-day walk finds, and the same when derived again', () => {
    let stillClocks = 0;
    fc.assert(
      fc.property(legalHistories, ({ facts, events }) => {
        const deadlines = deadlinesOf(facts, events, calendar);
        const state = stateOf(facts, events);
        for (const { kind, dueOn, isExternal } of deadlines) {
          if (kind.startsWith('external_')) continue;
          const clock = kind as ClockKind;
          const extra = clock === 'opinion' && state.isExtended ? 10 : 0;
          expect([kind, dueOn]).toEqual([kind, slowDue(facts, events, clock, TIME_LIMITS[clock].days + extra)]);
          expect(isExternal).toBe(clock === 'judicial_confirmation');
          if (dueOn === null) stillClocks += 1;
        }
        expect(deadlinesOf(facts, structuredClone(events), calendar)).toEqual(deadlines);
      }),
      { numRuns: 2000 },
    );
    expect(stillClocks).toBeGreaterThan(50);
  }, 120_000);

  it('external ones are first, warnings never come after the day itself, and no kind runs twice', () => {
    fc.assert(
      fc.property(legalHistories, ({ facts, events }) => {
        const deadlines = deadlinesOf(facts, events, calendar);
        const firstOwn = deadlines.findIndex(({ isExternal }) => !isExternal);
        if (firstOwn >= 0) expect(deadlines.slice(firstOwn).some(({ isExternal }) => isExternal)).toBe(false);
        for (const { warnOn, dueOn, startsOn } of deadlines) {
          if (dueOn === null || warnOn === null) continue;
          expect(warnOn <= dueOn).toBe(true);
          expect(startsOn <= warnOn || startsOn > dueOn).toBe(true);
        }
        const own = deadlines.filter(({ kind }) => !kind.startsWith('external_'));
        expect(new Set(own.map(({ kind }) => kind)).size).toBe(own.length);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  it('a shorter published limit never makes anything later', () => {
    fc.assert(
      fc.property(legalHistories, fc.integer({ min: 1, max: 30 }), ({ facts, events }, days) => {
        const shorter = deadlinesOf(facts, events, calendar, () => [{ kind: 'examination', days }]);
        const national = find(deadlinesOf(facts, events, calendar), 'examination');
        const local = find(shorter, 'examination');
        if (national?.dueOn) expect((local?.dueOn ?? '') <= national.dueOn).toBe(true);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
