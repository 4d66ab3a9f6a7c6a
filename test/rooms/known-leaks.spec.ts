import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ModulesContainer } from '@nestjs/core';
import type { Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { Secret, TOTP } from 'otpauth';
import { DataSource } from 'typeorm';
import { SignIn } from '#access';
import { ROLES, type Role } from '#contracts';
import { FixedClock } from '#platform/clock';
import type { Audience } from '../../apps/api/src/http/access.js';
import { freshRequest } from '../support/requests.js';
import { type Caller, eventually, startSystem, type TestSystem } from '../support/system.js';
import { onTheWire, problemOf, type WireAnswer } from '../support/wire.js';
import { awayFromWindowEnd } from '../support/windows.js';

jest.setTimeout(300_000);

/** Leaks that help desks and case systems have had before us (V1–V19), each tried on this one. Those of files, mail and edges stand in their rooms. */
const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const SUZHOU = '中国（苏州）知识产权保护中心';
const STAFF: readonly Role[] = ['intake_clerk', 'examiner', 'handler', 'team_leader'];
const COORDINATORS: readonly Role[] = ['provincial_coordinator', 'national_coordinator'];
const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

interface Handler {
  readonly method: string;
  readonly path: string;
  readonly audience: Audience | undefined;
  readonly body: Type | null;
}

const clock = new FixedClock(new Date('2026-03-02T02:00:00Z'));
let system: TestSystem;
let handlers: Handler[];
const callers = new Map<Role, Caller>();
let foreign: Map<Role, Caller>;
let caseNo: string;

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD', 'SEARCH'];

function declared(): Handler[] {
  const classes = new Set(
    [...system.api.app.get(ModulesContainer).values()].flatMap((module) =>
      [...module.controllers.values()].map((one) => one.metatype as Type),
    ),
  );
  return [...classes].flatMap((one) => {
    const prefix = (Reflect.getMetadata(PATH_METADATA, one) as string | undefined) ?? '';
    const prototype = one.prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const method = prototype[name];
      if (typeof method !== 'function') return [];
      const verb = Reflect.getMetadata(METHOD_METADATA, method) as number | undefined;
      if (verb === undefined) return [];
      const own = Reflect.getMetadata(PATH_METADATA, method) as string;
      const path = [prefix, own]
        .map((part) => part.replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/');
      const audience = (Reflect.getMetadata('audience', method) ?? Reflect.getMetadata('audience', one)) as
        | Audience
        | undefined;
      const types = (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as Type[];
      const body = types.find((type) => /Dto$/.test(type.name)) ?? null;
      const isRoot = ['healthz', 'readyz', 'metrics'].includes(path);
      return [{ method: METHODS[verb] ?? '', path: isRoot ? `/${path}` : `/api/v1/${path}`, audience, body }];
    });
  });
}

const signedInAs = (role: Role, institution: string, desk: string): Promise<Caller> =>
  system.signedIn(
    role,
    STAFF.includes(role)
      ? { institution }
      : COORDINATORS.includes(role)
        ? { queue: role === 'national_coordinator' ? 'national' : desk }
        : {},
  );

beforeAll(async () => {
  system = await startSystem({ clock });
  const { body } = await system
    .visitor()
    .call<{ caseNo: string }>('POST', '/requests', freshRequest(), { 'Idempotency-Key': randomUUID() });
  caseNo = body.caseNo;
  await eventually(
    () => system.database.query(`SELECT FROM case_file WHERE status = 'transferring'`),
    (rows) => rows.length === 1,
    60_000,
  );
  foreign = new Map();
  for (const role of ROLES) {
    callers.set(role, await signedInAs(role, LIGHTING, 'provincial:440000'));
    if (role !== 'national_coordinator') foreign.set(role, await signedInAs(role, SUZHOU, 'provincial:650000'));
  }
  handlers = declared();
});
afterAll(() => system.stop());
beforeEach(async () => {
  await system.database.query('DELETE FROM attempt');
});

const kindsOf = (role: Role): readonly string[] => [
  role,
  ...(STAFF.includes(role) ? ['staff'] : []),
  ...(COORDINATORS.includes(role) ? ['coordinator'] : []),
];
const isMeant = (audience: Audience | undefined, role: Role): boolean =>
  audience?.to === 'signed_in' &&
  (audience.kinds.length === 0 || audience.kinds.some((kind) => kindsOf(role).includes(kind)));
const addressOf = (path: string): string =>
  path
    .replace(':caseNo', caseNo)
    .replace(':number', caseNo)
    .replace(':act', 'accept-offer')
    .replace(/:\w+/g, UNKNOWN_ID);

const ask = (method: string, path: string, cookie: string): Promise<WireAnswer> =>
  onTheWire(system.origin, {
    method,
    path,
    headers: {
      Cookie: cookie,
      ...(method === 'POST'
        ? {
            'Content-Type': 'application/json',
            'Idempotency-Key': randomUUID(),
            'If-Match': '"3"',
          }
        : {}),
    },
    ...(method === 'POST' ? { body: '{}' } : {}),
  });
const record = (): Promise<unknown[]> =>
  system.database.query(
    `SELECT c.status, c.version, (SELECT count(*)::int FROM case_event e WHERE e.case_id = c.id) AS events,
            (SELECT count(*)::int FROM case_access x WHERE x.case_id = c.id) AS named FROM case_file c`,
  );

describe('V1: the matrix of every route and every foreign role', () => {
  /** Other ways to write an address, in case a check reads another text than the router does. */
  const spellings: readonly ((path: string) => string)[] = [
    (path) => path,
    (path) => path.replace('/v1/', '/v1//'),
    (path) => `${path}/`,
    (path) => path.replace('/v1/', '/v1/%2e/'),
    (path) => `${path};a=b`,
    (path) => path.replace(/\/v1\/(\w+)/, (_, name: string) => `/v1/${name.toUpperCase()}`),
  ];

  it('refuses each of them, in every spelling, by HEAD and OPTIONS too', async () => {
    const before = await record();
    let cells = 0;
    for (const handler of handlers.filter(({ audience }) => audience?.to === 'signed_in')) {
      for (const role of ROLES) {
        const isCaseRoute = handler.path.includes(':caseNo');
        const isFor = isMeant(handler.audience, role);
        if (isFor && !isCaseRoute) continue;
        const caller = isFor ? foreign.get(role) : callers.get(role);
        if (!caller) continue;
        const methods = handler.method === 'GET' ? ['GET', 'HEAD', 'OPTIONS'] : [handler.method, 'OPTIONS'];
        for (const method of methods) {
          for (const spell of method === handler.method ? spellings : [spellings[0] as (path: string) => string]) {
            const path = spell(addressOf(handler.path));
            const answer = await ask(method, path, caller.cookie);
            const isRefused = [400, 403, 404, 405].includes(answer.status);
            expect({ role, method, path, status: isRefused ? 'refused' : answer.status }).toEqual({
              role,
              method,
              path,
              status: 'refused',
            });
            expect(answer.text).not.toContain('古镇');
            cells += 1;
          }
        }
      }
    }
    expect(await record()).toEqual(before);
    console.log(`matrix: ${handlers.length} routes × ${ROLES.length} roles, ${cells} calls, all refused`);
    expect(cells).toBeGreaterThan(1500);
  });

  it('refuses what hangs below a case to whoever may see another case, by any id', async () => {
    const own = await system
      .visitor()
      .call<{ caseNo: string }>('POST', '/requests', freshRequest(), { 'Idempotency-Key': randomUUID() });
    const [evidence] = await system.database.query<{ id: string }>(
      `INSERT INTO evidence (id, case_id, tag, name, size, sha256, media_type, key_id, received_at)
         SELECT gen_random_uuid(), id, 'other', 'a.txt', 1, 'x', 'text/plain', 'k1', now() FROM case_file WHERE case_no = $1 RETURNING id`,
      [own.body.caseNo],
    );
    const examiner = callers.get('examiner') as Caller;
    const id = evidence?.id ?? '';
    expect((await examiner.call('GET', `/cases/${caseNo}/evidence/${id}`)).status).toBe(404);
    const stranger = foreign.get('examiner') as Caller;
    for (const number of [caseNo, own.body.caseNo])
      for (const path of [`evidence/${id}`, 'evidence', 'access', 'timeline', 'clocks', 'routing'])
        expect({ path, status: (await stranger.call('GET', `/cases/${number}/${path}`)).status }).toEqual({
          path,
          status: 404,
        });
    const leader = callers.get('team_leader') as Caller;
    expect(
      (await leader.call('POST', `/cases/${caseNo}/access/${randomUUID()}/end`, {})).status,
    ).toBeGreaterThanOrEqual(400);
  });
});

describe('V2: a file', () => {
  it('is given out to nobody who only knows its id', async () => {
    const [row] = await system.database.query<{ id: string; case_no: string }>(
      `SELECT e.id, c.case_no FROM evidence e JOIN case_file c ON c.id = e.case_id LIMIT 1`,
    );
    const path = `/api/v1/cases/${row?.case_no ?? ''}/evidence/${row?.id ?? ''}`;
    expect(row).toBeDefined();
    const cookies = ['', 'ipr_session=x', ...[...foreign.values()].map((caller) => caller.cookie)];
    for (const cookie of cookies) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await ask(method, path, cookie);
        expect([401, 403, 404]).toContain(answer.status);
        expect(answer.headers).not.toHaveProperty('content-disposition');
      }
    }
    for (const token of ['x', row?.id ?? '', row?.case_no ?? ''])
      expect(
        (
          await system
            .visitor()
            .call('GET', `/requests/${row?.case_no ?? ''}/evidence`, undefined, { Authorization: `Bearer ${token}` })
        ).status,
      ).toBe(401);
  });
});

