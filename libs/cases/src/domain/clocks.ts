import { type CaseStatus, TIME_OWNERS, type TimeOwner } from '#contracts';
import type { CaseEvent, CaseFacts, CaseState, ClockChanges } from './case.js';
import { statesOf } from './history.js';
import type { ClockKind } from './limits.js';
import { isPlainConsultation } from './rule.js';
import { isFinal, isOpen, ownerOf } from './statuses.js';

/** A clock that a case has in some state. `of` names what it is about: when that changes, the clock starts anew. */
export interface LiveClock {
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
  if (own) runs(own, ofWhom(own, state));
  if (!isOpen(status)) runs('archive');
  if (state.hasBadRating) runs('rating_answer');
  if (state.isChallenged) runs('challenge_answer');
  if (state.supervisedAt !== null) runs('supervision_answer', String(state.supervisedAt));
  if (state.hasAgreement) runs('judicial_confirmation');
  return live;
}

/** Naming another handler, or asking another institution, starts these clocks anew. */
function ofWhom(kind: ClockKind, { handlerId, offeredTo }: CaseState): string {
  if (kind === 'confirmation') return handlerId ?? '';
  return kind === 'transfer_answer' ? (offeredTo ?? '') : '';
}

/** What an act did to the clocks, for the record and for people. */
export function clockChanges(before: CaseState, after: CaseState): ClockChanges {
  const was = clocksIn(before);
  const is = clocksIn(after);
  const same = (a: LiveClock) => (b: LiveClock) => a.kind === b.kind && a.of === b.of;
  const kinds = (clocks: readonly LiveClock[]): ClockKind[] => clocks.map(({ kind }) => kind);
  const external = (here: CaseState, there: CaseState): string[] =>
    here.externalClocks
      .filter(({ openedSeq }) => !there.externalClocks.some((other) => other.openedSeq === openedSeq))
      .map(({ kind }) => `external_${kind}`);
  const turned = (isRunning: boolean): LiveClock[] =>
    is.filter((clock) => clock.isRunning === isRunning && was.find(same(clock))?.isRunning === !isRunning);
  return {
    opens: [...external(after, before), ...kinds(is.filter((clock) => !was.some(same(clock))))],
    closes: [...external(before, after), ...kinds(was.filter((clock) => !is.some(same(clock))))],
    stops: kinds(turned(false)),
    continues: kinds(turned(true)),
  };
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
