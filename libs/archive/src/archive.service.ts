import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { type LockedCase, type Permitted } from '#cases';
import { AppError, type Day, shanghaiDay } from '#contracts';
import { Clock } from '#platform/clock';
import { Database, enterScope, type Scope, SYSTEM, type Tx } from '#platform/database';
import { type Retention, retainedUntil, retentionOf, RETENTIONS } from './domain/retention.js';

/** Who acts on a file: as far as she sees, and as herself. */
export interface Archivist {
  readonly scope: Scope;
  readonly accountId: string;
}

export const ARCHIVE_VIEWS = ['kept', 'due', 'held', 'destroyed'] as const;
export type ArchiveView = (typeof ARCHIVE_VIEWS)[number];

export interface ArchiveRecord {
  case_id: string;
  case_no: string;
  institution_id: string;
  queue: string;
  archived_at: Date;
  closed_on: Day;
  retention: Retention;
  retention_reason: string | null;
  retained_until: Day | null;
  held_at: Date | null;
  held_by: string | null;
  hold_reason: string | null;
  destroyed_at: Date | null;
  tombstone: Record<string, unknown> | null;
}

const WHERE: Readonly<Record<ArchiveView, string>> = {
  kept: 'destroyed_at IS NULL',
  due: 'destroyed_at IS NULL AND held_at IS NULL AND retained_until < $1::date',
  held: 'held_at IS NOT NULL AND destroyed_at IS NULL',
  destroyed: 'destroyed_at IS NOT NULL',
};
const PAGE = 100;

/** Files of cases that have come to their end: kept for a time that a rule gives, held where a person says so. */
@Injectable()
export class Archive {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Takes a case in that just came to its end, in the transaction of the act that ended it. */
  async takeIn(tx: Tx, { row }: LockedCase, { after }: Permitted): Promise<void> {
    const [closed] = await tx.query<{ day: Day }[]>(
      `SELECT to_char(coalesce(closed_at, $2) AT TIME ZONE INTERVAL '8 hours', 'YYYY-MM-DD') AS day FROM case_file WHERE id = $1`,
      [row.id, this.clock.now()],
    );
    const closedOn = closed?.day ?? shanghaiDay(this.clock.now());
    const retention = retentionOf(after);
    await tx.query(
      `INSERT INTO archive_file (case_id, case_no, queue, institution_id, archived_at, closed_on, retention, retained_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [
        row.id,
        row.case_no,
        row.coordinator_queue ?? 'national',
        after.holder ?? '',
        this.clock.now(),
        closedOn,
        retention,
        retainedUntil(retention, closedOn),
      ],
    );
  }

  /** Files in reach, the first to be appraised on top. */
  async list(scope: Scope, view: ArchiveView, text: string | null): Promise<ArchiveRecord[]> {
    return this.database.read<ArchiveRecord>(
      scope,
      // A parameter that only one view uses has to have a type in all of them.
      `SELECT * FROM archive_file WHERE ${WHERE[view]} AND $1::date IS NOT NULL AND ($2::text IS NULL OR case_no ILIKE $2)
        ORDER BY retained_until NULLS LAST, case_no LIMIT ${PAGE}`,
      [this.today(), text === null ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`],
    );
  }

  /** Gives a file another class. Shorter as well as longer: the reason stands beside it. */
  async changeRetention(who: Archivist, caseNo: string, retention: string, reason: string): Promise<void> {
    const known = RETENTIONS.find((one) => one === retention);
    if (!known) throw new AppError('request.invalid', { retention });
    await this.change(who, caseNo, 'archive.retention', { from: null, to: known }, async (tx, file) => {
      await tx.query(
        `UPDATE archive_file SET retention = $2, retention_reason = $3, retained_until = $4 WHERE case_id = $1`,
        [file.case_id, known, reason, retainedUntil(known, file.closed_on)],
      );
    });
  }

  /** A legal hold: at once, by one person. Nothing can be destroyed until another lifts it. */
  async hold(who: Archivist, caseNo: string, reason: string): Promise<void> {
    await this.change(who, caseNo, 'archive.hold', {}, async (tx, file) => {
      if (file.held_at !== null) throw new AppError('archive.held');
      await tx.query(`UPDATE archive_file SET held_at = $2, held_by = $3, hold_reason = $4 WHERE case_id = $1`, [
        file.case_id,
        this.clock.now(),
        who.accountId,
        reason,
      ]);
    });
  }

  /** @throws `case.same_person` when it is who set it */
  async lift(who: Archivist, caseNo: string, reason: string): Promise<void> {
    await this.change(who, caseNo, 'archive.lift', {}, async (tx, file) => {
      if (file.held_at === null) throw new AppError('archive.not_held');
      if (file.held_by === who.accountId) throw new AppError('case.same_person');
      if (!reason.trim()) throw new AppError('case.reason_required');
      await tx.query(`UPDATE archive_file SET held_at = NULL, held_by = NULL, hold_reason = NULL WHERE case_id = $1`, [
        file.case_id,
      ]);
    });
  }

  private async change(
    who: Archivist,
    caseNo: string,
    event: string,
    facts: Record<string, unknown>,
    work: (tx: Tx, file: ArchiveRecord) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(who.scope, async (tx) => {
      const [file] = await tx.query<ArchiveRecord[]>(
        `SELECT * FROM archive_file WHERE case_no = $1 FOR NO KEY UPDATE`,
        [caseNo],
      );
      if (!file) throw new AppError('case.not_found');
      if (file.destroyed_at !== null) throw new AppError('archive.destroyed');
      await enterScope(tx, SYSTEM);
      await work(tx, file);
      await this.audit.append(tx, {
        event,
        actorKind: 'staff',
        actorId: who.accountId,
        caseId: file.case_id,
        facts: 'to' in facts ? { ...facts, from: file.retention } : facts,
      });
    });
  }

  private today(): Day {
    return shanghaiDay(this.clock.now());
  }
}
