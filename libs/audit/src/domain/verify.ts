import { EMPTY_CHAIN, eventHash, type Head, linkHash, type Seal, type Sha256, type StoredEvent } from './chain.js';
import type { KnownCheckpoint } from './checkpoint.js';
import { merkleRoot } from './merkle.js';

/** A seal with the event it names, as both are stored now. */
export interface SealedRecord extends Seal {
  readonly event: StoredEvent | null;
}

export type Fault = 'edited' | 'deleted' | 'inserted' | 'reordered' | 'rewritten' | 'truncated';

/** The first record that is not what was sealed. */
export interface Finding {
  readonly fault: Fault;
  /** Its place in the chain; null for an event that has none. */
  readonly seq: number | null;
  readonly eventId: string | null;
  readonly why: string;
}

export interface ChainVerdict {
  /** How many records hold, from the beginning. */
  readonly holds: number;
  readonly finding: Finding | null;
  /** Events that wait for the sealer. */
  readonly waiting: number;
}

/** What is kept of the first bad record, to tell from what follows it what was done to it. */
interface Suspect {
  readonly before: Head;
  readonly record: SealedRecord | null;
  readonly digest: string | null;
  /** Only its link fails: the row itself agrees with its event. */
  readonly isOnlyLink: boolean;
}

/** How far back an insertion is looked for: the seals of two checkpoints. */
const REMEMBERED = 2000;

/**
 * Recomputes the chain from its beginning, record by record, against checkpoints that are known to be signed. Finds the first record
 * that is not what was sealed, and reads on to say what was done to it. Memory does not grow with the chain.
 */
export class ChainCheck {
  private head: Head = EMPTY_CHAIN;
  private finding: Finding | null = null;
  private suspect: Suspect | null = null;
  private recent: { readonly head: Head; readonly eventId: string }[] = [];
  private digests: string[] = [];
  private nextCheckpoint = 0;
  private waiting = 0;
  private intruder: Finding | null = null;

  constructor(
    private readonly checkpoints: readonly KnownCheckpoint[],
    private readonly sha256: Sha256,
  ) {}

  /** Takes the next record, in the order of their places. */
  take(record: SealedRecord): void {
    if (this.finding) return this.reconsider(record);
    const expected = this.head.seq + 1;
    if (record.seq > expected) {
      this.suspectAt(null, null, {
        fault: 'deleted',
        seq: expected,
        eventId: null,
        why: 'there is no seal at this place',
      });
      return this.reconsider(record);
    }
    if (record.seq < expected)
      return this.find({
        fault: 'inserted',
        seq: record.seq,
        eventId: record.eventId,
        why: 'a second seal at a place that is taken',
      });
    const digest = this.digestOf(record);
    if (digest === record.eventHash && this.link(this.head, digest) === record.hash) return this.accept(record);
    this.blame(record, digest);
  }

  /** Takes an event that has no seal. Comes after all records. */
  takeUnsealed(event: StoredEvent): void {
    this.waiting += 1;
    const { record, digest } = this.suspect ?? {};
    const own = safely(() => eventHash(event, this.sha256));
    if (record && digest === null && own === record.eventHash && this.finding)
      this.finding = {
        ...this.finding,
        fault: 'edited',
        eventId: event.id,
        why: `its seal was made to name event ${record.eventId} instead`,
      };
    const settled = this.checkpoints.at(-1)?.settled ?? '0';
    if (BigInt(event.id) <= BigInt(settled))
      this.intruder ??= {
        fault: 'inserted',
        seq: null,
        eventId: event.id,
        why: `it has no seal, though every event up to ${settled} was sealed when a checkpoint was signed`,
      };
  }

  /** What came out, when everything was taken. */
  verdict(): ChainVerdict {
    const newest = this.checkpoints.at(-1);
    const truncated: Finding | null =
      newest && newest.seq > this.head.seq
        ? {
            fault: 'truncated',
            seq: this.head.seq + 1,
            eventId: null,
            why: `the chain ends at ${this.head.seq}, but a checkpoint of ${newest.at} was signed at ${newest.seq}`,
          }
        : null;
    return { holds: this.head.seq, finding: this.finding ?? truncated ?? this.intruder, waiting: this.waiting };
  }

  private digestOf(record: SealedRecord): string | null {
    const { event } = record;
    return event === null ? null : safely(() => eventHash(event, this.sha256));
  }

  private link(before: Head, digest: string): string {
    return linkHash(before.hash, digest, this.sha256);
  }

