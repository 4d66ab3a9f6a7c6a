import { Injectable } from '@nestjs/common';
import { addDays, type Day } from '#contracts';
import { Database, type Scope, type Tx } from '#platform/database';
import type { DeskLoad, InstitutionLoad, Overview } from './workload.service.js';

/** How old the open cases of an institution are, in days; `institutionId` null = all in reach together. */
export interface Ages {
  readonly institutionId: string | null;
  readonly open: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly oldest: number;
}

/** One day of the backlog in reach. */
export interface BacklogDay {
  readonly day: Day;
  readonly open: number;
  readonly overdue: number;
  readonly filed: number;
  readonly closed: number;
}

/** How many requests came from a province about a type of right; an empty province is off the mainland or unknown. */
export interface Flow {
  readonly province: string;
  readonly ipType: string;
  readonly filed: number;
}

const IN = (labels: readonly string[]): string => labels.map((label) => `'${label}'`).join(', ');
const EXAMINING = IN(['examining', 'refusal_proposed']);
const HANDLING = IN(['accepted', 'assigned', 'handling', 'mediating', 'result_review']);
const WAITING = IN(['supplement_pending', 'suspended', 'referred_waiting', 'refused', 'appealing']);
const sum = (where: string): string => `coalesce(sum(n) FILTER (WHERE ${where}), 0)::int`;

/** Overviews, answered from counters under the viewer's scope: as quick at ten million cases as at ten. */
@Injectable()
export class Overviews {
  constructor(private readonly database: Database) {}

  async overview(scope: Scope, today: Day): Promise<Overview> {
    return this.database.transaction(scope, async (tx) => {
      const [sums] = await tx.query<Pick<Overview, 'filedToday' | 'open' | 'overdue' | 'deadLetters'>[]>(
        `SELECT ${sum(`kind = 'filed'`)} AS "filedToday", ${sum(`kind = 'status'`)} AS open, ${sum(`kind = 'due'`)} AS overdue,
                (SELECT count(*)::int FROM dead_letter WHERE settled_at IS NULL) AS "deadLetters"
           FROM workload_cell WHERE kind = 'status' OR (kind = 'due' AND day < $1::date) OR (kind = 'filed' AND day = $1::date)`,
        [today],
      );
      return {
        institutions: await this.institutions(tx, today),
        queues: await this.desks(tx),
        filedToday: sums?.filedToday ?? 0,
        open: sums?.open ?? 0,
        overdue: sums?.overdue ?? 0,
        deadLetters: sums?.deadLetters ?? 0,
      };
    });
  }

  /** Percentiles of the age of open cases, from counters by day of filing; the first line is all in reach together. */
  async ages(scope: Scope, today: Day): Promise<Ages[]> {
    return this.database.read<Ages>(
      scope,
      `WITH bucket AS (SELECT institution_id, $1::date - day AS age, sum(n) AS n FROM workload_cell WHERE kind = 'age' AND n > 0 GROUP BY 1, 2),
            every_one AS (SELECT * FROM bucket WHERE institution_id <> '' UNION ALL SELECT NULL, age, sum(n) FROM bucket GROUP BY age),
            run AS (SELECT institution_id, age, sum(n) OVER (PARTITION BY institution_id ORDER BY age) AS upto,
                           sum(n) OVER (PARTITION BY institution_id) AS total FROM every_one)
       SELECT institution_id AS "institutionId", max(total)::int AS open, min(age) FILTER (WHERE upto >= 0.5 * total) AS p50,
              min(age) FILTER (WHERE upto >= 0.9 * total) AS p90, min(age) FILTER (WHERE upto >= 0.99 * total) AS p99, max(age) AS oldest
         FROM run GROUP BY 1 ORDER BY institution_id NULLS FIRST`,
      [today],
    );
  }

  /** The last days, oldest first; a day before the first count has a backlog of nothing. */
  async history(scope: Scope, today: Day, days: number): Promise<BacklogDay[]> {
    return this.database.read<BacklogDay>(
      scope,
      `WITH flow AS (SELECT day, ${sum(`kind = 'filed'`)} AS filed, ${sum(`kind = 'closed'`)} AS closed
                       FROM workload_cell WHERE kind IN ('filed', 'closed') AND day BETWEEN $1::date AND $2::date GROUP BY day),
            stock AS (SELECT day, sum(open)::int AS open, sum(overdue)::int AS overdue FROM workload_day WHERE day BETWEEN $1::date AND $2::date GROUP BY day)
       SELECT to_char(d, 'YYYY-MM-DD') AS day, coalesce(s.open, 0) AS open, coalesce(s.overdue, 0) AS overdue,
              coalesce(f.filed, 0) AS filed, coalesce(f.closed, 0) AS closed
         FROM generate_series($1::date, $2::date, interval '1 day') AS d
         LEFT JOIN stock s ON s.day = d::date LEFT JOIN flow f ON f.day = d::date ORDER BY d`,
      [addDays(today, 1 - days), today],
    );
  }

  /** Province × type: over the last `days`, or of all time. */
  async flows(scope: Scope, today: Day, days: number | null): Promise<Flow[]> {
    const where = days === null ? `kind = 'filed_month'` : `kind = 'filed' AND day > $1::date`;
    return this.database.read<Flow>(
      scope,
      `SELECT split_part(label, '|', 1) AS province, split_part(label, '|', 2) AS "ipType", filed
         FROM (SELECT label, sum(n)::int AS filed FROM workload_cell WHERE ${where} GROUP BY label) AS one WHERE filed > 0 ORDER BY 1, 2`,
      days === null ? [] : [addDays(today, -days)],
    );
  }

  private institutions(tx: Tx, today: Day): Promise<InstitutionLoad[]> {
    const is = (labels: string): string => sum(`kind = 'status' AND label IN (${labels})`);
    return tx.query<InstitutionLoad[]>(
      `SELECT institution_id AS "institutionId", ${is(IN(['transferring']))} AS offered, ${is(EXAMINING)} AS examining,
              ${is(HANDLING)} AS handling, ${is(WAITING)} AS waiting, ${sum(`kind = 'due'`)} AS overdue, ${sum(`kind = 'status'`)} AS open
         FROM workload_cell WHERE institution_id <> '' AND (kind = 'status' OR (kind = 'due' AND day < $1::date))
        GROUP BY 1 HAVING sum(n) FILTER (WHERE kind = 'status') > 0 ORDER BY overdue DESC, open DESC, 1`,
      [today],
    );
  }

  private desks(tx: Tx): Promise<DeskLoad[]> {
    return tx.query<DeskLoad[]>(
      `SELECT queue, ${sum(`kind = 'status' AND label <> 'transferring'`)} AS open,
              to_char(min(day) FILTER (WHERE kind = 'age' AND n > 0), 'YYYY-MM-DD') AS oldest
         FROM workload_cell WHERE institution_id = '' AND kind IN ('status', 'age')
        GROUP BY queue HAVING sum(n) FILTER (WHERE kind = 'status' AND label <> 'transferring') > 0 ORDER BY 2 DESC, 1`,
    );
  }
}
