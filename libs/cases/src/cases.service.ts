import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import {
  AppError,
  type CaseStatus,
  type Day,
  type ExternalDeadline,
  type Matter,
  type PartialRequest,
  type TimeOwner,
} from '#contracts';
import { Clock } from '#platform/clock';
import { enterScope, SYSTEM, type Tx } from '#platform/database';
import { Outbox } from '#platform/outbox';
import type { ActInput, Actor, CaseEvent, CaseFacts, CaseState, Permitted } from './domain/case.js';
import type { Deadline } from './domain/deadlines.js';
import { stateOf } from './domain/history.js';
import { type Act, decideAct, openActs } from './domain/lifecycle.js';
import { isEmergency } from './domain/rule.js';
import { isOpen, ownerOf } from './domain/statuses.js';
import { nextDays, Promises } from './promises.service.js';
import { FiledRequests } from './filed-request.js';

/** The case's own row, under lock. */
export interface CaseRecord {
  id: string;
  case_no: string;
  status: CaseStatus;
  version: number;
  holder_institution_id: string | null;
  coordinator_queue: string | null;
  matters: Matter[];
  is_confidential: boolean;
  may_share: boolean;
  proposal: string | null;
  missing: string[];
  flags: string[];
  received_at: Date;
  examine_by: Day;
}

/** A case that this transaction holds, with its history and what it comes to. */
export interface LockedCase {
  readonly row: CaseRecord;
  readonly facts: CaseFacts;
  readonly history: readonly CaseEvent[];
  readonly state: CaseState;
}

/** An entry of the history that moves nothing: a message, an assessment. */
export interface Note {
  readonly act: string;
  readonly actorKind: string;
  readonly actorId?: string | null;
  readonly institutionId?: string | null;
  readonly note?: string | null;
  readonly isPublic: boolean;
  /** Nothing that whoever looks at the case would decide by: their version of it stays good. */
  readonly isQuiet?: boolean;
  readonly facts?: Readonly<Record<string, unknown>>;
}

const COLUMNS = `id, case_no, status, version, holder_institution_id, coordinator_queue, matters, is_confidential, may_share, proposal, missing, flags, received_at, examine_by`;

/** The record that every room hands on: locked, judged by the lifecycle table, moved, with event, clocks, audit and message in one transaction. */
@Injectable()
export class Cases {
  constructor(
    private readonly promises: Promises,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly requests: FiledRequests,
  ) {}

  /** Locks a case that the current scope may see. @throws `case.not_found`, also for a case that exists and is not to be seen */
  async lockByNumber(tx: Tx, caseNo: string): Promise<LockedCase> {
    return this.lock(tx, 'case_no', caseNo);
  }

  async lockById(tx: Tx, id: string): Promise<LockedCase> {
    return this.lock(tx, 'id', id);
  }

  /** The request of a case without persons, as gates and rules judge it. */
  filedRequest(tx: Tx, caseId: string): Promise<PartialRequest> {
    return this.requests.withoutPersons(tx, caseId);
  }

  /** History and what it comes to, without a lock: for reading. */
  async read(tx: Tx, row: CaseRecord): Promise<LockedCase> {
    const events = await tx.query<EventRecord[]>(
      `SELECT seq, act, at, from_status, to_status, time_owner, actor_kind, actor_id, institution_id, reason_code, facts,
              (SELECT content->'externalDeadline' FROM case_request WHERE case_id = $1) AS external
         FROM case_event WHERE case_id = $1 ORDER BY seq`,
      [row.id],
    );
    const facts: CaseFacts = {
      matters: row.matters,
      isConfidential: row.is_confidential,
      mayShare: row.may_share,
      externalDeadline: events[0]?.external ?? null,
      queue: row.coordinator_queue,
    };
    const history = events.map(toEvent);
    return { row, facts, history, state: stateOf(facts, history) };
  }

  /**
   * Does one act of the lifecycle on a locked case, or refuses it by the code that the table gives.
   * The guarded UPDATE is the last lock: a case that moved meanwhile is left alone.
   */
  async apply(tx: Tx, locked: LockedCase, act: Act, actor: Actor, input: ActInput): Promise<Permitted> {
    const now = this.clock.now();
    const decision = decideAct(locked.state, act, actor, input, now);
    if (!decision.ok) throw new AppError(decision.code, { ...decision.facts, allowed: openActs(locked.state, actor) });
    const tells = decision.notices;
    const offeredTo = decision.after.offeredTo ?? locked.state.offeredTo;
    await this.writeEvent(
      tx,
      locked,
      { ...decision.event, facts: { ...decision.event.facts, tells, offeredTo } },
      decision.isPublic,
      input.note ?? null,
    );
    const deadlines = await this.promises.deadlinesOf(locked.facts, [...locked.history, decision.event]);
    await this.promises.store(tx, locked.row.id, deadlines);
    await this.writeRow(tx, locked, decision, deadlines);
    await this.audit.append(tx, {
      event: `case.${act}`,
      actorKind: actor.kind,
      actorId: decision.event.actorId,
      caseId: locked.row.id,
      facts: {
        from: decision.event.fromStatus,
        to: decision.to,
        reasonCode: decision.event.reasonCode,
        ...(input.corrected && { corrected: input.corrected, was: input.was }),
      },
    });
    await this.outbox.append(tx, 'case.changed', { caseId: locked.row.id, seq: decision.event.seq });
    return decision;
  }

