import { Injectable } from '@nestjs/common';
import { CloudEvent, HTTP } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { Clock } from '#platform/clock';
import { Env } from '#platform/config';
import { Vault } from '#platform/crypto';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { Outbound, OutboundRefused } from '#platform/outbound';
import { claimMessage, Outbox } from '#platform/outbox';
import { openLetter } from './sealed-letters.js';

/** What an authority's system is told of. */
export type LetterNews = 'sent' | 'reminded' | 'recalled';

/** Pauses between tries, in minutes: a morning's outage is outlived, a wrong address is noticed within two days. */
const PAUSES = [1, 5, 15, 60, 240, 720, 1440] as const;
export const MOST_TRIES = PAUSES.length + 1;
/** How long a try may take before another worker may take it for dead. */
const LEASE_MINUTES = 5;
const later = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * 60_000);

/** What stands around a delivery: the time, the keys, the way out. */
@Injectable()
export class DeliverySurroundings {
  constructor(
    readonly clock: Clock,
    readonly vault: Vault,
    readonly outbound: Outbound,
    readonly env: Env,
  ) {}
}

interface Due {
  id: string;
  referral_id: string;
  news: LetterNews;
  created_at: Date;
  number: string;
  letter_sealed: string;
  signature: string;
  state: string;
  attempts: number;
  url: string | null;
  secret_sealed: string | null;
  authority_id: string;
}

/** Where a secret lies sealed. */
export const secretPlace = (authorityId: string): string => `authority_channel|secret|${authorityId}`;

/**
 * The machine channel. What an authority's system is to be told is written beside what happened, leaves by the outbox, and is tried
 * until it has arrived: the same bytes under the same id each time (Standard Webhooks), so that a repetition has no second effect there.
 */
@Injectable()
export class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly surroundings: DeliverySurroundings,
  ) {}

  /** Writes one piece of news about a letter for the authority's system, in the transaction of what it tells. */
  async announce(tx: Tx, referralId: string, news: LetterNews): Promise<void> {
    const [row] = await tx.query<{ reminders: number }[]>(`SELECT reminders FROM referral WHERE id = $1`, [referralId]);
    if (!row) return;
    const now = this.surroundings.clock.now();
    const id = `${referralId}.${news}${news === 'reminded' ? row.reminders : ''}`;
    await tx.query(
      `INSERT INTO letter_delivery (id, referral_id, news, next_at, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [id, referralId, news, later(now, LEASE_MINUTES), now],
    );
    await this.outbox.append(tx, 'letter.due', { deliveryId: id });
  }

  /** Tries one delivery. @returns false when this message had been handled before, or somebody else is at it */
  async deliver(deliveryId: string, delivery: { consumer: string; outboxId: string }): Promise<boolean> {
    const due = await this.take(deliveryId, delivery);
    if (due === null) return false;
    const fault = await this.send(due);
    await this.database.transaction(SYSTEM, (tx) => this.settle(tx, due, fault));
    return true;
  }

  /** Puts back into the outbox whatever waits for another try. @returns how many */
  async repeat(): Promise<number> {
    const now = this.surroundings.clock.now();
    return this.database.transaction(SYSTEM, async (tx) => {
      const [rows] = await tx.query<[{ id: string }[], number]>(
        `UPDATE letter_delivery SET next_at = $2 WHERE id IN (
           SELECT id FROM letter_delivery WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at LIMIT 200 FOR NO KEY UPDATE SKIP LOCKED) RETURNING id`,
        [now, later(now, LEASE_MINUTES)],
      );
      for (const { id } of rows) await this.outbox.append(tx, 'letter.due', { deliveryId: id });
      return rows.length;
    });
  }

  /** Counts the try before it is made: one that dies on the way has been one. */
  private take(
    deliveryId: string,
    { consumer, outboxId }: { consumer: string; outboxId: string },
  ): Promise<Due | null> {
    return this.database.transaction(SYSTEM, async (tx) => {
      if (!(await claimMessage(tx, consumer, outboxId))) return null;
      const [due] = await tx.query<Due[]>(
        `SELECT d.id, d.referral_id, d.news, d.created_at, d.state, d.attempts, r.number, r.letter_sealed, r.signature, r.authority_id, c.url, c.secret_sealed
           FROM letter_delivery d JOIN referral r ON r.id = d.referral_id
           LEFT JOIN authority_channel c ON c.authority_id = r.authority_id AND c.is_active
          WHERE d.id = $1 FOR NO KEY UPDATE OF d`,
        [deliveryId],
      );
      if (due?.state !== 'waiting') return null;
      await tx.query(`UPDATE letter_delivery SET attempts = attempts + 1, next_at = $2 WHERE id = $1`, [
        deliveryId,
        later(this.surroundings.clock.now(), LEASE_MINUTES),
      ]);
      return { ...due, attempts: due.attempts + 1 };
    });
  }

  /** What is told, as a CloudEvent: built from what stands fixed, so that each try carries the same bytes. No letter lies about in clear. */
  private bodyOf(due: Due): string {
    const { vault, env } = this.surroundings;
    const { referral_id: referralId, number } = due;
    const event = new CloudEvent({
      id: due.id,
      source: env.PUBLIC_URL,
      type: `cn.ipr-network.referral.${due.news}.v1`,
      subject: number,
      time: due.created_at.toISOString(),
      datacontenttype: 'application/json',
      data:
        due.news === 'sent' ? { referralId, ...openLetter(vault, { ...due, id: referralId }) } : { referralId, number },
    });
    return String(HTTP.structured(event).body);
  }

  /** @returns null when it arrived, else what went wrong, in words that give nothing away */
  private async send(due: Due): Promise<string | null> {
    const { id, url, secret_sealed, authority_id } = due;
    const secret = this.surroundings.vault.open(secret_sealed, secretPlace(authority_id));
    if (!url || !secret) return 'no channel';
    const now = new Date();
    const body = this.bodyOf(due);
    try {
      const answer = await this.surroundings.outbound.call({
        url,
        body,
        headers: {
          'Content-Type': 'application/cloudevents+json; charset=utf-8',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
          'webhook-signature': new Webhook(secret).sign(id, now, body),
        },
      });
      // A redirect is no arrival: nobody is sent on to an address that was not allowed.
      return answer.status >= 200 && answer.status < 300 ? null : `status ${answer.status}`;
    } catch (error) {
      if (error instanceof OutboundRefused) return error.fault;
      throw error;
    }
  }

  private async settle(tx: Tx, { id, referral_id, attempts, authority_id }: Due, fault: string | null): Promise<void> {
    const now = this.surroundings.clock.now();
    const pause = PAUSES[attempts - 1];
    const state = fault === null ? 'delivered' : pause === undefined ? 'given_up' : 'waiting';
    await tx.query(
      `UPDATE letter_delivery SET state = $2, last_fault = $3, delivered_at = $4, next_at = $5 WHERE id = $1 AND state = 'waiting'`,
      [id, state, fault, fault === null ? now : null, state === 'waiting' ? later(now, pause ?? 0) : null],
    );
    await tx.query(
      `UPDATE authority_channel SET last_ok_at = CASE WHEN $2::text IS NULL THEN $3 ELSE last_ok_at END, last_fault = $2 WHERE authority_id = $1`,
      [authority_id, fault, now],
    );
    if (state !== 'waiting')
      await this.outbox.append(tx, 'letter.settled', { referralId: referral_id, deliveryId: id });
  }
}
