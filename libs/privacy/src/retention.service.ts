import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { type Day, shanghaiDay } from '#contracts';
import { Clock } from '#platform/clock';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { Log } from '#platform/observability';
import { keptUntil, RETENTION, type RetentionClass } from './domain/retention.js';
import type { Archived } from './domain/rights.js';

const BATCH = 5000;

/** What one run did, or would do. */
export interface RetentionReport {
  readonly at: string;
  readonly isRehearsal: boolean;
  /** Rows of each class that are over their time. */
  readonly counts: Readonly<Record<string, number>>;
  /** Closed files whose archive duty is over: they wait for an appraisal and a person, nothing deletes them by itself. */
  readonly expired: readonly { readonly caseNo: string; readonly keptUntil: Day }[];
}

interface ClosedRow {
  case_no: string;
  closed_at: Date | null;
  result_kind: string | null;
  is_archived: boolean;
  retained_until: Day | null;
}

/** What the archive says of a file beats what follows from its result; until it is there, the result decides. */
const CLOSED = `c.case_no, c.closed_at, c.result_kind, a.case_id IS NOT NULL AS is_archived, to_char(a.retained_until, 'YYYY-MM-DD') AS retained_until`;
const FILES = `case_file c LEFT JOIN archive_file a ON a.case_id = c.id`;

const lastDayOf = (row: ClosedRow): Day | null =>
  row.is_archived
    ? row.retained_until
    : keptUntil({ closedOn: row.closed_at && shanghaiDay(row.closed_at), resultKind: row.result_kind });

/** What of a case decides about deleting it. */
export async function archiveOf(tx: Tx, caseId: string): Promise<Archived> {
  const [row] = await tx.query<(ClosedRow & { is_held: boolean })[]>(
    `SELECT ${CLOSED}, a.held_at IS NOT NULL AS is_held FROM ${FILES} WHERE c.id = $1`,
    [caseId],
  );
  return {
    isOpen: !row?.closed_at,
    isOnHold: row?.is_held ?? false,
    keptUntil: row ? lastDayOf(row) : null,
  };
}

/** Forgets what has served its time, by one table of classes; says beforehand what it would do. */
@Injectable()
export class Retention {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Counts what is over its time, and unless it is a rehearsal deletes it, batch by batch. Both go on record. */
  async run(isRehearsal: boolean): Promise<RetentionReport> {
    const now = this.clock.now();
    const counts: Record<string, number> = {};
    for (const one of RETENTION)
      counts[one.name] = isRehearsal ? await this.count(one, now) : await this.forget(one, now);
    const expired = await this.expired(now);
    counts['case_file'] = expired.length;
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`INSERT INTO retention_run (at, is_rehearsal, counts) VALUES ($1, $2, $3)`, [
        now,
        isRehearsal,
        counts,
      ]);
      await this.audit.append(tx, {
        event: isRehearsal ? 'retention.rehearsed' : 'retention.run',
        actorKind: 'system',
        actorId: null,
        caseId: null,
        facts: counts,
      });
    });
    this.log.event('retention.run', { isRehearsal, ...counts });
    return { at: now.toISOString(), isRehearsal, counts, expired };
  }

  /** The last runs, newest first. */
  async runs(): Promise<{ at: Date; isRehearsal: boolean; counts: Record<string, number> }[]> {
    return this.database.read(
      SYSTEM,
      `SELECT at, is_rehearsal AS "isRehearsal", counts FROM retention_run ORDER BY id DESC LIMIT 20`,
    );
  }

  private async count({ table, since, days }: RetentionClass, now: Date): Promise<number> {
    const [row] = await this.database.read<{ count: number }>(
      SYSTEM,
      `SELECT count(*)::int AS count FROM ${table} WHERE ${since} < $1::timestamptz - make_interval(days => $2)`,
      [now, days],
    );
    return row?.count ?? 0;
  }

  private async forget({ table, since, days }: RetentionClass, now: Date): Promise<number> {
    for (let gone = 0; ;) {
      const [row] = await this.database.read<{ count: number }>(
        SYSTEM,
        `WITH old AS (SELECT ctid FROM ${table} WHERE ${since} < $1::timestamptz - make_interval(days => $2) LIMIT ${BATCH}),
              done AS (DELETE FROM ${table} USING old WHERE ${table}.ctid = old.ctid RETURNING 1)
         SELECT count(*)::int AS count FROM done`,
        [now, days],
      );
      gone += row?.count ?? 0;
      if ((row?.count ?? 0) < BATCH) return gone;
    }
  }

  /** At most a thousand: a list for people. */
  private async expired(now: Date): Promise<{ caseNo: string; keptUntil: Day }[]> {
    const rows = await this.database.read<ClosedRow>(
      SYSTEM,
      `SELECT ${CLOSED} FROM ${FILES}
        WHERE CASE WHEN a.case_id IS NULL THEN c.closed_at < $1::timestamptz - interval '10 years'
                   ELSE a.retained_until < $2::date AND a.held_at IS NULL AND a.destroyed_at IS NULL END
        ORDER BY c.closed_at LIMIT 1000`,
      [now, shanghaiDay(now)],
    );
    const today = shanghaiDay(now);
    return rows.flatMap((row) => {
      const until = lastDayOf(row);
      return until !== null && until < today ? [{ caseNo: row.case_no, keptUntil: until }] : [];
    });
  }
}
