import { Injectable } from '@nestjs/common';
import { AuditSealer } from '#audit';
import { Assigning } from '#casework';
import { EvidenceKeeper, Previews } from '#evidence';
import { Mailer } from '#notices';
import { HandOvers, Runs } from '#releases';
import { Log } from '#platform/observability';
import { Closings, Counters } from '#workload';
import { Between } from './between.js';
import { Resealing, Retention } from '#privacy';
import { Sweep } from './sweep.js';

interface Schedule {
  readonly name: string;
  readonly everyMs: number;
  /** Of the first time after a start; a second unless said. */
  readonly firstAfterMs?: number;
  readonly work: () => Promise<unknown>;
}

/**
 * A message that no queue has handled after this long is taken for lost: longer than a dead worker's jobs take to come back (20 s),
 * many times what a message takes when all is well.
 */
const LOST_AFTER_SECONDS = 30;

/** What is done with cases by the clock: given out, and what stands between institutions about them. */
@Injectable()
export class CaseErrands {
  constructor(
    readonly assigning: Assigning,
    readonly between: Between,
  ) {}
}

/** Rooms that have something to do by the clock. */
@Injectable()
export class Errands {
  constructor(
    readonly handOvers: HandOvers,
    readonly runs: Runs,
    readonly keeper: EvidenceKeeper,
    readonly previews: Previews,
    readonly cases: CaseErrands,
  ) {}
}

/** What people are told by mail, and what is counted for overviews. */
@Injectable()
export class Rounds {
  constructor(
    readonly mailer: Mailer,
    readonly counters: Counters,
    readonly closings: Closings,
  ) {}
}

const DAY_MS = 86_400_000;

/** What keeps the record and persons' data in order: sealed into the chain, sealed with the keys of today, forgotten in time. */
@Injectable()
export class Upkeep {
  constructor(
    readonly sealer: AuditSealer,
    readonly resealing: Resealing,
    readonly retention: Retention,
  ) {}
}

/** Everything that happens by the clock, in one table. Each part waits for itself: a slow run is never overtaken by the next. */
@Injectable()
export class Schedules {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private isOver = false;

  constructor(
    private readonly sweep: Sweep,
    private readonly errands: Errands,
    private readonly rounds: Rounds,
    private readonly upkeep: Upkeep,
    private readonly log: Log,
  ) {}

  private table(): readonly Schedule[] {
    return [
      { name: 'seal', everyMs: 500, work: () => this.upkeep.sealer.run() },
      { name: 'due dates', everyMs: 30_000, work: () => this.sweep.dueDates() },
      { name: 'hand-overs', everyMs: 10_000, work: () => this.errands.handOvers.carryOut() },
      { name: 'silent runs', everyMs: 15_000, work: () => this.errands.runs.revive() },
      { name: 'waiting cases', everyMs: 30_000, work: () => this.errands.cases.assigning.giveWaiting() },
      { name: 'reminders', everyMs: 30_000, work: () => this.sweep.reach.time.reminders.run() },
      { name: 'holiday plans', everyMs: 10_000, work: () => this.sweep.reach.time.rederivation.run() },
      { name: 'clock check', everyMs: 60_000, work: () => this.sweep.checkClocks() },
      { name: 'between institutions', everyMs: 30_000, work: () => this.errands.cases.between.dueDates() },
      { name: 'deliveries', everyMs: 10_000, work: () => this.errands.cases.between.deliveries() },
      { name: 'lost messages', everyMs: 10_000, work: () => this.sweep.redeliver(LOST_AFTER_SECONDS) },
      { name: 'figures', everyMs: 10_000, work: () => this.sweep.gauge() },
      { name: 'scan', everyMs: 2000, work: () => this.errands.keeper.scanNext() },
      { name: 'previews', everyMs: 2000, work: () => this.errands.previews.makeNext() },
      { name: 'scrub', everyMs: 60_000, work: () => this.errands.keeper.scrub() },
      { name: 'tidy evidence', everyMs: 3_600_000, work: () => this.errands.keeper.tidy() },
      { name: 'mail', everyMs: 1000, work: () => this.rounds.mailer.run() },
      { name: 'counters', everyMs: 500, work: () => this.rounds.counters.roll() },
      { name: 'closings', everyMs: 1000, work: () => this.rounds.closings.refresh() },
      { name: 'backlog', everyMs: 30_000, work: () => this.rounds.counters.keepDay() },
      { name: 'forget counters', everyMs: 3_600_000, work: () => this.rounds.counters.purge() },
      { name: 'purge', everyMs: 600_000, work: () => this.sweep.purge() },
      { name: 'reseal', everyMs: 15_000, work: () => this.upkeep.resealing.run() },
      { name: 'retention', everyMs: DAY_MS, firstAfterMs: DAY_MS / 24, work: () => this.upkeep.retention.run(false) },
    ];
  }

  start(): void {
    for (const schedule of this.table()) this.arm(schedule, schedule.firstAfterMs ?? 1000);
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
