import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caller, eventually, startSystem, type TestSystem } from '../support/system.js';
import { acceptanceRequest } from '../support/requests.js';

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';

interface Row {
  caseNo: string;
  version: number;
  status: string;
  dueOn: string;
  relation: string;
}
interface Detail extends Row {
  routing: {
    lead: { name: string };
    rules: string[];
    candidates: { name: string; rank: number | null; rejectedBy: string | null }[];
  };
  allowedActs: { act: string }[];
  holder: { name: string } | null;
  parties: { side: string; idNumber: string | null }[];
  clocks: {
    parts: { seconds: number }[];
    totalSeconds: number;
    deadlines: { kind: string; dueOn: string; satisfiedAt: string | null }[];
  };
  documents: { kind: string; paragraphs: string[] }[];
}
interface Filed {
  caseNo: string;
  queryCode: string;
  promise: { examineBy: string };
  receipt: string;
}
interface Page {
  items: Row[];
}

/** One request through the whole network: filed, routed, offered, accepted, worked on, concluded, seen at each step. */
describe('one request travels the whole network', () => {
  let system: TestSystem;
  let examiner: Caller & { accountId: string };
  let leader: Caller & { accountId: string };
  let handler: Caller & { accountId: string };
  let applicant: Caller;
  let filed: Filed;
  let token: string;

  const seen = async (): Promise<{
    status: string;
    statusText: string;
    holder: { name: string } | null;
    offeredTo: { name: string } | null;
    explanation: string;
    version: number;
    timeline: { act: string }[];
  }> => {
    const answer = await applicant.call<Awaited<ReturnType<typeof seen>>>(
      'GET',
      `/requests/${filed.caseNo}`,
      undefined,
      { Authorization: `Bearer ${token}` },
    );
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const detail = async (): Promise<Detail> => (await examiner.call<Detail>('GET', `/cases/${filed.caseNo}`)).body;
  const act = async (who: Caller, name: string, body: object = {}): Promise<void> => {
    const answer = await who.act<{ code?: string }>(`/cases/${filed.caseNo}/${name}`, (await detail()).version, body);
    expect({ act: name, status: answer.status, code: answer.body.code }).toEqual({
      act: name,
      status: 200,
      code: undefined,
    });
  };

  beforeAll(async () => {
    system = await startSystem();
    examiner = await system.signedIn('examiner', { institution: LIGHTING });
    leader = await system.signedIn('team_leader', { institution: LIGHTING });
    handler = await system.signedIn('handler', { institution: LIGHTING });
    applicant = system.visitor();
  });
  afterAll(() => system.stop());

  it('previews the competent institution with a reason before anything is stored', async () => {
    const answer = await applicant.call<{
      outcome: string;
      lead: { name: string };
      rules: string[];
      explanation: string;
    }>('POST', '/requests/preview', acceptanceRequest('C01'));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ outcome: 'route', lead: { name: LIGHTING }, rules: ['T1', 'K1'] });
    expect(answer.body.explanation).toContain('灯饰');
    expect(await system.database.query('SELECT FROM case_file')).toHaveLength(0);
  });

  it('files it and answers with number, code, promise and a receipt that anyone can check', async () => {
    const answer = await applicant.call<Filed>('POST', '/requests', acceptanceRequest('C01'), {
      'Idempotency-Key': randomUUID(),
    });
    expect(answer.status).toBe(201);
    filed = answer.body;
    const check = await applicant.call<{ valid: boolean; content: { caseNo: string } }>(
      'POST',
      '/receipts/verification',
      { receipt: filed.receipt },
    );
    expect(check.body).toMatchObject({ valid: true, content: { caseNo: filed.caseNo } });
    const forged = await applicant.call<{ valid: boolean }>('POST', '/receipts/verification', {
      receipt: filed.receipt.replace(/^./, (c) => (c === 'e' ? 'f' : 'e')),
    });
    expect(forged.body.valid).toBe(false);
  });

  it("stands in the institution's inbox within two seconds, and in nobody else's", async () => {
    const page = await eventually(
      async () => (await examiner.call<Page>('GET', '/cases?view=inbox')).body,
      (body) => body.items.length > 0,
      2000,
    );
    expect(page.items.map((row) => [row.caseNo, row.status, row.relation])).toEqual([
      [filed.caseNo, 'transferring', 'offered'],
    ]);
    const stranger = await system.signedIn('examiner', { institution: '中国（深圳）知识产权保护中心' });
    expect((await stranger.call<Page>('GET', '/cases?view=all')).body.items).toEqual([]);
    expect((await stranger.call('GET', `/cases/${filed.caseNo}`)).status).toBe(404);
  });

  it('lets the applicant see who has been asked and why, with number and code only', async () => {
    const lookup = await applicant.call<{ token: string }>('POST', '/requests/lookup', {
      caseNo: filed.caseNo.toLowerCase(),
      queryCode: filed.queryCode.replaceAll('-', ' '),
    });
    expect(lookup.status).toBe(200);
    token = lookup.body.token;
    const view = await seen();
    expect(view).toMatchObject({ status: 'transferring', holder: null, offeredTo: { name: LIGHTING } });
    expect(view.explanation).toContain(LIGHTING);
    const wrong = await applicant.call<{ code: string }>('POST', '/requests/lookup', {
      caseNo: filed.caseNo,
      queryCode: 'AAAA-AAAA-AAAA',
    });
    const unknown = await applicant.call<{ code: string }>('POST', '/requests/lookup', {
      caseNo: 'WY26-00000000',
      queryCode: filed.queryCode,
    });
    expect([wrong.status, wrong.body.code, unknown.status, unknown.body.code]).toEqual([
      401,
      'lookup.no_match',
      401,
      'lookup.no_match',
    ]);
  });

  it('shows staff the facts masked, the route, the rules and every candidate', async () => {
    const page = await detail();
    expect(page.routing).toMatchObject({ lead: { name: LIGHTING }, rules: ['T1', 'K1'] });
    expect(page.routing.candidates.find((one) => one.rank === 1)?.name).toBe(LIGHTING);
    expect(page.routing.candidates.some((one) => one.rejectedBy !== null)).toBe(true);
    expect(page.parties.find((party) => party.side === 'applicant')?.idNumber).toMatch(/^.{3}\*+.{2}$/);
    expect(page.allowedActs.map((one) => one.act)).toEqual(expect.arrayContaining(['accept-offer', 'return-offer']));
  });

  it('moves ownership only by acceptance, then is examined, assigned, worked on and concluded by two persons', async () => {
    expect((await detail()).holder).toBeNull();
    await act(examiner, 'accept-offer');
    expect((await detail()).holder?.name).toBe(LIGHTING);
    await act(examiner, 'accept');
    await act(leader, 'assign', { handlerId: handler.accountId });
    await act(handler, 'start-handling');
    await act(handler, 'submit-result', {
      resultKind: 'opinion_delivered',
      summary: '经比对，被诉产品落入外观设计专利权的保护范围。',
    });
    const byHerself = await handler.act<{ code: string }>(
      `/cases/${filed.caseNo}/approve-result`,
      (await detail()).version,
    );
    expect(byHerself.status).toBe(403);
    await act(leader, 'approve-result');
    expect((await seen()).status).toBe('concluded');
  });

  it('has told the applicant each step, issued the papers, and accounts for every second', async () => {
    const view = await seen();
    expect(view.timeline.map((event) => event.act)).toEqual([
      'submit',
      'offer',
      'accept_offer',
      'accept',
      'assign',
      'start_handling',
      'approve_result',
    ]);
    const page = await detail();
    expect(page.documents.map((document) => document.kind)).toEqual(
      expect.arrayContaining(['acceptance_notice', 'infringement_opinion', 'conclusion_notice']),
    );
    expect(page.documents.every((document) => document.paragraphs.every((text) => text.length > 0))).toBe(true);
    expect(page.clocks.parts.reduce((sum, part) => sum + part.seconds, 0)).toBe(page.clocks.totalSeconds);
    const examination = page.clocks.deadlines.find((deadline) => deadline.kind === 'examination');
    expect(examination).toMatchObject({ dueOn: filed.promise.examineBy });
    expect(examination?.satisfiedAt).not.toBeNull();
  });

  it('left one audit entry for each act, all under the correlation id of their own call', async () => {
    const rows = await system.database.query<{ event: string; correlation_id: string }>(
      `SELECT event, correlation_id FROM audit_event WHERE event NOT LIKE 'auth.%' AND event <> 'personal.read' ORDER BY id`,
    );
    expect(rows.map((row) => row.event)).toEqual([
      'request.filed',
      'case.triaged',
      'case.offer',
      'case.accept_offer',
      'case.accept',
      'case.assign',
      'case.start_handling',
      'case.submit_result',
      'case.approve_result',
    ]);
    expect(new Set(rows.slice(0, 3).map((row) => row.correlation_id)).size).toBe(1);
    expect(rows.every((row) => row.correlation_id !== 'none')).toBe(true);
  });
});
