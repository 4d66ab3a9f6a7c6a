import { Readable } from 'node:stream';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer, { type Transporter } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { CaseStatus, Day } from '#contracts';
import { Clock } from '#platform/clock';
import { Env } from '#platform/config';
import { Vault } from '#platform/crypto';
import { Database, SYSTEM } from '#platform/database';
import { Log } from '#platform/observability';
import { type Letter, letterOf } from './letters.js';
import { type Attempt, attemptOf, isPlainAddress, type MailFault, standingAfter } from './domain/sending.js';
import { RatingLinks } from './rating-links.js';

const BATCH = 20;
const AT_ONCE = 4;
/** An attempt that nobody has ended after this long was a worker's that died: what came of it is not known. */
const GIVEN_UP_AFTER_SECONDS = 120;
const CONCLUSIONS = ['approve_result', 'conclude_simple'];

/** One letter to be sent. */
export interface Posting {
  id: string;
  case_id: string;
  case_no: string;
  event_seq: number;
  template: string;
  facts: { toStatus: CaseStatus };
  attempts: number;
  due_on: Day | null;
  party_id: string | null;
  email_sealed: string | null;
}

/** What a letter is addressed by, and what it is made of. */
export const POSTING = `n.id, n.case_id, n.case_no, n.event_seq, n.template, n.facts, n.attempts, p.id AS party_id, p.email_sealed,
  (SELECT d.due_on FROM deadline d WHERE d.case_id = n.case_id AND d.opened_seq = n.event_seq
      AND d.kind IN ('supplement', 'objection', 'judicial_confirmation') LIMIT 1) AS due_on`;

/** Writes the letters, and knows their addresses. */
@Injectable()
export class Letters {
  constructor(
    private readonly vault: Vault,
    private readonly links: RatingLinks,
    private readonly env: Env,
  ) {}

  write({ case_id, case_no, event_seq, template, facts, due_on }: Posting): Letter {
    const site = this.env.PUBLIC_URL.replace(/\/$/, '');
    return letterOf({
      caseNo: case_no,
      act: template,
      toStatus: facts.toStatus,
      dueOn: due_on,
      trackUrl: `${site}/track?caseNo=${encodeURIComponent(case_no)}`,
      ratingUrl: CONCLUSIONS.includes(template) ? this.links.linkFor(case_id, event_seq) : null,
    });
  }

  /** @returns null when there is no address, or what stands there is not one address and nothing else */
  addressOf({ party_id, email_sealed }: Posting): string | null {
    const address = this.vault.open(email_sealed, `party|email|${party_id ?? ''}`);
    return address !== null && isPlainAddress(address) ? address : null;
  }
}

