import { hashOfForm, type Head, type SealedEvent, type Sha256 } from './chain.js';
import { type IsSigned, type KnownCheckpoint, readCheckpoint } from './checkpoint.js';
import { merklePath, rootFrom, type Step } from './merkle.js';

/** Shows that one event stands in the signed record, at which place, and nothing of any other event. */
export interface InclusionProof {
  readonly v: 1;
  readonly seq: Head['seq'];
  readonly event: SealedEvent;
  readonly path: readonly Step[];
  /** The signed line. It stands in the copy outside the database, too. */
  readonly checkpoint: string;
}

/**
 * @param digests of all events of the checkpoint, in the order of the chain
 * @throws RangeError when the checkpoint does not cover the place
 */
export function proveInclusion(
  event: SealedEvent,
  seq: number,
  checkpoint: KnownCheckpoint,
  digests: readonly string[],
  sha256: Sha256,
): InclusionProof {
  const path = merklePath(digests, seq - (checkpoint.seq - checkpoint.events) - 1, sha256);
  return { v: 1, seq, event, path, checkpoint: checkpoint.line };
}

/** The place that a path of siblings stands for in a tree of n leaves, or null when no leaf has such a path. */
function placeOf(path: readonly Step[], leaves: number): number | null {
  let first = 0;
  let width = leaves;
  for (const step of path.toReversed()) {
    if (width < 2) return null;
    const half = 2 ** Math.floor(Math.log2(width - 1));
    first += step.side === 'left' ? half : 0;
    width = step.side === 'left' ? width - half : half;
  }
  return width === 1 ? first : null;
}

/** Why a proof does not hold, or null when it does. Needs nothing but the proof and the public key. */
export function faultOfProof(proof: InclusionProof, isSigned: IsSigned, sha256: Sha256): string | null {
  const checkpoint = readCheckpoint(proof.checkpoint, isSigned);
  if (typeof checkpoint === 'string') return `the checkpoint: ${checkpoint}`;
  if (rootFrom(hashOfForm(proof.event, sha256), proof.path, sha256) !== checkpoint.root)
    return 'the event does not lead to the signed root';
  const place = placeOf(proof.path, checkpoint.events);
  return place !== null && checkpoint.seq - checkpoint.events + place + 1 === proof.seq
    ? null
    : 'the event stands at another place';
}
