import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Controller, Get, Module, Post, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ACTS } from '#cases';
import { type Role, ROLES } from '#contracts';
import { Clock } from '#platform/clock';
import { Metrics } from '#platform/observability';
import { ApiModule } from '../../apps/api/src/api.module.js';
import type { Audience } from '../../apps/api/src/http/access.js';
import { adapter, equip } from '../../apps/api/src/http/server.js';
import { freshRequest } from '../support/requests.js';
import { type Caller, eventually, startSystem, type TestSystem } from '../support/system.js';
import { onTheWire, problemOf, type WireAnswer } from '../support/wire.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const SUZHOU = '中国（苏州）知识产权保护中心';
/** For machines and for browsers: not part of the interface. */
const UNDESCRIBED = ['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/*'];
const STAFF: readonly Role[] = ['intake_clerk', 'examiner', 'handler', 'team_leader'];
const COORDINATORS: readonly Role[] = ['provincial_coordinator', 'national_coordinator'];

interface Route {
  readonly method: string;
  /** As in `/api/v1/cases/:caseNo`. */
  readonly path: string;
}
interface Handler extends Route {
  readonly audience: Audience | undefined;
}
interface Filed {
  caseNo: string;
  queryCode: string;
}

let system: TestSystem;
let mine: Filed;
let other: Filed;
let routes: readonly Route[];
let handlers: readonly Handler[];
const callers = new Map<Role, Caller>();
let stranger: Caller;
let farDesk: Caller;
let half: string;
let token: string;

/** The router's own list, read from the tree that it prints. */
function printedRoutes(tree: string): Route[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const match = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/u.exec(line);
    if (!match?.[2]) return [];
    const depth = (match[1] ?? '').length / 4;
    above[depth] = `${depth > 0 ? (above[depth - 1] ?? '') : ''}${match[2]}`;
    const path = above[depth];
    return (match[3] ?? '')
      .split(', ')
      .filter(Boolean)
      .map((method) => ({ method, path }));
  });
}

/** Its own methods and those that it has from a door of the same shape. */
function methodsOf(prototype: object): string[] {
  if (prototype === Object.prototype) return [];
  const above = Object.getPrototypeOf(prototype) as object;
  return [...new Set([...Object.getOwnPropertyNames(prototype), ...methodsOf(above)])];
}

