import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Referral } from '#referral';
import { type Filed, type Person, World } from '../support/world.js';
import { eventually } from '../support/system.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const SUZHOU = '中国（苏州）知识产权保护中心';
/** A Monday; no holidays near. An answer to an offer is due on Wednesday. */
const MONDAY = '2026-03-02T10:00:00+08:00';

let world: World;
let lighting: Person;
let guangdong: Person;
/** The institutions that the rule ranks for such a case, best first. */
let ranked: string[];
let second: Person;
let filed: Filed;

beforeAll(async () => {
  world = await World.open(MONDAY);
  lighting = await world.person('examiner', LIGHTING);
  guangdong = await world.coordinator('provincial:440000');
  const probe = await world.file();
  const { routing } = await world.detail(guangdong, probe.caseNo);
  ranked = routing.candidates
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ name }) => name);
  expect(ranked[0]).toBe(LIGHTING);
  expect(ranked.length).toBeGreaterThan(1);
  second = await world.person('examiner', ranked[1] ?? '');
});
afterAll(() => world.close());
beforeEach(async () => {
  filed = await world.file();
});

interface StoredOffer {
  kind: string;
  state: string;
  to: string;
  reason: string | null;
  by: string | null;
}
const offers = (): Promise<StoredOffer[]> =>
  world.system.database.query<StoredOffer>(
    `SELECT o.kind, o.state, i.name_zh AS to, o.return_reason AS reason, o.answered_by AS by FROM offer o JOIN case_file c ON c.id = o.case_id
       JOIN institution i ON i.id = o.to_institution_id JOIN directory_version v ON v.version = i.directory_version AND v.valid_to IS NULL
      WHERE c.case_no = $1 ORDER BY o.offered_at, o.kind, o.state DESC`,
    [filed.caseNo],
  );
const offeredTo = (name: string): Promise<StoredOffer[]> =>
  eventually(offers, (rows) => rows.some((row) => row.state === 'offered' && row.to === name));
/** Who may see the case as a part of it, still. */
const parts = (): Promise<{ name: string; relation: string }[]> =>
  world.system.database.query(
    `SELECT i.name_zh AS name, p.relation FROM case_participant p JOIN case_file c ON c.id = p.case_id
       JOIN institution i ON i.id = p.institution_id JOIN directory_version v ON v.version = i.directory_version AND v.valid_to IS NULL
      WHERE c.case_no = $1 AND p.until IS NULL`,
    [filed.caseNo],
  );
const RETURN = { reasonCode: 'no_capacity', note: '近期案件过多' };

