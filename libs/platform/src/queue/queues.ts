import { type JobsOptions, Queue, Worker, type Processor, type WorkerOptions } from 'bullmq';
import type { Redis, RedisOptions } from 'ioredis';
import type { Pool } from 'pg';
import type { Envelope } from '#contracts';
import type { Env } from '../config/index.js';
import { queuePool, steadyPostgres } from './postgres.js';
import { redisFor, refuseEviction, settled } from './redis.js';

/**
 * Retries with growing pauses, then the message becomes a person's task (dead letter). A finished job is forgotten at once: the inbox
 * says what was handled, and on PostgreSQL the library looks through all that it keeps at every job it finishes (7 ms of 9).
 */
const JOB: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: { age: 30 * 86_400 },
};

/**
 * A dead worker's job is taken over after its lock has run out and a second look has found it unclaimed: 20 s at most, where the
 * library's own settings take 60 s. A worker is started by whoever has checked that its queue is ready.
 */
const WORKER = {
  concurrency: 10,
  lockDuration: 10_000,
  stalledInterval: 5000,
  maxStalledCount: 5,
  drainDelay: 5,
  runRetryDelay: 1000,
  autorun: false,
} as const satisfies Partial<WorkerOptions>;

/**
 * So many are added one by one on PostgreSQL, where the library makes and drops two temporary tables to add many at once: tens of
 * milliseconds, and at each of them every other connection reads its catalogue anew.
 */
const FEW = 20;

/** Producers fail at once, and the outbox keeps what they could not add. */
const PRODUCER: RedisOptions = {
  maxRetriesPerRequest: 1,
  enableOfflineQueue: false,
  commandTimeout: 2000,
  socketTimeout: 5000,
};
/** socketTimeout: a peer that swallows bytes would otherwise hold the worker for ever (bullmq issue 4585 and kin). */
const CONSUMER: RedisOptions = { maxRetriesPerRequest: null, socketTimeout: 15_000 };

/**
 * BullMQ on either of its backends behind one door. Queues only deliver: what is in them can be rebuilt from PostgreSQL at any time.
 * Known traps: docs/decisions/0003-queues.md.
 */
export class Queues {
  private readonly queues = new Map<string, Promise<Queue>>();
  private readonly connections: Redis[] = [];
  private pool: Pool | null = null;
  readonly backend: 'postgres' | 'redis';

  constructor(private readonly env: Env) {
    this.backend = env.REDIS_URL ? 'redis' : 'postgres';
  }

  /** Checks what the queues stand on. @throws {UnsafeQueueServer} when it may lose jobs by its settings; other errors when nobody answers */
  async check(): Promise<void> {
    if (this.env.REDIS_URL) await refuseEviction(this.env.REDIS_URL);
  }

  /**
   * Adds messages, each round of each message under an id of its own: a repetition is dropped while the first is still there.
   * What was added before a failure stays, and is dropped as a repetition when all come again.
   */
  async addAll(queueName: string, envelopes: readonly Envelope[]): Promise<void> {
    const jobs = envelopes.map((envelope) => ({
      name: envelope.name,
      data: envelope,
      opts: { ...JOB, jobId: `ob-${envelope.outboxId}-${envelope.attempt}` },
    }));
    const queue = await this.queue(queueName);
    if (this.backend === 'redis' || jobs.length > FEW) await queue.addBulk(jobs);
    else for (const { name, data, opts } of jobs) await queue.add(name, data, opts);
  }

  /** How many jobs a queue holds that are not finished. */
  async depth(queueName: string): Promise<number> {
    const counts = await (await this.queue(queueName)).getJobCounts('waiting', 'active', 'delayed', 'prioritized');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  /** How many jobs of a queue wait for nothing but a worker. */
  async waiting(queueName: string): Promise<number> {
    const { waiting = 0 } = await (await this.queue(queueName)).getJobCounts('waiting');
    return waiting;
  }

  /** A worker that does nothing yet; `begin` starts it once its listeners are in place. */
  worker(queueName: string, processor: Processor<Envelope>): Worker<Envelope> {
    if (this.env.REDIS_URL) {
      const connection = this.remember(redisFor(this.env.REDIS_URL, CONSUMER));
      return new Worker<Envelope>(queueName, processor, { connection, prefix: this.env.QUEUE_PREFIX, ...WORKER });
    }
    return new Worker(
      queueName,
      processor,
      { connection: this.postgres(), ...WORKER },
      steadyPostgres,
    ) as unknown as Worker<Envelope>;
  }

  /**
   * Starts a worker. On PostgreSQL only when its schema has answered: the library remembers a first answer for ever, a failure too.
   * On Redis at once: it waits for its server by itself.
   */
  async begin(worker: Worker<Envelope>): Promise<void> {
    if (this.backend === 'postgres') await worker.waitUntilReady();
    worker
      .run()
      .catch((error: unknown) => worker.emit('error', error instanceof Error ? error : new Error(String(error))));
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map(async (queue) => (await queue).close()));
    for (const connection of this.connections) connection.disconnect();
    await this.pool?.end();
  }

  private async queue(name: string): Promise<Queue> {
    const opening = this.queues.get(name) ?? this.open(name);
    this.queues.set(name, opening);
    try {
      return await opening;
    } catch (error) {
      // A queue that failed to open stays failed; the next caller opens another.
      if (this.queues.get(name) === opening) this.queues.delete(name);
      throw error;
    }
  }

  private open(name: string): Promise<Queue> {
    return this.env.REDIS_URL ? this.openOnRedis(name, this.env.REDIS_URL) : this.openOnPostgres(name);
  }

  private async openOnRedis(name: string, url: string): Promise<Queue> {
    const connection = this.remember(redisFor(url, PRODUCER));
    await settled(connection);
    // The version check would ask before the connection stands, fail for want of an offline queue, and never be repeated.
    const queue = new Queue(name, {
      connection,
      prefix: this.env.QUEUE_PREFIX,
      skipWaitingForReady: true,
      skipVersionCheck: true,
    });
    queue.on('error', () => undefined);
    return queue;
  }

  private async openOnPostgres(name: string): Promise<Queue> {
    const queue = new Queue(name, { connection: this.postgres() }, steadyPostgres) as unknown as Queue;
    queue.on('error', () => undefined);
    try {
      await queue.waitUntilReady();
    } catch (error) {
      await queue.close().catch(() => undefined);
      throw error;
    }
    return queue;
  }

  private postgres(): Pool {
    this.pool ??= queuePool(this.env.DATABASE_URL);
    return this.pool;
  }

  private remember(connection: Redis): Redis {
    this.connections.push(connection);
    return connection;
  }
}
