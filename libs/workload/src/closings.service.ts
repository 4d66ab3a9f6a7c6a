import { Injectable } from '@nestjs/common';
import { type CaseRecord, Cases, type LockedCase, partsOf, TIME_LIMITS } from '#cases';
import { type Day, RATING_CHANNELS, shanghaiDay, type TimeOwner } from '#contracts';
import { Clock } from '#platform/clock';
import { Database, type Scope, SYSTEM, type Tx } from '#platform/database';
import { suppressed } from './domain/suppression.js';

const BATCH = 100;
/** By what closing figures can be told apart, and where that stands. */
const BY = {
  institution: 'institution_id',
  region: 'province',
  type: 'ip_type',
  result: `coalesce(result_kind, status)`,
  month: `to_char(closed_on, 'YYYY-MM')`,
} as const;
export type ClosingsBy = keyof typeof BY;
export const CLOSINGS_BY = Object.keys(BY) as ClosingsBy[];

export interface ClosingsQuestion {
  readonly by: ClosingsBy;
  readonly from: Day;
  readonly to: Day;
  readonly ipType: string | null;
  readonly province: string | null;
}

/** Figures of one group; null where they may not be told. Days are averages, shares are of 1. */
export interface ClosingFigures {
  readonly key: string;
  readonly closed: number | null;
  readonly days: Readonly<Record<TimeOwner | 'total', number>> | null;
  readonly timely: number | null;
  readonly rated: number | null;
  readonly score: number | null;
  readonly good: number | null;
  readonly visited: number | null;
  readonly satisfied: number | null;
}

interface FigureRow {
  key: string;
  closed: number;
  applicant: number;
  institution: number;
  other_body: number;
  coordinator: number;
  system: number;
  timely: number;
  rated: number;
  score: number | null;
  good: number | null;
  visited: number;
  satisfied: number | null;
}

const average = (owner: string): string => `(avg(seconds_${owner}) / 86400)::float AS ${owner}`;
/** The rating of a case: what she said last by the way that is hardest to write for her. */
const SCORE = `coalesce(score_link, score_page, score_phone)`;
const FIGURES = `count(*)::int AS closed, ${['applicant', 'institution', 'other_body', 'coordinator', 'system'].map(average).join(', ')},
  avg(is_timely::int)::float AS timely, count(${SCORE})::int AS rated, avg(${SCORE})::float AS score, avg((${SCORE} > 2)::int)::float AS good,
  count(visit_outcome)::int AS visited, avg((visit_outcome = 'satisfied')::int) FILTER (WHERE visit_outcome <> 'not_reached')::float AS satisfied`;

