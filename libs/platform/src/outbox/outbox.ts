import { Injectable } from '@nestjs/common';
import type { MessageName, Messages } from '#contracts';
import type { Tx } from '../database/index.js';
import { correlationId } from '../observability/index.js';

/** The fourth beat of every write: what happened is written beside what changed, in the same transaction. */
@Injectable()
export class Outbox {
  async append<N extends MessageName>(tx: Tx, name: N, payload: Messages[N]): Promise<void> {
    await tx.query(`INSERT INTO outbox (name, payload, correlation_id) VALUES ($1, $2, $3)`, [name, payload, correlationId()]);
  }
}

/**
 * The first beat of every consumer. Marks a message as handled by one consumer inside the consumer's own transaction.
 * @returns false when it was handled before: the delivery is a repetition and must change nothing.
 */
export async function claimMessage(tx: Tx, consumer: string, outboxId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `INSERT INTO inbox (consumer, outbox_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1`,
    [consumer, outboxId],
  );
  return rows.length > 0;
}
