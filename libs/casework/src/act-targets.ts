import { Injectable } from '@nestjs/common';
import type { Act, ActInput, Actor, LockedCase } from '#cases';
import { AppError } from '#contracts';
import type { Tx } from '#platform/database';
import { Assigning } from './assigning.service.js';
import { Receivers } from './receivers.service.js';
import { type ActRequest, invalid } from './said.js';

/** Acts of whoever helps: being asked to take a case is no part in it yet. */
const OF_CO_HANDLERS: readonly Act[] = ['end_co_handling', 'report_task', 'pull_request'];

/** Whom an act may name and who may have the file: institutions of the network, authorities outside of it, and the people of an institution. */
@Injectable()
export class ActTargets {
  constructor(
    readonly receivers: Receivers,
    readonly assigning: Assigning,
  ) {}

  /** Whoever is named must exist: an institution of the release in force, a handler of the institution that holds the case. */
  async check(tx: Tx, locked: LockedCase, input: ActInput): Promise<void> {
    if (input.institutionId && !(await this.receivers.network.current()).institutionById.has(input.institutionId))
      throw new AppError('network.institution_unknown');
    if (!input.handlerId) return;
    const handlers = await tx.query<unknown[]>(
      `SELECT 1 FROM account WHERE id::text = $1 AND is_active AND institution_id = $2`,
      [input.handlerId, locked.row.holder_institution_id],
    );
    if (handlers.length === 0)
      throw invalid('handlerId', '该人员不属于本机构。', 'This person does not belong to the institution.');
    await this.assigning.check(tx, locked, input.handlerId, input.note);
  }

  /** Whoever does not hold a case may end its own part in it, and nobody else's; whoever is only asked to take it has none yet. */
  async checkOwnPart(tx: Tx, { row }: LockedCase, act: Act, actor: Actor, input: ActInput): Promise<void> {
    if (
      !OF_CO_HANDLERS.includes(act) ||
      actor.kind !== 'staff' ||
      actor.institutionId === null ||
      actor.institutionId === row.holder_institution_id
    )
      return;
    const isOwn = act !== 'end_co_handling' || input.institutionId === actor.institutionId;
    const part = await tx.query<unknown[]>(
      `SELECT 1 FROM case_participant WHERE case_id = $1 AND institution_id = $2 AND relation = 'co_handler' AND until IS NULL`,
      [row.id, actor.institutionId],
    );
    if (!isOwn || part.length === 0) throw new AppError('auth.forbidden', { act });
  }

  /** Papers name an authority, whatever id it was picked by. */
  async named(input: ActRequest): Promise<ActRequest> {
    const { authorities } = this.receivers;
    return input.authority ? { ...input, authority: await authorities.nameOf(input.authority) } : input;
  }
}
