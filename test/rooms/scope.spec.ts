import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type CaseInView, scopeOf, SEEING_REASONS, type Viewer, whyMaySee } from '#access';
import { CaseAccess } from '#cases';
import { CASE_STATUSES, type Role } from '#contracts';
import { Database, SYSTEM } from '#platform/database';
import { newCaseNumber } from '../../libs/intake/src/domain/caseNumber.js';
import { acceptanceRequest } from '../support/requests.js';
import { type Answer, type Caller, eventually, startSystem, type TestSystem } from '../support/system.js';

jest.setTimeout(300_000);

const WUHAN = '中国（武汉）知识产权保护中心';
const HEFEI = '中国（合肥）知识产权保护中心';
const SUZHOU = '中国（苏州）知识产权保护中心';
const SEED = 20261125;

type Person = Caller & { accountId: string };
interface Acted {
  version: number;
  code?: string;
}
let system: TestSystem;

beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

/** A small generator with a seed that is printed when something is wrong: the same numbers each time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('the policy, the guard and row-level security', () => {
  const next = random(SEED);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const chance = (p: number): boolean => next() < p;
  const viewers: { viewer: Viewer; caller: Person }[] = [];
  const files = new Map<string, CaseInView & { id: string }>();
  let places: string[];

  async function people(): Promise<void> {
    const staff: readonly Role[] = ['intake_clerk', 'examiner', 'handler', 'team_leader'];
    const names = [WUHAN, HEFEI, SUZHOU];
    places = await Promise.all(names.map((name) => system.institutionId(name)));
    const wanted: [Role, { institution?: string; queue?: string }][] = [
      ...names.flatMap((institution) => staff.map((role): [Role, { institution: string }] => [role, { institution }])),
      ['provincial_coordinator', { queue: 'provincial:420000' }],
      ['provincial_coordinator', { queue: 'provincial:320000' }],
      ['national_coordinator', { queue: 'national' }],
      ['expert', {}],
      ['expert', {}],
      ['system_admin', {}],
      ['security_admin', {}],
      ['auditor', {}],
    ];
    const institutions = new Map(names.map((name, index) => [name, places[index] ?? null]));
    for (const [role, place] of wanted) {
      const caller = await system.signedIn(role, place);
      const institutionId = institutions.get(place.institution ?? '') ?? null;
      const viewer = {
        accountId: caller.accountId,
        login: '',
        displayName: '',
        role,
        institutionId,
        queue: place.queue ?? null,
      };
      viewers.push({ viewer, caller });
    }
  }

  /** Rows of three tables, made up together and written at once. */
  const rows = { files: [] as object[], parts: [] as object[], named: [] as object[] };

  function makeUp(n: number): void {
    const id = randomUUID();
    const caseNo = newCaseNumber(2026, Buffer.from([n & 31, n >> 5, 2, 3, 4, 5, 6]));
    const status = pick(CASE_STATUSES);
    const holder = chance(0.7) ? pick(places) : null;
    const queue = pick([null, 'national', 'provincial:420000', 'provincial:320000']);
    const staff = viewers.filter(({ viewer }) => viewer.institutionId !== null);
    const handlerId = chance(0.4) ? pick(staff).viewer.accountId : null;
    const isConfidential = chance(0.6);
    rows.files.push({ id, caseNo, status, holder, queue, handlerId, isConfidential });
    const parts = places
      .filter(() => chance(0.35))
      .map((institutionId) => ({ institutionId, relation: pick(['offered', 'co_handler']), isOver: chance(0.3) }));
    rows.parts.push(...parts.map((part) => ({ id, ...part })));
    const named = viewers
      .filter(() => chance(0.2))
      .map(({ viewer: { accountId } }) => {
        const relation = pick(['reader', 'expert', 'superior']);
        return { accountId, relation, isEnded: chance(0.25), isLate: relation !== 'reader' && chance(0.25) };
      });
    rows.named.push(...named.map((one) => ({ id, ...one })));
    const isDesksTurn = holder === null || status === 'appealing' || status === 'triage';
    files.set(caseNo, {
      ...{ id, holder, queue, handlerId, isConfidential, isDesksTurn },
      parts: parts.filter(({ isOver }) => !isOver),
      named: named.filter(({ isEnded, isLate }) => !isEnded && !isLate),
    });
  }

  async function write(): Promise<void> {
    const put = (sql: string, values: object[]): Promise<unknown> =>
      system.database.query(sql, [JSON.stringify(values)]);
    await put(
      `INSERT INTO case_file (id, case_no, query_code_hash, status, holder_institution_id, coordinator_queue, handler_id, channel, mode, ip_type, matters, is_confidential, received_at, examine_by)
       SELECT id, "caseNo", 'x', status, holder, queue, "handlerId", 'web', 'offline', 'trade_secret', '{}', "isConfidential", now(), '2099-01-01'
         FROM jsonb_to_recordset($1) AS f(id uuid, "caseNo" text, status text, holder text, queue text, "handlerId" uuid, "isConfidential" boolean)`,
      rows.files,
    );
    await put(
      `INSERT INTO case_participant SELECT id, "institutionId", relation, now(), CASE WHEN "isOver" THEN now() END
         FROM jsonb_to_recordset($1) AS p(id uuid, "institutionId" text, relation text, "isOver" boolean)`,
      rows.parts,
    );
    await put(
      `INSERT INTO case_access (id, case_id, account_id, relation, reason, since, until, ended_at)
       SELECT gen_random_uuid(), id, "accountId", relation, 'because', now() - interval '2 days',
              CASE WHEN relation <> 'reader' THEN now() + CASE WHEN "isLate" THEN interval '-1 hour' ELSE interval '1 hour' END END,
              CASE WHEN "isEnded" THEN now() END
         FROM jsonb_to_recordset($1) AS n(id uuid, "accountId" uuid, relation text, "isLate" boolean, "isEnded" boolean)`,
      rows.named,
    );
  }

  beforeAll(async () => {
    await people();
    for (let n = 0; n < 60; n += 1) makeUp(n);
    await write();
  }, 300_000);

  it(`agree on every pair of twenty people and sixty cases (seed ${SEED})`, async () => {
    const database = system.api.app.get(Database);
    let [asked, seen] = [0, 0];
    const used = new Set<string>();
    for (const { viewer } of viewers) {
      const rows = await database.read<{ case_no: string }>(scopeOf(viewer), `SELECT case_no FROM case_file`);
      const inDatabase = rows.map((row) => row.case_no).sort();
      const byPolicy = [...files].filter(([, file]) => {
        const why = whyMaySee(viewer, file);
        for (const reason of why) used.add(reason);
        asked += 1;
        seen += Math.sign(why.length);
        return why.length > 0;
      });
      expect({ role: viewer.role, sees: inDatabase }).toEqual({
        role: viewer.role,
        sees: byPolicy.map(([caseNo]) => caseNo).sort(),
      });
    }
    expect([...used].sort()).toEqual([...SEEING_REASONS].sort());
    console.log(`scope: ${asked} pairs, ${seen} of them see`);
    expect(seen).toBeGreaterThan(asked / 10);
    expect(seen).toBeLessThan(asked / 2);
  });

  it('agree at the door too, and the door says why', async () => {
    let checked = 0;
    for (const { viewer, caller } of viewers) {
      for (const [caseNo, file] of [...files].slice(0, 12)) {
        const why = whyMaySee(viewer, file);
        const answer = await caller.call<{ why?: string[]; code?: string }>('GET', `/cases/${caseNo}/access`);
        const isAdmin = ['system_admin', 'security_admin', 'auditor'].includes(viewer.role);
        expect({ role: viewer.role, caseNo, status: answer.status, why: answer.body.why ?? [] }).toEqual({
          role: viewer.role,
          caseNo,
          status: isAdmin ? 403 : why.length > 0 ? 200 : 404,
          why,
        });
        checked += 1;
      }
    }
    expect(checked).toBe(viewers.length * 12);
  });

  it('with row-level security off the guard gives the same answers', async () => {
    await system.database.query('ALTER TABLE case_file DISABLE ROW LEVEL SECURITY');
    try {
      for (const { viewer, caller } of viewers) {
        for (const [caseNo, file] of [...files].slice(12, 20)) {
          const isAdmin = ['system_admin', 'security_admin', 'auditor'].includes(viewer.role);
          const status = isAdmin ? 403 : whyMaySee(viewer, file).length > 0 ? 200 : 404;
          expect({
            role: viewer.role,
            caseNo,
            status: (await caller.call('GET', `/cases/${caseNo}/access`)).status,
          }).toEqual({
            role: viewer.role,
            caseNo,
            status,
          });
        }
      }
    } finally {
      await system.database.query('ALTER TABLE case_file ENABLE ROW LEVEL SECURITY');
    }
  });

  it('with the guard off row-level security gives the same answers', async () => {
    const database = system.api.app.get(Database);
    for (const { viewer } of viewers)
      for (const table of ['case_access', 'case_participant']) {
        const rows = await database.read<{ id: string }>(
          scopeOf(viewer),
          `SELECT DISTINCT case_id AS id FROM ${table}`,
        );
        const seen = new Set(
          [...files.values()].filter((file) => whyMaySee(viewer, file).length > 0).map(({ id }) => id),
        );
        for (const { id } of rows)
          expect({ table, role: viewer.role, isSeen: seen.has(id) }).toEqual({
            table,
            role: viewer.role,
            isSeen: true,
          });
      }
  });

  it('explain themselves: who sees a case is exactly who sees it', async () => {
    const auditor = viewers.find(({ viewer }) => viewer.role === 'auditor')?.caller as Person;
    for (const [caseNo, file] of [...files].slice(0, 6)) {
      const { body } = await auditor.call<{ items: { accountId: string; reasons: string[] }[] }>(
        'GET',
        `/scope/cases/${caseNo}/viewers`,
      );
      const expected = viewers.flatMap(({ viewer }) => {
        const reasons = whyMaySee(viewer, file);
        return reasons.length > 0 ? [{ accountId: viewer.accountId, reasons }] : [];
      });
      const byId = (a: { accountId: string }, b: { accountId: string }): number =>
        a.accountId.localeCompare(b.accountId);
      expect(body.items.map(({ accountId, reasons }) => ({ accountId, reasons })).sort(byId)).toEqual(
        expected.sort(byId),
      );
    }
  });
});

