import { Injectable } from '@nestjs/common';
import { type Actor, Cases, type LockedCase, type Permitted } from '#cases';
import { AppError } from '#contracts';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { Log } from '#platform/observability';
import { Assignments, automaticInstitutions, unassignedOf } from '#workload';

const BY_SYSTEM: Actor = { kind: 'system' };

/** What follows for people when a case arrives in an institution: a conflict is told, and where the institution wants it so, somebody is put in charge. */
@Injectable()
export class Assigning {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly assignments: Assignments,
    private readonly log: Log,
  ) {}

  /** @throws `case.reason_required` where somebody with a conflict is named and nobody says why all the same */
  async check(tx: Tx, { row }: LockedCase, handlerId: string, note: string | null | undefined): Promise<void> {
    if (note?.trim() || row.holder_institution_id === null) return;
    const conflict = await this.assignments.conflictOf(tx, row.id, row.holder_institution_id, handlerId);
    if (conflict !== null) throw new AppError('case.reason_required', { conflict });
  }

  /** After an act that brought the case to an institution, or had it accepted there. */
  async follow(tx: Tx, { row, state }: LockedCase, { after }: Permitted): Promise<void> {
    const { holder } = after;
    if (holder === null) return;
    const isNew = holder !== state.holder;
    const waits = after.status === 'accepted' && after.handlerId === null;
    if (!isNew && !(waits && state.status !== 'accepted')) return;
    const proposal = await this.assignments.propose(tx, row.id, holder);
    if (isNew && proposal.institutionalConflicts > 0) await this.warn(tx, row.id);
    if (waits && proposal.isAutomatic && proposal.handlerId !== null) await this.give(tx, row.id, proposal.handlerId);
  }

  /** Cases that waited because nobody had room, tried again. @returns how many found somebody */
  async giveWaiting(): Promise<number> {
    const institutions = await this.database.transaction(SYSTEM, automaticInstitutions);
    let given = 0;
    for (const { id } of institutions) {
      const waiting = await this.database.transaction(SYSTEM, (tx) => unassignedOf(tx, id));
      for (const { id: caseId } of waiting) given += (await this.tryAgain(caseId, id)) ? 1 : 0;
    }
    return given;
  }

  private async tryAgain(caseId: string, institutionId: string): Promise<boolean> {
    try {
      return await this.database.transaction(SYSTEM, async (tx) => {
        const { state } = await this.cases.lockById(tx, caseId);
        if (state.status !== 'accepted' || state.handlerId !== null || state.holder !== institutionId) return false;
        const { handlerId } = await this.assignments.propose(tx, caseId, institutionId);
        if (handlerId === null) return false;
        await this.give(tx, caseId, handlerId);
        return true;
      });
    } catch (error) {
      if (!(error instanceof AppError)) this.log.failure('assignment.failed', error, { caseId });
      return false;
    }
  }

  private async give(tx: Tx, caseId: string, handlerId: string): Promise<void> {
    await this.cases.apply(tx, await this.cases.lockById(tx, caseId), 'assign', BY_SYSTEM, { handlerId });
  }

  /** The institution helps the other side: its desk is told, for only a desk can send the case elsewhere. */
  private async warn(tx: Tx, caseId: string): Promise<void> {
    const locked = await this.cases.lockById(tx, caseId);
    const facts = { informs: [locked.row.coordinator_queue ?? 'national'], tells: ['holder'], rules: [] };
    await this.cases.note(tx, locked, { act: 'conflict_found', actorKind: 'system', isPublic: false, facts });
  }
}
