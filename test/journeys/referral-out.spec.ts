import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { Client } from 'pg';
import { Webhook } from 'standardwebhooks';
import { Between } from '../../apps/worker/src/between.js';
import { acceptanceRequest } from '../support/requests.js';
import { Caller, eventually } from '../support/system.js';
import { type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const WUHAN = '中国（武汉）知识产权保护中心';
const MONDAY = '2026-03-02T10:00:00+08:00';
const [MARKET, PATENTS, POLICE, NOTARY] = [
  'market_regulation',
  'patent_administration',
  'public_security',
  'notary',
].map((kind) => `${kind}:442000`) as [string, string, string, string];

interface Letter {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly state: string;
  readonly channel: string;
  readonly authorityId: string;
  readonly letter: {
    readonly facts: string;
    readonly action: string;
    readonly secrecy: string;
    readonly replyBy: string;
    readonly parties: readonly { name: string }[];
  };
  readonly seal: string;
  readonly reminders: number;
  readonly receiptNo: string | null;
  readonly returnReason: string | null;
  readonly outcome: string | null;
  readonly acts: readonly string[];
  readonly history: readonly { readonly act: string; readonly note: string | null }[];
}
interface View {
  readonly letters: readonly Letter[];
}
interface Refused {
  readonly code?: string;
}
interface Heard {
  readonly id: string;
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** The authority's own system: says what it is told to say, and remembers what it heard. */
class Machine {
  readonly heard: Heard[] = [];
  answers: { status: number; location?: string }[] = [];
  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static open(): Promise<Machine> {
    return new Promise((resolve) => {
      const server = createServer((request, response) => {
        const parts: Buffer[] = [];
        request.on('data', (part: Buffer) => parts.push(part));
        request.on('end', () => {
          const headers = request.headers as Record<string, string>;
          machine.heard.push({ id: headers['webhook-id'] ?? '', body: Buffer.concat(parts).toString('utf8'), headers });
          const { status, location } = machine.answers.shift() ?? { status: 204 };
          response.writeHead(status, location ? { Location: location } : {}).end();
        });
      });
      server.listen(0, '127.0.0.1', () =>
        resolve((machine = new Machine(server, (server.address() as AddressInfo).port))),
      );
      let machine: Machine;
    });
  }

  close(): void {
    this.server.close();
  }
}

let world: World;
let machine: Machine;
let admin: Person;

beforeAll(async () => {
  machine = await Machine.open();
  world = await World.open(MONDAY, { OUTBOUND_ALLOW: `internal:127.0.0.1:${machine.port},localhost:8443` });
  admin = await world.system.signedIn('security_admin', {});
});
afterAll(async () => {
  machine.close();
  await world.close();
});

/** A case that somebody of the lighting centre works on. */
async function handled(filed?: Filed): Promise<{ filed: Filed; handler: Person }> {
  const taken = filed ?? (await world.file());
  const leader = await world.person('team_leader', LIGHTING);
  const handler = await world.person('handler', LIGHTING);
  await world.done(leader, taken.caseNo, 'accept-offer');
  await world.done(leader, taken.caseNo, 'accept');
  await world.done(leader, taken.caseNo, 'assign', { handlerId: handler.accountId });
  await world.done(handler, taken.caseNo, 'start-handling');
  return { filed: taken, handler };
}
const letters = async (who: Person, caseNo: string): Promise<readonly Letter[]> =>
  (await who.call<View>('GET', `/cases/${caseNo}/between`)).body.letters;
const onlyLetter = async (who: Person, caseNo: string): Promise<Letter> => {
  const [letter, ...more] = await letters(who, caseNo);
  expect(more).toEqual([]);
  if (!letter) throw new Error('no letter');
  return letter;
};
const step = (who: Person, caseNo: string, id: string, name: string, body: object = {}) =>
  who.call<View & Refused>('POST', `/cases/${caseNo}/letters/${id}/${name}`, body);
const bySystem = (): Between => {
  const found = world.system.worker?.app.get(Between);
  if (!found) throw new Error('no worker');
  return found;
};
const channel = (authorityId: string, body: object) =>
  admin.call<{ secret: string | null } & Refused>(
    'POST',
    `/authorities/channels/${encodeURIComponent(authorityId)}`,
    body,
  );
/** A system of an authority, known by its key. */
const machineOf = (secret: string) => ({
  call: <T>(method: string, path: string, body?: unknown) =>
    world.system
      .visitor()
      .call<T & Refused>(method, `/authority/letters${path}`, body, { Authorization: `Bearer ${secret}` }),
});
async function keyFor(authorityId: string): Promise<string> {
  const answer = await admin.call<{ secret: string }>(
    'POST',
    `/authorities/channels/${encodeURIComponent(authorityId)}/keys`,
    { name: '对接系统' },
  );
  expect(answer.status).toBe(200);
  return answer.body.secret;
}
/** Somebody of an authority, signed in to the limited inbox. */
async function personOf(authorityId: string, login: string): Promise<Caller> {
  const made = await admin.call<{ password: string; totpSecret: string }>(
    'POST',
    `/authorities/channels/${encodeURIComponent(authorityId)}/accounts`,
    { login, displayName: '来函办理' },
  );
  expect(made.status).toBe(200);
  const caller = new Caller(world.system.origin);
  await caller.call('POST', '/auth/login', { login, password: made.body.password });
  const code = new TOTP({ secret: Secret.fromBase32(made.body.totpSecret) }).generate({
    timestamp: world.clock.now().getTime(),
  });
  expect((await caller.call('POST', '/auth/second-factor', { code })).status).toBe(200);
  return caller;
}
/** What the application's own role sees under a scope: row-level security alone, without any door before it. */
async function asApp(scope: Record<string, string>, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: world.system.database.appUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const [name, value] of Object.entries(scope))
      await client.query(`SELECT set_config($1, $2, true)`, [name, value]);
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}
const ASK = { note: '请依法查处涉案门店' };

describe('a letter on paper', () => {
  it('is written, printed and sent by hand; its receipt and its report are recorded, and work goes on', async () => {
    const { filed, handler } = await handled();
    await world.done(handler, filed.caseNo, 'refer-out', { authority: NOTARY, ...ASK });
    expect(await world.status(filed.caseNo)).toBe('referred_waiting');
    const letter = await onlyLetter(handler, filed.caseNo);
    expect(letter).toMatchObject({
      number: `${filed.caseNo}-Y1`,
      state: 'ready',
      channel: 'paper',
      authorityId: NOTARY,
    });
    expect(letter.letter).toMatchObject({ action: ASK.note, replyBy: '2026-03-16', secrecy: 'internal' });
    const sealed = await world.system
      .visitor()
      .call<{ valid: boolean }>('POST', '/receipts/verification', { receipt: letter.seal });
    expect(sealed.body.valid).toBe(true);
    expect((await step(handler, filed.caseNo, letter.id, 'report', { outcome: 'answered', note: 'x' })).body.code).toBe(
      'authority.letter_state',
    );
    expect((await step(handler, filed.caseNo, letter.id, 'send')).status).toBe(200);
    expect((await step(handler, filed.caseNo, letter.id, 'send')).status).toBe(409);
    expect((await step(handler, filed.caseNo, letter.id, 'receipt', { receiptNo: '中证〔2026〕8号' })).status).toBe(
      200,
    );
    expect((await step(handler, filed.caseNo, letter.id, 'report', { outcome: 'answered' })).body.code).toBe(
      'case.reason_required',
    );
    expect(
      (await step(handler, filed.caseNo, letter.id, 'report', { outcome: 'answered', note: '已出具公证书' })).status,
    ).toBe(200);
    expect(await onlyLetter(handler, filed.caseNo)).toMatchObject({
      state: 'reported',
      receiptNo: '中证〔2026〕8号',
      outcome: 'answered',
    });
    expect(await world.status(filed.caseNo)).toBe('handling');
    await world.told(filed.caseNo, 'applicant', 'letter_report');
    // What came back may still end the case as taken over, by a person.
    await world.done(handler, filed.caseNo, 'record-referral-answer', {
      outcome: 'taken_over',
      note: '由公证机构继续办理',
    });
    expect(await world.status(filed.caseNo)).toBe('referred_closed');
  });

  it('is one of several: the case waits for the last answer', async () => {
    const { filed, handler } = await handled();
    await world.done(handler, filed.caseNo, 'refer-out', { authority: NOTARY, ...ASK });
    await world.done(handler, filed.caseNo, 'refer-out', { authority: 'court_ip_or_intermediate:440100', ...ASK });
    const [one, two] = await letters(handler, filed.caseNo);
    await step(handler, filed.caseNo, one?.id ?? '', 'send');
    await step(handler, filed.caseNo, one?.id ?? '', 'return', { returnReason: 'wrong_place' });
    expect(await world.status(filed.caseNo)).toBe('referred_waiting');
    await step(handler, filed.caseNo, two?.id ?? '', 'recall');
    expect(await world.status(filed.caseNo)).toBe('handling');
  });

  it('is reminded of after ten working days of silence, again after ten more, and once a day at most', async () => {
    const { filed, handler } = await handled();
    await world.done(handler, filed.caseNo, 'refer-out', { authority: NOTARY, ...ASK });
    await step(handler, filed.caseNo, (await onlyLetter(handler, filed.caseNo)).id, 'send');
    world.at('2026-03-16T23:00:00+08:00');
    await bySystem().dueDates();
    expect(await world.acts(filed.caseNo)).not.toContain('letter_remind');
    world.at('2026-03-17T08:00:00+08:00');
    await Promise.all([bySystem().dueDates(), bySystem().dueDates()]);
    expect((await world.acts(filed.caseNo)).filter((act) => act === 'letter_remind')).toHaveLength(1);
    world.at('2026-04-01T08:00:00+08:00');
    await bySystem().dueDates();
    const later = await world.person('handler', LIGHTING);
    expect((await onlyLetter(later, filed.caseNo)).reminders).toBe(2);
    world.at(MONDAY);
  });

  it('is nobody’s but the holder’s to act on, and goes to no authority that there is not', async () => {
    const { filed, handler } = await handled();
    expect(
      await world.refusal(handler, filed.caseNo, 'refer-out', { authority: 'market_regulation:999999', ...ASK }),
    ).toEqual([400, 'authority.unknown']);
    await world.done(handler, filed.caseNo, 'refer-out', { authority: NOTARY, ...ASK });
    const { id } = await onlyLetter(handler, filed.caseNo);
    const desk = await world.coordinator('provincial:440000');
    expect((await step(desk, filed.caseNo, id, 'send')).body.code).toBe('case.not_owner');
    const stranger = await world.person('team_leader', WUHAN);
    expect((await step(stranger, filed.caseNo, id, 'send')).status).toBe(404);
    const { filed: other, handler: same } = await handled();
    expect((await step(same, other.caseNo, id, 'send')).body.code).toBe('authority.letter_not_found');
  });
});

describe('a letter by machine', () => {
  let secret: string;

  it('is set up by the security administrator, to addresses that the operator allows and no others', async () => {
    for (const url of [
      'https://evil.example/hook',
      'http://localhost:8443/hook',
      `https://127.0.0.1:${machine.port}1/hook`,
      'http://0x7f.1/',
      'http://2130706433/',
      'http://[::1]:5432/',
      'http://[::ffff:127.0.0.1]/',
      'http://169.254.169.254/latest/meta-data',
      'file:///etc/passwd',
      'gopher://127.0.0.1:6379/',
      'http://user:secret@127.0.0.1/',
    ])
      expect([url, (await channel(MARKET, { url })).body.code]).toEqual([url, 'authority.address_refused']);
    const set = await channel(MARKET, { url: `http://127.0.0.1:${machine.port}/hook`, contact: '0760-12345' });
    expect(set.status).toBe(200);
    secret = set.body.secret ?? '';
    expect(secret).toMatch(/^whsec_/);
    const [row] = await world.system.database.query<{ secret_sealed: string }>(
      `SELECT secret_sealed FROM authority_channel WHERE authority_id = $1`,
      [MARKET],
    );
    expect(row?.secret_sealed).not.toContain(secret.slice(6, 20));
    expect((await admin.call<object>('GET', '/authorities/channels')).status).toBe(200);
    expect(JSON.stringify((await admin.call('GET', '/authorities/channels')).body)).not.toContain('whsec_');
  });

  it('is tried again until it arrives: the same bytes under the same id, signed, as a CloudEvent; and once is once', async () => {
    const { filed, handler } = await handled();
    machine.answers = [{ status: 500 }, { status: 503 }];
    await world.done(handler, filed.caseNo, 'refer-out', { authority: MARKET, ...ASK });
    await eventually(
      async () => machine.heard.length,
      (count) => count === 1,
    );
    expect(await onlyLetter(handler, filed.caseNo)).toMatchObject({ state: 'ready', channel: 'machine' });
    // What the machine has answered is written down a little later, by the clock that then stands: only then may it be moved on.
    const writtenDown = (status: number): Promise<unknown> =>
      eventually(
        () => world.system.database.query(`SELECT FROM letter_delivery WHERE last_fault LIKE $1`, [`%${status}%`]),
        (rows) => rows.length === 1,
      );
    await writtenDown(500);
    for (const [minutes, count] of [
      [2, 2],
      [10, 3],
    ] as const) {
      world.at(new Date(Date.parse(MONDAY) + minutes * 60_000).toISOString());
      await eventually(
        async () => (await bySystem().deliveries(), machine.heard.length),
        (heard) => heard === count,
      );
      if (count === 2) await writtenDown(503);
    }
    await eventually(
      () => onlyLetter(handler, filed.caseNo),
      ({ state }) => state === 'sent',
    );
    const [first, ...others] = machine.heard;
    expect(others.every(({ id, body }) => id === first?.id && body === first.body)).toBe(true);
    for (const { body, headers } of machine.heard)
      expect(() => new Webhook(secret).verify(body, headers)).not.toThrow();
    expect(() => new Webhook(secret).verify(first?.body.replace('查处', '放过') ?? '', first?.headers ?? {})).toThrow();
    const event = JSON.parse(first?.body ?? '') as {
      specversion: string;
      type: string;
      subject: string;
      data: { referralId: string; letter: { action: string } };
    };
    expect(event).toMatchObject({
      specversion: '1.0',
      type: 'cn.ipr-network.referral.sent.v1',
      subject: `${filed.caseNo}-Y1`,
      data: { letter: { action: ASK.note } },
    });
    // Whatever the queue delivers again has no second effect.
    await world.system.database.query(`UPDATE outbox SET published_at = NULL WHERE name LIKE 'letter.%'`);
    await world.system.worker?.drain();
    await bySystem().deliveries();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(machine.heard).toHaveLength(3);
    expect((await world.acts(filed.caseNo)).filter((act) => act === 'letter_send')).toHaveLength(1);
    world.at(MONDAY);
  });

  it('is answered by key, and the same answer twice counts once', async () => {
    const key = machineOf(await keyFor(MARKET));
    const inbox = (await key.call<{ items: Letter[]; authorityName: string }>('GET', '?open=true')).body;
    expect([inbox.authorityName, inbox.items.length]).toEqual(['广东省中山市市场监督管理部门', 1]);
    const [{ id, number }] = inbox.items as [Letter];
    const caseNo = number.replace(/-Y1$/, '');
    const handler = await world.person('handler', LIGHTING);
    const receipt = { receiptNo: '中市监〔2026〕12号' };
    expect((await key.call('POST', `/${id}/receipt`, receipt)).status).toBe(200);
    expect((await key.call('POST', `/${id}/receipt`, receipt)).status).toBe(200);
    expect((await key.call('POST', `/${id}/report`, { outcome: 'answered' })).body.code).toBe('case.reason_required');
    const report = { outcome: 'answered', note: '已立案查处，责令停止侵权' };
    expect((await key.call('POST', `/${id}/report`, report)).status).toBe(200);
    expect((await key.call('POST', `/${id}/report`, report)).status).toBe(200);
    expect((await key.call('POST', `/${id}/return`, { returnReason: 'other', note: 'x' })).body.code).toBe(
      'authority.letter_state',
    );
    const letter = await onlyLetter(handler, caseNo);
    expect(letter.history.map(({ act }) => act)).toEqual(['prepare', 'send', 'receipt', 'report']);
    expect(await world.status(caseNo)).toBe('handling');
    expect((await key.call('POST', `/${id}/recall`, {})).status).toBe(404);
  });

  it('is sent on to no other address, and to none that a name turns out to hide', async () => {
    machine.heard.length = 0;
    machine.answers = [{ status: 302, location: `http://127.0.0.1:${machine.port}/elsewhere` }];
    const { filed, handler } = await handled();
    await world.done(handler, filed.caseNo, 'refer-out', { authority: MARKET, ...ASK });
    const fault = (): Promise<{ last_fault: string | null }[]> =>
      world.system.database.query(
        `SELECT d.last_fault FROM letter_delivery d JOIN referral r ON r.id = d.referral_id JOIN case_file c ON c.id = r.case_id WHERE c.case_no = $1`,
        [filed.caseNo],
      );
    await eventually(fault, ([row]) => row?.last_fault === 'status 302');
    expect(machine.heard).toHaveLength(1);
    // A listed name that leads to this very machine when it is called.
    expect((await channel(MARKET, { url: 'https://localhost:8443/hook' })).status).toBe(200);
    world.at('2026-03-02T10:02:00+08:00');
    await eventually(
      async () => (await bySystem().deliveries(), fault()),
      ([row]) => row?.last_fault === 'private_address',
    );
    expect(machine.heard).toHaveLength(1);
    world.at(MONDAY);
    await channel(MARKET, { url: `http://127.0.0.1:${machine.port}/hook` });
  });

  it('that never arrives becomes one on paper, and its institution is told', async () => {
    machine.answers = Array.from({ length: 20 }, () => ({ status: 500 }));
    const { filed, handler } = await handled();
    await world.done(handler, filed.caseNo, 'refer-out', { authority: MARKET, ...ASK });
    const caseId = `(SELECT id FROM case_file WHERE case_no = '${filed.caseNo}')`;
    const state = async (): Promise<{ state: string; attempts: number }> => {
      const [row] = await world.system.database.query<{ state: string; attempts: number }>(
        `SELECT d.state, d.attempts FROM letter_delivery d JOIN referral r ON r.id = d.referral_id WHERE r.case_id = ${caseId}`,
      );
      return row ?? { state: '', attempts: 0 };
    };
    for (let tries = 1; tries <= 8; tries += 1) {
      await eventually(
        async () => (await bySystem().deliveries(), state()),
        ({ attempts }) => attempts === tries,
      );
      await eventually(
        () =>
          world.system.database.query(
            `SELECT FROM letter_delivery d JOIN referral r ON r.id = d.referral_id WHERE r.case_id = ${caseId} AND d.last_fault IS NOT NULL`,
          ),
        (rows) => rows.length === 1,
      );
      // Forgotten, so that the next fault is seen to be written down before the clock goes on.
      await world.system.database.query(`UPDATE letter_delivery SET last_fault = NULL`);
      world.at(new Date(world.clock.now().getTime() + 25 * 3_600_000).toISOString());
    }
    await world.told(filed.caseNo, 'institution', 'letter_undelivered');
    const later = await world.person('handler', LIGHTING);
    expect(await onlyLetter(later, filed.caseNo)).toMatchObject({ channel: 'paper', state: 'ready' });
    machine.answers = [];
    world.at(MONDAY);
  });
});

describe('keys of a machine', () => {
  it('are kept as a hash, changed with a day of overlap, and over at once when revoked', async () => {
    const old = await keyFor(POLICE);
    const rows = await world.system.database.query<{ id: string; secret_hash: string; hint: string }>(
      `SELECT id, secret_hash, hint FROM api_key WHERE authority_id = $1`,
      [POLICE],
    );
    expect(rows[0]?.secret_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(rows)).not.toContain(old.slice(10));
    const rotated = await admin.call<{ id: string; secret: string }>(
      'POST',
      `/authorities/keys/${rows[0]?.id}/rotation`,
      {},
    );
    expect([
      (await machineOf(old).call('GET', '')).status,
      (await machineOf(rotated.body.secret).call('GET', '')).status,
    ]).toEqual([200, 200]);
    world.at('2026-03-03T10:00:01+08:00');
    expect([
      (await machineOf(old).call('GET', '')).status,
      (await machineOf(rotated.body.secret).call('GET', '')).status,
    ]).toEqual([401, 200]);
    const later = await world.system.signedIn('security_admin', {});
    expect((await later.call('POST', `/authorities/keys/${rotated.body.id}/revocation`, {})).status).toBe(204);
    expect((await machineOf(rotated.body.secret).call('GET', '')).status).toBe(401);
    world.at(MONDAY);
  });
});

describe('an outside body’s own people', () => {
  it('see the letters addressed to them and nothing else, behind both locks', async () => {
    const { filed, handler } = await handled();
    const officer = await personOf(PATENTS, 'patent-office');
    const { filed: foreign, handler: same } = await handled();
    await world.done(same, foreign.caseNo, 'refer-out', { authority: NOTARY, ...ASK });
    const theirs = await onlyLetter(same, foreign.caseNo);
    await world.done(handler, filed.caseNo, 'refer-out', { authority: PATENTS, ...ASK });
    const mine = await onlyLetter(handler, filed.caseNo);
    expect(mine).toMatchObject({ channel: 'inbox', state: 'sent' });
    const inbox = (await officer.call<{ items: Letter[] }>('GET', '/authority/letters')).body.items;
    expect(inbox.map(({ id }) => id)).toEqual([mine.id]);
    expect(inbox[0]?.acts).toEqual(['receipt', 'return', 'report']);
    expect((await officer.call('GET', `/authority/letters/${theirs.id}`)).status).toBe(404);
    expect((await officer.call('POST', `/authority/letters/${theirs.id}/receipt`, {})).status).toBe(404);
    for (const path of [
      `/cases/${filed.caseNo}`,
      '/cases',
      `/cases/${filed.caseNo}/evidence`,
      `/cases/${filed.caseNo}/between`,
      '/precedents',
      '/workload/overview',
      '/authorities/channels',
    ])
      expect([path, (await officer.call('GET', path)).status]).toEqual([path, 403]);
    for (const act of ['accept', 'refer-out', 'terminate'])
      expect((await officer.act(`/cases/${filed.caseNo}/${act}`, await world.version(filed.caseNo))).status).toBe(403);
    // And were the first lock broken: the database itself shows them nothing.
    const seen = await asApp(
      { 'app.actor': 'authority', 'app.authority': PATENTS },
      `SELECT (SELECT count(*)::int FROM case_file) + (SELECT count(*)::int FROM party) + (SELECT count(*)::int FROM case_request) + (SELECT count(*)::int FROM case_event)
            + (SELECT count(*)::int FROM document) + (SELECT count(*)::int FROM evidence) + (SELECT count(*)::int FROM co_task) + (SELECT count(*)::int FROM sharing)
            + (SELECT count(*)::int FROM notice) + (SELECT count(*)::int FROM precedent) + (SELECT count(*)::int FROM api_key) + (SELECT count(*)::int FROM authority_channel)
            + (SELECT count(*)::int FROM letter_delivery) + (SELECT count(*)::int FROM audit_event) AS other,
              (SELECT array_agg(number) FROM referral) AS letters, (SELECT count(DISTINCT referral_id)::int FROM referral_event) AS histories`,
    );
    expect(seen).toEqual([{ other: 0, letters: [mine.number], histories: 1 }]);
    expect(await asApp({ 'app.actor': 'authority', 'app.authority': '' }, `SELECT FROM referral`)).toEqual([]);
  });

  it('answer with a receipt, or with a reason why not; a letter on paper that was not sent is not there', async () => {
    const officer = await personOf(PATENTS, 'patent-office-2');
    const { filed, handler } = await handled();
    await world.done(handler, filed.caseNo, 'refer-out', { authority: PATENTS, ...ASK });
    const { id } = await onlyLetter(handler, filed.caseNo);
    expect((await officer.call<Refused>('POST', `/authority/letters/${id}/return`, {})).body.code).toBe(
      'case.reason_required',
    );
    expect(
      (await officer.call<Refused>('POST', `/authority/letters/${id}/return`, { returnReason: 'other', note: ' ' }))
        .body.code,
    ).toBe('case.reason_required');
    expect(
      (await officer.call<Refused>('POST', `/authority/letters/${id}/return`, { returnReason: 'tired' })).body.code,
    ).toBe('request.invalid');
    const answer = await officer.call<Letter>('POST', `/authority/letters/${id}/return`, {
      returnReason: 'materials_incomplete',
      note: '缺少比对材料',
    });
    expect(answer.body).toMatchObject({ state: 'returned', returnReason: 'materials_incomplete', acts: [] });
    expect(await world.status(filed.caseNo)).toBe('handling');
    const seen = JSON.stringify(await world.seen(filed));
    expect(seen).toContain('letter_return');
    await world.system.database.query(`UPDATE referral SET channel = 'paper', state = 'ready' WHERE id = $1`, [id]);
    expect((await officer.call('GET', `/authority/letters/${id}`)).status).toBe(404);
  });
});

describe('a third person’s report', () => {
  it('goes to the authority by type and place as a clue that does not name who made it, is received there, and is no case', async () => {
    const filed = await world.file((request) => {
      request.matters = ['report'];
      request.applicant.role = 'third_party';
      request.rights = [{ type: 'trademark', number: null, title: null, industry: null }];
    });
    const desk = await world.coordinator('provincial:440000');
    await world.done(desk, filed.caseNo, 'forward-clue', { authority: POLICE, note: '请核查' });
    expect(await world.status(filed.caseNo)).toBe('out_of_scope_closed');
    const letter = await onlyLetter(desk, filed.caseNo);
    expect(letter).toMatchObject({ kind: 'clue', number: `${filed.caseNo}-X1`, state: 'ready' });
    const [applicant] = await world.system.database.query<{ name: string }>(
      `SELECT p.name FROM party p JOIN case_file c ON c.id = p.case_id WHERE c.case_no = $1 AND p.side = 'applicant'`,
      [filed.caseNo],
    );
    expect(JSON.stringify(letter.letter.parties)).not.toContain(applicant?.name ?? '?');
    await step(desk, filed.caseNo, letter.id, 'send');
    await step(desk, filed.caseNo, letter.id, 'receipt', { receiptNo: '公收〔2026〕3号' });
    expect(await onlyLetter(desk, filed.caseNo)).toMatchObject({ state: 'accepted', receiptNo: '公收〔2026〕3号' });
    expect(await world.status(filed.caseNo)).toBe('out_of_scope_closed');
  });
});

describe('a trade secret', () => {
  it('leaves the network for nobody before the applicant agreed to that very receiver, whatever was ticked at filing', async () => {
    const request = acceptanceRequest('C09');
    request.consents.shareWithCoHandlers = true;
    const filed = await world.file(undefined, request);
    const leader = await world.person('team_leader', WUHAN);
    await world.done(leader, filed.caseNo, 'accept-offer');
    await world.done(leader, filed.caseNo, 'accept', { note: '材料随后补齐' });
    await world.done(leader, filed.caseNo, 'assign', { handlerId: leader.accountId });
    await world.done(leader, filed.caseNo, 'start-handling');
    const to = { authority: 'market_regulation:340100', ...ASK };
    expect(await world.refusal(leader, filed.caseNo, 'refer-out', to)).toEqual([409, 'case.consent_required']);
    await world.done(leader, filed.caseNo, 'ask-to-share', { receiver: to.authority, purpose: '查处技术秘密侵权' });
    expect(await world.refusal(leader, filed.caseNo, 'refer-out', to)).toEqual([409, 'case.consent_required']);
    await world.say(filed, 'consent', { receiver: to.authority, outcome: 'given' });
    expect(
      await world.refusal(leader, filed.caseNo, 'refer-out', { ...to, authority: 'public_security:340100' }),
    ).toEqual([409, 'case.consent_required']);
    await world.done(leader, filed.caseNo, 'refer-out', to);
    expect((await onlyLetter(leader, filed.caseNo)).letter.secrecy).toBe('restricted');
  });
});

describe('what leaves the country', () => {
  const CHECKS = ['state_secrets', 'data_export', 'personal_information', 'technology_export', 'judicial_assistance'];

  it('needs every question answered and a second person, and is not sent before', async () => {
    const { filed, handler } = await handled();
    const leader = await world.person('team_leader', LIGHTING);
    const papers = { authority: 'U.S. International Trade Commission', country: 'US', note: '337 调查应诉证据' };
    expect(
      await world.refusal(handler, filed.caseNo, 'propose-abroad', { ...papers, checks: CHECKS.slice(1) }),
    ).toEqual([400, 'request.invalid']);
    await world.done(leader, filed.caseNo, 'reassign', { handlerId: leader.accountId, note: '本人办理' });
    await world.done(leader, filed.caseNo, 'propose-abroad', { ...papers, checks: CHECKS });
    expect(await world.refusal(leader, filed.caseNo, 'approve-abroad')).toEqual([403, 'case.same_person']);
    const { id, state } = await onlyLetter(leader, filed.caseNo);
    expect([state, (await step(leader, filed.caseNo, id, 'send')).body.code]).toEqual([
      'awaiting_approval',
      'authority.letter_state',
    ]);
    const second = await world.person('team_leader', LIGHTING);
    expect(await world.refusal(handler, filed.caseNo, 'approve-abroad')).toEqual([403, 'auth.forbidden']);
    await world.done(second, filed.caseNo, 'approve-abroad');
    expect(await onlyLetter(leader, filed.caseNo)).toMatchObject({
      kind: 'abroad',
      state: 'ready',
      acts: expect.arrayContaining(['send']),
    });
    expect((await step(leader, filed.caseNo, id, 'send')).status).toBe(200);
    // It waits for nobody: the case goes on meanwhile.
    expect(await world.status(filed.caseNo)).toBe('handling');
  });

  it('is turned down with words, and then not sent', async () => {
    const { filed, handler } = await handled();
    const leader = await world.person('team_leader', LIGHTING);
    await world.done(handler, filed.caseNo, 'propose-abroad', {
      authority: 'Amazon.com',
      country: 'US',
      note: '平台要求',
      checks: CHECKS,
    });
    expect(await world.refusal(leader, filed.caseNo, 'reject-abroad')).toEqual([400, 'case.reason_required']);
    await world.done(leader, filed.caseNo, 'reject-abroad', { note: '含个人信息，须先去标识化' });
    expect(await onlyLetter(leader, filed.caseNo)).toMatchObject({ state: 'not_approved', acts: [] });
  });
});

describe('the directory of authorities', () => {
  it('is open to everybody, with reasons and provisions', async () => {
    const answer = await world.system
      .visitor()
      .call<{ items: { purpose: string; authorities: { id: string; basis: string }[] }[] }>(
        'GET',
        '/network/authorities?type=ic_layout&regionCode=320211',
      );
    expect(answer.body.items.find(({ purpose }) => purpose === 'enforcement')?.authorities).toMatchObject([
      { id: 'cnipa_layout_design_committee:110000', basis: '集成电路布图设计保护条例第三十一条' },
    ]);
    expect((await world.system.visitor().call('GET', '/network/authorities?type=tea&regionCode=1')).status).toBe(400);
  });
});
