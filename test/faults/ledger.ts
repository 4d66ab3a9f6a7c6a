import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { AssistanceRequest } from '#contracts';
import { startApi } from '../../apps/api/src/boot.js';
import { Clock } from '#platform/clock';
import { SignIn } from '#access';
import { Network } from '#network';
import type { Env } from '#platform/config';
import { freshRequest } from '../support/requests.js';
import { Caller, eventually } from '../support/system.js';
import type { TestDatabase } from '../support/database.js';
import { Secret, TOTP } from 'otpauth';

/** Where C01 and its like belong. */
export const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';

const ANSWER_WITHIN_MS = 90_000;

interface Filing {
  readonly key: string;
  readonly request: AssistanceRequest;
}

/** What clients were told: the side of the story that the record has to agree with. */
export class Ledger {
  /** The case number that each key was promised with a 201. */
  readonly promised = new Map<string, string>();
  /** Every other answer on the way there, and lost connections as 0. */
  readonly setbacks: { status: number; code?: string; retryAfter: string | null; ms: number }[] = [];

  constructor(
    private readonly database: TestDatabase,
    private readonly origin: () => string,
    private readonly words: () => string = () => '',
  ) {}

  static filing(): Filing {
    return { key: randomUUID(), request: freshRequest() };
  }

  /** Files, and as any honest client tries again under the same key until it has a receipt. */
  async file(filing: Filing = Ledger.filing()): Promise<string> {
    const end = Date.now() + ANSWER_WITHIN_MS;
    for (;;) {
      const caseNo = await this.attempt(filing);
      if (caseNo) return caseNo;
      if (Date.now() > end)
        throw new Error(`no receipt within ${ANSWER_WITHIN_MS} ms: ${JSON.stringify(this.setbacks.slice(-3))}`);
      await pause(100);
    }
  }

  /** One try. @returns the case number, or null when there was no receipt */
  async attempt({ key, request }: Filing): Promise<string | null> {
    const began = performance.now();
    try {
      const answer = await new Caller(this.origin()).call<{ caseNo: string; code?: string }>(
        'POST',
        '/requests',
        request,
        { 'Idempotency-Key': key },
      );
      if (answer.status === 201) return this.promise(key, answer.body.caseNo);
      if (![409, 503].includes(answer.status))
        throw new Error(`refused: ${answer.status} ${JSON.stringify(answer.body)}\n${this.words()}`);
      this.setbacks.push({
        status: answer.status,
        code: answer.body.code,
        retryAfter: answer.headers.get('retry-after'),
        ms: performance.now() - began,
      });
    } catch (error) {
      // What fetch throws comes from outside the test's own realm: its class is not ours to ask for.
      if (!String(error).includes('fetch failed')) throw error;
      this.setbacks.push({ status: 0, retryAfter: null, ms: performance.now() - began });
    }
    return null;
  }

  /** Files many from several hands at once. */
  async fileMany(count: number, width: number): Promise<void> {
    const filings = Array.from({ length: count }, () => Ledger.filing());
    await Promise.all(
      Array.from({ length: width }, async () => {
        for (let next = filings.pop(); next; next = filings.pop()) await this.file(next);
      }),
    );
  }

  /** Files from several hands, a little at a time, for as long as something lasts. */
  async fileDuring(lasting: Promise<unknown>, width: number, pauseMs: number): Promise<void> {
    let isOver = false;
    const over = lasting.finally(() => {
      isOver = true;
    });
    await Promise.all([
      over,
      ...Array.from({ length: width }, async () => {
        while (!isOver) {
          await this.file();
          await pause(pauseMs);
        }
      }),
    ]);
  }

