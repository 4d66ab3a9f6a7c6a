import { addDays, type Day, shanghaiDay, type TimeOwner, type WorkingDays } from '#contracts';
import type { CaseEvent, CaseFacts, CaseState, ExternalClock } from './case.js';
import { clocksIn, type LiveClock } from './clocks.js';
import { statesOf } from './history.js';
import {
  type ClockKind,
  type LimitBook,
  limitFor,
  type LimitOverride,
  nationalBook,
  OPINION_EXTENSION_DAYS,
  type TimeLimit,
} from './limits.js';
import { SERVED_TERMS } from './rule.js';
import { isOpen } from './statuses.js';

/** A promise with a day. */
export interface Deadline {
  /** A `ClockKind`, or `external_` and the kind of a deadline that somebody else set. */
  readonly kind: string;
  /** The event that started it. */
  readonly openedSeq: number;
  readonly startsOn: Day;
  /** The day from which it is worth a warning; null like `dueOn`. */
  readonly warnOn: Day | null;
  /** null while the clock stands still: it goes on with what is left. */
  readonly dueOn: Day | null;
  readonly binds: TimeOwner;
  readonly isExternal: boolean;
  /** Counted with a year whose holidays are not published yet. */
  readonly isProvisional: boolean;
}

/** A stretch during which a clock ran: its first day is not counted, its last one is; `null` = still running. */
interface Stretch {
  readonly from: Day;
  to: Day | null;
}

/** The last day of `days`, counted along the stretches; null when the clock stands still before it is reached. */
function dayAfter(
  stretches: readonly Stretch[],
  days: number,
  unit: TimeLimit['unit'],
  calendar: WorkingDays,
): Day | null {
  const add = (day: Day, n: number): Day =>
    unit === 'working_days' ? calendar.addWorkingDays(day, n) : addDays(day, n);
  let left = days;
  for (const { from, to } of stretches) {
    const end = add(from, left);
    if (to === null || end <= to) return end;
    left -= unit === 'working_days' ? calendar.workingDaysBetween(from, to) : daysBetween(from, to);
  }
  return null;
}

const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** A fifth of the limit before its end, at least one day where there is one: 3 of 15, 2 of 7, 1 of 2, 0 of 1. */
const warningDays = (days: number): number => days - Math.min(days - 1, Math.ceil(days / 5));

function deadline(
  kind: ClockKind,
  openedSeq: number,
  stretches: readonly Stretch[],
  limit: TimeLimit,
  calendar: WorkingDays,
): Deadline {
  const dueOn = dayAfter(stretches, limit.days, limit.unit, calendar);
  const warnOn = dueOn === null ? null : dayAfter(stretches, warningDays(limit.days), limit.unit, calendar);
  return {
    kind,
    openedSeq,
    startsOn: stretches[0]?.from ?? '',
    warnOn,
    dueOn,
    binds: limit.binds,
    isExternal: limit.basis === 'law',
    isProvisional: limit.unit === 'working_days' && dueOn !== null && calendar.isProvisional(Number(dueOn.slice(0, 4))),
  };
}

/** The deadline of one clock that starts on a day and is not interrupted: what a promise rests on before there is a history. */
export function deadlineOf(
  kind: ClockKind,
  startsOn: Day,
  calendar: WorkingDays,
  overrides: readonly LimitOverride[] = [],
): Deadline & { readonly warnOn: Day; readonly dueOn: Day } {
  const made = deadline(kind, 1, [{ from: startsOn, to: null }], limitFor(kind, overrides), calendar);
  return { ...made, warnOn: made.warnOn ?? startsOn, dueOn: made.dueOn ?? startsOn };
}

/** The day on which a deadline of somebody else ends: the one named, or what the law counts from the day of service. */
export function externalDueOn(
  { kind, dueOn, servedOn }: Pick<ExternalClock, 'kind' | 'dueOn' | 'servedOn'>,
  calendar: WorkingDays,
): Day {
  if (servedOn === null || !(kind in SERVED_TERMS)) return dueOn;
  const { days, unit } = SERVED_TERMS[kind as keyof typeof SERVED_TERMS];
  return unit === 'working_days' ? calendar.addWorkingDays(servedOn, days) : addDays(servedOn, days);
}

