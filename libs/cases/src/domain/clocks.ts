import {
  addDays,
  type CaseStatus,
  type Day,
  type ExternalDeadline,
  shanghaiDay,
  TIME_OWNERS,
  type TimeOwner,
  type WorkingDays,
} from '#contracts';
import type { CaseEvent, CaseFacts, CaseState, ClockChanges } from './case.js';
import { statesOf } from './history.js';
import { type ClockKind, type LimitOverride, limitFor, OPINION_EXTENSION_DAYS, type TimeLimit } from './limits.js';
import { isPlainConsultation } from './rule.js';
import { isFinal, isOpen, ownerOf } from './statuses.js';

/** A clock that a case has in some state. `of` names what it is about: when that changes, the clock starts anew. */
interface LiveClock {
  readonly kind: ClockKind;
  readonly isRunning: boolean;
  readonly of: string;
}

/** Clocks that live and die with one status. */
const STATUS_CLOCKS: Partial<Record<CaseStatus, ClockKind>> = {
  submitted: 'triage',
  triage: 'triage',
  transferring: 'transfer_answer',
  supplement_pending: 'supplement',
  refused: 'objection',
  appealing: 'objection_answer',
  accepted: 'assignment',
  assigned: 'confirmation',
  mediating: 'mediation',
  referred_waiting: 'referral_reminder',
  suspended: 'suspension_review',
  result_review: 'result_review',
  concluded: 'return_visit',
};

/** While somebody else has to move, the institution's own clock stands still, and goes on with what is left. */
const STANDSTILL: readonly CaseStatus[] = ['supplement_pending', 'mediating', 'referred_waiting', 'suspended'];

function workClock(state: CaseState): ClockKind {
  if (state.matters.includes('infringement_opinion')) return 'opinion';
  return isPlainConsultation(state) ? 'consultation_answer' : 'handling';
}

/**
 * The clocks of a state. The examination runs from submission until somebody decides, through every hand-over: that
 * institutions disagree is not the applicant's time. It stands still only during a supplement.
 */
export function clocksIn(state: CaseState): LiveClock[] {
  const { status } = state;
  if (isFinal(status)) return [];
  const live: LiveClock[] = [];
  const runs = (kind: ClockKind, of = '', isRunning = true): void => void live.push({ kind, of, isRunning });
  const isUndecided = !state.isAdmitted && status !== 'refused' && status !== 'appealing';
  const isMoving = !STANDSTILL.includes(status);
  if (isUndecided) runs('examination', '', isMoving);
  if (state.isHandled && isOpen(status)) runs(workClock(state), state.isReopened ? 'again' : '', isMoving);
  const own = STATUS_CLOCKS[status];
  if (own) runs(own, own === 'confirmation' ? (state.handlerId ?? '') : '');
  if (!isOpen(status)) runs('archive');
  if (state.isChallenged) runs('challenge_answer');
  if (state.hasAgreement) runs('judicial_confirmation');
  return live;
}

/** What an act did to the clocks, for the record and for people. */
export function clockChanges(before: CaseState, after: CaseState): ClockChanges {
  const was = clocksIn(before);
  const is = clocksIn(after);
  const same = (a: LiveClock) => (b: LiveClock) => a.kind === b.kind && a.of === b.of;
  const kinds = (clocks: readonly LiveClock[]): ClockKind[] => clocks.map(({ kind }) => kind);
  const turned = (isRunning: boolean): LiveClock[] =>
    is.filter((clock) => clock.isRunning === isRunning && was.find(same(clock))?.isRunning === !isRunning);
  return {
    opens: kinds(is.filter((clock) => !was.some(same(clock)))),
    closes: kinds(was.filter((clock) => !is.some(same(clock)))),
    stops: kinds(turned(false)),
    continues: kinds(turned(true)),
  };
}

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

/** Two working days before a deadline of somebody else, so that there is a day to act on. */
function externalDeadline({ kind, dueOn }: ExternalDeadline, startsOn: Day, calendar: WorkingDays): Deadline {
  let warnOn = dueOn;
  for (let left = 2; left > 0 && warnOn > startsOn; warnOn = addDays(warnOn, -1)) {
    if (calendar.isWorkingDay(addDays(warnOn, -1))) left -= 1;
  }
  return {
    kind: `external_${kind}`,
    openedSeq: 1,
    startsOn,
    warnOn,
    dueOn,
    binds: 'applicant',
    isExternal: true,
    isProvisional: false,
  };
}

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

/**
 * The open deadlines of a case, derived from its history alone; deriving them again gives the same. Deadlines that
 * somebody else set come first, then by due day; clocks that stand still come last.
 * `overrides`: the published limits of the institution or region that holds the case.
 */
export function deadlinesOf(
  facts: CaseFacts,
  history: readonly CaseEvent[],
  calendar: WorkingDays,
  overrides: readonly LimitOverride[] = [],
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
  const own = running.map(({ kind, openedSeq, stretches }) => {
    const limit = limitFor(kind, overrides);
    const days = kind === 'opinion' && last.isExtended ? limit.days + OPINION_EXTENSION_DAYS : limit.days;
    return deadline(kind, openedSeq, stretches, { ...limit, days }, calendar);
  });
  const theirs = isOpen(last.status) ? last.externalDeadline : null;
  const external = theirs === null ? [] : [externalDeadline(theirs, shanghaiDay(first.at), calendar)];
  return [...external, ...own].sort(firstDueFirst);
}

function firstDueFirst(a: Deadline, b: Deadline): number {
  if (a.isExternal !== b.isExternal) return a.isExternal ? -1 : 1;
  const [x, y] = [a.dueOn ?? '9999-12-31', b.dueOn ?? '9999-12-31'];
  if (x !== y) return x < y ? -1 : 1;
  return a.kind < b.kind ? -1 : 1;
}

/** A stretch of a case's life with one owner of the time. */
export interface Segment {
  readonly from: Date;
  readonly to: Date;
  readonly status: CaseStatus;
  readonly owner: TimeOwner;
  /** Whose time it was where the owner is an institution: the holder, or who was being asked. */
  readonly institutionId: string | null;
}

/** The life of a case until `now` or its end, cut where owner, status or institution change. Closed phases are left out. */
export function segmentsOf(facts: CaseFacts, history: readonly CaseEvent[], now: Date): Segment[] {
  const states = statesOf(facts, history);
  const segments: Segment[] = [];
  // Two servers' clocks may differ by a moment: time never runs backwards in a file.
  let latest = history[0]?.at ?? now;
  states.forEach((state, i) => {
    const from = latest;
    const next = history[i + 1]?.at ?? now;
    latest = next > from ? next : from;
    if (!isOpen(state.status) || latest <= from) return;
    const owner = ownerOf(state);
    const institutionId = state.status === 'transferring' ? state.offeredTo : state.holder;
    segments.push({
      from,
      to: latest,
      status: state.status,
      owner,
      institutionId: owner === 'institution' ? institutionId : null,
    });
  });
  return segments;
}

/** How long each owner had the case, in milliseconds. The parts sum to the time that the case was open. */
export function partsOf(facts: CaseFacts, history: readonly CaseEvent[], now: Date): Record<TimeOwner, number> {
  const parts = Object.fromEntries(TIME_OWNERS.map((owner) => [owner, 0])) as Record<TimeOwner, number>;
  for (const { owner, from, to } of segmentsOf(facts, history, now)) parts[owner] += to.getTime() - from.getTime();
  return parts;
}
