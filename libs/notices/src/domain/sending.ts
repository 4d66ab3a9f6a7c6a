/** What became of one attempt to send a letter. */
export type Attempt =
  | { readonly kind: 'delivered' }
  /** The server took nothing and may take it later. */
  | { readonly kind: 'refused_for_now'; readonly error: string }
  /** Sending again would change nothing: no such address, a refused sender. */
  | { readonly kind: 'refused'; readonly error: string }
  /** The letter left, and the answer did not come back. */
  | { readonly kind: 'unknown'; readonly error: string };

export interface Standing {
  readonly state: 'delivered' | 'written' | 'failed' | 'unknown';
  readonly nextAttemptAt: Date | null;
  readonly error: string | null;
}

const MINUTE_MS = 60_000;
/** Waits between attempts: together about a day and a half, after which a person is asked. */
const WAITS_MIN = [1, 5, 15, 60, 180, 480, 1440] as const;
/** A letter whose fate is not known is sent once more under the same Message-ID; twice unknown is a person's question. */
const MOST_UNKNOWN = 2;

/**
 * Where a letter stands after an attempt. `attempts` counts this one.
 */
export function standingAfter(attempt: Attempt, attempts: number, now: Date): Standing {
  if (attempt.kind === 'delivered') return { state: 'delivered', nextAttemptAt: null, error: null };
  const { error } = attempt;
  const wait = WAITS_MIN[attempts - 1];
  const again: Standing | null =
    wait === undefined ? null : { state: 'written', nextAttemptAt: new Date(now.getTime() + wait * MINUTE_MS), error };
  if (attempt.kind === 'refused') return { state: 'failed', nextAttemptAt: null, error };
  if (attempt.kind === 'refused_for_now') return again ?? { state: 'failed', nextAttemptAt: null, error };
  return attempts < MOST_UNKNOWN && again ? again : { state: 'unknown', nextAttemptAt: null, error };
}

/** A fault of the mail client, as far as it is looked at. */
export interface MailFault {
  readonly responseCode?: number;
  readonly command?: string;
  readonly code?: string;
  readonly message: string;
}

/**
 * What a fault of the mail client means for the letter. A server that answered has decided. One that fell silent has taken nothing, unless
 * the whole letter had left by then: the client names a line that breaks after DATA like one that never stood, so that is asked apart.
 */
export function attemptOf(fault: MailFault, hasLeft: boolean): Attempt {
  const { responseCode, code = 'error', command = '' } = fault;
  const error = `${code} ${responseCode ?? ''} ${fault.message}`.replace(/\s+/g, ' ').slice(0, 300);
  // Our own account is at fault, not the letter: once it is mended, the letter goes out.
  if (code === 'EAUTH' || command.startsWith('AUTH')) return { kind: 'refused_for_now', error };
  if (responseCode !== undefined && responseCode >= 500) return { kind: 'refused', error };
  if (responseCode !== undefined && responseCode >= 400) return { kind: 'refused_for_now', error };
  if (code === 'EENVELOPE') return { kind: 'refused', error };
  return { kind: hasLeft ? 'unknown' : 'refused_for_now', error };
}

/** One address and nothing else: no second recipient, no header, no list can hide in it. */
export const isPlainAddress = (address: string): boolean =>
  /^[^\s@<>,;:"()[\]\\\p{C}]{1,64}@[^\s@<>,;:"()[\]\\\p{C}]{1,253}$/u.test(address);
