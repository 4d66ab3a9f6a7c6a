import { Injectable } from '@nestjs/common';
import type { CaseStatus, Day } from '#contracts';
import { Database, type Scope } from '#platform/database';
import { Persons } from './persons.service.js';

export const VIEWS = ['inbox', 'mine', 'offered', 'unassigned', 'due_soon', 'overdue', 'all'] as const;
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
  /** The last case of the page before: the day that somebody else has set, where there is one, comes before everything. */
  readonly after: { readonly external: Day | null; readonly receivedAt: string; readonly id: string } | null;
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
  warn_on: Day | null;
  external_due_on: Day | null;
  closed_at: Date | null;
}

/** How many cases stand in each view; counting stops at `MOST_COUNTED`. */
export interface ViewCounts {
  inbox: number;
  mine: number;
  offered: number;
  /** Accepted, and nobody is in charge yet. */
  unassigned: number;
  due_soon: number;
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
export const DESK_TURN = `(c.holder_institution_id IS NULL OR c.status IN ('appealing', 'triage') OR c.is_challenged)`;

/** The first of the two dates of some clock has come, and the second of none has passed. */
const dueSoon = (today: string): string => `${OPEN} AND c.warn_on <= ${today} AND c.due_on >= ${today}`;

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
    case 'unassigned':
      return [and(held, `c.status = 'accepted' AND c.handler_id IS NULL AND ${OPEN}`)];
    case 'due_soon': {
      const soon = dueSoon(bind(filter.today));
      return [and(held, soon), and(shared, soon)];
    }
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
  // Who works in an institution is not a desk's to say.
  if (filter.view === 'mine' || filter.view === 'unassigned')
    return [{ relation: `'coordinator'`, from: HELD, where: 'FALSE' }];
  const desk = filter.queue === 'national' ? 'TRUE' : `c.coordinator_queue = ${bind(filter.queue)}`;
  const branch = (where: string): Branch[] => [
    { relation: `'coordinator'`, from: HELD, where: `${desk} AND ${where}` },
  ];
  switch (filter.view) {
    case 'inbox':
      return branch(`${OPEN} AND ${DESK_TURN} AND c.status <> 'transferring'`);
    case 'offered':
      return branch(`${OPEN} AND ${DESK_TURN} AND c.status = 'transferring'`);
    case 'due_soon':
      return branch(dueSoon(bind(filter.today)));
    case 'overdue':
      return branch(`${OPEN} AND c.due_on < ${bind(filter.today)}`);
    case 'all':
      return branch('TRUE');
  }
}

/** Views of an invited expert: the cases that the invitation is for. */
function expertBranches(filter: CaseFilter, bind: (value: unknown) => string): Branch[] {
  const mine = `x.account_id = ${bind(filter.accountId)} AND x.relation = 'expert' AND x.ended_at IS NULL AND x.until > now()`;
  // A parameter that no branch uses has no type.
  const byDay = { due_soon: dueSoon, overdue: (today: string) => `${OPEN} AND c.due_on < ${today}` };
  const also =
    filter.view === 'due_soon' || filter.view === 'overdue'
      ? byDay[filter.view](bind(filter.today))
      : { inbox: OPEN, mine: OPEN, offered: 'FALSE', unassigned: 'FALSE', all: 'TRUE' }[filter.view];
  return [
    {
      relation: 'x.relation',
      from: 'case_access x JOIN case_file c ON c.id = x.case_id',
      where: `${mine} AND ${also}`,
    },
  ];
}

/** The two runs that a list consists of, as far as they lie after the last page: days of others first, then the rest. */
function runsAfter({ after }: CaseFilter, bind: (value: unknown) => string): { where: string[]; order: string }[] {
  const place = after && `${bind(after.receivedAt)}::timestamptz, ${bind(after.id)}::uuid`;
  const first = { where: ['c.external_due_on IS NOT NULL'], order: 'c.external_due_on, c.received_at, c.id' };
  const rest = { where: ['c.external_due_on IS NULL'], order: 'c.received_at, c.id' };
  if (!after || !place) return [first, rest];
  if (after.external === null) return [{ ...rest, where: [...rest.where, `(c.received_at, c.id) > (${place})`] }];
  const further = `(c.external_due_on, c.received_at, c.id) > (${bind(after.external)}::date, ${place})`;
  return [{ ...first, where: [...first.where, further] }, rest];
}

