import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stateCouncilCalendar, stateCouncilPlan, statutoryDays } from './calendar.js';
import { dayInShanghai, endOfDayInShanghai, WorkingCalendar, type YearPlan } from './domain/calendar.js';

const calendar = stateCouncilCalendar();
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const anyDay = fc
  .integer({ min: Date.UTC(2020, 0, 1) / 86_400_000, max: Date.UTC(2028, 0, 1) / 86_400_000 })
  .map((at) => new Date(at * 86_400_000).toISOString().slice(0, 10));

const plans = new Map<string, YearPlan>();

/** The slow way: one day after the other, straight from the plan. */
function slowlyAdd(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0;) {
    at = nextDay(at);
    const plan = plans.get(at.slice(0, 4)) ?? stateCouncilPlan(Number(at.slice(0, 4)));
    plans.set(at.slice(0, 4), plan);
    const weekend = [0, 6].includes(new Date(`${at}T00:00:00Z`).getUTCDay());
    if (weekend ? plan.makeUpDays.has(at) : !plan.daysOff.has(at)) left -= 1;
  }
  return at;
}

describe('working days', () => {
  it.each([
    ['2025-09-26', 15, '2025-10-23'],
    ['2025-09-26', 7, '2025-10-13'],
    ['2025-06-10', 15, '2025-07-01'],
    ['2025-09-26', 1, '2025-09-28'],
    ['2025-09-27', 1, '2025-09-28'],
    ['2025-12-30', 2, '2026-01-04'],
    ['2025-06-10', 0, '2025-06-10'],
  ])('received %s, %i working days end on %s', (received, count, due) => {
    expect(calendar.addWorkingDays(received, count)).toBe(due);
  });

  it('know holidays, make-up workdays and plain weekends', () => {
    expect(['2025-10-01', '2025-10-08', '2025-10-12', '2025-10-18'].map((day) => calendar.isWorkingDay(day))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(['2025-09-28', '2025-10-11', '2025-10-09'].map((day) => calendar.isWorkingDay(day))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('agree with counting one day after the other', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, count) => {
        const due = calendar.addWorkingDays(day, count);
        expect(due).toBe(slowlyAdd(day, count));
        expect(calendar.workingDaysBetween(day, due)).toBe(count);
        expect(calendar.workingDaysBetween(due, day)).toBe(count === 0 ? 0 : -count);
      }),
      { numRuns: 300 },
    );
  });

  it('bend to an override row', () => {
    const stormy = stateCouncilCalendar([
      { day: '2025-09-29', working: false, reason: '台风停工' },
      { day: '2025-10-12', working: true, reason: '补班' },
    ]);
    expect(stormy.addWorkingDays('2025-09-26', 2)).toBe('2025-09-30');
    expect(stormy.isWorkingDay('2025-10-12')).toBe(true);
  });

  it('refuse what is no day and no number', () => {
    for (const day of ['2025-02-30', '2025-1-1', '', 'heute'])
      expect(() => calendar.isWorkingDay(day)).toThrow(RangeError);
    for (const count of [-1, 0.5, NaN]) expect(() => calendar.addWorkingDays('2025-01-01', count)).toThrow(RangeError);
    const never = new WorkingCalendar((year) => ({
      published: true,
      makeUpDays: new Set(),
      daysOff: new Set(daysOf(year)),
    }));
    expect(() => never.addWorkingDays('2025-01-01', 1)).toThrow('within ten years');
  });
});

function daysOf(year: number): string[] {
  const days = [`${year}-01-01`];
  while (days.at(-1) !== `${year}-12-31`) days.push(nextDay(days.at(-1) ?? ''));
  return days;
}

describe('a year whose notice is still awaited', () => {
  it('is provisional', () => {
    expect([2024, 2025, 2026, 2031].map((year) => calendar.isProvisional(year))).toEqual([false, false, false, true]);
  });

  it('already keeps the days that the law sets', () => {
    expect(statutoryDays(2031)).toEqual(
      [
        '2031-01-01',
        '2031-01-22',
        '2031-01-23',
        '2031-01-24',
        '2031-01-25',
        '2031-04-05',
        '2031-05-01',
        '2031-05-02',
        '2031-06-24',
        '2031-10-01',
        '2031-10-02',
        '2031-10-03',
      ].toSorted(),
    );
    expect(calendar.isWorkingDay('2031-01-01')).toBe(false);
  });

  it('sets no statutory day that a published notice calls a workday', () => {
    for (const year of [2025, 2026]) {
      const plan = stateCouncilPlan(year);
      expect(statutoryDays(year).filter((day) => !plan.daysOff.has(day))).toEqual([]);
      expect(statutoryDays(year)).toHaveLength(13);
    }
  });
});

describe('days and instants in Asia/Shanghai', () => {
  it('turn over at 16:00 UTC', () => {
    expect(dayInShanghai(new Date('2025-09-26T15:59:59.999Z'))).toBe('2025-09-26');
    expect(dayInShanghai(new Date('2025-09-26T16:00:00Z'))).toBe('2025-09-27');
    expect(endOfDayInShanghai('2025-10-23').toISOString()).toBe('2025-10-23T15:59:59.999Z');
  });

  it('belong together', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayInShanghai(endOfDayInShanghai(day))).toBe(day);
        expect(dayInShanghai(new Date(endOfDayInShanghai(day).getTime() + 1))).toBe(nextDay(day));
      }),
    );
  });
});
