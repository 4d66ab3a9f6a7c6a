import { Injectable } from '@nestjs/common';
import { deadlineOf, type LockedCase } from '#cases';
import { AppError, type Day, shanghaiDay, type Stage } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { admit } from './participants.js';

export interface CoTaskView {
  readonly id: string;
  readonly institutionId: string;
  readonly stage: Stage | null;
  readonly asks: string;
  readonly dueOn: Day;
  readonly state: 'asked' | 'reported' | 'ended';
  readonly openedAt: string;
  readonly report: string | null;
  readonly reportedAt: string | null;
  readonly isLate: boolean;
}

export interface NewTask {
  readonly institutionId: string;
  readonly asks: string;
  readonly stage?: Stage | null;
  readonly reportBy?: Day | null;
}

/** Tasks of co-handlers: what each is asked to do, by when, and what it reported back. A co-handler sees the case while it has a part in it. */
@Injectable()
export class CoTasks {
  constructor(
    private readonly database: Database,
    private readonly network: Network,
    private readonly clock: Clock,
  ) {}

  /** Brings an institution in, or back in, without a task yet. */
  async admit(tx: Tx, caseId: string, institutionId: string): Promise<void> {
    await admit(tx, { caseId, institutionId, relation: 'co_handler', since: this.clock.now() });
  }

  /** @throws `request.invalid` for a day that is past, `case.not_owner` when the institution takes no part */
  async open(tx: Tx, caseId: string, task: NewTask, by: string | null): Promise<void> {
    const part = await tx.query<unknown[]>(
      `SELECT 1 FROM case_participant WHERE case_id = $1 AND institution_id = $2 AND relation = 'co_handler' AND until IS NULL`,
      [caseId, task.institutionId],
    );
    if (part.length === 0)
      throw invalid('institutionId', '该机构不是本案的协办机构。', 'This institution is no co-handler of the case.');
    const now = this.clock.now();
    const { calendar } = await this.network.current();
    const dueOn = task.reportBy ?? deadlineOf('co_task', shanghaiDay(now), calendar).dueOn;
    if (dueOn < shanghaiDay(now)) throw invalid('reportBy', '回报日期已过。', 'This day is past.');
    await tx.query(
      `INSERT INTO co_task (id, case_id, institution_id, stage, asks, due_on, opened_at, opened_by) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7)`,
      [caseId, task.institutionId, task.stage ?? null, task.asks, dueOn, now, by],
    );
  }

  /** @throws `referral.task_unknown` when it is none of this institution's, or not open any more */
  async report(tx: Tx, caseId: string, taskId: string, report: string, by: Reporter): Promise<void> {
    const rows = await tx.query<[unknown[], number]>(
      `UPDATE co_task SET state = 'reported', report = $4, reported_at = $5, reported_by = $6
        WHERE id::text = $2 AND case_id = $1 AND institution_id = $3 AND state = 'asked'`,
      [caseId, taskId, by.institutionId, report, this.clock.now(), by.accountId],
    );
    if (rows[1] !== 1) throw new AppError('referral.task_unknown');
  }

  /** Ends an institution's part, and with it its sight of the case. Whoever leaves by itself reports first; a lead may take a task back. */
  async dismiss(tx: Tx, { row }: LockedCase, institutionId: string, isByItself: boolean): Promise<void> {
    const open = await tx.query<unknown[]>(
      `SELECT 1 FROM co_task WHERE case_id = $1 AND institution_id = $2 AND state = 'asked'`,
      [row.id, institutionId],
    );
    if (isByItself && open.length > 0) throw new AppError('referral.report_due');
    await this.end(tx, row.id, institutionId);
  }

  /** Ends the part of everybody who helps, or of one. */
  async end(tx: Tx, caseId: string, institutionId: string | null = null): Promise<void> {
    const now = this.clock.now();
    await tx.query(
      `UPDATE co_task SET state = 'ended' WHERE case_id = $1 AND state = 'asked' AND ($2::text IS NULL OR institution_id = $2)`,
      [caseId, institutionId],
    );
    await tx.query(
      `UPDATE case_participant SET until = $3 WHERE case_id = $1 AND until IS NULL AND relation = 'co_handler' AND ($2::text IS NULL OR institution_id = $2)`,
      [caseId, institutionId, now],
    );
  }

  /** Tasks whose day has passed without a report, and that nobody has been told of yet. */
  late(): Promise<{ case_id: string; id: string; institution_id: string }[]> {
    return this.database.read(
      SYSTEM,
      `SELECT case_id, id, institution_id FROM co_task WHERE state = 'asked' AND late_since IS NULL AND due_on < $1::date ORDER BY due_on LIMIT 200`,
      [shanghaiDay(this.clock.now())],
    );
  }

  async markLate(tx: Tx, taskId: string): Promise<void> {
    const rows = await tx.query<[unknown[], number]>(
      `UPDATE co_task SET late_since = $2 WHERE id::text = $1 AND state = 'asked' AND late_since IS NULL AND due_on < $3::date`,
      [taskId, this.clock.now(), shanghaiDay(this.clock.now())],
    );
    if (rows[1] !== 1) throw new AppError('referral.task_unknown');
  }

  async of(tx: Tx, caseId: string): Promise<CoTaskView[]> {
    const today = shanghaiDay(this.clock.now());
    const rows = await tx.query<StoredTask[]>(
      `SELECT * FROM co_task WHERE case_id = $1 ORDER BY opened_at, array_position(ARRAY['origin', 'circulation', 'sale'], stage), id`,
      [caseId],
    );
    return rows.map((row) => ({
      id: row.id,
      institutionId: row.institution_id,
      stage: row.stage,
      asks: row.asks,
      dueOn: row.due_on,
      state: row.state,
      openedAt: row.opened_at.toISOString(),
      report: row.report,
      reportedAt: row.reported_at?.toISOString() ?? null,
      isLate: row.state === 'asked' && row.due_on < today,
    }));
  }
}

interface Reporter {
  readonly institutionId: string | null;
  readonly accountId: string | null;
}

interface StoredTask {
  id: string;
  institution_id: string;
  stage: Stage | null;
  asks: string;
  due_on: Day;
  state: CoTaskView['state'];
  opened_at: Date;
  report: string | null;
  reported_at: Date | null;
}

const invalid = (path: string, zh: string, en: string): AppError =>
  new AppError('request.invalid', {}, [{ path, code: 'not_allowed', message: { zh, en } }]);
