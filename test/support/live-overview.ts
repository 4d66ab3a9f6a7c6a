import type { Day } from '#contracts';
import type { Database, Scope } from '#platform/database';
import type { DeskLoad, InstitutionLoad, Overview } from '#workload';

/** The overview counted anew from the cases themselves: what counters have to agree with, and what they are measured against. */
export async function liveOverview(database: Database, scope: Scope, today: Day): Promise<Overview> {
  return database.transaction(scope, async (tx) => {
    const institutions = await tx.query<InstitutionLoad[]>(
      `SELECT coalesce(c.holder_institution_id, p.institution_id) AS "institutionId",
                count(*) FILTER (WHERE c.status = 'transferring')::int AS offered,
                count(*) FILTER (WHERE c.status IN ('examining', 'refusal_proposed'))::int AS examining,
                count(*) FILTER (WHERE c.status IN ('accepted', 'assigned', 'handling', 'mediating', 'result_review'))::int AS handling,
                count(*) FILTER (WHERE c.status IN ('supplement_pending', 'suspended', 'referred_waiting', 'refused', 'appealing'))::int AS waiting,
                count(*) FILTER (WHERE c.due_on < $1::date)::int AS overdue,
                count(*)::int AS open
           FROM case_file c
           LEFT JOIN case_participant p ON p.case_id = c.id AND p.relation = 'offered' AND p.until IS NULL
          WHERE c.closed_at IS NULL AND coalesce(c.holder_institution_id, p.institution_id) IS NOT NULL
          GROUP BY 1 ORDER BY overdue DESC, open DESC`,
      [today],
    );
    const queues = await tx.query<DeskLoad[]>(
      `SELECT coalesce(coordinator_queue, 'national') AS queue, count(*)::int AS open,
                to_char(min(received_at) AT TIME ZONE INTERVAL '8 hours', 'YYYY-MM-DD') AS oldest
           FROM case_file c WHERE closed_at IS NULL AND holder_institution_id IS NULL AND status <> 'transferring' GROUP BY 1 ORDER BY 2 DESC`,
    );
    const [sums] = await tx.query<{ filedToday: number; open: number; overdue: number }[]>(
      `SELECT count(*) FILTER (WHERE (received_at AT TIME ZONE INTERVAL '8 hours')::date = $1::date)::int AS "filedToday",
                count(*) FILTER (WHERE closed_at IS NULL)::int AS open,
                count(*) FILTER (WHERE closed_at IS NULL AND due_on < $1::date)::int AS overdue
           FROM case_file`,
      [today],
    );
    const [letters] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM dead_letter WHERE settled_at IS NULL`,
    );
    return {
      institutions,
      queues,
      filedToday: sums?.filedToday ?? 0,
      open: sums?.open ?? 0,
      overdue: sums?.overdue ?? 0,
      deadLetters: letters?.count ?? 0,
    };
  });
}