describe('V4: an answer', () => {
  /** Words that no answer to anybody carries, at any depth. */
  const SECRET = /hash|secret|sealed|password(?!Changed)|totp|publicKey|credential|queryCode|pepper|lastStep|version_/i;

  const keysIn = (value: unknown, path = ''): string[] => {
    if (Array.isArray(value)) return value.slice(0, 3).flatMap((one) => keysIn(one, `${path}[]`));
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => [`${path}.${key}`, ...keysIn(inner, `${path}.${key}`)]);
  };

  it('carries only what its description names, for each role', async () => {
    const description = JSON.parse((await onTheWire(system.origin, { path: '/api/openapi.json' })).text) as {
      paths: Record<
        string,
        Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>
      >;
      components: { schemas: Record<string, { properties?: Record<string, object> }> };
    };
    const named = (schema: unknown): Set<string> => {
      const names = new Set<string>();
      const walk = (node: unknown, depth: number): void => {
        if (typeof node !== 'object' || node === null || depth > 12) return;
        if ('$ref' in node)
          return walk(description.components.schemas[String(node.$ref).split('/').at(-1) ?? ''], depth + 1);
        if ('properties' in node) for (const name of Object.keys(node.properties as object)) names.add(name);
        if ('additionalProperties' in node && node.additionalProperties === true) names.add('*');
        for (const inner of Object.values(node)) walk(inner, depth + 1);
      };
      walk(schema, 0);
      return names;
    };
    let answers = 0;
    for (const handler of handlers.filter(({ method, audience }) => method === 'GET' && audience?.to === 'signed_in')) {
      const template = handler.path.replace(/:(\w+)/g, '{$1}');
      const responses = description.paths[template]?.['get']?.responses ?? {};
      // A stream has no end to wait for; what it sends is a notice as the list has it (notices.spec.ts).
      if (responses['200']?.content?.['text/event-stream']) continue;
      const allowed = named(responses['200']?.content?.['application/json']?.schema);
      for (const role of ROLES.filter((one) => isMeant(handler.audience, one))) {
        const answer = await ask('GET', addressOf(handler.path), (callers.get(role) as Caller).cookie);
        if (answer.status !== 200 || !String(answer.headers['content-type']).startsWith('application/json')) continue;
        answers += 1;
        const keys = keysIn(JSON.parse(answer.text));
        const told = keys.map((key) => key.split('.').at(-1)?.replaceAll('[]', '') ?? '');
        if (!allowed.has('*'))
          expect({ path: handler.path, role, unnamed: told.filter((key) => !allowed.has(key)) }).toEqual({
            path: handler.path,
            role,
            unnamed: [],
          });
        expect({
          path: handler.path,
          role,
          secret: told.filter(
            (key) => SECRET.test(key) && !PUBLIC_WORDS.has(key) && !(PUBLIC_AT[handler.path] ?? []).includes(key),
          ),
        }).toEqual({
          path: handler.path,
          role,
          secret: [],
        });
      }
    }
    expect(answers).toBeGreaterThan(30);
  });

  /** Words that say whether there is one, never which; and fingerprints of files and of published notices. */
  const PUBLIC_WORDS = new Set(['hasPassword', 'sha256', 'hash']);
  /** Fingerprints that auditors hold the record against, and the key that proves its seals. */
  const PUBLIC_AT: Readonly<Record<string, readonly string[]>> = {
    '/api/v1/audit/status': ['publicKey'],
    '/api/v1/audit/events': ['contentHash'],
  };
});

