import { createPostgresBackend, Queue, type JobsOptions, Worker, type Processor } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Envelope } from '#contracts';
import type { Env } from '../config/index.js';

/** Schema of BullMQ's tables when the queues live in PostgreSQL. */
export const QUEUE_SCHEMA = 'bullmq';

/** Retries with growing pauses, then the message becomes a person's task (dead letter). Finished jobs are kept a day for looking up. */
const JOB: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  removeOnComplete: { age: 86_400, count: 1000 },
  removeOnFail: { age: 30 * 86_400 },
};

/** A dead worker's job is taken over within lockDuration + stalledInterval (25 s), not after the library's 60 s. */
const WORKER = { concurrency: 10, lockDuration: 15_000, stalledInterval: 10_000, maxStalledCount: 5, drainDelay: 5 } as const;

const redisFor = (url: string, options: RedisOptions): Redis =>
  new Redis(url, {
    connectTimeout: 2000,
    keepAlive: 10_000,
    retryStrategy: (times) => Math.min(500 * times, 3000) + Math.random() * 500,
    reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
    ...options,
  });

/** Redis for queues must never evict: a lost key is a lost job. @throws with the setting to change. */
async function refuseEviction(redis: Redis): Promise<void> {
  const answer: unknown = await redis.config('GET', 'maxmemory-policy');
  const policy = Array.isArray(answer) ? String(answer[1]) : 'unknown';
  if (policy !== 'noeviction') throw new Error(`Redis must run with maxmemory-policy noeviction, not ${policy}`);
}

/**
 * BullMQ on either of its backends behind one door. Queues only deliver: what is in them can be rebuilt from PostgreSQL at any time.
 * Known traps: docs/decisions/0003-queues.md.
 */
export class Queues {
  private readonly queues = new Map<string, Queue>();
  private readonly connections: Redis[] = [];
  readonly backend: 'postgres' | 'redis';

  constructor(private readonly env: Env) {
    this.backend = env.REDIS_URL ? 'redis' : 'postgres';
  }

  /** Checks what the queues stand on; the worker refuses to start when it throws. */
  async check(): Promise<void> {
    if (!this.env.REDIS_URL) return;
    const probe = redisFor(this.env.REDIS_URL, { maxRetriesPerRequest: 3 });
    probe.on('error', () => undefined);
    try {
      await refuseEviction(probe);
    } finally {
      probe.disconnect();
    }
  }

  /** Adds messages, each under an id of its own, so that a repetition is dropped while the first is still there. */
  async addAll(queueName: string, envelopes: readonly Envelope[]): Promise<void> {
    const jobs = envelopes.map((envelope) => ({ name: envelope.name, data: envelope, opts: { ...JOB, jobId: `ob-${envelope.outboxId}` } }));
    await this.queue(queueName).addBulk(jobs);
  }

  /** Adds one message again under a fresh id: the sweep's way around a job that a queue forgot or gave up. */
  async addAgain(queueName: string, envelope: Envelope): Promise<void> {
    await this.queue(queueName).add(envelope.name, envelope, { ...JOB, jobId: `ob-${envelope.outboxId}-${Date.now()}` });
  }

  /** How many jobs wait or run, by queue. */
  async depth(queueName: string): Promise<number> {
    const counts = await this.queue(queueName).getJobCounts('waiting', 'active', 'delayed', 'prioritized');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  worker(queueName: string, processor: Processor<Envelope>): Worker<Envelope> {
    if (this.env.REDIS_URL) {
      // socketTimeout: a peer that swallows bytes would otherwise hold the worker for ever (bullmq issue 4585 and kin).
      const connection = this.remember(redisFor(this.env.REDIS_URL, { maxRetriesPerRequest: null, socketTimeout: 15_000 }));
      return new Worker<Envelope>(queueName, processor, { connection, prefix: this.env.QUEUE_PREFIX, ...WORKER });
    }
    return new Worker(queueName, processor, { connection: this.postgres(), ...WORKER }, createPostgresBackend) as unknown as Worker<Envelope>;
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
    for (const connection of this.connections) connection.disconnect();
  }

  private queue(name: string): Queue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = this.env.REDIS_URL ? this.redisQueue(name, this.env.REDIS_URL) : this.postgresQueue(name);
    queue.on('error', () => undefined);
    this.queues.set(name, queue);
    return queue;
  }

  private redisQueue(name: string, url: string): Queue {
    const connection = this.remember(redisFor(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 2000, socketTimeout: 5000 }));
    return new Queue(name, { connection, prefix: this.env.QUEUE_PREFIX, skipWaitingForReady: true });
  }

  private postgresQueue(name: string): Queue {
    return new Queue(name, { connection: this.postgres() }, createPostgresBackend) as unknown as Queue;
  }

  private postgres(): { connectionString: string; schema: string; skipMigrations: boolean; max: number; keepAlive: boolean } {
    return { connectionString: this.env.DATABASE_URL, schema: QUEUE_SCHEMA, skipMigrations: true, max: 3, keepAlive: true };
  }

  private remember(connection: Redis): Redis {
    connection.on('error', () => undefined);
    this.connections.push(connection);
    return connection;
  }
}
