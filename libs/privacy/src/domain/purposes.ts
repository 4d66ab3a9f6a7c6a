import type { ConsentPurpose } from '#contracts';

/** One yes or no, as it was given. */
export interface Consent {
  readonly id: string;
  readonly purpose: ConsentPurpose;
  readonly given: boolean;
  readonly at: Date;
}

/** Where somebody stands on a purpose: asked and answered, or never asked. */
export type Answer = 'given' | 'declined' | 'unsaid';

/** What holds now: of each purpose the newest answer. */
export function answersOf(consents: readonly Consent[]): Map<ConsentPurpose, Consent> {
  const newest = new Map<ConsentPurpose, Consent>();
  for (const consent of consents) newest.set(consent.purpose, consent);
  return newest;
}

export function answerTo(purpose: ConsentPurpose, consents: readonly Consent[]): Answer {
  const newest = answersOf(consents).get(purpose);
  if (!newest) return 'unsaid';
  return newest.given ? 'given' : 'declined';
}

/** What kinds of data a purpose needs; named when consent is asked and when it is used (PIPL art. 23). */
export const KINDS_OF: Readonly<Record<ConsentPurpose, readonly DataKind[]>> = {
  privacy_notice: [],
  share_co_handlers: ['identity', 'contact', 'matter', 'evidence'],
  transfer: ['identity', 'contact', 'matter', 'evidence'],
  send_to_authority: ['identity', 'contact', 'matter', 'evidence'],
  overseas: ['identity', 'matter', 'evidence'],
  notify_email: ['contact'],
  notify_sms: ['contact'],
  sensitive: ['sensitive'],
};

export type DataKind = 'identity' | 'contact' | 'matter' | 'evidence' | 'sensitive';

/** Acts by which a file leaves the hands that hold it, and the consent that covers each. */
const PASSING_ON: Readonly<Partial<Record<string, ConsentPurpose>>> = {
  invite_co_handler: 'share_co_handlers',
  refer_out: 'send_to_authority',
  forward_clue: 'send_to_authority',
  transfer: 'transfer',
};

export const purposeOfAct = (act: string): ConsentPurpose | null => PASSING_ON[act] ?? null;

/**
 * Whether an act may pass the file on, and on what basis. A "no" is final until it is taken back; where nobody was asked the duty of
 * the office carries it, with the reason that the act's own note gives (PIPL arts. 13 (3), 23, 34).
 */
export const basisFor = (answer: Answer): 'consent' | 'statutory' | null =>
  answer === 'given' ? 'consent' : answer === 'unsaid' ? 'statutory' : null;
