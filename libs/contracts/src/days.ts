/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

/** Counting working days, holidays and make-up workdays (调休) included, as the rules need it; #network keeps the calendar. */
export interface WorkingDays {
  isWorkingDay(day: Day): boolean;
  /** The day on which a limit of `count` working days ends; `day` itself is not counted, and 0 gives `day`. */
  addWorkingDays(day: Day, count: number): Day;
  /** Working days after `from` up to and including `to`. */
  workingDaysBetween(from: Day, to: Day): number;
  /** Whether the holidays of a year are not published yet, so that its days may still move. */
  isProvisional(year: number): boolean;
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
