import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AssistanceRequest } from '#contracts';
import { freshRequest } from '../support/requests.js';
import { type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const SUZHOU = '中国（苏州）知识产权保护中心';

interface Link {
  id: string;
  kind: string;
  state: string;
  askedHere: boolean;
  heldBy: string | null;
  caseNo: string | null;
  note: string | null;
}

let world: World;
beforeAll(async () => {
  world = await World.open('2026-12-14T09:00:00+08:00');
});
afterAll(() => world.close());

const linksOf = async (who: Person, caseNo: string): Promise<Link[]> =>
  (await who.call<{ links: Link[] }>('GET', `/cases/${caseNo}`)).body.links;
const brief = (links: readonly Link[]) => links.map(({ kind, heldBy, caseNo }) => ({ kind, heldBy, caseNo }));

/** A request that goes to Suzhou instead of Zhongshan. */
const toSuzhou = (request: AssistanceRequest): void => {
  request.applicant.regionCode = '320500';
  request.rights = request.rights.map((right) => ({ ...right, type: 'patent_invention', industry: '新材料' }));
  request.acts.places = [{ regionCode: '320500', stage: null }];
};

async function taken(institution: string, request: AssistanceRequest): Promise<Filed> {
  const filed = await world.file(undefined, request);
  await world.done(await world.person('team_leader', institution), filed.caseNo, 'accept-offer');
  return filed;
}

describe('the same right at two institutions', () => {
  let here: Filed;
  let there: Filed;
  let lighting: Person;
  let suzhou: Person;

  beforeAll(async () => {
    const shop = 'https://shop.example.cn/lamps';
    const first = freshRequest((request) => {
      request.respondents = request.respondents.map((one) => ({ ...one, shopUrl: shop }));
    });
    here = await taken(LIGHTING, first);
    const second = freshRequest((request) => {
      toSuzhou(request);
      request.applicant.name = '另一家被许可企业';
      request.applicant.idNumber = null;
      request.respondents = request.respondents.map((one) => ({
        ...one,
        shopUrl: 'HTTPS://www.shop.example.cn/lamps/',
      }));
    });
    there = await taken(SUZHOU, second);
    lighting = await world.person('team_leader', LIGHTING);
    suzhou = await world.person('team_leader', SUZHOU);
  });

  it('is found by its marks, and each learns where the other is and nothing else', async () => {
    expect(brief(await linksOf(suzhou, there.caseNo))).toEqual([{ kind: 'parallel', heldBy: LIGHTING, caseNo: null }]);
    expect(brief(await linksOf(lighting, here.caseNo))).toEqual([{ kind: 'parallel', heldBy: SUZHOU, caseNo: null }]);
    const page = JSON.stringify((await suzhou.call('GET', `/cases/${there.caseNo}`)).body);
    expect(page).not.toContain(here.caseNo);
    expect(page).not.toContain('某照明电器厂');
    expect((await suzhou.call('GET', `/cases/${here.caseNo}`)).status).toBe(404);
  });

  it('is asked about by the one and answered by the other, who then know each other’s number', async () => {
    const [link] = await linksOf(suzhou, there.caseNo);
    const ask = { link: link?.id, outcome: 'link', note: '同一店铺，建议互通办理情况。' };
    expect(await world.refusal(suzhou, there.caseNo, 'answer-link', { link: link?.id, outcome: 'agreed' })).toEqual([
      409,
      'case.act_not_allowed',
    ]);
    expect(await world.refusal(suzhou, there.caseNo, 'ask-link', { ...ask, outcome: 'merge' })).toEqual([
      409,
      'case.act_not_allowed',
    ]);
    expect(await world.refusal(suzhou, there.caseNo, 'ask-link', { ...ask, link: here.caseNo })).toEqual([
      404,
      'link.not_found',
    ]);
    await world.done(suzhou, there.caseNo, 'ask-link', ask);
    expect(await world.acts(here.caseNo)).toContain('link_asked');
    expect(await world.refusal(suzhou, there.caseNo, 'answer-link', { link: link?.id, outcome: 'agreed' })).toEqual([
      409,
      'case.act_not_allowed',
    ]);
    await world.done(lighting, here.caseNo, 'answer-link', { link: link?.id, outcome: 'agreed' });
    expect(brief(await linksOf(suzhou, there.caseNo))).toEqual([
      { kind: 'parallel', heldBy: LIGHTING, caseNo: here.caseNo },
    ]);
    expect(brief(await linksOf(lighting, here.caseNo))).toEqual([
      { kind: 'parallel', heldBy: SUZHOU, caseNo: there.caseNo },
    ]);
    expect((await suzhou.call('GET', `/cases/${here.caseNo}`)).status).toBe(404);
  });

  it('is nothing that an applicant hears of', async () => {
    const seen = JSON.stringify(await world.seen(there));
    expect(seen).not.toMatch(/link/);
    expect(seen).not.toContain(here.caseNo);
  });
});

describe('the same matter twice', () => {
  it('in the same hands is merged at once, and the file that goes on says where it came from', async () => {
    const request = freshRequest();
    const first = await taken(LIGHTING, request);
    const second = await taken(LIGHTING, request);
    const leader = await world.person('team_leader', LIGHTING);
    expect(brief(await linksOf(leader, second.caseNo))).toEqual([
      { kind: 'same_matter', heldBy: LIGHTING, caseNo: first.caseNo },
    ]);
    await world.done(leader, second.caseNo, 'merge', { mergedInto: first.caseNo });
    expect(await world.status(second.caseNo)).toBe('merged');
    expect(await world.acts(first.caseNo)).toContain('take_in');
  });

  it('in other hands only with their word', async () => {
    const request = freshRequest();
    const first = await taken(LIGHTING, request);
    const desk = await world.coordinator('provincial:440000');
    const second = await world.file(undefined, { ...request, channel: '12345' });
    const elsewhere = await world.system.institutionId(SUZHOU);
    await world.done(desk, second.caseNo, 'designate', { institutionId: elsewhere, note: '指定办理' });
    const suzhou = await world.person('team_leader', SUZHOU);
    const lighting = await world.person('team_leader', LIGHTING);
    const merge = { mergedInto: first.caseNo };
    expect((await world.refusal(suzhou, second.caseNo, 'merge', merge))[0]).toBe(400);
    const [link] = await linksOf(suzhou, second.caseNo);
    await world.done(suzhou, second.caseNo, 'ask-link', { link: link?.id, outcome: 'merge', note: '同一事项' });
    await world.done(lighting, first.caseNo, 'answer-link', { link: link?.id, outcome: 'declined', note: '事实不同' });
    expect((await world.refusal(suzhou, second.caseNo, 'merge', merge))[0]).toBe(400);
    await world.done(suzhou, second.caseNo, 'ask-link', { link: link?.id, outcome: 'merge', note: '已核对' });
    await world.done(lighting, first.caseNo, 'answer-link', { link: link?.id, outcome: 'agreed' });
    await world.done(suzhou, second.caseNo, 'merge', merge);
    expect(await world.status(second.caseNo)).toBe('merged');
  });

  it('is never a way to ask which numbers exist', async () => {
    const one = await taken(LIGHTING, freshRequest());
    const other = await taken(LIGHTING, freshRequest());
    const leader = await world.person('team_leader', LIGHTING);
    for (const mergedInto of [other.caseNo, 'WQ000000'])
      expect((await world.refusal(leader, one.caseNo, 'merge', { mergedInto }))[0]).toBe(400);
  });
});

describe('the other side’s own request', () => {
  let claim: Filed;
  let defence: Filed;
  let leader: Person;
  let handlers: [Person, Person];

  beforeAll(async () => {
    const request = freshRequest();
    request.applicant.name = '甲方灯具制造厂';
    request.respondents = [{ name: '乙方照明有限公司', uscc: null, regionCode: '442000', shopUrl: null }];
    claim = await taken(LIGHTING, request);
    const answer = freshRequest();
    answer.applicant = { ...answer.applicant, name: '乙方照明有限公司', role: 'accused', idNumber: null };
    answer.rights = request.rights;
    answer.respondents = [{ name: '甲方灯具制造厂', uscc: null, regionCode: '442000', shopUrl: null }];
    defence = await taken(LIGHTING, answer);
    leader = await world.person('team_leader', LIGHTING);
    handlers = [await world.person('handler', LIGHTING), await world.person('handler', LIGHTING)];
    for (const { caseNo } of [claim, defence]) await world.done(leader, caseNo, 'accept', { note: '材料可查' });
  });

  it('is a case of its own that the coordinators alone see linked', async () => {
    for (const { caseNo } of [claim, defence]) expect(await linksOf(leader, caseNo)).toEqual([]);
    const desk = await world.coordinator('provincial:440000');
    expect((await linksOf(desk, defence.caseNo)).map(({ kind }) => kind)).toEqual(['other_side']);
    for (const filed of [claim, defence]) {
      const seen = JSON.stringify(await world.seen(filed));
      expect(seen).not.toContain((filed === claim ? defence : claim).caseNo);
      expect(seen).not.toMatch(/other_side|link/);
    }
    const gates = await leader.call<{ gates: { rule: string }[] }>('GET', `/cases/${defence.caseNo}`);
    expect(gates.body.gates.map(({ rule }) => rule)).not.toContain('D1');
  });

  it('has a handler of its own, who is kept from the first one’s file, and the other way round', async () => {
    const [one, two] = handlers;
    await world.done(leader, claim.caseNo, 'assign', { handlerId: one.accountId });
    // Naming somebody whom the list of colleagues leaves out takes a reason; even with one it stays refused.
    const insisting = { handlerId: one.accountId, note: '仍由其承办' };
    expect(await world.refusal(leader, defence.caseNo, 'assign', insisting)).toEqual([409, 'case.conflict']);
    await world.done(leader, defence.caseNo, 'assign', { handlerId: two.accountId });
    const reads = async (who: Person, { caseNo }: Filed) => (await who.call('GET', `/cases/${caseNo}`)).status;
    expect([await reads(one, claim), await reads(one, defence)]).toEqual([200, 404]);
    expect([await reads(two, claim), await reads(two, defence)]).toEqual([404, 200]);
    for (const view of ['inbox', 'all']) {
      expect(await world.view(one, view)).not.toContain(defence.caseNo);
      expect(await world.view(two, view)).not.toContain(claim.caseNo);
    }
    expect((await world.act(one, defence.caseNo, 'start-handling')).status).toBe(404);
  });

  it('follows whoever takes over, and lets go of whoever gave it up', async () => {
    const third = await world.person('handler', LIGHTING);
    await world.done(leader, claim.caseNo, 'reassign', { handlerId: third.accountId, note: '调整分工' });
    expect((await third.call('GET', `/cases/${defence.caseNo}`)).status).toBe(404);
    expect((await handlers[0].call('GET', `/cases/${defence.caseNo}`)).status).toBe(200);
  });
});

describe('an applicant with very many matters', () => {
  /** Another three hundred cases of the same kind, younger by a second each, without waiting for three hundred filings. */
  const multiply = (caseNo: string): Promise<unknown> =>
    world.system.database.query(
      `WITH copy AS (
         SELECT c.id AS old, gen_random_uuid() AS id, 'XX' || lpad(n::text, 10, '0') AS case_no, c.received_at + n * interval '1 second' AS at
           FROM case_file c, generate_series(1, 300) n WHERE c.case_no = $1),
       file AS (
         INSERT INTO case_file SELECT (jsonb_populate_record(c, jsonb_build_object('id', copy.id, 'case_no', copy.case_no, 'received_at', copy.at))).*
           FROM copy JOIN case_file c ON c.id = copy.old RETURNING 1),
       request AS (
         INSERT INTO case_request SELECT (jsonb_populate_record(r, jsonb_build_object('case_id', copy.id))).*
           FROM copy JOIN case_request r ON r.case_id = copy.old RETURNING 1)
       INSERT INTO case_fingerprint (case_id, kind, mark) SELECT copy.id, f.kind, f.mark FROM copy JOIN case_fingerprint f ON f.case_id = copy.old`,
      [caseNo],
    );

  it('is still told that this one came before, however many of its other matters came in between', async () => {
    const request = freshRequest();
    await world.file(undefined, request);
    await multiply((await world.file(undefined, freshRequest())).caseNo);
    world.clock.advance(600_000);
    const again = await world.file(undefined, request);
    expect((await world.detail(await world.coordinator('national'), again.caseNo)).proposal).toBe('merge');
  });
});
