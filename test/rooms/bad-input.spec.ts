import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { AssistanceRequest } from '#contracts';
import { Vault } from '#platform/crypto';
import { makeResidentId, makeUscc } from '../../libs/intake/src/domain/identifiers.js';
import { acceptanceRequest, freshRequest } from '../support/requests.js';
import { type Caller, startSystem, type TestSystem } from '../support/system.js';
import { onTheWire, problemOf, type WireAnswer } from '../support/wire.js';
import { anyText } from '../support/texts.js';

/** Everything that a call might leave behind. */
const TABLES = [
  'case_file',
  'case_request',
  'party',
  'case_fingerprint',
  'case_event',
  'deadline',
  'document',
  'offer',
  'idempotency_key',
  'outbox',
  'audit_event',
  'lookup_token',
  'session',
];

let system: TestSystem;
let coordinator: Caller & { accountId: string };

jest.setTimeout(120_000);

beforeAll(async () => {
  system = await startSystem({ worker: false });
  coordinator = await system.signedIn('national_coordinator', { queue: 'national' });
});
afterAll(() => system.stop());

const footprint = async (): Promise<Record<string, number>> => {
  const sums = TABLES.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ');
  const [row] = await system.database.query<Record<string, number>>(`SELECT ${sums}`);
  return row ?? {};
};

const JSON_TYPE = { 'Content-Type': 'application/json' };

const post = (
  path: string,
  body: string | Buffer | readonly string[],
  headers: Record<string, string> = {},
): Promise<WireAnswer> =>
  onTheWire(system.origin, { method: 'POST', path: `/api/v1${path}`, headers: { ...JSON_TYPE, ...headers }, body });

const file = (body: unknown, headers: Record<string, string> = {}): Promise<WireAnswer> =>
  post('/requests', typeof body === 'string' ? body : JSON.stringify(body), {
    'Idempotency-Key': randomUUID(),
    ...headers,
  });

/** The session cookie of a signed-in caller, for calls that only the wire can make. */
const cookieOf = (caller: Caller): string => (caller as unknown as { cookie: string }).cookie;

const get = (path: string, headers: Record<string, string> = {}): Promise<WireAnswer> =>
  onTheWire(system.origin, { path: `/api/v1${path}`, headers });

/** The same call as the signed-in coordinator. */
const asCoordinator = async (path: string): Promise<{ status: number; code: unknown }> => {
  const answer = await coordinator.call<{ code?: unknown }>('GET', path);
  return { status: answer.status, code: answer.body.code };
};

type Change = (request: AssistanceRequest) => void;

/** One bit of a check symbol off. */
const slipped = (number: string): string => number.slice(0, -1) + (number.endsWith('1') ? '2' : '1');

/** Sets a member that the type does not allow. */
const put =
  (path: string, value: unknown): Change =>
  (request) => {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let at = request as unknown as Record<string, unknown>;
    for (const key of keys) at = at[key] as Record<string, unknown>;
    at[last] = value;
  };

