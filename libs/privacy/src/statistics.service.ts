import { Injectable } from '@nestjs/common';
import type { IpType } from '#contracts';
import { Clock } from '#platform/clock';
import { Vault } from '#platform/crypto';
import { Database, SYSTEM } from '#platform/database';
import { type Cell, protectTable, shown, type Shown } from './domain/disclosure.js';

/** One line of a published table. */
export interface StatisticsRow {
  /** Two digits and four zeros; null = off the mainland or not placed. */
  readonly province: string | null;
  readonly cells: readonly Shown[];
  readonly total: Shown;
}

export interface Statistics {
  /** The last month that is counted, `YYYY-MM`: the current one is not over yet. */
  readonly until: string;
  readonly types: readonly string[];
  readonly provinces: readonly StatisticsRow[];
  readonly months: readonly { readonly month: string; readonly total: Shown }[];
  readonly total: Shown;
  readonly closed: Shown;
  /** Of the examinations that were due, in whole percent; null where too few were. */
  readonly inTimePercent: number | null;
}

interface Group {
  province: string | null;
  ip_type: string;
  month: string;
  count: number;
  key: string;
  closed: number;
  in_time: number;
  due: number;
}

const KEEP_MS = 600_000;

const NOTHING: Cell = { count: 0, key: 0n };
const join = (cells: readonly Cell[]): Cell =>
  cells.reduce((sum, cell) => ({ count: sum.count + cell.count, key: sum.key ^ cell.key }), NOTHING);

/**
 * Counts for everybody: cases by province, kind of right and month. Only these questions can be asked, small cells are hidden with a second
 * beside them, and what is shown is rounded by the set of records itself (domain/disclosure.ts).
 */
@Injectable()
export class PublicStatistics {
  private known: { readonly at: number; readonly groups: Promise<Group[]> } | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** @param ipType one kind of right, or null for all */
  async read(ipType: IpType | null): Promise<Statistics> {
    const all = await this.groups();
    const groups = all.filter((group) => ipType === null || group.ip_type === ipType);
    const types = ipType === null ? distinct(all.map((group) => group.ip_type)) : [ipType];
    const provinces = distinct(all.map((group) => group.province ?? '')).map((code) => code || null);
    const cells = provinces.map((province) =>
      types.map((type) => cellOf(groups.filter((one) => one.province === province && one.ip_type === type))),
    );
    const open = protectTable(cells);
    const whole = cellOf(all);
    const own = cellOf(groups);
    return {
      until: monthBefore(this.clock.now()),
      types,
      provinces: provinces.map((province, r) => {
        const total = join(cells[r] ?? []);
        return {
          province,
          cells: open[r] ?? [],
          total: shown(total, [own, cellOf(all.filter((one) => one.province === province))]),
        };
      }),
      months: distinct(all.map((group) => group.month)).map((month) => ({
        month,
        total: shown(cellOf(groups.filter((one) => one.month === month)), [
          own,
          cellOf(all.filter((one) => one.month === month)),
        ]),
      })),
      total: shown(own, [whole]),
      closed: shown({ count: sum(groups, 'closed'), key: own.key }, [own]),
      inTimePercent: sum(groups, 'due') < 20 ? null : Math.round((sum(groups, 'in_time') / sum(groups, 'due')) * 100),
    };
  }

  /** One look at the data in ten minutes, however many ask. */
  private groups(): Promise<Group[]> {
    const now = this.clock.now().getTime();
    if (this.known && now - this.known.at < KEEP_MS && now >= this.known.at) return this.known.groups;
    const groups = this.count();
    this.known = { at: now, groups };
    groups.catch(() => {
      this.known = null;
    });
    return groups;
  }

  private async count(): Promise<Group[]> {
    // Keyed: whoever knows the numbers of cases cannot work out which way a count was rounded.
    const seed = this.vault.derive('statistics', 7).secret.readUIntBE(0, 6);
    return this.database.read<Group>(
      SYSTEM,
      `SELECT left(c.place_code, 2) || '0000' AS province, c.ip_type, to_char(c.received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month,
              count(*)::int AS count, bit_xor(hashtextextended(c.id::text, $2))::text AS key, count(c.closed_at)::int AS closed,
              count(*) FILTER (WHERE d.satisfied_at IS NOT NULL AND d.breached_at IS NULL)::int AS in_time, count(d.case_id)::int AS due
         FROM case_file c LEFT JOIN deadline d ON d.case_id = c.id AND d.kind = 'examination' AND d.opened_seq = 1
                                           AND (d.satisfied_at IS NOT NULL OR d.breached_at IS NOT NULL)
        WHERE c.received_at < date_trunc('month', $1::timestamptz AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'
          AND c.received_at >= $1::timestamptz - interval '25 months' AND c.ip_type <> 'none'
        GROUP BY 1, 2, 3`,
      [this.clock.now(), seed],
    );
  }
}

const cellOf = (groups: readonly Group[]): Cell =>
  join(groups.map(({ count, key }) => ({ count, key: BigInt(key) & ((1n << 63n) - 1n) })));

const sum = (groups: readonly Group[], what: 'closed' | 'in_time' | 'due'): number =>
  groups.reduce((total, group) => total + group[what], 0);

const distinct = (words: readonly string[]): string[] => [...new Set(words)].sort();

/** The month before the one that an instant falls in, in Shanghai. */
function monthBefore(now: Date): string {
  const local = new Date(now.getTime() + 8 * 3_600_000);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}
