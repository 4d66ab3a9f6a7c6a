import { Injectable } from '@nestjs/common';
import { Limits, Sessions } from '#access';
import { type Act, ACTS, Rederivation, Reminders } from '#cases';
import { Casework } from '#casework';
import { AppError, type Day, LISTENERS, type MessageName, shanghaiDay } from '#contracts';
import { EvidenceKeeper } from '#evidence';
import { Clock } from '#platform/clock';
import { Database, SYSTEM } from '#platform/database';
import { Log, Metrics } from '#platform/observability';
import { Wake } from '#platform/outbox';

/** What the system does when a clock has run out, by the kind of the clock. */
const WHEN_OVER: readonly { readonly kind: string; readonly act: Act }[] = [
  { kind: 'transfer_answer', act: 'expire_offer' },
  { kind: 'supplement', act: 'deem_withdrawn' },
  { kind: 'objection', act: 'lapse_objection' },
];
const BATCH = 200;
const PURGE_BATCH = 5000;
/** A message that everybody has handled is of no more use but for looking up. */
const KEEP_HANDLED = '1 hour';
/** The wait before a message is taken for lost doubles with each round, up to 2^6 = 64 times: a long queue is not a lost one. */
const MOST_DOUBLINGS = 6;

/** Every message with every listener it must reach, as two columns for SQL. */
const PAIRS = (Object.keys(LISTENERS) as MessageName[]).flatMap((name) =>
  LISTENERS[name].map((queue) => ({ name, queue })),
);
const LISTENED: [string[], string[]] = [PAIRS.map(({ name }) => name), PAIRS.map(({ queue }) => queue)];
const NOT_HANDLED = `NOT EXISTS (SELECT FROM inbox i WHERE i.outbox_id = o.id AND i.consumer = l.consumer)`;

/** What goes by the calendar: the time, reminders, and deadlines that a new plan moves. */
@Injectable()
export class SweepTime {
  constructor(
    readonly clock: Clock,
    readonly reminders: Reminders,
    readonly rederivation: Rederivation,
  ) {}
}

/** What the sweep measures, counts and writes to. */
@Injectable()
export class SweepReach {
  constructor(
    readonly time: SweepTime,
    readonly metrics: Metrics,
    readonly log: Log,
    readonly limits: Limits,
    readonly wake: Wake,
  ) {}
}

/**
 * Finds from PostgreSQL alone what queues lost and what time has decided. Every part may run twice or at the same time
 * elsewhere: it only adds deliveries, which the inbox absorbs, and acts that the lifecycle table still allows.
 */
@Injectable()
export class Sweep {
  private checkedUpTo: string | null = null;

  constructor(
    private readonly database: Database,
    private readonly casework: Casework,
    private readonly sessions: Sessions,
    private readonly keeper: EvidenceKeeper,
    readonly reach: SweepReach,
  ) {}

  /**
   * Messages that were handed to a queue a while ago and that a listener has neither handled nor given up go back to the relay.
   * @returns how many
   */
  async redeliver(olderThanSeconds: number): Promise<number> {
    const [answer] = await this.database.read<{ count: number }>(
      SYSTEM,
      `WITH lost AS (
         SELECT o.id FROM outbox o
          WHERE o.published_at <= now() - make_interval(secs => $1::float * power(2, least(greatest(o.attempts - 1, 0), ${MOST_DOUBLINGS})))
            AND EXISTS (SELECT FROM unnest($2::text[], $3::text[]) AS l(name, consumer) WHERE l.name = o.name AND ${NOT_HANDLED}
                  AND NOT EXISTS (SELECT FROM dead_letter d WHERE d.outbox_id = o.id AND d.consumer = l.consumer AND d.settled_at IS NULL))
          ORDER BY o.id LIMIT ${BATCH * 5} FOR NO KEY UPDATE SKIP LOCKED),
       back AS (UPDATE outbox SET published_at = NULL FROM lost WHERE outbox.id = lost.id RETURNING 1)
       SELECT count(*)::int AS count FROM back`,
      [olderThanSeconds, ...LISTENED],
    );
    const found = answer?.count ?? 0;
    if (found > 0) {
      this.reach.wake.ring();
      this.reach.metrics.swept.inc({ kind: 'lost_message' }, found);
      this.reach.log.warning('sweep.redelivered', { count: found });
    }
    return found;
  }

