import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CanActivate, Injectable, type PipeTransform } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { Gate } from '#access';
import { Clock } from '#platform/clock';
import { EnvFault, loadEnv } from '#platform/config';
import { Metrics } from '#platform/observability';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { adapter, equip } from '../../apps/api/src/http/server.js';
import { freshRequest } from '../support/requests.js';
import { startSystem, type TestSystem } from '../support/system.js';
import { awayFromWindowEnd } from '../support/windows.js';
import { onTheWire, problemOf, type WireAnswer } from '../support/wire.js';

const root = process.cwd();
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
/** Sources that are kept, without specs. */
const sourcesOf = (...folders: string[]): string[] =>
  execFileSync('git', ['ls-files', ...folders], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file));
let system: TestSystem;

/** A system behind a proxy on this machine, with the limits of the open field. */
beforeAll(async () => {
  system = await startSystem({ worker: false, env: { TRUSTED_PROXIES: '127.0.0.2', RATE_FACTOR: '1' } });
});
afterAll(() => system.stop());

const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<WireAnswer> =>
  onTheWire(system.origin, { method, path, headers, ...(body === undefined ? {} : { body }) });

/** Through the proxy that is trusted, for somebody at an address. */
const through = (
  address: string,
  method: string,
  path: string,
  body?: object,
  more: Record<string, string> = {},
): Promise<WireAnswer> =>
  onTheWire(system.origin, {
    method,
    path: `/api/v1${path}`,
    from: '127.0.0.2',
    headers: {
      'X-Forwarded-For': address,
      ...(body ? { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() } : {}),
      ...more,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

/** Bytes on a socket, and what comes back until the other side hangs up or has said something. */
const raw = (text: string, waitMs = 2000): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(system.origin);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    const end = (): void => {
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(end, waitMs);
    socket.on('data', (piece) => (answer += piece.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
  });

describe('every answer carries', () => {
  const EXPECTED = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  };

  it('the same security headers, on every route and every refusal', async () => {
    const { paths } = JSON.parse((await ask('GET', '/api/openapi.json')).text) as { paths: Record<string, object> };
    const calls = [
      ...Object.entries(paths).flatMap(([path, operations]) =>
        Object.keys(operations).map((method): [string, string] => [
          method.toUpperCase(),
          path.replace(/\{\w+\}/g, 'x'),
        ]),
      ),
      ['GET', '/nothing'],
      ['GET', '/api/v1/%zz'],
      ['TRACE', '/api/v1/cases'],
      ['GET', '/healthz'],
    ] as [string, string][];
    const seen = new Set<number>();
    for (const [method, path] of calls) {
      const answer = await ask(
        method,
        path,
        method === 'GET' ? {} : { 'Content-Type': 'application/json' },
        method === 'GET' ? undefined : '{}',
      );
      seen.add(answer.status);
      expect({ method, path, ...answer.headers }).toMatchObject({
        method,
        path,
        ...EXPECTED,
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-request-id': expect.any(String),
      });
      for (const name of ['server', 'x-powered-by', 'access-control-allow-origin'])
        expect(answer.headers).not.toHaveProperty(name);
    }
    expect(calls.length).toBeGreaterThan(60);
    for (const status of [200, 400, 401, 404]) expect([...seen]).toContain(status);
  });
});

describe('limits of calls', () => {
  beforeEach(() => awayFromWindowEnd(12_000));

  it('count by address what a trusted proxy says, and believe nobody else', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 22; at += 1)
      statuses.push(
        (
          await through('198.51.100.7', 'POST', '/requests/lookup', {
            caseNo: 'WY26-AAAAAAAA',
            queryCode: 'AAAAAAAAAAAA',
          })
        ).status,
      );
    expect(statuses.slice(0, 10).every((status) => status === 401)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    // Another address behind the same proxy is another caller; the same words from elsewhere are nobody's.
    expect(
      (
        await through('198.51.100.8', 'POST', '/requests/lookup', {
          caseNo: 'WY26-BBBBBBBB',
          queryCode: 'AAAAAAAAAAAA',
        })
      ).status,
    ).toBe(401);
  });

  it('ask for a proof of work where one address asks for much, take each once, and end all the same', async () => {
    const from = '203.0.113.9';
    const file = (more: Record<string, string> = {}): Promise<WireAnswer> =>
      through(from, 'POST', '/requests', freshRequest(), more);
    for (let at = 0; at < 20; at += 1) expect((await file()).status).toBe(201);
    const asked = await file();
    expect([asked.status, problemOf(asked).code]).toEqual([429, 'rate.proof_needed']);
    const challenge = JSON.parse((await through(from, 'GET', '/challenges')).text) as Parameters<
      typeof solveChallenge
    >[0]['challenge'];
    const solution = await solveChallenge({ challenge, deriveKey });
    const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    expect((await file({ 'X-Proof-Of-Work': proof })).status).toBe(201);
    expect(problemOf(await file({ 'X-Proof-Of-Work': proof })).code).toBe('rate.proof_needed');
    for (const forged of [
      'x',
      Buffer.from(JSON.stringify({ challenge, solution: { ...solution, counter: 1 } })).toString('base64'),
      Buffer.from(
        JSON.stringify({
          challenge: { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '00' } },
          solution,
        }),
      ).toString('base64'),
      Buffer.from('{"challenge":null}').toString('base64'),
    ])
      expect(problemOf(await file({ 'X-Proof-Of-Work': forged })).code).toBe('rate.proof_needed');
    // Past the bound no proof helps.
    const gate = system.api.app.get(Gate);
    expect(() => {
      for (let at = 0; at < 200; at += 1)
        gate.pass([{ bucket: `filing|address|${from}`, most: 120, windowSeconds: 600 }]);
    }).toThrow('rate.limited');
    const over = await file({ 'X-Proof-Of-Work': proof });
    expect([over.status, problemOf(over).code, Number(over.headers['retry-after']) > 0]).toEqual([
      429,
      'rate.limited',
      true,
    ]);
  });

  it('are shared by all processes within a second, and hold alone while the database is away', async () => {
    const [here, there] = [
      system.api.app.get(Gate),
      new Gate(system.api.app.get(Gate)['database' as never], { warning: () => undefined } as never),
    ];
    const limit = { bucket: `shared ${randomUUID()}`, most: 10, windowSeconds: 600 };
    for (let at = 0; at < 6; at += 1) here.pass([limit]);
    await here.exchange();
    there.pass([limit]);
    await there.exchange();
    for (let at = 0; at < 3; at += 1) there.pass([limit]);
    expect(() => there.pass([limit])).toThrow('rate.limited');
    const alone = new Gate(
      { direct: () => Promise.reject(new Error('away')) } as never,
      { warning: () => undefined } as never,
    );
    for (let at = 0; at < 10; at += 1) alone.pass([limit]);
    await alone.exchange();
    expect(() => alone.pass([limit])).toThrow('rate.limited');
  });
});

describe('who calls is told', () => {
  it('by the connection, unless the proxy is the one that the settings name', async () => {
    const spoofed = await onTheWire(system.origin, {
      method: 'POST',
      path: '/api/v1/requests/lookup',
      headers: {
        'Content-Type': 'application/json',
        'X-Forwarded-For': '198.51.100.7',
        'X-Real-IP': '198.51.100.7',
        Forwarded: 'for=198.51.100.7',
      },
      body: JSON.stringify({ caseNo: 'WY26-CCCCCCCC', queryCode: 'AAAAAAAAAAAA' }),
    });
    // That address has spent its limit above: whoever only says that it is there is not counted as it.
    expect(spoofed.status).toBe(401);
  });
});

describe('a line that carries two stories', () => {
  const body = '{}';
  it.each([
    ['a length and a coding', `Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['two lengths', `Content-Length: 2\r\nContent-Length: 3\r\n\r\n${body}`],
    ['a coding behind a blank', `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`],
    ['a coding with a tail', `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['a folded header', `X-A: b\r\n c\r\nTransfer-Encoding: xchunked\r\n\r\n`],
    ['a length with a sign', `Content-Length: +2\r\n\r\n${body}`],
    ['a length in hexadecimal', `Content-Length: 0x2\r\n\r\n${body}`],
    ['a chunk with a false size', `Transfer-Encoding: chunked\r\n\r\n2;\nxx\r\n{}\r\n0\r\n\r\n`],
    ['a bare line feed in a header', `X-A: b\nContent-Length: 2\r\n\r\n${body}`],
  ])('is refused: %s', async (_title, rest) => {
    const answer = await raw(
      `POST /api/v1/requests/preview HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${rest}GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toContain('alive');
  });
});

describe('a slow caller', () => {
  it('is cut off, whether its headers or its body drip, and holds up nobody', async () => {
    const quick = await NestFactory.create<NestFastifyApplication>(
      ApiModule.forRoot({ app: 'api', env: system.env, clock: new Clock() }),
      adapter({ headersWithinMs: 400, lookEveryMs: 100 }),
      { bodyParser: false, logger: false },
    );
    await equip(quick, quick.get(Metrics));
    await quick.listen(0, '127.0.0.1');
    try {
      const { port } = quick.getHttpServer().address() as { port: number };
      const drip = (): Promise<number> =>
        new Promise((resolve) => {
          const begun = Date.now();
          const socket = connect(port, '127.0.0.1', () => socket.write('GET /healthz HTTP/1.1\r\n'));
          const more = setInterval(() => socket.write('X-A: b\r\n'), 100);
          socket.on('error', () => undefined);
          socket.on('data', () => undefined);
          socket.on('close', () => {
            clearInterval(more);
            resolve(Date.now() - begun);
          });
        });
      const drips = Promise.all(Array.from({ length: 200 }, drip));
      const answer = await onTheWire(`http://127.0.0.1:${port}`, { path: '/healthz' });
      expect(answer.status).toBe(200);
      expect(Math.max(...(await drips))).toBeLessThan(8000);
    } finally {
      await quick.close();
    }
  });
});

describe('whatever breaks', () => {
  @Injectable()
  class BrokenGuard implements CanActivate {
    canActivate(): boolean {
      throw new TypeError('SECRET inside of a guard');
    }
  }
  @Injectable()
  class BrokenPipe implements PipeTransform {
    transform(): never {
      throw new RangeError('SECRET inside of a pipe');
    }
  }

  it.each([
    ['a guard', (app: NestFastifyApplication) => app.useGlobalGuards(new BrokenGuard())],
    ['a pipe', (app: NestFastifyApplication) => app.useGlobalPipes(new BrokenPipe())],
    [
      'an interceptor',
      (app: NestFastifyApplication) =>
        app.useGlobalInterceptors({
          intercept: () => {
            throw new Error('SECRET inside of an interceptor');
          },
        }),
    ],
  ])('%s never lets through, and tells nothing of the inside', async (_title, break_) => {
    const app = await NestFactory.create<NestFastifyApplication>(
      ApiModule.forRoot({ app: 'api', env: system.env, clock: new Clock() }),
      adapter(),
      { bodyParser: false, logger: false },
    );
    break_(app);
    await equip(app, app.get(Metrics));
    await app.listen(0, '127.0.0.1');
    try {
      const { port } = app.getHttpServer().address() as { port: number };
      const answer = await onTheWire(`http://127.0.0.1:${port}`, {
        method: 'POST',
        path: '/requests/preview',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(freshRequest()),
      });
      expect([answer.status, problemOf(answer).code]).toEqual([500, 'internal.error']);
      expect(answer.text).not.toMatch(/SECRET|at .*\.ts|node_modules/);
    } finally {
      await app.close();
    }
  });
});

describe('settings', () => {
  const key = (): string => randomBytes(32).toString('base64');
  const good = (): Record<string, string> => ({
    DATABASE_URL: 'postgresql://ipr_app:f8Kq2m@db.example.cn/ip_rights',
    FIELD_KEYS: JSON.stringify({ current: 'k1', keys: { k1: key() } }),
    INDEX_KEY: key(),
    TOKEN_PEPPER: key(),
    RECEIPT_PRIVATE_KEY: generateKeyPairSync('ed25519')
      .privateKey.export({ format: 'der', type: 'pkcs8' })
      .toString('base64'),
  });
  const faults = (change: Record<string, string>): readonly string[] => {
    try {
      loadEnv({ ...good(), ...change });
      return [];
    } catch (error) {
      if (error instanceof EnvFault) return error.faults;
      throw error;
    }
  };

  it('that are good are taken', () => {
    expect(faults({})).toEqual([]);
  });

  it.each([
    ['a key of noughts', { INDEX_KEY: Buffer.alloc(32).toString('base64') }, 'INDEX_KEY'],
    ['a key of one letter', { TOKEN_PEPPER: Buffer.alloc(32, 'a').toString('base64') }, 'TOKEN_PEPPER'],
    [
      'a word of a sample',
      { INDEX_KEY: Buffer.from('changeme-changeme-changeme-chang').toString('base64') },
      'INDEX_KEY',
    ],
    [
      'a ring of noughts',
      { FIELD_KEYS: JSON.stringify({ current: 'k1', keys: { k1: Buffer.alloc(32).toString('base64') } }) },
      'FIELD_KEYS',
    ],
    ['the password "postgres"', { DATABASE_URL: 'postgresql://postgres:postgres@db.example.cn/x' }, 'DATABASE_URL'],
    [
      'a database far away without a password',
      { DATABASE_URL: 'postgresql://ipr_app@db.example.cn/x' },
      'DATABASE_URL',
    ],
    ['a public address without TLS', { PUBLIC_URL: 'http://ipr.example.cn' }, 'PUBLIC_URL'],
    ['all the world as proxy', { TRUSTED_PROXIES: '0.0.0.0/0' }, 'TRUSTED_PROXIES'],
    ['a proxy that is none', { TRUSTED_PROXIES: 'true' }, 'TRUSTED_PROXIES'],
    ['a short key', { INDEX_KEY: 'YWJj' }, 'INDEX_KEY'],
  ])('are refused at the start: %s', (_title, change, name) => {
    expect(faults(change as Record<string, string>).some((fault) => fault.includes(name))).toBe(true);
  });

  it('one secret for two purposes is refused', () => {
    const same = key();
    expect(faults({ INDEX_KEY: same, TOKEN_PEPPER: same }).join()).toMatch(/TOKEN_PEPPER/);
  });

  it('may come from files, which are read whole and never beside the setting itself', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ipr-secret-'));
    try {
      const pepper = key();
      const file = join(folder, 'pepper');
      writeFileSync(file, `${pepper}\n`);
      const { TOKEN_PEPPER: _left, ...rest } = good();
      expect(loadEnv({ ...rest, TOKEN_PEPPER_FILE: file }).TOKEN_PEPPER).toBe(pepper);
      expect(faults({ TOKEN_PEPPER_FILE: file }).join()).toMatch(/TOKEN_PEPPER_FILE/);
      expect(faults({ S3_SECRET_ACCESS_KEY_FILE: join(folder, 'nothing') }).join()).toMatch(
        /S3_SECRET_ACCESS_KEY_FILE/,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('make no account by themselves', async () => {
    expect(await system.database.query('SELECT FROM account')).toHaveLength(0);
  });
});

describe('V6 a stored script', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>',
    'javascript:alert(1)',
  ])('is kept as words and given back as JSON, never as a page: %s', async (text) => {
    const request = freshRequest();
    const filed = await ask(
      'POST',
      '/api/v1/requests',
      { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      JSON.stringify({ ...request, facts: text }),
    );
    expect([201, 400]).toContain(filed.status);
    expect(String(filed.headers['content-type'])).toMatch(/json/);
    expect(filed.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
  });

  it('finds no sink in the sources of the pages', () => {
    const pages = sourcesOf('apps/portal/src', 'apps/console/src');
    const sinks = /dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|document\.write|\beval\(/;
    expect([pages.length > 100, pages.filter((file) => sinks.test(textOf(file)))]).toEqual([true, []]);
  });
});

describe('V7 markup in headers', () => {
  it('comes back nowhere', async () => {
    const evil = '<b onmouseover=alert(1)>x</b>';
    const answer = await ask('GET', '/api/v1/nothing', {
      'User-Agent': evil,
      'X-Forwarded-For': evil,
      Referer: evil,
      'X-Request-Id': evil,
      'CF-Connecting-IP': evil,
    });
    expect([
      answer.status,
      answer.text.includes('onmouseover'),
      JSON.stringify(answer.headers).includes('onmouseover'),
    ]).toEqual([404, false, false]);
  });
});

describe('V12 a write', () => {
  it('is done by no GET: none of them moves anything', async () => {
    const footprint = (): Promise<unknown[]> =>
      system.database.query(
        `SELECT (SELECT count(*) FROM case_file) AS cases, (SELECT count(*) FROM case_event) AS events, (SELECT count(*) FROM evidence_upload) AS uploads`,
      );
    const before = await footprint();
    const { paths } = JSON.parse((await ask('GET', '/api/openapi.json')).text) as {
      paths: Record<string, Record<string, unknown>>;
    };
    for (const [path, operations] of Object.entries(paths))
      if ('get' in operations) await ask('GET', path.replace(/\{\w+\}/g, 'x'));
    expect(await footprint()).toEqual(before);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'text/json',
  ])('is not read from a form: %s', async (type) => {
    const answer = await ask('POST', '/api/v1/requests/preview', { 'Content-Type': type }, '{}');
    expect([400, 415]).toContain(answer.status);
    expect([problemOf(answer).code]).not.toContain('internal.error');
  });
});

describe('V16 exhaustion', () => {
  it('opens no session for who has not signed in, and reads no more than it must', async () => {
    for (let at = 0; at < 50; at += 1)
      await ask(
        'POST',
        '/api/v1/auth/login',
        { 'Content-Type': 'application/json' },
        '{"login":"nobody","password":"nothing at all"}',
      );
    expect(await system.database.query('SELECT FROM session')).toHaveLength(0);
    const large = await ask(
      'POST',
      '/api/v1/requests/preview',
      { 'Content-Type': 'application/json' },
      `{"facts":"${'x'.repeat(1_100_000)}"}`,
    );
    expect(problemOf(large).code).toBe('request.too_large');
    const deep = await ask(
      'POST',
      '/api/v1/requests/preview',
      { 'Content-Type': 'application/json' },
      '['.repeat(40_000),
    );
    expect(problemOf(deep).code).toBe('request.malformed');
    expect(await raw(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
  });

  it('holds no text up: what is long and odd is judged within a tenth of a second', async () => {
    for (const text of [
      'a'.repeat(3000),
      ' '.repeat(3000),
      '1'.repeat(3000),
      '(a+'.repeat(900),
      '\u3000'.repeat(3000),
    ]) {
      const begun = performance.now();
      await ask(
        'POST',
        '/api/v1/requests/preview',
        { 'Content-Type': 'application/json' },
        JSON.stringify({ ...freshRequest(), facts: text, demand: text }),
      );
      expect(performance.now() - begun).toBeLessThan(2000);
    }
  });
});

describe('V17 the log', () => {
  it('is written by the one that redacts, and past it by nothing', () => {
    const served = sourcesOf('apps/api/src', 'apps/worker/src', 'libs');
    const past = /console\.(log|error|warn|info)\(|process\.std(out|err)\.write/;
    expect([served.length > 100, served.filter((file) => past.test(textOf(file)))]).toEqual([true, []]);
  });
});

describe('V19 a command', () => {
  it('is started by nothing that serves: no shell, no program', () => {
    const served = sourcesOf('apps/api/src', 'apps/worker/src', 'libs');
    const starting = served.filter((file) => /child_process|execFile|spawn\(/.test(textOf(file)));
    expect([served.length > 100, starting]).toEqual([true, []]);
  });
});
