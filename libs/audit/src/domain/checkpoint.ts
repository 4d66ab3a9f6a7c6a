import { canonicalJson } from '#contracts';
import { NOTHING_BEFORE, type Sha256 } from './chain.js';

/** Whether a signature over a text is by a key that the reader trusts. */
export type IsSigned = (text: string, signature: string) => boolean;

/** What is signed of the chain from time to time and kept outside the database. */
export interface Checkpoint {
  readonly v: 1;
  /** How long the chain is. */
  readonly seq: number;
  /** Hash of its last link. */
  readonly hash: string;
  /** How many events stand between the checkpoint before and this one. */
  readonly events: number;
  /** Merkle root over the digests of those events. */
  readonly root: string;
  /** Every event up to this id was sealed by now or will never exist: one that turns up later without a seal was put in by force. */
  readonly settled: string;
  /** When it was signed, ISO 8601. */
  readonly at: string;
  /** SHA-256 of the line of the checkpoint before: none can be taken out of the middle. */
  readonly prev: string;
}

/** A checkpoint and the line it stands in. */
export interface KnownCheckpoint extends Checkpoint {
  readonly line: string;
}

/** A line that is not what the system wrote. */
export interface LineFault {
  readonly fault: 'forged_checkpoint' | 'lost_checkpoint';
  /** Counted from 1. */
  readonly lineNumber: number;
  readonly seq: number | null;
  readonly why: string;
}

/** The signing key also signs receipts: the first line keeps the one from passing for the other. */
const signedText = (checkpoint: Checkpoint): string => `ipr-audit-checkpoint\n${canonicalJson(checkpoint)}`;

/** A checkpoint as one line: canonical JSON with its Ed25519 signature (RFC 8032) as a member. */
export const checkpointLine = (checkpoint: Checkpoint, sign: (text: string) => string): string =>
  canonicalJson({ ...checkpoint, signature: sign(signedText(checkpoint)) });

/** What the next checkpoint names as the one before it. */
export const prevOf = (line: string | null, sha256: Sha256): string =>
  line === null ? NOTHING_BEFORE : sha256(`checkpoint\n${line}`);

const HEX = /^[0-9a-f]{64}$/;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const isHash = (value: unknown): value is string => typeof value === 'string' && HEX.test(value);

/** The checkpoint in a line, or why there is none that this key has signed. */
export function readCheckpoint(line: string, isSigned: IsSigned): KnownCheckpoint | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  if (typeof parsed !== 'object' || parsed === null) return 'not a checkpoint';
  const { v, seq, hash, events, root, settled, at, prev, signature } = parsed as Record<string, unknown>;
  if (v !== 1 || !isCount(seq) || !isHash(hash) || !isCount(events) || !isHash(root) || !isHash(prev))
    return 'not a checkpoint';
  if (
    typeof settled !== 'string' ||
    !/^\d{1,19}$/.test(settled) ||
    typeof at !== 'string' ||
    typeof signature !== 'string'
  )
    return 'not a checkpoint';
  const checkpoint: Checkpoint = { v, seq, hash, events, root, settled, at, prev };
  if (canonicalJson({ ...checkpoint, signature }) !== line) return 'not written as this system writes';
  return isSigned(signedText(checkpoint), signature) ? { ...checkpoint, line } : 'its signature does not hold';
}

/** A line that broke off when its writer died: what is there of it begins the line after it, or it is the last. */
const isTorn = (lines: readonly string[], index: number): boolean => {
  const next = lines[index + 1];
  return next === undefined
    ? !(lines[index] ?? '').endsWith('}')
    : next !== lines[index] && next.startsWith(lines[index] ?? ' ');
};

/**
 * Reads a list of checkpoints from its beginning, as far as each follows from the one before.
 * Lines that a crash broke off are passed over; nothing else is.
 */
export function readCheckpoints(
  lines: readonly string[],
  isSigned: IsSigned,
  sha256: Sha256,
): { known: KnownCheckpoint[]; fault: LineFault | null } {
  const known: KnownCheckpoint[] = [];
  for (const [index, line] of lines.entries()) {
    const read = readCheckpoint(line, isSigned);
    const before = known.at(-1) ?? null;
    const lineNumber = index + 1;
    if (typeof read === 'string') {
      if (isTorn(lines, index)) continue;
      return { known, fault: { fault: 'forged_checkpoint', lineNumber, seq: before?.seq ?? null, why: read } };
    }
    if (read.prev !== prevOf(before?.line ?? null, sha256) || read.seq - read.events !== (before?.seq ?? 0))
      return {
        known,
        fault: {
          fault: 'lost_checkpoint',
          lineNumber,
          seq: read.seq,
          why: 'it does not follow from the checkpoint before it: one is missing or out of order',
        },
      };
    known.push(read);
  }
  return { known, fault: null };
}

/**
 * Compares the copy outside with the rows of the database. The copy outside is the authority; the database may only be ahead of it.
 * @returns the first row that disagrees, counted from 1, or null
 */
export function firstDisagreement(outside: readonly KnownCheckpoint[], stored: readonly string[]): LineFault | null {
  const index = outside.findIndex((checkpoint, at) => checkpoint.line !== stored[at]);
  const missed = outside[index];
  if (missed === undefined) return null;
  const why =
    index < stored.length
      ? 'the row of the database is not the checkpoint that was signed'
      : 'the database has lost a checkpoint that was signed';
  return {
    fault: index < stored.length ? 'forged_checkpoint' : 'lost_checkpoint',
    lineNumber: index + 1,
    seq: missed.seq,
    why,
  };
}
