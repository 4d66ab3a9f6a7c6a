/** A length of time in the two largest units that matter to a reader. */
export interface Span {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

export function spanOf(seconds: number): Span {
  const minutes = Math.floor(Math.max(0, seconds) / 60);
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
}

export interface Share {
  readonly owner: string;
  readonly seconds: number;
  /** Of the whole, in percent; the shares of a bar sum to 100 whenever there is a whole. */
  readonly percent: number;
}

/**
 * The bar of who has held the clock. Owners without time are left out. Parts that do not sum to the whole would be a
 * fault of the records: it is shown as its own share (`unexplained`), never smoothed away.
 */
export function sharesOf(parts: readonly { owner: string; seconds: number }[], totalSeconds: number): Share[] {
  const held = parts.filter(({ seconds }) => seconds > 0);
  const sum = held.reduce((total, { seconds }) => total + seconds, 0);
  const whole = Math.max(totalSeconds, sum);
  const gap = whole - sum;
  const rows = gap > 0 ? [...held, { owner: 'unexplained', seconds: gap }] : held;
  return rows.map(({ owner, seconds }) => ({ owner, seconds, percent: whole === 0 ? 0 : (seconds / whole) * 100 }));
}
