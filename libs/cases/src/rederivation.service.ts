import { Injectable } from '@nestjs/common';
import type { Day } from '#contracts';
import { Clock } from '#platform/clock';
import { Database, type Scope, SYSTEM, type Tx } from '#platform/database';
import { Cases } from './cases.service.js';
import type { Deadline } from './domain/deadlines.js';
import { nextDays, Promises } from './promises.service.js';

/** A batch holds this many cases locked at once, for a moment. */
const BATCH = 50;
/** Longer than any process goes on with a calendar that it has read: whoever wrote by the old one has written. */
const SETTLE_MS = 12_000;

/** A deadline that a new plan moved. */
export interface Move {
  readonly kind: string;
  readonly openedSeq: number;
  readonly was: Day;
  readonly is: Day;
}

export interface MoveRecord extends Move {
  readonly caseNo: string;
  readonly holderId: string | null;
  readonly movedAt: Date;
}

/** A case whose stored deadlines are not what its history comes to. */
export interface Difference {
  readonly caseNo: string;
  readonly caseId: string;
  readonly stored: readonly string[];
  readonly derived: readonly string[];
}

interface Stored {
  kind: string;
  opened_seq: number;
  starts_on: Day;
  warn_on: Day;
  due_on: Day;
  is_provisional: boolean;
}

interface OpenPlan {
  id: number;
  first_day: Day;
  cursor: string | null;
}