describe('an offer that is returned', () => {
  it('goes to the next institution that the rule ranked, with the reason on the record', async () => {
    await world.done(lighting, filed.caseNo, 'return-offer', RETURN);
    const rows = await offeredTo(ranked[1] ?? '');
    expect(rows).toEqual([
      { kind: 'dispatch', state: 'returned', to: LIGHTING, reason: 'no_capacity', by: lighting.accountId },
      { kind: 'dispatch', state: 'offered', to: ranked[1], reason: null, by: null },
    ]);
    expect(await parts()).toEqual([{ name: ranked[1], relation: 'offered' }]);
    expect(await world.view(second, 'offered')).toContain(filed.caseNo);
    expect(await world.view(lighting, 'all')).not.toContain(filed.caseNo);
    expect((await lighting.call('GET', `/cases/${filed.caseNo}`)).status).toBe(404);
    const seen = await world.seen(filed);
    expect([seen.status, seen.offeredTo?.name, seen.holder]).toEqual(['transferring', ranked[1], null]);
    await world.told(filed.caseNo, 'coordinator', 'return_offer');
    // What offices say to each other about a case is not said to the applicant; that it was returned is.
    expect(JSON.stringify(seen)).not.toContain(RETURN.note);
    expect(JSON.stringify(seen)).toContain('return_offer');
  });

  it('once more stands at the desk: nobody is asked any longer, the coordinators see it, and it belongs to them', async () => {
    await world.done(lighting, filed.caseNo, 'return-offer', RETURN);
    await offeredTo(ranked[1] ?? '');
    await world.done(second, filed.caseNo, 'return-offer', { reasonCode: 'not_our_industry' });
    await world.told(filed.caseNo, 'coordinator', 'return_offer');
    // Whatever a queue delivers again: nobody is asked a third time.
    const [row] = await world.system.database.query<{ id: string }>(`SELECT id FROM case_file WHERE case_no = $1`, [
      filed.caseNo,
    ]);
    await world.system.worker?.app.get(Referral).offerNext(row?.id ?? '', {
      consumer: 'referral',
      outboxId: String(900_000_000 + Math.floor(Math.random() * 1e6)),
    });
    expect((await offers()).map(({ state }) => state)).toEqual(['returned', 'returned']);
    expect(await world.status(filed.caseNo)).toBe('triage');
    expect(await parts()).toEqual([]);
    expect(await world.view(guangdong, 'inbox')).toContain(filed.caseNo);
    const detail = await world.detail(guangdong, filed.caseNo);
    expect([detail.clocks.owner, detail.holder]).toEqual(['coordinator', null]);
    expect(detail.allowedActs.map(({ act }) => act)).toContain('designate');
    expect((await world.seen(filed)).coordinator).toContain('广东');
    const offer = { institutionId: await world.system.institutionId(SUZHOU) };
    expect(await world.refusal(guangdong, filed.caseNo, 'offer', offer)).toEqual([409, 'case.act_not_allowed']);
  });

  it('needs a reason of the list, and words where the reason is another', async () => {
    const before = await offers();
    expect(await world.refusal(lighting, filed.caseNo, 'return-offer')).toEqual([400, 'case.reason_required']);
    expect(await world.refusal(lighting, filed.caseNo, 'return-offer', { note: '不想办' })).toEqual([
      400,
      'case.reason_required',
    ]);
    expect(await world.refusal(lighting, filed.caseNo, 'return-offer', { reasonCode: 'tired' })).toEqual([
      400,
      'request.invalid',
    ]);
    expect(await world.refusal(lighting, filed.caseNo, 'return-offer', { reasonCode: 'no_identity' })).toEqual([
      400,
      'request.invalid',
    ]);
    expect(await world.refusal(lighting, filed.caseNo, 'return-offer', { reasonCode: 'other' })).toEqual([
      400,
      'case.reason_required',
    ]);
    expect(await world.refusal(lighting, filed.caseNo, 'return-offer', { reasonCode: 'other', note: '   ' })).toEqual([
      400,
      'case.reason_required',
    ]);
    expect(await offers()).toEqual(before);
    await world.done(lighting, filed.caseNo, 'return-offer', { reasonCode: 'other', note: '与本中心另案有利害关系' });
  });

  it('is answered by those whose task it is, and by nobody from elsewhere', async () => {
    const handler = await world.person('handler', LIGHTING);
    for (const act of ['accept-offer', 'return-offer']) {
      expect(await world.refusal(handler, filed.caseNo, act, RETURN)).toEqual([403, 'auth.forbidden']);
      expect(await world.refusal(second, filed.caseNo, act, RETURN)).toEqual([404, 'case.not_found']);
      expect(await world.refusal(guangdong, filed.caseNo, act, RETURN)).toEqual([403, 'case.not_owner']);
    }
  });

  it('is answered once', async () => {
    const colleague = await world.person('team_leader', LIGHTING);
    await world.done(lighting, filed.caseNo, 'accept-offer');
    for (const who of [lighting, colleague]) {
      expect(await world.refusal(who, filed.caseNo, 'accept-offer')).toEqual([409, 'referral.already_answered']);
      expect(await world.refusal(who, filed.caseNo, 'return-offer', RETURN)).toEqual([
        409,
        'referral.already_answered',
      ]);
    }
    filed = await world.file();
    await world.done(lighting, filed.caseNo, 'return-offer', RETURN);
    expect(await world.refusal(lighting, filed.caseNo, 'accept-offer')).toEqual([404, 'case.not_found']);
  });

  it("costs the applicant nothing of her promise: the examination's day does not move, and every second has an owner", async () => {
    const promised = (await world.due(filed.caseNo))['examination'];
    expect(promised).toBe(filed.promise.examineBy);
    await world.done(lighting, filed.caseNo, 'return-offer', RETURN);
    await offeredTo(ranked[1] ?? '');
    await world.done(second, filed.caseNo, 'accept-offer');
    expect((await world.due(filed.caseNo))['examination']).toBe(promised);
    const { clocks } = await world.detail(second, filed.caseNo);
    expect(clocks.parts.reduce((sum, part) => sum + part.seconds, 0)).toBe(clocks.totalSeconds);
  });
});