describe('V5: a channel that stays open', () => {
  it('is a route like any other: none opens without an audience, and each asks for its session', () => {
    const streams = handlers.filter(({ path }) => /stream|events|subscribe|live/.test(path));
    for (const { path, audience } of streams)
      expect({ path, isPublic: audience?.to === 'public' }).toEqual({ path, isPublic: false });
    expect(handlers.every(({ audience }) => audience !== undefined)).toBe(true);
  });
});

describe('V9: guesses', () => {
  beforeEach(() => awayFromWindowEnd(8000));

  it('two hundred at once: no more than the limit reach the hash, and all are counted', async () => {
    const { id } = await system.api.app
      .get(SignIn)
      .createAccount({ login: 'v9', displayName: 'V9', role: 'auditor', institutionId: null, queue: null });
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        system.visitor().call('POST', '/auth/login', { login: 'v9', password: `guess ${n}` }),
      ),
    );
    const reached = answers.filter(({ status }) => status === 401).length;
    expect(reached).toBeLessThanOrEqual(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(200 - reached);
    expect(id).not.toBe('');
  });
});

describe('V10: a code', () => {
  it('is good once: the second use of the same one is refused, in another session and at once', async () => {
    const { password, totpSecret } = await system.api.app
      .get(SignIn)
      .createAccount({ login: 'v10', displayName: 'V10', role: 'auditor', institutionId: null, queue: null });
    const code = new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp: clock.now().getTime() });
    const tries = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const caller = system.visitor();
        await caller.call('POST', '/auth/login', { login: 'v10', password });
        return (await caller.call('POST', '/auth/second-factor', { code })).status;
      }),
    );
    expect(tries.sort()).toEqual([200, 401, 401, 401, 401, 401]);
  });
});

