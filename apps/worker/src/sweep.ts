import { Injectable } from '@nestjs/common';
import { Limits, SignIn } from '#access';
import type { Act } from '#cases';
import { Casework } from '#casework';
import { AppError, type Envelope, LISTENERS, type MessageName, QUEUES, type QueueName, shanghaiDay } from '#contracts';
import { Clock } from '#platform/clock';
import { Database, SYSTEM } from '#platform/database';
import { Log, Metrics } from '#platform/observability';
import { Queues } from '#platform/queue';

/** What the system does when a clock has run out, by the kind of the clock and the status in which it counts. */
const WHEN_OVER: readonly { readonly kind: string; readonly act: Act }[] = [
  { kind: 'transfer_answer', act: 'expire_offer' },
  { kind: 'supplement', act: 'deem_withdrawn' },
  { kind: 'objection', act: 'lapse_objection' },
];
const BATCH = 200;

interface LostRow {
  id: string;
  name: MessageName;
  payload: Envelope['payload'];
  correlation_id: string;
  created_at: Date;
  handled_by: string[];
  given_up_by: string[];
}

/** What the sweep measures, counts and writes to. */
@Injectable()
export class SweepReach {
  constructor(
    readonly clock: Clock,
    readonly metrics: Metrics,
    readonly log: Log,
    readonly limits: Limits,
  ) {}
}

/**
 * Finds from PostgreSQL alone what queues lost and what time has decided. Every part may run twice or at the same time
 * elsewhere: it only adds deliveries, which the inbox absorbs, and acts that the lifecycle table still allows.
 */
@Injectable()
export class Sweep {
  constructor(
    private readonly database: Database,
    private readonly queues: Queues,
    private readonly casework: Casework,
    private readonly reach: SweepReach,
    private readonly signIn: SignIn,
  ) {}

  /** Messages that were handed to a queue a while ago and never handled go out again. @returns how many */
  async redeliver(olderThanSeconds: number): Promise<number> {
    const rows = await this.database.read<LostRow>(
      SYSTEM,
      `SELECT o.id, o.name, o.payload, o.correlation_id, o.created_at,
              ARRAY(SELECT i.consumer FROM inbox i WHERE i.outbox_id = o.id) AS handled_by,
              ARRAY(SELECT d.consumer FROM dead_letter d WHERE d.outbox_id = o.id AND d.settled_at IS NULL) AS given_up_by
         FROM outbox o WHERE o.published_at < now() - make_interval(secs => $1) ORDER BY o.id LIMIT ${BATCH * 5}`,
      [olderThanSeconds],
    );
    let found = 0;
    for (const row of rows) {
      for (const queue of LISTENERS[row.name] as readonly QueueName[]) {
        if (row.handled_by.includes(queue) || row.given_up_by.includes(queue)) continue;
        found += 1;
        await this.queues.addAgain(queue, { outboxId: row.id, name: row.name, version: 1, payload: row.payload, occurredAt: row.created_at.toISOString(), correlationId: row.correlation_id });
      }
    }
    if (found > 0) {
      this.reach.metrics.swept.inc({ kind: 'lost_message' }, found);
      this.reach.log.warning('sweep.redelivered', { count: found });
    }
    return found;
  }

  /** Marks promises that were broken, and does what time has decided: offers that ran out, supplements that never came. */
  async dueDates(): Promise<number> {
    const today = shanghaiDay(this.reach.clock.now());
    const breached = await this.database.read<{ count: number }>(
      SYSTEM,
      `WITH late AS (UPDATE deadline SET breached_at = $2 WHERE due_on < $1::date AND satisfied_at IS NULL AND breached_at IS NULL RETURNING case_id, kind),
            told AS (INSERT INTO audit_event (event, actor_kind, case_id, facts, correlation_id)
                     SELECT 'deadline.breached', 'system', case_id, jsonb_build_object('kind', kind), 'sweep' FROM late)
       SELECT count(*)::int AS count FROM late`,
      [today, this.reach.clock.now()],
    );
    let acted = 0;
    for (const { kind, act } of WHEN_OVER) {
      const cases = await this.database.read<{ case_id: string }>(SYSTEM, `SELECT case_id FROM deadline WHERE kind = $1 AND due_on < $2::date AND satisfied_at IS NULL LIMIT ${BATCH}`, [kind, today]);
      for (const { case_id } of cases) acted += (await this.attempt(case_id, act)) ? 1 : 0;
    }
    const count = breached[0]?.count ?? 0;
    if (count + acted > 0) this.reach.log.event('sweep.due', { breached: count, acted });
    return count + acted;
  }

  /** Forgets what has served its time: handled messages, counted tries, sessions that are over. */
  async purge(): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(
        `WITH old AS (
           SELECT o.id FROM outbox o WHERE o.published_at < now() - interval '1 day'
              AND NOT EXISTS (SELECT FROM unnest($1::text[], $2::text[]) AS l(name, consumer) WHERE l.name = o.name
                    AND NOT EXISTS (SELECT FROM inbox i WHERE i.outbox_id = o.id AND i.consumer = l.consumer)) LIMIT 5000),
         gone AS (DELETE FROM inbox USING old WHERE inbox.outbox_id = old.id)
         DELETE FROM outbox USING old WHERE outbox.id = old.id`,
        [LISTENED.map((pair) => pair[0]), LISTENED.map((pair) => pair[1])],
      );
    });
    await this.reach.limits.purge();
    await this.signIn.purge();
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
  }

  /** How many jobs stand in all queues. */
  async depth(): Promise<number> {
    const depths = await Promise.all(QUEUES.map((queue) => this.queues.depth(queue)));
    return depths.reduce((sum, depth) => sum + depth, 0);
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

const LISTENED = (Object.keys(LISTENERS) as MessageName[]).flatMap((name) => LISTENERS[name].map((queue) => [name, queue] as const));
