/** Cases of an institution in the rehearsed period, under the release in force and under the draft. */
export interface ForecastLoad {
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

/** What is known of an institution: how often it was late in the period, what it has open, what it says that it can carry. */
export interface TrackRecord {
  readonly cases: number;
  readonly late: number;
  readonly open: number;
  readonly capacity: number | null;
}

export interface Forecast {
  readonly before: number;
  readonly after: number;
  readonly byInstitution: readonly { readonly id: string; readonly before: number; readonly after: number }[];
}

/** An institution with few cases is judged mostly by the nation's rate: this many cases of its own weigh as much as that. */
const WEIGHT_OF_THE_NATION = 20;

/**
 * Promises that would be expected to break: an institution is late as often as in the period; where its load would grow beyond what it
 * carries today (or says that it can carry), proportionally more often. A crude rule on purpose: it can be done by hand, and it is
 * told beside the numbers. Cases at desks count at the nation's rate.
 */
export function forecast(loads: readonly ForecastLoad[], records: ReadonlyMap<string, TrackRecord>): Forecast {
  const all = [...records.values()];
  const [cases, late] = [all.reduce((sum, one) => sum + one.cases, 0), all.reduce((sum, one) => sum + one.late, 0)];
  const nation = cases === 0 ? 0 : late / cases;
  const byInstitution = loads.map(({ id, before, after }) => {
    const known = records.get(id) ?? { cases: 0, late: 0, open: 0, capacity: null };
    const rate = (known.late + WEIGHT_OF_THE_NATION * nation) / (known.cases + WEIGHT_OF_THE_NATION);
    return { id, before: rate * before, after: Math.min(1, rate * pressure(known, before, after)) * after };
  });
  const total = (side: 'before' | 'after'): number => byInstitution.reduce((sum, one) => sum + one[side], 0);
  return { before: total('before'), after: total('after'), byInstitution };
}

/** How many times its present load an institution would carry; 1 while it carries what it says it can. */
function pressure({ open, capacity }: TrackRecord, before: number, after: number): number {
  if (before === 0 || after <= before) return 1;
  const grown = after / before;
  if (capacity === null) return grown;
  return Math.max(1, (open * grown) / Math.max(capacity, 1));
}