/** Every method that answers calls, with the audience that it or its class declares. */
function declaredHandlers(): Handler[] {
  const modules = [...system.api.app.get(ModulesContainer).values()];
  const classes = new Set(
    modules.flatMap((module) => [...module.controllers.values()].map((one) => one.metatype as Type)),
  );
  return [...classes].flatMap((one) => {
    const prefix = (Reflect.getMetadata(PATH_METADATA, one) as string | undefined) ?? '';
    const prototype = one.prototype as Record<string, unknown>;
    return methodsOf(prototype).flatMap((name) => {
      const method = prototype[name];
      if (typeof method !== 'function') return [];
      const verb = Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod | undefined;
      if (verb === undefined) return [];
      const own = Reflect.getMetadata(PATH_METADATA, method) as string;
      const audience = (Reflect.getMetadata('audience', method) ?? Reflect.getMetadata('audience', one)) as
        | Audience
        | undefined;
      const path = [prefix, own]
        .map((part) => part.replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/');
      return [
        {
          method: RequestMethod[verb],
          path: UNDESCRIBED.includes(`/${path}`) ? `/${path}` : `/api/v1/${path}`,
          audience,
        },
      ];
    });
  });
}

const file = async (): Promise<Filed> =>
  (await system.visitor().call<Filed>('POST', '/requests', freshRequest(), { 'Idempotency-Key': randomUUID() })).body;

const cookieOf = (caller: Caller): string => (caller as unknown as { cookie: string }).cookie;

beforeAll(async () => {
  system = await startSystem();
  mine = await file();
  other = await file();
  await eventually(
    () => system.database.query(`SELECT FROM case_file WHERE status = 'transferring'`),
    (rows) => rows.length === 2,
  );
  for (const role of ROLES) {
    const place = STAFF.includes(role)
      ? { institution: LIGHTING }
      : COORDINATORS.includes(role)
        ? { queue: role === 'national_coordinator' ? 'national' : 'provincial:440000' }
        : {};
    callers.set(role, await system.signedIn(role, place));
  }
  stranger = await system.signedIn('team_leader', { institution: SUZHOU });
  farDesk = await system.signedIn('provincial_coordinator', { queue: 'provincial:650000' });
  const visitor = system.visitor();
  token = (
    await visitor.call<{ token: string }>('POST', '/requests/lookup', {
      caseNo: other.caseNo,
      queryCode: other.queryCode,
    })
  ).body.token;
  half = await halfSession();
  const router = system.api.app.getHttpAdapter().getInstance() as unknown as { printRoutes(options: object): string };
  routes = printedRoutes(router.printRoutes({ commonPrefix: false }));
  handlers = declaredHandlers();
});
afterAll(() => system.stop());

/** A session that has given its password and nothing more: the second step is taken back in the record. */
async function halfSession(): Promise<string> {
  const caller = await system.signedIn('team_leader', { institution: LIGHTING });
  await system.database.query(`UPDATE session SET has_second_factor = false WHERE account_id = $1`, [caller.accountId]);
  return cookieOf(caller);
}

const isApi = ({ path }: Route): boolean => path.startsWith('/api/v1');
const isProtected = ({ audience }: Handler): boolean => audience !== undefined && audience.to !== 'public';
const ofStaff = (): Handler[] => handlers.filter(({ audience }) => audience?.to === 'signed_in');
const ofApplicants = (): Handler[] => handlers.filter(({ audience }) => audience?.to === 'applicant');

/** An address that a route answers, about a case that exists. */
const addressOf = ({ path }: Route, caseNo = mine.caseNo, act = 'accept-offer'): string =>
  path.replace(':caseNo', caseNo).replace(':act', act).replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');

/** Everything that any write asks for in headers, so that nothing but the right to write is missing. */
const WRITING = { 'If-Match': '"3"', 'X-File-Name': 'a.txt', 'X-Material-Tag': 'other' };
/** What any call on a file that comes in parts says. */
const IN_PARTS = {
  'Tus-Resumable': '1.0.0',
  'Upload-Offset': '0',
  'Upload-Length': '2',
  'Upload-Metadata': 'filename YS50eHQ=,tag b3RoZXI=',
};
/** An answer to HEAD has no body to say why. */
const codeOf = (method: string, answer: WireAnswer): string | undefined =>
  method === 'HEAD' ? undefined : problemOf(answer).code;

const ask = (method: string, path: string, headers: Record<string, string> = {}): Promise<WireAnswer> => {
  const isWrite = method === 'POST' || method === 'PATCH';
  const type =
    method === 'PATCH'
      ? 'application/offset+octet-stream'
      : /\/evidence$/.test(path)
        ? 'application/octet-stream'
        : 'application/json';
  return onTheWire(system.origin, {
    method,
    path,
    headers: {
      ...IN_PARTS,
      ...(isWrite ? { ...WRITING, 'Content-Type': type, 'Idempotency-Key': randomUUID() } : {}),
      ...headers,
    },
    ...(isWrite ? { body: '{}' } : {}),
  });
};

/** All that is known of the cases: nothing of it may move. */
const record = async (): Promise<unknown[]> =>
  system.database.query(
    `SELECT c.case_no, c.status, c.version, (SELECT count(*)::int FROM case_event e WHERE e.case_id = c.id) AS events FROM case_file c ORDER BY 1`,
  );

/** As what a route may mean the stranger or the far desk. */
const kindsOf = (caller: Caller): readonly string[] =>
  caller === stranger ? ['staff', 'team_leader'] : ['coordinator', 'provincial_coordinator'];

describe('the interface', () => {
  it('has the routes that it is known to have', () => {
    expect(routes.filter(isApi).length).toBeGreaterThan(30);
    expect(handlers.length).toBeGreaterThan(20);
    const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    for (const { method, path } of handlers) expect(known).toContain(`${method} ${path}`);
  });

  it('is described whole: no route without a description, no description without a route', async () => {
    const { paths } = JSON.parse((await ask('GET', '/api/openapi.json')).text) as {
      paths: Record<string, Record<string, { responses: object }>>;
    };
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const answered = routes
      .filter(({ method, path }) => !['HEAD', 'OPTIONS'].includes(method) && !UNDESCRIBED.includes(path))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(answered.sort());
  });

  it('tells what each call answers, and how it is refused', async () => {
    const { paths, components } = JSON.parse((await ask('GET', '/api/openapi.json')).text) as {
      paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>>;
      components: { schemas: Record<string, unknown> };
    };
    expect(components.schemas).toHaveProperty('ProblemDto');
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, { responses }] of Object.entries(operations)) {
        const codes = Object.keys(responses);
        expect({
          path,
          method,
          isToldAbout: codes.some((code) => /^[23]/.test(code)) && responses['default']?.content !== undefined,
        }).toEqual({ path, method, isToldAbout: true });
      }
    }
  });
});

