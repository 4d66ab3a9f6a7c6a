import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { Redis } from 'ioredis';
import { type AssistanceRequest, type Envelope, QUEUES } from '#contracts';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Log, Metrics } from '#platform/observability';
import { Relay } from '#platform/outbox';
import { type Consumers, QueueRunner, Queues } from '#platform/queue';
import { Processors } from '../../apps/worker/src/processors.js';
import { Sweep } from '../../apps/worker/src/sweep.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { freshRequest } from '../support/requests.js';
import { startSystem, type TestSystem } from '../support/system.js';

/** Queues whose deliveries a test bends: what is handed in is changed before it is added, and something may happen after. */
export class BentQueues extends Queues {
  bend: (envelopes: readonly Envelope[]) => readonly (readonly Envelope[])[] = (envelopes) => [envelopes];
  afterAdding: () => void = () => undefined;
  readonly added: string[] = [];

  override async addAll(queueName: string, envelopes: readonly Envelope[]): Promise<void> {
    for (const batch of this.bend(envelopes)) await super.addAll(queueName, batch);
    this.added.push(...envelopes.map((envelope) => envelope.outboxId));
    this.afterAdding();
  }
}

/**
 * An HTTP door, and the rooms of a worker without anything that runs by itself: relays, runners and sweeps are started by the test,
 * as many as it wants and when it wants.
 */
export class Delivery {
  private readonly runners: QueueRunner[] = [];
  private readonly opened: Queues[] = [];

  private constructor(
    readonly system: TestSystem,
    private readonly rooms: INestApplicationContext,
    private readonly plain: Queues,
  ) {}

  static async open(clock: Clock = new Clock()): Promise<Delivery> {
    const system = await startSystem({ worker: false, clock });
    const rooms = await NestFactory.createApplicationContext(
      WorkerModule.forRoot({ app: 'worker', env: system.env, clock }),
      { logger: false, abortOnError: false },
    );
    return new Delivery(system, rooms, new Queues(system.env));
  }

  get database(): Database {
    return this.rooms.get(Database);
  }

  get consumers(): Consumers {
    return this.rooms.get(Processors).consumers;
  }

  get sweep(): Sweep {
    return this.rooms.get(Sweep);
  }

  get metrics(): Metrics {
    return this.rooms.get(Metrics);
  }

  /** Queues of the test's own, until `rest`. */
  queues(): BentQueues {
    const queues = new BentQueues(this.system.env);
    this.opened.push(queues);
    return queues;
  }

  relay(queues: Queues = this.plain): Relay {
    return new Relay(this.database, queues, this.metrics, this.rooms.get(Log));
  }

  async run(consumers: Consumers = this.consumers): Promise<QueueRunner> {
    const runner = new QueueRunner(this.database, this.queues(), consumers, this.metrics, this.rooms.get(Log));
    this.runners.push(runner);
    await runner.start();
    return runner;
  }

  async stopRunners(): Promise<void> {
    await Promise.all(this.runners.splice(0).map((runner) => runner.close(10_000)));
  }

  /** Ends what a test started and empties what it left in the queues. */
  async rest(): Promise<void> {
    await this.stopRunners();
    await Promise.all(this.opened.splice(0).map((queues) => queues.close()));
    await this.loseAllJobs();
  }

  /** How many jobs stand in all queues. */
  async jobs(): Promise<number> {
    const depths = await Promise.all(QUEUES.map((queue) => this.plain.depth(queue)));
    return depths.reduce((sum, depth) => sum + depth, 0);
  }

  /** Files requests of their own kind and returns their case numbers. */
  async file(count: number, change?: (request: AssistanceRequest) => void): Promise<string[]> {
    const visitor = this.system.visitor();
    return Promise.all(
      Array.from({ length: count }, async () => {
        const answer = await visitor.call<{ caseNo: string }>('POST', '/requests', freshRequest(change), {
          'Idempotency-Key': randomUUID(),
        });
        if (answer.status !== 201) throw new Error(`not filed: ${JSON.stringify(answer.body)}`);
        return answer.body.caseNo;
      }),
    );
  }

  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> {
    return this.system.database.query<Row>(sql, parameters);
  }

  async count(sql: string, parameters?: unknown[]): Promise<number> {
    const [row] = await this.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`, parameters);
    return row?.count ?? -1;
  }

  /** Every job of every queue is gone, without a word to anybody. */
  async loseAllJobs(): Promise<void> {
    const { REDIS_URL, QUEUE_PREFIX } = this.system.env;
    if (!REDIS_URL) {
      await this.query('DELETE FROM bullmq.job');
      return;
    }
    const redis = new Redis(REDIS_URL);
    const keys = await redis.keys(`${QUEUE_PREFIX}:*`);
    if (keys.length > 0) await redis.del(...keys);
    redis.disconnect();
  }

  async close(): Promise<void> {
    await this.rest();
    await this.plain.close();
    await this.rooms.close();
    await this.system.stop();
  }
}
