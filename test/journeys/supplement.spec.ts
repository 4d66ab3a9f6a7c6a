import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const MONDAY = '2026-03-02T10:00:00+08:00';

let world: World;
let examiner: Person;
let leader: Person;
let filed: Filed;

const onDay = async (instant: string): Promise<void> => {
  world.at(instant);
  examiner = await world.person('examiner', LIGHTING);
  leader = await world.person('team_leader', LIGHTING);
};

beforeAll(async () => {
  world = await World.open(MONDAY);
});
afterAll(() => world.close());
beforeEach(async () => {
  await onDay(MONDAY);
  filed = await world.file();
  await world.done(examiner, filed.caseNo, 'accept-offer');
});

const NOTICE = { missing: ['identity_proof', 'right_proof'] };
const missing = async (): Promise<string[]> =>
  (
    await world.system.database.query<{ missing: string[] }>(`SELECT missing FROM case_file WHERE case_no = $1`, [
      filed.caseNo,
    ])
  )[0]?.missing ?? [];

describe('a supplement notice', () => {
  it('names something, or is none', async () => {
    expect(await world.refusal(examiner, filed.caseNo, 'request-supplement')).toEqual([400, 'request.invalid']);
    expect(await world.refusal(examiner, filed.caseNo, 'request-supplement', { missing: [] })).toEqual([
      400,
      'request.invalid',
    ]);
    expect(await world.refusal(examiner, filed.caseNo, 'request-supplement', { missing: 'right_proof' })).toEqual([
      400,
      'request.invalid',
    ]);
    expect((await world.say(filed, 'supplement', {})).status).toBe(409);
  });

  it('names everything at once, with the day, in both languages, on the page and on paper', async () => {
    await world.done(examiner, filed.caseNo, 'request-supplement', { ...NOTICE, note: '照片须能看清铭牌' });
    const zh = await world.seen(filed);
    const en = await world.seen(filed, 'en');
    expect([zh.status, zh.asked, zh.clocks.owner]).toEqual(['supplement_pending', NOTICE.missing, 'applicant']);
    expect(zh.allowedActs).toEqual(expect.arrayContaining(['supplement', 'withdrawal']));
    const paper = ({ documents }: typeof zh): string =>
      documents.find(({ kind }) => kind === 'supplement_notice')?.paragraphs.join('\n') ?? '';
    expect(paper(zh)).toMatch(/身份证明[\s\S]*权利证明|权利证明[\s\S]*身份证明|身份[\s\S]*权利/);
    expect(paper(zh)).toMatch(/2026\s*年\s*3\s*月\s*11\s*日|2026-03-11/);
    expect(paper(zh)).toContain('照片须能看清铭牌');
    expect(paper(en)).toMatch(/identity[\s\S]*right/i);
    expect(paper(en)).toMatch(/11 March 2026|2026-03-11/);
    await world.told(filed.caseNo, 'applicant', 'request_supplement');
  });

  it('is sent once; a second one has to be explained', async () => {
    await world.done(examiner, filed.caseNo, 'request-supplement', { missing: ['identity_proof'] });
    expect((await world.say(filed, 'supplement', { materials: ['identity_proof'] })).status).toBe(200);
    expect(await world.refusal(examiner, filed.caseNo, 'request-supplement', { missing: ['right_proof'] })).toEqual([
      400,
      'case.reason_required',
    ]);
    await world.done(examiner, filed.caseNo, 'request-supplement', {
      missing: ['right_proof'],
      note: '证书在补正后被宣告无效，须另行提交',
    });
    expect(await world.due(filed.caseNo)).toEqual({ supplement: '2026-03-11' });
  });

  it('is sent by the holder and nobody else', async () => {
    const guangdong = await world.coordinator('provincial:440000');
    expect(await world.refusal(guangdong, filed.caseNo, 'request-supplement', NOTICE)).toEqual([403, 'case.not_owner']);
    const stranger = await world.person('examiner', '中国（苏州）知识产权保护中心');
    expect(await world.refusal(stranger, filed.caseNo, 'request-supplement', NOTICE)).toEqual([404, 'case.not_found']);
  });
});

