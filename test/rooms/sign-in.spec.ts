import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { Sessions, SignIn } from '#access';
import type { Role } from '#contracts';
import { FixedClock } from '#platform/clock';
import { startSystem, type TestSystem } from '../support/system.js';
import { onTheWire, type Problem, problemOf, type WireAnswer } from '../support/wire.js';
import { awayFromWindowEnd } from '../support/windows.js';

jest.setTimeout(60_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const MINUTE = 60_000;
const clock = new FixedClock(new Date('2026-03-02T02:00:00Z'));
let system: TestSystem;
let lighting: string;

beforeAll(async () => {
  system = await startSystem({ worker: false, clock });
  lighting = await system.institutionId(LIGHTING);
});
afterAll(() => system.stop());

beforeEach(async () => {
  const secondsLeft = 300 - ((Date.now() / 1000) % 300);
  if (secondsLeft < 10) await new Promise((resolve) => setTimeout(resolve, secondsLeft * 1000 + 100));
  await system.database.query('DELETE FROM attempt');
});

interface Person {
  id: string;
  login: string;
  password: string;
  totpSecret: string;
}

let people = 0;
const newPerson = async (role: Role = 'examiner', queue: string | null = null): Promise<Person> => {
  people += 1;
  const login = `person-${people}`;
  const account = {
    login,
    displayName: `Person ${people}`,
    role,
    institutionId: queue === null ? lighting : null,
    queue,
  };
  return { login, ...(await system.api.app.get(SignIn).createAccount(account)) };
};

const call = (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  from?: string,
): Promise<WireAnswer> =>
  onTheWire(system.origin, {
    method,
    path: `/api/v1${path}`,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(from ? { from } : {}),
  });

const login = (
  person: Pick<Person, 'login' | 'password'>,
  headers: Record<string, string> = {},
  from?: string,
): Promise<WireAnswer> =>
  call('POST', '/auth/login', { login: person.login, password: person.password }, headers, from);

const setCookies = (answer: WireAnswer): string[] => [answer.headers['set-cookie'] ?? []].flat();
const cookieOf = (answer: WireAnswer): string => setCookies(answer)[0]?.split(';')[0] ?? '';
const codeNow = ({ totpSecret }: Person, ms = 0): string =>
  new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp: clock.now().getTime() + ms });
const second = (cookie: string, code: string): Promise<WireAnswer> =>
  call('POST', '/auth/second-factor', { code }, { Cookie: cookie });

/** Cookie of a session with both steps done. */
const signIn = async (person: Person): Promise<string> => {
  clock.advance(MINUTE);
  const half = cookieOf(await login(person));
  const answer = await second(half, codeNow(person));
  expect(answer.status).toBe(200);
  return cookieOf(answer);
};
const me = (cookie: string): Promise<WireAnswer> => call('GET', '/auth/me', undefined, { Cookie: cookie });
const refusal = (answer: WireAnswer): [number, string] => [answer.status, problemOf(answer).code];

const bare = (answer: WireAnswer): object => {
  const { correlationId: _id, ...problem } = problemOf(answer) as Problem & Record<string, unknown>;
  const { 'x-request-id': _own, date: _date, ...headers } = answer.headers;
  return { status: answer.status, problem, headers };
};

const sessions = async (accountId: string): Promise<number> =>
  (await system.database.query(`SELECT FROM session WHERE account_id = $1`, [accountId])).length;

