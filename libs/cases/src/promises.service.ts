import { Injectable } from '@nestjs/common';
import { type Day, type Institution, shanghaiDay, type WorkingDays } from '#contracts';
import { ladder, Network, type NetworkView, rungOf } from '#network';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import type { CaseEvent, CaseFacts } from './domain/case.js';
import { type Deadline, deadlineOf, deadlinesOf, isExternalKind } from './domain/deadlines.js';
import {
  type ClockKind,
  isClock,
  type LimitBook,
  limitBook,
  type LimitedPlace,
  limitFor,
  type LimitOverride,
  type PublishedLimit,
} from './domain/limits.js';

/** How long a process may go on with limits after others were published. */
const STALE_AFTER_MS = 5_000;

interface LimitRecord {
  kind: string;
  days: number;
  scope: PublishedLimit['scope'];
  subject: string;
  valid_from: Day;
  valid_to: Day | null;
}

type Promised = Deadline & { readonly warnOn: Day; readonly dueOn: Day };

/** The days that cases are promised: the working calendar and the published limits, and the copy of what they come to. */
@Injectable()
export class Promises {
  private published: readonly PublishedLimit[] = [];
  private readAt = -Infinity;

  constructor(
    private readonly network: Network,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The limits in force, and the calendar in which they are counted. */
  async current(): Promise<{ calendar: WorkingDays; book: LimitBook }> {
    const view = await this.network.current();
    const now = this.clock.now().getTime();
    if (Math.abs(now - this.readAt) >= STALE_AFTER_MS) {
      const rows = await this.database.direct<LimitRecord>(
        `SELECT kind, days, scope, subject, valid_from, valid_to FROM published_limit`,
      );
      this.published = rows.flatMap(toLimit);
      this.readAt = now;
    }
    return { calendar: view.calendar, book: limitBook(this.published, (id) => placeOf(id, view)) };
  }

  /** Whether anybody has published less than the national limit of a kind. */
  async isShortened(kind: ClockKind): Promise<boolean> {
    await this.current();
    return this.published.some((limit) => limit.kind === kind);
  }

  /** After limits were published here: what the next question is answered from. */
  forget(): void {
    this.readAt = -Infinity;
  }

  /** The deadlines that a history comes to. */
  async deadlinesOf(facts: CaseFacts, history: readonly CaseEvent[]): Promise<Deadline[]> {
    const { calendar, book } = await this.current();
    return deadlinesOf(facts, history, calendar, book);
  }

  /** What an institution that is given a matter today has time for. */
  async promiseOf(kind: ClockKind, institutionId: string | null): Promise<Promised & { readonly days: number }> {
    const { calendar, book } = await this.current();
    const today = shanghaiDay(this.clock.now());
    const shorter = book(institutionId, today);
    return { ...deadlineOf(kind, today, calendar, shorter), days: limitFor(kind, shorter).days };
  }

  /** Shorter limits of each institution for what starts today. */
  async limits(): Promise<(institutionId: string) => readonly LimitOverride[]> {
    const { book } = await this.current();
    const today = shanghaiDay(this.clock.now());
    return (institutionId) => {
      const shorter = book(institutionId, today);
      return shorter.map(({ kind }) => ({ kind, days: limitFor(kind, shorter).days }));
    };
  }

  /** Stored deadlines are what the history comes to: kept to find breaches by one query, never a counter of their own. */
  async store(tx: Tx, caseId: string, deadlines: readonly Deadline[]): Promise<void> {
    const due = deadlines.filter((one): one is Promised => one.dueOn !== null && one.warnOn !== null);
    const stopped = deadlines.filter((deadline) => deadline.dueOn === null);
    const key = (deadline: Deadline): string => `${deadline.kind} ${deadline.openedSeq}`;
    await tx.query(
      `DELETE FROM deadline WHERE case_id = $1 AND satisfied_at IS NULL AND kind || ' ' || opened_seq = ANY($2::text[])`,
      [caseId, stopped.map(key)],
    );
    await tx.query(
      `UPDATE deadline SET satisfied_at = $3 WHERE case_id = $1 AND satisfied_at IS NULL AND NOT kind || ' ' || opened_seq = ANY($2::text[])`,
      [caseId, due.map(key), this.clock.now()],
    );
    await tx.query(
      `INSERT INTO deadline (case_id, kind, opened_seq, starts_on, warn_on, due_on, is_provisional)
       SELECT $1, * FROM unnest($2::text[], $3::int[], $4::date[], $5::date[], $6::date[], $7::boolean[])
       ON CONFLICT (case_id, kind, opened_seq) DO UPDATE SET warn_on = excluded.warn_on, due_on = excluded.due_on, is_provisional = excluded.is_provisional,
         breached_at = CASE WHEN excluded.due_on > deadline.due_on THEN NULL ELSE deadline.breached_at END,
         reported_at = CASE WHEN excluded.due_on > deadline.due_on THEN NULL ELSE deadline.reported_at END,
         raised_at = CASE WHEN excluded.due_on > deadline.due_on THEN NULL ELSE deadline.raised_at END,
         warned_at = CASE WHEN excluded.warn_on > deadline.warn_on THEN NULL ELSE deadline.warned_at END`,
      [
        caseId,
        due.map((d) => d.kind),
        due.map((d) => d.openedSeq),
        due.map((d) => d.startsOn),
        due.map((d) => d.warnOn),
        due.map((d) => d.dueOn),
        due.map((d) => d.isProvisional),
      ],
    );
  }
}

/** The days by which lists are sorted and narrowed: the next one due, the next one to warn of, the next one of somebody else. */
export function nextDays(deadlines: readonly Pick<Deadline, 'kind' | 'warnOn' | 'dueOn'>[]): {
  dueOn: Day | null;
  warnOn: Day | null;
  externalDueOn: Day | null;
} {
  const first = (days: readonly (Day | null)[]): Day | null => days.filter((day) => day !== null).sort()[0] ?? null;
  return {
    dueOn: first(deadlines.map(({ dueOn }) => dueOn)),
    warnOn: first(deadlines.map(({ warnOn }) => warnOn)),
    externalDueOn: first(deadlines.filter(({ kind }) => isExternalKind(kind)).map(({ dueOn }) => dueOn)),
  };
}

const toLimit = (row: LimitRecord): PublishedLimit[] =>
  isClock(row.kind)
    ? [
        {
          kind: row.kind,
          days: row.days,
          scope: row.scope,
          of: row.subject,
          validFrom: row.valid_from,
          validTo: row.valid_to,
        },
      ]
    : [];

/** Where an institution stands, as limits look at it: national ones have no region of their own. */
export function placeOf(institutionId: string, view: NetworkView): LimitedPlace | null {
  const institution: Institution | undefined = view.institutionById.get(institutionId);
  if (!institution) return null;
  const level = institution.kind === 'national' ? 'national' : rungOf(institution.regionCode);
  return { id: institutionId, level, rungs: ladder(institution.regionCode) };
}