  /**
   * The record against what was promised, once everything has healed: each promise is a case, each key one case, each case one offer in
   * one inbox, nothing waits, nothing was given up.
   */
  async settle(withinMs: number): Promise<void> {
    await eventually(
      () => this.unsettled(),
      (open) => Object.values(open).every((count) => count === 0),
      withinMs,
    );
    const cases = await this.database.query<{
      case_no: string;
      status: string;
      offers: number;
      decisions: number;
      inboxes: number;
      histories: string[];
    }>(
      `SELECT c.case_no, c.status,
              (SELECT count(*)::int FROM offer o WHERE o.case_id = c.id) AS offers,
              (SELECT count(*)::int FROM routing_decision r WHERE r.case_id = c.id) AS decisions,
              (SELECT count(*)::int FROM case_participant p WHERE p.case_id = c.id AND p.relation = 'offered' AND p.until IS NULL) AS inboxes,
              (SELECT array_agg(e.act ORDER BY e.seq) FROM case_event e WHERE e.case_id = c.id) AS histories
         FROM case_file c`,
    );
    const kept = new Set(cases.map((row) => row.case_no));
    expect([...this.promised.values()].filter((caseNo) => !kept.has(caseNo))).toEqual([]);
    expect(
      cases.filter(
        (row) => row.offers !== 1 || row.decisions !== 1 || row.inboxes !== 1 || row.status !== 'transferring',
      ),
    ).toEqual([]);
    expect(new Set(cases.map((row) => row.histories.join(' ')))).toEqual(new Set(['submit triage_assess offer']));
    // Keys without a receipt may have a case or none, but each key has one at most.
    const [keys] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM idempotency_key WHERE principal = 'public'`,
    );
    expect(cases).toHaveLength(keys?.count ?? -1);
    expect(new Set(this.promised.values()).size).toBe(this.promised.size);
  }

  /** The numbers that are zero when everything has arrived. */
  private async unsettled(): Promise<Record<string, number>> {
    const [row] = await this.database.query<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM outbox WHERE published_at IS NULL) AS unpublished,
              (SELECT count(*)::int FROM outbox o WHERE NOT EXISTS (SELECT FROM inbox i WHERE i.outbox_id = o.id)) AS unhandled,
              (SELECT count(*)::int FROM dead_letter WHERE settled_at IS NULL) AS letters,
              (SELECT count(*)::int FROM case_file WHERE status = 'submitted') AS unrouted`,
    );
    return row ?? { nothing: 1 };
  }

  private promise(key: string, caseNo: string): string {
    const before = this.promised.get(key);
    if (before !== undefined && before !== caseNo) throw new Error(`two cases for one key: ${before} and ${caseNo}`);
    this.promised.set(key, caseNo);
    return caseNo;
  }
}

/** Every case number in the inbox of an institution, read page by page over HTTP as one of its examiners. */
export async function inboxOf(
  institution: string,
  { database, env }: { database: TestDatabase; env: Env },
): Promise<string[]> {
  const api = await startApi({ app: 'api', env, clock: new Clock() });
  try {
    const { directory } = await api.app.get(Network).current();
    const institutionId = directory.institutions.find((row) => row.nameZh === institution)?.id ?? null;
    const login = `examiner-${randomUUID()}`;
    const { password, totpSecret } = await api.app
      .get(SignIn)
      .createAccount({ login, displayName: login, role: 'examiner', institutionId, queue: null });
    const caller = new Caller(`http://127.0.0.1:${api.port}`);
    await caller.call('POST', '/auth/login', { login, password });
    await caller.call('POST', '/auth/second-factor', {
      code: new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate(),
    });
    // As the server's own housekeeping does within minutes: a database that filled up in seconds knows nothing of its tables yet.
    await database.query('ANALYZE');
    const caseNos: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await caller.call<{ items: { caseNo: string }[]; nextCursor: string | null }>(
        'GET',
        `/cases?view=inbox&limit=100${query}`,
      );
      caseNos.push(...body.items.map((item) => item.caseNo));
      cursor = body.nextCursor;
    }
    return caseNos;
  } finally {
    await api.stop();
  }
}
