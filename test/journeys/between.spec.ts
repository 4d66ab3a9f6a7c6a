import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Between } from '../../apps/worker/src/between.js';
import { acceptanceRequest } from '../support/requests.js';
import { eventually } from '../support/system.js';
import { type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(120_000);

const QUANZHOU = '中国（泉州）知识产权保护中心';
const GUANGZHOU = '中国（广州）知识产权保护中心';
const BEIJING = '中国（北京）知识产权保护中心';
const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
/** A Monday; no holidays near. */
const MONDAY = '2026-03-02T10:00:00+08:00';

interface Task {
  readonly id: string;
  readonly institution: { readonly name: string };
  readonly stage: string | null;
  readonly dueOn: string;
  readonly state: string;
  readonly report: string | null;
  readonly late: boolean;
  readonly mine: boolean;
}
interface BetweenView {
  readonly tasks: readonly Task[];
  readonly pullRequests: readonly { readonly state: string; readonly reason: string; readonly note: string | null }[];
  readonly sharings: readonly {
    readonly receiver: string;
    readonly receiverName: string;
    readonly kind: string;
    readonly basis: string;
    readonly state: string;
    readonly purpose: string;
    readonly kinds: readonly string[];
  }[];
  readonly precedents: readonly { readonly number: string; readonly reason: string; readonly likeness: number }[];
}
interface Help {
  readonly helpers: readonly { readonly name: string; readonly does: string; readonly state: string }[];
  readonly sharings: BetweenView['sharings'];
}

let world: World;
let serial = 0;

beforeAll(async () => {
  world = await World.open(MONDAY);
});
afterAll(() => world.close());

/** A tea of Anxi, sold under its name in Guangzhou and Beijing: C05, never a duplicate of another. */
const fileTea = (share = true): Promise<Filed> => {
  serial += 1;
  const request = acceptanceRequest('C05');
  const [right] = request.rights;
  if (right) right.number = `地理标志证明商标第${9_000_000 + serial}号`;
  request.respondents = [{ name: `某茶行${serial}`, uscc: null, regionCode: '440103', shopUrl: null }];
  request.consents.shareWithCoHandlers = share;
  return world.file(undefined, request);
};
const between = async (who: Person, caseNo: string): Promise<BetweenView> => {
  const answer = await who.call<BetweenView>('GET', `/cases/${caseNo}/between`);
  expect(answer.status).toBe(200);
  return answer.body;
};
const help = async (filed: Filed): Promise<Help> => {
  const headers = { Authorization: `Bearer ${await world.token(filed)}` };
  return (await world.system.visitor().call<Help>('GET', `/requests/${filed.caseNo}/between`, undefined, headers)).body;
};
const id = (name: string): Promise<string> => world.system.institutionId(name);
const time = (): Promise<number> | undefined => world.system.worker?.app.get(Between).dueDates();

/** Taken by Quanzhou and admitted. */
async function atQuanzhou(share = true): Promise<{ filed: Filed; lead: Person }> {
  const filed = await fileTea(share);
  const lead = await world.person('team_leader', QUANZHOU);
  await world.done(lead, filed.caseNo, 'accept-offer');
  await world.done(lead, filed.caseNo, 'accept');
  return { filed, lead };
}

describe('a geographical indication', () => {
  it('is led from its origin, while circulation and sale places help with tasks of their own, and the applicant sees one case', async () => {
    const { filed, lead } = await atQuanzhou();
    const { tasks } = await between(lead, filed.caseNo);
    const given = tasks.map(({ institution, stage, state, dueOn }) => [institution.name, stage, state, dueOn]).sort();
    expect(given).toEqual([
      [BEIJING, 'sale', 'asked', '2026-03-16'],
      [GUANGZHOU, 'circulation', 'asked', '2026-03-16'],
      [GUANGZHOU, 'sale', 'asked', '2026-03-16'],
    ]);
    const seen = await help(filed);
    expect(seen.helpers.map(({ name, does }) => `${name}：${does}`).sort()).toEqual([
      `${BEIJING}：协助核实销售地的侵权事实`,
      `${GUANGZHOU}：协助查清流通环节的来源和去向`,
      `${GUANGZHOU}：协助核实销售地的侵权事实`,
    ]);
    expect(seen.sharings.map(({ receiverName, kind, basis }) => [receiverName, kind, basis]).sort()).toEqual([
      [BEIJING, 'co_handling', 'consent_at_filing'],
      [GUANGZHOU, 'co_handling', 'consent_at_filing'],
      [QUANZHOU, 'dispatch', 'request'],
    ]);
    expect((await world.seen(filed)).holder?.name).toBe(QUANZHOU);
  });
});

describe('a co-handler', () => {
  it('reports on its own tasks and on no other, may not leave before, and sees nothing afterwards', async () => {
    const { filed, lead } = await atQuanzhou();
    const beijing = await world.person('handler', BEIJING);
    const guangzhou = await world.person('handler', GUANGZHOU);
    const { tasks } = await between(beijing, filed.caseNo);
    const mine = tasks.find((task) => task.mine);
    const theirs = tasks.find((task) => !task.mine);
    const report = (taskId: string | undefined): object => ({ taskId, note: '已核实两家门店在售' });
    expect(await world.refusal(beijing, filed.caseNo, 'report-task', report(theirs?.id))).toEqual([
      404,
      'referral.task_unknown',
    ]);
    const leave = { institutionId: await id(BEIJING) };
    expect(await world.refusal(beijing, filed.caseNo, 'end-co-handling', leave)).toEqual([409, 'referral.report_due']);
    expect(
      await world.refusal(beijing, filed.caseNo, 'end-co-handling', { institutionId: await id(GUANGZHOU) }),
    ).toEqual([403, 'auth.forbidden']);
    await world.done(beijing, filed.caseNo, 'report-task', report(mine?.id));
    expect(await world.refusal(beijing, filed.caseNo, 'report-task', report(mine?.id))).toEqual([
      404,
      'referral.task_unknown',
    ]);
    await world.told(filed.caseNo, 'institution', 'report_task');
    expect((await between(lead, filed.caseNo)).tasks.find((task) => task.id === mine?.id)).toMatchObject({
      state: 'reported',
      report: '已核实两家门店在售',
    });
    await world.done(beijing, filed.caseNo, 'end-co-handling', leave);
    expect((await beijing.call('GET', `/cases/${filed.caseNo}`)).status).toBe(404);
    expect((await beijing.call('GET', `/cases/${filed.caseNo}/between`)).status).toBe(404);
    expect(await world.view(beijing, 'all')).not.toContain(filed.caseNo);
    expect((await guangzhou.call('GET', `/cases/${filed.caseNo}`)).status).toBe(200);
    // What offices write to each other stays between them.
    expect(JSON.stringify(await world.seen(filed))).not.toContain('已核实两家门店在售');
    expect((await help(filed)).helpers.find(({ name }) => name === BEIJING)?.state).toBe('done');
  });

  it('that is late is told once, with the lead and the desk above', async () => {
    const { filed, lead } = await atQuanzhou();
    await world.done(lead, filed.caseNo, 'set-task', {
      institutionId: await id(BEIJING),
      note: '查明仓库地址',
      reportBy: '2026-03-03',
    });
    world.at('2026-03-03T23:00:00+08:00');
    await time();
    expect(await world.acts(filed.caseNo)).not.toContain('task_late');
    world.at('2026-03-04T00:00:01+08:00');
    await Promise.all([time(), time()]);
    await time();
    expect((await world.acts(filed.caseNo)).filter((act) => act === 'task_late')).toHaveLength(1);
    await world.told(filed.caseNo, 'coordinator', 'task_late');
    const told = await eventually(
      () =>
        world.system.database.query<{ recipient: string }>(
          `SELECT n.recipient FROM notice n JOIN case_file c ON c.id = n.case_id WHERE c.case_no = $1 AND n.template = 'task_late' AND n.recipient_kind = 'institution'`,
          [filed.caseNo],
        ),
      (rows) => rows.length >= 2,
    );
    expect(told.map(({ recipient }) => recipient).sort()).toEqual([await id(QUANZHOU), await id(BEIJING)].sort());
    const again = await world.person('team_leader', QUANZHOU);
    expect((await between(again, filed.caseNo)).tasks.filter((task) => task.late)).toHaveLength(1);
    world.at(MONDAY);
  });

  it('loses sight of the case when it ends, whatever it has left undone', async () => {
    const { filed } = await atQuanzhou();
    const beijing = await world.person('handler', BEIJING);
    expect((await beijing.call('GET', `/cases/${filed.caseNo}`)).status).toBe(200);
    expect((await world.say(filed, 'withdrawal', {})).status).toBe(200);
    expect((await beijing.call('GET', `/cases/${filed.caseNo}`)).status).toBe(404);
  });
});

describe('consent', () => {
  it('is asked for one receiver at a time: by name, contact, purpose and kinds; given it opens, taken back it closes at once', async () => {
    const { filed, lead } = await atQuanzhou(false);
    expect((await between(lead, filed.caseNo)).tasks).toEqual([]);
    const invite = { institutionId: await id(BEIJING), note: '核实马连道门店' };
    expect(await world.refusal(lead, filed.caseNo, 'invite-co-handler', invite)).toEqual([
      409,
      'case.consent_required',
    ]);
    await world.done(lead, filed.caseNo, 'ask-to-share', {
      receiver: invite.institutionId,
      purpose: '核实北京门店的销售情况',
      kinds: ['identity', 'right', 'facts'],
    });
    const question = (await help(filed)).sharings.find(({ state }) => state === 'asked');
    expect(question).toMatchObject({
      receiverName: BEIJING,
      purpose: '核实北京门店的销售情况',
      kinds: ['identity', 'right', 'facts'],
      basis: 'separate_consent',
    });
    // The questions about purposes, beside it, are others: their page does not take this one for its own.
    expect((await lead.call('GET', `/cases/${filed.caseNo}/privacy`)).status).toBe(200);
    // Nobody agrees to what was never asked.
    const elsewhere = { receiver: await id(GUANGZHOU), outcome: 'given' };
    expect((await world.say(filed, 'consent', elsewhere)).status).toBe(409);
    expect(await world.refusal(lead, filed.caseNo, 'invite-co-handler', invite)).toEqual([
      409,
      'case.consent_required',
    ]);
    expect((await world.say(filed, 'consent', { receiver: invite.institutionId, outcome: 'given' })).status).toBe(200);
    expect(
      await world.refusal(lead, filed.caseNo, 'invite-co-handler', { institutionId: elsewhere.receiver, note: 'x' }),
    ).toEqual([409, 'case.consent_required']);
    await world.done(lead, filed.caseNo, 'invite-co-handler', invite);
    const beijing = await world.person('handler', BEIJING);
    expect((await beijing.call('GET', `/cases/${filed.caseNo}`)).status).toBe(200);
    expect(
      (await between(lead, filed.caseNo)).sharings.map(({ kind, basis, state }) => [kind, basis, state]),
    ).toContainEqual(['co_handling', 'separate_consent', 'done']);
    expect((await world.say(filed, 'consent', { receiver: invite.institutionId, outcome: 'withdrawn' })).status).toBe(
      200,
    );
    expect((await beijing.call('GET', `/cases/${filed.caseNo}`)).status).toBe(404);
  });

  it('stands on the row of a transfer too', async () => {
    const { filed, lead } = await atQuanzhou(false);
    const away = { institutionId: await id(GUANGZHOU), reasonCode: 'conflict_of_interest' };
    expect(await world.refusal(lead, filed.caseNo, 'transfer', away)).toEqual([409, 'case.consent_required']);
    await world.done(lead, filed.caseNo, 'ask-to-share', { receiver: away.institutionId, purpose: '移交办理' });
    await world.say(filed, 'consent', { receiver: away.institutionId, outcome: 'given' });
    await world.done(lead, filed.caseNo, 'transfer', away);
    const guangzhou = await world.person('examiner', GUANGZHOU);
    await world.done(guangzhou, filed.caseNo, 'return-offer', { reasonCode: 'no_capacity' });
    const desk = await world.coordinator('national');
    // Whoever returned it is left alone with it for a while.
    expect(await world.refusal(desk, filed.caseNo, 'offer', { institutionId: away.institutionId })).toEqual([
      409,
      'referral.cooling_down',
    ]);
  });
});

describe('a request to take over', () => {
  const WHY = { note: '主要侵权行为在本市' };

  it('is declined with a reason, and not repeated at once', async () => {
    const { filed, lead } = await atQuanzhou();
    const guangzhou = await world.person('examiner', GUANGZHOU);
    expect(await world.refusal(guangzhou, filed.caseNo, 'pull-request', {})).toEqual([400, 'case.reason_required']);
    await world.done(guangzhou, filed.caseNo, 'pull-request', WHY);
    expect(await world.refusal(guangzhou, filed.caseNo, 'pull-request', WHY)).toEqual([409, 'case.act_not_allowed']);
    expect(await world.refusal(lead, filed.caseNo, 'decline-pull')).toEqual([400, 'case.reason_required']);
    expect(await world.refusal(guangzhou, filed.caseNo, 'accept-pull')).toEqual([403, 'case.not_owner']);
    await world.done(lead, filed.caseNo, 'decline-pull', { note: '产地核查正在进行' });
    expect((await between(guangzhou, filed.caseNo)).pullRequests).toMatchObject([
      { state: 'declined', reason: WHY.note, note: '产地核查正在进行' },
    ]);
    expect(await world.refusal(guangzhou, filed.caseNo, 'pull-request', WHY)).toEqual([409, 'referral.cooling_down']);
    world.at('2026-04-02T10:00:00+08:00');
    await world.done(await world.person('examiner', GUANGZHOU), filed.caseNo, 'pull-request', WHY);
    world.at(MONDAY);
  });

  it('that is granted moves the case at once, and whoever gave it away sees it no more', async () => {
    const { filed, lead } = await atQuanzhou();
    const guangzhou = await world.person('examiner', GUANGZHOU);
    await world.done(guangzhou, filed.caseNo, 'pull-request', WHY);
    await world.done(lead, filed.caseNo, 'accept-pull');
    expect((await world.detail(guangzhou, filed.caseNo)).holder?.name).toBe(GUANGZHOU);
    expect((await lead.call('GET', `/cases/${filed.caseNo}`)).status).toBe(404);
    const { tasks, pullRequests } = await between(guangzhou, filed.caseNo);
    expect(pullRequests.map(({ state }) => state)).toEqual(['accepted']);
    expect(
      tasks.filter(({ institution }) => institution.name === GUANGZHOU).every(({ state }) => state === 'ended'),
    ).toBe(true);
    expect((await world.seen(filed)).holder?.name).toBe(GUANGZHOU);
  });

  it('that nobody answers goes to the desk, once, and the desk decides', async () => {
    const { filed } = await atQuanzhou();
    await world.done(await world.person('examiner', GUANGZHOU), filed.caseNo, 'pull-request', WHY);
    world.at('2026-03-05T00:00:01+08:00');
    await Promise.all([time(), time()]);
    expect((await world.acts(filed.caseNo)).filter((act) => act === 'pull_unanswered')).toHaveLength(1);
    await world.told(filed.caseNo, 'coordinator', 'pull_unanswered');
    const desk = await world.coordinator('national');
    await world.done(desk, filed.caseNo, 'designate', {
      institutionId: await id(GUANGZHOU),
      note: '侵权集中在广州，由该中心办理',
    });
    const guangzhou = await world.person('examiner', GUANGZHOU);
    expect((await between(guangzhou, filed.caseNo)).pullRequests.map(({ state }) => state)).toEqual(['accepted']);
    expect((await world.detail(guangzhou, filed.caseNo)).holder?.name).toBe(GUANGZHOU);
    world.at(MONDAY);
  });
});

describe('a designation after two returns', () => {
  interface Precedents {
    readonly items: readonly {
      number: string;
      reason: string;
      asked: readonly { reason: string | null }[];
      citedBy: number;
      institution: { name: string };
    }[];
  }
  const disputed = async (): Promise<Filed> => {
    const filed = await world.file();
    const lighting = await world.person('examiner', LIGHTING);
    await world.done(lighting, filed.caseNo, 'return-offer', { reasonCode: 'no_capacity' });
    const [next] = await eventually(
      () =>
        world.system.database.query<{ name: string }>(
          `SELECT i.name_zh AS name FROM offer o JOIN case_file c ON c.id = o.case_id JOIN institution i ON i.id = o.to_institution_id
             JOIN directory_version v ON v.version = i.directory_version AND v.valid_to IS NULL WHERE c.case_no = $1 AND o.state = 'offered'`,
          [filed.caseNo],
        ),
      (rows) => rows.length === 1,
    );
    await world.done(await world.person('examiner', next?.name ?? ''), filed.caseNo, 'return-offer', {
      reasonCode: 'not_our_industry',
    });
    return filed;
  };

  it('is kept as a precedent without a person in it, shown for a like case, and can be cited there', async () => {
    const desk = await world.coordinator('provincial:440000');
    const first = await disputed();
    const reason = '古镇灯饰外观设计由灯饰快维中心办理';
    expect(
      await world.refusal(desk, first.caseNo, 'designate', {
        institutionId: await id(LIGHTING),
        note: reason,
        precedentNo: 'ZD-1999-0001',
      }),
    ).toEqual([400, 'request.invalid']);
    await world.done(desk, first.caseNo, 'designate', { institutionId: await id(LIGHTING), note: reason });
    const second = await disputed();
    const { precedents } = await between(desk, second.caseNo);
    expect(precedents[0]).toMatchObject({ reason, likeness: 100 });
    const number = precedents[0]?.number ?? '';
    expect(number).toMatch(/^ZD-2026-\d{4,}$/);
    await world.done(desk, second.caseNo, 'designate', {
      institutionId: await id(LIGHTING),
      note: '与先例相同',
      precedentNo: number,
    });
    const found = (await desk.call<Precedents>('GET', `/precedents?q=${encodeURIComponent('古镇灯饰')}`)).body;
    expect(found.items).toMatchObject([
      {
        number,
        citedBy: 1,
        institution: { name: LIGHTING },
        asked: [{ reason: 'no_capacity' }, { reason: 'not_our_industry' }],
      },
    ]);
    expect(JSON.stringify(found)).not.toContain(first.caseNo);
    // Staff of an institution are not shown them.
    const lighting = await world.person('team_leader', LIGHTING);
    expect((await between(lighting, second.caseNo)).precedents).toEqual([]);
    expect((await lighting.call('GET', '/precedents')).status).toBe(403);
  });
});

describe('two at once', () => {
  it('accepting and silence that counts as no: one of them wins, and the other is told or does nothing', async () => {
    const files = await Promise.all(Array.from({ length: 6 }, () => world.file()));
    world.at('2026-03-05T00:00:01+08:00');
    const lighting = await world.person('examiner', LIGHTING);
    const answers = await Promise.all([
      ...files.map(({ caseNo }) => world.act(lighting, caseNo, 'accept-offer')),
      world.sweep(),
      world.sweep(),
    ]);
    for (const [index, { caseNo }] of files.entries()) {
      const answer = answers[index] as { status: number; body: { code?: string } };
      const acts = await world.acts(caseNo);
      const isTaken = acts.includes('accept_offer');
      expect(acts.filter((act) => ['accept_offer', 'expire_offer'].includes(act))).toHaveLength(1);
      expect(isTaken ? 200 : answer.status).toBe(answer.status);
      if (!isTaken) expect([404, 409, 412]).toContain(answer.status);
    }
    world.at(MONDAY);
  });
});
