import { Injectable } from '@nestjs/common';
import { AppError } from '#contracts';
import { Database } from '#platform/database';
import { sha256 } from '#platform/crypto';

/** At most `most` tries in `windowSeconds` under one name. */
export interface Limit {
  readonly bucket: string;
  readonly most: number;
  readonly windowSeconds: number;
}

/**
 * Counts tries before they are checked, in PostgreSQL, so that many at once cannot slip past (two hundred parallel guesses are two hundred counts).
 * Names are hashed: an address or a login is not kept in clear.
 */
@Injectable()
export class Limits {
  constructor(private readonly database: Database) {}

  /**
   * Counts a try in all of the limits.
   * @throws `rate.limited` when any of them is spent. A try that is turned away is not counted: nothing was guessed by it, and whoever
   * asked rightly many times at once is not shut out for it.
   */
  async count(limits: readonly Limit[]): Promise<void> {
    const rows = await this.database.direct<{ count: number; most: number; wait: number }>(
      `INSERT INTO attempt AS a (bucket, window_start, count)
         SELECT l.bucket, to_timestamp(floor(extract(epoch FROM now()) / l.win) * l.win), 1
           FROM unnest($1::text[], $2::int[]) AS l(bucket, win) ORDER BY l.bucket
       ON CONFLICT (bucket, window_start) DO UPDATE SET count = a.count + 1
       RETURNING a.count, 0 AS most, 0 AS wait`,
      [limits.map((limit) => sha256(limit.bucket)), limits.map((limit) => limit.windowSeconds)],
    );
    const sorted = [...limits].sort((a, b) => (sha256(a.bucket) < sha256(b.bucket) ? -1 : 1));
    const spent = sorted.find((limit, index) => (rows[index]?.count ?? 0) > limit.most);
    if (!spent) return;
    await this.refund(limits);
    throw new AppError('rate.limited', { retryAfterSeconds: spent.windowSeconds });
  }

  /** Takes a counted try back: it was right, and being right is not guessing. */
  async refund(limits: readonly Limit[]): Promise<void> {
    await this.database.direct(
      // Locked in the order in which `count` writes them: two tries that meet must not wait for each other.
      `UPDATE attempt a SET count = greatest(a.count - 1, 0)
         FROM (SELECT bucket, window_start FROM attempt WHERE bucket = ANY($1::text[]) AND window_start > now() - interval '1 day'
                ORDER BY bucket, window_start FOR NO KEY UPDATE) l
        WHERE a.bucket = l.bucket AND a.window_start = l.window_start`,
      [limits.map((limit) => sha256(limit.bucket))],
    );
  }

  /** Forgets windows that are long over. */
  async purge(): Promise<void> {
    await this.database.direct(`DELETE FROM attempt WHERE window_start < now() - interval '1 day'`);
  }
}
