import { canonicalJson } from '#contracts';

/** SHA-256 of a text's UTF-8 bytes, 64 lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string;

/** What the first link and the first checkpoint name as the one before them. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** One stored event, every column as text, so that nothing is lost between the database and the hash: microseconds, big numbers. */
export interface StoredEvent {
  readonly id: string;
  /** UTC, ISO 8601 with microseconds. */
  readonly at: string;
  readonly event: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly caseId: string | null;
  /** JSON text as PostgreSQL writes jsonb. */
  readonly facts: string;
  readonly correlationId: string;
}

/** An event as it is hashed and as a proof shows it. */
export interface SealedEvent extends Omit<StoredEvent, 'facts'> {
  readonly v: 1;
  /** Null where the text stands instead. */
  readonly facts: unknown;
  /** The text of the facts, where JSON values as programs read them (RFC 7493: doubles) would not tell it apart from another. */
  readonly exactFacts?: string;
}

/** Beyond this many brackets facts are not read but hashed as text: how deep a reader can go must not decide what is sealed. */
const MOST_BRACKETS = 1000;

interface ReadFacts {
  readonly facts: unknown;
  readonly isExact: boolean;
}

const withoutIdleZeros = (number: string): string => number.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

function readFacts(text: string): ReadFacts {
  if (text.length > MOST_BRACKETS && (text.match(/[[{]/g)?.length ?? 0) > MOST_BRACKETS)
    return { facts: null, isExact: false };
  let isExact = true;
  const notice = (_key: string, value: unknown, context?: { readonly source?: string }): unknown => {
    if (typeof value === 'number' && withoutIdleZeros(context?.source ?? '') !== String(value)) isExact = false;
    return value;
  };
  try {
    const facts: unknown = JSON.parse(text, notice);
    return { facts, isExact };
  } catch {
    // A dump that somebody edited: it still has a hash, only not the sealed one.
    return { facts: null, isExact: false };
  }
}

/** The form of an event that is hashed. Two different stored events never have the same form. */
export function sealedForm(stored: StoredEvent): SealedEvent {
  const { facts, isExact } = readFacts(stored.facts);
  const { id, at, event, actorKind, actorId, caseId, correlationId } = stored;
  const form = { v: 1, id, at, event, actorKind, actorId, caseId, correlationId } as const;
  return isExact ? { ...form, facts } : { ...form, facts: null, exactFacts: stored.facts };
}

/** The digest of one event: SHA-256 over the word `event`, a line feed and its canonical JSON (RFC 8785). */
export function hashOfForm(form: SealedEvent, sha256: Sha256): string {
  return sha256(`event\n${canonicalJson(form)}`);
}

/** The digest of one stored event. */
export const eventHash = (stored: StoredEvent, sha256: Sha256): string => hashOfForm(sealedForm(stored), sha256);

/**
 * One link: SHA-256 over the word `link`, the hash before and the event's own digest, a line each. Every text that is hashed here
 * begins with a word of its own, so that no event can pass for a link or a node (RFC 6962, section 2.1). The event enters by its
 * digest: a chain can be recomputed, and a proof handed out, without showing anybody's event.
 */
export const linkHash = (before: string, ofEvent: string, sha256: Sha256): string =>
  sha256(`link\n${before}\n${ofEvent}`);

/** A place in the chain: which event, its digest, and the hash that binds it to everything before. */
export interface Seal {
  readonly seq: number;
  readonly eventId: string;
  readonly eventHash: string;
  readonly hash: string;
}

/** The end of the chain so far. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export const EMPTY_CHAIN: Head = { seq: 0, hash: NOTHING_BEFORE };

/** The seals that continue a chain with these events, in this order. */
export function sealAll(head: Head, events: readonly StoredEvent[], sha256: Sha256): Seal[] {
  let { seq, hash } = head;
  return events.map((stored) => {
    const digest = eventHash(stored, sha256);
    seq += 1;
    hash = linkHash(hash, digest, sha256);
    return { seq, eventId: stored.id, eventHash: digest, hash };
  });
}
