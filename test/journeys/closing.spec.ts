import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { inflateRawSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { SMTPServer } from 'smtp-server';
import { AuditSealer, faultOfProof, type InclusionProof } from '#audit';
import { Mailer } from '#notices';
import { Vault } from '#platform/crypto';
import { type Caller, eventually } from '../support/system.js';
import { type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const SUZHOU = '中国（苏州）知识产权保护中心';
const OPINION = '经比对，被诉产品落入外观设计专利权保护范围。';

let world: World;
let mail: SMTPServer;
const letters: string[] = [];
let leader: Person;
let secondLeader: Person;
let handler: Person;
let clerk: Person;
let filed: Filed;
let link = '';

async function signIn(instant: string): Promise<void> {
  world.at(instant);
  leader = await world.person('team_leader', LIGHTING);
  secondLeader = await world.person('team_leader', LIGHTING);
  handler = await world.person('handler', LIGHTING);
  clerk = await world.person('intake_clerk', LIGHTING);
}

/** Entries of a ZIP, read from its own directory. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength, extra, comment, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ];
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString();
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(from, from + size);
    files.set(name, method === 8 ? inflateRawSync(content) : content);
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

const cookieOf = (who: Caller): string => (who as unknown as { cookie: string }).cookie;

beforeAll(async () => {
  mail = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve));
  const { port } = mail.server.address() as { port: number };
  world = await World.open('2026-03-02T10:00:00+08:00', {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    SMTP_FROM: 'service@ipr.example',
    SMTP_REQUIRE_TLS: 'false',
  });
  await signIn('2026-03-02T10:00:00+08:00');
  filed = await world.file((request) => Object.assign(request.applicant, { email: 'owner@shop.example' }));
});
afterAll(async () => {
  await world.close();
  await new Promise<void>((resolve) => mail.close(() => resolve()));
});

/** Everything that the database holds about a case, as text, whatever table it is in. */
async function everything(caseNo: string): Promise<string> {
  const [file] = await world.system.database.query<{ id: string }>(`SELECT id FROM case_file WHERE case_no = $1`, [
    caseNo,
  ]);
  const tables = await world.system.database.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'case_id' AND NOT a.attisdropped
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
  );
  let all = '';
  for (const { name } of [...tables, { name: 'case_file' }]) {
    const rows = await world.system.database.query<{ row: unknown }>(
      `SELECT to_jsonb(t) AS row FROM ${name} t WHERE ${name === 'case_file' ? 'id' : 'case_id'} = $1`,
      [file?.id],
    );
    all += rows.map(({ row }) => `${name} ${JSON.stringify(row)}`).join('\n');
  }
  return all;
}

describe('a case from its conclusion to its end', () => {
  it('reaches the applicant after the second look, with a letter that asks for a rating', async () => {
    await world.done(leader, filed.caseNo, 'accept-offer');
    await world.done(leader, filed.caseNo, 'accept');
    await world.done(leader, filed.caseNo, 'assign', { handlerId: handler.accountId });
    await world.done(handler, filed.caseNo, 'start-handling');
    await world.done(handler, filed.caseNo, 'submit-result', { resultKind: 'opinion_delivered', summary: OPINION });
    expect(JSON.stringify(await world.seen(filed))).not.toContain(OPINION);
    await world.told(filed.caseNo, 'institution', 'submit_result');
    expect(
      await world.system.database.query(
        `SELECT FROM notice WHERE case_no = $1 AND recipient_kind = 'applicant' AND template = 'submit_result'`,
        [filed.caseNo],
      ),
    ).toEqual([]);
    const examiner = await world.person('examiner', LIGHTING);
    expect(await world.refusal(examiner, filed.caseNo, 'approve-result')).toEqual([403, 'auth.forbidden']);
    await world.done(leader, filed.caseNo, 'approve-result');
    await eventually(
      async () => {
        await world.system.worker?.app.get(Mailer).run();
        return letters.find((raw) => /rate#/.test(decoded(raw)));
      },
      (raw) => raw !== undefined,
    );
    const letter = decoded(letters.find((raw) => /rate#/.test(decoded(raw))) ?? '');
    link = /\/rate#([\w.-]+)/.exec(letter)?.[1] ?? '';
    expect(link).not.toBe('');
    expect(letter).not.toContain(OPINION);
    expect(letter).not.toContain(filed.queryCode);
  });

  it('is rated by the link once, without the query code, and by nothing that looks like it', async () => {
    const visitor = world.system.visitor();
    const looked = await visitor.call<{ caseNo: string; used: boolean; institutionName: string }>(
      'POST',
      '/ratings/lookup',
      { token: link },
    );
    expect(looked.body).toMatchObject({ caseNo: filed.caseNo, used: false, institutionName: LIGHTING });
    const [payload = '', signature = ''] = link.split('.');
    const [caseId, round, until] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, number, number];
    const forged = (content: unknown): string =>
      `${Buffer.from(JSON.stringify(content)).toString('base64url')}.${signature}`;
    const receipt = world.system.api.app.get(Vault).sign(payload);
    for (const token of [
      'x',
      payload,
      `${payload}.`,
      `${link}x`,
      `${payload}.${receipt}`,
      forged([caseId, round + 1, until]),
      forged([crypto.randomUUID(), round, until]),
      forged([caseId, round, until + 1e9]),
    ]) {
      const answer = await visitor.call<{ code: string }>('POST', '/ratings', { token, score: 5 });
      expect({ token, status: answer.status, code: answer.body.code }).toEqual({
        token,
        status: 404,
        code: 'rating.link_invalid',
      });
    }
    for (const score of [0, 6, 2.5, '5'])
      expect((await visitor.call('POST', '/ratings', { token: link, score })).status).toBe(400);
    expect((await visitor.call('POST', '/ratings', { token: link, score: 2, note: '等得太久' })).status).toBe(204);
    const again = await visitor.call<{ code: string }>('POST', '/ratings', { token: link, score: 5 });
    expect([again.status, again.body.code]).toEqual([409, 'rating.already_given']);
    const page = await world.say(filed, 'rating', { score: 3 });
    expect(page.status).toBe(200);
    expect((await world.say(filed, 'rating', { score: 3 })).body.code).toBe('rating.already_given');
    expect(await world.refusal(handler, filed.caseNo, 'rate', { score: 5 })).toEqual([403, 'case.same_person']);
    await world.done(clerk, filed.caseNo, 'rate', { score: 4 });
  });

  it('that was rated badly has a task with a due day, which a leader answers before anything is archived', async () => {
    expect(await world.due(filed.caseNo)).toMatchObject({ rating_answer: '2026-03-09', return_visit: '2026-03-16' });
    const visit = { reachedBy: 'phone', outcome: 'satisfied', note: '已说明进度安排，申请人表示理解' };
    expect(await world.refusal(clerk, filed.caseNo, 'record-return-visit', { note: visit.note })).toEqual([
      400,
      'request.invalid',
    ]);
    await world.done(clerk, filed.caseNo, 'record-return-visit', visit);
    const record = (await world.detail(leader, filed.caseNo)).documents.find(
      ({ kind }) => kind === 'return_visit_record',
    );
    for (const words of ['电话', '满意', LIGHTING, visit.note]) expect(record?.paragraphs.join('\n')).toContain(words);
    expect(await world.refusal(clerk, filed.caseNo, 'archive')).toEqual([409, 'case.act_not_allowed']);
    await world.done(leader, filed.caseNo, 'answer-rating', { outcome: 'explained', note: '排期过长，已增加人手。' });
    expect((await world.seen(filed)).timeline.some(({ act }) => act === 'answer_rating')).toBe(true);
    await world.done(clerk, filed.caseNo, 'archive');
    expect((await world.system.visitor().call('POST', '/ratings/lookup', { token: link })).status).toBe(200);
    expect((await world.system.visitor().call('POST', '/ratings', { token: link, score: 5 })).status).toBe(404);
  });

  it('goes to the archive with the class that the rule gives', async () => {
    const [file] = await world.system.database.query<Record<string, unknown>>(
      `SELECT retention, retained_until::text AS until FROM archive_file WHERE case_no = $1`,
      [filed.caseNo],
    );
    expect(file).toEqual({ retention: 'y30', until: '2056-12-31' });
    const withdrawn = await world.file();
    await world.say(withdrawn, 'withdrawal', {});
    const [other] = await world.system.database.query<{ retention: string }>(
      `SELECT retention FROM archive_file WHERE case_no = $1`,
      [withdrawn.caseNo],
    );
    expect(other?.retention).toBe('y10');
    const path = `/archive/files/${filed.caseNo}/retention`;
    expect((await clerk.call('POST', path, { retention: 'y10' })).status).toBe(400);
    expect((await handler.call('POST', path, { retention: 'y10', reason: '一般案件' })).status).toBe(403);
    const stranger = await world.person('team_leader', SUZHOU);
    expect((await stranger.call('POST', path, { retention: 'y10', reason: '一般案件' })).status).toBe(404);
    expect((await clerk.call('POST', path, { retention: 'y10', reason: '一般案件' })).status).toBe(204);
    interface Listed {
      items: { caseNo: string; retention: string; retainedUntil: string; retentionReason: string }[];
    }
    const list = await clerk.call<Listed>('GET', `/archive?q=${filed.caseNo}`);
    expect(list.body.items).toEqual([
      expect.objectContaining({
        caseNo: filed.caseNo,
        retention: 'y10',
        retainedUntil: '2036-12-31',
        retentionReason: '一般案件',
      }),
    ]);
  });

  it('leaves as a package in which every hash, the signature and the audit proofs hold', async () => {
    await world.system.worker?.app.get(AuditSealer).run();
    const answer = await fetch(`${clerk.origin}/api/v1/archive/files/${filed.caseNo}/package`, {
      headers: { Cookie: cookieOf(clerk) },
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const files = unzip(Buffer.from(await answer.arrayBuffer()));
    const hash = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
    const manifest = files.get('manifest.json') ?? Buffer.alloc(0);
    const { files: listed, caseNo } = JSON.parse(manifest.toString()) as {
      caseNo: string;
      files: { path: string; sha256: string }[];
    };
    expect(caseNo).toBe(filed.caseNo);
    expect(listed.length).toBeGreaterThan(4);
    for (const { path, sha256 } of listed)
      expect({ path, hash: hash(files.get(path) ?? Buffer.alloc(0)) }).toEqual({ path, hash: sha256 });
    const seal = JSON.parse(files.get('manifest.sig.json')?.toString() ?? '{}') as { signature: string };
    const vault = world.system.api.app.get(Vault);
    expect(vault.isSigned(`archive.v1|${hash(manifest)}`, seal.signature)).toBe(true);
    const audit = JSON.parse(files.get('audit.json')?.toString() ?? '{}') as {
      events: unknown[];
      proofs: Record<string, InclusionProof>;
    };
    expect(audit.events.length).toBeGreaterThan(5);
    for (const proof of Object.values(audit.proofs))
      expect(
        faultOfProof(
          proof,
          (text, signature) => vault.isSigned(text, signature),
          (content) => createHash('sha256').update(content).digest('hex'),
        ),
      ).toBeNull();
    const stranger = await world.person('team_leader', SUZHOU);
    expect((await stranger.call('GET', `/archive/files/${filed.caseNo}/package`)).status).toBe(404);
  });

  it('cannot be destroyed before its time, while it is held, by one person, or without the archives authority', async () => {
    await signIn('2037-03-02T10:00:00+08:00');
    const propose = (who: Person) =>
      who.call<{ id: string; code: string; files: Record<string, string> }>('POST', '/archive/destructions', {
        caseNos: [filed.caseNo],
        reason: '保管期限届满',
      });
    const hold = `/archive/files/${filed.caseNo}`;
    expect((await clerk.call('POST', `${hold}/hold`, { reason: '关联诉讼' })).status).toBe(204);
    expect((await propose(clerk)).body).toMatchObject({ code: 'archive.not_destroyable' });
    expect((await clerk.call<{ code: string }>('POST', `${hold}/lift`, { reason: '诉讼已结' })).body.code).toBe(
      'case.same_person',
    );
    const list = await leader.call<{ id: string }>('GET', '/archive?view=held');
    expect(list.status).toBe(200);
    expect((await leader.call('POST', `${hold}/lift`, { reason: '诉讼已结' })).status).toBe(204);
    const proposed = await propose(leader);
    expect(proposed.status).toBe(201);
    const path = `/archive/destructions/${proposed.body.id}`;
    expect(
      (await leader.call<{ code: string }>('POST', `${path}/approve`, { authorityRef: '档销〔2037〕3号' })).body.code,
    ).toBe('case.same_person');
    expect((await secondLeader.call('POST', `${path}/approve`, { authorityRef: '' })).status).toBe(400);
    expect((await clerk.call('POST', `${path}/approve`, { authorityRef: 'x' })).status).toBe(403);
    await clerk.call('POST', `${hold}/hold`, { reason: '另案需要' });
    expect(
      (await secondLeader.call<{ code: string }>('POST', `${path}/approve`, { authorityRef: '档销〔2037〕3号' })).body
        .code,
    ).toBe('archive.not_destroyable');
    expect(await everything(filed.caseNo)).toContain(OPINION);
    // Past the door and the rules, the database itself refuses.
    const [file] = await world.system.database.query<{ id: string }>(`SELECT id FROM case_file WHERE case_no = $1`, [
      filed.caseNo,
    ]);
    await world.system.database.query('BEGIN');
    await world.system.database.query(`SELECT set_config('app.actor', 'system', true)`);
    await expect(
      world.system.database.query(`SELECT destroy_case($1, $2, now())`, [file?.id, proposed.body.id]),
    ).rejects.toThrow('may not be destroyed');
    await world.system.database.query('ROLLBACK');
    await expect(
      world.system.database.query(`UPDATE destruction SET decided_by = proposed_by WHERE id = $1`, [proposed.body.id]),
    ).rejects.toThrow('destruction_by_two');
    await leader.call('POST', `${hold}/lift`, { reason: '另案已结' });
  });

  it('is destroyed by two persons, and leaves a tombstone and the audit record', async () => {
    interface Lists {
      items: { id: string; state: string; mine: boolean; caseNos: string[] }[];
    }
    const [list] = (await secondLeader.call<Lists>('GET', '/archive/destructions')).body.items;
    expect(list).toMatchObject({ state: 'proposed', mine: false, caseNos: [filed.caseNo] });
    const [before] = await world.system.database.query<{ hash: string; applicant: string; acts: string[] }>(
      `SELECT r.content_hash AS hash, c.applicant_name AS applicant, ARRAY(SELECT act FROM case_event e WHERE e.case_id = c.id ORDER BY seq) AS acts
         FROM case_file c JOIN case_request r ON r.case_id = c.id WHERE c.case_no = $1`,
      [filed.caseNo],
    );
    const secrets = [OPINION, before?.applicant ?? '?', '吊灯', '等得太久', 'sealed":"v', '已增加人手'];
    for (const secret of secrets.slice(0, 4)) expect(await everything(filed.caseNo)).toContain(secret);
    expect(
      (
        await secondLeader.call('POST', `/archive/destructions/${list?.id}/approve`, {
          authorityRef: '档销〔2037〕3号',
        })
      ).status,
    ).toBe(204);
    const after = await everything(filed.caseNo);
    for (const secret of secrets) expect(after).not.toContain(secret);
    const [tombstone] = await world.system.database.query<{ content: { contentHash: string }; acts: string[] }>(
      `SELECT a.tombstone AS content, ARRAY(SELECT act FROM case_event e WHERE e.case_id = a.case_id ORDER BY seq) AS acts FROM archive_file a WHERE a.case_no = $1`,
      [filed.caseNo],
    );
    expect(tombstone?.content.contentHash).toBe(before?.hash);
    expect(tombstone?.acts).toEqual(before?.acts);
    const events = await world.system.database.query<{ event: string }>(
      `SELECT e.event FROM audit_event e JOIN case_file c ON c.id = e.case_id WHERE c.case_no = $1 AND e.event LIKE 'archive.%' ORDER BY e.id`,
      [filed.caseNo],
    );
    expect(events.map(({ event }) => event)).toEqual([
      'archive.retention',
      'archive.exported',
      'archive.hold',
      'archive.lift',
      'archive.destruction_proposed',
      'archive.hold',
      'archive.lift',
      'archive.destroyed',
    ]);
    expect((await secondLeader.call('GET', `/archive/files/${filed.caseNo}/package`)).status).toBe(410);
    expect(
      (
        await world.system
          .visitor()
          .call('POST', '/requests/lookup', { caseNo: filed.caseNo, queryCode: filed.queryCode })
      ).status,
    ).toBe(401);
    expect((await secondLeader.call('GET', `/cases/${filed.caseNo}`)).status).toBe(200);
  });
});

/** The text of a letter, whatever its transfer encoding. */
function decoded(raw: string): string {
  return raw
    .split(/\r\n--/)
    .map((part) => {
      const body = part.slice(part.indexOf('\r\n\r\n') + 4);
      if (/base64/i.test(part.slice(0, 400))) return Buffer.from(body, 'base64').toString();
      const bytes = body
        .replace(/=\r\n/g, '')
        .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString();
    })
    .join('\n');
}
