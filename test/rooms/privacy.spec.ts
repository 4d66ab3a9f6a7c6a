import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answerTo, Keys, NOTICES, Resealing, Retention } from '#privacy';
import { DATA_KINDS } from '#contracts';
import { Vault } from '#platform/crypto';
import { Database } from '#platform/database';
import { freshRequest } from '../support/requests.js';
import { type Answer, eventually, startSystem } from '../support/system.js';
import { type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const SUZHOU = '中国（苏州）知识产权保护中心';
const FIRST_HASH = '06718c7b4a909117db82abf06a5a613299bcb08f1b7ab52979c28d84d805b5e2';
const SECOND_HASH = '2337d4ab822e3317ba38076b14180bced8cf81f2897672ffe96e2454a0460a18';

interface Privacy {
  notice: { version: string; hash: string; current: boolean } | null;
  consents: {
    purpose: string;
    answer: string;
    times: number;
    receiver: string | null;
    receiverContact: string | null;
    kinds: string[];
  }[];
  asks: { purpose: string; receiver: string; receiverContact: string | null }[];
  disclosures: { receiver: string; purpose: string; basis: string; kinds: string[] }[];
  looks: { kind: string; role: string; office: string | null; reason: string | null; fields: string[] }[];
  requests: { id: string; kind: string; state: string; dueOn: string; reason: string | null; answer: string | null }[];
}

/** The institution that the rule sent the request to: whoever files asks for that. */
const OFFERED = { receiver: LIGHTING, purpose: 'dispatch', basis: 'request', kinds: [...DATA_KINDS] };

let world: World;
let examiner: Person;
let leader: Person;
let stranger: Person;
let auditor: Person;

beforeAll(async () => {
  world = await World.open('2026-11-25T02:00:00Z');
  examiner = await world.person('examiner', LIGHTING);
  leader = await world.person('team_leader', LIGHTING);
  stranger = await world.person('examiner', SUZHOU);
  auditor = await world.system.signedIn('auditor', {});
});
afterAll(() => world.close());

const natural = (
  change: (request: ReturnType<typeof freshRequest>) => void = () => undefined,
): ReturnType<typeof freshRequest> =>
  freshRequest((request) => {
    Object.assign(request.applicant, {
      kind: 'natural_person',
      name: '欧阳测试',
      idType: 'resident_id',
      idNumber: '442000199003070018',
      mobile: '13800138000',
      email: 'canary@example.com',
      address: '中山市古镇镇灯饰路 7 号',
      contactName: '欧阳联系',
    });
    change(request);
  });

const asApplicant = async <T>(filed: Filed, method: string, path: string, body?: unknown): Promise<Answer<T>> =>
  world.system.visitor().call<T>(method, `/requests/${filed.caseNo}${path}`, body, {
    Authorization: `Bearer ${await world.token(filed)}`,
  });
const privacyOf = async (filed: Filed): Promise<Privacy> => (await asApplicant<Privacy>(filed, 'GET', '/privacy')).body;
const choose = (filed: Filed, purpose: string, given: boolean): Promise<Answer> =>
  asApplicant(filed, 'POST', '/privacy/consents', { purpose, given, noticeVersion: '2' });
const consentTo = async (filed: Filed, purpose: string): Promise<string | undefined> =>
  (await privacyOf(filed)).consents.find((one) => one.purpose === purpose)?.answer;

const events = async (
  caseNo: string,
  event: string,
): Promise<{ facts: Record<string, unknown>; actor_id: string | null }[]> =>
  world.system.database.query(
    `SELECT e.facts, e.actor_id FROM audit_event e JOIN case_file c ON c.id = e.case_id WHERE c.case_no = $1 AND e.event = $2 ORDER BY e.id`,
    [caseNo, event],
  );

/** Filed, routed and taken by the institution for lamps. */
async function held(request = natural()): Promise<Filed> {
  const filed = await world.file(undefined, request);
  await world.done(examiner, filed.caseNo, 'accept-offer');
  return filed;
}

describe('the privacy notice', () => {
  it('is there in every version and both languages, under a hash that never changes', async () => {
    const visitor = world.system.visitor();
    const list = await visitor.call<{ items: { version: string; hash: string; current: boolean }[] }>(
      'GET',
      '/privacy/notices',
    );
    expect(list.body.items.map(({ version, current }) => [version, current])).toEqual([
      ['2', true],
      ['1', false],
    ]);
    // A published notice is never edited: whoever changes a word makes a new version.
    expect(NOTICES.map(({ version, hash }) => [version, hash])).toEqual([
      ['1', FIRST_HASH],
      ['2', SECOND_HASH],
    ]);
    const first = await visitor.call<{ lead: string; sections: unknown[] }>('GET', '/privacy/notices/1', undefined, {
      'Accept-Language': 'en',
    });
    expect(first.body.lead).toMatch(/^Before you apply/);
    const current = await visitor.call<{ version: string; hash: string; lead: string }>(
      'GET',
      '/privacy/notices/current',
    );
    expect(current.body).toMatchObject({ version: '2', hash: SECOND_HASH });
    expect(current.body.lead).toContain('请在填写之前阅读');
    expect((await visitor.call('GET', '/privacy/notices/9')).status).toBe(404);
  });

  it('is recorded as it was shown: version, hash, time and language', async () => {
    const shownAt = '2026-11-25T01:58:00.000Z';
    const filed = await world.file(
      undefined,
      natural((request) => {
        request.consents = {
          privacyNotice: '2',
          shareWithCoHandlers: false,
          noticeHash: SECOND_HASH,
          noticeShownAt: shownAt,
          language: 'en',
          given: ['notify_email'],
          declined: ['send_to_authority'],
        };
      }),
    );
    const rows = await world.system.database.query<Record<string, unknown>>(
      `SELECT purpose, given, notice_version, notice_hash, language, shown_at FROM consent k JOIN case_file c ON c.id = k.case_id WHERE c.case_no = $1 ORDER BY k.id`,
      [filed.caseNo],
    );
    const read = { notice_version: '2', notice_hash: SECOND_HASH, language: 'en', shown_at: new Date(shownAt) };
    expect(rows).toEqual([
      { purpose: 'privacy_notice', given: true, ...read },
      { purpose: 'share_co_handlers', given: false, ...read },
      { purpose: 'notify_email', given: true, ...read },
      { purpose: 'send_to_authority', given: false, ...read },
    ]);
    expect((await privacyOf(filed)).notice).toMatchObject({ version: '2', current: true });
  });

  it('that nobody published, or that was shown in other words, cannot have been read', async () => {
    for (const consents of [{ privacyNotice: '99' }, { privacyNotice: '2', noticeHash: FIRST_HASH }]) {
      const answer = await world.system.visitor().call<{ errors: { path: string; code: string }[] }>(
        'POST',
        '/requests',
        natural((request) => {
          request.consents = { shareWithCoHandlers: false, ...consents };
        }),
        { 'Idempotency-Key': randomUUID() },
      );
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([
        expect.objectContaining({ path: 'consents.privacyNotice', code: 'notice.unknown' }),
      ]);
    }
  });

  it('that has been replaced is confirmed anew on the case page', async () => {
    const filed = await world.file(undefined, natural());
    expect((await privacyOf(filed)).notice).toMatchObject({ version: '1', current: false });
    expect((await choose(filed, 'privacy_notice', true)).status).toBe(204);
    expect((await privacyOf(filed)).notice).toMatchObject({ version: '2', current: true });
  });
});

describe('consent', () => {
  it('is given and taken back purpose by purpose, and every answer stays', async () => {
    const filed = await held();
    expect(await consentTo(filed, 'overseas')).toBe('unsaid');
    await choose(filed, 'overseas', true);
    await choose(filed, 'overseas', false);
    const { consents } = await privacyOf(filed);
    expect(consents.find(({ purpose }) => purpose === 'overseas')).toMatchObject({
      answer: 'declined',
      times: 2,
      kinds: ['identity', 'matter', 'evidence'],
    });
    expect(
      consents
        .filter(({ answer }) => answer !== 'unsaid')
        .map(({ purpose }) => purpose)
        .sort(),
    ).toEqual(['overseas', 'share_co_handlers']);
    expect(await events(filed.caseNo, 'consent.withdrawn')).toMatchObject([{ facts: { purpose: 'overseas' } }]);
  });

  it('to share lets co-handlers in, and taking it back puts them out at once', async () => {
    const filed = await held(
      natural((request) => {
        request.consents = { privacyNotice: '2', shareWithCoHandlers: false };
      }),
    );
    const invite = { institutionId: await world.system.institutionId(SUZHOU) };
    expect(await world.refusal(leader, filed.caseNo, 'invite-co-handler', invite)).toEqual([
      409,
      'case.consent_required',
    ]);
    expect((await choose(filed, 'share_co_handlers', true)).status).toBe(204);
    await world.done(leader, filed.caseNo, 'invite-co-handler', invite);
    expect((await stranger.call('GET', `/cases/${filed.caseNo}`)).status).toBe(200);
    const { disclosures } = await privacyOf(filed);
    expect(disclosures).toHaveLength(2);
    expect(disclosures).toEqual(
      expect.arrayContaining([
        expect.objectContaining(OFFERED),
        expect.objectContaining({
          receiver: SUZHOU,
          purpose: 'share_co_handlers',
          basis: 'consent',
          kinds: ['identity', 'contact', 'matter', 'evidence'],
        }),
      ]),
    );
    await choose(filed, 'share_co_handlers', false);
    expect((await stranger.call('GET', `/cases/${filed.caseNo}`)).status).toBe(404);
    expect(await world.refusal(leader, filed.caseNo, 'invite-co-handler', invite)).toEqual([
      409,
      'case.consent_required',
    ]);
  });

  it('that was declined stops a referral; asked for with the name of the receiver and given, it lets it through', async () => {
    const handler = await world.person('handler', LIGHTING);
    const filed = await held(
      natural((request) => {
        request.consents = { privacyNotice: '2', shareWithCoHandlers: false, declined: ['send_to_authority'] };
      }),
    );
    await world.done(examiner, filed.caseNo, 'accept');
    await world.done(leader, filed.caseNo, 'assign', { handlerId: handler.accountId });
    await world.done(handler, filed.caseNo, 'start-handling');
    const referral = { authority: '中山市市场监督管理局', note: '涉嫌假冒专利，移送查处' };
    expect(await world.refusal(handler, filed.caseNo, 'refer-out', referral)).toEqual([409, 'case.consent_required']);
    const question = { purpose: 'send_to_authority', receiver: referral.authority, receiverContact: '0760-12315' };
    expect((await stranger.call('POST', `/cases/${filed.caseNo}/consent-questions`, question)).status).toBe(404);
    expect((await handler.call('POST', `/cases/${filed.caseNo}/consent-questions`, question)).status).toBe(204);
    expect((await privacyOf(filed)).asks).toMatchObject([question]);
    await choose(filed, 'send_to_authority', true);
    const privacy = await privacyOf(filed);
    expect(privacy.asks).toEqual([]);
    expect(privacy.consents.find(({ purpose }) => purpose === 'send_to_authority')).toMatchObject({
      answer: 'given',
      receiver: referral.authority,
      receiverContact: '0760-12315',
    });
    await world.done(handler, filed.caseNo, 'refer-out', referral);
    const { disclosures } = await privacyOf(filed);
    expect(disclosures).toHaveLength(2);
    expect(disclosures).toEqual(
      expect.arrayContaining([
        expect.objectContaining(OFFERED),
        expect.objectContaining({ receiver: referral.authority, purpose: 'send_to_authority', basis: 'consent' }),
      ]),
    );
    expect(await events(filed.caseNo, 'personal.passed_on')).toHaveLength(1);
  });

  it('is what was said last', () => {
    const at = new Date();
    const said = (given: boolean, id: string) => ({ id, purpose: 'transfer' as const, given, at });
    expect(answerTo('transfer', [])).toBe('unsaid');
    expect(answerTo('transfer', [said(false, '1'), said(true, '2')])).toBe('given');
    expect(answerTo('transfer', [said(true, '1'), said(false, '2')])).toBe('declined');
  });
});

describe("a person's identifiers", () => {
  it('are masked for everybody, and shown in full for a reason that goes on record', async () => {
    const filed = await held();
    const { parties } = (
      await examiner.call<{ parties: { side: string; mobile: string; idNumber: string }[] }>(
        'GET',
        `/cases/${filed.caseNo}`,
      )
    ).body;
    expect(parties.find(({ side }) => side === 'applicant')).toMatchObject({
      mobile: '138****8000',
      idNumber: '442*************18',
    });
    const path = `/cases/${filed.caseNo}/unmasking`;
    expect((await examiner.call('POST', path, {})).status).toBe(400);
    expect((await examiner.call('POST', path, { reason: 'curiosity' })).status).toBe(400);
    expect((await examiner.call<{ code: string }>('POST', path, { reason: 'other' })).body.code).toBe(
      'case.reason_required',
    );
    expect((await stranger.call('POST', path, { reason: 'verify_identity' })).status).toBe(404);
    expect(await events(filed.caseNo, 'personal.unmasked')).toEqual([]);
    const shown = await examiner.call<{
      parties: { side: string; mobile: string; idNumber: string; address: string }[];
    }>('POST', path, {
      reason: 'other',
      note: '与申请人核对姓名',
    });
    expect(shown.body.parties.find(({ side }) => side === 'applicant')).toMatchObject({
      mobile: '13800138000',
      idNumber: '442000199003070018',
      address: '中山市古镇镇灯饰路 7 号',
    });
    const [event] = await events(filed.caseNo, 'personal.unmasked');
    expect(event).toMatchObject({ actor_id: examiner.accountId, facts: { reason: 'other' } });
    expect(JSON.stringify(event)).not.toMatch(/13800138000|核对/);
  });

  it('in full are asked for with both factors once more when the last proof is old', async () => {
    const filed = await held();
    const ask = (): Promise<Answer<{ code?: string }>> =>
      examiner.call('POST', `/cases/${filed.caseNo}/unmasking`, { reason: 'verify_identity' });
    const age = (minutes: number): Promise<unknown> =>
      world.system.database.query(`UPDATE session SET proved_at = proved_at - $1 * interval '1 minute'`, [minutes]);
    await age(11);
    expect(await ask()).toMatchObject({ status: 403, body: { code: 'auth.proof_required' } });
    expect(await events(filed.caseNo, 'personal.unmasked')).toEqual([]);
    await age(-11);
    expect((await ask()).status).toBe(200);
  });

  it('are not for an institution that is only asked to take the case', async () => {
    const filed = await world.file(undefined, natural());
    const answer = await examiner.call<{ code: string }>('POST', `/cases/${filed.caseNo}/unmasking`, {
      reason: 'verify_identity',
    });
    expect([answer.status, answer.body.code]).toEqual([403, 'case.not_owner']);
  });

  it('tell their owner who looked and who saw them in full: the office and the role, no name', async () => {
    const filed = await held();
    for (let n = 0; n < 5; n += 1) await examiner.call('GET', `/cases/${filed.caseNo}`);
    await leader.call('GET', `/cases/${filed.caseNo}`);
    await leader.call('POST', `/cases/${filed.caseNo}/unmasking`, { reason: 'contact_applicant' });
    const { looks } = await privacyOf(filed);
    expect(looks.map(({ kind, role, office, reason }) => [kind, role, office, reason]).sort()).toEqual([
      ['looked', 'examiner', LIGHTING, null],
      ['looked', 'team_leader', LIGHTING, null],
      ['unmasked', 'team_leader', LIGHTING, 'contact_applicant'],
    ]);
    expect(JSON.stringify(looks)).not.toContain(leader.accountId);
    // Five readings within the hour are one entry of the record.
    expect((await events(filed.caseNo, 'personal.read')).map(({ actor_id }) => actor_id).sort()).toEqual(
      [examiner.accountId, leader.accountId].sort(),
    );
    const seen = await auditor.call<{ items: { caseNo: string; reason: string; office: string }[] }>(
      'GET',
      '/audit/unmaskings',
    );
    expect(seen.body.items[0]).toMatchObject({ caseNo: filed.caseNo, reason: 'contact_applicant', office: LIGHTING });
  });

  it('are found by the whole name of a person and by part of the name of a company', async () => {
    const person = await held(
      natural((request) => {
        request.applicant.name = '司徒 甲乙';
      }),
    );
    const find = async (q: string): Promise<string[]> =>
      (
        await examiner.call<{ items: { caseNo: string; applicantName: string }[] }>(
          'GET',
          `/cases?view=all&q=${encodeURIComponent(q)}&limit=100`,
        )
      ).body.items.map(({ caseNo }) => caseNo);
    expect(await find('司徒甲乙')).toEqual([person.caseNo]);
    expect(await find('司徒')).toEqual([]);
    const company = await held(
      freshRequest((request) => {
        request.applicant.name = '中山市查找灯饰有限公司';
      }),
    );
    expect(await find('查找灯饰')).toEqual([company.caseNo]);
  });
});

describe('the desk for rights', () => {
  it('gives a copy on the spot, as a document for machines, and keeps that on record', async () => {
    const filed = await held();
    const copy = await asApplicant<{
      format: string;
      persons: { applicant: { idNumber: string; name: string } };
      request: { facts: string };
      privacy: Privacy;
    }>(filed, 'GET', '/personal-data');
    expect(copy.headers.get('content-disposition')).toContain('attachment');
    expect(copy.body).toMatchObject({
      format: 'ipr-personal-data/1',
      persons: { applicant: { name: '欧阳测试', idNumber: '442000199003070018' } },
    });
    expect(copy.body.request.facts.length).toBeGreaterThan(5);
    expect((await privacyOf(filed)).requests).toMatchObject([{ kind: 'copy', state: 'granted' }]);
    expect(await events(filed.caseNo, 'personal.asked')).toHaveLength(1);
  });

  it('puts right what was wrong when an institution agrees, within fifteen working days', async () => {
    const filed = await held();
    const asked = { kind: 'correct', field: 'mobile', value: '13900139000', words: '换号了' };
    expect((await asApplicant(filed, 'POST', '/privacy/data-requests', asked)).status).toBe(204);
    expect((await asApplicant<{ code: string }>(filed, 'POST', '/privacy/data-requests', asked)).body.code).toBe(
      'privacy.already_asked',
    );
    expect((await asApplicant(filed, 'POST', '/privacy/data-requests', { kind: 'correct' })).status).toBe(400);
    const list = await leader.call<{
      items: { id: string; caseNo: string; kind: string; dueOn: string; overdue: boolean }[];
    }>('GET', '/data-requests');
    const mine = list.body.items.find(({ caseNo }) => caseNo === filed.caseNo);
    // 25 November 2026 is a Wednesday.
    expect(mine).toMatchObject({ kind: 'correct', dueOn: '2026-12-16', overdue: false });
    expect((await stranger.call<{ items: unknown[] }>('GET', '/data-requests')).body.items).toEqual([]);
    const path = `/cases/${filed.caseNo}/data-requests/${mine?.id ?? ''}`;
    expect((await stranger.call('POST', path, { granted: true })).status).toBe(404);
    expect((await leader.call('POST', path, { granted: true, answer: '已更正' })).status).toBe(204);
    expect((await leader.call<{ code: string }>('POST', path, { granted: true })).body.code).toBe(
      'privacy.already_answered',
    );
    const shown = await leader.call<{ parties: { side: string; mobile: string }[] }>(
      'POST',
      `/cases/${filed.caseNo}/unmasking`,
      { reason: 'rights_request' },
    );
    expect(shown.body.parties.find(({ side }) => side === 'applicant')?.mobile).toBe('13900139000');
    expect((await privacyOf(filed)).requests).toMatchObject([{ state: 'granted', answer: '已更正' }]);
  });

  it('refuses only with a reason and in words', async () => {
    const filed = await held();
    await asApplicant(filed, 'POST', '/privacy/data-requests', { kind: 'explain', words: '为什么由这家机构办理？' });
    const [request] = (await privacyOf(filed)).requests;
    const path = `/cases/${filed.caseNo}/data-requests/${request?.id ?? ''}`;
    for (const half of [
      { granted: false },
      { granted: false, reason: 'other' },
      { granted: false, answer: '不便说明' },
    ])
      expect((await leader.call<{ code: string }>('POST', path, half)).body.code).toBe('case.reason_required');
    await leader.call('POST', path, { granted: false, reason: 'harms_others', answer: '涉及他人商业秘密' });
    expect((await privacyOf(filed)).requests).toMatchObject([
      { state: 'refused', reason: 'harms_others', answer: '涉及他人商业秘密' },
    ]);
  });

  it('deletes a way of contact, but neither the last one nor what the archive has to keep', async () => {
    const filed = await held();
    const askAndAnswer = async (field: string | null): Promise<Answer<{ code: string }>> => {
      await asApplicant(filed, 'POST', '/privacy/data-requests', { kind: 'delete', field });
      const open = (await privacyOf(filed)).requests.find(({ state }) => state === 'open');
      const path = `/cases/${filed.caseNo}/data-requests/${open?.id ?? ''}`;
      const answer = await leader.call<{ code: string }>('POST', path, { granted: true });
      if (answer.status !== 204)
        await leader.call('POST', path, { granted: false, reason: 'archive_duty', answer: '依法须保存' });
      return answer;
    };
    expect((await askAndAnswer('email')).status).toBe(204);
    expect((await askAndAnswer('mobile')).body.code).toBe('privacy.must_be_kept');
    expect((await askAndAnswer('idNumber')).body.code).toBe('privacy.must_be_kept');
    expect((await askAndAnswer(null)).body.code).toBe('privacy.must_be_kept');
    const [party] = await world.system.database.query(
      `SELECT email_sealed, mobile_sealed IS NOT NULL AS mobile FROM party p JOIN case_file c ON c.id = p.case_id WHERE c.case_no = $1 AND side = 'applicant'`,
      [filed.caseNo],
    );
    expect(party).toEqual({ email_sealed: null, mobile: true });
  });
});

describe('the record, for auditors', () => {
  it('is searched by case, actor, event and day, and searching is on record', async () => {
    const filed = await held();
    const search = async (
      query: string,
    ): Promise<{ event: string; caseNo: string; actorId: string; seq: string | null }[]> =>
      (
        await auditor.call<{ items: { event: string; caseNo: string; actorId: string; seq: string | null }[] }>(
          'GET',
          `/audit/events?${query}`,
        )
      ).body.items;
    const byCase = await search(`caseNo=${filed.caseNo}`);
    expect(byCase.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['request.filed', 'case.triaged', 'case.offer', 'case.accept_offer']),
    );
    expect(new Set(byCase.map(({ caseNo }) => caseNo))).toEqual(new Set([filed.caseNo]));
    expect((await search(`caseNo=${filed.caseNo}&event=case`)).every(({ event }) => event.startsWith('case.'))).toBe(
      true,
    );
    expect((await search(`caseNo=${filed.caseNo}&actor=${examiner.accountId}`)).map(({ event }) => event)).toEqual([
      'case.accept_offer',
    ]);
    expect(await search('from=2031-01-01')).toEqual([]);
    expect(await search('caseNo=WY26-00000000')).toEqual([]);
    const own = await search('event=audit.searched');
    expect(own.length).toBeGreaterThan(3);
    expect(own[0]?.actorId).toBe(auditor.accountId);
    for (const person of [examiner, leader]) expect((await person.call('GET', '/audit/events')).status).toBe(403);
  });

  it('is verified on demand, names what was changed, and is given out whole', async () => {
    const verify = async (): Promise<{
      whole: boolean;
      holds: number;
      faultSeq: string | null;
      faultKind: string | null;
    }> =>
      (
        await auditor.call<{ whole: boolean; holds: number; faultSeq: string | null; faultKind: string | null }>(
          'POST',
          '/audit/verification',
        )
      ).body;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const before = await verify();
    expect(before).toMatchObject({ whole: true, faultSeq: null });
    expect(before.holds).toBeGreaterThan(20);
    const status = await auditor.call<{ length: string; waiting: number; algorithm: string }>('GET', '/audit/status');
    expect(Number(status.body.length)).toBeGreaterThanOrEqual(before.holds);
    expect(status.body.algorithm).toBe('Ed25519');
    await world.system.database.query(`SET session_replication_role = replica`);
    await world.system.database.query(
      `UPDATE audit_event SET event = 'case.nothing' WHERE id = (SELECT event_id FROM audit_seal WHERE seq = 7)`,
    );
    expect(await verify()).toMatchObject({ whole: false, faultSeq: '7', faultKind: 'edited' });
    const copy = await fetch(`${world.system.origin}/api/v1/audit/export`, {
      headers: { Cookie: (auditor as unknown as { cookie: string }).cookie },
    });
    const lines = (await copy.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string });
    expect(lines.filter(({ kind }) => kind === 'record').length).toBeGreaterThanOrEqual(before.holds);
    expect(await world.system.database.query(`SELECT FROM audit_event WHERE event = 'audit.exported'`)).toHaveLength(1);
  });

  it('proves to an applicant that her filing stands in it', async () => {
    const filed = await held();
    world.clock.advance(60_000);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const answer = await asApplicant<{
      ready: boolean;
      proof: { event: { event: string }; checkpoint: string } | null;
    }>(filed, 'GET', '/proof');
    expect(answer.body).toMatchObject({ ready: true, proof: { event: { event: 'request.filed' } } });
    const other = await held();
    const token = await world.token(filed);
    const foreign = await world.system
      .visitor()
      .call('GET', `/requests/${other.caseNo}/proof`, undefined, { Authorization: `Bearer ${token}` });
    expect(foreign.status).toBe(404);
  });
});

