import type { LoadRow } from '../api/shapes.js';

export const FIGURES = ['offered', 'examining', 'handling', 'waiting', 'overdue', 'open'] as const;
export type Ordered = (typeof FIGURES)[number] | 'name';

export interface Order {
  readonly by: Ordered;
  /** Smallest or first in the alphabet on top. */
  readonly isUp: boolean;
}

const byName = (one: LoadRow, other: LoadRow): number => one.name.localeCompare(other.name, 'zh');

/** Rows in the order asked for; equals by open work, then by name, so that a refresh never shuffles them. */
export function sorted(rows: readonly LoadRow[], { by, isUp }: Order): LoadRow[] {
  const turn = isUp ? 1 : -1;
  return [...rows].sort((one, other) => {
    if (by === 'name') return turn * byName(one, other);
    return turn * (one[by] - other[by]) || other.open - one.open || byName(one, other);
  });
}

/** Institutions for the chart: the most overdue on top, then the fullest. */
export function worstFirst(rows: readonly LoadRow[], count: number): LoadRow[] {
  return sorted(
    rows.filter(({ open }) => open > 0),
    { by: 'overdue', isUp: false },
  ).slice(0, count);
}
