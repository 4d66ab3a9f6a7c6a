/** Everything that travels between rooms. Payloads carry ids, never copies of a case or a person's data. */
export interface Messages {
  'case.submitted': { caseId: string };
  'case.triaged': { caseId: string };
  'case.changed': { caseId: string };
  'offer.made': { caseId: string; offerId: string };
  'offer.accepted': { caseId: string; offerId: string };
  'offer.returned': { caseId: string; offerId: string };
  'notice.written': { noticeId: string };
}
export type MessageName = keyof Messages;

/** The queues, named for the room that listens. */
export const QUEUES = ['triage', 'referral', 'notices', 'workload'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Who listens to what: the wiring of the whole system on one page. The worker refuses to boot on a gap. */
export const LISTENERS = {
  'case.submitted': ['triage'],
  'case.triaged': ['referral'],
  'case.changed': ['workload'],
  'offer.made': ['workload'],
  'offer.accepted': ['workload'],
  'offer.returned': ['referral', 'workload'],
  'notice.written': ['notices'],
} as const satisfies Record<MessageName, readonly QueueName[]>;

/** What a queue carries. `version` lets jobs in flight outlive a release; `correlationId` follows one case everywhere. */
export interface Envelope<N extends MessageName = MessageName> {
  readonly outboxId: string;
  readonly name: N;
  readonly version: 1;
  readonly payload: Messages[N];
  readonly occurredAt: string;
  readonly correlationId: string;
}