describe('what has served its time', () => {
  it('is counted by a rehearsal and forgotten by a run, class by class', async () => {
    const { query } = world.system.database;
    await query(
      `INSERT INTO idempotency_key (principal, key, request_hash, answer, created_at) SELECT 'public', 'old-' || n, '', '{}', '2026-01-01' FROM generate_series(1, 3) n`,
    );
    await query(
      `INSERT INTO idempotency_key (principal, key, request_hash, answer, created_at) VALUES ('public', 'new', '', '{}', '2026-11-20')`,
    );
    const officer = await world.system.signedIn('security_admin', {});
    const rehearsal = await officer.call<{ run: { rehearsal: boolean; counts: Record<string, number> } }>(
      'POST',
      '/retention/rehearsal',
    );
    expect(rehearsal.body.run).toMatchObject({ rehearsal: true, counts: { idempotency_key: 3 } });
    const keys = (): Promise<{ key: string }[]> =>
      query(`SELECT key FROM idempotency_key WHERE key LIKE 'old-%' OR key = 'new' ORDER BY key`);
    expect(await keys()).toHaveLength(4);
    const retention = world.system.worker?.app.get(Retention);
    expect((await retention?.run(false))?.counts).toMatchObject({ idempotency_key: 3 });
    expect(await keys()).toEqual([{ key: 'new' }]);
    const view = await officer.call<{ classes: { name: string }[]; runs: { rehearsal: boolean }[] }>(
      'GET',
      '/retention',
    );
    expect(view.body.runs.map(({ rehearsal: isRehearsal }) => isRehearsal)).toEqual([false, true]);
    expect(view.body.classes.length).toBeGreaterThan(3);
    expect(await query(`SELECT FROM audit_event WHERE event IN ('retention.run', 'retention.rehearsed')`)).toHaveLength(
      2,
    );
    expect((await leader.call('GET', '/retention')).status).toBe(403);
  });

  it('lists closed files whose archive duty is over, and no other', async () => {
    const filed = await held();
    const close = (at: string, result: string): Promise<unknown> =>
      world.system.database.query(
        `UPDATE case_file SET closed_at = $2, result_kind = $3, status = 'archived' WHERE case_no = $1`,
        [filed.caseNo, at, result],
      );
    const expired = async (): Promise<string[]> =>
      ((await world.system.worker?.app.get(Retention).run(true))?.expired ?? []).map(({ caseNo }) => caseNo);
    await close('2016-11-24T00:00:00Z', 'advice_given');
    expect(await expired()).toEqual([filed.caseNo]);
    await close('2016-11-26T00:00:00Z', 'advice_given');
    expect(await expired()).toEqual([]);
    await close('2016-11-24T00:00:00Z', 'opinion_delivered');
    expect(await expired()).toEqual([]);
  });
});

