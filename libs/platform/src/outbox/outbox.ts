import { Injectable } from '@nestjs/common';
import type { MessageName, Messages } from '#contracts';
import type { Tx } from '../database/index.js';
import { correlationId } from '../observability/index.js';

/** The fourth beat of every write: what happened is written beside what changed, in the same transaction. */
@Injectable()
export class Outbox {
  async append<N extends MessageName>(tx: Tx, name: N, payload: Messages[N]): Promise<void> {
    await tx.query(`INSERT INTO outbox (name, payload, correlation_id) VALUES ($1, $2, $3)`, [
      name,
      payload,
      correlationId(),
    ]);
  }
}

/**
 * The first beat of every consumer. Marks a message as handled by one consumer inside the consumer's own transaction, and with it
 * any letter that had given the message up.
 * @returns false when it was handled before: the delivery is a repetition and must change nothing. A message that the outbox no longer
 *   knows was handled by everybody and forgotten since; a queue that still carries it is late.
 */
export async function claimMessage(tx: Tx, consumer: string, outboxId: string): Promise<boolean> {
  const [row] = await tx.query<{ is_claimed: boolean }[]>(
    `WITH claimed AS (INSERT INTO inbox (consumer, outbox_id) SELECT $1, id FROM outbox WHERE id = $2 ON CONFLICT DO NOTHING RETURNING 1),
          settled AS (UPDATE dead_letter SET settled_at = now()
                       WHERE consumer = $1 AND outbox_id = $2 AND settled_at IS NULL AND EXISTS (SELECT FROM claimed))
     SELECT EXISTS (SELECT FROM claimed) AS is_claimed`,
    [consumer, outboxId],
  );
  return row?.is_claimed === true;
}