describe('who may call', () => {
  it('is said by every handler', () => {
    expect(
      handlers.filter(({ audience }) => audience === undefined).map(({ method, path }) => `${method} ${path}`),
    ).toEqual([]);
  });

  it('is everybody only where the list below says so', () => {
    const open = handlers
      .filter(({ audience }) => audience?.to === 'public')
      .map(({ method, path }) => `${method} ${path}`);
    expect(open.sort()).toEqual([
      'GET /api/v1/auth/open-id/callback',
      'GET /api/v1/auth/ways',
      'GET /api/v1/challenges',
      'GET /api/v1/network/authorities',
      'GET /api/v1/network/competences',
      'GET /api/v1/network/competent',
      'GET /api/v1/network/industries',
      'GET /api/v1/network/institutions',
      'GET /api/v1/network/regions',
      'GET /api/v1/network/versions',
      'GET /api/v1/privacy/notices',
      'GET /api/v1/privacy/notices/:version',
      'GET /api/v1/privacy/notices/current',
      'GET /api/v1/receipts/key',
      'GET /api/v1/statistics',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
      'OPTIONS /api/v1/requests/:caseNo/uploads',
      'POST /api/v1/auth/links/reading',
      'POST /api/v1/auth/links/use',
      'POST /api/v1/auth/login',
      'POST /api/v1/auth/open-id/start',
      'POST /api/v1/auth/passkey',
      'POST /api/v1/auth/passkey-challenge',
      'POST /api/v1/ratings',
      'POST /api/v1/ratings/lookup',
      'POST /api/v1/receipts/verification',
      'POST /api/v1/requests',
      'POST /api/v1/requests/lookup',
      'POST /api/v1/requests/preview',
    ]);
  });

  it('is nobody where nothing is said', async () => {
    @Controller('forgotten')
    class ForgottenController {
      @Get()
      read(): string {
        return 'read';
      }
      @Post()
      write(): string {
        return 'written';
      }
    }
    @Module({})
    class WithForgotten {}
    const app = await NestFactory.create<NestFastifyApplication>(
      {
        module: WithForgotten,
        imports: [ApiModule.forRoot({ app: 'api', env: system.env, clock: new Clock() })],
        controllers: [ForgottenController],
      },
      adapter(),
      { bodyParser: false, logger: false },
    );
    await equip(app, app.get(Metrics));
    await app.listen(0, '127.0.0.1');
    try {
      const { port } = app.getHttpServer().address() as { port: number };
      for (const Cookie of ['', ...[...callers.values()].map(cookieOf)]) {
        for (const method of ['GET', 'HEAD', 'POST']) {
          const answer = await onTheWire(`http://127.0.0.1:${port}`, {
            method,
            path: '/forgotten',
            headers: { Cookie, 'Content-Type': 'application/json' },
            ...(method === 'POST' ? { body: '{}' } : {}),
          });
          expect([method, answer.status]).toEqual([method, 403]);
        }
      }
    } finally {
      await app.close();
    }
  });
});

