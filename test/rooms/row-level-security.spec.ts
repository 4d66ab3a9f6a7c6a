import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { applicantScope, scopeOf, type Viewer } from '#access';
import { CaseFiles, CaseQueries, type CaseView, VIEWS } from '#cases';
import { Casework } from '#casework';
import type { AssistanceRequest, Role } from '#contracts';
import { connectionTo, Database, type Scope } from '#platform/database';
import { Counters, Overviews } from '#workload';
import { makeUscc } from '../../libs/intake/src/domain/identifiers.js';
import { acceptanceRequest, freshRequest } from '../support/requests.js';
import { Caller, eventually, startSystem, type TestSystem } from '../support/system.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const SUZHOU = '中国（苏州）知识产权保护中心';
const WUXI = '中国（无锡）知识产权保护中心';
const WUHAN = '中国（武汉）知识产权保护中心';
const HEFEI = '中国（合肥）知识产权保护中心';

/** Tables with a case's number in them that are read by a secret of their own and not by a scope. */
const BY_SECRET = ['lookup_token'];
/** What auditors read: what was done, who looked, who unmasked. */
const OF_AUDITORS = ['audit_event', 'look', 'unmasking'];
/** Tables that nobody reads for a case, only for the whole system. */
const SYSTEM_ONLY = ['case_fingerprint', 'audit_event', 'case_touched', 'closing_due', 'workload_tally'];
/** Tables that are addressed to somebody: who sees the case does not see all of it, and who was told keeps what was told. */
const ADDRESSED = ['notice'];
/** Tables in which nothing stands as long as no case has ended, or longer than a moment. */
const EMPTY_AT_FIRST = [
  ...['evidence', 'evidence_part', 'evidence_upload', 'document', 'case_touched', 'closing_due', 'closing'],
  ...[
    'archive_file',
    'destruction_item',
    'hand_over',
    'rehearsal_move',
    'shadow_disagreement',
    'case_link',
    'deadline_move',
  ],
  ...['consent', 'disclosure', 'look', 'unmasking', 'data_request', 'precedent', 'pull_request', 'referral'],
];

const CASES = ['held', 'offered', 'shared', 'secretHeld', 'secretOffered'] as const;
type CaseName = (typeof CASES)[number];

let system: TestSystem;
let raw: Client;
const ids = {} as Record<CaseName, string>;
const numbers = {} as Record<CaseName, string>;
const places = new Map<string, string>();
let caseTables: string[];

const placeId = (name: string): string => places.get(name) ?? '';

const file = async (name: CaseName, request: AssistanceRequest): Promise<void> => {
  const { body } = await system
    .visitor()
    .call<{ caseNo: string }>('POST', '/requests', request, { 'Idempotency-Key': randomUUID() });
  numbers[name] = body.caseNo;
  const [row] = await eventually(
    () =>
      system.database.query<{ id: string; status: string }>(`SELECT id, status FROM case_file WHERE case_no = $1`, [
        body.caseNo,
      ]),
    (rows) => rows[0]?.status === 'transferring',
  );
  ids[name] = row?.id ?? '';
};

const takeOver = async (name: CaseName, institution: string): Promise<void> => {
  const examiner = await system.signedIn('examiner', { institution });
  const { body } = await examiner.call<{ version: number }>('GET', `/cases/${numbers[name]}`);
  expect((await examiner.act(`/cases/${numbers[name]}/accept-offer`, body.version)).status).toBe(200);
};

