import { Injectable } from '@nestjs/common';
import { AuditSealer } from '#audit';
import { Log } from '#platform/observability';
import { Sweep } from './sweep.js';

interface Schedule {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
}

/**
 * A message that no queue has handled after this long is taken for lost: longer than a dead worker's jobs take to come back (20 s),
 * many times what a message takes when all is well.
 */
const LOST_AFTER_SECONDS = 30;

/** Everything that happens by the clock, in one table. Each part waits for itself: a slow run is never overtaken by the next. */
@Injectable()
export class Schedules {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private isOver = false;

  constructor(
    private readonly sweep: Sweep,
    private readonly sealer: AuditSealer,
    private readonly log: Log,
  ) {}

  private table(): readonly Schedule[] {
    return [
      { name: 'seal', everyMs: 500, work: () => this.sealer.run() },
      { name: 'due dates', everyMs: 30_000, work: () => this.sweep.dueDates() },
      { name: 'lost messages', everyMs: 10_000, work: () => this.sweep.redeliver(LOST_AFTER_SECONDS) },
      { name: 'figures', everyMs: 10_000, work: () => this.sweep.gauge() },
      { name: 'purge', everyMs: 600_000, work: () => this.sweep.purge() },
    ];
  }

  start(): void {
    for (const schedule of this.table()) this.arm(schedule, 1000);
  }

  async stop(): Promise<void> {
    this.isOver = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.allSettled(this.running);
  }

  private arm(schedule: Schedule, afterMs: number): void {
    if (this.isOver) return;
    const timer = setTimeout(() => {
      const run = this.run(schedule);
      this.running.add(run);
      void run.finally(() => this.running.delete(run));
    }, afterMs);
    this.timers.set(schedule.name, timer);
  }

  private async run(schedule: Schedule): Promise<void> {
    try {
      await schedule.work();
    } catch (error) {
      this.log.failure('schedule.failed', error, { schedule: schedule.name });
    }
    this.arm(schedule, schedule.everyMs);
  }
}