/** Open deadlines derived anew: when the calendar changed, to say what moved; and at any time, to prove that nothing did. */
@Injectable()
export class Rederivation {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly promises: Promises,
    private readonly clock: Clock,
  ) {}

  /** Goes on with every plan that is not through yet. What a cut-off run had done it does not do again. @returns cases looked at */
  async run(): Promise<number> {
    for (let whole = 0; ;) {
      const looked = await this.batch();
      if (looked === 0) return whole;
      whole += looked;
    }
  }

  /** What a plan moved, as far as this reader may see the cases. */
  moves(scope: Scope, planId: number): Promise<MoveRecord[]> {
    return this.database.read<MoveRecord>(
      scope,
      `SELECT c.case_no AS "caseNo", c.holder_institution_id AS "holderId", m.kind, m.opened_seq AS "openedSeq", m.was_due AS was, m.is_due AS is,
              m.moved_at AS "movedAt"
         FROM deadline_move m JOIN case_file c ON c.id = m.case_id WHERE m.plan_id = $1 ORDER BY m.is_due, c.case_no, m.kind LIMIT 500`,
      [planId],
    );
  }

  /**
   * Compares the stored deadlines of open cases with what their histories come to.
   * @returns the differences among the next `limit` cases after `after`, and where to go on; null = that was the last
   */
  async verify(
    after: string | null,
    limit: number,
  ): Promise<{ differences: Difference[]; next: string | null; looked: number }> {
    const rows = await this.database.read<{ id: string }>(
      SYSTEM,
      `SELECT id FROM case_file WHERE ($1::uuid IS NULL OR id > $1::uuid) AND (closed_at IS NULL OR status IN ('concluded', 'return_visit')) ORDER BY id LIMIT ${limit}`,
      [after],
    );
    const differences: Difference[] = [];
    for (const { id } of rows) {
      const difference = await this.database.transaction(SYSTEM, (tx) => this.compare(tx, id));
      if (difference) differences.push(difference);
    }
    return { differences, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null), looked: rows.length };
  }

  /** Writes the stored deadlines of one case anew from its history. */
  async repair(caseId: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const locked = await this.cases.lockById(tx, caseId);
      await this.write(tx, caseId, await this.promises.deadlinesOf(locked.facts, locked.history));
    });
  }

  private async batch(): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const settledBefore = new Date(this.clock.now().getTime() - SETTLE_MS);
      const [plan] = await tx.query<OpenPlan[]>(
        `SELECT id, first_day, cursor FROM holiday_plan WHERE done_at IS NULL AND published_at <= $1 ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`,
        [settledBefore],
      );
      if (!plan) return 0;
      const rows = await tx.query<{ case_id: string }[]>(
        `SELECT DISTINCT case_id FROM deadline WHERE satisfied_at IS NULL AND due_on >= $1::date AND ($2::uuid IS NULL OR case_id > $2::uuid) ORDER BY case_id LIMIT ${BATCH}`,
        [plan.first_day, plan.cursor],
      );
      let moved = 0;
      for (const { case_id } of rows) moved += await this.rederive(tx, plan.id, case_id);
      await tx.query(
        `UPDATE holiday_plan SET cursor = $2, looked_at = looked_at + $3, moved = moved + $4, done_at = $5 WHERE id = $1`,
        [
          plan.id,
          rows.at(-1)?.case_id ?? plan.cursor,
          rows.length,
          moved,
          rows.length < BATCH ? this.clock.now() : null,
        ],
      );
      return Math.max(1, rows.length);
    });
  }

  /** @returns how many deadlines of the case have moved */
  private async rederive(tx: Tx, planId: number, caseId: string): Promise<number> {
    const locked = await this.cases.lockById(tx, caseId);
    const before = await this.stored(tx, caseId);
    const derived = await this.promises.deadlinesOf(locked.facts, locked.history);
    const moves = movesBetween(before, derived);
    await this.write(tx, caseId, derived);
    if (moves.length === 0) return 0;
    await tx.query(
      `INSERT INTO deadline_move (plan_id, case_id, kind, opened_seq, was_due, is_due, moved_at)
       SELECT $1, $2, k, s, w, i, $7 FROM unnest($3::text[], $4::int[], $5::date[], $6::date[]) AS m(k, s, w, i) ON CONFLICT DO NOTHING`,
      [
        planId,
        caseId,
        moves.map(({ kind }) => kind),
        moves.map(({ openedSeq }) => openedSeq),
        moves.map(({ was }) => was),
        moves.map(({ is }) => is),
        this.clock.now(),
      ],
    );
    await this.cases.note(tx, locked, {
      act: 'deadlines_moved',
      actorKind: 'system',
      isPublic: true,
      isQuiet: true,
      facts: { moves, plan: planId, tells: ['applicant', 'holder', 'handler'] },
    });
    return moves.length;
  }

  private async write(tx: Tx, caseId: string, derived: readonly Deadline[]): Promise<void> {
    await this.promises.store(tx, caseId, derived);
    const { dueOn, warnOn, externalDueOn } = nextDays(derived);
    await tx.query(`UPDATE case_file SET due_on = $2, warn_on = $3, external_due_on = $4 WHERE id = $1`, [
      caseId,
      dueOn,
      warnOn,
      externalDueOn,
    ]);
  }

  private stored(tx: Tx, caseId: string): Promise<Stored[]> {
    return tx.query<Stored[]>(
      `SELECT kind, opened_seq, starts_on, warn_on, due_on, is_provisional FROM deadline WHERE case_id = $1 AND satisfied_at IS NULL ORDER BY kind, opened_seq`,
      [caseId],
    );
  }

  private async compare(tx: Tx, caseId: string): Promise<Difference | null> {
    const locked = await this.cases.lockById(tx, caseId);
    const derived = (await this.promises.deadlinesOf(locked.facts, locked.history))
      .filter(({ dueOn }) => dueOn !== null)
      .map((one) => line(one.kind, one.openedSeq, one.startsOn, one.warnOn, one.dueOn))
      .sort();
    const stored = (await this.stored(tx, caseId))
      .map((one) => line(one.kind, one.opened_seq, one.starts_on, one.warn_on, one.due_on))
      .sort();
    const isSame = derived.length === stored.length && derived.every((text, i) => text === stored[i]);
    return isSame ? null : { caseNo: locked.row.case_no, caseId, stored, derived };
  }
}

const line = (kind: string, seq: number, startsOn: Day, warnOn: Day | null, dueOn: Day | null): string =>
  `${kind}#${seq} from ${startsOn}, warn ${warnOn ?? '-'}, due ${dueOn ?? '-'}`;

function movesBetween(before: readonly Stored[], derived: readonly Deadline[]): Move[] {
  return before.flatMap(({ kind, opened_seq, due_on }) => {
    const now = derived.find((one) => one.kind === kind && one.openedSeq === opened_seq)?.dueOn;
    return now && now !== due_on ? [{ kind, openedSeq: opened_seq, was: due_on, is: now }] : [];
  });
}