beforeAll(async () => {
  system = await startSystem();
  for (const name of [LIGHTING, SUZHOU, WUXI, WUHAN, HEFEI]) places.set(name, await system.institutionId(name));
  await file('held', freshRequest());
  await file('offered', freshRequest());
  await file('shared', acceptanceRequest('C02'));
  await file('secretHeld', acceptanceRequest('C09'));
  const secret = acceptanceRequest('C09');
  Object.assign(secret.applicant, { name: '武汉另一公司', idNumber: makeUscc('420111', 99) });
  await file('secretOffered', secret);
  await takeOver('held', LIGHTING);
  await takeOver('shared', SUZHOU);
  await takeOver('secretHeld', WUHAN);
  raw = new Client({ connectionString: system.database.appUrl });
  await raw.connect();
  const tables = await system.database.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
        AND (c.relname = 'case_file' OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'case_id' AND NOT a.attisdropped)) ORDER BY 1`,
  );
  caseTables = tables.map(({ name }) => name).filter((name) => !BY_SECRET.includes(name));
});
afterAll(async () => {
  await raw.end();
  await system.stop();
});

const staff = (institution: string, role: Role = 'examiner'): Viewer => ({
  accountId: randomUUID(),
  login: 'x',
  displayName: 'x',
  role,
  institutionId: placeId(institution),
  queue: null,
});
const coordinator = (queue: string): Viewer => ({
  accountId: randomUUID(),
  login: 'x',
  displayName: 'x',
  role: queue === 'national' ? 'national_coordinator' : 'provincial_coordinator',
  institutionId: null,
  queue,
});
const bystander = (role: Role): Viewer => ({
  accountId: randomUUID(),
  login: 'x',
  displayName: 'x',
  role,
  institutionId: null,
  queue: null,
});

/** Runs as the application's role inside one transaction with the given settings, and leaves nothing behind. */
async function within<T>(scope: Readonly<Record<string, string>>, work: (client: Client) => Promise<T>): Promise<T> {
  await raw.query('BEGIN');
  try {
    for (const [name, value] of Object.entries(scope))
      await raw.query('SELECT set_config($1, $2, true)', [name, value]);
    return await work(raw);
  } finally {
    await raw.query('ROLLBACK');
  }
}

const keyOf = (table: string): string => (table === 'case_file' ? 'id' : 'case_id');
const visible = async (client: Client, table: string): Promise<string[]> =>
  (await client.query<{ id: string | null }>(`SELECT ${keyOf(table)} AS id FROM ${table}`)).rows
    // What was done to accounts is about no case.
    .flatMap((row) => row.id ?? [])
    .sort();

/** What stands in a table about some cases, as somebody sees who sees everything. */
const existing = async (table: string, of: readonly CaseName[]): Promise<string[]> =>
  (
    await system.database.query<{ id: string }>(
      `SELECT ${keyOf(table)} AS id FROM ${table} WHERE ${keyOf(table)} = ANY($1::uuid[])`,
      [of.map((name) => ids[name])],
    )
  )
    .map((row) => row.id)
    .sort();

describe('the role of the application', () => {
  it('owns nothing, inherits nothing and goes past nothing', async () => {
    const [role] = await system.database.query(
      `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = 'ipr_app'`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
    });
    expect(
      await system.database.query(
        `SELECT relname FROM pg_class WHERE relowner = 'ipr_app'::regrole AND relnamespace = 'public'::regnamespace`,
      ),
    ).toEqual([]);
    expect(
      await system.database.query(
        `SELECT proname FROM pg_proc WHERE proowner = 'ipr_app'::regrole AND pronamespace = 'public'::regnamespace`,
      ),
    ).toEqual([]);
    expect(
      await system.database.query(`SELECT roleid::regrole FROM pg_auth_members WHERE member = 'ipr_app'::regrole`),
    ).toEqual([]);
    expect((await raw.query('SELECT current_user AS name')).rows).toEqual([{ name: 'ipr_app' }]);
  });

  it('is bound in every table of cases', async () => {
    expect(caseTables).toEqual(
      expect.arrayContaining([
        'case_file',
        'case_request',
        'party',
        'case_event',
        'case_participant',
        'case_fingerprint',
        'deadline',
        'routing_decision',
        'offer',
        'document',
        'notice',
        'audit_event',
      ]),
    );
    const open = await system.database.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY($1) AND NOT relrowsecurity`,
      [caseTables],
    );
    expect(open).toEqual([]);
    // The owner too, except where functions of the owner's answer for the policies of case_file.
    const unforced = await system.database.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY($1) AND NOT relforcerowsecurity ORDER BY 1`,
      [caseTables],
    );
    expect(unforced).toEqual([{ relname: 'case_access' }, { relname: 'case_participant' }]);
  });

  it('has no function that lends it the rights of the owner, but those that policies and the end of a file need', async () => {
    const lent = await system.database.query<{ proname: string }>(
      `SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace ORDER BY 1`,
    );
    // The first destroys a file, and asks for itself who may (docs/decisions/0028-archive.md).
    expect(lent.map((row) => row.proname)).toEqual(['app_is_named', 'app_may_know', 'app_takes_part', 'destroy_case']);
    const views = await system.database.query(
      `SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace`,
    );
    expect(views).toEqual([]);
  });

  const forbidden = [
    `UPDATE audit_event SET event = 'x'`,
    `DELETE FROM audit_event`,
    `TRUNCATE audit_event`,
    `UPDATE audit_seal SET hash = hash`,
    `DELETE FROM audit_checkpoint`,
    `TRUNCATE audit_seal`,
    `UPDATE consent SET given = true`,
    `DELETE FROM consent`,
    `UPDATE disclosure SET basis = 'consent'`,
    `DELETE FROM unmasking`,
    `UPDATE unmasking SET reason = 'other'`,
    `UPDATE look SET role = 'x'`,
    `UPDATE key_check SET proof = 'x'`,
    `UPDATE case_event SET note = 'x'`,
    `DELETE FROM case_event`,
    `TRUNCATE case_event CASCADE`,
    `UPDATE document SET paragraphs = '{}'`,
    `DELETE FROM document`,
    `DELETE FROM case_file`,
    `DELETE FROM case_request`,
    `DELETE FROM party`,
    `DELETE FROM offer`,
    `DELETE FROM routing_decision`,
    `DELETE FROM account`,
    `UPDATE migrations SET name = 'x'`,
    `ALTER TABLE case_file DISABLE ROW LEVEL SECURITY`,
    `ALTER TABLE case_file NO FORCE ROW LEVEL SECURITY`,
    `DROP POLICY case_file_scope ON case_file`,
    `CREATE POLICY mine ON case_file USING (true)`,
    `ALTER FUNCTION app_actor() OWNER TO ipr_app`,
    `CREATE OR REPLACE FUNCTION app_actor() RETURNS text LANGUAGE sql AS $$ SELECT 'system' $$`,
    `CREATE TABLE public.copy AS SELECT * FROM case_file`,
    `SET ROLE ipr_owner`,
    `SET SESSION AUTHORIZATION ipr_owner`,
    `ALTER ROLE ipr_app BYPASSRLS`,
    `COPY case_file TO PROGRAM 'cat'`,
    `SELECT pg_read_file('/etc/passwd')`,
  ];
  it.each(forbidden)('may not: %s', async (sql) => {
    await expect(within({ 'app.actor': 'system' }, (client) => client.query(sql))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('may not switch row security off for itself', async () => {
    await expect(
      within({ 'app.actor': 'staff', row_security: 'off' }, (client) => client.query('SELECT FROM case_file')),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it("may not write into a file as a person, not even into that person's own", async () => {
    const own = scopeOf(staff(LIGHTING));
    const writes = [
      `INSERT INTO case_event SELECT case_id, seq + 100, act, at, from_status, to_status, time_owner, actor_kind, actor_id, institution_id, reason_code, note, is_public, facts FROM case_event LIMIT 1`,
      `UPDATE case_file SET title = 'x'`,
      `UPDATE party SET name = 'x'`,
      `INSERT INTO case_participant VALUES ('${ids.shared}', '${placeId(LIGHTING)}', 'co_handler', now(), NULL)`,
    ];
    for (const sql of writes)
      await expect(within(own, (client) => client.query(sql))).rejects.toMatchObject({ code: '42501' });
    const foreign = await within(own, (client) =>
      client.query(`UPDATE case_file SET title = 'x' WHERE id = $1`, [ids.shared]),
    );
    expect(foreign.rowCount).toBe(0);
  });
});

describe('without a scope that says who looks', () => {
  const nobody: readonly [title: string, scope: Record<string, string>][] = [
    ['nothing set', {}],
    ['an empty actor', { 'app.actor': '' }],
    ['an actor that is none', { 'app.actor': 'SYSTEM' }],
    ['staff of no institution', { 'app.actor': 'staff' }],
    ['staff of an empty institution', { 'app.actor': 'staff', 'app.institutions': '' }],
    ['staff of two empty institutions', { 'app.actor': 'staff', 'app.institutions': ',' }],
    ['a coordinator without a desk', { 'app.actor': 'coordinator' }],
    ['a coordinator with an empty desk', { 'app.actor': 'coordinator', 'app.queue': '' }],
    ['an applicant without a case', { 'app.actor': 'applicant', 'app.case': '' }],
    ['an applicant of no case', { 'app.actor': 'applicant', 'app.case': '00000000-0000-0000-0000-000000000000' }],
    ['an institution without an actor', { 'app.institutions': 'x', 'app.queue': 'national' }],
    ...(['auditor', 'system_admin', 'security_admin', 'examiner', 'provincial_coordinator'] as const).map(
      (role): [string, Record<string, string>] => [`${role} of nowhere`, { ...scopeOf(bystander(role)) }],
    ),
  ];

  it.each(nobody)('%s: every table of cases is empty', async (title, scope) => {
    for (const table of caseTables) {
      if (OF_AUDITORS.includes(table) && title.startsWith('auditor')) continue;
      expect({ table, rows: await within(scope, (client) => visible(client, table)) }).toEqual({ table, rows: [] });
    }
  });

  it('is not so because there is nothing to see', async () => {
    for (const table of caseTables.filter((one) => !EMPTY_AT_FIRST.includes(one)))
      expect({ table, rows: (await existing(table, CASES)).length }).not.toEqual({ table, rows: 0 });
    // What moved is counted within a moment: what stands there now is not what stood there.
    for (const table of caseTables.filter((one) => !['case_touched', 'closing_due'].includes(one)))
      expect(await within({ 'app.actor': 'system' }, (client) => visible(client, table))).toEqual(
        await existing(table, CASES),
      );
  });
});

describe('who sees which case', () => {
  /** Who, and what they see by the rules: not by what the policies say. */
  const table: readonly [title: string, viewer: () => Scope, sees: readonly CaseName[]][] = [
    ['the holder and who is asked', () => scopeOf(staff(LIGHTING)), ['held', 'offered']],
    ['the holder of a shared case', () => scopeOf(staff(SUZHOU)), ['shared']],
    ['a co-handler', () => scopeOf(staff(WUXI)), ['shared']],
    [
      'the leader of the holder of a secret',
      () => scopeOf(staff(WUHAN, 'team_leader')),
      ['secretHeld', 'secretOffered'],
    ],
    [
      'an examiner there who is not on its list, but is asked to take another',
      () => scopeOf(staff(WUHAN)),
      ['secretOffered'],
    ],
    ['a handler there who is on no list', () => scopeOf(staff(WUHAN, 'handler')), []],
    [
      'the leader of a co-handler of a secret, with consent',
      () => scopeOf(staff(HEFEI, 'team_leader')),
      ['secretHeld', 'secretOffered'],
    ],
    ['an examiner of a co-handler of a secret', () => scopeOf(staff(HEFEI)), []],
    ['the desk of Guangdong', () => scopeOf(coordinator('provincial:440000')), ['held', 'offered']],
    ['the desk of Jiangsu', () => scopeOf(coordinator('provincial:320000')), ['shared']],
    [
      'the desk of Hubei, a secret only while nobody holds it',
      () => scopeOf(coordinator('provincial:420000')),
      ['secretOffered'],
    ],
    ['the desk of Beijing', () => scopeOf(coordinator('provincial:110000')), []],
    ['the national desk', () => scopeOf(coordinator('national')), ['held', 'offered', 'shared', 'secretOffered']],
    ['the applicant', () => applicantScope(ids.shared), ['shared']],
    ['an auditor', () => scopeOf(bystander('auditor')), []],
  ];

  it.each(table)('%s', async (title, viewer, sees) => {
    for (const name of caseTables) {
      if ((OF_AUDITORS.includes(name) && title === 'an auditor') || ADDRESSED.includes(name)) continue;
      const rows = await within(viewer(), (client) => visible(client, name));
      expect({ name, rows }).toEqual({ name, rows: SYSTEM_ONLY.includes(name) ? [] : await existing(name, sees) });
    }
  });

  it('notices are read by whom they are addressed to, of a confidential case only by who may know it, and those of applicants by who sees the case', async () => {
    interface Notice {
      case_id: string;
      recipient_kind: string;
      is_confidential: boolean;
      recipient: string | null;
      account_id: string | null;
    }
    const all = await system.database.query<Notice>(`SELECT * FROM notice`);
    const key = (rows: readonly Notice[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
    for (const [title, viewer, sees] of table) {
      const scope = viewer();
      const isFor = (one: Notice): boolean =>
        one.recipient_kind === 'applicant'
          ? sees.some((name) => ids[name] === one.case_id)
          : one.recipient_kind === 'institution'
            ? scope['app.actor'] === 'staff' &&
              one.recipient === scope['app.institutions'] &&
              one.account_id === null &&
              (!one.is_confidential || sees.some((name) => ids[name] === one.case_id))
            : scope['app.actor'] === 'coordinator' && one.recipient === scope['app.queue'];
      const rows = await within(scope, async (client) => (await client.query<Notice>(`SELECT * FROM notice`)).rows);
      expect({ title, rows: key(rows) }).toEqual({ title, rows: key(all.filter(isFor)) });
    }
    expect(all.some(({ recipient_kind }) => recipient_kind === 'coordinator')).toBe(true);
  });

  it('an auditor reads what was done in all of them', async () => {
    expect(await within(scopeOf(bystander('auditor')), (client) => visible(client, 'audit_event'))).toEqual(
      await existing('audit_event', CASES),
    );
  });

  it('a part that has ended ends the seeing', async () => {
    await system.database.query(`UPDATE case_participant SET until = now() WHERE institution_id = $1`, [placeId(WUXI)]);
    expect(await within(scopeOf(staff(WUXI)), (client) => visible(client, 'case_file'))).toEqual([]);
    await system.database.query(`UPDATE case_participant SET until = NULL WHERE institution_id = $1`, [placeId(WUXI)]);
  });
});

describe('two institutions on two connections', () => {
  it('never see each other in a thousand interleavings, nor leave their scope behind', async () => {
    const source = await new DataSource(connectionTo(system.database.appUrl, 2)).initialize();
    const database = new Database(source);
    const [ours, theirs] = [await existing('case_file', ['held', 'offered']), await existing('case_file', ['shared'])];
    const tables = caseTables.filter((name) => !SYSTEM_ONLY.includes(name));
    const seen = { ours: 0, theirs: 0, nobody: 0 };
    const pick = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)] as T;
    const look = async (): Promise<void> => {
      const who = pick(['ours', 'theirs', 'nobody'] as const);
      const name = pick(tables);
      const sql = `SELECT DISTINCT ${keyOf(name)} AS id FROM ${name}`;
      if (who === 'nobody') {
        expect(await database.direct(sql)).toEqual([]);
        seen.nobody += 1;
        return;
      }
      const isToFail = Math.random() < 0.2;
      const work = database.transaction(scopeOf(staff(who === 'ours' ? LIGHTING : SUZHOU)), async (tx) => {
        await tx.query('SELECT pg_sleep($1)', [Math.random() * 0.003]);
        const rows = await tx.query<{ id: string }[]>(sql);
        if (isToFail) throw new Error('on purpose');
        return rows;
      });
      if (isToFail) {
        await expect(work).rejects.toThrow('on purpose');
        return;
      }
      const allowed = who === 'ours' ? ours : theirs;
      for (const { id } of await work) expect(allowed).toContain(id);
      seen[who] += (await work).length;
    };
    const least = (): number => Math.min(seen.ours, seen.theirs, seen.nobody);
    try {
      // A thousand, and more when chance has shown one of the three too little.
      for (let batch = 0; batch < 50 || (least() <= 100 && batch < 200); batch += 1)
        await Promise.all(Array.from({ length: 20 }, look));
    } finally {
      await source.destroy();
    }
    expect(least()).toBeGreaterThan(100);
  });
});

/** What the rooms would do if the door let a stranger in: the guard is not asked here. */
describe('with the guard out of the way', () => {
  it('a stranger reads no file', async () => {
    const files = system.api.app.get(CaseFiles);
    const read = (viewer: Viewer, name: CaseName): Promise<string> =>
      files.read(scopeOf(viewer), { caseNo: numbers[name] }, async (view) => view.row.id);
    expect(await read(staff(SUZHOU), 'shared')).toBe(ids.shared);
    const strangers: readonly [Viewer, CaseName][] = [
      [staff(LIGHTING), 'shared'],
      [staff(SUZHOU), 'held'],
      [staff(WUXI), 'offered'],
      [coordinator('provincial:320000'), 'held'],
      [coordinator('provincial:420000'), 'secretHeld'],
      [coordinator('national'), 'secretHeld'],
      [bystander('auditor'), 'held'],
      [bystander('system_admin'), 'held'],
    ];
    for (const [viewer, name] of strangers)
      await expect(read(viewer, name)).rejects.toMatchObject({ code: 'case.not_found' });
    await expect(
      files.read(applicantScope(ids.held), { id: ids.shared }, async (view) => view.row.id),
    ).rejects.toMatchObject({ code: 'case.not_found' });
  });

  it("a stranger who asks for another institution's lists gets none of them", async () => {
    const queries = system.api.app.get(CaseQueries);
    const filter = (view: CaseView) => ({
      view,
      institutionId: placeId(LIGHTING),
      queue: null,
      accountId: randomUUID(),
      today: '2099-01-01',
      status: null,
      ipType: null,
      isUrgent: null,
      text: null,
      after: null,
      limit: 100,
    });
    const desk = (view: CaseView) => ({ ...filter(view), institutionId: null, queue: 'national' });
    let own = 0;
    for (const view of VIEWS) {
      expect(await queries.page(scopeOf(staff(SUZHOU)), filter(view))).toEqual([]);
      expect(await queries.counts(scopeOf(staff(SUZHOU)), filter(view))).toEqual({
        inbox: 0,
        mine: 0,
        offered: 0,
        unassigned: 0,
        due_soon: 0,
        overdue: 0,
      });
      expect(await queries.page(scopeOf(bystander('auditor')), desk(view))).toEqual([]);
      for (const row of await queries.page(scopeOf(coordinator('provincial:320000')), desk(view)))
        expect(row.id).toBe(ids.shared);
      own += (await queries.page(scopeOf(staff(LIGHTING)), filter(view))).length;
    }
    expect(own).toBeGreaterThan(0);
    await system.worker?.app.get(Counters).roll();
    const overview = await system.api.app.get(Overviews).overview(scopeOf(staff(SUZHOU)), '2099-01-01');
    expect(overview.institutions.map((row) => row.institutionId)).toEqual([placeId(SUZHOU)]);
  });

  it('a stranger acts on no file, whoever he says he is', async () => {
    const casework = system.api.app.get(Casework);
    const [before] = await system.database.query<{ version: number }>(`SELECT version FROM case_file WHERE id = $1`, [
      ids.held,
    ]);
    const actor = {
      kind: 'staff',
      accountId: randomUUID(),
      role: 'team_leader',
      institutionId: placeId(LIGHTING),
      queue: null,
    } as const;
    const command = {
      caseNo: numbers.held,
      act: 'accept',
      actor,
      version: before?.version ?? 0,
      key: randomUUID(),
      input: {},
    };
    await expect(casework.act({ ...command, scope: scopeOf(staff(SUZHOU)) })).rejects.toMatchObject({
      code: 'case.not_found',
    });
    await expect(casework.act({ ...command, scope: applicantScope(ids.shared) })).rejects.toMatchObject({
      code: 'case.not_found',
    });
    expect(await system.database.query(`SELECT version FROM case_file WHERE id = $1`, [ids.held])).toEqual([before]);
  });
});

describe('with row-level security switched off', () => {
  it('the guard still lets nobody in who is not signed in, and only the roles that a route is for', async () => {
    const half = new Caller(system.origin);
    const auditor = await system.signedIn('auditor', {});
    const admin = await system.signedIn('system_admin', {});
    for (const name of caseTables) await system.database.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
    try {
      expect((await raw.query('SELECT FROM case_file')).rowCount).toBe(CASES.length);
      const paths = [
        '/cases',
        '/cases?view=all',
        `/cases/${numbers.held}`,
        `/cases/${numbers.held}/timeline`,
        `/cases/${numbers.held}/clocks`,
        `/cases/${numbers.held}/routing`,
        '/workload/overview',
        '/workload/colleagues',
      ];
      for (const path of paths) {
        expect({ path, status: (await half.call('GET', path)).status }).toEqual({ path, status: 401 });
        for (const foreign of [auditor, admin])
          expect({ path, status: (await foreign.call('GET', path)).status }).toEqual({ path, status: 403 });
      }
      for (const act of ['accept', 'return-offer', 'assign']) {
        expect((await half.act(`/cases/${numbers.held}/${act}`, 1)).status).toBe(401);
        expect((await auditor.act(`/cases/${numbers.held}/${act}`, 1)).status).toBe(403);
      }
      expect((await half.call('GET', `/requests/${numbers.held}`)).status).toBe(401);
      expect((await half.act(`/requests/${numbers.held}/withdrawal`, 1)).status).toBe(401);
    } finally {
      for (const name of caseTables) await system.database.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`);
    }
    expect((await raw.query('SELECT FROM case_file')).rowCount).toBe(0);
  });

  it('the guard still refuses acts by an institution that the case is not with, as if there were no such case', async () => {
    const stranger = await system.signedIn('team_leader', { institution: SUZHOU });
    for (const name of caseTables) await system.database.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
    try {
      const [row] = await system.database.query<{ version: number }>(`SELECT version FROM case_file WHERE id = $1`, [
        ids.held,
      ]);
      for (const act of ['accept', 'request-supplement', 'terminate', 'submit-result']) {
        expect(
          (
            await stranger.act(`/cases/${numbers.held}/${act}`, row?.version ?? 0, {
              missing: ['x'],
            })
          ).status,
        ).toBe(404);
      }
    } finally {
      for (const name of caseTables) await system.database.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`);
    }
  });
});
