import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(60_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const OPINION = '经比对，被诉产品与授权外观设计整体视觉效果无实质性差异，落入保护范围。';
const RESULT = { resultKind: 'opinion_delivered', summary: OPINION, note: '请复核第二幅图' };

let world: World;
let handler: Person;
let leader: Person;
let filed: Filed;

beforeAll(async () => {
  world = await World.open('2026-03-02T10:00:00+08:00');
  handler = await world.person('handler', LIGHTING);
  leader = await world.person('team_leader', LIGHTING);
});
afterAll(() => world.close());
beforeEach(async () => {
  filed = await world.file();
  await world.done(leader, filed.caseNo, 'accept-offer');
  await world.done(leader, filed.caseNo, 'accept');
  await world.done(leader, filed.caseNo, 'assign', { handlerId: handler.accountId });
  await world.done(handler, filed.caseNo, 'start-handling');
});

const paper = async (kind: string): Promise<string> =>
  (await world.seen(filed)).documents.find((document) => document.kind === kind)?.paragraphs.join('\n') ?? '';

describe('a result', () => {
  it('is written down, or there is none to submit', async () => {
    for (const summary of [undefined, '', '  \n']) {
      const body = { resultKind: 'opinion_delivered', ...(summary === undefined ? {} : { summary }) };
      expect(await world.refusal(handler, filed.caseNo, 'submit-result', body)).toEqual([400, 'request.invalid']);
    }
    expect(await world.refusal(handler, filed.caseNo, 'submit-result', { summary: OPINION })).toEqual([
      400,
      'request.invalid',
    ]);
  });

  it('is read by the second person before it goes out, and by the applicant only after', async () => {
    await world.done(handler, filed.caseNo, 'submit-result', RESULT);
    const { timeline } = await world.detail(leader, filed.caseNo);
    expect(timeline.find(({ act }) => act === 'submit_result')?.note).toContain(OPINION);
    expect(JSON.stringify(await world.seen(filed))).not.toContain(OPINION);
    expect(await world.refusal(handler, filed.caseNo, 'approve-result')).toEqual([403, 'auth.forbidden']);
    await world.done(leader, filed.caseNo, 'approve-result');
    expect(await paper('infringement_opinion')).toContain(OPINION);
    expect(await paper('conclusion_notice')).not.toBe('');
    expect(JSON.stringify(await world.seen(filed))).not.toContain(RESULT.note);
  });

  it('goes out as it was submitted: who approves it does not rewrite it', async () => {
    await world.done(handler, filed.caseNo, 'submit-result', RESULT);
    await world.done(leader, filed.caseNo, 'approve-result', { summary: '不构成侵权。', note: '同意' });
    expect(await paper('infringement_opinion')).toContain(OPINION);
    expect(await paper('infringement_opinion')).not.toContain('不构成侵权');
  });

  it('sent back and submitted anew goes out in its last words', async () => {
    await world.done(handler, filed.caseNo, 'submit-result', RESULT);
    await world.done(leader, filed.caseNo, 'send-back-result', { note: '请补充比对图' });
    await world.done(handler, filed.caseNo, 'submit-result', { ...RESULT, summary: '补充比对图后，结论不变。' });
    await world.done(leader, filed.caseNo, 'approve-result');
    expect(await paper('infringement_opinion')).toContain('补充比对图后，结论不变。');
    expect(await paper('infringement_opinion')).not.toContain(OPINION);
  });
});
