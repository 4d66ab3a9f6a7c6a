import { Injectable } from '@nestjs/common';
import { type Day, shanghaiDay, type TimeOwner } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { Database, SYSTEM } from '#platform/database';
import { Cases, type LockedCase, type Note } from './cases.service.js';
import type { Audience } from './domain/case.js';
import { isExternalKind } from './domain/deadlines.js';
import { isClock, TIME_LIMITS } from './domain/limits.js';

/** Working days after a breach that nobody has mended, until the national desk is told. */
const RAISE_AFTER_DAYS = 3;
const BATCH = 200;

type Stage = 'warn' | 'report' | 'raise';

interface Due {
  case_id: string;
  kind: string;
  opened_seq: number;
  due_on: Day;
}

/** What is waiting to be said at each stage, and the column that remembers that it was said. */
const STAGES: Readonly<Record<Stage, { readonly column: string; readonly where: string }>> = {
  warn: { column: 'warned_at', where: 'd.warned_at IS NULL AND d.warn_on <= $1::date AND d.due_on >= $1::date' },
  report: {
    column: 'reported_at',
    where: 'd.breached_at IS NOT NULL AND d.reported_at IS NULL AND d.due_on < $1::date',
  },
  raise: { column: 'raised_at', where: 'd.reported_at IS NOT NULL AND d.raised_at IS NULL AND d.due_on < $1::date' },
};

/** Whom a warning is for, by whose turn it is. */
const WARNED: Readonly<Record<TimeOwner, readonly Audience[]>> = {
  applicant: ['applicant'],
  institution: ['holder', 'handler', 'offered'],
  other_body: ['holder', 'handler'],
  coordinator: ['coordinator'],
  system: [],
};

/**
 * The second date of every clock, and the ladder above it: whoever has to act is warned, a broken promise is told to the desk above,
 * and one that stays broken to the national desk. Each is said once; everything is found in PostgreSQL alone.
 */
@Injectable()
export class Reminders {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly network: Network,
    private readonly clock: Clock,
  ) {}

  /** @returns how many deadlines were spoken of */
  async run(): Promise<number> {
    const today = shanghaiDay(this.clock.now());
    const overSince = await this.workingDaysBack(today, RAISE_AFTER_DAYS);
    let said = 0;
    for (const [stage, day] of [
      ['warn', today],
      ['report', today],
      ['raise', overSince],
    ] as const)
      said += await this.stage(stage, day);
    return said;
  }

  private async stage(stage: Stage, day: Day): Promise<number> {
    for (let said = 0, after = '00000000-0000-0000-0000-000000000000'; ;) {
      const found = await this.database.read<{ case_id: string }>(
        SYSTEM,
        `SELECT DISTINCT d.case_id FROM deadline d WHERE d.satisfied_at IS NULL AND ${STAGES[stage].where} AND d.case_id > $2 ORDER BY d.case_id LIMIT ${BATCH}`,
        [day, after],
      );
      for (const { case_id } of found) said += await this.say(stage, day, case_id);
      if (found.length < BATCH) return said;
      after = found.at(-1)?.case_id ?? after;
    }
  }

  /** Under the lock of the case it is looked at again: whoever acted meanwhile needs no reminder. */
  private async say(stage: Stage, day: Day, caseId: string): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const locked = await this.cases.lockById(tx, caseId);
      const { column, where } = STAGES[stage];
      const due = await tx.query<[Due[], number]>(
        `UPDATE deadline d SET ${column} = $3 WHERE d.case_id = $2 AND d.satisfied_at IS NULL AND ${where}
         RETURNING d.case_id, d.kind, d.opened_seq, d.due_on`,
        [day, caseId, this.clock.now()],
      );
      let seq = locked.state.seq;
      for (const one of due[0]) {
        const note = noteOf(stage, one, locked);
        if (!note) continue;
        await this.cases.note(tx, { ...locked, state: { ...locked.state, seq } }, note);
        seq += 1;
      }
      return due[0].length;
    });
  }

  private async workingDaysBack(today: Day, days: number): Promise<Day> {
    const { calendar } = await this.network.current();
    for (let day = today, left = days; ;) {
      if (left === 0) return day;
      if (calendar.isWorkingDay(day)) left -= 1;
      day = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    }
  }
}

const ACT: Readonly<Record<Stage, string>> = { warn: 'warn_deadline', report: 'report_breach', raise: 'raise_breach' };

/** What is said, and to whom; null where there is nobody above to tell: an applicant's own day passes by itself. */
function noteOf(stage: Stage, { kind, opened_seq, due_on }: Due, { row, state }: LockedCase): Note | null {
  const isExternal = isExternalKind(kind);
  const binds: TimeOwner = isClock(kind) ? TIME_LIMITS[kind].binds : 'applicant';
  const isOurs = isExternal || binds === 'institution' || binds === 'other_body';
  const note = (tells: readonly Audience[], informs: readonly string[] = []): Note => ({
    act: ACT[stage],
    actorKind: 'system',
    isPublic: stage === 'warn' && (isExternal || binds === 'applicant'),
    isQuiet: true,
    facts: { kind, openedSeq: opened_seq, dueOn: due_on, tells, informs },
  });
  if (stage === 'warn') return note(isExternal ? ['applicant', 'holder', 'handler'] : WARNED[binds]);
  const desk = row.coordinator_queue ?? 'national';
  if (stage === 'report')
    return isOurs
      ? note(['holder', 'offered'], [desk])
      : binds === 'coordinator'
        ? note(['coordinator'], ['national'])
        : null;
  return isOurs && desk !== 'national' && state.status !== 'archived' ? note([], ['national']) : null;
}