describe('each protected route', () => {
  it('refuses whoever is not signed in', async () => {
    const before = await record();
    for (const handler of handlers.filter(isProtected)) {
      for (const headers of [
        {},
        { Authorization: 'Bearer x' },
        { Cookie: 'ipr_session=x' },
        { Authorization: 'Basic eDp5', Cookie: '__Host-ipr=x' },
      ]) {
        const answer = await ask(handler.method, addressOf(handler), headers as Record<string, string>);
        expect({ ...handler, status: answer.status, code: codeOf(handler.method, answer) }).toEqual({
          ...handler,
          status: 401,
          code: handler.method === 'HEAD' ? undefined : 'auth.required',
        });
      }
    }
    expect(await record()).toEqual(before);
  });

  it('refuses a session without its second step', async () => {
    for (const handler of handlers.filter(isProtected).filter(({ audience }) => audience?.to !== 'half_signed_in')) {
      const answer = await ask(handler.method, addressOf(handler), { Cookie: half });
      expect({ ...handler, status: answer.status }).toEqual({ ...handler, status: 401 });
    }
  });

  it('refuses every role that it is not for', async () => {
    const before = await record();
    let refused = 0;
    for (const handler of ofStaff()) {
      const kinds = handler.audience?.to === 'signed_in' ? handler.audience.kinds : [];
      for (const role of ROLES) {
        const kind = STAFF.includes(role) ? 'staff' : COORDINATORS.includes(role) ? 'coordinator' : role;
        if (kinds.length === 0 || kinds.includes(kind) || kinds.includes(role)) continue;
        const caller = callers.get(role);
        if (!caller) throw new Error(`nobody is ${role}`);
        const answer = await ask(handler.method, addressOf(handler), { Cookie: cookieOf(caller) });
        expect({ role, ...handler, status: answer.status, code: problemOf(answer).code }).toEqual({
          role,
          ...handler,
          status: 403,
          code: 'auth.forbidden',
        });
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(20);
    expect(await record()).toEqual(before);
  });

  it('shows and does nothing for another institution or desk', async () => {
    const before = await record();
    // What is streamed has no end to wait for; the spec of notices reads along.
    const answering = ofStaff().filter(({ path }) => path !== '/api/v1/notices/stream');
    for (const caller of [stranger, farDesk]) {
      for (const handler of answering) {
        const answer = await ask(handler.method, addressOf(handler), { Cookie: cookieOf(caller) });
        for (const filed of [mine, other]) expect(answer.text).not.toContain(filed.caseNo);
        const kinds = handler.audience?.to === 'signed_in' ? handler.audience.kinds : [];
        const isForOthers = kinds.length > 0 && !kinds.some((kind) => kindsOf(caller).includes(kind));
        if (handler.path.includes(':caseNo') && !isForOthers)
          expect({ ...handler, status: answer.status, code: problemOf(answer).code }).toEqual({
            ...handler,
            status: 404,
            code: 'case.not_found',
          });
        else expect([200, 204, 400, 403, 404]).toContain(answer.status);
      }
    }
    expect(await record()).toEqual(before);
  });

  it('knows no act that a foreign institution, desk or role could do', async () => {
    const before = await record();
    const acts = [...Object.keys(ACTS), 'write_message', 'rate', 'submit', 'triage_assess'].map((act) =>
      act.replaceAll('_', '-'),
    );
    for (const act of acts) {
      const path = `/api/v1/cases/${mine.caseNo}/${act}`;
      for (const caller of [stranger, farDesk])
        expect({ act, status: (await ask('POST', path, { Cookie: cookieOf(caller) })).status }).toEqual({
          act,
          status: 404,
        });
      for (const role of ['auditor', 'system_admin', 'security_admin'] as const)
        expect({
          act,
          role,
          status: (await ask('POST', path, { Cookie: cookieOf(callers.get(role) as Caller) })).status,
        }).toEqual({ act, role, status: 403 });
      expect((await ask('POST', path, { Authorization: `Bearer ${token}` })).status).toBe(401);
    }
    expect(await record()).toEqual(before);
  });

  it('opens to an applicant for one case alone, and to staff not at all where it is for applicants', async () => {
    const before = await record();
    for (const handler of ofApplicants()) {
      for (const act of handler.path.includes(':act')
        ? ['supplement', 'messages', 'withdrawal', 'objection', 'challenge', 'correction', 'rating', 'consent']
        : ['']) {
        const foreign = await ask(handler.method, addressOf(handler, mine.caseNo, act), {
          Authorization: `Bearer ${token}`,
        });
        expect({ ...handler, act, status: foreign.status }).toEqual({ ...handler, act, status: 404 });
        for (const caller of callers.values()) {
          const staff = await ask(handler.method, addressOf(handler, mine.caseNo, act), { Cookie: cookieOf(caller) });
          expect({ ...handler, act, status: staff.status }).toEqual({ ...handler, act, status: 401 });
        }
      }
    }
    for (const act of [
      'accept',
      'accept-offer',
      'designate',
      'terminate',
      'deem_withdrawn',
      'submit',
      'constructor',
      '__proto__',
    ]) {
      const answer = await ask('POST', `/api/v1/requests/${other.caseNo}/${act}`, { Authorization: `Bearer ${token}` });
      expect({ act, status: answer.status }).toEqual({ act, status: 404 });
    }
    expect(await record()).toEqual(before);
  });

  const spellings: readonly [title: string, spell: (path: string) => string][] = [
    ['a doubled slash in front', (path) => `/${path}`],
    ['a doubled slash inside', (path) => path.replace('/v1/', '/v1//')],
    ['a slash at the end', (path) => `${path}/`],
    ['a dot at the end', (path) => `${path}/.`],
    ['a dot inside', (path) => path.replace('/v1/', '/v1/./')],
    ['a way up and back', (path) => path.replace('/v1/', '/v1/network/../')],
    ['an encoded way up', (path) => path.replace('/v1/', '/v1/network/%2e%2e/')],
    [
      'a letter in percent',
      (path) =>
        path.replace('/v1/', '/v1/%').replace(/%(\w)/, (_, letter: string) => `%${letter.charCodeAt(0).toString(16)}`),
    ],
    ['an encoded slash', (path) => path.replace('/api/v1/', '/api/v1%2f')],
    ['an encoded dot', (path) => path.replace('/v1/', '/v1/%2e/')],
    ['capitals', (path) => path.replace('/api/v1/', '/API/V1/')],
    ['capitals in the name', (path) => path.replace(/\/v1\/(\w+)/, (_, name: string) => `/v1/${name.toUpperCase()}`)],
    ['a semicolon', (path) => `${path};a=b`],
    ['a NUL', (path) => `${path}%00`],
    ['an encoded question mark', (path) => `${path}%3f`],
    ['a question', (path) => `${path}?public=1`],
    ['a back slash', (path) => path.replaceAll('/', '\\').replace('\\', '/')],
    ['a whole address', (path) => `http://ipr.example${path}`],
    ['a full-width letter', (path) => `${path}%ef%bc%a1`],
  ];

  it.each(spellings)('cannot be reached by %s', async (_title, spell) => {
    const before = await record();
    for (const handler of handlers.filter(isProtected)) {
      for (const method of handler.method === 'GET' ? ['GET', 'HEAD'] : [handler.method]) {
        for (const headers of [
          {},
          { Cookie: half },
          { 'X-Original-URL': '/healthz', 'X-Rewrite-URL': '/healthz', 'X-Forwarded-Prefix': '/healthz' },
        ]) {
          const path = spell(addressOf(handler));
          const answer = await ask(method, path, headers as Record<string, string>);
          expect({
            method,
            path,
            isRefused:
              [400, 401, 403, 404, 415].includes(answer.status) ||
              (headers.Cookie === half && handler.audience?.to === 'half_signed_in'),
          }).toEqual({ method, path, isRefused: true });
          if (method !== 'HEAD' && answer.status >= 400) problemOf(answer);
        }
      }
    }
    expect(await record()).toEqual(before);
    half = await halfSession();
  });

  it('cannot be reached by another method, nor by saying that it was one', async () => {
    for (const handler of handlers.filter(isProtected)) {
      const others = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'].filter(
        (method) => !handlers.some((other) => other.method === method && other.path === handler.path),
      );
      for (const method of others)
        expect([404, 405]).toContain((await onTheWire(system.origin, { method, path: addressOf(handler) })).status);
      const override = await ask('GET', addressOf(handler), {
        'X-HTTP-Method-Override': 'POST',
        'X-Method-Override': 'POST',
      });
      expect([401, 404]).toContain(override.status);
    }
    const login = await ask('GET', '/api/v1/auth/login', { 'X-HTTP-Method-Override': 'POST' });
    expect(login.status).toBe(404);
  });
});

describe('an answer', () => {
  it('carries the headers that keep browsers from misusing it, refusals too', async () => {
    const answers = [
      await ask('GET', '/api/v1/network/industries'),
      await ask('GET', '/api/v1/cases'),
      await ask('GET', '/api/v1/nothing'),
      await ask('GET', '/api/v1/%zz'),
      await ask('POST', '/api/v1/requests'),
    ];
    for (const answer of answers) {
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': expect.stringContaining('max-age=31536000'),
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'cross-origin-resource-policy': 'same-origin',
        'x-request-id': expect.stringMatching(/^[\w-]{8,64}$/),
      });
      for (const name of ['server', 'x-powered-by', 'access-control-allow-origin'])
        expect(answer.headers).not.toHaveProperty(name);
      if (answer.status >= 400) expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('to staff about cases is kept by nobody', async () => {
    const answer = await ask('GET', '/api/v1/cases?view=all', { Cookie: cookieOf(callers.get('examiner') as Caller) });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  });

  it('tells nothing of the inside when something breaks', async () => {
    const examiner = callers.get('examiner') as Caller;
    await system.database.query('ALTER TABLE case_request RENAME COLUMN demand TO demand_gone');
    try {
      const answer = await ask('GET', `/api/v1/cases/${mine.caseNo}`, { Cookie: cookieOf(examiner) });
      expect([answer.status, problemOf(answer).code]).toEqual([500, 'internal.error']);
      expect(answer.text).not.toMatch(/demand|SELECT|column|at .*\.ts|node_modules/);
    } finally {
      await system.database.query('ALTER TABLE case_request RENAME COLUMN demand_gone TO demand');
    }
  });
});
