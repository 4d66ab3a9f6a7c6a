import type { LoadRow } from '../api/shapes.js';

/** Institutions for the chart: those with overdue work first, the most overdue on top, then the fullest. */
export function worstFirst(rows: readonly LoadRow[], count: number): LoadRow[] {
  return rows
    .filter(({ open }) => open > 0)
    .sort(
      (one, other) => other.overdue - one.overdue || other.open - one.open || one.name.localeCompare(other.name, 'zh'),
    )
    .slice(0, count);
}

/** An institution's name without the words that nearly all of them share, for where there is little room. */
export const shortName = (name: string): string =>
  name
    .replace(/^中国[（(]?/, '')
    .replace(/[（(](.+?)[）)]/g, '$1')
    .replace(/[）)]/g, '')
    .replace(/知识产权/g, '')
    .replace(/^国家海外纠纷应对指导中心(?=.)/, '海外');
