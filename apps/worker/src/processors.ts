import { Injectable } from '@nestjs/common';
import { Notices } from '#notices';
import type { Consumers } from '#platform/queue';
import { Wake } from '#platform/outbox';
import { Referral } from '#referral';
import { Triage } from '#triage';

/** Which room takes which message: one line each. The worker refuses to boot when this and the catalogue of messages differ. */
@Injectable()
export class Processors {
  readonly consumers: Consumers;

  constructor(triage: Triage, referral: Referral, notices: Notices, wake: Wake) {
    // What a room wrote may wait for nobody: the bell saves the next step the relay's poll.
    const then = async (work: Promise<boolean>): Promise<boolean> => {
      const done = await work;
      wake.ring();
      return done;
    };
    this.consumers = {
      triage: { 'case.submitted': ({ caseId }, delivery) => then(triage.assess(caseId, delivery)) },
      referral: {
        'case.triaged': ({ caseId }, delivery) => then(referral.propose(caseId, delivery)),
        'offer.returned': ({ caseId }, delivery) => then(referral.offerNext(caseId, delivery)),
      },
      notices: { 'case.changed': ({ caseId, seq }, delivery) => notices.announce(caseId, seq, delivery) },
    };
  }
}