describe('designation by the coordinator', () => {
  const atDesk = async (): Promise<void> => {
    await world.done(lighting, filed.caseNo, 'return-offer', RETURN);
    await offeredTo(ranked[1] ?? '');
    await world.done(second, filed.caseNo, 'return-offer', RETURN);
  };

  it('needs words and an institution that exists, and is not for others', async () => {
    await atDesk();
    const institutionId = await world.system.institutionId(LIGHTING);
    expect(await world.refusal(guangdong, filed.caseNo, 'designate', { institutionId })).toEqual([
      400,
      'case.reason_required',
    ]);
    expect(await world.refusal(guangdong, filed.caseNo, 'designate', { note: '指定' })).toEqual([
      400,
      'request.invalid',
    ]);
    expect(
      await world.refusal(guangdong, filed.caseNo, 'designate', { note: '指定', institutionId: 'nowhere' }),
    ).toEqual([400, 'network.institution_unknown']);
    const jiangsu = await world.coordinator('provincial:320000');
    expect(await world.refusal(jiangsu, filed.caseNo, 'designate', { note: '指定', institutionId })).toEqual([
      404,
      'case.not_found',
    ]);
    expect(await world.refusal(lighting, filed.caseNo, 'designate', { note: '指定', institutionId })).toEqual([
      404,
      'case.not_found',
    ]);
  });

  it('binds: the institution holds the case at once and cannot pass it back', async () => {
    await atDesk();
    await world.done(guangdong, filed.caseNo, 'designate', {
      institutionId: await world.system.institutionId(LIGHTING),
      note: '灯饰外观设计属该中心专长',
    });
    const detail = await world.detail(lighting, filed.caseNo);
    expect([detail.status, detail.holder?.name]).toEqual(['examining', LIGHTING]);
    expect(detail.documents.map(({ kind }) => kind)).toContain('designation_letter');
    expect(await world.view(lighting, 'inbox')).toContain(filed.caseNo);
    expect(await world.refusal(lighting, filed.caseNo, 'give-back', { reasonCode: 'no_capacity' })).toEqual([
      409,
      'case.act_not_allowed',
    ]);
    const away = { reasonCode: 'no_capacity', institutionId: await world.system.institutionId(SUZHOU) };
    expect(await world.refusal(lighting, filed.caseNo, 'transfer', away)).toEqual([409, 'case.act_not_allowed']);
    await world.done(lighting, filed.caseNo, 'accept');
    await world.told(filed.caseNo, 'applicant', 'designate');
  });

  it('overtakes an offer that is still open', async () => {
    await world.done(guangdong, filed.caseNo, 'designate', {
      institutionId: await world.system.institutionId(ranked[1] ?? ''),
      note: '统筹安排',
    });
    expect((await offers()).map(({ state }) => state)).toEqual(['superseded']);
    expect(await world.refusal(lighting, filed.caseNo, 'accept-offer')).toEqual([404, 'case.not_found']);
    expect((await world.detail(second, filed.caseNo)).holder?.name).toBe(ranked[1]);
  });

  it('is open to the national desk too', async () => {
    await atDesk();
    const national = await world.coordinator('national');
    await world.done(national, filed.caseNo, 'designate', {
      institutionId: await world.system.institutionId(SUZHOU),
      note: '统筹安排',
    });
    expect(await world.status(filed.caseNo)).toBe('examining');
  });
});

