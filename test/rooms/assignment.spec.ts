import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Assigning } from '#casework';
import { eventually } from '../support/system.js';
import { type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const SUZHOU = '中国（苏州）知识产权保护中心';
const MONDAY = '2026-03-02T10:00:00+08:00';

interface Placing {
  readonly id: string;
  readonly displayName: string;
  readonly rank: number | null;
  readonly obstacles: readonly string[];
  readonly load: number;
  readonly after: number;
}
interface Proposal {
  readonly proposed: Placing | null;
  readonly placings: readonly Placing[];
  readonly effort: number;
  readonly institutionalConflicts: number;
  readonly isAutomatic: boolean;
}
interface Team {
  readonly items: readonly {
    readonly id: string;
    readonly load: number;
    readonly declared: readonly { readonly id: string; readonly name: string }[];
  }[];
  readonly isAutomatic: boolean;
}

let world: World;
let examiner: Person;
let leader: Person;
let handlers: Person[];
let guangdong: Person;

beforeAll(async () => {
  world = await World.open(MONDAY);
  examiner = await world.person('examiner', LIGHTING);
  leader = await world.person('team_leader', LIGHTING);
  handlers = [await world.person('handler', LIGHTING), await world.person('handler', LIGHTING)];
  guangdong = await world.coordinator('provincial:440000');
});
afterAll(() => world.close());

/** A case of the lighting centre that is accepted and waits for somebody. */
async function accepted(change: Parameters<World['file']>[0] = () => undefined): Promise<Filed> {
  const filed = await world.file(change);
  await world.done(examiner, filed.caseNo, 'accept-offer');
  await world.done(examiner, filed.caseNo, 'accept', { note: '材料齐全' });
  return filed;
}
const proposal = async ({ caseNo }: Filed, who: Person = leader): Promise<Proposal> => {
  const answer = await who.call<Proposal>('GET', `/cases/${caseNo}/assignment`);
  expect(answer.status).toBe(200);
  return answer.body;
};
const profile = async (who: Person, of: Person, body: object): Promise<number> =>
  (await who.call('POST', `/workload/team/${of.accountId}`, body)).status;
const isOf =
  ({ accountId }: Person) =>
  ({ id }: { id: string }): boolean =>
    id === accountId;
const [first, second] = [(): Person => handlers[0] as Person, (): Person => handlers[1] as Person];

describe('who should take an accepted case', () => {
  it('is proposed with the reason, least in hand first, and assigned with one press', async () => {
    const one = await accepted();
    const told = await proposal(one);
    expect(told).toMatchObject({ effort: 12, isAutomatic: false, institutionalConflicts: 0 });
    expect(told.placings.find(isOf(leader))).toMatchObject({ rank: null, obstacles: ['takes_no_cases'] });
    const taker = handlers.find(({ accountId }) => accountId === told.proposed?.id);
    await world.done(leader, one.caseNo, 'assign', { handlerId: told.proposed?.id });
    // The next one goes to the other: the first has twelve hours in hand now.
    const next = await proposal(await accepted());
    expect(next.proposed?.id).not.toBe(taker?.accountId);
    expect(next.placings.find(({ id }) => id === taker?.accountId)).toMatchObject({ rank: 2, load: 12, after: 24 });
  });

  it('is nobody where nobody can: the case stays in sight, with every colleague’s reason', async () => {
    const one = await accepted();
    expect(await profile(leader, first(), { leave: [{ from: '2026-03-02', to: '2026-03-06' }] })).toBe(200);
    expect(await profile(second(), second(), { ipTypes: ['trademark'], maxLoad: 5 })).toBe(200);
    const told = await proposal(one);
    expect(told.proposed).toBeNull();
    expect(told.placings.find(isOf(first()))?.obstacles).toEqual(['on_leave']);
    expect(told.placings.find(isOf(second()))?.obstacles).toEqual(['ip_type', 'full']);
    expect(await world.view(leader, 'unassigned')).toContain(one.caseNo);
    expect(await world.view(guangdong, 'unassigned')).toEqual([]);
    await profile(leader, first(), { leave: [] });
    await profile(leader, second(), { ipTypes: null, maxLoad: 80 });
  });

  it('is seen by the institution alone; the desk learns of conflicts only', async () => {
    const one = await accepted();
    expect(await proposal(one, guangdong)).toMatchObject({ proposed: null, placings: [] });
    const suzhou = await world.person('team_leader', SUZHOU);
    expect((await suzhou.call('GET', `/cases/${one.caseNo}/assignment`)).status).toBe(404);
    expect((await suzhou.call<Team>('GET', '/workload/team')).body.items.map(({ id }) => id)).toEqual([
      suzhou.accountId,
    ]);
  });
});

describe('a profile', () => {
  it('is changed by oneself or one’s leader, by nobody else', async () => {
    expect(await profile(first(), second(), { isPresent: false })).toBe(403);
    const suzhou = await world.person('team_leader', SUZHOU);
    expect(await profile(suzhou, first(), { isPresent: false })).toBe(403);
    expect((await leader.call('POST', '/workload/team/nobody', {})).status).toBe(403);
    expect(await profile(leader, first(), { maxLoad: -1 })).toBe(400);
    expect(await profile(leader, first(), { ipTypes: ['gold'] })).toBe(400);
    expect((await first().call('POST', '/workload/assignment', { isAutomatic: true })).status).toBe(403);
    const [row] = await world.system.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_event WHERE event = 'handler.changed'`,
    );
    expect(row?.count).toBeGreaterThan(0);
  });
});

describe('a conflict of interest', () => {
  const OTHER_SIDE = '广州某某灯具进出口有限公司';

  it('that somebody declared keeps her from the case, without the name being readable anywhere', async () => {
    expect(await profile(first(), first(), { declares: [OTHER_SIDE] })).toBe(200);
    expect(await profile(first(), first(), { declares: ['王某'] })).toBe(400);
    const one = await accepted((request) => {
      request.respondents = [{ name: `${OTHER_SIDE} `, uscc: null, regionCode: '442000', shopUrl: null }];
    });
    const told = await proposal(one);
    expect(told.placings.find(isOf(first()))?.obstacles).toEqual(['conflict_declared']);
    expect(told.proposed?.id).toBe(second().accountId);
    const stored = await world.system.database.query(`SELECT mark, name_sealed FROM handler_conflict`);
    expect(JSON.stringify(stored)).not.toContain('灯具');
    // A colleague reads that there is a declaration about nobody; the leader and she herself read whom.
    const seenBy = async (who: Person): Promise<string[] | undefined> =>
      (await who.call<Team>('GET', '/workload/team')).body.items.find(isOf(first()))?.declared.map(({ name }) => name);
    expect([await seenBy(second()), await seenBy(leader)]).toEqual([[], [OTHER_SIDE]]);
    // Named all the same, it needs a reason.
    const given = { handlerId: first().accountId };
    expect(await world.refusal(leader, one.caseNo, 'assign', given)).toEqual([400, 'case.reason_required']);
    const declared = (await leader.call<Team>('GET', '/workload/team')).body.items.find(isOf(first()))?.declared[0];
    expect(await profile(leader, first(), { withdraws: [declared?.id] })).toBe(200);
    expect((await proposal(one)).placings.find(isOf(first()))?.obstacles).toEqual([]);
  });

  it('of the whole institution is detected by keyed marks, told to the desk, and shows nothing of the other case', async () => {
    const firm = { name: '中山市某某照明科技有限公司', number: '91442000MA4UQ0000X' };
    const theirs = await accepted((request) => {
      request.applicant.name = firm.name;
    });
    await world.done(leader, theirs.caseNo, 'assign', { handlerId: second().accountId });
    const ours = await world.file((request) => {
      request.respondents = [{ name: firm.name, uscc: null, regionCode: '442000', shopUrl: null }];
    });
    await world.done(examiner, ours.caseNo, 'accept-offer');
    const told = await proposal(ours);
    expect(told.institutionalConflicts).toBe(1);
    expect(told.placings.find(isOf(second()))?.obstacles).toContain('conflict_detected');
    expect(told.placings.find(isOf(first()))?.obstacles).not.toContain('conflict_detected');
    expect(JSON.stringify(told)).not.toContain(theirs.caseNo);
    await eventually(
      () =>
        world.system.database.query(
          `SELECT FROM notice n JOIN case_file c ON c.id = n.case_id WHERE c.case_no = $1 AND n.template = 'conflict_found' AND n.recipient = 'provincial:440000'`,
          [ours.caseNo],
        ),
      (rows) => rows.length > 0,
    );
    // What was found is for offices; the applicant reads nothing of it.
    expect(JSON.stringify(await world.seen(ours))).not.toContain('conflict_found');
    expect((await proposal(ours, guangdong)).institutionalConflicts).toBe(1);
  });
});

describe('an institution that wants it so', () => {
  it('has accepted cases given out by themselves, and those that waited as soon as somebody has room', async () => {
    expect((await leader.call<Team>('POST', '/workload/assignment', { isAutomatic: true })).body.isAutomatic).toBe(
      true,
    );
    const one = await accepted();
    expect(await world.status(one.caseNo)).toBe('assigned');
    for (const handler of handlers) await profile(leader, handler, { isPresent: false });
    const waits = await accepted();
    expect(await world.status(waits.caseNo)).toBe('accepted');
    expect(await world.system.worker?.app.get(Assigning).giveWaiting()).toBe(0);
    for (const handler of handlers) await profile(leader, handler, { isPresent: true, maxLoad: 2000 });
    expect(await world.system.worker?.app.get(Assigning).giveWaiting()).toBeGreaterThan(0);
    expect(await world.status(waits.caseNo)).toBe('assigned');
    await leader.call('POST', '/workload/assignment', { isAutomatic: false });
    expect(await world.status((await accepted()).caseNo)).toBe('accepted');
  });
});
