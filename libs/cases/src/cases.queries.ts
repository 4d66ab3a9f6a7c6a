import { Injectable } from '@nestjs/common';
import type { CaseStatus, Day } from '#contracts';
import { Database, type Scope } from '#platform/database';

export const VIEWS = ['inbox', 'mine', 'offered', 'overdue', 'all'] as const;
export type CaseView = (typeof VIEWS)[number];

/** What a list of cases may be narrowed by. Everything is a parameter; no word of a caller becomes SQL. */
export interface CaseFilter {
  readonly view: CaseView;
  /** The viewer's institution, or null for a coordinator. */
  readonly institutionId: string | null;
  /** The coordinator's desk, or null for staff. */
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

/** How many cases stand in each view; counting stops at `MOST_COUNTED`. */
export interface ViewCounts {
  inbox: number;
  mine: number;
  offered: number;
  overdue: number;
}

/** Nobody reads a longer number, and counting on would cost more than the list. */
export const MOST_COUNTED = 1000;

/** One way for a case to belong in a view: its relation to the viewer, where it is found, and what must hold. */
interface Branch {
  readonly relation: string;
  readonly from: string;
  readonly where: string;
}

class Parameters {
  readonly values: unknown[] = [];

  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const HELD = 'case_file c';
const SHARED = 'case_participant p JOIN case_file c ON c.id = p.case_id';
const OPEN = 'c.closed_at IS NULL';
/** In the words of the index `case_file_desk`: nobody holds it, or the coordinators decide although somebody does. */
const DESK_TURN = `(c.holder_institution_id IS NULL OR c.status IN ('appealing', 'triage'))`;

/** Views of an institution's staff: what they hold, what they are asked to take, what they help with. */
function staffBranches(filter: CaseFilter, bind: (value: unknown) => string): Branch[] {
  // A parameter that no branch uses has no type: `mine` asks for the account only.
  if (filter.view === 'mine')
    return [{ relation: `'holder'`, from: HELD, where: `c.handler_id = ${bind(filter.accountId)} AND ${OPEN}` }];
  const mine = bind(filter.institutionId);
  const held: Branch = { relation: `'holder'`, from: HELD, where: `c.holder_institution_id = ${mine}` };
  const shared: Branch = {
    relation: 'p.relation',
    from: SHARED,
    where: `p.institution_id = ${mine} AND p.until IS NULL AND c.holder_institution_id IS DISTINCT FROM ${mine}`,
  };
  const offered: Branch = { ...shared, where: `${shared.where} AND p.relation = 'offered'` };
  const and = (branch: Branch, more: string): Branch => ({ ...branch, where: `${branch.where} AND ${more}` });
  switch (filter.view) {
    case 'inbox':
      return [and(held, OPEN), and(offered, OPEN)];
    case 'offered':
      return [and(offered, OPEN)];
    case 'overdue': {
      const late = `${OPEN} AND c.due_on < ${bind(filter.today)}`;
      return [and(held, late), and(shared, late)];
    }
    case 'all':
      return [held, shared];
  }
}

/** Views of a coordinators' desk: what waits there for a decision, what is out on offer, what is late in its province. */
function deskBranches(filter: CaseFilter, bind: (value: unknown) => string): Branch[] {
  if (filter.view === 'mine') return [{ relation: `'coordinator'`, from: HELD, where: 'FALSE' }];
  const desk = filter.queue === 'national' ? 'TRUE' : `c.coordinator_queue = ${bind(filter.queue)}`;
  const branch = (where: string): Branch[] => [
    { relation: `'coordinator'`, from: HELD, where: `${desk} AND ${where}` },
  ];
  switch (filter.view) {
    case 'inbox':
      return branch(`${OPEN} AND ${DESK_TURN} AND c.status <> 'transferring'`);
    case 'offered':
      return branch(`${OPEN} AND ${DESK_TURN} AND c.status = 'transferring'`);
    case 'overdue':
      return branch(`${OPEN} AND c.due_on < ${bind(filter.today)}`);
    case 'all':
      return branch('TRUE');
  }
}

/** Lists of cases for screens: read only, always under the viewer's scope. */
@Injectable()
export class CaseQueries {
  constructor(private readonly database: Database) {}

