import { Injectable } from '@nestjs/common';
import { deadlineOf, type LockedCase, type Permitted } from '#cases';
import { AppError, type Day, shanghaiDay } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { Database, SYSTEM, type Tx } from '#platform/database';

export interface PullView {
  readonly id: string;
  readonly institutionId: string;
  readonly reason: string;
  readonly askedAt: string;
  readonly answerBy: Day;
  readonly state: 'asked' | 'accepted' | 'declined' | 'escalated' | 'superseded';
  readonly answeredAt: string | null;
  readonly note: string | null;
}

/** Requests to take over: an institution that helps asks for the case itself. One at a time, answered by the holder, by the desk when the holder is silent. */
@Injectable()
export class Pulls {
  constructor(
    private readonly database: Database,
    private readonly network: Network,
    private readonly clock: Clock,
  ) {}

  /** A case that nobody holds is asked of the desk at once. */
  async ask(tx: Tx, { row, state }: LockedCase, { event }: Permitted, reason: string): Promise<void> {
    const now = this.clock.now();
    const { calendar } = await this.network.current();
    await tx.query(
      `INSERT INTO pull_request (id, case_id, institution_id, reason, asked_at, asked_by, answer_by, state) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7)`,
      [
        row.id,
        event.institutionId,
        reason,
        now,
        event.actorId,
        deadlineOf('pull_answer', shanghaiDay(now), calendar).dueOn,
        state.holder === null ? 'escalated' : 'asked',
      ],
    );
  }

  /** Settles the open request, if there is one. */
  async settle(
    tx: Tx,
    caseId: string,
    state: 'accepted' | 'declined' | 'superseded',
    by: string | null,
    note: string | null,
  ): Promise<void> {
    await tx.query(
      `UPDATE pull_request SET state = $2, answered_at = $3, answered_by = $4, note = $5 WHERE case_id = $1 AND state IN ('asked', 'escalated')`,
      [caseId, state, this.clock.now(), by, note],
    );
  }

  /** @throws `referral.already_answered` when it was answered, or escalated by another sweep */
  async escalate(tx: Tx, caseId: string): Promise<void> {
    const rows = await tx.query<[unknown[], number]>(
      `UPDATE pull_request SET state = 'escalated' WHERE case_id = $1 AND state = 'asked'`,
      [caseId],
    );
    if (rows[1] !== 1) throw new AppError('referral.already_answered');
  }

  /** Requests whose day has passed in silence. */
  unanswered(): Promise<{ case_id: string; answer_by: Day }[]> {
    return this.database.read(
      SYSTEM,
      `SELECT case_id, answer_by FROM pull_request WHERE state = 'asked' AND answer_by < $1::date ORDER BY answer_by LIMIT 200`,
      [shanghaiDay(this.clock.now())],
    );
  }

  async of(tx: Tx, caseId: string): Promise<PullView[]> {
    const rows = await tx.query<StoredPull[]>(`SELECT * FROM pull_request WHERE case_id = $1 ORDER BY asked_at, id`, [
      caseId,
    ]);
    return rows.map((row) => ({
      id: row.id,
      institutionId: row.institution_id,
      reason: row.reason,
      askedAt: row.asked_at.toISOString(),
      answerBy: row.answer_by,
      state: row.state,
      answeredAt: row.answered_at?.toISOString() ?? null,
      note: row.note,
    }));
  }
}

interface StoredPull {
  id: string;
  institution_id: string;
  reason: string;
  asked_at: Date;
  answer_by: Day;
  state: PullView['state'];
  answered_at: Date | null;
  note: string | null;
}