/** Two working days before a deadline of somebody else, so that there is a day to act on. */
function externalDeadline(clock: ExternalClock, startsOn: Day, calendar: WorkingDays): Deadline {
  const dueOn = externalDueOn(clock, calendar);
  let warnOn = dueOn;
  for (let left = 2; left > 0 && warnOn > startsOn; warnOn = addDays(warnOn, -1)) {
    if (calendar.isWorkingDay(addDays(warnOn, -1))) left -= 1;
  }
  return {
    kind: `external_${clock.kind}`,
    openedSeq: clock.openedSeq,
    startsOn,
    warnOn,
    dueOn,
    binds: 'applicant',
    isExternal: true,
    isProvisional: clock.servedOn !== null && calendar.isProvisional(Number(dueOn.slice(0, 4))),
  };
}

/** Whether a stored deadline is one that somebody outside the network has set, by its kind. */
export const isExternalKind = (kind: string): boolean =>
  kind.startsWith('external_') || kind === 'judicial_confirmation';

interface Running extends LiveClock {
  readonly openedSeq: number;
  readonly stretches: Stretch[];
}

/** The clocks as the next state leaves them: gone ones dropped, new ones started, others stopped or let go on. */
function follow(running: readonly Running[], state: CaseState, day: Day, seq: number): Running[] {
  return clocksIn(state).map((clock) => {
    const known = running.find(({ kind, of }) => kind === clock.kind && of === clock.of);
    if (!known) return { ...clock, openedSeq: seq, stretches: clock.isRunning ? [{ from: day, to: null }] : [] };
    const stretches = known.stretches.map((stretch) => ({ ...stretch }));
    const last = stretches.at(-1);
    if (clock.isRunning && last?.to !== null) stretches.push({ from: day, to: null });
    if (!clock.isRunning && last?.to === null) last.to = day;
    return { ...known, ...clock, stretches };
  });
}

/** How many days a clock has here: the published limit of whoever has the case, never more than the applicant was promised at filing. */
function daysOf({ kind, stretches }: Running, state: CaseState, filed: CaseEvent, book: LimitBook): TimeLimit {
  const whose = kind === 'transfer_answer' ? state.offeredTo : state.holder;
  const limit = limitFor(kind, book(whose, stretches[0]?.from ?? shanghaiDay(filed.at)));
  const promised = filed.facts['examineDays'];
  if (kind === 'examination' && typeof promised === 'number') return { ...limit, days: Math.min(limit.days, promised) };
  return kind === 'opinion' && state.isExtended ? { ...limit, days: limit.days + OPINION_EXTENSION_DAYS } : limit;
}

/**
 * The open deadlines of a case, derived from its history alone; deriving them again gives the same. Deadlines that
 * somebody else set come first, then by due day; clocks that stand still come last.
 * `book`: the published limits of those who may hold the case.
 */
export function deadlinesOf(
  facts: CaseFacts,
  history: readonly CaseEvent[],
  calendar: WorkingDays,
  book: LimitBook = nationalBook,
): Deadline[] {
  const states = statesOf(facts, history);
  const last = states.at(-1);
  const [first] = history;
  if (last === undefined || first === undefined) return [];
  let running: Running[] = [];
  history.forEach((event, i) => {
    const state = states[i];
    if (state) running = follow(running, state, shanghaiDay(event.at), event.seq);
  });
  const own = running.map((clock) =>
    deadline(clock.kind, clock.openedSeq, clock.stretches, daysOf(clock, last, first, book), calendar),
  );
  const dayOf = new Map(history.map(({ seq, at }) => [seq, shanghaiDay(at)]));
  const theirs = isOpen(last.status) ? last.externalClocks : [];
  const external = theirs.map((clock) =>
    externalDeadline(clock, dayOf.get(clock.openedSeq) ?? shanghaiDay(first.at), calendar),
  );
  return [...external, ...own].sort(firstDueFirst);
}

function firstDueFirst(a: Deadline, b: Deadline): number {
  if (a.isExternal !== b.isExternal) return a.isExternal ? -1 : 1;
  const [x, y] = [a.dueOn ?? '9999-12-31', b.dueOn ?? '9999-12-31'];
  if (x !== y) return x < y ? -1 : 1;
  return a.kind < b.kind ? -1 : 1;
}