/** Lists of cases for screens: read only, always under the viewer's scope. */
@Injectable()
export class CaseQueries {
  constructor(
    private readonly database: Database,
    private readonly persons: Persons,
  ) {}

  /**
   * One page of a view. Cases with a day that somebody else has set stand first, by that day; the others oldest first: whoever has
   * waited longest stands on top. Each branch walks its own index and stops after one page; the page is the merge of what they brought.
   * Keyset over (external, received, id).
   */
  async page(scope: Scope, filter: CaseFilter): Promise<CaseListRow[]> {
    const parameters = new Parameters();
    const bind = (value: unknown): string => parameters.bind(value);
    const branches = this.branches(filter, bind);
    const narrowed = this.narrowing(filter, bind);
    const parts = runsAfter(filter, bind).flatMap((run) =>
      branches.map(
        ({ relation, from, where }) =>
          `(SELECT c.id, c.external_due_on, c.received_at, ${relation} AS relation FROM ${from} WHERE ${[where, ...run.where, ...narrowed].join(' AND ')} ORDER BY ${run.order} LIMIT ${filter.limit})`,
      ),
    );
    const rows = await this.database.read<CaseListRow & { applicant_name_sealed: string | null }>(
      scope,
      `WITH found AS (SELECT * FROM (${parts.join(' UNION ALL ')}) AS one ORDER BY external_due_on, received_at, id LIMIT ${filter.limit})
       SELECT c.id, c.case_no, c.version, c.status, c.title, c.ip_type, c.matters, c.applicant_name, c.applicant_name_sealed, c.place_code, c.holder_institution_id,
              c.is_urgent, c.is_confidential, c.proposal, c.received_at, c.due_on, c.warn_on, c.external_due_on, c.closed_at, found.relation,
              (SELECT h.display_name FROM account h WHERE h.id = c.handler_id) AS handler_name
         FROM found JOIN case_file c ON c.id = found.id ORDER BY c.external_due_on, c.received_at, c.id`,
      parameters.values,
    );
    return rows.map(({ applicant_name_sealed, ...row }) => ({
      ...row,
      applicant_name: this.persons.openListed(row.id, row.applicant_name, applicant_name_sealed),
    }));
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
      `SELECT ${(['inbox', 'mine', 'offered', 'unassigned', 'due_soon', 'overdue'] as const).map(count).join(', ')}`,
      parameters.values,
    );
    return row ?? { inbox: 0, mine: 0, offered: 0, unassigned: 0, due_soon: 0, overdue: 0 };
  }

  private branches(filter: CaseFilter, bind: (value: unknown) => string): Branch[] {
    if (filter.institutionId === null && filter.queue === null) return expertBranches(filter, bind);
    return filter.institutionId === null ? deskBranches(filter, bind) : staffBranches(filter, bind);
  }

  private narrowing(filter: CaseFilter, bind: (value: unknown) => string): string[] {
    const and: string[] = [];
    if (filter.status) and.push(`c.status = ${bind(filter.status)}`);
    if (filter.ipType) and.push(`c.ip_type = ${bind(filter.ipType)}`);
    if (filter.isUrgent !== null) and.push(`c.is_urgent = ${bind(filter.isUrgent)}`);
    if (filter.text) {
      const pattern = bind(`%${filter.text.replace(/[\\%_]/g, '\\$&')}%`);
      // Names of people are sealed and found whole, by their keyed mark; names of organisations and titles by any part.
      const marks = bind(this.persons.marksOf(filter.text));
      and.push(
        `(c.case_no ILIKE ${pattern} OR c.title ILIKE ${pattern} OR c.applicant_name ILIKE ${pattern} OR c.applicant_mark = ANY(${marks}::text[]))`,
      );
    }
    return and;
  }
}
