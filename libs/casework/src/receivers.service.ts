import { Injectable } from '@nestjs/common';
import { Authorities } from '#authorities';
import type { ActInput, Actor, LockedCase } from '#cases';
import { Network } from '#network';
import type { Tx } from '#platform/database';
import { Consents } from '#privacy';

/** Where a file may go: who is in the directory, which authorities there are outside of it, and whom its applicant lets have it. */
@Injectable()
export class Receivers {
  constructor(
    readonly network: Network,
    readonly authorities: Authorities,
    private readonly consents: Consents,
  ) {}

  /** Who receives the file by this act goes on record, or the act is refused (PIPL art. 23). */
  async passOn(tx: Tx, { row, state }: LockedCase, act: string, actor: Actor, input: ActInput): Promise<void> {
    const isConsentedTo = state.between.consents.includes(input.institutionId ?? input.authority ?? '');
    const { institutionById } = await this.network.current();
    const institution = input.institutionId ? institutionById.get(input.institutionId) : undefined;
    const receiver = institution
      ? { name: institution.nameZh, contact: institution.phone, isConsentedTo }
      : input.authority
        ? { name: await this.authorities.nameOf(input.authority), contact: null, isConsentedTo }
        : null;
    const actorId = actor.kind === 'staff' ? actor.accountId : null;
    await this.consents.passOn(tx, row.id, act, receiver, actorId);
  }
}
