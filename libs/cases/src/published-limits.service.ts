import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError, type Day, shanghaiDay } from '#contracts';
import { Network, provinceRungOf } from '#network';
import { Clock } from '#platform/clock';
import { Database, SYSTEM } from '#platform/database';
import { type ClockKind, isClock, isShortenable, LEVELS, type PublishedLimit, TIME_LIMITS } from './domain/limits.js';
import { Promises } from './promises.service.js';

/** A limit as it is to be published. */
export interface LimitToPublish {
  readonly kind: string;
  readonly days: number;
  readonly scope: PublishedLimit['scope'];
  readonly subject: string;
  readonly validFrom: Day;
  readonly source: string;
}

/** A limit as it was published. */
export interface LimitRow extends LimitToPublish {
  readonly id: string;
  readonly validTo: Day | null;
  readonly publishedAt: Date;
}

/** Who publishes: a coordinator of one province, or the national one. */
export interface Publisher {
  readonly accountId: string;
  readonly queue: string | null;
}

const COLUMNS = `id, kind, days, scope, subject, valid_from AS "validFrom", valid_to AS "validTo", source, published_at AS "publishedAt"`;

/** Limits shorter than the national ones. They hold for clocks that start on or after their day; what runs keeps what it began with. */
@Injectable()
export class PublishedLimits {
  constructor(
    private readonly database: Database,
    private readonly network: Network,
    private readonly promises: Promises,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** In force, to come, and ended, newest first. */
  list(): Promise<LimitRow[]> {
    return this.database.direct<LimitRow>(
      `SELECT ${COLUMNS} FROM published_limit ORDER BY published_at DESC, id LIMIT 500`,
    );
  }

  /**
   * Publishes a limit; one for the same clock and the same reach ends when this one begins. The same again is the same.
   * @throws `request.invalid` (longer than the national figure, a clock that is nobody's to shorten, a day that has begun),
   * `auth.forbidden` (not this coordinator's province)
   */
  async publish(by: Publisher, limit: LimitToPublish): Promise<LimitRow> {
    this.check(limit);
    await this.checkReach(by, limit);
    const published = await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('published_limit'))`);
      const open = await tx.query<LimitRow[]>(
        `SELECT ${COLUMNS} FROM published_limit WHERE kind = $1 AND scope = $2 AND subject = $3 AND (valid_to IS NULL OR valid_to > $4::date)`,
        [limit.kind, limit.scope, limit.subject, limit.validFrom],
      );
      const same = open.find((one) => one.days === limit.days && one.validFrom === limit.validFrom);
      if (same) return same;
      for (const one of open)
        await tx.query(`UPDATE published_limit SET valid_to = greatest($2::date, valid_from) WHERE id = $1`, [
          one.id,
          limit.validFrom,
        ]);
      const [row] = await tx.query<LimitRow[]>(
        `INSERT INTO published_limit (id, kind, days, scope, subject, valid_from, source, published_by, published_at)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9) RETURNING ${COLUMNS}`,
        [
          randomUUID(),
          limit.kind,
          limit.days,
          limit.scope,
          limit.subject,
          limit.validFrom,
          limit.source,
          by.accountId,
          this.clock.now(),
        ],
      );
      if (!row) throw new Error('a limit was not stored');
      await this.audit.append(tx, {
        event: 'limit.published',
        actorKind: 'staff',
        actorId: by.accountId,
        caseId: null,
        facts: { ...limit },
      });
      return row;
    });
    this.promises.forget();
    return published;
  }

  /** Lets a limit end tomorrow; what it has promised by then stays promised. @throws `limit.not_found`, `auth.forbidden` */
  async end(by: Publisher, id: string): Promise<LimitRow> {
    const known = (await this.list()).find((one) => one.id === id);
    if (!known) throw new AppError('limit.not_found');
    await this.checkReach(by, known);
    const [ended] = await this.database.transaction(SYSTEM, async (tx) => {
      const rows = await tx.query<[LimitRow[], number]>(
        `UPDATE published_limit SET valid_to = least(coalesce(valid_to, 'infinity'), greatest($2::date + 1, valid_from)) WHERE id = $1 RETURNING ${COLUMNS}`,
        [id, shanghaiDay(this.clock.now())],
      );
      await this.audit.append(tx, {
        event: 'limit.ended',
        actorKind: 'staff',
        actorId: by.accountId,
        caseId: null,
        facts: { limit: id },
      });
      return rows[0];
    });
    this.promises.forget();
    return ended ?? known;
  }

  private check({ kind, days, validFrom, source }: LimitToPublish): void {
    const faults: AppError['faults'][number][] = [];
    const fault = (path: string, zh: string, en: string): void =>
      void faults.push({ path, code: 'not_allowed', message: { zh, en } });
    if (!isClock(kind) || !isShortenable(kind))
      fault('kind', '这一时限不能由地方缩短。', 'This limit is not for localities to shorten.');
    else if (days >= TIME_LIMITS[kind].days) fault('days', ...aboveNational(kind));
    if (validFrom <= shanghaiDay(this.clock.now()))
      fault('validFrom', '最早从明天起施行，已开始的期限不变。', 'Tomorrow at the earliest: what runs keeps its day.');
    if (source.trim() === '') fault('source', '请写明公布的依据。', 'Name where it was published.');
    if (faults.length > 0) throw new AppError('request.invalid', {}, faults);
  }

  /** A province's coordinator publishes for the province and what lies in it; levels are for the national one. */
  private async checkReach(
    { queue }: Publisher,
    { scope, subject }: Pick<LimitToPublish, 'scope' | 'subject'>,
  ): Promise<void> {
    const { institutionById, regionByCode } = await this.network.current();
    const region = scope === 'institution' ? institutionById.get(subject)?.regionCode : subject;
    const isKnown =
      scope === 'level' ? LEVELS.some((level) => level === subject) : region !== undefined && regionByCode.has(region);
    if (!isKnown)
      throw new AppError('request.invalid', {}, [
        {
          path: 'subject',
          code: 'not_allowed',
          message: { zh: '没有这个机构、地区或者级别。', en: 'There is no such institution, region or level.' },
        },
      ]);
    if (queue === 'national') return;
    if (scope === 'level' || !region || queue !== `provincial:${provinceRungOf(region)}`)
      throw new AppError('auth.forbidden');
  }
}

const aboveNational = (kind: ClockKind): [string, string] => [
  `全国时限为 ${TIME_LIMITS[kind].days} 日，只能更短。`,
  `The national limit is ${TIME_LIMITS[kind].days} days: it can only be shorter.`,
];