  /** Adds to the history without moving the case. */
  async note(tx: Tx, locked: LockedCase, note: Note): Promise<void> {
    const event: CaseEvent = {
      seq: locked.state.seq + 1,
      act: note.act,
      at: this.clock.now(),
      fromStatus: locked.state.status,
      toStatus: locked.state.status,
      timeOwner: ownerOf(locked.state),
      actorKind: note.actorKind,
      actorId: note.actorId ?? null,
      institutionId: note.institutionId ?? null,
      reasonCode: null,
      facts: note.facts ?? {},
    };
    await this.writeEvent(tx, locked, event, note.isPublic, note.note ?? null);
    if (!note.isQuiet) await tx.query(`UPDATE case_file SET version = version + 1 WHERE id = $1`, [locked.row.id]);
    await this.outbox.append(tx, 'case.changed', { caseId: locked.row.id, seq: event.seq });
  }

  private async lock(tx: Tx, column: 'id' | 'case_no', value: string): Promise<LockedCase> {
    const [row] = await tx.query<CaseRecord[]>(
      `SELECT ${COLUMNS} FROM case_file WHERE ${column} = $1 FOR NO KEY UPDATE`,
      [value],
    );
    if (!row) throw new AppError('case.not_found');
    // What follows from the row is read and written by the system: the lock above has asked row-level security for the person.
    await enterScope(tx, SYSTEM);
    return this.read(tx, row);
  }

  private async writeEvent(
    tx: Tx,
    { row }: LockedCase,
    event: CaseEvent,
    isPublic: boolean,
    note: string | null,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO case_event (case_id, seq, act, at, from_status, to_status, time_owner, actor_kind, actor_id, institution_id, reason_code, note, is_public, facts)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)`,
      [
        row.id,
        event.seq,
        event.act,
        event.at,
        event.fromStatus,
        event.toStatus,
        event.timeOwner,
        event.actorKind,
        event.actorId,
        event.institutionId,
        event.reasonCode,
        note,
        isPublic,
        event.facts,
      ],
    );
  }

  private async writeRow(
    tx: Tx,
    { row, state }: LockedCase,
    { after, to, ownerOfTime }: Permitted,
    deadlines: readonly Deadline[],
  ): Promise<void> {
    const { dueOn, warnOn, externalDueOn } = nextDays(deadlines);
    const isPressing = state.status !== 'submitted' && externalDueOn !== null && isEmergency(after, this.clock.now());
    const answer = await tx.query<[unknown[], number]>(
      `UPDATE case_file SET status = $3, version = version + 1, time_owner = $4, holder_institution_id = $5, handler_id = $6, result_kind = $7,
              closed_at = CASE WHEN $8::timestamptz IS NULL THEN NULL ELSE coalesce(closed_at, $8) END, may_share = $9, due_on = $11, warn_on = $12, external_due_on = $13, is_urgent = is_urgent OR $14, is_challenged = $15
        WHERE id = $1 AND version = $2 AND status = $10`,
      [
        row.id,
        row.version,
        to,
        ownerOfTime,
        after.holder,
        after.handlerId,
        after.resultKind,
        isOpen(to) ? null : this.clock.now(),
        after.mayShare,
        state.status,
        dueOn,
        warnOn,
        externalDueOn,
        isPressing,
        after.isChallenged,
      ],
    );
    if (answer[1] !== 1) throw new AppError('case.stale');
  }
}

interface EventRecord {
  seq: number;
  act: string;
  at: Date;
  from_status: CaseStatus | 'draft';
  to_status: CaseStatus;
  time_owner: TimeOwner;
  actor_kind: string;
  actor_id: string | null;
  institution_id: string | null;
  reason_code: string | null;
  facts: Record<string, unknown>;
  external: ExternalDeadline | null;
}

const toEvent = (row: EventRecord): CaseEvent => ({
  seq: row.seq,
  act: row.act,
  at: row.at,
  fromStatus: row.from_status,
  toStatus: row.to_status,
  timeOwner: row.time_owner,
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  institutionId: row.institution_id,
  reasonCode: row.reason_code,
  facts: row.facts,
});
