import { QUEUES } from '#contracts';
import type { Log } from '#platform/observability';
import type { QueueRunner, Queues } from '#platform/queue';

const LOOK_EVERY_MS = 20_000;
/** Jobs wait and none has begun for this long: the worker sleeps on a dead connection. */
const STUCK_AFTER_MS = 60_000;

/**
 * Ends a process whose worker sleeps beside a full queue, to be started anew. Jobs must have waited at two looks in a row: between the
 * two any worker that is awake would have taken one.
 */
export class Watchdog {
  private readonly clock: NodeJS.Timeout;
  private haveWaited = false;

  constructor(
    private readonly queues: Queues,
    private readonly runner: QueueRunner,
    private readonly log: Log,
    private readonly end: () => void = () => process.exit(1),
  ) {
    this.clock = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  /** One look. A queue server that does not answer is nothing that a new process could mend. */
  async look(): Promise<void> {
    const counts = await Promise.all(QUEUES.map((queue) => this.queues.waiting(queue))).catch(() => []);
    const waiting = counts.reduce((sum, count) => sum + count, 0);
    const isStuck = this.haveWaited && waiting > 0 && this.runner.idleMs() >= STUCK_AFTER_MS;
    this.haveWaited = waiting > 0;
    if (!isStuck) return;
    this.log.failure('worker.stuck', new Error('jobs wait and none begins'), { waiting, idleMs: this.runner.idleMs() });
    this.end();
  }

  stop(): void {
    clearInterval(this.clock);
  }
}
