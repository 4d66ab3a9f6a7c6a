import { Injectable } from '@nestjs/common';
import { Authorities, Letters } from '#authorities';
import {
  type ActInput,
  FiledRequests,
  type LockedCase,
  type Permitted,
  type Receiver,
  Sharings,
  STATUSES,
} from '#cases';
import { AppError, BOUNCE_BUDGET, DATA_KINDS } from '#contracts';
import { Network } from '#network';
import type { Tx } from '#platform/database';
import { CoTasks } from './co-tasks.service.js';
import { assignmentsFor } from './domain/coTask.js';
import { Precedents } from './precedents.service.js';
import { Pulls } from './pulls.service.js';

/** Outside bodies, and the record of what goes to whom. */
@Injectable()
export class BetweenSurroundings {
  constructor(
    readonly network: Network,
    readonly authorities: Authorities,
    readonly letters: Letters,
    readonly sharings: Sharings,
    readonly requests: FiledRequests,
  ) {}
}

/** Acts by which somebody new comes to the file. */
const SHARED_BY: Readonly<Record<string, 'dispatch' | 'transfer' | 'designation'>> = {
  offer: 'dispatch',
  transfer: 'transfer',
  accept_pull: 'transfer',
  override_route: 'transfer',
  follow_route: 'transfer',
  designate: 'designation',
  answer_challenge: 'designation',
};

/** Whom an act brings to the file. */
function broughtBy({ event, after }: Permitted, input: ActInput): string | null | undefined {
  if (event.act === 'accept_pull') return after.holder;
  return event.act === 'follow_route' ? after.offeredTo : input.institutionId;
}

/** What follows from an act beside who holds the case: consents, tasks, requests to take over, precedents, letters. */
@Injectable()
export class Between {
  constructor(
    private readonly tasks: CoTasks,
    private readonly pulls: Pulls,
    private readonly precedents: Precedents,
    private readonly surroundings: BetweenSurroundings,
  ) {}

  /** Keeps everything that stands between institutions in step with an act that was just done. */
  async follow(tx: Tx, locked: LockedCase, permitted: Permitted, input: ActInput): Promise<void> {
    await this.consents(tx, locked, permitted, input);
    await this.coHandling(tx, locked, permitted, input);
    await this.takingOver(tx, locked, permitted, input);
    await this.outside(tx, locked, permitted, input);
    if (STATUSES[permitted.to].phase !== 'open') await this.close(tx, locked, permitted);
  }

  /** Brings in the institutions that the rule named as helpers, each with its own tasks: by stage of trade where there are stages. */
  async bringIn(tx: Tx, locked: LockedCase, institutionIds: readonly string[]): Promise<void> {
    const request = await this.surroundings.requests.withoutPersons(tx, locked.row.id);
    const { institutionById } = await this.surroundings.network.current();
    for (const institutionId of institutionIds) {
      await this.tasks.admit(tx, locked.row.id, institutionId);
      await this.surroundings.sharings.record(tx, locked, 'co_handling', await this.receiver(tx, institutionId));
      const area = institutionById.get(institutionId)?.regionCode ?? '';
      for (const assignment of assignmentsFor(area, request.acts.places ?? [], request.matters))
        await this.tasks.open(tx, locked.row.id, { institutionId, ...assignment }, null);
    }
  }

  /** Whoever leaves, or takes over, helps no more, and asks for nothing any more. */
  async endPart(tx: Tx, { row, state }: LockedCase, institutionId: string): Promise<void> {
    await this.tasks.end(tx, row.id, institutionId);
    if (state.between.pullBy === institutionId) await this.pulls.settle(tx, row.id, 'superseded', null, null);
  }

  private async consents(tx: Tx, locked: LockedCase, permitted: Permitted, input: ActInput): Promise<void> {
    const { event } = permitted;
    const { sharings } = this.surroundings;
    const caseId = locked.row.id;
    const kind = SHARED_BY[event.act];
    const to = broughtBy(permitted, input);
    if (kind && to) await sharings.record(tx, locked, kind, await this.receiver(tx, to));
    if (event.act === 'ask_to_share')
      await sharings.ask(
        tx,
        caseId,
        await this.receiver(tx, input.receiver ?? ''),
        input.purpose ?? '',
        input.kinds ?? DATA_KINDS,
      );
    if (event.act !== 'record_consent') return;
    const isGiven = input.outcome === 'given';
    if (input.receiver) await sharings.answer(tx, caseId, input.receiver, isGiven);
    // What is no longer agreed to ends at once (PIPL art. 15).
    if (!isGiven && !input.receiver) await this.tasks.end(tx, caseId);
    if (!isGiven && input.receiver) await this.tasks.end(tx, caseId, input.receiver);
  }

