import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type AcceptanceCase, acceptanceRequests } from '../support/acceptance.js';
import { type Detail, type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(180_000);

/** How the matter of a case is answered when it ends well, by what was asked for. */
const RESULTS: Readonly<Record<string, string>> = {
  infringement_opinion: 'opinion_delivered',
  solution_proposal: 'solution_delivered',
  consultation: 'advice_given',
};
const XIAN = '中国（西安）知识产权保护中心';

let world: World;
const filed = new Map<string, Filed>();
const staff = new Map<string, Person>();
const CASES = new Map(acceptanceRequests().map((one) => [one.id, one]));

beforeAll(async () => {
  world = await World.open('2025-06-10T10:00:00+08:00');
  for (const one of [...CASES.values()].sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime())) {
    if (one.id === 'C33') continue;
    world.clock.set(one.submittedAt);
    filed.set(one.id, await world.file(undefined, one.request));
  }
  world.at('2025-06-12T16:00:00+08:00');
});
afterAll(() => world.close());

const caseOf = (id: string): AcceptanceCase & { caseNo: string; filed: Filed } => {
  const [one, answer] = [CASES.get(id), filed.get(id)];
  if (!one || !answer) throw new Error(`no case ${id}`);
  return { ...one, caseNo: answer.caseNo, filed: answer };
};
/** Somebody of an institution or a desk; the same person each time it is asked for, on the same day. */
async function who(role: 'team_leader' | 'examiner', place: string): Promise<Person> {
  const key = `${role} ${place} ${world.clock.now().toISOString().slice(0, 10)}`;
  const person = staff.get(key) ?? (await world.person(role, place));
  staff.set(key, person);
  return person;
}
const leadOf = (id: string): string => caseOf(id).expected.lead_centre ?? '';

async function take(id: string): Promise<Person> {
  const examiner = await who('examiner', leadOf(id));
  await world.done(examiner, caseOf(id).caseNo, 'accept-offer');
  return examiner;
}

/** From the offer to a handler at work. */
async function begin(id: string): Promise<{ leader: Person; examiner: Person; caseNo: string }> {
  const { caseNo } = caseOf(id);
  const isOffered = (await world.status(caseNo)) === 'transferring';
  const examiner = isOffered ? await take(id) : await who('examiner', leadOf(id));
  const leader = await who('team_leader', leadOf(id));
  if ((await world.status(caseNo)) === 'examining')
    await world.done(leader, caseNo, 'accept', { note: '材料可以共享查得' });
  await world.done(leader, caseNo, 'assign', { handlerId: examiner.accountId });
  await world.done(examiner, caseNo, 'start-handling');
  return { leader, examiner, caseNo };
}

/** Closed with a result that a second person looked at; the file is whole and its time adds up. */
async function conclude(id: string, resultKind: string, hands: Awaited<ReturnType<typeof begin>>): Promise<Detail> {
  const { leader, examiner, caseNo } = hands;
  await world.done(examiner, caseNo, 'submit-result', { resultKind, summary: '办理结果见所附文书。' });
  expect(await world.refusal(examiner, caseNo, 'approve-result')).toEqual([403, 'auth.forbidden']);
  await world.done(leader, caseNo, 'approve-result');
  const detail = await world.detail(leader, caseNo);
  expect(detail.status).toBe('concluded');
  expect(detail.clocks.parts.reduce((sum, part) => sum + part.seconds, 0)).toBe(detail.clocks.totalSeconds);
  expect(detail.documents.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['acceptance_notice', 'conclusion_notice']),
  );
  expect((await world.seen(caseOf(id).filed)).status).toBe('concluded');
  return detail;
}

/** A secret goes to nobody whom its owner has not agreed to by name. */
async function agree(id: string, receiver: string, { examiner, caseNo }: Awaited<ReturnType<typeof begin>>) {
  expect(await world.refusal(examiner, caseNo, 'refer-out', { authority: receiver, note: '移送并请回复' })).toEqual([
    409,
    'case.consent_required',
  ]);
  await world.done(examiner, caseNo, 'ask-to-share', { receiver, purpose: '移送有权机关处理' });
  expect((await world.say(caseOf(id).filed, 'consent', { receiver, outcome: 'given' })).status).toBe(200);
}

