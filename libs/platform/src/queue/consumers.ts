import { UnrecoverableError, type Job, type Worker } from 'bullmq';
import {
  AppError,
  LISTENERS,
  QUEUES,
  type Envelope,
  type MessageName,
  type Messages,
  type QueueName,
} from '#contracts';
import { isPassing, SYSTEM, type Database } from '../database/index.js';
import { type Log, type Metrics, withCorrelation } from '../observability/index.js';
import type { Queues } from './queues.js';
import { UnsafeQueueServer } from './redis.js';

/** Names one delivery; a consumer claims it in the inbox before it acts. */
export interface Delivery {
  readonly consumer: QueueName;
  readonly outboxId: string;
}

/** What one queue does with each message it listens to. Resolves to false when the message had been handled before. */
export type Handlers = { readonly [N in MessageName]?: (payload: Messages[N], delivery: Delivery) => Promise<boolean> };

/** Which handlers serve which queue. */
export type Consumers = { readonly [Q in QueueName]: Handlers };

/** @throws naming every message that has a listener in the catalogue and no handler, or a handler and no listener. */
export function assertComplete(consumers: Consumers): void {
  const faults: string[] = [];
  for (const queue of QUEUES) {
    const due = (Object.keys(LISTENERS) as MessageName[]).filter((name) =>
      (LISTENERS[name] as readonly QueueName[]).includes(queue),
    );
    for (const name of due) if (!consumers[queue][name]) faults.push(`${queue} does not handle ${name}`);
    for (const name of Object.keys(consumers[queue]) as MessageName[])
      if (!due.includes(name)) faults.push(`${queue} handles ${name} without listening to it`);
  }
  if (faults.length > 0) throw new Error(`The wiring of messages has gaps: ${faults.join('; ')}`);
}

const CHECK_AGAIN_AFTER_MS = 1000;
/** How long one attempt waits for a database that is away before it counts as failed. */
const SIT_OUT_MS = 60_000;
const SIT_OUT_PAUSE_MS = 500;
/** Connection faults of a queue repeat many times a second; once in this time is enough to know. */
const TOLD_EVERY_MS = 10_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs the queues of one worker process. */
export class QueueRunner {
  private readonly workers: Worker<Envelope>[] = [];
  private readonly letters = new Set<Promise<void>>();
  private readonly toldAt = new Map<QueueName, number>();
  private lastStart = Date.now();
  private isClosing = false;

  constructor(
    private readonly database: Database,
    private readonly queues: Queues,
    private readonly consumers: Consumers,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  /**
   * Starts a worker for each queue; waits for a queue server that is away.
   * @throws when the wiring has gaps or the queues stand on an unsafe server
   */
  async start(): Promise<void> {
    assertComplete(this.consumers);
    await this.serverIsSafe();
    for (const queue of QUEUES) {
      if (this.isClosing) return;
      const worker = this.queues.worker(queue, (job) => this.run(queue, job));
      worker.on('error', (error) => this.tell(queue, error));
      worker.on('failed', (job, error) => this.onFailed(queue, job, error));
      this.workers.push(worker);
      await this.queues.begin(worker);
    }
  }

  /** Milliseconds since a job last began; the watchdog ends a process that sleeps on a full queue. */
  idleMs(): number {
    return Date.now() - this.lastStart;
  }

  /** Lets running jobs finish, within the given time. What is cut off is delivered again to another worker. */
  async close(withinMs: number): Promise<void> {
    this.isClosing = true;
    const closing = Promise.allSettled(this.workers.map((worker) => worker.close())).then(() =>
      Promise.allSettled(this.letters),
    );
    await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, withinMs).unref())]);
  }

  private async serverIsSafe(): Promise<void> {
    for (let isTold = false; !this.isClosing; isTold = true) {
      try {
        return await this.queues.check();
      } catch (error) {
        if (error instanceof UnsafeQueueServer) throw error;
        if (!isTold) this.log.failure('queue.away', error);
        await pause(CHECK_AGAIN_AFTER_MS);
      }
    }
  }

  private tell(queue: QueueName, error: Error): void {
    if (Date.now() - (this.toldAt.get(queue) ?? 0) < TOLD_EVERY_MS) return;
    this.toldAt.set(queue, Date.now());
    this.log.warning('queue.error', { queue, fault: error.message });
  }

  private async run(queue: QueueName, job: Job<Envelope>): Promise<void> {
    this.lastStart = Date.now();
    const envelope = job.data;
    const handler = this.consumers[queue][envelope.name] as
      | ((payload: unknown, delivery: Delivery) => Promise<boolean>)
      | undefined;
    if (!handler) throw new UnrecoverableError(`${queue} does not handle ${envelope.name}`);
    await withCorrelation(envelope.correlationId, async () => {
      try {
        const done = await this.sittingOut(() =>
          handler(envelope.payload, { consumer: queue, outboxId: envelope.outboxId }),
        );
        this.metrics.handled.inc({ queue, result: done ? 'done' : 'repeated' });
        this.log.event('message.handled', {
          queue,
          name: envelope.name,
          outboxId: envelope.outboxId,
          ...envelope.payload,
          repeated: !done,
        });
      } catch (error) {
        this.metrics.handled.inc({ queue, result: 'failed' });
        // A refusal by a rule will be the same next time: no retry, straight to a person.
        if (error instanceof AppError) throw new UnrecoverableError(error.code);
        throw error;
      }
    });
  }

  /** An absent database is not the message's fault and uses up none of its attempts. Every handler may run twice, so it is simply run again. */
  private async sittingOut(work: () => Promise<boolean>): Promise<boolean> {
    const end = Date.now() + SIT_OUT_MS;
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!isPassing(error) || this.isClosing || Date.now() > end) throw error;
        await pause(SIT_OUT_PAUSE_MS * (0.5 + Math.random()));
      }
    }
  }

  private onFailed(queue: QueueName, job: Job<Envelope> | undefined, error: Error): void {
    if (!job) return;
    const isSpent = error.name === 'UnrecoverableError' || job.attemptsMade >= (job.opts.attempts ?? 1);
    this.log.failure('message.failed', error, {
      queue,
      name: job.data.name,
      outboxId: job.data.outboxId,
      spent: isSpent,
    });
    if (!isSpent) return;
    const writing = this.giveUp(queue, job.data, error);
    this.letters.add(writing);
    void writing.finally(() => this.letters.delete(writing));
  }

  /** Makes it a person's task, unless another delivery was handled meanwhile. Where this can't be written, the sweep finds the message. */
  private async giveUp(queue: QueueName, envelope: Envelope, error: Error): Promise<void> {
    await this.database
      .transaction(SYSTEM, (tx) =>
        tx.query(
          `INSERT INTO dead_letter (consumer, outbox_id, name, payload, fault)
           SELECT $1::text, $2::bigint, $3::text, $4::jsonb, $5::text
            WHERE NOT EXISTS (SELECT FROM inbox WHERE consumer = $1::text AND outbox_id = $2::bigint)
           ON CONFLICT (consumer, outbox_id) DO UPDATE SET fault = excluded.fault, settled_at = NULL`,
          [queue, envelope.outboxId, envelope.name, envelope.payload, error.message.slice(0, 500)],
        ),
      )
      .catch((fault: unknown) =>
        this.log.failure('dead_letter.unwritten', fault, { queue, outboxId: envelope.outboxId }),
      );
  }
}
