import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { AssistanceRequest } from '#contracts';
import { startApi } from '../../apps/api/src/boot.js';
import { Clock } from '#platform/clock';
import { freshRequest } from '../support/requests.js';
import { type Answer, Caller, startSystem, type TestSystem } from '../support/system.js';

interface Filed {
  caseNo: string;
  queryCode: string;
  receivedAt: string;
  receipt: string;
  code?: string;
}

jest.setTimeout(120_000);

let system: TestSystem;
let visitor: Caller;
let coordinator: Caller & { accountId: string };

beforeAll(async () => {
  system = await startSystem({ worker: false });
  visitor = system.visitor();
  coordinator = await system.signedIn('national_coordinator', { queue: 'national' });
});
afterAll(() => system.stop());

const file = (request: unknown, key?: string, caller = visitor): Promise<Answer<Filed>> =>
  caller.call<Filed>('POST', '/requests', request, key === undefined ? {} : { 'Idempotency-Key': key });

const count = async (table: string): Promise<number> => {
  const [row] = await system.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return row?.n ?? 0;
};
/** Rows of everything that one filing writes once. */
const filings = async (): Promise<number[]> => {
  const counts: number[] = [];
  for (const table of ['case_file', 'case_request', 'case_event', 'audit_event', 'outbox', 'idempotency_key'])
    counts.push(await count(table));
  return counts;
};

