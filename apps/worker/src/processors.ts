import { Injectable } from '@nestjs/common';
import { Deliveries, Letters } from '#authorities';
import { Notices } from '#notices';
import type { Consumers } from '#platform/queue';
import { Wake } from '#platform/outbox';
import { Referral } from '#referral';
import { Runs } from '#releases';
import { Triage } from '#triage';

/** Rooms beside the way of a case: long runs of releases, letters to outside bodies and how they travel. */
@Injectable()
export class FurtherRooms {
  constructor(
    readonly runs: Runs,
    readonly deliveries: Deliveries,
    readonly letters: Letters,
  ) {}
}

/** Which room takes which message: one line each. The worker refuses to boot when this and the catalogue of messages differ. */
@Injectable()
export class Processors {
  readonly consumers: Consumers;

  constructor(triage: Triage, referral: Referral, notices: Notices, wake: Wake, further: FurtherRooms) {
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
        'case.facts_changed': ({ caseId }, delivery) => then(referral.reconsider(caseId, delivery)),
      },
      notices: {
        'case.submitted': ({ caseId }, delivery) => notices.announce(caseId, 1, delivery),
        'case.changed': ({ caseId, seq }, delivery) => notices.announce(caseId, seq, delivery),
      },
      releases: { 'release.asked': ({ runId }, delivery) => further.runs.perform(runId, delivery) },
      authorities: {
        'letter.due': ({ deliveryId }, delivery) => then(further.deliveries.deliver(deliveryId, delivery)),
        'letter.settled': (letter, delivery) => then(further.letters.settleDelivery(letter, delivery)),
      },
    };
  }
}
