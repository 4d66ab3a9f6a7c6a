/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

/** What the State Council's notice says about one year, or the statutory days alone while it is not out. */
export interface YearPlan {
  readonly published: boolean;
  readonly daysOff: ReadonlySet<Day>;
  /** Weekend days that are worked (调休). */
  readonly makeUpDays: ReadonlySet<Day>;
}

/** A day that somebody with authority declared to be worked or off, against the plan (a storm, a late notice). */
export interface CalendarOverride {
  readonly day: Day;
  readonly working: boolean;
  readonly reason: string;
}

const DAY_MS = 86_400_000;
/** China has kept UTC+8 all year since 1991; no rule here reaches further back. */
const SHANGHAI_MS = 8 * 3_600_000;
/** A year without any working day would be a broken plan; stop looking instead of looping. */
const LONGEST_SEARCH_DAYS = 3_660;

/** The day that an instant falls on in Asia/Shanghai. */
export function dayInShanghai(instant: Date): Day {
  return dayOf(Math.floor((instant.getTime() + SHANGHAI_MS) / DAY_MS));
}

/** The last millisecond of a day in Asia/Shanghai: the instant at which a due day is over. */
export function endOfDayInShanghai(day: Day): Date {
  return new Date((epochDay(day) + 1) * DAY_MS - SHANGHAI_MS - 1);
}

/**
 * Working days by the State Council's yearly notice, make-up workdays included. Limits of domain.md 3.5 are counted in
 * these; the day of receipt is not counted. Pure but for a memory of years already laid out.
 */
export class WorkingCalendar {
  private readonly overrides: ReadonlyMap<Day, boolean>;
  private readonly years = new Map<number, { readonly published: boolean; readonly working: Uint8Array }>();

  constructor(
    private readonly planOf: (year: number) => YearPlan,
    overrides: readonly CalendarOverride[] = [],
  ) {
    this.overrides = new Map(overrides.map((row) => [row.day, row.working]));
  }

  /** @throws {RangeError} on a text that is no calendar day. */
  isWorkingDay(day: Day): boolean {
    return this.isWorking(epochDay(day));
  }

  /**
   * The day on which a limit of `count` working days ends; `day` itself is not counted, and 0 gives `day`.
   * @throws {RangeError} on a count that is negative or broken.
   */
  addWorkingDays(day: Day, count: number): Day {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
    let at = epochDay(day);
    const horizon = at + LONGEST_SEARCH_DAYS + count * 7;
    for (let left = count; left > 0;) {
      at += 1;
      if (at > horizon) throw new RangeError(`no ${count} working days within ten years of ${day}`);
      if (this.isWorking(at)) left -= 1;
    }
    return dayOf(at);
  }

  /** Working days after `from` up to and including `to`; negative when `to` lies before `from` (days overdue). */
  workingDaysBetween(from: Day, to: Day): number {
    const [start, end] = [epochDay(from), epochDay(to)];
    if (end < start) return -this.workingDaysBetween(to, from);
    let count = 0;
    for (let at = start + 1; at <= end; at += 1) if (this.isWorking(at)) count += 1;
    return count;
  }

  /** Whether the notice for a year is still awaited, so that days reckoned in it may move. */
  isProvisional(year: number): boolean {
    return !this.layOut(year).published;
  }

  private isWorking(at: number): boolean {
    const year = new Date(at * DAY_MS).getUTCFullYear();
    return this.layOut(year).working[at - Date.UTC(year, 0, 1) / DAY_MS] === 1;
  }

  private layOut(year: number): { readonly published: boolean; readonly working: Uint8Array } {
    const known = this.years.get(year);
    if (known) return known;
    const plan = this.planOf(year);
    const first = Date.UTC(year, 0, 1) / DAY_MS;
    const working = new Uint8Array(Date.UTC(year + 1, 0, 1) / DAY_MS - first);
    for (let index = 0; index < working.length; index += 1) {
      working[index] = this.isWorkedUnder(plan, dayOf(first + index)) ? 1 : 0;
    }
    const laidOut = { published: plan.published, working };
    this.years.set(year, laidOut);
    return laidOut;
  }

  private isWorkedUnder(plan: YearPlan, day: Day): boolean {
    const declared = this.overrides.get(day);
    if (declared !== undefined) return declared;
    if (plan.makeUpDays.has(day)) return true;
    const weekday = new Date(epochDay(day) * DAY_MS).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !plan.daysOff.has(day);
  }
}

function epochDay(day: Day): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(at) || dayOf(at / DAY_MS) !== day) throw new RangeError(`not a calendar day: ${day}`);
  return at / DAY_MS;
}

function dayOf(epoch: number): Day {
  return new Date(epoch * DAY_MS).toISOString().slice(0, 10);
}
