import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { freshRequest } from '../support/requests.js';
import { startSystem, type TestSystem } from '../support/system.js';
import { onTheWire, type Problem, problemOf, type WireAnswer } from '../support/wire.js';
import { awayFromWindowEnd } from '../support/windows.js';

interface Filed {
  caseNo: string;
  queryCode: string;
}

jest.setTimeout(60_000);

const clock = new FixedClock(new Date('2026-03-02T02:00:00Z'));
let system: TestSystem;
let mine: Filed;
let theirs: Filed;

beforeAll(async () => {
  system = await startSystem({ worker: false, clock });
  mine = await file();
  theirs = await file();
});
afterAll(() => system.stop());

/** Windows of limits begin anew, and none ends while a test looks at it. */
beforeEach(async () => {
  const secondsLeft = 600 - ((Date.now() / 1000) % 600);
  if (secondsLeft < 10) await new Promise((resolve) => setTimeout(resolve, secondsLeft * 1000 + 100));
  await system.database.query('DELETE FROM attempt');
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}, from?: string): Promise<WireAnswer> =>
  onTheWire(system.origin, {
    method: 'POST',
    path: `/api/v1${path}`,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    ...(from ? { from } : {}),
  });

const file = async (): Promise<Filed> =>
  JSON.parse((await post('/requests', freshRequest(), { 'Idempotency-Key': randomUUID() })).text) as Filed;

const look = (caseNo: string, queryCode: string, from?: string): Promise<WireAnswer> =>
  post('/requests/lookup', { caseNo, queryCode }, {}, from);

const tokenFor = async ({ caseNo, queryCode }: Filed): Promise<string> =>
  (JSON.parse((await look(caseNo, queryCode)).text) as { token: string }).token;

const open = (caseNo: string, authorization: string): Promise<WireAnswer> =>
  onTheWire(system.origin, { path: `/api/v1/requests/${caseNo}`, headers: { Authorization: authorization } });

const codeOf = (answer: WireAnswer): unknown => (JSON.parse(answer.text) as { code?: unknown }).code;

/** An answer without what is different in every answer. */
const bare = (answer: WireAnswer): object => {
  const { correlationId: _id, ...problem } = problemOf(answer) as Problem & Record<string, unknown>;
  const { 'x-request-id': _own, date: _date, ...headers } = answer.headers;
  return { status: answer.status, problem, headers };
};

describe('looking up a case', () => {
  beforeEach(() => awayFromWindowEnd(8000));

  it('opens with number and code as people type them', async () => {
    const { caseNo, queryCode } = mine;
    for (const [number, code] of [
      [caseNo, queryCode],
      [caseNo.toLowerCase(), queryCode.toLowerCase().replaceAll('-', ' ')],
      [caseNo.replace('-', '—'), queryCode.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l')],
      [` ${caseNo.replace('-', '')} `, queryCode],
    ] as const) {
      expect((await look(number, code)).status).toBe(200);
    }
  });

  it('answers alike for an unknown number, a wrong code, and what can be neither', async () => {
    const known = bare(await look(mine.caseNo, theirs.queryCode));
    expect(known).toMatchObject({ status: 401, problem: { code: 'lookup.no_match' } });
    const others = [
      await look('WY26-00000000', mine.queryCode),
      await look(mine.caseNo, 'AAAA-AAAA-AAAA'),
      await look(mine.caseNo, 'not a code'),
      await look('not a number', mine.queryCode),
      await look("' OR 1=1 --", '%'),
      await look('-', '-'),
    ];
    for (const other of others) expect(bare(other)).toEqual(known);
  });

  it('lets ten guesses at one case through, however many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => look(mine.caseNo, 'AAAA-AAAA-AAAA')));
    const reached = answers.filter((answer) => answer.status === 401);
    const limited = answers.filter((answer) => answer.status === 429);
    expect(reached.length).toBeLessThanOrEqual(10);
    expect(reached.length).toBeGreaterThan(0);
    expect(reached.length + limited.length).toBe(200);
    for (const answer of limited) {
      expect(problemOf(answer).code).toBe('rate.limited');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(codeOf(await look(mine.caseNo, mine.queryCode))).toBe('rate.limited');
  });

  it('lets sixty guesses from one address through, spread over any number of cases', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => look(`WY26-${String(i).padStart(8, '0')}`, 'AAAA-AAAA-AAAA')),
    );
    expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(60);
  });

  it('does not let a stranger lock the applicant out', async () => {
    for (let i = 0; i < 15; i += 1) await look(mine.caseNo, 'AAAA-AAAA-AAAA', '127.0.0.2');
    expect((await look(mine.caseNo, mine.queryCode, '127.0.0.2')).status).toBe(429);
    expect((await look(mine.caseNo, mine.queryCode)).status).toBe(200);
  });

  it('bounds the guesses at one case from all addresses together', async () => {
    let reached = 0;
    for (let host = 10; host < 30; host += 1) {
      const answers = await Promise.all(
        Array.from({ length: 12 }, () => look(mine.caseNo, 'AAAA-AAAA-AAAA', `127.0.0.${host}`)),
      );
      reached += answers.filter((answer) => answer.status === 401).length;
    }
    expect(reached).toBeLessThanOrEqual(100);
  });

  it('is not locked by its own successes, one after the other or at once', async () => {
    for (let i = 0; i < 80; i += 1) expect((await look(mine.caseNo, mine.queryCode)).status).toBe(200);
    await Promise.all(Array.from({ length: 40 }, () => look(mine.caseNo, mine.queryCode)));
    expect((await look(mine.caseNo, mine.queryCode)).status).toBe(200);
  });

  it('keeps neither code nor token where they could be read', async () => {
    const token = await tokenFor(mine);
    const tables = await system.database.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      for (const secret of [token, mine.queryCode, mine.queryCode.replaceAll('-', '')]) {
        const rows = await system.database.query(`SELECT FROM "${name}" t WHERE strpos(t::text, $1) > 0`, [secret]);
        expect({ name, found: rows.length }).toEqual({ name, found: 0 });
      }
    }
  });
});