  /** Marks promises that were broken, and does what time has decided: offers that ran out, supplements that never came. */
  async dueDates(): Promise<number> {
    const today = shanghaiDay(this.reach.time.clock.now());
    const [marked] = await this.database.read<{ count: number }>(
      SYSTEM,
      `WITH late AS (UPDATE deadline SET breached_at = $2 WHERE due_on < $1::date AND satisfied_at IS NULL AND breached_at IS NULL RETURNING case_id, kind),
            told AS (INSERT INTO audit_event (event, actor_kind, case_id, facts, correlation_id)
                     SELECT 'deadline.breached', 'system', case_id, jsonb_build_object('kind', kind), 'sweep' FROM late)
       SELECT count(*)::int AS count FROM late`,
      [today, this.reach.time.clock.now()],
    );
    let acted = 0;
    for (const { kind, act } of WHEN_OVER) acted += await this.actOnAll(kind, act, today);
    const breached = marked?.count ?? 0;
    if (breached + acted > 0) this.reach.log.event('sweep.due', { breached, acted });
    return breached + acted;
  }

  /** Forgets what has served its time: handled messages, counted tries, sessions that are over. */
  async purge(): Promise<void> {
    while ((await this.purgeMessages()) === PURGE_BATCH);
    await this.reach.limits.purge();
    await this.sessions.purge();
  }

  /** Goes round the open cases, some at a time, and proves that the stored deadlines are what the histories come to. */
  async checkClocks(): Promise<void> {
    const { differences, next } = await this.reach.time.rederivation.verify(this.checkedUpTo, BATCH);
    this.checkedUpTo = next;
    if (differences.length === 0) return;
    this.reach.metrics.swept.inc({ kind: 'wrong_deadline' }, differences.length);
    for (const difference of differences)
      this.reach.log.failure('sweep.wrong_deadline', new Error('a stored deadline is not what the history comes to'), {
        ...difference,
      });
  }

  /** Figures for whoever watches. */
  async gauge(): Promise<void> {
    const [row] = await this.database.read<{ waiting: number; oldest: number; letters: number }>(
      SYSTEM,
      `SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM now() - min(created_at)), 0)::float AS oldest,
              (SELECT count(*)::int FROM dead_letter WHERE settled_at IS NULL) AS letters FROM outbox WHERE published_at IS NULL`,
    );
    this.reach.metrics.outboxWaiting.set(row?.waiting ?? 0);
    this.reach.metrics.outboxOldestSeconds.set(row?.oldest ?? 0);
    this.reach.metrics.deadLetters.set(row?.letters ?? 0);
    for (const [kind, count] of Object.entries(await this.keeper.trouble()))
      this.reach.metrics.evidence.set({ kind }, count);
  }

  /** Only what every listener has handled: a letter that waits for a person keeps its message. @returns how many were forgotten */
  private async purgeMessages(): Promise<number> {
    const [answer] = await this.database.read<{ count: number }>(
      SYSTEM,
      `WITH old AS (
         SELECT o.id FROM outbox o WHERE o.published_at < now() - interval '${KEEP_HANDLED}' AND o.name = ANY($1::text[])
            AND NOT EXISTS (SELECT FROM unnest($1::text[], $2::text[]) AS l(name, consumer) WHERE l.name = o.name AND ${NOT_HANDLED})
          LIMIT ${PURGE_BATCH} FOR UPDATE SKIP LOCKED),
       handled AS (DELETE FROM inbox USING old WHERE inbox.outbox_id = old.id),
       gone AS (DELETE FROM outbox USING old WHERE outbox.id = old.id RETURNING 1)
       SELECT count(*)::int AS count FROM gone`,
      LISTENED,
    );
    return answer?.count ?? 0;
  }

  /** Cases whose clock of a kind has run out and whose status still allows the act, page by page: one that refuses holds up no other. */
  private async actOnAll(kind: string, act: Act, today: Day): Promise<number> {
    let acted = 0;
    let after: string | null = null;
    for (;;) {
      const cases: { case_id: string }[] = await this.database.read(
        SYSTEM,
        `SELECT d.case_id FROM deadline d JOIN case_file c ON c.id = d.case_id
          WHERE d.kind = $1 AND d.due_on < $2::date AND d.satisfied_at IS NULL AND c.status = ANY($3::text[]) AND ($4::uuid IS NULL OR d.case_id > $4::uuid)
          GROUP BY d.case_id ORDER BY d.case_id LIMIT ${BATCH}`,
        [kind, today, ACTS[act].from, after],
      );
      for (const { case_id } of cases) acted += (await this.attempt(case_id, act)) ? 1 : 0;
      if (cases.length < BATCH) return acted;
      after = cases.at(-1)?.case_id ?? null;
    }
  }

  private async attempt(caseId: string, act: Act): Promise<boolean> {
    try {
      return await this.casework.actForSystem(caseId, act);
    } catch (error) {
      if (!(error instanceof AppError)) this.reach.log.failure('sweep.act_failed', error, { caseId, act });
      return false;
    }
  }
}