describe('a request that cannot be filed', () => {
  let before: Record<string, number>;
  beforeEach(async () => {
    before = await footprint();
  });

  const faults: readonly [title: string, change: Change, path: string, code: string][] = [
    [
      'an unknown region of the applicant',
      put('applicant.regionCode', '999999'),
      'applicant.regionCode',
      'region.unknown',
    ],
    [
      'an unknown region of an act',
      put('acts.places', [{ regionCode: '442099' }]),
      'acts.places.0.regionCode',
      'region.unknown',
    ],
    [
      'an unknown region of the other party',
      put('respondents.0.regionCode', '000000'),
      'respondents.0.regionCode',
      'region.unknown',
    ],
    ['a region that is a number', put('applicant.regionCode', 442000), 'applicant.regionCode', 'wrong_form'],
    ['an unknown type of right', put('rights.0.type', 'patent'), 'rights.0.type', 'not_allowed'],
    ['an unknown matter', put('matters', ['everything']), 'matters', 'not_allowed'],
    ['an unknown mode', put('acts.mode', 'telepathy'), 'acts.mode', 'not_allowed'],
    ['no rights', put('rights', []), 'rights', 'too_few'],
    [
      'too many rights',
      put(
        'rights',
        Array.from({ length: 21 }, () => ({ type: 'trademark' })),
      ),
      'rights',
      'too_many',
    ],
    ['no acts', put('acts', undefined), 'acts', 'required'],
    [
      'a slip in a credit code',
      put('applicant.idNumber', slipped(makeUscc('442000', 7))),
      'applicant.idNumber',
      'identifier.check_digit',
    ],
    [
      'a slip in an identity number',
      (request) =>
        Object.assign(request.applicant, {
          idType: 'resident_id',
          idNumber: slipped(makeResidentId('442000', '1990-02-03', 7)),
        }),
      'applicant.idNumber',
      'identifier.check_digit',
    ],
    [
      'an identity number of a birth to come',
      (request) =>
        Object.assign(request.applicant, {
          idType: 'resident_id',
          idNumber: makeResidentId('442000', '2990-02-03', 7),
        }),
      'applicant.idNumber',
      'identifier.date',
    ],
    [
      'a slip in the credit code of the other party',
      put('respondents.0.uscc', slipped(makeUscc('442000', 9))),
      'respondents.0.uscc',
      'identifier.check_digit',
    ],
    ['a mobile number that is none', put('applicant.mobile', '12345'), 'applicant.mobile', 'identifier.format'],
    ['a declaration that was not made', put('declaration', false), 'declaration', 'required'],
    ['a declaration left out', put('declaration', undefined), 'declaration', 'required'],
    ['a declaration that is null', put('declaration', null), 'declaration', 'required'],
    ['a declaration in words', put('declaration', 'true'), 'declaration', 'not_boolean'],
    ['no privacy notice', put('consents', {}), 'consents.privacyNotice', 'required'],
    ['no applicant', put('applicant', undefined), 'applicant.kind', 'required'],
    ['an applicant that is null', put('applicant', null), 'applicant.kind', 'required'],
    ['a kind of applicant that is null', put('applicant.kind', null), 'applicant.kind', 'required'],
    ['a role of the applicant that is null', put('applicant.role', null), 'applicant.role', 'required'],
    ['facts that are white space', put('facts', ' \n '), 'facts', 'required'],
    ['NUL in a name', put('applicant.name', '某\u0000厂'), 'applicant.name', 'text.nul'],
    ['NUL in the facts', put('facts', 'a\u0000b'), 'facts', 'text.nul'],
    ['a control character in a title', put('rights.0.title', '吊\u0007灯'), 'rights.0.title', 'text.control'],
    ['half a character in a name', put('applicant.name', '某\ud83d厂'), 'applicant.name', 'text.surrogate'],
    ['half a character in the facts', put('facts', '\udc00'), 'facts', 'text.surrogate'],
    ['a bidi override in a name', put('applicant.name', '某\u202e厂'), 'applicant.name', 'text.bidi'],
    [
      'a bidi isolate in a shop address',
      put('respondents.0.shopUrl', 'https://a.example/\u2066b'),
      'respondents.0.shopUrl',
      'text.bidi',
    ],
    ['a name that is too long', put('applicant.name', '名'.repeat(201)), 'applicant.name', 'too_long'],
    ['facts that are too long', put('facts', '字'.repeat(20_001)), 'facts', 'too_long'],
    ['an unknown field', put('isUrgent', true), 'isUrgent', 'unknown_field'],
    ['an unknown field of a part', put('applicant.caseNo', 'WY26-00000000'), 'applicant.caseNo', 'unknown_field'],
    ['a column of the record', put('status', 'concluded'), 'status', 'unknown_field'],
    ['a member named like a method', put('hasOwnProperty', 1), 'hasOwnProperty', 'unknown_field'],
    ['a list where an object belongs', put('applicant', []), 'applicant', 'not_object'],
    ['an object where a list belongs', put('rights', { 0: { type: 'trademark' } }), 'rights', 'not_list'],
    ['text where an object belongs', put('acts', 'offline'), 'acts', 'not_object'],
    ['numbers in a list of objects', put('rights', [1, 2]), 'rights.0', 'not_object'],
    ['an empty list in a list of objects', put('respondents', [[]]), 'respondents', 'not_object'],
    ['a name that is a number', put('applicant.name', 12), 'applicant.name', 'not_text'],
    ['a loss below nothing', put('acts.lossCny', -1), 'acts.lossCny', 'too_small'],
    ['a loss beyond all money', put('acts.lossCny', 1e300), 'acts.lossCny', 'too_large'],
    ['a loss in a thousandth of a cent', put('acts.lossCny', 1e-7), 'acts.lossCny', 'not_number'],
    [
      'a day that does not exist',
      put('externalDeadline', { kind: 'hearing', dueOn: '2026-02-30' }),
      'externalDeadline.dueOn',
      'deadline.no_day',
    ],
    [
      'the applicant as her own opponent',
      (request) => put('respondents.0.uscc', request.applicant.idNumber)(request),
      'respondents.0.uscc',
      'respondent.is_applicant',
    ],
  ];

  it.each(faults)('%s', async (_title, change, path, code) => {
    for (const language of ['zh', 'en'] as const) {
      const answer = await file(freshRequest(change), { 'Accept-Language': language });
      const problem = problemOf(answer, language);
      expect({ status: answer.status, code: problem.code }).toEqual({ status: 400, code: 'request.invalid' });
      const found = problem.errors?.find((one) => one.path === path);
      expect({ path, code: found?.code, all: problem.errors }).toMatchObject({ path, code });
      expect(found?.message).toMatch(language === 'en' ? /^[\x20-\x7e]+$/ : /[\u4e00-\u9fff]/);
    }
    expect(await footprint()).toEqual(before);
  });

  it('tells every fault at once', async () => {
    const request = freshRequest((one) => {
      one.applicant.name = '';
      one.applicant.regionCode = '999999';
      one.applicant.mobile = '1';
      one.facts = '\u202e';
      one.declaration = false;
    });
    const problem = problemOf(await file(request));
    expect(problem.errors?.map((one) => one.path).sort()).toEqual([
      'applicant.mobile',
      'applicant.name',
      'applicant.regionCode',
      'declaration',
      'facts',
    ]);
  });

  it('keeps nothing that was sent out of the answer', async () => {
    const answer = await file(freshRequest(put('applicant.idNumber', '110101199003070000')));
    expect(answer.text).not.toContain('110101199003070000');
  });

  it('looks at every text of a form for characters that deceive', async () => {
    const whole = freshRequest((one) => {
      Object.assign(one.applicant, { address: '某路', contactName: '某人', email: 'a@b.cn' });
      one.agent = { kind: 'lawyer', name: '某律师', mobile: '13800000000' };
      one.respondents = [{ name: '某厂', uscc: makeUscc('442000', 11), regionCode: '442000', shopUrl: 'https://a.cn' }];
      Object.assign(one.acts, { platform: '某平台', event: '某展', country: 'US', description: '某事' });
      one.otherProceedings = [{ body: 'court', number: '某号', status: 'closed' }];
      Object.assign(one, {
        demand: '停止',
        chosenInstitution: '某中心',
        externalDeadline: { kind: 'other', dueOn: '2099-01-01' },
      });
    });
    const texts = placesOf(whole).filter(
      (path) => typeof path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], whole) === 'string',
    );
    expect(texts.length).toBeGreaterThan(30);
    for (const path of texts) {
      for (const text of ['\u202e', 'a\u2067b', '\u0007', '\ud800', '\u0000']) {
        const answer = await file(
          mutated(whole, [
            {
              place: placesOf(whole).findIndex((one) => one.join('.') === path.join('.')),
              how: 'replace',
              value: text,
            },
          ]),
        );
        expect({ path, text, status: answer.status }).toEqual({ path, text, status: 400 });
      }
    }
    expect(await footprint()).toEqual(before);
  });

  const HUGE = `{"facts":"${'x'.repeat(2 * 1024 * 1024)}"}`;
  const valid = (): string => JSON.stringify(freshRequest());
  const bodies: readonly [title: string, body: () => string | Buffer, type: string, status: number, code: string][] = [
    ['two megabytes', () => HUGE, 'application/json', 413, 'request.too_large'],
    ['no JSON', () => '{"rights":', 'application/json', 400, 'request.malformed'],
    ['two values', () => '{}{}', 'application/json', 400, 'request.malformed'],
    ['nothing', () => '', 'application/json', 400, 'request.malformed'],
    [
      'bytes that are no UTF-8',
      () => Buffer.from([0x22, 0xff, 0xfe, 0x22]),
      'application/json',
      400,
      'request.invalid',
    ],
    ['forty thousand brackets', () => '['.repeat(40_000), 'application/json', 400, 'request.malformed'],
    [
      'forty thousand brackets, closed',
      () => '['.repeat(40_000) + ']'.repeat(40_000),
      'application/json',
      400,
      'request.malformed',
    ],
    [
      'forty thousand braces',
      () => '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000),
      'application/json',
      400,
      'request.malformed',
    ],
    [
      'a prototype',
      () => `{"__proto__":{"declaration":true},${valid().slice(1)}`,
      'application/json',
      400,
      'request.malformed',
    ],
    [
      'a prototype, escaped',
      () => `{"\\u005f_proto__":{"x":1},${valid().slice(1)}`,
      'application/json',
      400,
      'request.malformed',
    ],
    [
      'a constructor',
      () => `{"constructor":{"prototype":{"x":1}},${valid().slice(1)}`,
      'application/json',
      400,
      'request.malformed',
    ],
    ['a list', () => '[]', 'application/json', 400, 'request.invalid'],
    ['a list of requests', () => `[${valid()}]`, 'application/json', 400, 'request.invalid'],
    ['a text', () => '"rights"', 'application/json', 400, 'request.invalid'],
    ['a number', () => '1e400', 'application/json', 400, 'request.invalid'],
    ['null', () => 'null', 'application/json', 400, 'request.invalid'],
    ['a form', () => 'rights=1', 'application/x-www-form-urlencoded', 415, 'request.unsupported_type'],
    ['plain text', valid, 'text/plain', 415, 'request.unsupported_type'],
    ['a form with files', () => '--x--', 'multipart/form-data; boundary=x', 415, 'request.unsupported_type'],
    ['XML', () => '<a/>', 'application/xml', 415, 'request.unsupported_type'],
    ['two types in one', valid, 'text/plain, application/json', 415, 'request.unsupported_type'],
    ['a type with a tab', valid, 'application/json\ta', 415, 'request.unsupported_type'],
    ['a type that is none', valid, 'json', 415, 'request.unsupported_type'],
  ];

  it.each(bodies)('a body of %s', async (_title, body, type, status, code) => {
    for (const path of ['/requests', '/requests/preview', '/requests/lookup', '/auth/login']) {
      const answer = await post(path, body(), { 'Content-Type': type, 'Idempotency-Key': randomUUID() });
      expect({ path, status: answer.status, code: problemOf(answer).code }).toEqual({ path, status, code });
    }
    expect(await footprint()).toEqual(before);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('a body without a type', async () => {
    const answer = await onTheWire(system.origin, {
      method: 'POST',
      path: '/api/v1/requests',
      headers: { 'Idempotency-Key': randomUUID() },
      body: valid(),
    });
    expect([400, 415]).toContain(answer.status);
    problemOf(answer);
    expect(await footprint()).toEqual(before);
  });

  it('is answered under the id of its call, also when the body comes in pieces', async () => {
    const body = JSON.stringify(freshRequest(put('declaration', false)));
    const parts = [body.slice(0, 40), body.slice(40, 90), body.slice(90)];
    const answer = await post('/requests', parts, {
      'Idempotency-Key': randomUUID(),
      'X-Request-Id': 'given-by-the-caller',
    });
    expect(problemOf(answer).correlationId).toBe('given-by-the-caller');
    const odd = await file({}, { 'X-Request-Id': 'a"b<script>' });
    expect(problemOf(odd).correlationId).not.toContain('script');
  });
});

