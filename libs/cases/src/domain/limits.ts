import type { Day, RegionCode, TimeOwner } from '#contracts';

export type ClockKind =
  | 'triage'
  | 'examination'
  | 'supplement'
  | 'objection'
  | 'objection_answer'
  | 'transfer_answer'
  | 'assignment'
  | 'confirmation'
  | 'consultation_answer'
  | 'opinion'
  | 'handling'
  | 'mediation'
  | 'referral_reminder'
  | 'suspension_review'
  | 'result_review'
  | 'return_visit'
  | 'rating_answer'
  | 'archive'
  | 'challenge_answer'
  | 'supervision_answer'
  | 'judicial_confirmation'
  | 'co_task'
  | 'pull_answer';

export interface TimeLimit {
  readonly days: number;
  readonly unit: 'working_days' | 'calendar_days';
  /** Who has to act before it ends. */
  readonly binds: TimeOwner;
  /** `published`: found in a source. `default`: set by this network, no source says so. `law`: in a statute. */
  readonly basis: 'published' | 'default' | 'law';
  readonly label: { readonly zh: string; readonly en: string };
}

const limit = (days: number, binds: TimeOwner, basis: TimeLimit['basis'], zh: string, en: string): TimeLimit => ({
  days,
  unit: 'working_days',
  binds,
  basis,
  label: { zh, en },
});

const inCalendarDays = (counted: TimeLimit): TimeLimit => ({ ...counted, unit: 'calendar_days' });

/** The national figures (domain.md 3.5). The day of receipt is not counted. */
export const TIME_LIMITS: Readonly<Record<ClockKind, TimeLimit>> = {
  triage: limit(1, 'coordinator', 'default', '分派', 'Assignment to an institution'),
  examination: limit(15, 'institution', 'published', '审查', 'Examination'),
  supplement: limit(7, 'applicant', 'published', '补正', 'Supplement'),
  objection: limit(7, 'applicant', 'published', '申诉', 'Objection'),
  objection_answer: limit(7, 'coordinator', 'default', '申诉答复', 'Answer to the objection'),
  transfer_answer: limit(2, 'institution', 'default', '转办答复', 'Answer to the offer'),
  assignment: limit(2, 'institution', 'default', '指派', 'Naming a handler'),
  confirmation: limit(2, 'institution', 'default', '承办确认', 'The handler begins'),
  consultation_answer: limit(5, 'institution', 'default', '咨询答复', 'Written answer'),
  opinion: limit(20, 'institution', 'default', '侵权判定参考意见', 'Infringement opinion'),
  handling: limit(20, 'institution', 'default', '办理', 'Handling'),
  mediation: inCalendarDays(limit(30, 'other_body', 'default', '调解', 'Mediation')),
  referral_reminder: limit(10, 'institution', 'default', '移送催办', 'Reminder to the authority'),
  suspension_review: inCalendarDays(limit(30, 'institution', 'default', '中止复查', 'Looking at the suspension again')),
  result_review: limit(2, 'institution', 'default', '结果审核', 'Review of the result'),
  return_visit: limit(10, 'institution', 'default', '回访', 'Follow-up'),
  // 国办发〔2019〕51号 asks for an answer to every bad rating; the days are this network's.
  rating_answer: limit(5, 'institution', 'default', '差评整改', 'Answer to a bad rating'),
  co_task: limit(10, 'institution', 'default', '协办回报', 'Report of a co-handler'),
  pull_answer: limit(2, 'institution', 'default', '移交请求答复', 'Answer to a request to take over'),
  archive: inCalendarDays(limit(30, 'institution', 'default', '归档', 'Archiving')),
  challenge_answer: limit(5, 'coordinator', 'default', '异议答复', 'Answer to the challenge'),
  supervision_answer: limit(3, 'institution', 'default', '督办答复', 'Answer to the supervision'),
  // 人民调解法 art. 33
  judicial_confirmation: inCalendarDays(
    limit(30, 'applicant', 'law', '司法确认申请', 'Court confirmation of the agreement'),
  ),
};

export const isClock = (word: string): word is ClockKind => Object.hasOwn(TIME_LIMITS, word);

/** An opinion may be extended once by this many working days, with approval. */
export const OPINION_EXTENSION_DAYS = 10;

/** A shorter limit that a level or a region has published (优化营商环境条例 art. 36). */
export interface LimitOverride {
  readonly kind: ClockKind;
  readonly days: number;
}

/** Limits that somebody may shorten by publishing: those that bind an institution or a desk, and no statute. */
export const isShortenable = (kind: ClockKind): boolean =>
  TIME_LIMITS[kind].binds !== 'applicant' && TIME_LIMITS[kind].basis !== 'law';

/** Levels of institutions for which a limit can be published. */
export const LEVELS = ['national', 'province', 'city', 'county'] as const;
export type Level = (typeof LEVELS)[number];

/** A shorter limit as it was published: for whom, and for clocks that start from when until when. */
export interface PublishedLimit extends LimitOverride {
  readonly scope: 'level' | 'region' | 'institution';
  /** A level, a region code (and everything below it), or an institution's id. */
  readonly of: string;
  readonly validFrom: Day;
  /** The first day on which it no longer holds; null = open. */
  readonly validTo: Day | null;
}

/** What an institution is, as far as limits look at it. */
export interface LimitedPlace {
  readonly id: string;
  readonly level: Level;
  /** Its region with everything that the region lies in. */
  readonly rungs: readonly RegionCode[];
}

/** Which shorter limits hold for an institution, for a clock that starts on a day. */
export type LimitBook = (institutionId: string | null, on: Day) => readonly LimitOverride[];

/** The national figures and nothing shorter. */
export const nationalBook: LimitBook = () => [];

/** Looks up published limits by institution. A clock keeps the limit of the day on which it began, whatever is published later. */
export function limitBook(
  published: readonly PublishedLimit[],
  placeOf: (institutionId: string) => LimitedPlace | null,
): LimitBook {
  if (published.length === 0) return nationalBook;
  return (institutionId, on) => {
    const place = institutionId === null ? null : placeOf(institutionId);
    if (place === null) return [];
    const names = { level: [place.level], region: place.rungs, institution: [place.id] };
    return published.filter(
      ({ scope, of, validFrom, validTo }) =>
        names[scope].some((name) => name === of) && validFrom <= on && (validTo === null || on < validTo),
    );
  };
}

/**
 * The limit in force: the shortest of the national figure and what applies here. Localities may promise more, never
 * less; and the time that an applicant or a statute has is not theirs to shorten.
 */
export function limitFor(kind: ClockKind, overrides: readonly LimitOverride[] = []): TimeLimit {
  const national = TIME_LIMITS[kind];
  if (!isShortenable(kind)) return national;
  const published = overrides.filter((one) => one.kind === kind && Number.isInteger(one.days) && one.days >= 1);
  return { ...national, days: Math.min(national.days, ...published.map(({ days }) => days)) };
}