describe('an offer that nobody answers', () => {
  afterAll(() => world.at(MONDAY));

  it('counts as returned after its last day, once, and the next is asked; after the second silence the desk has it', async () => {
    world.at(MONDAY);
    expect((await world.due(filed.caseNo))['transfer_answer']).toBe('2026-03-04');
    world.at('2026-03-04T23:59:59+08:00');
    await world.sweep();
    expect((await offers()).map(({ state }) => state)).toEqual(['offered']);
    // Not even when something asks for it: the day is the file's own.
    await expect(world.asSystem(filed.caseNo, 'expire_offer')).rejects.toMatchObject({ code: 'case.act_not_allowed' });

    world.at('2026-03-05T00:00:01+08:00');
    await Promise.all([world.sweep(), world.sweep(), world.sweep()]);
    const rows = await offeredTo(ranked[1] ?? '');
    expect(rows.map(({ state, by }) => [state, by])).toEqual([
      ['expired', null],
      ['offered', null],
    ]);
    expect((await world.acts(filed.caseNo)).filter((act) => act === 'expire_offer')).toHaveLength(1);
    const late = await world.person('examiner', LIGHTING);
    expect(await world.refusal(late, filed.caseNo, 'accept-offer')).toEqual([404, 'case.not_found']);

    // Offered on a Thursday: the weekend does not count.
    world.at('2026-03-09T23:59:59+08:00');
    await world.sweep();
    expect(await world.status(filed.caseNo)).toBe('transferring');
    world.at('2026-03-10T00:00:01+08:00');
    await world.sweep();
    expect(await world.status(filed.caseNo)).toBe('triage');
    await world.told(filed.caseNo, 'coordinator', 'expire_offer');
    const desk = await world.coordinator('provincial:440000');
    expect(await world.view(desk, 'inbox')).toContain(filed.caseNo);
    expect((await offers()).map(({ state }) => state)).toEqual(['expired', 'expired']);
  });

  it('may still be answered late, as long as the silence was not taken for an answer', async () => {
    world.at(MONDAY);
    filed = await world.file();
    world.at('2026-03-04T23:30:00+08:00');
    const late = await world.person('examiner', LIGHTING);
    await world.done(late, filed.caseNo, 'accept-offer');
    world.at('2026-03-06T10:00:00+08:00');
    await world.sweep();
    expect(await world.status(filed.caseNo)).toBe('examining');
  });
});