describe('a request that is odd but can be filed', () => {
  it('leaves its correlation id in the record, also when the body comes in pieces', async () => {
    const body = JSON.stringify(freshRequest());
    const parts = [body.slice(0, 40), body.slice(40, 90), body.slice(90)];
    const answer = await post('/requests', parts, {
      'Idempotency-Key': randomUUID(),
      'X-Request-Id': 'filed-in-pieces',
    });
    expect(answer.status).toBe(201);
    const rows = await system.database.query(`SELECT FROM audit_event WHERE correlation_id = 'filed-in-pieces'`);
    const messages = await system.database.query(`SELECT FROM outbox WHERE correlation_id = 'filed-in-pieces'`);
    expect([rows.length, messages.length]).toEqual([1, 1]);
  });

  it('is kept as it was meant: rare characters, marks of direction, line ends, composed letters', async () => {
    const request = freshRequest((one) => {
      one.applicant.name = ' 𠮷田\u200f商店 ';
      one.facts = "第一行\r\n第二行\t'; DROP TABLE case_file; --";
      one.demand = 'e\u0301';
    });
    const answer = await file(request);
    expect(answer.status).toBe(201);
    const { caseNo } = JSON.parse(answer.text) as { caseNo: string };
    const [row] = await system.database.query<{ id: string; name: string; facts: string; demand: string }>(
      `SELECT c.id, p.name, r.facts_sealed AS facts, r.demand_sealed AS demand FROM case_file c JOIN party p ON p.case_id = c.id AND p.side = 'applicant' JOIN case_request r ON r.case_id = c.id WHERE c.case_no = $1`,
      [caseNo],
    );
    const vault = system.api.app.get(Vault);
    const open = (column: 'facts' | 'demand'): string | null =>
      vault.open(row?.[column] ?? null, `case_request|${column}|${row?.id ?? ''}`);
    expect(row?.name).toBe('𠮷田\u200f商店');
    expect(open('facts')).toBe("第一行\n第二行\t'; DROP TABLE case_file; --");
    expect(open('demand')).toBe('é');
  });
});