describe('the first step', () => {
  beforeEach(() => awayFromWindowEnd(8000));

  it('answers a wrong password, an unknown account and a closed one alike, and opens nothing', async () => {
    const person = await newPerson();
    const closed = await newPerson();
    await system.database.query(`UPDATE account SET is_active = false WHERE id = $1`, [closed.id]);
    const wrong = await login({ login: person.login, password: 'x' });
    expect(bare(wrong)).toMatchObject({ status: 401, problem: { code: 'auth.failed' } });
    expect(setCookies(wrong)).toEqual([]);
    const others = [
      await login({ login: 'nobody', password: 'x' }),
      await login({ login: person.login.toUpperCase(), password: person.password }),
      await login({ login: `${person.login} `, password: person.password }),
      await login({ login: "' OR 1=1 --", password: person.password }),
      await login({ login: person.login, password: `${person.password} ` }),
      await login({ login: person.login, password: person.password.toLowerCase() }),
      await login({ login: closed.login, password: closed.password }),
    ];
    for (const other of others) expect(bare(other)).toEqual(bare(wrong));
    expect([await sessions(person.id), await sessions(closed.id)]).toEqual([0, 0]);
  });

  it('lets at most ten of two hundred guesses at once reach the check', async () => {
    const person = await newPerson();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => login({ login: person.login, password: `guess ${i}` })),
    );
    const reached = answers.filter((answer) => answer.status === 401).length;
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThanOrEqual(10);
    const limited = answers.filter((answer) => answer.status === 429);
    expect(limited).toHaveLength(200 - reached);
    for (const answer of limited) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(refusal(await login(person))).toEqual([429, 'rate.limited']);
  });

  it('does not let a stranger lock somebody out', async () => {
    const person = await newPerson();
    for (let i = 0; i < 12; i += 1) await login({ login: person.login, password: 'x' }, {}, '127.0.0.2');
    expect((await login(person, {}, '127.0.0.2')).status).toBe(429);
    expect((await login(person)).status).toBe(200);
  });

  it('believes no header about where a guess comes from', async () => {
    const person = await newPerson();
    const answers: WireAnswer[] = [];
    for (let i = 0; i < 15; i += 1)
      answers.push(
        await login(
          { login: person.login, password: 'x' },
          { 'X-Forwarded-For': `10.0.0.${i}`, Forwarded: `for=10.0.0.${i}`, 'X-Real-IP': `10.0.0.${i}` },
        ),
      );
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10);
  });

  it('bounds guesses from one address over any number of accounts', async () => {
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, i) => login({ login: `nobody-${i}`, password: 'x' }, {}, '127.0.0.3')),
    );
    expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(60);
  });

  it('is not locked by its own successes', async () => {
    const person = await newPerson();
    for (let i = 0; i < 15; i += 1) expect((await login(person)).status).toBe(200);
  });

  it('keeps neither password nor session secret nor second factor where they could be read', async () => {
    const person = await newPerson();
    const cookie = await signIn(person);
    const tables = await system.database.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
    );
    for (const { name } of tables) {
      for (const secret of [person.password, person.totpSecret, cookie.split('=')[1] ?? '']) {
        const rows = await system.database.query(`SELECT FROM "${name}" t WHERE strpos(t::text, $1) > 0`, [secret]);
        expect({ name, found: rows.length }).toEqual({ name, found: 0 });
      }
    }
  });
});

