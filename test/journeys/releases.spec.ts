import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HandOvers, Runs } from '#releases';
import type { Answer } from '../support/system.js';
import { eventually } from '../support/system.js';
import { type Filed, type Person, World } from '../support/world.js';

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const NATIONAL = 'national';

interface Release {
  id: string;
  phase: string;
  revision: number;
  baseVersion: string;
  contentVersion: string | null;
  isSound: boolean | null;
  isOutdated: boolean;
  appliedAt: string | null;
  shadowSince: string | null;
  mayApprove: boolean;
  mayEdit: boolean;
  faults: { at: string | null; problem: string; value: string | null }[];
  proof: { holeCells: number; ties: unknown[]; dead: { name: string }[]; cells: number; gaps: unknown[] } | null;
  proofRun: { state: string; isCurrent: boolean } | null;
  rehearsalRun: { state: string; done: number; total: number } | null;
  rehearsal: {
    cases: number;
    moved: number;
    moves: { from: string; to: string; cases: number }[];
    loads: { name: string; before: number; after: number }[];
    breachesBefore: number;
    breachesAfter: number;
  } | null;
  plan: {
    total: number;
    rows: {
      caseNo: string;
      leaving: { name: string };
      to: { id: string; name: string } | null;
      toDesk: string | null;
      chosenBy: string;
      state: string;
    }[];
  };
  code?: string;
}

let world: World;
let first: Person;
let second: Person;
let persons: readonly string[] = [];
let guangdong: Person;

beforeAll(async () => {
  world = await World.open('2026-03-02T02:00:00Z');
  await signIn();
});
afterAll(() => world.close());

/** Sessions end when the clock is moved on by days. */
async function signIn(): Promise<void> {
  [first, second] = [await world.coordinator(NATIONAL), await world.coordinator(NATIONAL)];
  guangdong = await world.coordinator('provincial:440000');
  // Who wrote a draft is an account, not a session: the new sessions stand for the same two persons.
  for (const [at, who] of [first, second].entries()) {
    const before = persons[at];
    if (before === undefined) continue;
    await world.system.database.query(`UPDATE session SET account_id = $1 WHERE account_id = $2`, [
      before,
      who.accountId,
    ]);
    who.accountId = before;
  }
  persons = [first.accountId, second.accountId];
}

/** The calls of one kind of release. */
const on = (kind: 'directory' | 'policy') => ({
  begin: async (who: Person, title: string): Promise<string> => {
    const answer = await who.call<{ id: string }>(
      'POST',
      `/${kind}/releases`,
      { title },
      { 'Idempotency-Key': randomUUID() },
    );
    expect(answer.status).toBe(201);
    return answer.body.id;
  },
  read: async (who: Person, id: string): Promise<Release> => {
    const answer = await who.call<Release>('GET', `/${kind}/releases/${id}`);
    expect(answer.status).toBe(200);
    return answer.body;
  },
  /** A step on the revision that is stored now. */
  step: async (who: Person, id: string, step: string, body: object = {}): Promise<Answer<Release>> => {
    const { body: seen } = await first.call<Release>('GET', `/${kind}/releases/${id}`);
    return who.call<Release>('POST', `/${kind}/releases/${id}/${step}`, body, { 'If-Match': `"${seen.revision}"` });
  },
  run: async (who: Person, id: string, run: 'proof' | 'rehearsal', body: object = {}): Promise<Release> => {
    const asked = await who.call('POST', `/${kind}/releases/${id}/${run}`, body);
    expect([run, asked.status]).toEqual([run, 202]);
    return eventually(
      async () => (await first.call<Release>('GET', `/${kind}/releases/${id}`)).body,
      (seen) => (run === 'proof' ? seen.proofRun : seen.rehearsalRun)?.state === 'done',
    );
  },
});
const directory = on('directory');
const policy = on('policy');

/** A case that the centre holds and works on. */
async function inHandling(): Promise<Filed> {
  const filed = await world.file();
  const leader = await world.person('team_leader', LIGHTING);
  await world.done(leader, filed.caseNo, 'accept-offer');
  await world.done(leader, filed.caseNo, 'accept', { note: '材料齐备' });
  const handler = await world.person('handler', LIGHTING);
  await world.done(leader, filed.caseNo, 'assign', { handlerId: handler.accountId });
  await world.done(handler, filed.caseNo, 'start-handling');
  return filed;
}