describe('a lookup token', () => {
  it('opens its case and no other, whatever is asked of it', async () => {
    const token = await tokenFor(mine);
    expect((await open(mine.caseNo, `Bearer ${token}`)).status).toBe(200);
    const other = await open(theirs.caseNo, `Bearer ${token}`);
    const unknown = await open('WY26-00000000', `Bearer ${token}`);
    expect([other.status, codeOf(other)]).toEqual([404, 'case.not_found']);
    expect(bare(other)).toEqual(bare(unknown));
    for (const act of ['messages', 'withdrawal', 'challenge', 'supplement', 'objection', 'rating']) {
      const answer = await post(
        `/requests/${theirs.caseNo}/${act}`,
        { note: '……', score: 1 },
        { Authorization: `Bearer ${token}`, 'If-Match': '"1"', 'Idempotency-Key': randomUUID() },
      );
      expect({ act, status: answer.status, code: codeOf(answer) }).toEqual({
        act,
        status: 404,
        code: 'case.not_found',
      });
    }
    const [row] = await system.database.query(
      `SELECT c.version, c.status, (SELECT count(*)::int FROM case_event e WHERE e.case_id = c.id) AS events FROM case_file c WHERE case_no = $1`,
      [theirs.caseNo],
    );
    expect(row).toEqual({ version: 1, status: 'submitted', events: 1 });
  });

  it('opens nothing of staff', async () => {
    const token = await tokenFor(mine);
    for (const path of ['/cases', `/cases/${mine.caseNo}`, '/workload/overview', '/auth/me']) {
      const answer = await onTheWire(system.origin, {
        path: `/api/v1${path}`,
        headers: { Authorization: `Bearer ${token}` },
      });
      expect({ path, status: answer.status }).toEqual({ path, status: 401 });
    }
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer x', 'Basic eDp5', 'Bearer null', `Bearer ${'A'.repeat(43)}`, 'Bearer %00'])(
    'is needed: %p',
    async (authorization) => {
      const answer = await open(mine.caseNo, authorization);
      expect([answer.status, problemOf(answer).code]).toEqual([401, 'auth.required']);
    },
  );

  it('is refused in the address, where it would be logged', async () => {
    const token = await tokenFor(mine);
    const answer = await onTheWire(system.origin, { path: `/api/v1/requests/${mine.caseNo}?token=${token}` });
    expect(answer.status).toBe(401);
  });

  it('lives an hour', async () => {
    const token = await tokenFor(mine);
    clock.advance(59 * 60_000);
    expect((await open(mine.caseNo, `Bearer ${token}`)).status).toBe(200);
    clock.advance(60_001);
    const late = await open(mine.caseNo, `Bearer ${token}`);
    expect([late.status, codeOf(late)]).toEqual([401, 'auth.required']);
    const act = await post(
      `/requests/${mine.caseNo}/messages`,
      { note: '……' },
      { Authorization: `Bearer ${token}`, 'If-Match': '"1"', 'Idempotency-Key': randomUUID() },
    );
    expect(act.status).toBe(401);
    expect((await open(mine.caseNo, `Bearer ${await tokenFor(mine)}`)).status).toBe(200);
  });
});