describe('the second step', () => {
  beforeEach(() => awayFromWindowEnd(8000));

  const STAFF_ROUTES = [
    '/auth/me',
    '/cases',
    '/cases/WY26-00000000',
    '/cases/WY26-00000000/timeline',
    '/cases/WY26-00000000/clocks',
    '/cases/WY26-00000000/routing',
    '/workload/overview',
    '/workload/colleagues',
  ];

  it.each(STAFF_ROUTES)('is needed for %s', async (path) => {
    const half = cookieOf(await login(await newPerson('team_leader')));
    expect(refusal(await call('GET', path, undefined, { Cookie: half }))).toEqual([401, 'auth.second_factor_required']);
  });

  it('is needed for acts', async () => {
    const half = cookieOf(await login(await newPerson()));
    const answer = await call(
      'POST',
      '/cases/WY26-00000000/accept',
      {},
      { Cookie: half, 'If-Match': '"1"', 'Idempotency-Key': 'k' },
    );
    expect(refusal(answer)).toEqual([401, 'auth.second_factor_required']);
  });

  it('says who is signed in, without a secret', async () => {
    const person = await newPerson();
    const half = cookieOf(await login(person));
    const answer = await second(half, codeNow(person));
    expect(JSON.parse(answer.text)).toEqual({
      id: person.id,
      login: person.login,
      displayName: expect.any(String),
      role: 'examiner',
      institution: { id: lighting, name: LIGHTING, kind: 'rapid_centre' },
      queue: null,
      queueName: null,
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('takes a code once, also when it comes many times at once', async () => {
    const person = await newPerson();
    const code = codeNow(person);
    const halves = await Promise.all(Array.from({ length: 5 }, async () => cookieOf(await login(person))));
    const answers = await Promise.all(halves.map((half) => second(half, code)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401, 401, 401, 401]);
    const again = await second(cookieOf(await login(person)), code);
    expect(refusal(again)).toEqual([401, 'auth.failed']);
    clock.advance(30_000);
    expect((await second(cookieOf(await login(person)), codeNow(person))).status).toBe(200);
  });

  it.each(['000000', 'abcdef', '12345678', '      ', '１２３４５６'])('refuses %p', async (code) => {
    const person = await newPerson();
    const half = cookieOf(await login(person));
    expect(refusal(await second(half, code))).toEqual([401, 'auth.failed']);
    expect(refusal(await me(half))).toEqual([401, 'auth.second_factor_required']);
  });

  it('refuses codes of another time and of another person', async () => {
    const person = await newPerson();
    const half = cookieOf(await login(person));
    for (const code of [codeNow(person, -120_000), codeNow(person, 120_000), codeNow(await newPerson())])
      expect((await second(half, code)).status).toBe(401);
  });

  it('lets at most ten of a hundred guesses at once through', async () => {
    const person = await newPerson();
    const half = cookieOf(await login(person));
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => second(half, String(100_000 + i))));
    expect(answers.filter((answer) => answer.status !== 429).length).toBeLessThanOrEqual(10);
    expect((await second(half, codeNow(person))).status).toBe(429);
  });

  it('must come within ten minutes', async () => {
    const person = await newPerson();
    const half = cookieOf(await login(person));
    clock.advance(10 * MINUTE);
    expect(refusal(await second(half, codeNow(person)))).toEqual([401, 'auth.required']);
  });

  it('gives the session a new secret and makes the old one worthless', async () => {
    const person = await newPerson();
    const half = cookieOf(await login(person));
    const whole = cookieOf(await second(half, codeNow(person)));
    expect(whole).not.toBe(half);
    expect(refusal(await me(half))).toEqual([401, 'auth.required']);
    expect((await me(whole)).status).toBe(200);
    expect(await sessions(person.id)).toBe(1);
  });

  it('takes no session that the caller made up', async () => {
    const [name] = cookieOf(await login(await newPerson())).split('=');
    for (const value of ['', 'x', 'A'.repeat(43), '%00', "' OR 1=1"]) {
      const answer = await me(`${name ?? ''}=${encodeURIComponent(value)}`);
      expect(refusal(answer)).toEqual([401, 'auth.required']);
    }
  });
});

describe('a session', () => {
  it('ends when its owner signs out, and only that one', async () => {
    const person = await newPerson();
    const [one, two] = [await signIn(person), await signIn(person)];
    const out = await call('POST', '/auth/logout', undefined, { Cookie: one });
    expect([out.status, out.text]).toEqual([204, '']);
    expect(setCookies(out)[0]).toMatch(/^ipr_session=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/);
    expect(out.headers['clear-site-data']).toContain('storage');
    expect(refusal(await me(one))).toEqual([401, 'auth.required']);
    expect((await me(two)).status).toBe(200);
  });

  it('ends after thirty minutes without use and lives on with use', async () => {
    const person = await newPerson();
    const [idle, used] = [await signIn(person), await signIn(person)];
    for (let i = 0; i < 4; i += 1) {
      clock.advance(29 * MINUTE);
      expect((await me(used)).status).toBe(200);
    }
    expect(refusal(await me(idle))).toEqual([401, 'auth.required']);
    clock.advance(30 * MINUTE);
    expect(refusal(await me(used))).toEqual([401, 'auth.required']);
  });

  it('ends after twelve hours, however much it is used', async () => {
    const cookie = await signIn(await newPerson());
    const end = clock.now().getTime() + 12 * 60 * MINUTE;
    while (clock.now().getTime() + 20 * MINUTE < end) {
      clock.advance(20 * MINUTE);
      expect((await me(cookie)).status).toBe(200);
    }
    clock.advance(20 * MINUTE);
    expect(refusal(await me(cookie))).toEqual([401, 'auth.required']);
  });

  it('ends at once when its account is closed', async () => {
    const person = await newPerson();
    const cookie = await signIn(person);
    const half = cookieOf(await login(person));
    await system.database.query(`UPDATE account SET is_active = false WHERE id = $1`, [person.id]);
    expect(refusal(await me(cookie))).toEqual([401, 'auth.required']);
    clock.advance(30_000);
    expect(refusal(await second(half, codeNow(person)))).toEqual([401, 'auth.required']);
  });

  it('is forgotten when it is over by the one clock of the system, not before', async () => {
    const [gone, going] = [await newPerson(), await newPerson()];
    await signIn(gone);
    clock.advance(12 * 60 * MINUTE);
    const cookie = await signIn(going);
    await system.api.app.get(Sessions).purge();
    expect([await sessions(gone.id), await sessions(going.id)]).toEqual([0, 1]);
    expect((await me(cookie)).status).toBe(200);
  });

  it('has the role and the place that its account has now', async () => {
    const person = await newPerson('team_leader');
    const cookie = await signIn(person);
    const overview = (): Promise<WireAnswer> => call('GET', '/workload/overview', undefined, { Cookie: cookie });
    expect((await overview()).status).toBe(200);
    await system.database.query(`UPDATE account SET role = 'handler' WHERE id = $1`, [person.id]);
    expect(refusal(await overview())).toEqual([403, 'auth.forbidden']);
    await system.database.query(
      `UPDATE account SET role = 'provincial_coordinator', institution_id = NULL, queue = 'provincial:440000' WHERE id = $1`,
      [person.id],
    );
    expect((await overview()).status).toBe(200);
    expect(JSON.parse((await me(cookie)).text)).toMatchObject({
      role: 'provincial_coordinator',
      institution: null,
      queue: 'provincial:440000',
    });
    for (const role of ['system_admin', 'security_admin', 'auditor']) {
      await expect(
        system.database.query(`UPDATE account SET role = $2, queue = NULL WHERE id = $1`, [person.id, role]),
      ).rejects.toMatchObject({ constraint: 'account_keeps_apart' });
    }
  });

  it('is kept in a cookie that scripts, other sites and plain lines do not get', async () => {
    const person = await newPerson();
    const [plain] = setCookies(await login(person));
    expect(plain).toMatch(/^ipr_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const secure = await startSystem({ worker: false, env: { PUBLIC_URL: 'https://ipr.example.cn' } });
    try {
      const account = await secure.api.app
        .get(SignIn)
        .createAccount({ login: 'a', displayName: 'A', role: 'auditor', institutionId: null, queue: null });
      const answer = await onTheWire(secure.origin, {
        method: 'POST',
        path: '/api/v1/auth/login',
        headers: { 'Content-Type': 'application/json', Origin: 'https://ipr.example.cn' },
        body: JSON.stringify({ login: 'a', password: account.password }),
      });
      expect(setCookies(answer)).toEqual([
        expect.stringMatching(/^__Host-ipr=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
      ]);
      const planted = cookieOf(answer).replace('__Host-ipr', 'ipr_session');
      expect((await onTheWire(secure.origin, { path: '/api/v1/auth/me', headers: { Cookie: planted } })).status).toBe(
        401,
      );
    } finally {
      await secure.stop();
    }
  });
});

describe("another site's page", () => {
  const foreign: readonly [title: string, headers: Record<string, string>][] = [
    ['by its origin', { Origin: 'https://evil.example' }],
    ['by an origin like ours', { Origin: 'http://localhost:3000.evil.example' }],
    ['by an origin of another port', { Origin: 'http://127.0.0.1:1' }],
    ['without an origin to name', { Origin: 'null' }],
    ['by an origin that is none', { Origin: 'ipr' }],
    ['by what the browser says of it', { 'Sec-Fetch-Site': 'cross-site' }],
    ['of a sister domain', { 'Sec-Fetch-Site': 'same-site' }],
    ['with our origin and a foreign site', { Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'cross-site' }],
  ];

  it.each(foreign)('is refused %s', async (_title, headers) => {
    const person = await newPerson();
    const cookie = await signIn(person);
    const calls: [string, unknown][] = [
      ['/auth/login', { login: person.login, password: person.password }],
      ['/auth/second-factor', { code: '000000' }],
      ['/auth/logout', undefined],
      ['/cases/WY26-00000000/accept', {}],
      ['/requests', {}],
      ['/requests/lookup', { caseNo: 'x', queryCode: 'y' }],
    ];
    for (const [path, body] of calls)
      expect({ path, refusal: refusal(await call('POST', path, body, { Cookie: cookie, ...headers })) }).toEqual({
        path,
        refusal: [403, 'auth.cross_site'],
      });
    expect((await me(cookie)).status).toBe(200);
    expect(await system.database.query(`SELECT FROM attempt WHERE count > 0 AND bucket LIKE 'login%'`)).toEqual([]);
  });

  it('cannot send a form, only JSON is read', async () => {
    const cookie = await signIn(await newPerson());
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const answer = await onTheWire(system.origin, {
        method: 'POST',
        path: '/api/v1/auth/logout',
        headers: { 'Content-Type': type, Cookie: cookie },
        body: 'a=1',
      });
      expect(answer.status).toBe(415);
    }
    expect((await me(cookie)).status).toBe(200);
  });

  it('our own page, and no page at all, are let in', async () => {
    const person = await newPerson();
    const own = new URL(system.origin);
    for (const headers of [
      {},
      { Origin: 'http://localhost:3000' },
      { Origin: own.origin },
      { 'Sec-Fetch-Site': 'same-origin' },
      { 'Sec-Fetch-Site': 'none' },
    ])
      expect((await login(person, headers as Record<string, string>)).status).toBe(200);
  });

  it('may read what is public', async () => {
    expect(
      (
        await call('GET', '/network/industries', undefined, {
          Origin: 'https://evil.example',
          'Sec-Fetch-Site': 'cross-site',
        })
      ).status,
    ).toBe(200);
  });
});