describe('a confidential file', () => {
  let caseNo: string;
  let taker: Person;
  let leader: Person;
  let colleague: Person;

  const status = async (who: Caller, path = `/cases/${caseNo}`): Promise<number> =>
    (await who.call('GET', path)).status;
  const listed = async (): Promise<{ id: string; accountId: string; endedAt: string | null }[]> =>
    (
      await leader.call<{ items: { id: string; accountId: string; relation: string; endedAt: string | null }[] }>(
        'GET',
        `/cases/${caseNo}/access`,
      )
    ).body.items.filter((one) => one.endedAt === null);

  beforeAll(async () => {
    const { body } = await system
      .visitor()
      .call<{ caseNo: string }>('POST', '/requests', acceptanceRequest('C09'), { 'Idempotency-Key': randomUUID() });
    caseNo = body.caseNo;
    await eventually(
      () => system.database.query<{ status: string }>(`SELECT status FROM case_file WHERE case_no = $1`, [caseNo]),
      (rows) => rows[0]?.status === 'transferring',
      60_000,
    );
    taker = await system.signedIn('examiner', { institution: WUHAN });
    leader = await system.signedIn('team_leader', { institution: WUHAN });
    colleague = await system.signedIn('handler', { institution: WUHAN });
  });

  it('is shown to those alone who can answer the offer, and its list begins with whoever takes it', async () => {
    expect([await status(taker), await status(leader), await status(colleague)]).toEqual([200, 200, 404]);
    const { body } = await taker.call<Acted>('GET', `/cases/${caseNo}`);
    expect((await taker.act(`/cases/${caseNo}/accept-offer`, body.version)).status).toBe(200);
    expect((await listed()).map((one) => one.accountId)).toEqual([taker.accountId]);
    const other = await system.signedIn('examiner', { institution: WUHAN });
    expect([await status(taker), await status(leader), await status(colleague), await status(other)]).toEqual([
      200, 200, 404, 404,
    ]);
  });

  it('stands in no list of whoever is not on its own', async () => {
    for (const view of ['inbox', 'all', 'mine', 'overdue']) {
      const { body } = await colleague.call<{ items: { caseNo: string }[] }>('GET', `/cases?view=${view}`);
      expect(body.items.map((one) => one.caseNo)).not.toContain(caseNo);
    }
    const { body } = await taker.call<{ items: { caseNo: string }[] }>('GET', `/cases?view=inbox`);
    expect(body.items.map((one) => one.caseNo)).toContain(caseNo);
  });

  it('is opened to a colleague by the leader alone, on the record', async () => {
    const path = `/cases/${caseNo}/access/readers`;
    expect((await taker.call('POST', path, { accountId: colleague.accountId })).status).toBe(403);
    const stranger = await system.signedIn('handler', { institution: SUZHOU });
    expect((await leader.call('POST', path, { accountId: stranger.accountId })).status).toBe(404);
    expect((await leader.call('POST', path, { accountId: colleague.accountId })).status).toBe(204);
    expect((await leader.call('POST', path, { accountId: colleague.accountId })).status).toBe(204);
    expect(await status(colleague)).toBe(200);
    expect((await listed()).map((one) => one.accountId).sort()).toEqual([taker.accountId, colleague.accountId].sort());
    const events = await system.database.query(
      `SELECT FROM audit_event e JOIN case_file c ON c.id = e.case_id WHERE c.case_no = $1 AND e.event = 'case.name_reader'`,
      [caseNo],
    );
    expect(events).toHaveLength(1);
  });

  it('keeps somebody on its list, also when the last two are taken off at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      await leader.call('POST', `/cases/${caseNo}/access/readers`, { accountId: taker.accountId });
      await leader.call('POST', `/cases/${caseNo}/access/readers`, { accountId: colleague.accountId });
      const lines = await listed();
      expect(lines).toHaveLength(2);
      const answers = await Promise.all(
        lines.map(({ id }) => leader.call<Acted>('POST', `/cases/${caseNo}/access/${id}/end`, {})),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
      expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('case.last_reader');
      expect(await listed()).toHaveLength(1);
    }
  });

  it('cannot be emptied past the room either', async () => {
    const database = system.api.app.get(Database);
    for (const sql of [
      `UPDATE case_access SET ended_at = now() WHERE relation = 'reader' AND ended_at IS NULL`,
      `DELETE FROM case_access`,
      `UPDATE case_access SET until = now()`,
      `UPDATE case_access SET relation = 'expert'`,
    ])
      await expect(database.read(SYSTEM, sql)).rejects.toThrow(/never becomes empty|permission denied/);
    expect(await listed()).toHaveLength(1);
  });

  it('is out of sight of its desk until a superior looks, with a reason that the holder reads, for a day', async () => {
    const desk = await system.signedIn('provincial_coordinator', { queue: 'provincial:420000' });
    const far = await system.signedIn('provincial_coordinator', { queue: 'provincial:650000' });
    expect([await status(desk), await status(far)]).toEqual([404, 404]);
    const look = (who: Caller, body: object): Promise<Answer<Acted>> => who.call<Acted>('POST', '/desk/looks', body);
    expect((await look(far, { caseNo, reason: '申请人投诉办理拖延' })).status).toBe(404);
    expect((await look(desk, { caseNo, reason: '  ' })).status).toBe(400);
    expect((await look(taker, { caseNo, reason: '申请人投诉办理拖延' })).status).toBe(403);
    expect((await look(desk, { caseNo, reason: '申请人投诉办理拖延' })).status).toBe(204);
    expect([await status(desk), await status(far)]).toEqual([200, 404]);
    expect((await leader.call<{ items: object[] }>('GET', `/cases/${caseNo}/access`)).body.items).toContainEqual(
      expect.objectContaining({ accountId: desk.accountId, relation: 'superior', reason: '申请人投诉办理拖延' }),
    );
    const { body } = await desk.call<Acted>('GET', `/cases/${caseNo}`);
    expect((await desk.act(`/cases/${caseNo}/terminate`, body.version, { note: 'x' })).status).toBe(404);
    await system.database.query(`UPDATE case_access SET until = now() WHERE account_id = $1`, [desk.accountId]);
    expect(await status(desk)).toBe(404);
    await desk.call('POST', '/auth/logout');
  });

  it('hands its list over with itself', async () => {
    const access = system.api.app.get(CaseAccess);
    const database = system.api.app.get(Database);
    const other = await system.signedIn('team_leader', { institution: HEFEI });
    const [row] = await system.database.query<{ id: string }>(`SELECT id FROM case_file WHERE case_no = $1`, [caseNo]);
    const hefei = await system.institutionId(HEFEI);
    const nobodys = await system.institutionId(SUZHOU);
    const readers = (): Promise<{ account_id: string }[]> =>
      system.database.query(
        `SELECT account_id FROM case_access WHERE case_id = $1 AND relation = 'reader' AND ended_at IS NULL`,
        [row?.id],
      );
    await system.database.query(`UPDATE account SET is_active = false WHERE institution_id = $1`, [nobodys]);
    await database.transaction(SYSTEM, (tx) => access.handOver(tx, row?.id ?? '', nobodys, null));
    expect((await readers()).length).toBeGreaterThan(0);
    await database.transaction(SYSTEM, (tx) => access.handOver(tx, row?.id ?? '', hefei, null));
    expect((await readers()).map((one) => one.account_id)).toContain(other.accountId);
    expect((await readers()).map((one) => one.account_id)).not.toContain(taker.accountId);
  });
});