describe('a case handed over by its holder', () => {
  let leader: Person;
  beforeEach(async () => {
    world.at(MONDAY);
    lighting = await world.person('examiner', LIGHTING);
    leader = await world.person('team_leader', LIGHTING);
    second = await world.person('examiner', ranked[1] ?? '');
    guangdong = await world.coordinator('provincial:440000');
  });

  const handOver = async (): Promise<void> => {
    await world.done(lighting, filed.caseNo, 'accept-offer');
    await world.done(lighting, filed.caseNo, 'transfer', {
      reasonCode: 'conflict_of_interest',
      institutionId: await world.system.institutionId(ranked[1] ?? ''),
    });
  };

  it('stays with its holder until the other has taken it, and then is the other’s alone', async () => {
    await handOver();
    expect((await world.detail(leader, filed.caseNo)).holder?.name).toBe(LIGHTING);
    await world.done(second, filed.caseNo, 'accept-offer');
    expect((await world.detail(second, filed.caseNo)).holder?.name).toBe(ranked[1]);
    expect((await leader.call('GET', `/cases/${filed.caseNo}`)).status).toBe(404);
    expect((await offers()).map(({ kind, state }) => [kind, state])).toEqual([
      ['dispatch', 'accepted'],
      ['transfer', 'accepted'],
    ]);
  });

  it('is the coordinator’s to decide when it comes back: it stands in her inbox', async () => {
    await handOver();
    await world.done(second, filed.caseNo, 'return-offer', RETURN);
    await world.told(filed.caseNo, 'coordinator', 'return_offer');
    expect(await world.status(filed.caseNo)).toBe('triage');
    expect((await world.detail(guangdong, filed.caseNo)).clocks.owner).toBe('coordinator');
    expect(await world.view(guangdong, 'inbox')).toContain(filed.caseNo);
    await world.done(guangdong, filed.caseNo, 'designate', {
      institutionId: await world.system.institutionId(LIGHTING),
      note: '仍由原中心办理',
    });
    expect((await world.detail(lighting, filed.caseNo)).status).toBe('examining');
  });

  it('needs the applicant’s consent to be shared, a reason, and somebody new', async () => {
    await world.done(lighting, filed.caseNo, 'accept-offer');
    const institutionId = await world.system.institutionId(ranked[1] ?? '');
    expect(await world.refusal(lighting, filed.caseNo, 'transfer', { institutionId })).toEqual([
      400,
      'case.reason_required',
    ]);
    expect(await world.refusal(lighting, filed.caseNo, 'transfer', { reasonCode: 'no_capacity' })).toEqual([
      400,
      'request.invalid',
    ]);
    const itself = { reasonCode: 'no_capacity', institutionId: await world.system.institutionId(LIGHTING) };
    expect(await world.refusal(lighting, filed.caseNo, 'transfer', itself)).toEqual([409, 'case.act_not_allowed']);
    filed = await world.file((request) => (request.consents.shareWithCoHandlers = false));
    await world.done(lighting, filed.caseNo, 'accept-offer');
    expect(
      await world.refusal(lighting, filed.caseNo, 'transfer', { reasonCode: 'no_capacity', institutionId }),
    ).toEqual([409, 'case.consent_required']);
  });

  it('that institutions of two provinces will not take is the national desk’s to designate', async () => {
    await world.done(lighting, filed.caseNo, 'accept-offer');
    const suzhou = await world.person('examiner', SUZHOU);
    await world.done(lighting, filed.caseNo, 'transfer', {
      reasonCode: 'conflict_of_interest',
      institutionId: await world.system.institutionId(SUZHOU),
    });
    await world.done(suzhou, filed.caseNo, 'return-offer', RETURN);
    expect(await world.view(guangdong, 'inbox')).toContain(filed.caseNo);
    await world.done(guangdong, filed.caseNo, 'offer', {
      institutionId: await world.system.institutionId(ranked[1] ?? ''),
    });
    await world.done(second, filed.caseNo, 'return-offer', RETURN);
    const national = await world.coordinator('national');
    expect(await world.view(national, 'inbox')).toContain(filed.caseNo);
    expect(await world.view(guangdong, 'all')).not.toContain(filed.caseNo);
    const designation = { institutionId: await world.system.institutionId(LIGHTING), note: '由原中心办理' };
    expect(await world.refusal(guangdong, filed.caseNo, 'designate', designation)).toEqual([404, 'case.not_found']);
    await world.done(national, filed.caseNo, 'designate', designation);
    const told = await eventually(
      () =>
        world.system.database.query(
          `SELECT n.recipient FROM notice n JOIN case_file c ON c.id = n.case_id WHERE c.case_no = $1 AND n.template = 'return_offer' AND n.recipient_kind = 'coordinator' ORDER BY n.created_at`,
          [filed.caseNo],
        ),
      (rows) => rows.length === 2,
    );
    expect(told).toContainEqual({ recipient: 'national' });
  });

  it('given back stands at the desk, without its holder', async () => {
    await world.done(lighting, filed.caseNo, 'accept-offer');
    await world.done(lighting, filed.caseNo, 'give-back', { reasonCode: 'not_our_industry' });
    await world.told(filed.caseNo, 'coordinator', 'give_back');
    expect(await world.status(filed.caseNo)).toBe('triage');
    expect(await world.view(guangdong, 'inbox')).toContain(filed.caseNo);
    expect((await lighting.call('GET', `/cases/${filed.caseNo}`)).status).toBe(404);
  });
});

