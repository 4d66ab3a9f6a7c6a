import { LISTENERS, type Envelope, type MessageName, type QueueName } from '#contracts';
import type { Database, Tx } from '../database/index.js';
import { SYSTEM } from '../database/index.js';
import type { Log, Metrics } from '../observability/index.js';
import type { Queues } from '../queue/index.js';

interface Waiting {
  id: string;
  name: MessageName;
  payload: Envelope['payload'];
  correlation_id: string;
  created_at: Date;
  attempts: number;
}

const BATCH = 200;

/** Nobody, for a name of a newer release: its own workers find the message unhandled and send it on. */
const listenersOf = (name: string): readonly QueueName[] =>
  Object.hasOwn(LISTENERS, name) ? LISTENERS[name as MessageName] : [];

/**
 * Hands written messages to their queues. Several relays may run: `SKIP LOCKED` keeps them off each other's rows.
 * A relay that dies between adding and marking leaves a repetition behind, which the consumers' inbox absorbs.
 */
export class Relay {
  constructor(
    private readonly database: Database,
    private readonly queues: Queues,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  /** Publishes until nothing waits. @returns how many messages went out. */
  async drain(): Promise<number> {
    let total = 0;
    for (;;) {
      const sent = await this.database.transaction(SYSTEM, (tx) => this.publishBatch(tx));
      total += sent;
      if (sent < BATCH) return total;
    }
  }

  private async publishBatch(tx: Tx): Promise<number> {
    const rows = await tx.query<Waiting[]>(
      `SELECT id, name, payload, correlation_id, created_at, attempts FROM outbox
        WHERE published_at IS NULL ORDER BY id LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED`,
    );
    if (rows.length === 0) return 0;
    for (const [queue, envelopes] of this.byQueue(rows)) await this.queues.addAll(queue, envelopes);
    await tx.query(`UPDATE outbox SET published_at = now(), attempts = attempts + 1 WHERE id = ANY($1::bigint[])`, [
      rows.map((row) => row.id),
    ]);
    this.metrics.relayed.inc(rows.length);
    this.log.event('outbox.relayed', { count: rows.length });
    return rows.length;
  }

  private byQueue(rows: readonly Waiting[]): Map<string, Envelope[]> {
    const batches = new Map<string, Envelope[]>();
    for (const row of rows) {
      const envelope: Envelope = {
        outboxId: row.id,
        name: row.name,
        version: 1,
        payload: row.payload,
        occurredAt: row.created_at.toISOString(),
        attempt: row.attempts + 1,
        correlationId: row.correlation_id,
      };
      for (const queue of listenersOf(row.name)) batches.set(queue, [...(batches.get(queue) ?? []), envelope]);
    }
    return batches;
  }
}
