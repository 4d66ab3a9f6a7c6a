import type { Day, ErrorCode } from '#contracts';

export const RELEASE_KINDS = ['directory', 'policy'] as const;
export type ReleaseKind = (typeof RELEASE_KINDS)[number];

/** What was decided about a release. Whether an approved one is in force is the calendar's answer. */
export const RELEASE_STATES = ['draft', 'approved', 'rolled_back', 'discarded'] as const;
export type ReleaseState = (typeof RELEASE_STATES)[number];

/** Where a release stands for whoever looks at it. */
export const RELEASE_PHASES = ['draft', 'scheduled', 'in_force', 'replaced', 'rolled_back', 'discarded'] as const;
export type ReleasePhase = (typeof RELEASE_PHASES)[number];

/** One line of the calendar of versions, as far as the rules here look at it. */
export interface CalendarLine {
  readonly seq: number;
  readonly version: string;
  readonly validFrom: Day;
  readonly releaseId: string | null;
}

/** The line in force on a day: the latest day that has come; of one day the line that was written last. */
export function inForceOn<L extends CalendarLine>(calendar: readonly L[], day: Day): L | null {
  const come = calendar.filter(({ validFrom }) => validFrom <= day);
  return come.reduce<L | null>((best, line) => (best === null || isLater(line, best) ? line : best), null);
}

const isLater = (one: CalendarLine, other: CalendarLine): boolean =>
  one.validFrom === other.validFrom ? one.seq > other.seq : one.validFrom > other.validFrom;

/** Days after `day` on which another version is to come into force. */
export function daysAhead(calendar: readonly CalendarLine[], day: Day): Day[] {
  return [...new Set(calendar.map(({ validFrom }) => validFrom))].filter((one) => one > day).sort();
}

/** What is decided from a release. */
export interface Draft {
  readonly id: string;
  readonly state: ReleaseState;
  readonly baseVersion: string;
  /** null = the draft has faults. */
  readonly contentVersion: string | null;
  readonly editedBy: readonly string[];
  readonly provedVersion: string | null;
  readonly effectiveOn: Day | null;
}

export function phaseOf(
  { id, state, effectiveOn }: Draft,
  calendar: readonly CalendarLine[],
  today: Day,
): ReleasePhase {
  if (state !== 'approved') return state;
  if (effectiveOn !== null && effectiveOn > today) return 'scheduled';
  return inForceOn(calendar, today)?.releaseId === id ? 'in_force' : 'replaced';
}

/** Everything that an approval rests on. */
export interface Approval {
  readonly by: string;
  readonly on: Day;
  readonly today: Day;
  readonly calendar: readonly CalendarLine[];
  /** The proof of what the draft says now; null = there is none, or it was made under another policy (or directory) than will be in force. */
  readonly isSound: boolean | null;
  /** Open cases at institutions that close for which no new owner stands in the plan. */
  readonly unplanned: number;
}

/** Why a release may not be approved, or null. The order is the one in which people can do something about it. */
export function approvalFault(draft: Draft, given: Approval): ErrorCode | null {
  if (draft.state !== 'draft') return 'release.not_open';
  if (draft.editedBy.includes(given.by)) return 'release.same_person';
  if (draft.contentVersion === null) return 'release.invalid';
  if (draft.contentVersion === draft.baseVersion) return 'release.empty';
  if (given.on < given.today) return 'release.day_past';
  if (isOutdated(draft, given)) return 'release.outdated';
  if (draft.provedVersion !== draft.contentVersion || given.isSound === null) return 'release.unproved';
  if (!given.isSound) return 'release.disproved';
  return given.unplanned > 0 ? 'release.plan_missing' : null;
}

/** Made from something else than what will be in force, or overtaken by what is scheduled for a later day. */
function isOutdated({ baseVersion }: Draft, { calendar, on }: Approval): boolean {
  return inForceOn(calendar, on)?.version !== baseVersion || daysAhead(calendar, on).length > 0;
}

/** What a roll-back writes into the calendar, and which scheduled releases go back to being drafts. */
export interface RollBack {
  /** Days from which the former version is in force (again). */
  readonly days: readonly Day[];
  /** The release that brought the former version; null = it came with the software. */
  readonly formerRelease: string | null;
  readonly toDraft: readonly string[];
  /** Whether the release itself becomes a draft again: it never was in force. */
  readonly isWithdrawn: boolean;
}

/**
 * One step back: a scheduled release is taken off the calendar, the one in force gives way to what was in force before it. Whatever
 * is scheduled on top of it would bring it back, and becomes a draft again.
 */
export function rollBack(draft: Draft, calendar: readonly CalendarLine[], today: Day): RollBack | null {
  const phase = phaseOf(draft, calendar, today);
  if (phase !== 'in_force' && phase !== 'scheduled') return null;
  const isWithdrawn = phase === 'scheduled';
  const from = isWithdrawn ? (draft.effectiveOn ?? today) : today;
  const days = [...new Set([from, ...daysAhead(calendar, from)])];
  const onTop = days.flatMap((day) => inForceOn(calendar, day)?.releaseId ?? []).filter((id) => id !== draft.id);
  return {
    days,
    formerRelease: calendar.findLast(({ version }) => version === draft.baseVersion)?.releaseId ?? null,
    toDraft: [...new Set(onTop)],
    isWithdrawn,
  };
}
