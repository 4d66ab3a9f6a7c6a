/** Fewer than these are not shown apart: behind a figure of three, two know the third. */
export const FEWEST = 5;

/**
 * Which groups are not shown to somebody who does not own them: every one with fewer than five cases, and, where that is only one, the
 * next smallest besides, or the sum would give it away.
 */
export function suppressed(counts: readonly number[]): boolean[] {
  const hidden = counts.map((count) => count > 0 && count < FEWEST);
  if (hidden.filter(Boolean).length !== 1) return hidden;
  const shown = counts.filter((count, i) => count > 0 && !hidden[i]);
  if (shown.length === 0) return hidden;
  const partner = counts.findIndex((count, i) => !hidden[i] && count === Math.min(...shown));
  return hidden.map((isHidden, i) => isHidden || i === partner);
}
