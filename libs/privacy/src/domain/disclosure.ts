/** A count that would point at few people is not shown (k-anonymity's threshold as statistical offices use it). */
export const SMALLEST = 5;
/** Every count that is shown is a multiple of this. */
const BASE = 3;

/** One cell before protection: how many, and a number that belongs to exactly this set of records, whatever question found it. */
export interface Cell {
  readonly count: number;
  /** Exclusive or over keyed hashes of the records: equal sets have equal ones, and nothing else can be read from it. */
  readonly key: bigint;
}

/** null = not shown. */
export type Shown = number | null;

/**
 * Fixed random rounding to base 3 (Stats NZ, "FRR3", Microdata Output Guide, 2020): up or down to a multiple of three, each with the
 * chance that keeps the mean, and always the same way for the same set of records. Asking again, or in other words, gives the same number;
 * the difference of two answers says no more than four more or less.
 */
export function rounded({ count, key }: Cell): number {
  const rest = count % BASE;
  if (rest === 0) return count;
  const isUp = Number(((key % 3n) + 3n) % 3n) < rest;
  return isUp ? count + BASE - rest : count - rest;
}

/** What may be said of one set: nothing of a few, nothing that leaves a few over from a larger set that may be asked for as well. */
export function shown(cell: Cell, wider: readonly Cell[]): Shown {
  if (cell.count === 0) return 0;
  if (cell.count < SMALLEST) return null;
  // Same question with one filter less: what lies between the two must not be a few either (Denning, Denning and Schwartz 1979: n-k rule).
  const leavesFew = wider.some(({ count }) => count > cell.count && count - cell.count < SMALLEST);
  return leavesFew ? null : rounded(cell);
}

/**
 * A table of counts with its sums. A single hidden cell of a row or column could be worked out from the sum: then the smallest shown one
 * of that line is hidden as well, until no line has just one (complementary suppression; Cox 1980).
 */
export function protectTable(rows: readonly (readonly Cell[])[]): Shown[][] {
  const hidden = rows.map((row) => row.map(({ count }) => count > 0 && count < SMALLEST));
  const width = rows[0]?.length ?? 0;
  const lines: (readonly (readonly [number, number])[])[] = [
    ...rows.map((row, r) => row.map((_, c) => [r, c] as const)),
    ...Array.from({ length: width }, (_, c) => rows.map((_, r) => [r, c] as const)),
  ];
  for (let isStable = false; !isStable;) {
    isStable = true;
    for (const line of lines) {
      if (hideSecond(line, rows, hidden)) isStable = false;
    }
  }
  return rows.map((row, r) => row.map((cell, c) => (hidden[r]?.[c] ? null : rounded(cell))));
}

/** Hides one more of a line in which exactly one is hidden. @returns whether it did */
function hideSecond(
  line: readonly (readonly [number, number])[],
  rows: readonly (readonly Cell[])[],
  hidden: boolean[][],
): boolean {
  const concealed = line.filter(([r, c]) => hidden[r]?.[c]);
  if (concealed.length !== 1) return false;
  const open = line
    .filter(([r, c]) => !hidden[r]?.[c] && (rows[r]?.[c]?.count ?? 0) > 0)
    .sort(([r1, c1], [r2, c2]) => (rows[r1]?.[c1]?.count ?? 0) - (rows[r2]?.[c2]?.count ?? 0));
  const [next] = open;
  const row = next && hidden[next[0]];
  if (!next || !row) return false;
  row[next[1]] = true;
  return true;
}