  private async coHandling(tx: Tx, locked: LockedCase, { event, after }: Permitted, input: ActInput): Promise<void> {
    const institutionId = input.institutionId ?? '';
    const caseId = locked.row.id;
    switch (event.act) {
      case 'invite_co_handler':
        if (input.note?.trim()) {
          await this.tasks.admit(tx, caseId, institutionId);
          await this.surroundings.sharings.record(tx, locked, 'co_handling', await this.receiver(tx, institutionId));
          return this.tasks.open(
            tx,
            caseId,
            { institutionId, asks: input.note.trim(), reportBy: input.reportBy },
            event.actorId,
          );
        }
        return this.bringIn(tx, locked, [institutionId]);
      case 'set_task':
        return this.tasks.open(
          tx,
          caseId,
          { institutionId, asks: input.note ?? '', reportBy: input.reportBy },
          event.actorId,
        );
      case 'report_task':
        return this.tasks.report(tx, caseId, input.taskId ?? '', input.note ?? '', {
          institutionId: event.institutionId,
          accountId: event.actorId,
        });
      case 'task_late':
        return this.tasks.markLate(tx, input.taskId ?? '');
      case 'end_co_handling':
        return this.tasks.dismiss(
          tx,
          locked,
          institutionId,
          event.institutionId === institutionId && after.holder !== institutionId,
        );
      default:
        return undefined;
    }
  }

  private async takingOver(tx: Tx, locked: LockedCase, permitted: Permitted, input: ActInput): Promise<void> {
    const { event, after } = permitted;
    const caseId = locked.row.id;
    const note = input.note ?? null;
    switch (event.act) {
      case 'pull_request':
        return this.pulls.ask(tx, locked, permitted, note ?? '');
      case 'accept_pull':
        // Whoever takes over is no helper any more.
        await this.tasks.end(tx, caseId, after.holder);
        return this.pulls.settle(tx, caseId, 'accepted', event.actorId, note);
      case 'decline_pull':
        return this.pulls.settle(tx, caseId, 'declined', event.actorId, note);
      case 'pull_unanswered':
        return this.pulls.escalate(tx, caseId);
      case 'designate':
        if (isDisputed(locked))
          await this.precedents.keep(tx, locked, permitted, { reason: note ?? '', cites: input.precedentNo ?? null });
        return this.moved(tx, locked, after.holder, event.actorId);
      case 'answer_challenge':
        return input.institutionId ? this.moved(tx, locked, after.holder, event.actorId) : undefined;
      case 'accept_offer':
      case 'give_back':
        await this.pulls.settle(tx, caseId, 'superseded', null, null);
        return after.holder === null ? undefined : this.tasks.end(tx, caseId, after.holder);
      default:
        return undefined;
    }
  }

  /** The desk has said who holds the case: whoever asked for it is answered by that, and whoever takes over helps no more. */
  private async moved(tx: Tx, { row, state }: LockedCase, holder: string | null, by: string | null): Promise<void> {
    const isPuller = holder === state.between.pullBy;
    await this.pulls.settle(tx, row.id, isPuller ? 'accepted' : 'superseded', by, null);
    await this.tasks.end(tx, row.id, holder);
  }

  private async outside(tx: Tx, locked: LockedCase, { event }: Permitted, input: ActInput): Promise<void> {
    const { authorities, letters } = this.surroundings;
    const { actorId, institutionId } = event;
    const caseId = locked.row.id;
    const prepare = async (kind: 'referral' | 'clue' | 'abroad'): Promise<void> => {
      await authorities.prepare(tx, locked, { kind, input, actorId, institutionId });
    };
    switch (event.act) {
      case 'refer_out':
        return prepare('referral');
      case 'forward_clue':
        return prepare('clue');
      case 'propose_abroad':
        return prepare('abroad');
      case 'approve_abroad':
      case 'reject_abroad':
        return letters.decideAbroad(tx, caseId, event.act === 'approve_abroad', actorId, input.note ?? null);
      case 'record_referral_answer':
        return letters.settleByHand(
          tx,
          caseId,
          input.outcome === 'taken_over' ? 'taken_over' : 'answered',
          input.note ?? '',
          actorId,
        );
      default:
        return undefined;
    }
  }

  /** With the case the part of those who helped ends, and so does their sight of it. */
  private async close(tx: Tx, locked: LockedCase, { event }: Permitted): Promise<void> {
    await this.tasks.end(tx, locked.row.id);
    await this.pulls.settle(tx, locked.row.id, 'superseded', null, null);
    if (event.act !== 'forward_clue') await this.surroundings.letters.recallUnsent(tx, locked.row.id);
  }

  /** @throws `network.institution_unknown`, `authority.unknown` */
  private async receiver(tx: Tx, id: string): Promise<Receiver> {
    const { network, sharings, authorities } = this.surroundings;
    if ((await network.current()).institutionById.has(id)) return sharings.institution(id);
    if ((await authorities.byId(id)) === null && id.includes(':'))
      throw new AppError('authority.unknown', { authority: id });
    return authorities.receiver(tx, id);
  }
}

/** Whether institutions could not agree about a case: who was asked returned it, or its holder left another without an answer. */
const isDisputed = ({ state }: LockedCase): boolean =>
  state.declinedBy.length >= BOUNCE_BUDGET || state.between.pullBy !== null;
