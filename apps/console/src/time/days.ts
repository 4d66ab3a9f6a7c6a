/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

const SHANGHAI_AHEAD_OF_UTC_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The day that an instant falls on in Asia/Shanghai (UTC+8 the whole year). */
export function shanghaiDay(instant: Date): Day {
  return new Date(instant.getTime() + SHANGHAI_AHEAD_OF_UTC_MS).toISOString().slice(0, 10);
}

/** The day `n` calendar days after (or, negative, before) `day`. */
export function addDays(day: Day, n: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10);
}

/** Calendar days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export type DueTone = 'overdue' | 'today' | 'soon' | 'calm';

export interface Due {
  readonly tone: DueTone;
  /** Calendar days that are left; negative when overdue. */
  readonly days: number;
}

const SOON_DAYS = 1;

/**
 * How near a due day is. The day itself still counts: a promise is broken on the day after. `warnOn`, where known, is
 * the interface's own day of warning; without it the day before.
 */
export function dueOf(dueOn: Day, today: Day, warnOn?: Day): Due {
  const days = daysBetween(today, dueOn);
  if (days < 0) return { tone: 'overdue', days };
  if (days === 0) return { tone: 'today', days };
  const isSoon = warnOn === undefined ? days <= SOON_DAYS : today >= warnOn;
  return { tone: isSoon ? 'soon' : 'calm', days };
}
