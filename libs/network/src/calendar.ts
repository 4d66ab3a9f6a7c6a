import plans from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { WorkingCalendar, type CalendarOverride, type Day, type YearPlan } from './domain/calendar.js';

interface PlanFile {
  readonly holidays: Readonly<Record<Day, string>>;
  readonly workdays: Readonly<Record<Day, string>>;
}

/**
 * Plans of the State Council as the package chinese-days publishes them. Its table is read, not its functions:
 * they reckon in the server's own time zone and are a day off west of Greenwich.
 */
const table: PlanFile = plans;

/** Statutory days with a fixed date (全国年节及纪念日放假办法, 2024 wording). */
const FIXED_DAYS = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
/** New Year's Eve is found as the day before the first; then the first three days, Dragon Boat, Mid-Autumn. */
const LUNAR_DAYS = new Set(['1/1', '1/2', '1/3', '5/5', '8/15']);

/** The working calendar of the whole network, with override rows on top. `settled`: years whose whole notice is among these rows. */
export function stateCouncilCalendar(
  overrides: readonly CalendarOverride[] = [],
  settled: ReadonlySet<number> = new Set(),
): WorkingCalendar {
  return new WorkingCalendar((year) => (settled.has(year) ? settledPlan(year) : stateCouncilPlan(year)), overrides);
}

/** A year whose whole notice came as override rows: they say everything, unless the table has the year as well. */
function settledPlan(year: number): YearPlan {
  const plan = stateCouncilPlan(year);
  return plan.published ? plan : { published: true, daysOff: new Set(), makeUpDays: plan.makeUpDays };
}

/** A year's plan. While the notice is awaited: the statutory days alone, without bridges or make-up workdays. */
export function stateCouncilPlan(year: number): YearPlan {
  const published = table.holidays[`${year}-01-01`] !== undefined && table.holidays[`${year}-10-01`] !== undefined;
  const ofYear = (days: Readonly<Record<Day, string>>): Day[] =>
    Object.keys(days).filter((day) => day.startsWith(`${year}-`));
  // A plan may reach into the year before it (2022-12-31), so rows of the table count even without a plan of their own.
  return {
    published,
    daysOff: new Set(published ? ofYear(table.holidays) : [...ofYear(table.holidays), ...statutoryDays(year)]),
    makeUpDays: new Set(ofYear(table.workdays)),
  };
}

/** Days that are off by law in any year from 2025 on, whatever the notice adds. */
export function statutoryDays(year: number): readonly Day[] {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const days = [...FIXED_DAYS.map((day) => `${year}-${day}`), `${year}-04-0${pureBrightness(year)}`];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const isEve = lunar.format(at + 86_400_000) === '1/1';
    if (isEve || LUNAR_DAYS.has(lunar.format(at))) days.push(day);
  }
  return [...new Set(days)].sort();
}

/** 清明 falls on 4 or 5 April: the usual reckoning for the 21st century. */
function pureBrightness(year: number): number {
  const ofCentury = year % 100;
  return Math.floor(ofCentury * 0.2422 + 4.81) - Math.floor(ofCentury / 4);
}
