import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../support/system.js';
import { type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const GUANGDONG = '中国（广东）知识产权保护中心';
const SUZHOU = '中国（苏州）知识产权保护中心';
/** A Monday; no holidays near. */
const MONDAY = '2026-03-02T10:00:00+08:00';

interface Voices {
  readonly applicant: string;
  readonly staff: string;
  readonly coordinator: string | null;
}
interface Decision {
  readonly seq: number;
  readonly cause: string;
  readonly changed: readonly string[];
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answerNote: string | null;
  readonly lead: { readonly name: string } | null;
  readonly isInForce: boolean;
  readonly decidedBy: string;
  readonly decidedByName: string | null;
  readonly overrideReason: string | null;
  readonly voices: Voices;
  readonly facts: Record<string, unknown>;
  readonly rules: readonly string[];
  readonly candidates: readonly {
    readonly name: string;
    readonly rank: number | null;
    readonly rejectedBy: string | null;
  }[];
  readonly directoryVersion: string;
}
interface Page {
  readonly proposal: string | null;
  readonly challenged: boolean;
  readonly routing: Decision;
  readonly routeProposal: {
    readonly to: { readonly name: string } | null;
    readonly changed: readonly string[];
    readonly isOtherLead: boolean;
  } | null;
  readonly holder: { readonly name: string } | null;
  readonly matters: readonly string[];
  readonly allowedActs: readonly { readonly act: string }[];
}
interface Told {
  readonly allowedActs: readonly string[];
  readonly reason: { readonly sentence: string; readonly byPerson: boolean } | null;
  readonly timeline: readonly { readonly act: string; readonly note: string | null }[];
  readonly documents: readonly { readonly kind: string; readonly paragraphs: readonly string[] }[];
  readonly holder: { readonly name: string } | null;
}

let world: World;
let lighting: Person;
let leader: Person;
let guangdong: Person;
let national: Person;
let suzhou: Person;
let filed: Filed;

beforeAll(async () => {
  world = await World.open(MONDAY);
  lighting = await world.person('examiner', LIGHTING);
  leader = await world.person('team_leader', LIGHTING);
  suzhou = await world.person('examiner', SUZHOU);
  guangdong = await world.coordinator('provincial:440000');
  national = await world.coordinator('national');
});
afterAll(() => world.close());
beforeEach(async () => {
  world.at(MONDAY);
  filed = await world.file();
});

const page = async (who: Person): Promise<Page> => (await who.call<Page>('GET', `/cases/${filed.caseNo}`)).body;
const decisions = async (who: Person): Promise<Decision[]> =>
  (await who.call<{ items: Decision[] }>('GET', `/cases/${filed.caseNo}/routing`)).body.items;
const told = async (): Promise<Told> => (await world.seen(filed)) as unknown as Told;
const acted = async (act: string): Promise<string[]> =>
  eventually(
    () => world.acts(filed.caseNo),
    (acts) => acts.includes(act),
  );
const taken = async (): Promise<void> => {
  await world.done(lighting, filed.caseNo, 'accept-offer');
};
const TO_SUZHOU = {
  corrected: {
    applicantRegion: '320500',
    places: [{ regionCode: '320505', stage: null }],
    rights: [{ type: 'trademark', industry: null }],
  },
  note: '申请人补充说明，实际发生在苏州',
};

describe('a decision', () => {
  it('keeps facts, rules, every candidate and the versions, and says itself in three voices', async () => {
    const [decision] = await decisions(guangdong);
    expect(decision).toMatchObject({
      seq: 1,
      cause: 'filed',
      isInForce: true,
      decidedBy: 'system',
      overrideReason: null,
    });
    expect(decision?.facts).toMatchObject({ applicantRegion: '442000', mode: 'offline' });
    expect(decision?.rules).toEqual(['T1', 'K1']);
    for (const { rank, rejectedBy } of decision?.candidates ?? [])
      expect((rank === null) === (rejectedBy !== null)).toBe(true);
    expect(decision?.voices.applicant).toBe(
      `您和侵权行为都在广东省中山市，当地有专门服务“灯饰”产业、能快速处理外观设计专利纠纷的中心，所以您的事项由${LIGHTING}办理。`,
    );
    expect(decision?.voices.staff).toContain(`由${LIGHTING}主办`);
    expect(decision?.voices.coordinator).toContain(`退回时依次为${GUANGDONG}`);
    expect((await told()).reason?.sentence).toBe(decision?.voices.applicant);
    await taken();
    // What is for coordinators is not said to the institution.
    expect((await decisions(lighting))[0]?.voices.coordinator).toBeNull();
    expect(((await world.seen(filed, 'en')) as unknown as Told).reason?.sentence).toMatch(
      /^You and the infringement are both in .*takes your matter\.$/,
    );
  });
});

describe('a fact that is put right', () => {
  it('and changes the answer becomes a proposal to whoever has the case, and moves nothing', async () => {
    await taken();
    await world.done(lighting, filed.caseNo, 'correct-facts', TO_SUZHOU);
    await acted('reconsider_route');
    const now = await page(lighting);
    expect(now.routeProposal).toMatchObject({ to: { name: SUZHOU }, isOtherLead: true });
    expect(now.routeProposal?.changed).toEqual(['applicantRegion', 'places', 'rights']);
    expect([now.holder?.name, now.proposal, now.routing.lead?.name]).toEqual([LIGHTING, 'reroute', LIGHTING]);
    expect(await world.status(filed.caseNo)).toBe('examining');
    expect(now.allowedActs.map(({ act }) => act)).toEqual(expect.arrayContaining(['follow-route', 'keep-route']));
    const [audit] = await world.system.database.query<{ facts: { was: object; corrected: object } }>(
      `SELECT a.facts FROM audit_event a JOIN case_file c ON c.id = a.case_id WHERE c.case_no = $1 AND a.event = 'case.correct_facts'`,
      [filed.caseNo],
    );
    expect(audit?.facts).toMatchObject({ corrected: TO_SUZHOU.corrected, was: { applicantRegion: '442000' } });
  });

  it('followed, it is an offer; the institution keeps the case until it is taken', async () => {
    await taken();
    await world.done(lighting, filed.caseNo, 'correct-facts', TO_SUZHOU);
    await acted('reconsider_route');
    await world.done(lighting, filed.caseNo, 'follow-route');
    expect(await world.status(filed.caseNo)).toBe('transferring');
    expect((await page(lighting)).holder?.name).toBe(LIGHTING);
    expect(await world.view(suzhou, 'offered')).toContain(filed.caseNo);
    await world.done(suzhou, filed.caseNo, 'accept-offer');
    const now = await page(suzhou);
    expect([now.holder?.name, now.routing.cause, now.routing.answer, now.proposal]).toEqual([
      SUZHOU,
      'facts_changed',
      'followed',
      null,
    ]);
    expect((await told()).reason?.sentence).toContain('苏州');
  });

  it('dismissed, the reason stands beside the answer and the case stays', async () => {
    await taken();
    await world.done(lighting, filed.caseNo, 'correct-facts', TO_SUZHOU);
    await acted('reconsider_route');
    expect(await world.refusal(lighting, filed.caseNo, 'keep-route')).toEqual([400, 'case.reason_required']);
    await world.done(lighting, filed.caseNo, 'keep-route', { note: '已完成取证，由本中心继续办理' });
    const all = await decisions(lighting);
    expect(all.map(({ answer, isInForce }) => [answer, isInForce])).toEqual([
      [null, true],
      ['dismissed', false],
    ]);
    expect(all[1]).toMatchObject({ answerNote: '已完成取证，由本中心继续办理', answeredBy: expect.any(String) });
    expect((await page(lighting)).routeProposal).toBeNull();
    expect(await world.refusal(lighting, filed.caseNo, 'follow-route')).toEqual([409, 'case.act_not_allowed']);
  });

  it('and leaves the answer as it was is recorded as the same', async () => {
    await taken();
    await world.done(lighting, filed.caseNo, 'correct-facts', {
      corrected: { matters: ['consultation', 'mediation'] },
      note: '申请人增加请求',
    });
    await acted('reconsider_route');
    const all = await decisions(lighting);
    expect(all.map(({ cause, answer, changed }) => [cause, answer, changed])).toEqual([
      ['filed', null, []],
      ['facts_changed', 'same', ['matters']],
    ]);
    const now = await page(lighting);
    expect([now.routeProposal, now.proposal, now.matters]).toEqual([null, null, ['consultation', 'mediation']]);
  });

  it('may come from the applicant, and before anybody has the case it is the desk that is asked', async () => {
    expect((await told()).allowedActs).toContain('correction');
    expect((await world.say(filed, 'correction', TO_SUZHOU)).status).toBe(200);
    await acted('reconsider_route');
    expect((await page(guangdong)).routeProposal?.to?.name).toBe(SUZHOU);
    await world.told(filed.caseNo, 'coordinator', 'reconsider_route');
    await world.done(guangdong, filed.caseNo, 'follow-route');
    expect(await world.view(suzhou, 'offered')).toContain(filed.caseNo);
    expect(await world.view(lighting, 'offered')).not.toContain(filed.caseNo);
  });

  it('has to differ from what is on the file, name places that exist, and leave the rights their number', async () => {
    await taken();
    const refused = (corrected: object): Promise<[number, string | undefined]> =>
      world.refusal(lighting, filed.caseNo, 'correct-facts', { corrected, note: '核对' });
    expect(await refused({})).toEqual([400, 'request.invalid']);
    expect(await refused({ applicantRegion: '442000' })).toEqual([400, 'request.invalid']);
    expect(await refused({ applicantRegion: '999999' })).toEqual([400, 'network.region_unknown']);
    expect(await refused({ rights: [] })).toEqual([400, 'request.invalid']);
    expect(await refused({ mode: 'by_magic' })).toEqual([400, 'request.invalid']);
    expect(await world.refusal(lighting, filed.caseNo, 'correct-facts', { corrected: { mode: 'online' } })).toEqual([
      400,
      'case.reason_required',
    ]);
    expect(
      await world.refusal(suzhou, filed.caseNo, 'correct-facts', { corrected: { mode: 'online' }, note: '核对' }),
    ).toEqual([404, 'case.not_found']);
  });

  it('that makes a trade secret of it closes the file to those who have no part in it', async () => {
    await taken();
    await world.done(lighting, filed.caseNo, 'correct-facts', {
      corrected: { rights: [{ type: 'trade_secret', industry: null }] },
      note: '涉及配方',
    });
    expect((await guangdong.call('GET', `/cases/${filed.caseNo}`)).status).toBe(404);
  });
});

describe('a route that a person overrides', () => {
  it('needs a reason and the right; the decision is kept as hers, with the rule’s beside it', async () => {
    await taken();
    const to = { institutionId: await world.system.institutionId(GUANGDONG) };
    expect(await world.refusal(leader, filed.caseNo, 'override-route', to)).toEqual([400, 'case.reason_required']);
    expect(await world.refusal(lighting, filed.caseNo, 'override-route', { ...to, note: '案情重大' })).toEqual([
      403,
      'auth.forbidden',
    ]);
    await world.done(leader, filed.caseNo, 'override-route', { ...to, note: '案情重大，宜由省中心办理' });
    const all = await decisions(leader);
    expect(all.at(-1)).toMatchObject({
      cause: 'override',
      lead: { name: GUANGDONG },
      decidedBy: leader.accountId,
      overrideReason: '案情重大，宜由省中心办理',
      isInForce: true,
      rules: ['T1', 'K1'],
    });
    expect(all.at(-1)?.voices.staff).toContain(`规则原定${LIGHTING}`);
    expect(all.at(-1)?.voices.staff).toContain('理由：案情重大，宜由省中心办理');
    const seen = await told();
    // The applicant learns that a person decided and for whom, not what offices say to each other.
    expect(seen.reason).toMatchObject({ byPerson: true });
    expect(seen.reason?.sentence).toContain(GUANGDONG);
    expect(JSON.stringify(seen)).not.toContain('案情重大');
  });

  it('by a coordinator before anybody took it ends the offer that was out', async () => {
    await world.done(guangdong, filed.caseNo, 'override-route', {
      institutionId: await world.system.institutionId(GUANGDONG),
      note: '快维中心近期停办',
    });
    expect(await world.view(lighting, 'offered')).not.toContain(filed.caseNo);
    const offers = await world.system.database.query<{ state: string }>(
      `SELECT o.state FROM offer o JOIN case_file c ON c.id = o.case_id WHERE c.case_no = $1 ORDER BY o.offered_at, o.state DESC`,
      [filed.caseNo],
    );
    expect(offers.map(({ state }) => state).sort()).toEqual(['offered', 'superseded']);
  });
});

describe('a route that the applicant contests', () => {
  const WHY = { note: '对方与该中心同在一地，请另行安排' };

  it('waits for the desk within five working days, and is contested once', async () => {
    await taken();
    expect((await told()).allowedActs).toContain('challenge');
    expect((await world.say(filed, 'challenge', WHY)).status).toBe(200);
    expect((await world.due(filed.caseNo))['challenge_answer']).toBe('2026-03-09');
    expect(await world.view(guangdong, 'inbox')).toContain(filed.caseNo);
    expect((await page(guangdong)).challenged).toBe(true);
    await world.done(guangdong, filed.caseNo, 'answer-challenge', { outcome: 'dismissed', note: '该中心与对方无关联' });
    expect(await world.view(guangdong, 'inbox')).not.toContain(filed.caseNo);
    expect((await told()).allowedActs).not.toContain('challenge');
    const again = await world.say(filed, 'challenge', WHY);
    expect([again.status, again.body.code]).toEqual([409, 'case.act_not_allowed']);
  });

  it('is answered by nobody of the institution, with words that reach the applicant on paper', async () => {
    await taken();
    await world.say(filed, 'challenge', WHY);
    for (const who of [lighting, leader])
      expect(await world.refusal(who, filed.caseNo, 'answer-challenge', { outcome: 'dismissed', note: '无' })).toEqual([
        403,
        'auth.forbidden',
      ]);
    await world.done(guangdong, filed.caseNo, 'answer-challenge', { outcome: 'dismissed', note: '该中心与对方无关联' });
    await world.told(filed.caseNo, 'applicant', 'answer_challenge');
    const seen = await told();
    const paper = seen.documents.find(({ kind }) => kind === 'challenge_answer');
    expect(paper?.paragraphs.join('')).toContain('该中心与对方无关联');
    expect(seen.timeline.find(({ act }) => act === 'answer_challenge')?.note).toBe('该中心与对方无关联');
  });

  it('upheld, goes to the institution that the answer names, and binds', async () => {
    await taken();
    await world.say(filed, 'challenge', WHY);
    expect(
      await world.refusal(guangdong, filed.caseNo, 'answer-challenge', { outcome: 'upheld', note: '异议成立' }),
    ).toEqual([400, 'request.invalid']);
    await world.done(guangdong, filed.caseNo, 'answer-challenge', {
      outcome: 'upheld',
      note: '异议成立，改由省中心办理',
      institutionId: await world.system.institutionId(GUANGDONG),
    });
    const seen = await told();
    expect(seen.holder?.name).toBe(GUANGDONG);
    expect(seen.documents.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['challenge_answer']));
    expect((await lighting.call('GET', `/cases/${filed.caseNo}`)).status).toBe(404);
    expect((await decisions(guangdong)).at(-1)).toMatchObject({ cause: 'challenge', decidedBy: guangdong.accountId });
    expect((await world.due(filed.caseNo))['challenge_answer']).toBeUndefined();
  });

  it('where the desk itself had decided, only somebody outside of that desk answers', async () => {
    await world.done(guangdong, filed.caseNo, 'designate', {
      institutionId: await world.system.institutionId(GUANGDONG),
      note: '指定省中心办理',
    });
    await world.say(filed, 'challenge', WHY);
    const answer = { outcome: 'dismissed', note: '指定正确' };
    expect(await world.refusal(guangdong, filed.caseNo, 'answer-challenge', answer)).toEqual([403, 'case.same_person']);
    const colleague = await world.coordinator('provincial:440000');
    expect(await world.refusal(colleague, filed.caseNo, 'answer-challenge', answer)).toEqual([
      403,
      'case.outsider_required',
    ]);
    await eventually(
      () =>
        world.system.database.query(
          `SELECT FROM notice n JOIN case_file c ON c.id = n.case_id WHERE c.case_no = $1 AND n.recipient = 'national' AND n.recipient_kind = 'coordinator'`,
          [filed.caseNo],
        ),
      (rows) => rows.length > 0,
    );
    await world.done(national, filed.caseNo, 'answer-challenge', answer);
    expect((await page(national)).challenged).toBe(false);
  });
});