describe('addresses and questions that make no sense', () => {
  const addresses: readonly [address: string, status: number][] = [
    ['/network/regions?parentCode=abc', 400],
    ['/network/regions?parentCode=440000&parentCode=450000', 400],
    ['/network/regions?q=%00', 400],
    ['/network/regions?__proto__=1', 400],
    ['/network/regions?constructor=1', 400],
    [`/network/regions?q=${'x'.repeat(51)}`, 400],
    ['/network/institutions?regionCode=abc', 400],
    ['/network/institutions?regionCode=%00', 400],
    ['/network/institutions?type=patent', 400],
    ['/network/institutions?type[]=trademark', 400],
    ['/network/institutions?limit=5', 400],
    ['/network/institutions/%00', 404],
    ['/network/institutions/..%2f..%2fetc%2fpasswd', 404],
    ['/requests/%00', 401],
    ['/requests/%E4%BD%A0', 401],
    ['/cases/%00', 401],
    ['/nothing', 404],
    ['', 404],
    [`/network/${'a'.repeat(3000)}`, 404],
    [`/requests/${'a'.repeat(201)}`, 404],
    ['/network/%zz', 404],
    ['/network/%', 404],
    ['/network/%c3%28', 404],
  ];
  it.each(addresses)('%s', async (address, status) => {
    for (const language of ['zh', 'en'] as const) {
      const answer = await get(address, { 'Accept-Language': language });
      expect(answer.status).toBe(status);
      problemOf(answer, language);
    }
  });

  const questions: readonly string[] = [
    'view=zzz',
    'view=all&view=inbox',
    'status=open',
    'ipType=patent',
    'urgent=yes',
    'limit=-1',
    'limit=0',
    'limit=101',
    'limit=abc',
    'limit=1e1',
    'limit=999999',
    `q=${'x'.repeat(101)}`,
    'q=%00',
    'cursor=garbage',
    'cursor=%00',
    `cursor=${Buffer.from('["----","00000000-0000-0000-0000-000000000000"]').toString('base64url')}`,
    `cursor=${Buffer.from('["9999-99-99T99:99:99Z","00000000-0000-0000-0000-000000000000"]').toString('base64url')}`,
    `cursor=${Buffer.from(`["2026-01-01T00:00:00.000Z","${'-'.repeat(36)}"]`).toString('base64url')}`,
    `cursor=${Buffer.from('["2026-01-01T00:00:00.000Z","\' OR 1=1"]').toString('base64url')}`,
    'order=case_no',
    'institutionId=x',
    'view[0]=all',
  ];
  it.each(questions)('a list of cases by ?%s', async (question) => {
    expect(await asCoordinator(`/cases?${question}`)).toEqual({ status: 400, code: 'request.invalid' });
  });

  it.each(['%00', 'WY26-0000000O', '..', '%E4%BD%A0%E5%A5%BD', "'%20OR%201=1"])(
    'a case numbered %s',
    async (number) => {
      for (const part of ['', '/timeline', '/clocks', '/routing']) {
        const answer = await onTheWire(system.origin, {
          path: `/api/v1/cases/${number}${part}`,
          headers: { Cookie: cookieOf(coordinator) },
        });
        expect({ part, status: answer.status }).toEqual({ part, status: 404 });
        problemOf(answer);
      }
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    '%s of what only knows GET and POST',
    async (method) => {
      for (const path of ['/api/v1/requests', '/api/v1/network/regions', '/api/v1/cases', '/healthz']) {
        const answer = await onTheWire(system.origin, { method, path });
        expect({ path, isRefused: [404, 405].includes(answer.status) }).toEqual({ path, isRefused: true });
        problemOf(answer);
      }
    },
  );

  it('HEAD is GET without its body', async () => {
    const whole = await get('/network/industries');
    const head = await onTheWire(system.origin, { method: 'HEAD', path: '/api/v1/network/industries' });
    expect([head.status, head.text, head.headers['etag']]).toEqual([200, '', whole.headers['etag']]);
    expect((await onTheWire(system.origin, { method: 'HEAD', path: '/api/v1/cases' })).status).toBe(401);
    expect((await onTheWire(system.origin, { method: 'HEAD', path: '/api/v1/nothing' })).status).toBe(404);
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    [
      'two lengths',
      'POST /api/v1/requests HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
      400,
    ],
    [
      'a length and chunks',
      'POST /api/v1/requests HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a folded header', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c\r\n\r\n', 400],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    ['headers without end', `GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s on the line', async (_title, text, status) => {
    const { hostname, port } = new URL(system.origin);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(text));
      let got = '';
      socket.on('data', (data) => (got += data.toString()));
      socket.on('error', reject);
      socket.on('close', () => resolve(got));
    });
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});

/** Values that have broken something somewhere. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e-7,
    1e15,
    1e308,
    -0,
    2 ** 53,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\udfff\ud800',
    '\u202e',
    '\u2028',
    '\ufeff',
    '𠮷',
    '1'.repeat(300),
    'a'.repeat(30_000),
    '{"a":1}',
    '$1',
    "';--",
    '%s%n',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'toString',
    [],
    [[]],
    [null],
    ['\u0000'],
    ['\ud800'],
    {},
    { length: 1 },
    { constructor: 1 },
    { toString: 1, valueOf: 1, then: 1 },
    { toJSON: null },
  ),
  anyText({ maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Every place in a value that can be replaced, dropped or added to. */
function placesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, member]) => placesOf(member, [...path, key]))].filter(
    (place) => place.length > 0,
  );
}

