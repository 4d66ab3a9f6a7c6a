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
