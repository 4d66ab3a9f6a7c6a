/** Everything that travels between rooms. Payloads carry ids, never copies of a case or a person's data. */
export interface Messages {
  'case.submitted': { caseId: string };
  'case.triaged': { caseId: string };
  'offer.returned': { caseId: string };
  'case.facts_changed': { caseId: string };
  'case.changed': { caseId: string; seq: number };
  'release.asked': { runId: string };
  'letter.due': { deliveryId: string };
  'letter.settled': { referralId: string; deliveryId: string };
}
export type MessageName = keyof Messages;

/** The queues, named for the room that listens. */
export const QUEUES = ['triage', 'referral', 'notices', 'releases', 'authorities'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Who listens to what: the wiring of the whole system on one page. The worker refuses to boot on a gap. */
export const LISTENERS = {
  'case.submitted': ['triage', 'notices'],
  'case.triaged': ['referral'],
  'offer.returned': ['referral'],
  'case.facts_changed': ['referral'],
  'case.changed': ['notices'],
  'release.asked': ['releases'],
  'letter.due': ['authorities'],
  'letter.settled': ['authorities'],
} as const satisfies Record<MessageName, readonly QueueName[]>;

/** What a queue carries. `version` lets jobs in flight outlive a release; `correlationId` follows one case everywhere. */
export interface Envelope<N extends MessageName = MessageName> {
  readonly outboxId: string;
  readonly name: N;
  readonly version: 1;
  readonly payload: Messages[N];
  readonly occurredAt: string;
  readonly correlationId: string;
  /** How often the message has been handed out, this time included. */
  readonly attempt: number;
}