describe('the keys', () => {
  it.each(['FIELD_KEYS', 'INDEX_KEY', 'TOKEN_PEPPER'] as const)(
    'stop the start when %s is another one than the data was made with',
    async (name) => {
      const { env, api } = world.system;
      const other = Buffer.alloc(32, 7).toString('base64');
      const value = name === 'FIELD_KEYS' ? JSON.stringify({ current: 'k1', keys: { k1: other } }) : other;
      const keys = new Keys(api.app.get(Database), new Vault({ ...env, [name]: value }));
      await expect(keys.check()).rejects.toThrow(name);
      await expect(new Keys(api.app.get(Database), new Vault(env)).check()).resolves.toBeUndefined();
    },
  );

  it('stop the start when one that data may need is gone', async () => {
    const { env, api } = world.system;
    const ring = JSON.stringify({ current: 'k2', keys: { k2: Buffer.alloc(32, 9).toString('base64') } });
    await expect(new Keys(api.app.get(Database), new Vault({ ...env, FIELD_KEYS: ring })).check()).rejects.toThrow(
      'key k1 is missing',
    );
    await world.system.database.query(`DELETE FROM key_check WHERE kind = 'field' AND id = 'k2'`);
  });
});

describe('rotation', () => {
  it('brings everything to the new key while people file, and the old one can go when nothing stands under it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rotate-'));
    const path = join(folder, 'ring.json');
    const [k1, k2, i1] = [1, 2, 3].map((n) => Buffer.alloc(32, n).toString('base64'));
    writeFileSync(path, JSON.stringify({ current: 'k1', keys: { k1 } }));
    const own = await startSystem({ env: { FIELD_KEYS: '', FIELD_KEYS_FILE: path } });
    try {
      const file = async (): Promise<Filed> =>
        (await own.visitor().call<Filed>('POST', '/requests', natural(), { 'Idempotency-Key': randomUUID() })).body;
      const first = await Promise.all(Array.from({ length: 6 }, file));
      const resealing = own.worker?.app.get(Resealing);
      if (!resealing) throw new Error('no worker');
      let isWriting = true;
      const later: Filed[] = [];
      const writing = (async () => {
        while (isWriting) {
          later.push(await file());
          await new Promise((resolve) => setTimeout(resolve, 150));
        }
      })();
      writeFileSync(path, JSON.stringify({ current: 'k2', keys: { k1, k2 }, index: { current: 'i1', keys: { i1 } } }));
      const under = async (): Promise<string[]> => [...new Set((await resealing.use()).map((use) => use.under))].sort();
      await eventually(
        async () => {
          await resealing.run();
          return under();
        },
        (found) => !found.some((one) => one.endsWith('.k1')),
        30_000,
      );
      isWriting = false;
      await writing;
      await new Promise((resolve) => setTimeout(resolve, 2500));
      await resealing.run();
      expect(await resealing.marks.isMarked()).toBe(true);
      await resealing.marks.forgetMarks('i0');
      expect(await under()).toEqual(['a256gcm.k2', 'mark.i1-aes']);
      expect(later.length).toBeGreaterThan(2);
      // With the old key gone everything still opens: names in lists, identifiers on pages, answers that are repeated.
      await own.database.query(`UPDATE key_check SET retired_at = now() WHERE id IN ('k1', 'i0')`);
      writeFileSync(
        path,
        JSON.stringify({ current: 'k2', keys: { k2 }, index: { current: 'i1', keys: { i1 }, first: false } }),
      );
      await new Promise((resolve) => setTimeout(resolve, 2500));
      for (const { caseNo, queryCode } of [first[0], later.at(-1)].filter((filed) => filed !== undefined)) {
        const token = (await own.visitor().call<{ token: string }>('POST', '/requests/lookup', { caseNo, queryCode }))
          .body.token;
        const copy = await own.visitor().call('GET', `/requests/${caseNo}/personal-data`, undefined, {
          Authorization: `Bearer ${token}`,
        });
        expect(copy).toMatchObject({
          status: 200,
          body: { persons: { applicant: { name: '欧阳测试', mobile: '13800138000' } } },
        });
      }
    } finally {
      await own.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
