import type { Day, ResultKind } from '#contracts';

/** How long a file is kept: for ever, thirty years, ten years (档案法实施条例; domain.md section 8). */
export const RETENTIONS = ['permanent', 'y30', 'y10'] as const;
export type Retention = (typeof RETENTIONS)[number];

const YEARS: Readonly<Record<Retention, number | null>> = { permanent: null, y30: 30, y10: 10 };
/** Results that people come back to for decades: opinions, mediation, and what was worked out for major disputes. */
const LONG_LIVED = [
  'opinion_delivered',
  'solution_delivered',
  'mediation_agreement',
  'mediation_failed',
  'mediation_unwilling',
];

/** How a case ended, as far as the rule asks. */
export interface Ended {
  readonly resultKind: ResultKind | null;
  readonly hasAgreed: boolean;
}

/** The class that the rule gives when a file is archived; a person may change it, with a reason. */
export const retentionOf = ({ resultKind, hasAgreed }: Ended): Retention =>
  hasAgreed || LONG_LIVED.includes(resultKind ?? '') ? 'y30' : 'y10';

/** The last day on which a file has to be there: years are counted from the one after the file was closed. Null = for ever. */
export function retainedUntil(retention: Retention, closedOn: Day): Day | null {
  const years = YEARS[retention];
  return years === null ? null : `${Number(closedOn.slice(0, 4)) + years}-12-31`;
}

/** What stands in the way of destroying a file. */
export type Obstacle = 'not_archived' | 'held' | 'not_due' | 'destroyed';

export interface Kept {
  readonly retainedUntil: Day | null;
  readonly isHeld: boolean;
  readonly isDestroyed: boolean;
}

export function obstacleTo(file: Kept | null, today: Day): Obstacle | null {
  if (file === null) return 'not_archived';
  if (file.isDestroyed) return 'destroyed';
  if (file.isHeld) return 'held';
  return file.retainedUntil !== null && file.retainedUntil < today ? null : 'not_due';
}
