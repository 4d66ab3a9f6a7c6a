/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

/** The working calendar as the rules need it: State Council holidays and make-up workdays (调休) included. */
export interface WorkingCalendar {
  /** The n-th working day after `day`, which itself is not counted; n = 0 gives `day` back. */
  addWorkingDays(day: Day, n: number): Day;
  isWorkingDay(day: Day): boolean;
}

const SHANGHAI_AHEAD_OF_UTC_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The calendar day that an instant falls on in Asia/Shanghai (UTC+8 the whole year since 1992). */
export function shanghaiDay(instant: Date): Day {
  return new Date(instant.getTime() + SHANGHAI_AHEAD_OF_UTC_MS).toISOString().slice(0, 10);
}

/** The day `n` calendar days after (or, negative, before) `day`. */
export function addDays(day: Day, n: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10);
}
