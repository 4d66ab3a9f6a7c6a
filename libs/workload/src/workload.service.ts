import { Injectable } from '@nestjs/common';
import type { Day, Role } from '#contracts';
import { Database, type Scope } from '#platform/database';

/** One institution's open work. */
export interface InstitutionLoad {
  readonly institutionId: string;
  readonly offered: number;
  readonly examining: number;
  readonly handling: number;
  readonly waiting: number;
  readonly overdue: number;
  readonly open: number;
}

/** What stands at a coordinators' desk without an institution. */
export interface DeskLoad {
  readonly queue: string;
  readonly open: number;
  readonly oldest: Day | null;
}

export interface Overview {
  readonly institutions: InstitutionLoad[];
  readonly queues: DeskLoad[];
  readonly filedToday: number;
  readonly open: number;
  readonly overdue: number;
  readonly deadLetters: number;
}

export interface Colleague {
  readonly id: string;
  readonly displayName: string;
  readonly role: Role;
  readonly openCases: number;
}

/** Who has how much to do. Reads only, under the viewer's scope, so that a coordinator counts just what she may see. */
@Injectable()
export class Workload {
  constructor(private readonly database: Database) {}

  async overview(scope: Scope, today: Day): Promise<Overview> {
    return this.database.transaction(scope, async (tx) => {
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

  /** Who can take a case in an institution, with what each has in hand, least first. */
  async colleagues(scope: Scope, institutionId: string): Promise<Colleague[]> {
    return this.database.read<Colleague>(
      scope,
      `SELECT a.id, a.display_name AS "displayName", a.role,
              (SELECT count(*)::int FROM case_file c WHERE c.handler_id = a.id AND c.closed_at IS NULL) AS "openCases"
         FROM account a WHERE a.institution_id = $1 AND a.is_active AND a.role IN ('handler', 'examiner', 'team_leader')
        ORDER BY "openCases", a.display_name`,
      [institutionId],
    );
  }
}