describe('an invited expert', () => {
  it('sees one case, writes an opinion into it, and then sees nothing any more', async () => {
    const leader = await system.signedIn('team_leader', { institution: WUHAN });
    const wuhan = await system.institutionId(WUHAN);
    const [one, two] = await Promise.all(
      [1, 2].map(async () => {
        const { body } = await system
          .visitor()
          .call<{ caseNo: string }>('POST', '/requests', acceptanceRequest('C09'), { 'Idempotency-Key': randomUUID() });
        return body.caseNo;
      }),
    );
    await eventually(
      () =>
        system.database.query(`SELECT FROM case_file WHERE status = 'transferring' AND case_no = ANY($1)`, [
          [one, two],
        ]),
      (rows) => rows.length === 2,
      60_000,
    );
    await system.database.query(
      `UPDATE case_file SET holder_institution_id = $1, status = 'handling' WHERE case_no = ANY($2)`,
      [wuhan, [one, two]],
    );
    const expert = await system.signedIn('expert', {});
    const seen = async (): Promise<string[]> =>
      (await expert.call<{ items: { caseNo: string }[] }>('GET', '/cases?view=all')).body.items.map(
        (line) => line.caseNo,
      );
    const get = async (caseNo: string | undefined): Promise<number> =>
      (await expert.call('GET', `/cases/${caseNo ?? ''}`)).status;
    expect([await seen(), await get(one)]).toEqual([[], 404]);
    const invitation = { accountId: expert.accountId, task: '请就技术秘密点的秘密性出具意见', days: 7 };
    expect(
      (await leader.call('POST', `/cases/${one ?? ''}/access/experts`, { ...invitation, accountId: leader.accountId }))
        .status,
    ).toBe(404);
    expect((await leader.call('POST', `/cases/${one ?? ''}/access/experts`, invitation)).status).toBe(204);
    expect([await seen(), await get(one), await get(two)]).toEqual([[one], 200, 404]);
    const detail = (await expert.call<{ allowedActs: object[]; relation: string }>('GET', `/cases/${one ?? ''}`)).body;
    expect(detail).toMatchObject({ allowedActs: [], relation: 'expert' });
    expect((await expert.call('GET', `/cases/${one ?? ''}/evidence`)).status).toBe(200);
    expect((await expert.call('GET', `/cases/${one ?? ''}/routing`)).status).toBe(403);
    expect(
      (await expert.call('POST', `/cases/${one ?? ''}/access/opinion`, { opinion: '该信息不为公众所知悉。' })).status,
    ).toBe(204);
    expect([await seen(), await get(one)]).toEqual([[], 404]);
    const { body } = await leader.call<{ timeline: { act: string; note: string | null }[] }>(
      'GET',
      `/cases/${one ?? ''}`,
    );
    expect(body.timeline).toContainEqual(
      expect.objectContaining({ act: 'expert_opinion', note: '该信息不为公众所知悉。' }),
    );
    expect((await leader.call('POST', `/cases/${one ?? ''}/access/experts`, invitation)).status).toBe(204);
    expect(await get(one)).toBe(200);
    await system.database.query(`UPDATE case_access SET until = now() WHERE account_id = $1 AND ended_at IS NULL`, [
      expert.accountId,
    ]);
    expect([await seen(), await get(one)]).toEqual([[], 404]);
  });
});