describe('while the applicant is asked', () => {
  it("the examination stands still and goes on with what was left; the applicant's time is hers", async () => {
    expect((await world.due(filed.caseNo))['examination']).toBe('2026-03-23');
    await onDay('2026-03-03T10:00:00+08:00');
    await world.done(examiner, filed.caseNo, 'request-supplement', NOTICE);
    expect(await world.due(filed.caseNo)).toEqual({ supplement: '2026-03-12' });
    await onDay('2026-03-06T10:00:00+08:00');
    expect((await world.say(filed, 'supplement', { materials: NOTICE.missing })).status).toBe(200);
    expect(await world.status(filed.caseNo)).toBe('examining');
    // Three working days stood still: 4, 5 and 6 March.
    expect(await world.due(filed.caseNo)).toEqual({ examination: '2026-03-26' });
    const { clocks } = await world.detail(examiner, filed.caseNo);
    const share = Object.fromEntries(clocks.parts.map(({ owner, seconds }) => [owner, seconds]));
    expect(share['applicant']).toBe(3 * 86_400);
    expect(share['institution']).toBe(86_400);
    expect(clocks.parts.reduce((sum, part) => sum + part.seconds, 0)).toBe(clocks.totalSeconds);
    await world.told(filed.caseNo, 'institution', 'supply');
  });

  it('nobody decides behind her back', async () => {
    await world.done(examiner, filed.caseNo, 'request-supplement', NOTICE);
    expect(await world.refusal(examiner, filed.caseNo, 'accept')).toEqual([409, 'case.act_not_allowed']);
    expect(
      await world.refusal(examiner, filed.caseNo, 'propose-refusal', { reasonCode: 'no_identity', note: '无身份证明' }),
    ).toEqual([409, 'case.act_not_allowed']);
    expect(
      await world.refusal(leader, filed.caseNo, 'terminate', { reasonCode: 'no_cooperation', note: '未补正' }),
    ).toEqual([409, 'case.act_not_allowed']);
  });

  it('help comes before papers where a deadline of others is near', async () => {
    filed = await world.file((request) => (request.externalDeadline = { kind: 'customs', dueOn: '2026-03-05' }));
    await world.done(examiner, filed.caseNo, 'accept-offer');
    await world.done(examiner, filed.caseNo, 'request-supplement', NOTICE);
    await world.done(examiner, filed.caseNo, 'accept');
    expect(await world.status(filed.caseNo)).toBe('accepted');
  });

  it('the case is not out of her hands: she may write and withdraw', async () => {
    await world.done(examiner, filed.caseNo, 'request-supplement', NOTICE);
    expect((await world.say(filed, 'messages', { note: '下周补交' })).status).toBe(200);
    expect(await world.status(filed.caseNo)).toBe('supplement_pending');
    expect((await world.say(filed, 'withdrawal', {})).status).toBe(200);
    expect((await world.seen(filed)).documents.map(({ kind }) => kind)).toContain('withdrawal_notice');
    expect(await world.due(filed.caseNo)).toEqual({});
  });
});

describe('what is handed in', () => {
  it('takes itself off the list; what is still missing is accepted only with words', async () => {
    await world.done(examiner, filed.caseNo, 'request-supplement', NOTICE);
    expect(await missing()).toEqual(NOTICE.missing);
    expect((await world.say(filed, 'supplement', { materials: ['identity_proof'], note: '证书稍后' })).status).toBe(
      200,
    );
    expect(await missing()).toEqual(['right_proof']);
    expect(await world.refusal(examiner, filed.caseNo, 'accept')).toEqual([400, 'case.reason_required']);
    await world.done(examiner, filed.caseNo, 'accept', { note: '权利状态已在公共平台核验' });
  });

  it('when it is all, lets the case be accepted without another word', async () => {
    await world.done(examiner, filed.caseNo, 'request-supplement', NOTICE);
    expect((await world.say(filed, 'supplement', { materials: NOTICE.missing })).status).toBe(200);
    expect(await missing()).toEqual([]);
    await world.done(examiner, filed.caseNo, 'accept');
  });

  it('is taken on the last day and not after the case was deemed withdrawn', async () => {
    await world.done(examiner, filed.caseNo, 'request-supplement', NOTICE);
    const late = filed;
    filed = await world.file();
    await world.done(examiner, filed.caseNo, 'accept-offer');
    await world.done(examiner, filed.caseNo, 'request-supplement', NOTICE);
    world.at('2026-03-11T23:59:00+08:00');
    await world.sweep();
    await expect(world.asSystem(late.caseNo, 'deem_withdrawn')).rejects.toMatchObject({ code: 'case.act_not_allowed' });
    expect((await world.say(filed, 'supplement', {})).status).toBe(200);
    world.at('2026-03-12T00:00:01+08:00');
    await world.sweep();
    expect([await world.status(filed.caseNo), await world.status(late.caseNo)]).toEqual([
      'examining',
      'deemed_withdrawn',
    ]);
    const answer = await world.say(late, 'supplement', {});
    expect([answer.status, answer.body.code]).toEqual([409, 'case.act_not_allowed']);
  });

  it('or the sweep: one of them wins when both come at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await onDay(MONDAY);
      filed = await world.file();
      await world.done(examiner, filed.caseNo, 'accept-offer');
      await world.done(examiner, filed.caseNo, 'request-supplement', NOTICE);
      world.at('2026-03-12T00:00:01+08:00');
      const [answer] = await Promise.all([world.say(filed, 'supplement', {}), world.sweep()]);
      const did = (await world.acts(filed.caseNo)).filter((act) => ['supply', 'deem_withdrawn'].includes(act));
      expect(did).toEqual([answer.status === 200 ? 'supply' : 'deem_withdrawn']);
    }
  });
});

describe('a supplement after acceptance', () => {
  it('never ends the case by itself: the handler goes on without it, with words', async () => {
    await world.done(examiner, filed.caseNo, 'accept');
    await world.done(leader, filed.caseNo, 'assign', { handlerId: examiner.accountId });
    await world.done(examiner, filed.caseNo, 'start-handling');
    await world.done(examiner, filed.caseNo, 'request-supplement', { missing: ['infringement_evidence'] });
    const handler = examiner;
    world.at('2026-03-20T10:00:00+08:00');
    await world.sweep();
    expect(await world.status(filed.caseNo)).toBe('supplement_pending');
    await onDay('2026-03-20T10:00:00+08:00');
    expect(await world.refusal(leader, filed.caseNo, 'proceed-without-supplement')).toEqual([
      400,
      'case.reason_required',
    ]);
    await world.done(leader, filed.caseNo, 'proceed-without-supplement', { note: '现有证据足以比对' });
    expect(await world.status(filed.caseNo)).toBe('handling');
    expect(handler.accountId).not.toBe(leader.accountId);
  });
});