describe('two who act at once', () => {
  it('need the version that they looked at', async () => {
    const send = (headers: Record<string, string>) =>
      lighting.call<{ code: string; currentVersion?: number }>(
        'POST',
        `/cases/${filed.caseNo}/accept-offer`,
        {},
        { 'Idempotency-Key': `${'k'.repeat(8)}${Math.random()}`, ...headers },
      );
    const now = await world.version(filed.caseNo);
    for (const headers of [
      {},
      { 'If-Match': '' },
      { 'If-Match': '*' },
      { 'If-Match': 'abc' },
      { 'If-Match': '"-1"' },
      { 'If-Match': '"1", "2"' },
    ]) {
      const answer = await send(headers as Record<string, string>);
      expect([answer.status, answer.body.code]).toEqual([428, 'request.version_missing']);
    }
    for (const version of [0, now - 1, now + 1, 999_999_999]) {
      const answer = await send({ 'If-Match': `"${version}"` });
      expect([answer.status, answer.body.code, answer.body.currentVersion]).toEqual([412, 'case.stale', now]);
    }
    expect(await world.version(filed.caseNo)).toBe(now);
    expect((await send({ 'If-Match': `W/"${now}"` })).status).toBe(200);
  });

  it('one of them wins, whoever they are: acceptance and withdrawal', async () => {
    const winners = new Set<string>();
    for (let round = 0; round < 10; round += 1) {
      filed = await world.file();
      const version = await world.version(filed.caseNo);
      const [accepted, withdrawn] = await Promise.all([
        lighting.act<{ code?: string }>(`/cases/${filed.caseNo}/accept-offer`, version),
        world.say(filed, 'withdrawal', {}, version),
      ]);
      const statuses = [accepted.status, withdrawn.status];
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      // Who comes too late is told that the case has moved, or (the offer being gone) that it is not there any more.
      expect([412, 409, 404]).toContain(statuses.find((status) => status !== 200));
      const status = await world.status(filed.caseNo);
      expect(status).toBe(accepted.status === 200 ? 'examining' : 'withdrawn');
      expect((await world.acts(filed.caseNo)).slice(2)).toEqual([
        'offer',
        accepted.status === 200 ? 'accept_offer' : 'withdraw',
      ]);
      expect((await offers()).map(({ state }) => state)).toEqual([accepted.status === 200 ? 'accepted' : 'superseded']);
      winners.add(status);
    }
    expect(winners.size).toBeGreaterThan(0);
  });

  it('one of them wins: acceptance and return, and twenty who accept', async () => {
    const colleague = await world.person('team_leader', LIGHTING);
    for (let round = 0; round < 5; round += 1) {
      filed = await world.file();
      const version = await world.version(filed.caseNo);
      const answers = await Promise.all([
        ...Array.from({ length: 10 }, () => lighting.act(`/cases/${filed.caseNo}/accept-offer`, version)),
        ...Array.from({ length: 10 }, () => colleague.act(`/cases/${filed.caseNo}/return-offer`, version, RETURN)),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      for (const { status } of answers) expect([200, 412, 409, 404]).toContain(status);
      const answered = (await world.acts(filed.caseNo)).filter((act) => ['accept_offer', 'return_offer'].includes(act));
      expect(answered).toHaveLength(1);
    }
  });

  it('one of them wins: the sweep and a late answer', async () => {
    for (let round = 0; round < 5; round += 1) {
      world.at(MONDAY);
      filed = await world.file();
      world.at('2026-03-05T00:00:01+08:00');
      const late = await world.person('examiner', LIGHTING);
      const version = await world.version(filed.caseNo);
      const [answer] = await Promise.all([late.act(`/cases/${filed.caseNo}/accept-offer`, version), world.sweep()]);
      const did = (await world.acts(filed.caseNo)).filter((act) => ['accept_offer', 'expire_offer'].includes(act));
      expect(did).toEqual([answer.status === 200 ? 'accept_offer' : 'expire_offer']);
    }
    world.at(MONDAY);
  });
});
