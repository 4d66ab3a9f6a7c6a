import { Injectable } from '@nestjs/common';
import type { CaseStatus, Day } from '#contracts';
import { Database, type Scope } from '#platform/database';

export const VIEWS = ['inbox', 'mine', 'offered', 'overdue', 'all'] as const;
export type CaseView = (typeof VIEWS)[number];

/** What a list of cases may be narrowed by. Everything is a parameter; no word of a caller becomes SQL. */
export interface CaseFilter {
  readonly view: CaseView;
  readonly institutionId: string | null;
  readonly queue: string | null;
  readonly accountId: string;
  readonly today: Day;
  readonly status: CaseStatus | null;
  readonly ipType: string | null;
  readonly isUrgent: boolean | null;
  readonly text: string | null;
  readonly after: { readonly receivedAt: string; readonly id: string } | null;
  readonly limit: number;
}

export interface CaseListRow {
  id: string;
  case_no: string;
  version: number;
  status: CaseStatus;
  title: string | null;
  ip_type: string;
  matters: string[];
  applicant_name: string | null;
  place_code: string | null;
  holder_institution_id: string | null;
  handler_name: string | null;
  relation: string | null;
  is_urgent: boolean;
  is_confidential: boolean;
  proposal: string | null;
  received_at: Date;
  due_on: Day | null;
  closed_at: Date | null;
}

export interface ViewCounts {
  inbox: number;
  mine: number;
  offered: number;
  overdue: number;
}

const OFFERED_TO_ME = `EXISTS (SELECT FROM case_participant p WHERE p.case_id = c.id AND p.institution_id = $1 AND p.relation = 'offered' AND p.until IS NULL)`;
const TAKES_PART = `EXISTS (SELECT FROM case_participant p WHERE p.case_id = c.id AND p.institution_id = $1 AND p.until IS NULL)`;
/** Coordinators have no institution: their inbox is what nobody holds at their desk. */
const UNHELD_AT_DESK = `(c.holder_institution_id IS NULL AND ($2 = 'national' OR c.coordinator_queue = $2))`;
const OPEN = `c.closed_at IS NULL`;

/** Each view as a condition over $1 institution, $2 desk, $3 account, $4 today. All five keep $1 to $4 in use, so that one list of parameters serves. */
const CONDITIONS: Record<CaseView, string> = {
  inbox: `${OPEN} AND (c.holder_institution_id = $1 OR ${OFFERED_TO_ME} OR ($2::text IS NOT NULL AND ${UNHELD_AT_DESK}))`,
  mine: `${OPEN} AND c.handler_id = $3::uuid`,
  offered: `${OPEN} AND ${OFFERED_TO_ME}`,
  overdue: `${OPEN} AND c.due_on < $4::date AND (c.holder_institution_id = $1 OR ${TAKES_PART} OR $2::text IS NOT NULL)`,
  all: `(c.holder_institution_id = $1 OR ${TAKES_PART} OR $2::text IS NOT NULL)`,
};

const RELATION = `CASE WHEN c.holder_institution_id = $1 THEN 'holder'
  WHEN $1::text IS NULL THEN 'coordinator'
  ELSE (SELECT p.relation FROM case_participant p WHERE p.case_id = c.id AND p.institution_id = $1 AND p.until IS NULL LIMIT 1) END`;

const scopeParameters = (filter: CaseFilter): unknown[] => [filter.institutionId, filter.queue, filter.accountId, filter.today];
const USED = `($1::text IS NULL OR TRUE) AND ($2::text IS NULL OR TRUE) AND ($3::uuid IS NULL OR TRUE) AND ($4::date IS NULL OR TRUE)`;

/** Lists of cases for screens: read only, always under the viewer's scope. */
@Injectable()
export class CaseQueries {
  constructor(private readonly database: Database) {}

  /** One page of a view, oldest first: whoever has waited longest stands on top, urgent cases before all. Keyset over (urgent, received, id). */
  async page(scope: Scope, filter: CaseFilter): Promise<CaseListRow[]> {
    const parameters = scopeParameters(filter);
    const and = [USED, CONDITIONS[filter.view]];
    const bind = (value: unknown, condition: (place: string) => string): void => {
      parameters.push(value);
      and.push(condition(`$${parameters.length}`));
    };
    if (filter.status) bind(filter.status, (p) => `c.status = ${p}`);
    if (filter.ipType) bind(filter.ipType, (p) => `c.ip_type = ${p}`);
    if (filter.isUrgent !== null) bind(filter.isUrgent, (p) => `c.is_urgent = ${p}`);
    if (filter.text) {
      bind(`%${filter.text.replace(/[\\%_]/g, '\\$&')}%`, (p) => `(c.case_no ILIKE ${p} OR c.title ILIKE ${p} OR EXISTS (SELECT FROM party a WHERE a.case_id = c.id AND a.name ILIKE ${p}))`);
    }
    if (filter.after) {
      parameters.push(filter.after.receivedAt, filter.after.id);
      and.push(`(c.received_at, c.id) > ($${parameters.length - 1}::timestamptz, $${parameters.length}::uuid)`);
    }
    return this.database.read<CaseListRow>(
      scope,
      `SELECT c.id, c.case_no, c.version, c.status, c.title, c.ip_type, c.matters, c.place_code, c.holder_institution_id, c.is_urgent, c.is_confidential,
              c.proposal, c.received_at, c.due_on, c.closed_at,
              (SELECT a.name FROM party a WHERE a.case_id = c.id AND a.side = 'applicant' LIMIT 1) AS applicant_name,
              (SELECT h.display_name FROM account h WHERE h.id = c.handler_id) AS handler_name,
              ${RELATION} AS relation
         FROM case_file c WHERE ${and.join(' AND ')}
        ORDER BY c.received_at, c.id LIMIT ${filter.limit}`,
      parameters,
    );
  }

  /** How many cases stand in each view. */
  async counts(scope: Scope, filter: CaseFilter): Promise<ViewCounts> {
    const count = (view: CaseView): string => `(SELECT count(*)::int FROM case_file c WHERE ${USED} AND ${CONDITIONS[view]}) AS ${view}`;
    const [row] = await this.database.read<ViewCounts>(scope, `SELECT ${[count('inbox'), count('mine'), count('offered'), count('overdue')].join(', ')}`, scopeParameters(filter));
    return row ?? { inbox: 0, mine: 0, offered: 0, overdue: 0 };
  }
}