  /**
   * One page of a view, oldest first: whoever has waited longest stands on top. Each branch walks its own index and stops after one
   * page; the page is the merge of what they brought. Keyset over (received, id).
   */
  async page(scope: Scope, filter: CaseFilter): Promise<CaseListRow[]> {
    const parameters = new Parameters();
    const bind = (value: unknown): string => parameters.bind(value);
    const branches = this.branches(filter, bind);
    const narrowed = this.narrowing(filter, bind);
    const parts = branches.map(
      ({ relation, from, where }) =>
        `(SELECT c.id, c.received_at, ${relation} AS relation FROM ${from} WHERE ${[where, ...narrowed].join(' AND ')} ORDER BY c.received_at, c.id LIMIT ${filter.limit})`,
    );
    return this.database.read<CaseListRow>(
      scope,
      `WITH found AS (SELECT * FROM (${parts.join(' UNION ALL ')}) AS one ORDER BY received_at, id LIMIT ${filter.limit})
       SELECT c.id, c.case_no, c.version, c.status, c.title, c.ip_type, c.matters, c.applicant_name, c.place_code, c.holder_institution_id,
              c.is_urgent, c.is_confidential, c.proposal, c.received_at, c.due_on, c.closed_at, found.relation,
              (SELECT h.display_name FROM account h WHERE h.id = c.handler_id) AS handler_name
         FROM found JOIN case_file c ON c.id = found.id ORDER BY c.received_at, c.id`,
      parameters.values,
    );
  }

  /** How many cases stand in each view, up to `MOST_COUNTED`. */
  async counts(scope: Scope, filter: CaseFilter): Promise<ViewCounts> {
    const parameters = new Parameters();
    const bind = (value: unknown): string => parameters.bind(value);
    const count = (view: CaseView): string => {
      const parts = this.branches({ ...filter, view }, bind).map(
        ({ from, where }) => `(SELECT 1 FROM ${from} WHERE ${where} LIMIT ${MOST_COUNTED})`,
      );
      return `(SELECT least(count(*), ${MOST_COUNTED})::int FROM (${parts.join(' UNION ALL ')}) AS one) AS ${view}`;
    };
    const [row] = await this.database.read<ViewCounts>(
      scope,
      `SELECT ${(['inbox', 'mine', 'offered', 'overdue'] as const).map(count).join(', ')}`,
      parameters.values,
    );
    return row ?? { inbox: 0, mine: 0, offered: 0, overdue: 0 };
  }

  private branches(filter: CaseFilter, bind: (value: unknown) => string): Branch[] {
    return filter.institutionId === null ? deskBranches(filter, bind) : staffBranches(filter, bind);
  }

  private narrowing(filter: CaseFilter, bind: (value: unknown) => string): string[] {
    const and: string[] = [];
    if (filter.status) and.push(`c.status = ${bind(filter.status)}`);
    if (filter.ipType) and.push(`c.ip_type = ${bind(filter.ipType)}`);
    if (filter.isUrgent !== null) and.push(`c.is_urgent = ${bind(filter.isUrgent)}`);
    if (filter.text) {
      const pattern = bind(`%${filter.text.replace(/[\\%_]/g, '\\$&')}%`);
      and.push(`(c.case_no ILIKE ${pattern} OR c.title ILIKE ${pattern} OR c.applicant_name ILIKE ${pattern})`);
    }
    if (filter.after)
      and.push(
        `(c.received_at, c.id) > (${bind(filter.after.receivedAt)}::timestamptz, ${bind(filter.after.id)}::uuid)`,
      );
    return and;
  }
}
