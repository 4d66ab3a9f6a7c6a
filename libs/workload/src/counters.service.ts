import { Injectable } from '@nestjs/common';
import { shanghaiDay } from '#contracts';
import { Clock } from '#platform/clock';
import { Database, SYSTEM } from '#platform/database';

/** Cases counted in one statement. */
const BATCH = 5000;
/** One counter of this database at a time: two would both subtract what a case was. */
const ALONE = `pg_try_advisory_xact_lock(hashtext('workload.roll'))`;

/** How a case counts: in the words of the policy of `case_file` for what a desk does not see. */
const FRESH = `
  SELECT c.id AS case_id, coalesce(c.coordinator_queue, 'national') AS queue,
         coalesce(c.holder_institution_id, o.institution_id, '') AS institution_id,
         c.is_confidential AND NOT (c.holder_institution_id IS NULL OR c.status IN ('appealing', 'triage') OR c.is_challenged) AS is_shielded,
         c.status, coalesce(left(c.place_code, 2) || '0000', '') AS province, c.ip_type,
         (c.received_at AT TIME ZONE INTERVAL '8 hours')::date AS received_on, c.due_on,
         (c.closed_at AT TIME ZONE INTERVAL '8 hours')::date AS closed_on
    FROM ids JOIN case_file c ON c.id = ids.case_id
    LEFT JOIN LATERAL (SELECT p.institution_id FROM case_participant p
                        WHERE p.case_id = c.id AND p.relation = 'offered' AND p.until IS NULL LIMIT 1) o ON c.holder_institution_id IS NULL`;

const PLACE = 'queue, institution_id, is_shielded';
const NEVER = `DATE '0001-01-01'`;

/** Everything that one case is counted in. */
const CELLS = `
  SELECT 'status' AS kind, ${PLACE}, status AS label, ${NEVER} AS day, n FROM moved WHERE closed_on IS NULL
  UNION ALL SELECT 'age', ${PLACE}, '', received_on, n FROM moved WHERE closed_on IS NULL
  UNION ALL SELECT 'due', ${PLACE}, '', due_on, n FROM moved WHERE closed_on IS NULL AND due_on IS NOT NULL
  UNION ALL SELECT 'filed', ${PLACE}, province || '|' || ip_type, received_on, n FROM moved
  UNION ALL SELECT 'filed_month', queue, '', is_shielded, province || '|' || ip_type, date_trunc('month', received_on)::date, n FROM moved
  UNION ALL SELECT 'closed', ${PLACE}, province || '|' || ip_type, closed_on, n FROM moved WHERE closed_on IS NOT NULL`;

/** With its measure as a parameter, so that a connection plans it once: planning takes many times what running does. */
const ROLL = `
  WITH picked AS (DELETE FROM case_touched WHERE ctid = ANY (ARRAY(SELECT ctid FROM case_touched LIMIT $1)) RETURNING case_id),
  ids AS MATERIALIZED (SELECT DISTINCT case_id FROM picked),
  fresh AS MATERIALIZED (${FRESH}),
  stale AS MATERIALIZED (SELECT t.* FROM workload_tally t JOIN ids USING (case_id)),
  moved AS (SELECT *, 1 AS n FROM fresh UNION ALL SELECT *, -1 FROM stale),
  delta AS (SELECT kind, ${PLACE}, label, day, sum(n)::int AS n FROM (${CELLS}) AS cells GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0),
  added AS (INSERT INTO workload_cell SELECT * FROM delta
            ON CONFLICT (kind, ${PLACE}, label, day) DO UPDATE SET n = workload_cell.n + excluded.n),
  kept AS (INSERT INTO workload_tally SELECT * FROM fresh
           ON CONFLICT (case_id) DO UPDATE SET (${PLACE}, status, province, ip_type, received_on, due_on, closed_on)
             = (SELECT excluded.queue, excluded.institution_id, excluded.is_shielded, excluded.status, excluded.province, excluded.ip_type,
                       excluded.received_on, excluded.due_on, excluded.closed_on))
  SELECT count(*)::int AS count FROM picked`;

/**
 * Rolls changes of cases up into counters. Every batch is one transaction: what it takes off the list and what it adds come together or
 * not at all, so that counters at rest are what counting anew would give.
 */
@Injectable()
export class Counters {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Counts until nothing waits. @returns how many changes were taken in */
  async roll(): Promise<number> {
    let total = 0;
    for (;;) {
      const count = await this.database.transaction(SYSTEM, async (tx) => {
        const [turn] = await tx.query<{ is_mine: boolean }[]>(`SELECT ${ALONE} AS is_mine`);
        if (!turn?.is_mine) return 0;
        const [row] = await tx.query<{ count: number }[]>(ROLL, [BATCH]);
        return row?.count ?? 0;
      });
      total += count;
      if (count < BATCH) return total;
    }
  }

  /** Keeps the backlog of today; the last time on a day is how the day ended. */
  async keepDay(): Promise<void> {
    await this.database.read(
      SYSTEM,
      `INSERT INTO workload_day (day, ${PLACE}, open, overdue)
       SELECT $1::date, ${PLACE}, coalesce(sum(n) FILTER (WHERE kind = 'status'), 0), coalesce(sum(n) FILTER (WHERE kind = 'due' AND day < $1::date), 0)
         FROM workload_cell WHERE kind IN ('status', 'due') GROUP BY ${PLACE}
       ON CONFLICT (day, ${PLACE}) DO UPDATE SET open = excluded.open, overdue = excluded.overdue`,
      [shanghaiDay(this.clock.now())],
    );
  }

  /** Forgets counters that have come back to nothing. Those of statuses stay: they say that there was something to count. */
  async purge(): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const [turn] = await tx.query<{ is_mine: boolean }[]>(`SELECT ${ALONE} AS is_mine`);
      if (turn?.is_mine) await tx.query(`DELETE FROM workload_cell WHERE n = 0 AND kind <> 'status'`);
    });
  }
}