/** What became of cases that were closed: how long each owner had them, whether promises were kept, what applicants said. */
@Injectable()
export class Closings {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly clock: Clock,
  ) {}

  /** Writes down anew every closed case whose history went on. @returns how many */
  async refresh(): Promise<number> {
    let total = 0;
    for (;;) {
      const count = await this.database.transaction(SYSTEM, (tx) => this.refreshSome(tx));
      total += count;
      if (count < BATCH) return total;
    }
  }

  /** @param isOwner looks at nobody's figures but its own: nothing is kept back */
  async figures(scope: Scope, question: ClosingsQuestion, isOwner: boolean): Promise<ClosingFigures[]> {
    const rows = await this.database.read<FigureRow>(
      scope,
      `SELECT ${BY[question.by]} AS key, ${FIGURES} FROM closing
        WHERE closed_on BETWEEN $1::date AND $2::date AND ($3::text IS NULL OR ip_type = $3) AND ($4::text IS NULL OR province = $4)
        GROUP BY 1 ORDER BY ${question.by === 'month' ? '1' : 'closed DESC, 1'}`,
      [question.from, question.to, question.ipType, question.province],
    );
    const hidden = isOwner ? rows.map(() => false) : suppressed(rows.map(({ closed }) => closed));
    return rows.map((row, i) => (hidden[i] ? untold(row.key) : told(row)));
  }

  private async refreshSome(tx: Tx): Promise<number> {
    const due = await tx.query<{ case_id: string }[]>(
      `WITH picked AS (DELETE FROM closing_due WHERE ctid = ANY (ARRAY(SELECT ctid FROM closing_due LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)) RETURNING case_id)
       SELECT case_id FROM picked`,
    );
    for (const caseId of new Set(due.map((row) => row.case_id))) await this.write(tx, caseId);
    return due.length;
  }

  private async write(tx: Tx, caseId: string): Promise<void> {
    const [row] = await tx.query<(CaseRecord & ClosedRecord)[]>(`SELECT * FROM case_file WHERE id = $1`, [caseId]);
    if (!row?.closed_at) {
      await tx.query(`DELETE FROM closing WHERE case_id = $1`, [caseId]);
      return;
    }
    const file = await this.cases.read(tx, row);
    const parts = partsOf(file.facts, file.history, this.clock.now());
    const seconds = (owner: TimeOwner): number => Math.round(parts[owner] / 1000);
    await tx.query(`DELETE FROM closing WHERE case_id = $1`, [caseId]);
    await tx.query(
      `INSERT INTO closing (case_id, queue, institution_id, is_shielded, province, ip_type, status, result_kind, closed_on, seconds_applicant, seconds_institution,
                            seconds_other_body, seconds_coordinator, seconds_system, is_timely, score_link, score_page, score_phone, visit_outcome)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19)`,
      [
        caseId,
        row.coordinator_queue ?? 'national',
        row.holder_institution_id ?? '',
        row.is_confidential && row.holder_institution_id !== null,
        row.place_code === null ? '' : `${row.place_code.slice(0, 2)}0000`,
        row.ip_type,
        row.status,
        row.result_kind,
        shanghaiDay(row.closed_at),
        seconds('applicant'),
        seconds('institution'),
        seconds('other_body'),
        seconds('coordinator'),
        seconds('system'),
        await this.isTimely(tx, caseId),
        ...RATING_CHANNELS.map((way) => scoreBy(file, way)),
        visitOutcome(file),
      ],
    );
  }

  /** Whether institutions and desks kept their limits; those of applicants and of bodies outside are not their promise. */
  private async isTimely(tx: Tx, caseId: string): Promise<boolean> {
    const ours = Object.entries(TIME_LIMITS)
      .filter(([, { binds }]) => binds === 'institution' || binds === 'coordinator')
      .map(([kind]) => kind);
    const [late] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM deadline WHERE case_id = $1 AND kind = ANY($2::text[]) AND kind NOT IN ('return_visit', 'archive', 'rating_answer')
          AND (breached_at IS NOT NULL OR (satisfied_at AT TIME ZONE INTERVAL '8 hours')::date > due_on)`,
      [caseId, ours],
    );
    return (late?.count ?? 0) === 0;
  }
}

interface ClosedRecord {
  place_code: string | null;
  ip_type: string;
  result_kind: string | null;
  closed_at: Date | null;
}

/** Only what was said since the case was last concluded counts. */
const sinceReopening = ({ history }: LockedCase): LockedCase['history'] =>
  history.slice(history.findLastIndex(({ act }) => act === 'reopen') + 1);

function scoreBy(file: LockedCase, way: (typeof RATING_CHANNELS)[number]): number | null {
  const of = ({ facts, actorKind }: LockedCase['history'][number]): unknown =>
    facts['via'] ?? (actorKind === 'staff' ? 'phone' : 'page');
  const rating = sinceReopening(file).findLast((event) => event.act === 'rate' && of(event) === way);
  return typeof rating?.facts['score'] === 'number' ? rating.facts['score'] : null;
}

function visitOutcome(file: LockedCase): string | null {
  const outcome = sinceReopening(file).findLast(({ act }) => act === 'record_return_visit')?.facts['outcome'];
  return typeof outcome === 'string' ? outcome : null;
}

const untold = (key: string): ClosingFigures => ({
  key,
  closed: null,
  days: null,
  timely: null,
  rated: null,
  score: null,
  good: null,
  visited: null,
  satisfied: null,
});

const told = ({ applicant, institution, other_body, coordinator, system, ...figures }: FigureRow): ClosingFigures => {
  const owners = { applicant, institution, other_body, coordinator, system };
  return { ...figures, days: { ...owners, total: Object.values(owners).reduce((all, days) => all + days, 0) } };
};
