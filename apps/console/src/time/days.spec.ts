import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, dueOf, shanghaiDay } from './days.js';

describe('a day in Shanghai', () => {
  it.each([
    ['2026-11-22T15:59:59Z', '2026-11-22'],
    ['2026-11-22T16:00:00Z', '2026-11-23'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
  ])('%s falls on %s', (instant, day) => {
    expect(shanghaiDay(new Date(instant))).toBe(day);
  });

  it('lies as far ahead as it lies behind from the other side', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => shanghaiDay(date));
    fc.assert(fc.property(day, day, (one, other) => expect(daysBetween(one, other) + daysBetween(other, one)).toBe(0)));
  });
});

describe('how near a due day is', () => {
  it.each([
    ['2026-11-20', 'overdue', -2],
    ['2026-11-21', 'overdue', -1],
    ['2026-11-22', 'today', 0],
    ['2026-11-23', 'soon', 1],
    ['2026-11-24', 'calm', 2],
    ['2027-01-01', 'calm', 40],
  ] as const)('%s on 22 November is %s', (dueOn, tone, days) => {
    expect(dueOf(dueOn, '2026-11-22')).toEqual({ tone, days });
  });

  it('follows the interface’s own day of warning where there is one', () => {
    expect(dueOf('2026-12-10', '2026-11-22', '2026-11-22').tone).toBe('soon');
    expect(dueOf('2026-11-23', '2026-11-22', '2026-11-23').tone).toBe('calm');
  });
});
