import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AppError } from '#contracts';
import { sha256 } from '#platform/crypto';
import { Database } from '#platform/database';
import { Log } from '#platform/observability';
import type { Limit } from './limits.service.js';

const EXCHANGE_EVERY_MS = 1000;
const MOST_BUCKETS = 50_000;

interface Bucket {
  readonly hash: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Counted here and not yet told. */
  mine: number;
  /** Counted by all processes, as told last. */
  all: number;
}

/**
 * Counts calls where guessing is not the danger but plenty is. Each process counts in memory and exchanges with PostgreSQL once a second, so that
 * a call costs no round trip; while the database is away each process goes on by its own count. Between two exchanges processes do not see each
 * other's calls: what must never be exceeded by one is counted by `Limits`.
 */
@Injectable()
export class Gate implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly buckets = new Map<string, Bucket>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.exchange(), EXCHANGE_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Counts a call. @returns how many there were, this one included. @throws `rate.limited` with the seconds to the end of the window */
  pass(limits: readonly Limit[], now = Date.now()): readonly number[] {
    const counted = limits.map((limit) => ({ limit, bucket: this.bucket(limit, now) }));
    const spent = counted.find(({ limit, bucket }) => bucket.mine + bucket.all >= limit.most);
    if (spent)
      throw new AppError('rate.limited', {
        retryAfterSeconds: Math.max(1, Math.ceil((spent.bucket.endMs - now) / 1000)),
      });
    return counted.map(({ bucket }) => (bucket.mine += 1) + bucket.all);
  }

  /** Tells what was counted here and learns what was counted elsewhere. */
  async exchange(now = Date.now()): Promise<void> {
    for (const [key, { endMs }] of this.buckets) if (endMs <= now) this.buckets.delete(key);
    const told = [...this.buckets.values()].filter(({ mine }) => mine > 0).sort((a, b) => (a.hash < b.hash ? -1 : 1));
    if (told.length === 0) return;
    const counts = told.map(({ mine }) => mine);
    try {
      const rows = await this.database.direct<{ bucket: string; start: number; count: number }>(
        `INSERT INTO attempt AS a (bucket, window_start, count)
           SELECT b, to_timestamp(s), c FROM unnest($1::text[], $2::float[], $3::int[]) AS t(b, s, c) ORDER BY b
         ON CONFLICT (bucket, window_start) DO UPDATE SET count = a.count + excluded.count
         RETURNING a.bucket, extract(epoch FROM a.window_start)::float AS start, a.count`,
        [told.map(({ hash }) => hash), told.map(({ startMs }) => startMs / 1000), counts],
      );
      const all = new Map(rows.map(({ bucket, start, count }) => [`${bucket} ${start}`, count]));
      for (const [at, bucket] of told.entries()) {
        bucket.mine -= counts[at] ?? 0;
        bucket.all = all.get(`${bucket.hash} ${bucket.startMs / 1000}`) ?? bucket.all;
      }
    } catch (error) {
      this.log.warning('gate.alone', { fault: error instanceof Error ? error.message : String(error) });
    }
  }

  private bucket({ bucket: name, windowSeconds }: Limit, now: number): Bucket {
    const startMs = Math.floor(now / (windowSeconds * 1000)) * windowSeconds * 1000;
    const key = `${name} ${startMs}`;
    const known = this.buckets.get(key);
    if (known) return known;
    // Whoever brings so many names makes room of the oldest: memory is bounded whatever comes.
    if (this.buckets.size >= MOST_BUCKETS) {
      const [oldest] = this.buckets.keys();
      if (oldest !== undefined) this.buckets.delete(oldest);
    }
    const fresh = { hash: sha256(name), startMs, endMs: startMs + windowSeconds * 1000, mine: 0, all: 0 };
    this.buckets.set(key, fresh);
    return fresh;
  }
}
