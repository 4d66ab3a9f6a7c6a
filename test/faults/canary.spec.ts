import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { Secret, TOTP } from 'otpauth';
import { Vault } from '#platform/crypto';
import { SEALED_COLUMNS } from '#privacy';
import { Process } from '../support/processes.js';
import { freshRequest } from '../support/requests.js';
import { Caller, eventually } from '../support/system.js';
import { BACKENDS, World } from './world.js';

jest.setTimeout(180_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';

/** Made for this test and found nowhere else: what identifies a person, and what she tells in confidence. */
const CANARY = {
  name: '欧阳金丝雀',
  idNumber: '442000199003070018',
  mobile: '13866600777',
  email: 'jinsique@canary.example',
  address: '中山市古镇镇金丝雀巷 7 号之三',
  contactName: '司徒金丝雀',
  agentMobile: '13866600888',
  opponent: '上官金丝雀',
  facts: '金丝雀机密：配方第九步用 417 号涂层',
  demand: '金丝雀诉求：请求判定',
  description: '金丝雀描述：夜市摊位',
} as const;

/** Every way in which one of them could stand somewhere: as it is, in base64, in JSON escapes. */
function spellings(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/gu, (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
  return [text, bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex'), escaped, encodeURIComponent(text)];
}

const hits = (where: string, text: string): string[] =>
  Object.entries(CANARY).flatMap(([what, value]) =>
    spellings(value).some((spelling) => text.includes(spelling)) ? [`${what} in ${where}`] : [],
  );

/** Every row of every table of every schema as text: what a dump shows. */
async function dump(world: World): Promise<[table: string, text: string][]> {
  const tables = await world.database.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const pages: [string, string][] = [];
  for (const { name } of tables) {
    const rows = await world.database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t`);
    pages.push([name, rows.map(({ row }) => row).join('\n')]);
  }
  return pages;
}

/** Columns with sealed values that no change of keys would reach. */
async function unlistedSeals(world: World): Promise<string[]> {
  const columns = await world.database.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb')`,
  );
  const listed = new Set([
    ...SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`),
    'idempotency_key.answer',
  ]);
  const found: string[] = [];
  for (const { table, column } of columns) {
    const rows = await world.database.query(
      `SELECT 1 FROM "${table}" WHERE "${column}"::text ~ 'v1\\.(a256gcm|sm4ctr-hmacsm3)\\.[\\w-]+\\.[\\w-]{8}' LIMIT 1`,
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  expect(found).toEqual(expect.arrayContaining(['party.name_sealed', 'case_request.facts_sealed']));
  return found.filter((name) => !listed.has(name));
}

const request = (): ReturnType<typeof freshRequest> =>
  freshRequest((one) => {
    const { agentMobile: _mobile, opponent: _opponent, facts, demand, description, ...person } = CANARY;
    Object.assign(one.applicant, { kind: 'natural_person', idType: 'resident_id', ...person });
    one.agent = { kind: 'lawyer', name: CANARY.name, mobile: CANARY.agentMobile };
    one.respondents = [{ name: CANARY.opponent, uscc: null, regionCode: '442000', shopUrl: null }];
    Object.assign(one, { facts, demand });
    one.acts.description = description;
  });

async function file(origin: string): Promise<{ caseNo: string; queryCode: string }> {
  const answer = await new Caller(origin).call<{ caseNo: string; queryCode: string }>('POST', '/requests', request(), {
    'Idempotency-Key': randomUUID(),
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function open(origin: string, filed: { caseNo: string; queryCode: string }): Promise<string> {
  const { caseNo, queryCode } = filed;
  return (await new Caller(origin).call<{ token: string }>('POST', '/requests/lookup', { caseNo, queryCode })).body
    .token;
}

/** A file that is full of canaries, under a name that is one. */
async function upload(origin: string, caseNo: string, mine: Record<string, string>): Promise<void> {
  const answer = await fetch(`${origin}/api/v1/requests/${caseNo}/evidence`, {
    method: 'POST',
    headers: {
      ...mine,
      'Content-Type': 'application/octet-stream',
      'Idempotency-Key': randomUUID(),
      'X-File-Name': 'evidence.txt',
      'X-Material-Tag': 'infringement_evidence',
    },
    body: Object.values(CANARY).join('\n'),
  });
  expect(answer.status).toBe(201);
}

async function signIn(world: World, origin: string): Promise<Caller> {
  const [row] = await world.database.query<{ id: string }>(`SELECT id FROM institution WHERE name_zh = $1`, [LIGHTING]);
  const id = randomUUID();
  const secret = new Secret({ size: 20 }).base32;
  const password = randomUUID();
  await world.database.query(
    `INSERT INTO account (id, login, display_name, password_hash, totp_secret, role, institution_id) VALUES ($1, 'canary', 'canary', $2, $3, 'examiner', $4)`,
    [id, await hash(password), new Vault(world.env).seal(secret, `account|totp|${id}`), row?.id],
  );
  const caller = new Caller(origin);
  await caller.call('POST', '/auth/login', { login: 'canary', password });
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  expect((await caller.call('POST', '/auth/second-factor', { code })).status).toBe(200);
  return caller;
}

/** Taken, read, found by name. */
async function handle(examiner: Caller, caseNo: string): Promise<void> {
  const { version } = (await examiner.call<{ version: number }>('GET', `/cases/${caseNo}`)).body;
  expect((await examiner.act(`/cases/${caseNo}/accept-offer`, version)).status).toBe(200);
  const found = await examiner.call<{ items: { caseNo: string }[] }>(
    'GET',
    `/cases?view=all&q=${encodeURIComponent(CANARY.name)}`,
  );
  expect(found.body.items.map((item) => item.caseNo)).toEqual([caseNo]);
}

/** Everything that an applicant can ask about her data, with canaries in it. */
async function applicant(origin: string, caseNo: string, mine: Record<string, string>): Promise<void> {
  const caller = new Caller(origin);
  const path = `/requests/${caseNo}`;
  expect((await caller.call('GET', `${path}/personal-data`, undefined, mine)).status).toBe(200);
  const asked = { kind: 'correct', field: 'email', value: CANARY.email, words: CANARY.facts };
  expect((await caller.call('POST', `${path}/privacy/data-requests`, asked, mine)).status).toBe(204);
  const choice = { purpose: 'overseas', given: true, noticeVersion: '2' };
  expect((await caller.call('POST', `${path}/privacy/consents`, choice, mine)).status).toBe(204);
}

/** A filing that is refused: what was wrong with it is told, not logged. */
async function refused(origin: string): Promise<number> {
  const wrong = request();
  wrong.applicant.idNumber = `${CANARY.idNumber.slice(0, -1)}7`;
  return (await new Caller(origin).call('POST', '/requests', wrong, { 'Idempotency-Key': randomUUID() })).status;
}

let folder: string | null = null;
afterEach(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});
afterAll(async () => {
  await World.closeAll();
});

describe('a person who goes through the whole of it', () => {
  it.each(BACKENDS)('leaves no identifier in database, queue, logs or files (queues in %s)', async (queues) => {
    folder = mkdtempSync(join(tmpdir(), 'canary-'));
    const world = await World.open({ queues });
    const more = { LOG_LEVEL: 'debug', EVIDENCE_DIR: folder };
    const api = await Process.api(world.env, more);
    const worker = await Process.worker(world.env, more);
    const filed = await file(api.origin);
    const token = await open(api.origin, filed);
    const mine = { Authorization: `Bearer ${token}` };
    await upload(api.origin, filed.caseNo, mine);
    const examiner = await signIn(world, api.origin);
    await eventually(
      () => world.database.query<{ status: string }>(`SELECT status FROM case_file`),
      (rows) => rows[0]?.status === 'transferring',
      20_000,
    );
    await handle(examiner, filed.caseNo);
    await applicant(api.origin, filed.caseNo, mine);
    // What was shown to those who may see it, to be sure that the birds were there at all.
    const shown = await examiner.call('POST', `/cases/${filed.caseNo}/unmasking`, { reason: 'verify_identity' });
    const detail = await examiner.call('GET', `/cases/${filed.caseNo}`);
    const seen = JSON.stringify([shown.body, detail.body]);
    expect(Object.values(CANARY).filter((value) => !seen.includes(value))).toEqual([]);
    await expect(refused(api.origin)).resolves.toBe(400);
    await new Promise((resolve) => setTimeout(resolve, 1500));

    const pages = await dump(world);
    expect(pages.length).toBeGreaterThan(30);
    expect(pages.flatMap(([table, text]) => hits(table, text))).toEqual([]);
    expect(await unlistedSeals(world)).toEqual([]);
    const logs = `${api.words}\n${worker.words}`;
    expect(logs).toContain('"level":"debug"');
    expect(hits('logs', logs)).toEqual([]);
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(0);
    expect(hits('names of files', files.join('\n'))).toEqual([]);
    for (const name of files) expect(hits(name, readFileSync(join(folder, name)).toString('latin1'))).toEqual([]);
    if (queues === 'redis') expect(hits('redis', await world.redis.dump())).toEqual([]);
    await Promise.all([api.end(), worker.end()]);
  });
});
