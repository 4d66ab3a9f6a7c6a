import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError, type Day, shanghaiDay } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { Database, SYSTEM, type Tx } from '#platform/database';

/** What is said about one day: worked, off, or again as the calendar has it by itself (`null`). */
export interface PlanDay {
  readonly day: Day;
  readonly working: boolean | null;
}

/** A notice about days of one year, as it is published on the network. */
export interface PlanToPublish {
  readonly year: number;
  /** The yearly notice itself, complete: days of that year are no longer provisional. */
  readonly isWhole: boolean;
  /** Where it was published, for whoever asks why. */
  readonly source: string;
  readonly days: readonly PlanDay[];
}

export interface HolidayPlan {
  readonly id: number;
  readonly year: number;
  readonly isWhole: boolean;
  readonly source: string;
  readonly days: readonly PlanDay[];
  readonly publishedBy: string;
  readonly publishedAt: Date;
  /** Cases whose open deadlines were derived again, and how many deadlines moved. */
  readonly lookedAt: number;
  readonly moved: number;
  readonly doneAt: Date | null;
}

const COLUMNS = `id, year, is_whole AS "isWhole", source, days, published_by AS "publishedBy", published_at AS "publishedAt",
  looked_at AS "lookedAt", moved, done_at AS "doneAt"`;
const MOST_DAYS = 120;

/** Days that the State Council's notices move. Publishing one sets the worker to derive open deadlines anew. */
@Injectable()
export class HolidayPlans {
  constructor(
    private readonly database: Database,
    private readonly network: Network,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Every plan, newest first. */
  list(): Promise<HolidayPlan[]> {
    return this.database.direct<HolidayPlan>(`SELECT ${COLUMNS} FROM holiday_plan ORDER BY id DESC LIMIT 100`);
  }

  /**
   * Publishes a plan. The same content again is the same plan.
   * @throws `request.invalid` naming every day that is none, is not of the year, or is said twice
   */
  async publish(by: string, plan: PlanToPublish): Promise<HolidayPlan> {
    this.check(plan);
    const days = [...plan.days].sort((one, other) => (one.day < other.day ? -1 : 1));
    const published = await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('network.holidays'))`);
      const [last] = await tx.query<HolidayPlan[]>(`SELECT ${COLUMNS} FROM holiday_plan ORDER BY id DESC LIMIT 1`);
      if (last && isSame(last, { ...plan, days })) return last;
      await this.override(tx, plan, days);
      const [row] = await tx.query<HolidayPlan[]>(
        `INSERT INTO holiday_plan (year, is_whole, source, days, first_day, published_by, published_at) VALUES ($1,$2,$3,$4,$5,$6,$7) RETURNING ${COLUMNS}`,
        [plan.year, plan.isWhole, plan.source, JSON.stringify(days), firstDay(plan, days), by, this.clock.now()],
      );
      if (!row) throw new Error('a plan was not stored');
      await this.audit.append(tx, {
        event: 'calendar.published',
        actorKind: by.startsWith('command') ? 'system' : 'staff',
        actorId: by.startsWith('command') ? null : by,
        caseId: null,
        facts: { plan: row.id, year: plan.year, isWhole: plan.isWhole, days: days.length },
      });
      return row;
    });
    this.network.forget();
    return published;
  }

  private async override(tx: Tx, plan: PlanToPublish, days: readonly PlanDay[]): Promise<void> {
    await tx.query(`DELETE FROM working_day_override WHERE day = ANY($1::date[])`, [days.map(({ day }) => day)]);
    const said = days.filter(({ working }) => working !== null);
    await tx.query(
      `INSERT INTO working_day_override (day, is_working, source) SELECT d, w, $3 FROM unnest($1::date[], $2::boolean[]) AS said(d, w)`,
      [said.map(({ day }) => day), said.map(({ working }) => working), plan.source],
    );
  }

  private check({ year, days, source, isWhole }: PlanToPublish): void {
    const thisYear = Number(shanghaiDay(this.clock.now()).slice(0, 4));
    const seen = new Set<Day>();
    const faults = days.flatMap(({ day }, index) => {
      const at = `days.${index}.day`;
      if (!isDay(day)) return [fault(at, '没有这一天。', 'There is no such day.')];
      if (!day.startsWith(`${year}-`)) return [fault(at, '不属于这一年。', 'This day is not in that year.')];
      if (seen.has(day)) return [fault(at, '同一天只能写一次。', 'This day is named twice.')];
      seen.add(day);
      return [];
    });
    if (year < thisYear || year > thisYear + 2)
      faults.push(fault('year', '只能发布今年及以后两年的安排。', 'Only this year and the two after it.'));
    if (days.length === 0 || days.length > MOST_DAYS || (isWhole && days.length < 10))
      faults.push(fault('days', '请列出全部放假和调休的日期。', 'List every day off and every make-up workday.'));
    if (source.trim() === '') faults.push(fault('source', '请写明依据的文件。', 'Name the notice it rests on.'));
    if (faults.length > 0) throw new AppError('request.invalid', {}, faults);
  }
}

/** From here on days may have moved: a whole plan settles its year from the first of January. */
const firstDay = ({ year, isWhole }: PlanToPublish, days: readonly PlanDay[]): Day =>
  isWhole ? `${year}-01-01` : (days[0]?.day ?? `${year}-01-01`);

const isDay = (day: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(day) &&
  !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) &&
  new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

const fault = (path: string, zh: string, en: string): AppError['faults'][number] => ({
  path,
  code: 'not_allowed',
  message: { zh, en },
});

const isSame = (one: PlanToPublish, other: PlanToPublish): boolean =>
  one.year === other.year &&
  one.isWhole === other.isWhole &&
  one.source === other.source &&
  one.days.length === other.days.length &&
  one.days.every(({ day, working }, i) => other.days[i]?.day === day && other.days[i].working === working);
