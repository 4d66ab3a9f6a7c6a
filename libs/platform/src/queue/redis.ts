import { once } from 'node:events';
import { Redis, type RedisOptions } from 'ioredis';

/** The queues stand on a server that may throw jobs away. A person has to change it; waiting does not help. */
export class UnsafeQueueServer extends Error {}

/** A connection to the Redis of the queues that never gives up reconnecting, with pauses that spread many processes out. */
export function redisFor(url: string, options: RedisOptions): Redis {
  const redis = new Redis(url, {
    connectTimeout: 2000,
    keepAlive: 10_000,
    retryStrategy: (times) => Math.min(500 * times, 3000) + Math.random() * 500,
    reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
    ...options,
  });
  // Without a listener the first lost connection would end the process.
  redis.on('error', () => undefined);
  return redis;
}

/** Waits for the outcome of a connection that is just being made; for one that was lost nobody waits. */
export async function settled(redis: Redis): Promise<void> {
  if (redis.status === 'connecting' || redis.status === 'connect')
    await Promise.race([once(redis, 'ready'), once(redis, 'close')]).catch(() => undefined);
}

/**
 * A queue server must never evict: a lost key is a lost job. Asks INFO, which a restricted user may call where CONFIG is closed.
 * @throws {UnsafeQueueServer} with the setting to change; whatever the connection throws when nobody answers
 */
export async function refuseEviction(url: string): Promise<void> {
  const redis = redisFor(url, { maxRetriesPerRequest: 1, commandTimeout: 2000, retryStrategy: () => null });
  try {
    const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1] ?? 'unknown';
    if (policy !== 'noeviction') {
      throw new UnsafeQueueServer(`Redis may throw jobs away: set maxmemory-policy to noeviction, it is ${policy}.`);
    }
  } finally {
    redis.disconnect();
  }
}