/**
 * Sends letters by SMTP. An attempt is on the record before the letter leaves, so that a worker that dies between sending and marking
 * leaves an attempt behind that counts, and no letter goes out for ever. Every attempt of one letter carries the same Message-ID.
 */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(
    private readonly database: Database,
    private readonly letters: Letters,
    private readonly clock: Clock,
    private readonly env: Env,
    private readonly log: Log,
  ) {
    this.transport = env.SMTP_URL
      ? nodemailer.createTransport({
          url: env.SMTP_URL,
          pool: true,
          maxConnections: AT_ONCE,
          requireTLS: env.SMTP_URL.startsWith('smtp:') && env.SMTP_REQUIRE_TLS,
          connectionTimeout: 10_000,
          greetingTimeout: 10_000,
          socketTimeout: 30_000,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      : null;
  }

  /** Sends what is due. @returns how many letters were tried */
  async run(): Promise<number> {
    if (!this.transport) return 0;
    await this.takeUpLost();
    let tried = 0;
    for (;;) {
      const postings = await this.claim();
      for (let at = 0; at < postings.length; at += AT_ONCE)
        await Promise.all(postings.slice(at, at + AT_ONCE).map((posting) => this.post(posting)));
      tried += postings.length;
      if (postings.length < BATCH) return tried;
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  private async claim(): Promise<Posting[]> {
    return this.database.read<Posting>(
      SYSTEM,
      `WITH due AS (
         SELECT id FROM notice WHERE channel = 'email' AND state = 'written' AND next_attempt_at <= $1
          ORDER BY next_attempt_at LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED),
       n AS (UPDATE notice SET state = 'attempting', attempts = attempts + 1, attempted_at = $1 FROM due WHERE notice.id = due.id RETURNING notice.*)
       SELECT ${POSTING} FROM n LEFT JOIN party p ON p.case_id = n.case_id AND p.side = 'applicant'`,
      [this.clock.now()],
    );
  }

  private async post(posting: Posting): Promise<void> {
    const attempt = await this.attempt(posting);
    await this.mark(posting.id, posting.attempts, attempt);
    if (attempt.kind !== 'delivered')
      this.log.warning('mail.not_delivered', { noticeId: posting.id, kind: attempt.kind, attempts: posting.attempts });
  }

  private async attempt(posting: Posting): Promise<Attempt> {
    const address = this.letters.addressOf(posting);
    if (address === null) return { kind: 'refused', error: 'no usable address' };
    const from = this.env.SMTP_FROM ?? '';
    const { subject, text, html } = this.letters.write(posting);
    const domain = from.slice(from.lastIndexOf('@') + 1);
    const message = await new MailComposer({
      from: { name: '知识产权维权援助', address: from },
      to: { name: '', address },
      subject,
      text,
      html,
      messageId: `<${posting.id}@${domain}>`,
      date: this.clock.now(),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
      .compile()
      .build();
    let hasLeft = false;
    const leaving = (async function* (): AsyncGenerator<Buffer> {
      yield message;
      hasLeft = true;
    })();
    try {
      await this.transport?.sendMail({
        envelope: { from, to: [address] },
        raw: Readable.from(leaving, { objectMode: false }),
      });
      return { kind: 'delivered' };
    } catch (error) {
      return attemptOf(error as MailFault, hasLeft);
    }
  }

  private async mark(id: string, attempts: number, attempt: Attempt): Promise<void> {
    const now = this.clock.now();
    const { state, nextAttemptAt, error } = standingAfter(attempt, attempts, now);
    await this.database.read(
      SYSTEM,
      `UPDATE notice SET state = $2, next_attempt_at = $3, last_error = $4, delivered_at = $5 WHERE id = $1 AND state = 'attempting'`,
      [id, state, nextAttemptAt, error, state === 'delivered' ? now : null],
    );
    if (state === 'failed' || state === 'unknown') await this.handOver(id, now);
  }

  /** A letter that did not arrive is a person's task: whoever holds the case, or answers for it, tells the applicant another way. */
  private async handOver(id: string, now: Date): Promise<void> {
    await this.database.read(
      SYSTEM,
      `INSERT INTO notice (id, case_id, case_no, recipient_kind, recipient, template, facts, channel, state, created_at, delivered_at)
       SELECT gen_random_uuid(), c.id, c.case_no, CASE WHEN c.holder_institution_id IS NULL THEN 'coordinator' ELSE 'institution' END,
              coalesce(c.holder_institution_id, c.coordinator_queue, 'national'), 'mail_not_delivered',
              jsonb_build_object('toStatus', c.status, 'of', n.template), 'page', 'delivered', $2, $2
         FROM notice n JOIN case_file c ON c.id = n.case_id WHERE n.id = $1`,
      [id, now],
    );
  }

  /** Attempts that a dead worker left behind. */
  private async takeUpLost(): Promise<void> {
    const lost = await this.database.read<{ id: string; attempts: number }>(
      SYSTEM,
      `SELECT id, attempts FROM notice WHERE channel = 'email' AND state = 'attempting'
          AND attempted_at < $1::timestamptz - interval '${GIVEN_UP_AFTER_SECONDS} seconds' LIMIT ${BATCH}`,
      [this.clock.now()],
    );
    for (const { id, attempts } of lost)
      await this.mark(id, attempts, { kind: 'unknown', error: 'the sender ended before it knew' });
  }
}