describe('why somebody sees a case', () => {
  it('is told for any pair to the leader who answers for it, the keeper of accounts and the auditor, and to nobody else', async () => {
    const auditor = await system.signedIn('auditor', {});
    const keeper = await system.signedIn('security_admin', {});
    const [row] = await system.database.query<{ case_no: string }>(
      `SELECT c.case_no FROM case_file c JOIN case_request r ON r.case_id = c.id WHERE c.holder_institution_id IS NOT NULL LIMIT 1`,
    );
    const path = `/scope/cases/${row?.case_no ?? ''}`;
    const leader = await system.signedIn('team_leader', { institution: WUHAN });
    const stranger = await system.signedIn('team_leader', { institution: SUZHOU });
    const [login] = await system.database.query<{ login: string }>(`SELECT login FROM account WHERE id = $1`, [
      leader.accountId,
    ]);
    for (const who of [auditor, keeper, leader]) {
      const { body } = await who.call('GET', `${path}/sight?login=${login?.login ?? ''}`);
      expect(body).toMatchObject({
        maySee: true,
        reasons: expect.arrayContaining(['holder', 'leader']),
        accountId: leader.accountId,
      });
      expect(JSON.stringify(body)).not.toMatch(/密码|password|totp/i);
    }
    expect((await stranger.call('GET', `${path}/viewers`)).status).toBe(404);
    expect((await auditor.call('GET', `${path}/sight?login=nobody`)).status).toBe(404);
    expect(
      (await auditor.call('GET', `/scope/cases/${newCaseNumber(2026, Buffer.from([255, 9, 9, 9, 9, 9, 9]))}/viewers`))
        .status,
    ).toBe(404);
    for (const role of ['system_admin', 'national_coordinator'] as const) {
      const other = await system.signedIn(role, role === 'system_admin' ? {} : { queue: 'national' });
      expect((await other.call('GET', `${path}/viewers`)).status).toBe(403);
    }
    const asked = await system.database.query(`SELECT FROM audit_event WHERE event = 'scope.asked' AND actor_id = $1`, [
      auditor.accountId,
    ]);
    expect(asked.length).toBeGreaterThan(0);
  });
});