describe('the acceptance cases, each to the end that its file expects', () => {
  it('C17 joins C01, whose record knows of the call; nothing else can take it in', async () => {
    const [first, again] = [caseOf('C01'), caseOf('C17')];
    const examiner = await take('C01');
    await take('C17');
    expect((await world.refusal(examiner, again.caseNo, 'merge', { mergedInto: caseOf('C02').caseNo }))[0]).toBe(400);
    await world.done(examiner, again.caseNo, 'merge', { mergedInto: first.caseNo });
    expect(await world.status(again.caseNo)).toBe('merged');
    expect(await world.acts(first.caseNo)).toContain('take_in');
    expect((await world.seen(again.filed)).documents.map(({ kind }) => kind)).toEqual(['merge_notice']);
  });

  it('C21: three working days from service at the customs drive the order, and help comes before the papers', async () => {
    const { caseNo } = caseOf('C21');
    const examiner = await take('C21');
    await world.done(examiner, caseNo, 'add-deadline', { deadlineKind: 'customs', servedOn: '2025-06-12' });
    expect((await world.due(caseNo))['external_customs']).toBe('2025-06-17');
    await world.done(examiner, caseNo, 'request-supplement', { missing: ['power_of_attorney'] });
    await world.done(examiner, caseNo, 'accept');
    expect(await world.status(caseNo)).toBe('accepted');
    expect((await world.view(examiner, 'inbox'))[0]).toBe(caseNo);
  });

  const helped = ['C01', 'C02', 'C03', 'C05', 'C06', 'C08', 'C09', 'C11', 'C21', 'C23'];
  it.each(helped)(
    '%s is accepted at the lead institution, referred where the law points, and concluded',
    async (id) => {
      const { expected, request } = caseOf(id);
      const hands = await begin(id);
      for (const { authority } of expected.referrals ?? []) {
        if (expected.flags?.includes('confidential')) await agree(id, authority, hands);
        await world.done(hands.examiner, hands.caseNo, 'refer-out', { authority, note: '移送并请回复' });
        await world.done(hands.examiner, hands.caseNo, 'record-referral-answer', {
          outcome: 'answered',
          note: '已回复',
        });
      }
      const kind = request.matters.flatMap((matter) => RESULTS[matter] ?? [])[0] ?? 'service_confirmed';
      const detail = await conclude(id, kind, hands);
      expect(detail.timeline.filter(({ act }) => act === 'refer_out')).toHaveLength(expected.referrals?.length ?? 0);
    },
  );

  it('C24 comes to an agreement, and reminds of the thirty days for the court', async () => {
    const hands = await begin('C24');
    await world.done(hands.examiner, hands.caseNo, 'start-mediation', { bothAgreed: true });
    await world.done(hands.examiner, hands.caseNo, 'end-mediation', { outcome: 'agreement' });
    expect((await world.due(hands.caseNo))['judicial_confirmation']).toBe('2025-07-12');
    expect((await world.view(hands.leader, 'inbox'))[0]).toBe(hands.caseNo);
    await world.done(hands.examiner, hands.caseNo, 'settle-deadline', { deadline: 'agreement', outcome: 'met' });
    await conclude('C24', 'mediation_agreement', hands);
  });

  it('C13: one notice names all that is missing; handed in, the examination goes on where it stopped', async () => {
    const { caseNo, filed: answer, expected } = caseOf('C13');
    const examiner = await take('C13');
    await world.done(examiner, caseNo, 'request-supplement', { missing: expected.missing });
    expect((await world.due(caseNo))['supplement']).toBe('2025-06-23');
    const seen = await world.seen(answer);
    expect([...seen.asked].sort()).toEqual([...(expected.missing ?? [])].sort());
    expect(seen.documents.filter(({ kind }) => kind === 'supplement_notice')).toHaveLength(1);
    expect(await world.refusal(examiner, caseNo, 'request-supplement', { missing: ['application_form'] })).toEqual([
      409,
      'case.act_not_allowed',
    ]);
    expect((await world.say(answer, 'supplement', { materials: expected.missing })).status).toBe(200);
    await world.done(examiner, caseNo, 'conclude-simple', { note: '商标未注册的，可依反不正当竞争法主张。' });
    expect(await world.status(caseNo)).toBe('concluded');
  });

  it('C14: chosen where nobody is competent, it goes where somebody is, and the days until then are shown', async () => {
    const { caseNo, filed: answer, request, expected } = caseOf('C14');
    expect(request.chosenInstitution).toBe(XIAN);
    expect((await world.seen(answer)).offeredTo?.name).toBe(expected.lead_centre);
    const hands = await begin('C14');
    const parts = (await world.detail(hands.leader, caseNo)).clocks.parts;
    expect(parts.find(({ owner }) => owner === 'institution')?.seconds).toBeGreaterThan(2 * 86_400);
    await world.done(hands.examiner, caseNo, 'start-mediation', { bothAgreed: true });
    await world.done(hands.examiner, caseNo, 'end-mediation', { outcome: 'opponent_unwilling' });
    await conclude('C14', 'mediation_failed', hands);
  });

  it('C15 is refused by two persons of the desk, and final when nobody objects in seven working days', async () => {
    const { caseNo, filed: answer, expected } = caseOf('C15');
    const [one, two] = [await world.coordinator('national'), await world.coordinator('national')];
    await world.done(one, caseNo, 'propose-refusal', { reasonCode: expected.refuse_reason, note: '属劳动争议' });
    expect(await world.refusal(one, caseNo, 'confirm-refusal')).toEqual([403, 'case.same_person']);
    await world.done(two, caseNo, 'confirm-refusal');
    expect((await world.due(caseNo))['objection']).toBe('2025-06-23');
    const paper = (await world.seen(answer)).documents.find(({ kind }) => kind === 'refusal_decision');
    expect(paper?.paragraphs.join('')).toContain('12348');
  });

  it('C19 is decided by a person: advice, while the court has the matter', async () => {
    const { caseNo } = caseOf('C19');
    const examiner = await take('C19');
    expect(await world.acts(caseNo)).not.toContain('propose_refusal');
    await world.done(examiner, caseNo, 'answer-only-close', { note: '法院审理期间仅提供咨询意见。' });
    expect(await world.status(caseNo)).toBe('out_of_scope_closed');
  });

  it('C26 is passed on as a report and the citizen is told', async () => {
    const { caseNo, filed: answer, expected } = caseOf('C26');
    const desk = await world.coordinator('national');
    await world.done(desk, caseNo, 'forward-clue', { authority: expected.referrals?.[0]?.authority });
    const seen = await world.seen(answer);
    expect([seen.status, seen.documents.map(({ kind }) => kind)]).toEqual(['out_of_scope_closed', ['clue_letter']]);
  });

  it('C28 gets an answer and no case', async () => {
    const { caseNo } = caseOf('C28');
    await world.done(await take('C28'), caseNo, 'answer-only-close', { note: '一般性说明。' });
    expect(await world.status(caseNo)).toBe('out_of_scope_closed');
  });

  it('C29 is terminated for false materials, by somebody else than its handler, in writing', async () => {
    const { caseNo, expected } = caseOf('C29');
    const { leader, examiner } = await begin('C29');
    const input = { reasonCode: expected.terminate_reason, note: '专利证书系伪造' };
    expect(await world.refusal(examiner, caseNo, 'terminate', input)).toEqual([403, 'auth.forbidden']);
    await world.done(leader, caseNo, 'terminate', input);
    const detail = await world.detail(leader, caseNo);
    expect(detail.status).toBe('terminated');
    expect(detail.documents.map(({ kind }) => kind)).toContain('termination_notice');
    expect(detail.allowedActs).toEqual([]);
  });

  it('C30 is answered on the spot', async () => {
    await world.done(await take('C30'), caseOf('C30').caseNo, 'conclude-simple', { note: '已当面答复' });
    expect(await world.status(caseOf('C30').caseNo)).toBe('concluded');
  });

  it('C34 hears a reminder, says nothing, and is deemed withdrawn; C15 is final by then', async () => {
    const { caseNo, filed: answer } = caseOf('C34');
    await world.done(await take('C34'), caseNo, 'request-supplement', { missing: ['right_proof'] });
    world.at('2025-06-24T00:00:30+08:00');
    await world.sweep();
    expect(await world.status(caseNo)).toBe('deemed_withdrawn');
    expect((await world.seen(answer)).documents.map(({ kind }) => kind)).toContain('deemed_withdrawal_notice');
    expect(await world.status(caseOf('C15').caseNo)).toBe('refused_final');
  });

  it('C33, filed before the holidays, is accepted within the days that the holidays leave', async () => {
    const one = CASES.get('C33');
    if (!one) throw new Error('no C33');
    world.clock.set(one.submittedAt);
    const answer = await world.file(undefined, one.request);
    filed.set('C33', answer);
    expect(answer.promise.examineBy).toBe(one.expected.review_due_date);
    world.at('2025-10-09T09:00:00+08:00');
    const hands = await begin('C33');
    await conclude('C33', 'opinion_delivered', hands);
  });

  it('leave none of the twenty-two without an end', async () => {
    const open: string[] = [];
    for (const [id, { caseNo }] of filed)
      if (
        !/^(concluded|refused_final|deemed_withdrawn|terminated|merged|out_of_scope_closed)$/.test(
          await world.status(caseNo),
        )
      )
        open.push(id);
    expect(open).toEqual([]);
    expect(filed.size).toBe(22);
  });
});