describe('V13: mass assignment', () => {
  it('every column of every table in every body is refused where the body does not name it', async () => {
    const columns = [
      ...new Set(
        system.api.app
          .get(DataSource)
          .entityMetadatas.flatMap((entity) => entity.columns.map((column) => column.propertyName)),
      ),
    ];
    expect(columns.length).toBeGreaterThan(80);
    let sent = 0;
    for (const handler of handlers.filter(({ method, body }) => method === 'POST' && body !== null)) {
      const role = ROLES.find((one) => isMeant(handler.audience, one));
      const cookie = role ? (callers.get(role) as Caller).cookie : '';
      const answer = await onTheWire(system.origin, {
        method: 'POST',
        path: addressOf(handler.path),
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': randomUUID(),
          'If-Match': '"1"',
          Cookie: cookie,
        },
        body: JSON.stringify(Object.fromEntries(columns.map((column) => [column, 'x']))),
      });
      // Whoever may not come in at all is turned away before the body is looked at.
      if ([401, 403, 404].includes(answer.status)) continue;
      const problem = problemOf(answer);
      expect({ path: handler.path, status: answer.status, code: problem.code }).toEqual({
        path: handler.path,
        status: 400,
        code: 'request.invalid',
      });
      const unknown = (problem as unknown as { errors: { path: string; code: string }[] }).errors
        .filter(({ code }) => code === 'unknown_field')
        .map(({ path }) => path);
      const known = Object.getOwnPropertyNames(new (handler.body as Type)());
      for (const column of ['passwordHash', 'totpSecret', 'isConfidential', 'holderInstitutionId', 'credentialVersion'])
        expect({ path: handler.path, column, isRefused: unknown.includes(column) || known.includes(column) }).toEqual({
          path: handler.path,
          column,
          isRefused: true,
        });
      sent += 1;
    }
    expect(sent).toBeGreaterThan(12);
  });
});

describe('V18: who asks whether there is an account', () => {
  it('gets equal answers, byte for byte', async () => {
    await system.api.app
      .get(SignIn)
      .createAccount({ login: 'v18', displayName: 'V18', role: 'auditor', institutionId: null, queue: null });
    const answers = await Promise.all(
      ['v18', 'nobody-v18'].map((login) =>
        onTheWire(system.origin, {
          method: 'POST',
          path: '/api/v1/auth/login',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ login, password: 'wrong wrong wrong' }),
        }),
      ),
    );
    const [known, unknown] = answers.map((answer) => ({
      status: answer.status,
      text: answer.text.replace(/"correlationId":"[^"]+"/, ''),
      length: answer.headers['content-length'],
    }));
    expect(known).toEqual(unknown);
  });

  it('and as slow ones', async () => {
    const login = async (name: string): Promise<number> => {
      const from = performance.now();
      await system.visitor().call('POST', '/auth/login', { login: name, password: 'wrong wrong wrong' });
      return performance.now() - from;
    };
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 9; round += 1) {
      await system.database.query('DELETE FROM attempt');
      times.known.push(await login('v18'));
      times.unknown.push(await login('nobody-v18'));
    }
    const middle = (of: number[]): number => of.sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
    const [known, unknown] = [middle(times.known), middle(times.unknown)];
    console.log(`V18: median ${known.toFixed(1)} ms for a known account, ${unknown.toFixed(1)} ms for an unknown one`);
    // The hash is most of the time: without it the unknown one would answer in a tenth.
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(known, unknown) * 0.5);
  });

  it('and is sent nowhere by what he asks: every redirection has one of our own addresses', async () => {
    for (const search of [
      '',
      '?next=https://evil.example',
      '?redirect_uri=//evil.example',
      '?state=x&code=y&return=https:evil',
    ]) {
      const answer = await onTheWire(system.origin, { path: `/api/v1/auth/open-id/callback${search}` });
      expect([answer.status, answer.headers['location']]).toEqual([303, '/console/?sign-in=failed']);
    }
  });
});
