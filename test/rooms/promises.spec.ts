import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Rederivation, Reminders } from '#cases';
import type { Caller } from '../support/system.js';
import { type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(120_000);

const CENTRE = '中国中山（灯饰）知识产权快速维权中心';
const DESK = 'provincial:440000';

let world: World;
beforeAll(async () => {
  world = await World.open('2026-12-14T09:00:00+08:00');
});
afterAll(() => world.close());

const post = (who: Caller, path: string, body: object) =>
  who.call<{ id: string; code?: string; errors?: { path: string }[]; state: string }>('POST', path, body, {
    'Idempotency-Key': randomUUID(),
  });
const remind = (): Promise<number> => world.system.worker?.app.get(Reminders).run() ?? Promise.resolve(0);
const rederive = (): Promise<number> => world.system.worker?.app.get(Rederivation).run() ?? Promise.resolve(0);
const differences = async () => (await world.system.worker?.app.get(Rederivation).verify(null, 500))?.differences;
const said = async (caseNo: string): Promise<string[]> =>
  (await world.acts(caseNo)).filter((act) => /^(warn|report|raise)_/.test(act));
const informed = (caseNo: string) =>
  world.system.database.query<{ act: string; facts: { kind: string; informs: string[]; tells: string[] } }>(
    `SELECT e.act, e.facts FROM case_event e JOIN case_file c ON c.id = e.case_id WHERE c.case_no = $1 AND e.act LIKE ANY(ARRAY['warn_%','report_%','raise_%']) ORDER BY e.seq`,
    [caseNo],
  );

/** Filed and taken by the centre. */
async function examined(): Promise<Filed> {
  const filed = await world.file();
  await world.done(await world.person('examiner', CENTRE), filed.caseNo, 'accept-offer');
  return filed;
}

describe('limits that localities publish', () => {
  const limit = {
    kind: 'examination',
    days: 10,
    scope: 'institution',
    validFrom: '2026-12-15',
    source: '服务承诺公告',
  };
  let centre: string;
  let desk: Person;
  beforeAll(async () => {
    centre = await world.system.institutionId(CENTRE);
    desk = await world.coordinator(DESK);
  });

  it.each<[string, object, string]>([
    ['as long as the national one', { days: 15 }, 'days'],
    ['longer than it', { days: 20 }, 'days'],
    ['from today, when clocks already run', { validFrom: '2026-12-14' }, 'validFrom'],
    ['of nobody', { subject: 'nowhere' }, 'subject'],
  ])('%s are not taken', async (_, change, path) => {
    const answer = await post(desk, '/policy/limits', { ...limit, subject: centre, ...change });
    expect([answer.status, answer.body.errors?.map((fault) => fault.path)]).toEqual([400, [path]]);
  });

  it('of the applicant or of a statute are nobody’s to shorten', async () => {
    const answer = await post(desk, '/policy/limits', { ...limit, subject: centre, kind: 'supplement' });
    expect([answer.status, answer.body.errors?.map((fault) => fault.path)]).toEqual([400, ['kind']]);
  });

  it('are published by the desk of the province, for the province', async () => {
    const elsewhere = await world.coordinator('provincial:320000');
    for (const [who, change] of [
      [elsewhere, {}],
      [desk, { scope: 'level', subject: 'city' }],
      [desk, { scope: 'region', subject: '320500' }],
    ] as const)
      expect((await post(who, '/policy/limits', { ...limit, subject: centre, ...change })).status).toBe(403);
    const staff = await world.person('team_leader', CENTRE);
    expect((await post(staff, '/policy/limits', { ...limit, subject: centre })).status).toBe(403);
  });

  it('hold for what is filed from their day on: in the preview, the promise, the clock, and the directory', async () => {
    const before = await examined();
    const published = await post(desk, '/policy/limits', { ...limit, subject: centre });
    expect([published.status, published.body.state]).toEqual([200, 'coming']);
    const again = await post(desk, '/policy/limits', { ...limit, subject: centre });
    expect(again.body.id).toBe(published.body.id);
    world.at('2026-12-15T09:00:00+08:00');
    const after = await world.file();
    const preview = await world.system.visitor().call<{ promise: { examineBy: string } }>('POST', '/requests/preview', {
      rights: [{ type: 'patent_design', industry: '灯饰' }],
      applicant: { regionCode: '442000' },
      matters: ['infringement_opinion'],
      acts: { mode: 'offline', places: [{ regionCode: '442000', stage: null }] },
    });
    expect(preview.body.promise.examineBy).toBe('2026-12-29');
    expect(after.promise.examineBy).toBe('2026-12-29');
    expect((await world.due(after.caseNo))['examination']).toBe('2026-12-29');
    await world.done(await world.person('examiner', CENTRE), after.caseNo, 'accept-offer');
    expect((await world.due(after.caseNo))['examination']).toBe('2026-12-29');
    expect((await world.due(before.caseNo))['examination']).toBe(before.promise.examineBy);
    const directory = await world.system
      .visitor()
      .call<{ items: { id: string; limits: { kind: string; workingDays: number }[] }[] }>(
        'GET',
        '/network/institutions',
      );
    const shown = directory.body.items.find(({ id }) => id === centre)?.limits;
    expect(shown).toContainEqual({ kind: 'examination', workingDays: 10 });
  });

  it('end tomorrow at the earliest, and what they promised stays promised', async () => {
    const promised = await world.file();
    const coordinator = await world.coordinator(DESK);
    const list = await coordinator.call<{ published: { id: string; state: string }[] }>('GET', '/policy/limits');
    const [row] = list.body.published;
    const ended = await coordinator.call<{ validTo: string }>('POST', `/policy/limits/${row?.id ?? ''}/end`, {});
    expect([ended.status, ended.body.validTo]).toEqual([200, '2026-12-16']);
    world.at('2026-12-16T09:00:00+08:00');
    expect((await world.file()).promise.examineBy > promised.promise.examineBy).toBe(true);
    expect(promised.promise.examineBy).toBe('2026-12-29');
    expect(await differences()).toEqual([]);
  });
});

describe('the two dates of a clock', () => {
  it('a warning before, the desk above after, the national desk when it lasts: each once, though no queue is asked', async () => {
    world.at('2027-03-01T09:00:00+08:00');
    const { caseNo, promise } = await examined();
    expect(promise.examineBy).toBe('2027-03-22');
    world.at('2027-03-16T09:00:00+08:00');
    await remind();
    expect(await said(caseNo)).toEqual([]);
    world.at('2027-03-17T09:00:00+08:00');
    await Promise.all([remind(), remind()]);
    expect(await said(caseNo)).toEqual(['warn_deadline']);
    const leader = await world.person('team_leader', CENTRE);
    expect(await world.view(leader, 'due_soon')).toContain(caseNo);
    expect(await world.view(leader, 'overdue')).not.toContain(caseNo);
    world.at('2027-03-23T00:00:30+08:00');
    await world.sweep();
    await remind();
    expect(await said(caseNo)).toEqual(['warn_deadline', 'report_breach']);
    const late = await world.person('team_leader', CENTRE);
    expect(await world.view(late, 'due_soon')).not.toContain(caseNo);
    expect(await world.view(late, 'overdue')).toContain(caseNo);
    expect(await world.view(await world.coordinator(DESK), 'overdue')).toContain(caseNo);
    world.at('2027-03-25T09:00:00+08:00');
    await remind();
    expect(await said(caseNo)).toEqual(['warn_deadline', 'report_breach']);
    world.at('2027-03-26T09:00:00+08:00');
    await Promise.all([remind(), remind()]);
    await remind();
    expect(await said(caseNo)).toEqual(['warn_deadline', 'report_breach', 'raise_breach']);
    const told = (await informed(caseNo)).map(({ act, facts }) => [act, facts.kind, facts.informs]);
    expect(told).toEqual([
      ['warn_deadline', 'examination', []],
      ['report_breach', 'examination', [DESK]],
      ['raise_breach', 'examination', ['national']],
    ]);
  });

  it('a warning moves no version: whoever fills in a form is not thrown out', async () => {
    world.at('2027-04-01T09:00:00+08:00');
    const { caseNo } = await examined();
    const before = await world.version(caseNo);
    world.at('2027-04-20T09:00:00+08:00');
    await remind();
    expect([await said(caseNo), await world.version(caseNo)]).toEqual([['warn_deadline'], before]);
  });

  it('the applicant is reminded of a supplement before its last day', async () => {
    world.at('2027-05-10T09:00:00+08:00');
    const filed = await examined();
    await world.done(await world.person('examiner', CENTRE), filed.caseNo, 'request-supplement', {
      missing: ['right_proof'],
    });
    expect((await world.due(filed.caseNo))['supplement']).toBe('2027-05-19');
    world.at('2027-05-17T09:00:00+08:00');
    await remind();
    const seen = await world.seen(filed);
    expect(seen.timeline.map(({ act }) => act)).toContain('warn_deadline');
    await world.told(filed.caseNo, 'applicant', 'warn_deadline');
    expect(await world.status(filed.caseNo)).toBe('supplement_pending');
  });
});

describe('deadlines of others on the record', () => {
  it('come first in every list, whatever waits longer, and turn the order round', async () => {
    world.at('2027-06-01T09:00:00+08:00');
    const older = await examined();
    world.at('2027-06-02T09:00:00+08:00');
    const served = await examined();
    const examiner = await world.person('examiner', CENTRE);
    await world.done(examiner, served.caseNo, 'request-supplement', { missing: ['right_proof'] });
    expect(await world.refusal(examiner, served.caseNo, 'accept')).toEqual([409, 'case.act_not_allowed']);
    await world.done(examiner, served.caseNo, 'add-deadline', { deadlineKind: 'customs', servedOn: '2027-06-02' });
    expect(await world.due(served.caseNo)).toMatchObject({ external_customs: '2027-06-07' });
    await world.done(examiner, served.caseNo, 'add-deadline', { deadlineKind: 'hearing', deadlineOn: '2027-07-20' });
    const inbox = await world.view(examiner, 'inbox');
    expect(inbox[0]).toBe(served.caseNo);
    expect(inbox.indexOf(older.caseNo)).toBeGreaterThan(0);
    expect((await world.view(await world.coordinator(DESK), 'all'))[0]).toBe(served.caseNo);
    const detail = await world.detail(examiner, served.caseNo);
    expect(
      detail.clocks.deadlines
        .filter(({ satisfiedAt }) => !satisfiedAt)
        .map(({ kind }) => kind)
        .slice(0, 2),
    ).toEqual(['external_customs', 'external_hearing']);
    await world.done(examiner, served.caseNo, 'accept');
    expect(await world.status(served.caseNo)).toBe('accepted');
  });

  it('are walked page by page without losing or doubling a case', async () => {
    const examiner = await world.person('examiner', CENTRE);
    const whole = await world.view(examiner, 'all');
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const answer: { body: { items: { caseNo: string }[]; nextCursor: string | null } } = await examiner.call(
        'GET',
        `/cases?view=all&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      paged.push(...answer.body.items.map(({ caseNo }) => caseNo));
      cursor = answer.body.nextCursor;
    } while (cursor);
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(paged.length);
  });

  it.each<[string, object, string]>([
    ['no day at all', { deadlineKind: 'hearing' }, 'deadlineOn'],
    ['a day that there is not', { deadlineKind: 'hearing', deadlineOn: '2027-02-30' }, 'deadlineOn'],
    ['service where the law does not count from it', { deadlineKind: 'hearing', servedOn: '2027-06-02' }, 'servedOn'],
  ])('%s is answered field by field', async (_, body, path) => {
    const { caseNo } = await examined();
    const answer = await world.act(await world.person('examiner', CENTRE), caseNo, 'add-deadline', body);
    expect([answer.status, (answer.body as unknown as { errors: { path: string }[] }).errors[0]?.path]).toEqual([
      400,
      path,
    ]);
  });
});

describe('a holiday plan', () => {
  const plan = (days: { day: string; working: boolean | null }[], more: object = {}) => ({
    year: 2027,
    isWhole: false,
    source: '国务院办公厅通知',
    days,
    ...more,
  });

  it('derives open deadlines anew and lists what moved, once, in batches that can be cut off', async () => {
    world.at('2027-08-02T09:00:00+08:00');
    const first = await examined();
    const filed = [first, await examined(), await examined()];
    const { caseNo } = first;
    const was = (await world.due(caseNo))['examination'];
    expect(was).toBe('2027-08-23');
    const national = await world.coordinator('national');
    const published = await post(
      national,
      '/policy/calendar',
      plan([
        { day: '2027-08-05', working: false },
        { day: '2027-08-06', working: false },
        { day: '2027-08-21', working: true },
      ]),
    );
    expect(published.status).toBe(200);
    expect(await rederive()).toBe(0); // others may still go by the old calendar for a moment
    world.at('2027-08-02T09:01:00+08:00');
    await Promise.all([rederive(), rederive()]);
    await rederive();
    for (const one of filed) expect((await world.due(one.caseNo))['examination']).toBe('2027-08-24');
    const leader = await world.person('team_leader', CENTRE);
    const moves = await leader.call<{
      plan: { moved: number; doneAt: string | null };
      items: { caseNo: string; kind: string; was: string; is: string }[];
    }>('GET', `/policy/calendar/${published.body.id}/moves`);
    expect(moves.body.items.filter((move) => move.caseNo === caseNo)).toEqual([
      { caseNo, holderName: CENTRE, kind: 'examination', was: '2027-08-23', is: '2027-08-24' },
    ]);
    expect(moves.body.plan.doneAt).not.toBeNull();
    const seen = await world.seen(first);
    expect(seen.timeline.filter(({ act }) => act === 'deadlines_moved')).toHaveLength(1);
    const elsewhere = await world.coordinator('provincial:320000');
    const theirs = await elsewhere.call<{ items: unknown[] }>('GET', `/policy/calendar/${published.body.id}/moves`);
    expect(theirs.body.items).toEqual([]);
    expect(await differences()).toEqual([]);
  });

  it('whole, settles a year that was provisional', async () => {
    const national = await world.coordinator('national');
    const years = async () =>
      (await national.call<{ years: { year: number; provisional: boolean }[] }>('GET', '/policy/calendar')).body.years;
    expect((await years()).find(({ year }) => year === 2028)?.provisional).toBe(true);
    const days = Array.from({ length: 12 }, (_, i) => ({
      day: `2028-10-${String(i + 1).padStart(2, '0')}`,
      working: false,
    }));
    expect((await post(national, '/policy/calendar', plan(days, { year: 2028, isWhole: true }))).status).toBe(200);
    expect((await years()).find(({ year }) => year === 2028)?.provisional).toBe(false);
  });

  it('is published by the national desk or the system’s administrator, and by nobody else', async () => {
    const body = plan([{ day: '2027-09-01', working: false }]);
    for (const who of [await world.coordinator(DESK), await world.person('team_leader', CENTRE)])
      expect((await post(who, '/policy/calendar', body)).status).toBe(403);
  });

  it('with days that are none is answered day by day', async () => {
    const body = plan([
      { day: '2027-02-30', working: false },
      { day: '2028-01-01', working: false },
      { day: '2027-09-01', working: false },
      { day: '2027-09-01', working: true },
    ]);
    const answer = await post(await world.coordinator('national'), '/policy/calendar', body);
    expect([answer.status, answer.body.errors?.map(({ path }) => path)]).toEqual([
      400,
      ['days.0.day', 'days.1.day', 'days.3.day'],
    ]);
  });
});

describe('what is stored', () => {
  it('is what the histories come to, and a row that somebody changed is found and mended', async () => {
    const { caseNo } = await examined();
    expect(await differences()).toEqual([]);
    await world.system.database.query(
      `UPDATE deadline SET due_on = due_on + 5 WHERE kind = 'examination' AND case_id = (SELECT id FROM case_file WHERE case_no = $1)`,
      [caseNo],
    );
    const found = await differences();
    expect(found?.map((one) => one.caseNo)).toEqual([caseNo]);
    await world.system.worker?.app.get(Rederivation).repair(found?.[0]?.caseId ?? '');
    expect(await differences()).toEqual([]);
  });
});