interface Mutation {
  readonly place: number;
  readonly how: 'replace' | 'drop' | 'add';
  readonly value: unknown;
}

function mutated(source: unknown, mutations: readonly Mutation[]): unknown {
  const copy = structuredClone(source) as Record<string, unknown>;
  for (const { place, how, value } of mutations) {
    const places = placesOf(copy);
    const path = places[place % Math.max(places.length, 1)] ?? [];
    const last = path.at(-1);
    let at: unknown = copy;
    for (const key of path.slice(0, -1)) at = (at as Record<string, unknown>)[key];
    if (last === undefined || typeof at !== 'object' || at === null) continue;
    const owner = at as Record<string, unknown>;
    if (how === 'drop') Reflect.deleteProperty(owner, last);
    // A copy of its own: the next mutation may reach into it, and must not put it into itself.
    else owner[how === 'add' ? `${last}x` : last] = structuredClone(value);
  }
  return copy;
}

const mutation = fc.record<Mutation>({
  place: fc.nat(10_000),
  how: fc.constantFrom<Mutation['how']>('replace', 'replace', 'replace', 'drop', 'add'),
  value: nasty,
});
const language = fc.constantFrom<readonly ['zh' | 'en', string]>(
  ['zh', 'zh-CN,zh;q=0.9,en;q=0.8'],
  ['en', 'en-GB'],
  ['zh', ''],
  ['zh', 'fr'],
  ['en', 'en;q=0.9, zh;q=0.1'],
  ['zh', ';;q=,,'],
);