describe('filing under a key', () => {
  it('needs one', async () => {
    const before = await filings();
    const answer = await file(freshRequest());
    expect([answer.status, answer.body.code]).toEqual([400, 'request.idempotency_key_missing']);
    const empty = await file(freshRequest(), '');
    expect([empty.status, empty.body.code]).toEqual([400, 'request.idempotency_key_missing']);
    expect(await filings()).toEqual(before);
  });

  it.each([
    ['256 characters', 'k'.repeat(256)],
    ['4,000 characters', 'k'.repeat(4000)],
    ['a space inside', 'a b'],
    ['a letter that is not ASCII', 'clé'],
  ])('refuses one of %s', async (_title, key) => {
    const before = await filings();
    const answer = await file(freshRequest(), key);
    expect([answer.status, answer.body.code]).toEqual([400, 'request.idempotency_key_invalid']);
    expect(await filings()).toEqual(before);
  });

  it('takes one of a single character and one of 255', async () => {
    expect((await file(freshRequest(), '!')).status).toBe(201);
    expect((await file(freshRequest(), 'k'.repeat(255))).status).toBe(201);
  });

  it('gives the same answer to the same request, however it is written', async () => {
    const request = freshRequest();
    const key = randomUUID();
    const first = await file(request, key);
    expect(first.status).toBe(201);
    const before = await filings();
    const turned = Object.fromEntries(Object.entries(request).reverse());
    const spaced = { ...request, facts: ` ${request.facts}\r\n` };
    for (const again of [request, turned, spaced, JSON.stringify(request, null, 2)]) {
      const answer = await file(again, key);
      expect([answer.status, answer.body]).toEqual([201, first.body]);
    }
    expect(await filings()).toEqual(before);
  });

  it('refuses another request under the same key and leaves the first alone', async () => {
    const request = freshRequest();
    const key = randomUUID();
    const first = await file(request, key);
    const before = await filings();
    for (const change of [{ facts: '另一件事' }, { declaration: true, demand: '其他诉求' }, { channel: 'phone' }]) {
      const answer = await file({ ...request, ...change }, key);
      expect([answer.status, answer.body.code]).toEqual([422, 'request.idempotency_key_reused']);
    }
    expect(await filings()).toEqual(before);
    expect((await file(request, key)).body).toEqual(first.body);
  });

  it('spends no key on a request that was refused', async () => {
    const key = randomUUID();
    expect(
      (
        await file(
          freshRequest((one) => (one.declaration = false)),
          key,
        )
      ).status,
    ).toBe(400);
    expect((await file(freshRequest(), key)).status).toBe(201);
  });

  it('files one case when fifty come at once, and gives all the same answer', async () => {
    const request = freshRequest();
    const key = randomUUID();
    const before = await filings();
    const answers = await Promise.all(Array.from({ length: 50 }, () => file(request, key, new Caller(system.origin))));
    // Whoever came while the first was still being written may have been told so; nobody was told anything else.
    expect(
      answers.filter((answer) => answer.status !== 201 && answer.body.code !== 'request.idempotency_in_progress'),
    ).toEqual([]);
    const filed = answers.filter((answer) => answer.status === 201);
    expect(new Set(filed.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(await filings()).toEqual(before.map((rows) => rows + 1));
    expect((await file(request, key)).body).toEqual(filed[0]?.body);
  });

  it('files one of two that come at once under one key with different contents', async () => {
    const key = randomUUID();
    const before = await filings();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => file(freshRequest(), key, new Caller(system.origin))),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(await filings()).toEqual(before.map((rows) => rows + 1));
  });

  it('keeps the promise over a restart, with another process and at another time', async () => {
    const request = freshRequest();
    const key = randomUUID();
    const first = await file(request, key);
    const before = await filings();
    const later = new (class extends Clock {
      override now(): Date {
        return new Date(Date.now() + 7 * 86_400_000);
      }
    })();
    const other = await startApi({ app: 'api', env: system.env, clock: later });
    try {
      const again = await file(request, key, new Caller(`http://127.0.0.1:${other.port}`));
      expect([again.status, again.body]).toEqual([201, first.body]);
    } finally {
      await other.stop();
    }
    expect(await filings()).toEqual(before);
  });

  it('keeps number and query code unreadable beside the key', async () => {
    const key = randomUUID();
    const { body } = await file(freshRequest(), key);
    const [row] = await system.database.query<{ answer: unknown }>(
      `SELECT answer FROM idempotency_key WHERE key = $1`,
      [key],
    );
    expect(JSON.stringify(row?.answer)).not.toContain(body.queryCode);
  });

  it('whatever is sent in whatever order: one case for each key, and each key its own answer', async () => {
    const requests: AssistanceRequest[] = Array.from({ length: 3 }, () => freshRequest());
    const step = fc.record({ key: fc.nat(2), request: fc.nat(2), isParallel: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const run = randomUUID();
        const before = await count('case_file');
        const model = new Map<number, { request: number; caseNo: string }>();
        for (const { key, request, isParallel } of steps) {
          const answers = await Promise.all(
            Array.from({ length: isParallel ? 4 : 1 }, () => file(requests[request], `${run}-${key}`)),
          );
          for (const answer of answers) {
            const known = model.get(key);
            if (known && known.request !== request)
              expect([answer.status, answer.body.code]).toEqual([422, 'request.idempotency_key_reused']);
            else {
              expect(answer.status).toBe(201);
              if (known) expect(answer.body.caseNo).toBe(known.caseNo);
              else model.set(key, { request, caseNo: answer.body.caseNo });
            }
          }
        }
        expect(new Set([...model.values()].map((one) => one.caseNo)).size).toBe(model.size);
        expect(await count('case_file')).toBe(before + model.size);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an act under a key', () => {
  interface Done {
    version: number;
    status: string;
    code?: string;
  }
  const newCase = async (): Promise<string> => (await file(freshRequest(), randomUUID())).body.caseNo;
  const supervise = (
    caseNo: string,
    key: string | undefined,
    note: string,
    version = 1,
    caller: Caller = coordinator,
  ): Promise<Answer<Done>> =>
    caller.call<Done>(
      'POST',
      `/cases/${caseNo}/supervise`,
      { note },
      { 'If-Match': `"${version}"`, ...(key === undefined ? {} : { 'Idempotency-Key': key }) },
    );
  const events = async (caseNo: string): Promise<string[]> =>
    (
      await system.database.query<{ act: string }>(
        `SELECT act FROM case_event e JOIN case_file c ON c.id = e.case_id WHERE c.case_no = $1 ORDER BY seq`,
        [caseNo],
      )
    ).map((row) => row.act);

  it('needs one', async () => {
    const caseNo = await newCase();
    const answer = await supervise(caseNo, undefined, '请尽快');
    expect([answer.status, answer.body.code]).toEqual([400, 'request.idempotency_key_missing']);
    expect(await events(caseNo)).toEqual(['submit']);
  });

  it('is done once when it is repeated, also with the version that it started from', async () => {
    const caseNo = await newCase();
    const key = randomUUID();
    const first = await supervise(caseNo, key, '请尽快');
    const again = await supervise(caseNo, key, '请尽快');
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await events(caseNo)).toEqual(['submit', 'supervise']);
  });

  it('is done once when thirty come at once', async () => {
    const caseNo = await newCase();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 30 }, () => supervise(caseNo, key, '请尽快')));
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([200, answers[0]?.body]);
    expect(await events(caseNo)).toEqual(['submit', 'supervise']);
  });

  it('is refused with other words, on another case and by another act', async () => {
    const [one, two] = [await newCase(), await newCase()];
    const key = randomUUID();
    await supervise(one, key, '请尽快');
    const reused = [
      await supervise(one, key, '请立即', 2),
      await supervise(two, key, '请尽快'),
      await coordinator.call<Done>(
        'POST',
        `/cases/${one}/answer-only-close`,
        { note: '请尽快' },
        { 'If-Match': '"2"', 'Idempotency-Key': key },
      ),
    ];
    for (const answer of reused)
      expect([answer.status, answer.body.code]).toEqual([422, 'request.idempotency_key_reused']);
    expect([await events(one), await events(two)]).toEqual([['submit', 'supervise'], ['submit']]);
  });

  it("is each person's own: another's key says nothing", async () => {
    const other = await system.signedIn('national_coordinator', { queue: 'national' });
    const caseNo = await newCase();
    const key = randomUUID();
    await supervise(caseNo, key, '请尽快');
    const answer = await supervise(caseNo, key, '请尽快', 2, other);
    expect([answer.status, answer.body.version]).toEqual([200, 3]);
    expect(await events(caseNo)).toEqual(['submit', 'supervise', 'supervise']);
  });

  it('spends no key on an act that was refused', async () => {
    const caseNo = await newCase();
    const key = randomUUID();
    expect((await supervise(caseNo, key, '请尽快', 9)).status).toBe(412);
    expect((await supervise(caseNo, key, '请尽快', 1)).status).toBe(200);
  });

  it('holds for applicants too', async () => {
    const { body: filed } = await file(freshRequest(), randomUUID());
    const { body: opened } = await visitor.call<{ token: string }>('POST', '/requests/lookup', {
      caseNo: filed.caseNo,
      queryCode: filed.queryCode,
    });
    const key = randomUUID();
    const say = (note: string, as = key): Promise<Answer<Done>> =>
      visitor.call<Done>(
        'POST',
        `/requests/${filed.caseNo}/messages`,
        { note },
        { Authorization: `Bearer ${opened.token}`, 'If-Match': '"1"', 'Idempotency-Key': as },
      );
    const first = await say('请问进展');
    expect(first.status).toBe(200);
    expect((await say('请问进展')).body).toEqual(first.body);
    expect((await say('别的')).status).toBe(422);
    expect((await say('请问进展', randomUUID())).status).toBe(412);
    expect(await events(filed.caseNo)).toEqual(['submit', 'write_message']);
  });
});