const audited = async (): Promise<string[]> =>
  (
    await world.system.database.query<{ event: string }>(
      `SELECT event FROM audit_event WHERE event LIKE 'release.%' ORDER BY id`,
    )
  ).map(({ event }) => event);

describe('closing an institution by release', () => {
  let id: string;
  let held: Filed;
  let offered: Filed;
  let closing: string;
  let before: Record<string, string>;

  beforeAll(async () => {
    closing = await world.system.institutionId(LIGHTING);
    held = await inHandling();
    offered = await world.file();
    expect(await world.status(offered.caseNo)).toBe('transferring');
    before = await world.due(held.caseNo);
    await signIn();
  });

  it('begins as a draft that says what it changes and changes nothing', async () => {
    id = await directory.begin(first, '撤销中山灯饰中心');
    const { status, body } = await directory.step(first, id, 'draft', {
      title: '撤销中山灯饰中心',
      changes: [{ kind: 'close', id: closing, note: '职能并入省中心' }],
    });
    expect([status, body.faults, body.phase]).toEqual([200, [], 'draft']);
    expect(body.contentVersion).not.toBe(body.baseVersion);
    expect(await world.system.institutionId(LIGHTING)).toBe(closing);
  });

  it('tells the faults of a draft one by one and keeps it for mending', async () => {
    const faulty = await directory.begin(first, '有错的草案');
    const { status, body } = await directory.step(first, faulty, 'draft', {
      title: '有错的草案',
      changes: [
        { kind: 'close', id: 'nobody' },
        { kind: 'open', set: { nameZh: LIGHTING, kind: 'rapid_centre', regionCode: '442000' } },
        { kind: 'open', set: { nameZh: '无处可寻的中心', kind: 'rapid_centre', regionCode: '999999' } },
        {
          kind: 'region',
          region: { kind: 'renamed', codes: ['440300'], into: [{ code: '440399', nameZh: '某区' }], on: '2026-03-01' },
        },
      ],
    });
    expect([status, body.contentVersion]).toEqual([200, null]);
    expect(body.faults.map(({ at, problem, value }) => [at, problem, value])).toEqual([
      ['0', 'institution_unknown', 'nobody'],
      ['1', 'twice', LIGHTING],
      ['3', 'rename_keeps_code', null],
      [null, 'not_mainland', '999999'],
    ]);
    expect((await second.call('POST', `/directory/releases/${faulty}/proof`)).body['code']).toBe('release.invalid');
    expect((await directory.step(first, faulty, 'discard')).body.phase).toBe('discarded');
    expect((await directory.step(first, faulty, 'draft', { title: 'x', changes: [] })).body.code).toBe(
      'release.not_open',
    );
  });

  it('is refused without a proof, by whoever wrote it, for a past day, on an old revision, and by a province', async () => {
    const approval = { effectiveOn: '2026-03-09' };
    expect((await directory.step(second, id, 'approval', approval)).body.code).toBe('release.unproved');
    expect((await directory.step(first, id, 'approval', approval)).body.code).toBe('release.same_person');
    expect((await directory.step(second, id, 'approval', { effectiveOn: '2026-03-01' })).body.code).toBe(
      'release.day_past',
    );
    const stale = await second.call('POST', `/directory/releases/${id}/approval`, approval, { 'If-Match': '"1"' });
    expect([stale.status, stale.body['code']]).toEqual([412, 'release.stale']);
    expect(
      (await guangdong.call('POST', `/directory/releases/${id}/approval`, approval, { 'If-Match': '"2"' })).status,
    ).toBe(403);
    expect((await guangdong.call('GET', `/directory/releases/${id}`)).status).toBe(200);
  });

  it('is proved by the worker, which also plans who takes over each open case', async () => {
    const { proof, isSound, plan } = await directory.run(first, id, 'proof');
    expect(isSound).toBe(true);
    expect(proof).toMatchObject({ holeCells: 0, ties: [], dead: [] });
    expect(proof?.cells).toBeGreaterThan(1_000_000);
    expect(plan.total).toBe(2);
    for (const row of plan.rows)
      expect(row).toMatchObject({ leaving: { name: LIGHTING }, chosenBy: 'rule', state: 'planned' });
    expect(plan.rows.every(({ to }) => to !== null && to.id !== closing)).toBe(true);
    expect(await world.status(held.caseNo)).toBe('handling');
  });

  it('lets a person name another new owner, who must be there and able to step in', async () => {
    const taken = await directory.step(first, id, 'plan', { caseNo: offered.caseNo, institutionId: closing });
    expect(taken.body.code).toBe('network.institution_unknown');
    const institutionId = await world.system.institutionId('中国（佛山）知识产权保护中心');
    const { body } = await directory.step(first, id, 'plan', { caseNo: offered.caseNo, institutionId });
    expect(body.plan.rows.find(({ caseNo }) => caseNo === offered.caseNo)).toMatchObject({
      to: { id: institutionId },
      chosenBy: 'person',
    });
  });

  it('is refused while a case that came later has no place in the plan', async () => {
    const late = await world.file();
    expect((await directory.step(second, id, 'approval', { effectiveOn: '2026-03-09' })).body.code).toBe(
      'release.plan_missing',
    );
    const { plan } = await directory.run(second, id, 'proof');
    expect(plan.rows.map(({ caseNo }) => caseNo)).toContain(late.caseNo);
    expect(plan.rows.find(({ caseNo }) => caseNo === offered.caseNo)?.chosenBy).toBe('person');
  });

  it('is approved by a second person for next Monday, and until then nothing moves', async () => {
    const { status, body } = await directory.step(second, id, 'approval', { effectiveOn: '2026-03-09', note: '同意' });
    expect([status, body.phase]).toEqual([200, 'scheduled']);
    world.at('2026-03-08T15:59:00Z');
    expect(await world.system.worker?.app.get(HandOvers).carryOut()).toBe(0);
    expect(await world.system.institutionId(LIGHTING)).toBe(closing);
    expect(await world.status(held.caseNo)).toBe('handling');
  });

  it('comes into force by itself at midnight in Shanghai: each case stands at its new owner, with its clocks as they were', async () => {
    const { plan } = await signInAt('2026-03-08T15:59:30Z').then(() => directory.read(first, id));
    world.at('2026-03-08T16:00:01Z');
    await expect(world.system.institutionId(LIGHTING)).rejects.toThrow('no institution');
    await world.system.worker?.app.get(HandOvers).carryOut();
    const owner = (caseNo: string): string => plan.rows.find((row) => row.caseNo === caseNo)?.to?.name ?? 'nobody';
    const applicant = await world.seen(held);
    expect([applicant.holder?.name, applicant.status]).toEqual([owner(held.caseNo), 'accepted']);
    expect(applicant.timeline.at(-1)).toMatchObject({ act: 'hand_over' });
    const after = await world.due(held.caseNo);
    expect(after['opinion']).toBe(before['opinion']);
    expect(Object.keys(after)).toContain('assignment');
    expect((await world.seen(offered)).offeredTo?.name).toBe('中国（佛山）知识产权保护中心');
    const foshan = await world.person('examiner', '中国（佛山）知识产权保护中心');
    await world.done(foshan, offered.caseNo, 'accept-offer');
    await world.told(held.caseNo, 'applicant', 'hand_over');
    const done = await directory.read(first, id);
    expect([done.phase, done.plan.rows.map(({ state }) => state)]).toEqual(['in_force', ['done', 'done', 'done']]);
    expect(done.appliedAt).not.toBeNull();
  });

  it('does it once, however often it is carried out, and lets nobody of the former institution in', async () => {
    const acts = await world.acts(held.caseNo);
    await world.system.worker?.app.get(HandOvers).carryOut();
    expect(await world.acts(held.caseNo)).toEqual(acts);
    expect(acts.filter((act) => act === 'hand_over')).toHaveLength(1);
    const [row] = await world.system.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM case_file WHERE holder_institution_id = $1 AND closed_at IS NULL`,
      [closing],
    );
    expect(row?.count).toBe(0);
  });

  it('still explains a case by the release that routed it', async () => {
    const detail = await guangdong.call<{ items: { decision: { directoryVersion: string } }[] }>(
      'GET',
      `/cases/${held.caseNo}/routing`,
    );
    expect(JSON.stringify(detail.body)).toContain(LIGHTING);
    const [pinned] = await world.system.database.query<{ version: string }>(
      `SELECT directory_version AS version FROM routing_decision d JOIN case_file c ON c.id = d.case_id WHERE c.case_no = $1`,
      [held.caseNo],
    );
    expect(pinned?.version).toBe((await directory.read(first, id)).baseVersion);
  });

  it('is rolled back in one step, and the former directory is in force at once', async () => {
    const reason = { reason: '省中心尚未就绪' };
    const { status, body } = await directory.step(first, id, 'roll-back', reason);
    expect([status, body.phase]).toEqual([200, 'rolled_back']);
    world.at('2026-03-08T16:01:00Z');
    expect(await world.system.institutionId(LIGHTING)).toBe(closing);
    await world.system.worker?.app.get(HandOvers).carryOut();
    expect((await world.seen(held)).holder?.name).not.toBe(LIGHTING);
    expect((await directory.step(first, id, 'roll-back', reason)).body.code).toBe('release.not_open');
  });

  it('has every step on the audit log', async () => {
    expect(await audited()).toEqual(
      expect.arrayContaining([
        'release.drafted',
        'release.edited',
        'release.proof_asked',
        'release.proof_done',
        'release.plan_edited',
        'release.approved',
        'release.in_force',
        'release.rolled_back',
      ]),
    );
  });
});

const signInAt = async (instant: string): Promise<void> => {
  world.at(instant);
  await signIn();
};

describe('a release with a fault that a proof finds', () => {
  it('is refused for a tie that only names break, and for an entry that can never lead', async () => {
    await signInAt('2026-03-10T02:00:00Z');
    const id = await directory.begin(first, '新设两家同样的中心');
    await directory.step(first, id, 'draft', {
      title: '新设两家同样的中心',
      changes: [
        { kind: 'open', set: { nameZh: '那曲援助中心甲', kind: 'assistance_centre', regionCode: '540600' } },
        { kind: 'open', set: { nameZh: '那曲援助中心乙', kind: 'assistance_centre', regionCode: '540600' } },
        {
          kind: 'open',
          set: { nameZh: '什么都不办的中心', kind: 'rapid_centre', regionCode: '440300', ipTypes: ['data_ip'] },
        },
      ],
    });
    const { proof, isSound } = await directory.run(first, id, 'proof');
    expect([isSound, proof?.ties.length, proof?.dead.map(({ name }) => name)]).toEqual([
      false,
      1,
      ['什么都不办的中心'],
    ]);
    expect((await directory.step(second, id, 'approval', { effectiveOn: '2026-03-11' })).body.code).toBe(
      'release.disproved',
    );
  });

  it('is refused for a planted hole: a place that falls back on a desk which is not there', async () => {
    await world.system.database.query(`DELETE FROM coordinator_queue WHERE code = 'provincial:540000'`);
    const id = await directory.begin(first, '改电话');
    const guangdongCentre = await world.system.institutionId('中国（佛山）知识产权保护中心');
    await directory.step(first, id, 'draft', {
      title: '改电话',
      changes: [{ kind: 'change', id: guangdongCentre, set: { phone: '0757-12330' } }],
    });
    const { proof } = await directory.run(first, id, 'proof');
    expect(proof?.holeCells).toBeGreaterThan(1_000);
    expect((await directory.step(second, id, 'approval', { effectiveOn: '2026-03-11' })).body.code).toBe(
      'release.disproved',
    );
    await world.system.database.query(
      `INSERT INTO coordinator_queue (code, name_zh, region_code) VALUES ('provincial:540000', '西藏自治区协调台', '540000')`,
    );
    expect((await directory.run(first, id, 'proof')).isSound).toBe(true);
    expect((await directory.step(second, id, 'approval', { effectiveOn: '2026-03-10' })).body.phase).toBe('in_force');
  });

  it('is refused when another release came into force since it was drafted, and passes once it is brought up to date', async () => {
    world.at('2026-03-10T02:00:30Z');
    const early = await directory.begin(first, '较早的草案');
    const other = await directory.begin(first, '较晚的草案');
    const edit = async (id: string, name: string): Promise<void> => {
      const institution = await world.system.institutionId(name);
      const changes = [{ kind: 'change', id: institution, set: { capacity: 300 } }];
      expect((await directory.step(first, id, 'draft', { title: name, changes })).status).toBe(200);
      await directory.run(first, id, 'proof');
    };
    await edit(early, '中国（佛山）知识产权保护中心');
    await edit(other, '中国（甘肃）知识产权保护中心');
    expect((await directory.step(second, other, 'approval', { effectiveOn: '2026-03-10' })).status).toBe(200);
    expect((await directory.step(second, early, 'approval', { effectiveOn: '2026-03-12' })).body.code).toBe(
      'release.outdated',
    );
    world.at('2026-03-10T02:01:00Z');
    expect((await directory.read(first, early)).isOutdated).toBe(true);
    await directory.step(first, early, 'bring-up-to-date');
    expect((await directory.step(second, early, 'approval', { effectiveOn: '2026-03-12' })).body.code).toBe(
      'release.unproved',
    );
    await directory.run(first, early, 'proof');
    expect((await directory.step(second, early, 'approval', { effectiveOn: '2026-03-12' })).body.phase).toBe(
      'scheduled',
    );
    expect((await directory.step(first, early, 'roll-back', { reason: '推迟' })).body.phase).toBe('draft');
  });
});

describe('a policy as a release', () => {
  let id: string;

  it('is data: what is none is told member by member', async () => {
    await signInAt('2026-03-10T03:00:00Z');
    id = await policy.begin(first, '判定意见随侵权行为地');
    const { body: current } = await first.call<{ policy: Record<string, unknown> }>('GET', '/policy/current');
    const broken = { ...current.policy, maxCoHandlers: 'five', knowledgeMatters: ['gardening'], secret: 1 };
    const { body } = await policy.step(first, id, 'draft', { title: '判定意见随侵权行为地', policy: broken });
    expect(body.faults.map(({ at }) => at)).toEqual(['secret', 'knowledgeMatters.0', 'maxCoHandlers']);
    const knowledgeMatters = (current.policy['knowledgeMatters'] as string[]).filter(
      (one) => one !== 'infringement_opinion',
    );
    const mended = await policy.step(first, id, 'draft', {
      title: '判定意见随侵权行为地',
      policy: { ...current.policy, knowledgeMatters },
    });
    expect([mended.body.faults, mended.body.contentVersion]).toEqual([
      [],
      expect.stringMatching(/^policy-[0-9a-f]{12}$/),
    ]);
  });

  it('is rehearsed on stored cases, which stay where they are', async () => {
    const change = (request: Parameters<NonNullable<Parameters<World['file']>[0]>>[0]): void => {
      Object.assign(request, { matters: ['infringement_opinion'], chosenInstitution: null });
      request.applicant.regionCode = '440300';
      request.acts.places = [{ regionCode: '620102', stage: null }];
    };
    const filed = await world.file(change);
    const before = await world.system.database.query(`SELECT id, version, status FROM case_file ORDER BY id`);
    const { rehearsal, rehearsalRun } = await policy.run(first, id, 'rehearsal');
    expect([rehearsal?.cases, rehearsalRun?.done, rehearsalRun?.total]).toEqual([
      before.length,
      before.length,
      before.length,
    ]);
    expect(rehearsal?.moved).toBeGreaterThan(0);
    expect(rehearsal?.moves[0]).toMatchObject({ to: '中国（甘肃）知识产权保护中心' });
    expect(rehearsal?.loads.every(({ before: was, after }) => was !== after)).toBe(true);
    expect(await world.system.database.query(`SELECT id, version, status FROM case_file ORDER BY id`)).toEqual(before);
    const csv = await fetch(`${world.system.origin}/api/v1/policy/releases/${id}/rehearsal.csv`, {
      headers: { Cookie: cookieOf(first) },
    });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(await csv.text()).toContain(filed.caseNo);
    const none = await policy.run(first, id, 'rehearsal', { from: '2020-01-01', to: '2020-12-31' });
    expect(none.rehearsal).toMatchObject({ cases: 0, moved: 0 });
  });

  it('begins a run anew whose process went away, and stops one that somebody cancels', async () => {
    const going = `UPDATE release_run SET state = 'running', result = NULL, beat_at = now() - $2::interval WHERE id = $1`;
    const [run] = await world.system.database.query<{ id: string }>(
      `SELECT id FROM release_run WHERE release_id = $1 AND kind = 'rehearsal' ORDER BY seq DESC LIMIT 1`,
      [id],
    );
    await world.system.database.query(going, [run?.id, '1 minute']);
    expect(await world.system.worker?.app.get(Runs).revive()).toBe(1);
    const state = async (): Promise<string | undefined> => (await policy.read(first, id)).rehearsalRun?.state;
    await eventually(state, (now) => now === 'done');
    await world.system.database.query(going, [run?.id, '0 s']);
    expect(await world.system.worker?.app.get(Runs).revive()).toBe(0);
    expect((await first.call('POST', `/policy/releases/${id}/rehearsal`, {})).body['code']).toBe('release.run_going');
    expect((await first.call('POST', `/policy/releases/${id}/rehearsal/cancel`)).status).toBe(200);
    expect(await state()).toBe('cancelled');
    expect((await first.call('POST', `/policy/releases/${id}/rehearsal/cancel`)).body['code']).toBe('release.not_open');
  });

  it('runs as a shadow that logs each live decision it would have taken otherwise, and moves nothing', async () => {
    world.at('2026-03-10T03:01:00Z');
    expect((await policy.step(first, id, 'shadow', { on: true })).body.shadowSince).not.toBeNull();
    const apart = await world.file((request) => {
      Object.assign(request, { matters: ['infringement_opinion'], chosenInstitution: null });
      request.applicant.regionCode = '440300';
      request.acts.places = [{ regionCode: '620102', stage: null }];
    });
    await world.file((request) => {
      Object.assign(request, { matters: ['mediation'], chosenInstitution: null });
    });
    const { body } = await first.call<{ compared: number; items: { caseNo: string; live: string; shadow: string }[] }>(
      'GET',
      `/policy/releases/${id}/shadow`,
    );
    expect(body.compared).toBe(2);
    expect(body.items).toMatchObject([{ caseNo: apart.caseNo, shadow: '中国（甘肃）知识产权保护中心' }]);
    expect(body.items[0]?.live).not.toBe(body.items[0]?.shadow);
    expect((await world.seen(apart)).offeredTo?.name).toBe(body.items[0]?.live);
  });

  it('comes into force on its day, and decides what comes after', async () => {
    await policy.run(first, id, 'proof');
    expect((await policy.step(second, id, 'approval', { effectiveOn: '2026-03-16' })).body.phase).toBe('scheduled');
    const ask = async (): Promise<{ lead: { name: string }; policyVersion: string }> =>
      (
        await world.system
          .visitor()
          .call<{ lead: { name: string }; policyVersion: string }>('POST', '/requests/preview', {
            applicant: { kind: 'enterprise', regionCode: '440300' },
            rights: [{ type: 'patent_invention' }],
            acts: { mode: 'offline', places: [{ regionCode: '620102' }] },
            matters: ['infringement_opinion'],
          })
      ).body;
    expect((await ask()).policyVersion).toBe('competence-1');
    world.at('2026-03-15T16:00:01Z');
    const then = await ask();
    expect([then.lead.name, then.policyVersion]).toEqual([
      '中国（甘肃）知识产权保护中心',
      expect.stringMatching(/^policy-/),
    ]);
    await signInAt('2026-03-16T02:00:00Z');
    expect((await policy.read(first, id)).phase).toBe('in_force');
    expect((await policy.step(second, id, 'roll-back', { reason: '观察' })).body.phase).toBe('rolled_back');
    world.at('2026-03-16T02:00:30Z');
    expect((await ask()).policyVersion).toBe('competence-1');
  });
});

describe('a change of GB/T 2260', () => {
  it('keeps an old code in a request working: its successor answers for it', async () => {
    const id = await directory.begin(first, '某区并入');
    const { body } = await directory.step(first, id, 'draft', {
      title: '某区并入',
      changes: [
        {
          kind: 'region',
          region: {
            kind: 'merged',
            codes: ['620102'],
            into: [{ code: '620103', nameZh: '新七里河区' }],
            on: '2026-03-20',
            basis: '国函〔2026〕1号',
          },
        },
      ],
    });
    expect(body.faults).toEqual([]);
    expect((await directory.run(first, id, 'proof')).isSound).toBe(true);
    expect((await directory.step(second, id, 'approval', { effectiveOn: '2026-03-16' })).status).toBe(200);
    world.at('2026-03-16T02:01:00Z');
    const filed = await world.file((request) => {
      Object.assign(request, { matters: ['mediation'], chosenInstitution: null });
      request.applicant.regionCode = '620102';
      request.acts.places = [{ regionCode: '620102', stage: null }];
    });
    const [row] = await world.system.database.query<{ place: string }>(
      `SELECT place_code AS place FROM case_file WHERE case_no = $1`,
      [filed.caseNo],
    );
    expect(row?.place).toBe('620103');
    const regions = await world.system
      .visitor()
      .call<{ items: { code: string; nameZh: string }[] }>('GET', '/network/regions?parentCode=620100');
    expect(regions.body.items.map(({ code }) => code)).not.toContain('620102');
    expect(regions.body.items.find(({ code }) => code === '620103')?.nameZh).toBe('新七里河区');
  });
});

const cookieOf = (caller: Person): string => (caller as unknown as { cookie: string }).cookie;
