import { canonicalJson, type Day } from '#contracts';

/** One part of a notice under its heading. */
export interface NoticeSection {
  readonly title: string;
  readonly text: readonly string[];
}

export interface NoticeText {
  readonly lead: string;
  readonly sections: readonly NoticeSection[];
}

/** What applicants are told about their data (PIPL art. 17), word for word. A published one is never edited: a new one follows it. */
export interface PrivacyNotice {
  readonly version: string;
  readonly effectiveOn: Day;
  readonly zh: NoticeText;
  readonly en: NoticeText;
}

/** What the hash of a notice is taken over: everything that was shown, in both languages. */
export const noticeForm = (notice: PrivacyNotice): string => canonicalJson(notice);

/** The notice in force on a day: the newest that has come into effect; before the first, the first. */
export function noticeOn(day: Day, notices: readonly PrivacyNotice[]): PrivacyNotice {
  const inForce = notices.filter(({ effectiveOn }) => effectiveOn <= day);
  const newest = (inForce.length > 0 ? inForce : notices.slice(0, 1)).reduce<PrivacyNotice | null>(
    (best, one) => (best === null || one.effectiveOn >= best.effectiveOn ? one : best),
    null,
  );
  if (!newest) throw new Error('there is no privacy notice');
  return newest;
}
