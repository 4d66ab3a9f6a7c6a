import type { Sha256 } from './chain.js';

/** A sibling on the way from a leaf to the root, and on which side it stands. */
export interface Step {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

const nodeHash = (left: string, right: string, sha256: Sha256): string => sha256(`node\n${left}\n${right}`);

/** The largest power of two below n (RFC 6962, section 2.1: where a tree of n leaves divides). */
function divide(n: number): number {
  let half = 1;
  while (half * 2 < n) half *= 2;
  return half;
}

/**
 * Root of the Merkle tree over digests, shaped as in RFC 6962, section 2.1. One leaf is its own root.
 * @throws RangeError without any leaf
 */
export function merkleRoot(leaves: readonly string[], sha256: Sha256): string {
  const [first] = leaves;
  if (first === undefined) throw new RangeError('a tree without leaves has no root');
  if (leaves.length === 1) return first;
  const half = divide(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, half), sha256), merkleRoot(leaves.slice(half), sha256), sha256);
}

/**
 * The siblings that lead from one leaf to the root, nearest first (RFC 6962, section 2.1.1).
 * @throws RangeError when there is no such leaf
 */
export function merklePath(leaves: readonly string[], index: number, sha256: Sha256): Step[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError(`no leaf ${index} of ${leaves.length}`);
  if (leaves.length === 1) return [];
  const half = divide(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half
    ? [...merklePath(left, index, sha256), { side: 'right', hash: merkleRoot(right, sha256) }]
    : [...merklePath(right, index - half, sha256), { side: 'left', hash: merkleRoot(left, sha256) }];
}

/** Where a path leads from a leaf. */
export const rootFrom = (leaf: string, path: readonly Step[], sha256: Sha256): string =>
  path.reduce(
    (hash, step) => (step.side === 'left' ? nodeHash(step.hash, hash, sha256) : nodeHash(hash, step.hash, sha256)),
    leaf,
  );