describe('an act that cannot be kept', () => {
  const wrong: readonly [title: string, act: string, body: object, path: string, code: string][] = [
    ['a note that reads backwards', 'supervise', { note: '请\u202e尽快' }, 'note', 'text.bidi'],
    ['NUL in a note', 'supervise', { note: '请\u0000' }, 'note', 'text.nul'],
    ['half a character in a note', 'supervise', { note: '请\ud83d' }, 'note', 'text.surrogate'],
    [
      'half a character in a name of an authority',
      'forward-clue',
      { authority: '\ud800' },
      'authority',
      'text.surrogate',
    ],
    ['NUL in a list', 'request-supplement', { missing: ['identity_proof', '\u0000'] }, 'missing', 'text.nul'],
    ['half a character in a list', 'request-supplement', { missing: ['\udfff'] }, 'missing', 'text.surrogate'],
    [
      'a control character in a summary',
      'submit-result',
      { resultKind: 'advice_given', summary: 'a\u001bb' },
      'summary',
      'text.control',
    ],
    ['a field of the record', 'supervise', { note: '请', status: 'concluded' }, 'status', 'unknown_field'],
    ['a field named like a method', 'supervise', { note: '请', toString: 'x' }, 'toString', 'unknown_field'],
    ['a field named like a method, further in', 'supervise', { note: { valueOf: 1 } }, 'note.valueOf', 'unknown_field'],
    ['a reason that no list has', 'propose-refusal', { reasonCode: 'tired', note: 'x' }, 'reasonCode', 'not_allowed'],
  ];

  it.each(wrong)('%s', async (_title, act, body, path, code) => {
    const { caseNo } = JSON.parse((await file(freshRequest())).text) as { caseNo: string };
    const before = await footprint();
    const answer = await onTheWire(system.origin, {
      method: 'POST',
      path: `/api/v1/cases/${caseNo}/${act}`,
      headers: { ...JSON_TYPE, Cookie: cookieOf(coordinator), 'If-Match': '"1"', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(400);
    expect(problemOf(answer).errors).toEqual([expect.objectContaining({ path, code })]);
    expect(await footprint()).toEqual(before);
  });
});

describe('whatever is sent', () => {
  /** Below 500, and every refusal a problem of the catalogue. */
  const judge = (answer: WireAnswer, lang: 'zh' | 'en'): void => {
    expect(answer.status).toBeLessThan(500);
    if (answer.status >= 400) problemOf(answer, lang);
  };

  it('random JSON is refused in order and leaves nothing', async () => {
    const before = await footprint();
    const paths = [
      '/requests',
      '/requests/preview',
      '/requests/lookup',
      '/receipts/verification',
      '/auth/second-factor',
      '/requests/WY26-00000000/messages',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.oneof(fc.jsonValue({ maxDepth: 6 }), fc.object()),
        language,
        async (path, body, [lang, header]) => {
          const answer = await post(
            path,
            JSON.stringify(body, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
            { 'Accept-Language': header, 'Idempotency-Key': randomUUID() },
          );
          judge(answer, lang);
          expect(answer.status).toBeGreaterThanOrEqual(400);
        },
      ),
      { numRuns: 300 },
    );
    expect(await footprint()).toEqual(before);
  });

  it('random bytes are refused in order and leave nothing', async () => {
    const before = await footprint();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const answer = await post('/requests', Buffer.from(bytes), { 'Idempotency-Key': randomUUID() });
        judge(answer, 'zh');
        expect(answer.status).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: 100 },
    );
    expect(await footprint()).toEqual(before);
  });

  const sources = ['C01', 'C05', 'C11', 'C19', 'C28'].map(acceptanceRequest);

  it('a valid request with something wrong in it is filed whole or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sources),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        language,
        async (source, mutations, [lang, header]) => {
          const body = mutated(source, mutations);
          const before = await footprint();
          const filed = await file(body, { 'Accept-Language': header });
          judge(filed, lang);
          const after = await footprint();
          if (filed.status === 201)
            expect(after).toMatchObject({
              case_file: (before['case_file'] ?? 0) + 1,
              case_request: (before['case_request'] ?? 0) + 1,
              outbox: (before['outbox'] ?? 0) + 1,
            });
          else expect(after).toEqual(before);
          judge(await post('/requests/preview', JSON.stringify(body), { 'Accept-Language': header }), lang);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('an act with something wrong in it is refused in order, or done and the case can still be read', async () => {
    const places: readonly string[] = await Promise.all(
      ['中国中山（灯饰）知识产权快速维权中心', '中国（广东）知识产权保护中心'].map((name) =>
        system.institutionId(name),
      ),
    );
    const body = {
      reasonCode: 'other',
      note: '说明',
      missing: ['identity_proof'],
      handlerId: coordinator.accountId,
      institutionId: places[0],
      resultKind: 'advice_given',
      summary: '结果',
      authority: '市场监督管理局',
      outcome: 'upheld',
      bothAgreed: true,
      mergedInto: 'WY26-00000000',
    };
    const acts = [
      'supervise',
      'merge',
      'forward-clue',
      'answer-only-close',
      'designate',
      'invite-co-handler',
      'offer',
      'end-co-handling',
      'triage-route',
      'nothing',
      '__proto__',
      'constructor',
      '%00',
    ];
    // One that was refused has left the case as it was: the next one finds it so, too.
    let untouched: string | null = null;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...acts),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        async (act, mutations) => {
          untouched ??= (JSON.parse((await file(freshRequest())).text) as { caseNo: string }).caseNo;
          const caseNo = untouched;
          const before = await footprint();
          const answer = await onTheWire(system.origin, {
            method: 'POST',
            path: `/api/v1/cases/${caseNo}/${act}`,
            headers: {
              ...JSON_TYPE,
              Cookie: cookieOf(coordinator),
              'If-Match': '"1"',
              'Idempotency-Key': randomUUID(),
            },
            body: JSON.stringify(mutated(body, mutations)),
          });
          judge(answer, 'zh');
          if (answer.status !== 200) expect(await footprint()).toEqual(before);
          else untouched = null;
          expect((await coordinator.call('GET', `/cases/${caseNo}`)).status).toBe(200);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("an applicant's act with something wrong in it is refused in order, or done and the case can still be read", async () => {
    const begin = async (): Promise<{ caseNo: string; token: string }> => {
      const { caseNo, queryCode } = JSON.parse((await file(freshRequest())).text) as {
        caseNo: string;
        queryCode: string;
      };
      const opened = await post('/requests/lookup', JSON.stringify({ caseNo, queryCode }));
      return { caseNo, token: (JSON.parse(opened.text) as { token: string }).token };
    };
    let untouched: { caseNo: string; token: string } | null = null;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          'messages',
          'withdrawal',
          'challenge',
          'rating',
          'objection',
          'supplement',
          'constructor',
          '%00',
        ),
        fc.array(mutation, { minLength: 1, maxLength: 2 }),
        async (act, mutations) => {
          untouched ??= await begin();
          const { caseNo, token } = untouched;
          const bearer = { Authorization: `Bearer ${token}` };
          const body = JSON.stringify(
            mutated({ note: '补充说明', materials: ['identity_proof'], score: 5 }, mutations),
          );
          const answer = await post(`/requests/${caseNo}/${act}`, body, {
            ...bearer,
            'If-Match': '"1"',
            'Idempotency-Key': randomUUID(),
          });
          judge(answer, 'zh');
          if (answer.status < 400) untouched = null;
          expect((await get(`/requests/${caseNo}`, bearer)).status).toBe(200);
        },
      ),
      { numRuns: 150 },
    );
  });
});
