import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { acceptanceRequest } from '../support/requests.js';
import { type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const WUHAN = '中国（武汉）知识产权保护中心';
/** A Monday; seven working days after it end on Wednesday of the week after. */
const MONDAY = '2026-03-02T10:00:00+08:00';
const LAST_DAY = '2026-03-11';
const PROPOSAL = { reasonCode: 'no_concrete_facts', note: '未说明被诉行为的时间、地点和产品' };

let world: World;
let one: Person;
let two: Person;
let guangdong: Person;
let filed: Filed;

/** Everybody signs in anew on the day to which the clock was set. */
const onDay = async (instant: string): Promise<void> => {
  world.at(instant);
  one = await world.person('examiner', LIGHTING);
  two = await world.person('team_leader', LIGHTING);
  guangdong = await world.coordinator('provincial:440000');
};

beforeAll(async () => {
  world = await World.open(MONDAY);
});
afterAll(() => world.close());
beforeEach(async () => {
  await onDay(MONDAY);
  filed = await world.file();
  await world.done(one, filed.caseNo, 'accept-offer');
});

const refuse = async (): Promise<void> => {
  await world.done(one, filed.caseNo, 'propose-refusal', PROPOSAL);
  await world.done(two, filed.caseNo, 'confirm-refusal');
};

describe('a refusal', () => {
  it('is proposed with a reason of the list and in words, or not at all', async () => {
    expect(await world.refusal(one, filed.caseNo, 'propose-refusal')).toEqual([400, 'case.reason_required']);
    expect(await world.refusal(one, filed.caseNo, 'propose-refusal', { reasonCode: 'no_concrete_facts' })).toEqual([
      400,
      'case.reason_required',
    ]);
    expect(await world.refusal(one, filed.caseNo, 'propose-refusal', { note: '不办' })).toEqual([
      400,
      'case.reason_required',
    ]);
    expect(
      await world.refusal(one, filed.caseNo, 'propose-refusal', { reasonCode: 'no_capacity', note: '不办' }),
    ).toEqual([400, 'request.invalid']);
    // Not our area is a transfer first (C1).
    expect(
      await world.refusal(one, filed.caseNo, 'propose-refusal', {
        reasonCode: 'no_territorial_link',
        note: '不在本辖区',
      }),
    ).toEqual([409, 'case.act_not_allowed']);
    expect(await world.refusal(guangdong, filed.caseNo, 'propose-refusal', PROPOSAL)).toEqual([403, 'case.not_owner']);
    expect(
      await world.refusal(await world.person('handler', LIGHTING), filed.caseNo, 'propose-refusal', PROPOSAL),
    ).toEqual([403, 'auth.forbidden']);
  });

  it('takes a second person; until then the applicant sees no refusal', async () => {
    await world.done(one, filed.caseNo, 'propose-refusal', PROPOSAL);
    expect(await world.refusal(one, filed.caseNo, 'confirm-refusal')).toEqual([403, 'case.same_person']);
    expect(await world.refusal(await world.person('intake_clerk', LIGHTING), filed.caseNo, 'confirm-refusal')).toEqual([
      403,
      'auth.forbidden',
    ]);
    expect(await world.refusal(guangdong, filed.caseNo, 'confirm-refusal')).toEqual([403, 'case.not_owner']);
    expect((await world.detail(one, filed.caseNo)).allowedActs.map(({ act }) => act)).not.toContain('confirm-refusal');
    expect((await world.detail(two, filed.caseNo)).allowedActs.map(({ act }) => act)).toContain('confirm-refusal');
    const before = await world.seen(filed);
    expect(before.timeline.map(({ act }) => act)).toEqual(['submit', 'offer', 'accept_offer']);
    expect(JSON.stringify(before)).not.toContain(PROPOSAL.note);
    await world.done(two, filed.caseNo, 'confirm-refusal');
    const after = await world.seen(filed);
    expect([after.status, after.timeline.at(-1)?.act]).toEqual(['refused', 'confirm_refusal']);
    await world.told(filed.caseNo, 'applicant', 'confirm_refusal');
  });

  it('is given in writing, with its reason, the way to object and the last day for it, in both languages', async () => {
    await refuse();
    for (const [language, day] of [
      ['zh', /2026\s*年\s*3\s*月\s*11\s*日|2026-03-11/],
      ['en', /11 March 2026|2026-03-11/],
    ] as const) {
      const paper = (await world.seen(filed, language)).documents.find(({ kind }) => kind === 'refusal_decision');
      const text = paper?.paragraphs.join('\n') ?? '';
      expect(text).toMatch(day);
      expect(text).toMatch(language === 'zh' ? /申诉/ : /object/i);
      expect(text.length).toBeGreaterThan(60);
    }
    const zh = (await world.seen(filed)).documents
      .find(({ kind }) => kind === 'refusal_decision')
      ?.paragraphs.join('\n');
    expect(zh).toContain(PROPOSAL.note);
  });

  it('that the second person does not share goes back to the examination', async () => {
    await world.done(one, filed.caseNo, 'propose-refusal', PROPOSAL);
    expect(await world.refusal(two, filed.caseNo, 'reject-refusal')).toEqual([400, 'case.reason_required']);
    await world.done(two, filed.caseNo, 'reject-refusal', { note: '事实已经具体' });
    expect(await world.status(filed.caseNo)).toBe('examining');
    expect((await world.due(filed.caseNo))['examination']).toBe(filed.promise.examineBy);
    await world.done(one, filed.caseNo, 'accept');
  });

  it('is decided in one place when two confirm and reject at once', async () => {
    await world.done(one, filed.caseNo, 'propose-refusal', PROPOSAL);
    const three = await world.person('examiner', LIGHTING);
    const version = await world.version(filed.caseNo);
    const answers = await Promise.all([
      two.act(`/cases/${filed.caseNo}/confirm-refusal`, version),
      three.act(`/cases/${filed.caseNo}/reject-refusal`, version, { note: '事实具体' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('an objection', () => {
  it('may be filed through the seventh working day, by the applicant, in words', async () => {
    await refuse();
    expect((await world.due(filed.caseNo))['objection']).toBe(LAST_DAY);
    expect((await world.seen(filed)).allowedActs).toContain('objection');
    await onDay(`${LAST_DAY}T23:59:00+08:00`);
    await world.sweep();
    await expect(world.asSystem(filed.caseNo, 'lapse_objection')).rejects.toMatchObject({
      code: 'case.act_not_allowed',
    });
    const silent = await world.say(filed, 'objection', {});
    expect([silent.status, silent.body.code]).toEqual([400, 'case.reason_required']);
    expect((await world.refusal(one, filed.caseNo, 'object', { note: '代为申诉' }))[0]).toBe(403);
    expect((await world.say(filed, 'objection', { note: '事实已经写明' })).status).toBe(200);
    expect(await world.status(filed.caseNo)).toBe('appealing');
    expect((await world.due(filed.caseNo))['objection_answer']).toBe('2026-03-20');
    expect(await world.view(guangdong, 'inbox')).toContain(filed.caseNo);
    await world.told(filed.caseNo, 'coordinator', 'object');
    const again = await world.say(filed, 'objection', { note: '再次申诉' });
    expect([again.status, again.body.code]).toEqual([409, 'case.act_not_allowed']);
  });

  it('comes too late on the day after, even before the sweep has looked; then the refusal is final', async () => {
    await refuse();
    await onDay('2026-03-12T00:00:01+08:00');
    const late = await world.say(filed, 'objection', { note: '事实已经写明' });
    expect([late.status, late.body.code]).toEqual([409, 'case.act_not_allowed']);
    await Promise.all([world.sweep(), world.sweep()]);
    expect(await world.status(filed.caseNo)).toBe('refused_final');
    expect((await world.acts(filed.caseNo)).filter((act) => act === 'lapse_objection')).toHaveLength(1);
    expect(await world.due(filed.caseNo)).toEqual({});
    await world.told(filed.caseNo, 'applicant', 'lapse_objection');
    expect((await world.say(filed, 'objection', { note: '……' })).status).toBe(409);
  });

  const object = async (): Promise<void> => {
    await refuse();
    expect((await world.say(filed, 'objection', { note: '事实已经写明' })).status).toBe(200);
  };

  it('is decided by the coordinator in charge alone, with words', async () => {
    await object();
    const jiangsu = await world.coordinator('provincial:320000');
    for (const act of ['uphold-refusal', 'revoke-refusal']) {
      expect(await world.refusal(guangdong, filed.caseNo, act)).toEqual([400, 'case.reason_required']);
      expect(await world.refusal(jiangsu, filed.caseNo, act, { note: '维持' })).toEqual([404, 'case.not_found']);
      for (const who of [one, two])
        expect((await world.refusal(who, filed.caseNo, act, { note: '维持' }))[0]).toBe(403);
    }
    expect((await world.say(filed, 'withdrawal', {}, 1)).status).toBe(412);
  });

  it('upheld ends the case, in writing', async () => {
    await object();
    await world.done(guangdong, filed.caseNo, 'uphold-refusal', { note: '经复查，事实仍不具体' });
    const seen = await world.seen(filed);
    expect(seen.status).toBe('refused_final');
    expect(seen.documents.map(({ kind }) => kind)).toContain('upholding_decision');
    const [row] = await world.system.database.query<{ closed: boolean }>(
      `SELECT closed_at IS NOT NULL AS closed FROM case_file WHERE case_no = $1`,
      [filed.caseNo],
    );
    expect(row).toEqual({ closed: true });
    expect(await world.due(filed.caseNo)).toEqual({});
    expect((await world.say(filed, 'objection', { note: '……' })).status).toBe(409);
  });

  it('revoked makes the case accepted, where it was', async () => {
    await object();
    await world.done(guangdong, filed.caseNo, 'revoke-refusal', { note: '事实足够具体，应予受理' });
    const detail = await world.detail(one, filed.caseNo);
    expect([detail.status, detail.holder?.name]).toEqual(['accepted', LIGHTING]);
    expect((await world.seen(filed)).documents.map(({ kind }) => kind)).toContain('revocation_decision');
    await world.done(two, filed.caseNo, 'assign', { handlerId: one.accountId });
  });

  it('about a secret reaches the coordinator too, and is out of her sight again when it is decided', async () => {
    const secret = await world.file(undefined, acceptanceRequest('C09'));
    const [first, second] = [await world.person('examiner', WUHAN), await world.person('team_leader', WUHAN)];
    const hubei = await world.coordinator('provincial:420000');
    await world.done(first, secret.caseNo, 'accept-offer');
    expect((await hubei.call('GET', `/cases/${secret.caseNo}`)).status).toBe(404);
    await world.done(first, secret.caseNo, 'propose-refusal', PROPOSAL);
    await world.done(second, secret.caseNo, 'confirm-refusal');
    expect((await world.say(secret, 'objection', { note: '事实已经写明' })).status).toBe(200);
    expect(await world.view(hubei, 'inbox')).toContain(secret.caseNo);
    expect((await (await world.coordinator('provincial:440000')).call('GET', `/cases/${secret.caseNo}`)).status).toBe(
      404,
    );
    await world.done(hubei, secret.caseNo, 'revoke-refusal', { note: '应予受理' });
    expect((await hubei.call('GET', `/cases/${secret.caseNo}`)).status).toBe(404);
    expect(await world.status(secret.caseNo)).toBe('accepted');
  });
});

describe('a matter that is none of ours (C15)', () => {
  it('is refused at the desk by two coordinators, and an objection is decided by a third', async () => {
    const outside = await world.file(undefined, acceptanceRequest('C15'));
    const [first, second] = [
      await world.coordinator('provincial:370000'),
      await world.coordinator('provincial:370000'),
    ];
    const national = await world.coordinator('national');
    expect(await world.view(first, 'inbox')).toContain(outside.caseNo);
    await world.done(first, outside.caseNo, 'propose-refusal', {
      reasonCode: 'not_ip_matter',
      note: '属于买卖合同纠纷',
    });
    expect(await world.refusal(first, outside.caseNo, 'confirm-refusal')).toEqual([403, 'case.same_person']);
    await world.done(second, outside.caseNo, 'confirm-refusal');
    const paper = (await world.seen(outside)).documents.find(({ kind }) => kind === 'refusal_decision');
    expect(paper?.paragraphs.join('')).toContain('12348');
    expect((await world.say(outside, 'objection', { note: '涉及商标' })).status).toBe(200);
    for (const who of [first, second])
      expect(await world.refusal(who, outside.caseNo, 'uphold-refusal', { note: '维持' })).toEqual([
        403,
        'case.same_person',
      ]);
    await world.done(national, outside.caseNo, 'revoke-refusal', { note: '请重新分派' });
    expect(await world.status(outside.caseNo)).toBe('triage');
  });
});
