import { UnrecoverableError, type Job, type Worker } from 'bullmq';
import { AppError, LISTENERS, QUEUES, type Envelope, type MessageName, type Messages, type QueueName } from '#contracts';
import { SYSTEM, type Database } from '../database/index.js';
import { type Log, type Metrics, withCorrelation } from '../observability/index.js';
import type { Queues } from './queues.js';

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
    const due = (Object.keys(LISTENERS) as MessageName[]).filter((name) => (LISTENERS[name] as readonly QueueName[]).includes(queue));
    for (const name of due) if (!consumers[queue][name]) faults.push(`${queue} does not handle ${name}`);
    for (const name of Object.keys(consumers[queue]) as MessageName[]) if (!due.includes(name)) faults.push(`${queue} handles ${name} without listening to it`);
  }
  if (faults.length > 0) throw new Error(`The wiring of messages has gaps: ${faults.join('; ')}`);
}

/** Runs the queues of one worker process. */
export class QueueRunner {
  private readonly workers: Worker<Envelope>[] = [];
  private lastStart = Date.now();

  constructor(
    private readonly database: Database,
    private readonly queues: Queues,
    private readonly consumers: Consumers,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  /** Starts a worker for each queue. @throws when the wiring has gaps or the queues stand on an unsafe server. */
  async start(): Promise<void> {
    assertComplete(this.consumers);
    await this.queues.check();
    for (const queue of QUEUES) {
      const worker = this.queues.worker(queue, (job) => this.run(queue, job));
      worker.on('error', (error) => this.log.warning('queue.error', { queue, fault: error.message }));
      worker.on('failed', (job, error) => void this.onFailed(queue, job, error));
      this.workers.push(worker);
    }
  }

  /** Milliseconds since a job last began; the watchdog ends a process that sleeps on a full queue. */
  idleMs(): number {
    return Date.now() - this.lastStart;
  }

  /** Lets running jobs finish, within the given time. What is cut off is delivered again to another worker. */
  async close(withinMs: number): Promise<void> {
    const closing = Promise.allSettled(this.workers.map((worker) => worker.close()));
    await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, withinMs).unref())]);
  }

  private async run(queue: QueueName, job: Job<Envelope>): Promise<void> {
    this.lastStart = Date.now();
    const envelope = job.data;
    const handler = this.consumers[queue][envelope.name] as ((payload: unknown, delivery: Delivery) => Promise<boolean>) | undefined;
    if (!handler) throw new UnrecoverableError(`${queue} does not handle ${envelope.name}`);
    await withCorrelation(envelope.correlationId, async () => {
      try {
        const done = await handler(envelope.payload, { consumer: queue, outboxId: envelope.outboxId });
        this.metrics.handled.inc({ queue, result: done ? 'done' : 'repeated' });
        this.log.event('message.handled', { queue, name: envelope.name, outboxId: envelope.outboxId, ...envelope.payload, repeated: !done });
      } catch (error) {
        this.metrics.handled.inc({ queue, result: 'failed' });
        // A refusal by a rule will be the same next time: no retry, straight to a person.
        if (error instanceof AppError) throw new UnrecoverableError(error.code);
        throw error;
      }
    });
  }

  private async onFailed(queue: QueueName, job: Job<Envelope> | undefined, error: Error): Promise<void> {
    if (!job) return;
    const spent = error instanceof UnrecoverableError || error.name === 'UnrecoverableError' || job.attemptsMade >= (job.opts.attempts ?? 1);
    this.log.failure('message.failed', error, { queue, name: job.data.name, outboxId: job.data.outboxId, spent });
    if (!spent) return;
    await this.database
      .transaction(SYSTEM, (tx) =>
        tx.query(
          `INSERT INTO dead_letter (consumer, outbox_id, name, payload, fault) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (consumer, outbox_id) DO UPDATE SET fault = excluded.fault, settled_at = NULL`,
          [queue, job.data.outboxId, job.data.name, job.data.payload, error.message.slice(0, 500)],
        ),
      )
      .catch((fault: unknown) => this.log.failure('dead_letter.unwritten', fault, { queue, outboxId: job.data.outboxId }));
  }
}