  private accept(record: SealedRecord): void {
    this.recent.push({ head: this.head, eventId: record.eventId });
    if (this.recent.length > REMEMBERED * 2) this.recent = this.recent.slice(-REMEMBERED);
    this.head = { seq: record.seq, hash: record.hash };
    const checkpoint = this.checkpoints[this.nextCheckpoint];
    if (!checkpoint) return;
    this.digests.push(record.eventHash);
    if (checkpoint.seq !== record.seq) return;
    const isSame = checkpoint.hash === record.hash && checkpoint.root === merkleRoot(this.digests, this.sha256);
    this.nextCheckpoint += 1;
    this.digests = [];
    if (isSame) return;
    const from = checkpoint.seq - checkpoint.events + 1;
    const first = this.recent.at(-checkpoint.events);
    this.head = first?.head ?? { seq: from - 1, hash: '' };
    this.find({
      fault: 'rewritten',
      seq: from,
      eventId: first?.eventId ?? null,
      why: `the records from ${from} to ${checkpoint.seq} agree with each other, but not with the checkpoint signed at ${checkpoint.at}`,
    });
  }

  private blame(record: SealedRecord, digest: string | null): void {
    const { seq, eventId } = record;
    const holds = this.link(this.head, record.eventHash) === record.hash;
    if (digest === null && holds)
      return this.suspectAt(record, null, {
        fault: 'deleted',
        seq,
        eventId,
        why: 'its event is gone, or has another id now',
      });
    if (digest !== null && digest !== record.eventHash) {
      const isSealEdited = this.link(this.head, digest) === record.hash;
      const why = isSealEdited
        ? 'the digest in its seal is not the one that was sealed'
        : holds
          ? 'the event is not what was sealed'
          : 'neither the event nor its seal is what was sealed';
      return this.suspectAt(record, digest, { fault: 'edited', seq, eventId, why });
    }
    const origin = this.recent.findLast(({ head }) => this.link(head, record.eventHash) === record.hash);
    if (origin) {
      this.head = origin.head;
      return this.find({
        fault: 'inserted',
        seq: origin.head.seq + 1,
        eventId: origin.eventId,
        why: `the record at ${seq} was sealed to follow ${origin.head.seq}: what stands between came later`,
      });
    }
    this.suspectAt(record, digest, {
      fault: 'edited',
      seq,
      eventId,
      why: 'its hash does not follow from the record before it',
    });
  }

  /** Reads on: a record found elsewhere was moved; a chain that goes on from a failed link has lost something before it. */
  private reconsider(record: SealedRecord): void {
    const { suspect, finding } = this;
    if (!suspect || !finding) return;
    const isMoved = this.link(suspect.before, record.eventHash) === record.hash;
    const isSwapped =
      suspect.digest !== null && suspect.digest !== suspect.record?.eventHash && suspect.digest === record.eventHash;
    if (finding.fault !== 'reordered' && (isMoved || isSwapped)) {
      this.finding = {
        ...finding,
        fault: 'reordered',
        eventId: isMoved ? record.eventId : finding.eventId,
        why: `what belongs at ${finding.seq ?? 0} stands at ${record.seq}`,
      };
      return;
    }
    if (!suspect.isOnlyLink || !suspect.record) return;
    const goesOn = record.seq === suspect.record.seq + 1 && this.link(suspect.record, record.eventHash) === record.hash;
    const known: Finding = goesOn
      ? {
          ...finding,
          fault: 'deleted',
          eventId: null,
          why: 'the record that stood here is gone, and those after it were moved up; or it was rewritten together with its seal',
        }
      : finding;
    this.finding = known;
    this.compareWithCheckpoint(record, known, suspect.record);
  }

  /** Where the hash of the next checkpoint stands now says whether records are missing before it, or too many. */
  private compareWithCheckpoint(record: Seal, finding: Finding, bad: Seal): void {
    const checkpoint = this.checkpoints[this.nextCheckpoint];
    if (checkpoint?.hash !== record.hash) return;
    if (checkpoint.seq === record.seq) {
      if (finding.fault === 'deleted')
        this.finding = {
          ...finding,
          fault: 'edited',
          eventId: bad.eventId,
          why: 'the event was rewritten together with its seal',
        };
      return;
    }
    const isLess = record.seq < checkpoint.seq;
    this.suspect = null;
    this.finding = isLess
      ? {
          ...finding,
          fault: 'deleted',
          eventId: null,
          why: `${checkpoint.seq - record.seq} records from here on are gone, and those after them were moved up`,
        }
      : {
          ...finding,
          fault: 'inserted',
          eventId: bad.eventId,
          why: `${record.seq - checkpoint.seq} records from here on were put in, and those after them moved down`,
        };
  }

  private suspectAt(record: SealedRecord | null, digest: string | null, finding: Finding): void {
    this.suspect = { before: this.head, record, digest, isOnlyLink: record !== null && digest === record.eventHash };
    this.find(finding);
  }

  private find(finding: Finding): void {
    this.finding = finding;
    this.recent = [];
    this.digests = [];
  }
}

function safely(work: () => string): string {
  try {
    return work();
  } catch {
    // Text that no JSON can hold: nothing that was ever sealed.
    return '';
  }
}
