import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EvidenceKeeper } from '#evidence';
import { freshRequest } from '../support/requests.js';
import { type Caller, eventually, startSystem, type TestSystem } from '../support/system.js';

// Fifty megabytes through a busy machine take their time.
jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const SHENZHEN = '中国（深圳）知识产权保护中心';
const CANARY = 'CANARY-3f9c-该文字不得出现在磁盘上';
const MB = 1024 * 1024;

interface Item {
  id: string;
  name: string;
  tag: string;
  size: number;
  sha256: string;
  mediaType: string;
  state: string;
  receivedAt: string;
}
interface Sent {
  status: number;
  body: Partial<Item> & { code?: string; errors?: { path: string }[] };
}
interface Opened {
  caseNo: string;
  token: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const pdf = (size = 2000): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);
const text = (words: string): Buffer => Buffer.from(words);

/** A ZIP file with stored entries; what the archive rules look at stands in its central directory. */
function zip(entries: { name: string; content?: string; declared?: number; flags?: number; mode?: number }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content = 'x', declared = Buffer.byteLength(content), flags = 0, mode = 0o100644 } of entries) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(Buffer.byteLength(content), 18);
    local.writeUInt32LE(declared, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt32LE(Buffer.byteLength(content), 20);
    entry.writeUInt32LE(declared, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(at, 42);
    const whole = Buffer.concat([local, Buffer.from(name), Buffer.from(content)]);
    locals.push(whole);
    directory.push(Buffer.concat([entry, Buffer.from(name)]));
    at += whole.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** Evidence over real HTTP and PostgreSQL, with the folder looked at after everything. */
describe('evidence', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'ipr-evidence-')), 'store');
  let system: TestSystem;
  let examiner: Caller & { accountId: string };
  let stranger: Caller;
  let mine: Opened;

  const file = async (): Promise<Opened> => {
    const visitor = system.visitor();
    const filed = await visitor.call<{ caseNo: string; queryCode: string }>('POST', '/requests', freshRequest(), {
      'Idempotency-Key': randomUUID(),
    });
    const { caseNo, queryCode } = filed.body;
    const opened = await visitor.call<{ token: string }>('POST', '/requests/lookup', { caseNo, queryCode });
    return { caseNo, token: opened.body.token };
  };
  const headersFor = (to: Opened, name: string, more: Record<string, string> = {}): Record<string, string> => ({
    Authorization: `Bearer ${to.token}`,
    'Content-Type': 'application/octet-stream',
    'Idempotency-Key': randomUUID(),
    'X-File-Name': encodeURIComponent(name),
    'X-Material-Tag': 'right_proof',
    ...more,
  });
  const send = (to: Opened, name: string, body: Uint8Array | null, more: Record<string, string> = {}): Promise<Sent> =>
    new Promise((resolve, reject) => {
      const call = httpRequest(
        `${system.origin}/api/v1/requests/${to.caseNo}/evidence`,
        { method: 'POST', headers: headersFor(to, name, more) },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: JSON.parse(Buffer.concat(parts).toString()) as Sent['body'],
            }),
          );
        },
      );
      call.on('error', reject);
      if (body) call.end(body);
      else call.flushHeaders();
    });
  const rows = (): Promise<{ id: string; size: number; state: string }[]> =>
    system.database.query('SELECT id, size, state FROM evidence ORDER BY id');
  const stored = (): string[] => (existsSync(folder) ? readdirSync(folder) : []).sort();
  const audited = async (event: string): Promise<{ actor_id: string | null; facts: { evidenceId: string } }[]> =>
    system.database.query('SELECT actor_id, facts FROM audit_event WHERE event = $1 ORDER BY id', [event]);
  const listed = async (to: Opened): Promise<Item[]> =>
    (
      await system.visitor().call<{ items: Item[] }>('GET', `/requests/${to.caseNo}/evidence`, undefined, {
        Authorization: `Bearer ${to.token}`,
      })
    ).body.items;
  const cookieOf = (caller: Caller): string => (caller as unknown as { cookie: string }).cookie;
  const download = async (
    who: Caller,
    caseNo: string,
    id: string,
  ): Promise<{ status: number; headers: Headers; bytes: Buffer }> => {
    const answer = await fetch(`${system.origin}/api/v1/cases/${caseNo}/evidence/${id}`, {
      headers: { Cookie: cookieOf(who) },
    });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const inReach = async (caseNo: string): Promise<void> => {
    await eventually(
      async () => (await examiner.call('GET', `/cases/${caseNo}`)).status,
      (status) => status === 200,
    );
  };

  beforeAll(async () => {
    system = await startSystem({ env: { EVIDENCE_DIR: folder } });
    examiner = await system.signedIn('examiner', { institution: LIGHTING });
    stranger = await system.signedIn('examiner', { institution: SHENZHEN });
    mine = await file();
    await inReach(mine.caseNo);
  });
  afterAll(async () => {
    await system.stop();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });
  // The one invariant: a file for every row and a row for every file, and nothing half there.
  afterEach(async () => {
    expect(stored()).toEqual((await rows()).map((row) => row.id).sort());
  });

  it('takes a file, shows it to both sides, and gives staff the same bytes back', async () => {
    const bytes = pdf(300_000);
    const sent = await send(mine, '外观设计专利证书.pdf', bytes, { 'X-Content-SHA256': sha256(bytes) });
    expect(sent).toMatchObject({
      status: 201,
      body: {
        name: '外观设计专利证书.pdf',
        tag: 'right_proof',
        size: bytes.length,
        sha256: sha256(bytes),
        mediaType: 'application/pdf',
        state: 'received',
      },
    });
    const id = sent.body.id ?? '';
    expect(await listed(mine)).toEqual([sent.body]);
    const seen = await examiner.call<{ items: Item[] }>('GET', `/cases/${mine.caseNo}/evidence`);
    expect(seen.body.items).toEqual([sent.body]);
    const { body: timeline } = await examiner.call<{ items: { act: string; note: string }[] }>(
      'GET',
      `/cases/${mine.caseNo}/timeline`,
    );
    expect(timeline.items.filter((entry) => entry.act === 'add_evidence').map((entry) => entry.note)).toEqual([
      '外观设计专利证书.pdf',
    ]);

    const got = await download(examiner, mine.caseNo, id);
    expect(got.status).toBe(200);
    expect(got.bytes.equals(bytes)).toBe(true);
    expect(
      Object.fromEntries(
        [
          'content-type',
          'content-length',
          'content-disposition',
          'x-content-type-options',
          'content-security-policy',
          'cache-control',
        ].map((name) => [name, got.headers.get(name)]),
      ),
    ).toEqual({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="________.pdf"; filename*=UTF-8''${encodeURIComponent('外观设计专利证书.pdf')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    });
    expect((await audited('evidence.received')).map((row) => row.facts.evidenceId)).toEqual([id]);
    expect((await audited('evidence.read')).map((row) => [row.actor_id, row.facts.evidenceId])).toEqual([
      [examiner.accountId, id],
    ]);
  });

  it('answers the same under the same key, and refuses another file under it', async () => {
    const bytes = pdf();
    const key = { 'Idempotency-Key': randomUUID() };
    const [first, second] = await Promise.all([send(mine, 'a.pdf', bytes, key), send(mine, 'a.pdf', bytes, key)]);
    const third = await send(mine, 'a.pdf', bytes, key);
    expect([first.status, second.status, third.status]).toEqual([201, 201, 201]);
    expect(second.body).toEqual(first.body);
    expect(third.body).toEqual(first.body);
    expect((await listed(mine)).filter((item) => item.sha256 === sha256(bytes))).toHaveLength(1);
    expect(await send(mine, 'a.pdf', pdf(), key)).toMatchObject({
      status: 422,
      body: { code: 'request.idempotency_key_reused' },
    });
  });

  it('takes exactly 50 MB and not a byte more, whether the length is declared or not', async () => {
    const other = await file();
    const most = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50 * MB - 9, 1)]);
    expect((await send(other, 'most.pdf', most)).body).toMatchObject({ size: 50 * MB, sha256: sha256(most) });
    const before = await rows();
    const tooMuch = Buffer.concat([most, Buffer.from('x')]);
    expect(await send(other, 'more.pdf', tooMuch, { 'Transfer-Encoding': 'chunked' })).toMatchObject({
      status: 413,
      body: { code: 'evidence.too_large' },
    });
    // Declared: refused before anything of it is sent.
    expect(await send(other, 'more.pdf', null, { 'Content-Length': String(50 * MB + 1) })).toMatchObject({
      status: 413,
      body: { code: 'evidence.too_large' },
    });
    expect(await rows()).toEqual(before);
  });

  it('refuses a file that changed on its way', async () => {
    const bytes = pdf();
    expect(await send(mine, 'a.pdf', bytes, { 'X-Content-SHA256': sha256(pdf()) })).toMatchObject({
      status: 422,
      body: { code: 'evidence.hash_mismatch' },
    });
    expect(await send(mine, 'a.pdf', bytes, { 'X-Content-SHA256': 'zz' })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
  });

  const html = text('<!doctype html><script>alert(1)</script>');
  const exe = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), randomBytes(500)]);
  const svg = text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  it.each([
    ['HTML that calls itself PDF', 'a.pdf', html],
    ['HTML that calls itself text', 'a.txt', html],
    ['HTML', 'a.html', html],
    ['SVG', 'a.svg', svg],
    ['SVG that calls itself PNG', 'a.png', svg],
    ['a program', 'a.exe', exe],
    ['a program that calls itself PDF', 'a.pdf', exe],
    ['a PDF that calls itself a program', 'a.exe', pdf()],
    ['a PDF that calls itself a picture', 'a.jpg', pdf()],
    ['a text with a NUL', 'a.txt', text('abc\0def')],
    ['a script by its name', '.htaccess.php', text('php')],
    ['an archive that climbs', 'a.zip', zip([{ name: '../../etc/cron.d/x' }])],
    ['an archive with a link', 'a.zip', zip([{ name: 'link', mode: 0o120777 }])],
    ['an encrypted archive', 'a.zip', zip([{ name: 'secret.pdf', flags: 1 }])],
    ['an archive in an archive', 'a.zip', zip([{ name: 'inner.zip' }])],
    ['an archive with a program', 'a.zip', zip([{ name: '合同.pdf.exe' }])],
    ['an archive that declares a thousandfold', 'a.zip', zip([{ name: 'bomb.txt', declared: 1_000_000_000 }])],
    [
      'an archive of 1,001 entries',
      'a.zip',
      zip(Array.from({ length: 1001 }, (_, index) => ({ name: `${index}.txt` }))),
    ],
    ['an archive without its end', 'a.zip', zip([{ name: 'a.txt' }]).subarray(0, -5)],
    [
      'a document with macros',
      'a.docx',
      zip([{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }, { name: 'word/vbaProject.bin' }]),
    ],
  ])('refuses %s', async (_, name, bytes) => {
    expect(await send(mine, name, bytes)).toMatchObject({ status: 415, body: { code: 'evidence.type_not_allowed' } });
  });

  it.each([
    ['image/jpeg', '照片.JPG', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(300)])],
    [
      'image/png',
      'a.png',
      Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10', 'latin1'), randomBytes(300)]),
    ],
    ['image/gif', 'a.gif', Buffer.concat([Buffer.from('GIF89a\x10\0\x10\0'), randomBytes(300)])],
    ['image/webp', 'a.webp', Buffer.concat([Buffer.from('RIFF\x10\0\0\0WEBPVP8 '), randomBytes(300)])],
    ['image/tiff', 'a.tif', Buffer.concat([Buffer.from('II*\0'), randomBytes(300)])],
    ['video/mp4', 'a.mp4', Buffer.concat([Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0'), randomBytes(300)])],
    ['application/zip', 'a.zip', zip([{ name: '证据/一.pdf' }])],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'a.docx',
      zip([{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }]),
    ],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'a.xlsx',
      zip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }]),
    ],
    [
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      'a.pptx',
      zip([{ name: '[Content_Types].xml' }, { name: 'ppt/presentation.xml' }]),
    ],
    ['text/plain', '说明.txt', text('被申请人在店铺销售')],
    ['text/plain', 'gbk.txt', Buffer.from([0xd6, 0xa4, 0xbe, 0xdd, 0x0d, 0x0a])],
  ])('knows %s by its content', async (mediaType, name, bytes) => {
    const to = await file();
    expect(await send(to, name, bytes)).toMatchObject({ status: 201, body: { mediaType, name, size: bytes.length } });
  });

  it.each([
    ['../../../etc/passwd.pdf', 'passwd.pdf'],
    ['..\\..\\windows\\a.pdf', 'a.pdf'],
    ['a\0b.pdf', 'ab.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
    ['receipt\u202efdp.pdf', 'receiptfdp.pdf'],
    ['"quoted"; x.pdf', '_quoted_; x.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['证据（一）👨‍👩‍👧.pdf', '证据（一）👨‍👩‍👧.pdf'],
    ['e\u0301.pdf', '\u00e9.pdf'],
    [`${'长'.repeat(100)}.pdf`, `${'长'.repeat(65)}.pdf`],
    ['...', '未命名.pdf'],
  ])('shows %j as %j and saves it under neither', async (given, shown) => {
    const to = await file();
    const sent = await send(to, given, pdf());
    expect(sent).toMatchObject({ status: 201, body: { name: shown } });
    await inReach(to.caseNo);
    const got = await download(examiner, to.caseNo, sent.body.id ?? '');
    const header = got.headers.get('content-disposition') ?? '';
    expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%!#$&+^`|~-]+$/);
    expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(shown);
    expect(stored().every((name) => /^[\da-f-]{36}$/.test(name))).toBe(true);
  });

  it('says what is wrong with the call itself', async () => {
    const bytes = pdf();
    expect(await send(mine, 'a.pdf', bytes, { 'X-File-Name': '%E4%ZZ' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'X-File-Name' }] },
    });
    expect(await send(mine, 'a.pdf', bytes, { 'X-Material-Tag': 'virus' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'X-Material-Tag' }] },
    });
    expect(await send(mine, 'a.pdf', bytes, { 'Idempotency-Key': '' })).toMatchObject({
      status: 400,
      body: { code: 'request.idempotency_key_missing' },
    });
    expect(await send(mine, 'a.pdf', text('{}'), { 'Content-Type': 'application/json' })).toMatchObject({
      status: 415,
      body: { code: 'evidence.not_bytes' },
    });
    expect(await send(mine, 'a.pdf', text('x'), { 'Content-Type': 'multipart/form-data; boundary=x' })).toMatchObject({
      status: 415,
    });
    expect(await send(mine, 'a.pdf', Buffer.alloc(0))).toMatchObject({ status: 400, body: { code: 'evidence.empty' } });
  });

  it('keeps raw bytes away from every other route', async () => {
    const answer = await fetch(`${system.origin}/api/v1/requests/preview`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: '{}',
    });
    expect(answer.status).toBe(415);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const before = await rows();
    const call = httpRequest(`${system.origin}/api/v1/requests/${mine.caseNo}/evidence`, {
      method: 'POST',
      headers: { ...headersFor(mine, 'a.pdf'), 'Content-Length': String(5 * MB) },
    });
    call.on('error', () => undefined);
    call.write(pdf(2 * MB));
    await eventually(
      async () => stored(),
      (names) => names.some((name) => name.endsWith('.part')),
    );
    call.destroy();
    await eventually(
      async () => stored(),
      (names) => !names.some((name) => name.endsWith('.part')),
    );
    expect(await rows()).toEqual(before);
  });

  it('keeps nothing when the store fails, says so, and goes on', async () => {
    const broken = await startSystem({ worker: false, env: { EVIDENCE_DIR: '/dev/null/evidence' } });
    const was = system;
    system = broken;
    try {
      const to = await file();
      expect(await send(to, 'a.pdf', pdf())).toMatchObject({ status: 503, body: { code: 'service.unavailable' } });
      expect(await broken.database.query('SELECT FROM evidence')).toHaveLength(0);
      expect(await broken.database.query(`SELECT FROM case_event WHERE act = 'add_evidence'`)).toHaveLength(0);
      expect((await file()).token).toBeTruthy();
    } finally {
      system = was;
      await broken.stop();
    }
  });

  it('opens to nobody else: not another applicant, not another institution, not a visitor', async () => {
    const other = await file();
    const sent = await send(mine, 'a.pdf', pdf());
    expect(await send({ caseNo: mine.caseNo, token: other.token }, 'a.pdf', pdf())).toMatchObject({
      status: 404,
      body: { code: 'case.not_found' },
    });
    expect(await send({ caseNo: mine.caseNo, token: 'x' }, 'a.pdf', pdf())).toMatchObject({ status: 401 });
    const foreign = await system
      .visitor()
      .call('GET', `/requests/${mine.caseNo}/evidence`, undefined, { Authorization: `Bearer ${other.token}` });
    expect(foreign.status).toBe(404);
    expect((await stranger.call('GET', `/cases/${mine.caseNo}/evidence`)).status).toBe(404);
    expect((await download(stranger, mine.caseNo, sent.body.id ?? '')).status).toBe(404);
    expect((await system.visitor().call('GET', `/cases/${mine.caseNo}/evidence`)).status).toBe(401);
    // A file of one case cannot be asked for through another.
    await inReach(other.caseNo);
    expect((await download(examiner, other.caseNo, sent.body.id ?? '')).status).toBe(404);
    expect((await download(examiner, mine.caseNo, "x' OR 1=1 --")).status).toBe(404);
    expect((await audited('evidence.read')).some((row) => row.facts.evidenceId === sent.body.id)).toBe(false);
  });

  it.each([
    ['a flipped bit in the first chunk', 10],
    ['a flipped bit in the last chunk', 150_000],
  ])('finds %s, gives nothing out and puts it on the record', async (_, at) => {
    const sent = await send(mine, 'a.pdf', pdf(150_000));
    const id = sent.body.id ?? '';
    const path = join(folder, id);
    const whole = readFileSync(path);
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
    writeFileSync(path, flipped);
    const got = await download(examiner, mine.caseNo, id);
    expect([got.status, (JSON.parse(got.bytes.toString()) as { code: string }).code]).toEqual([
      409,
      'evidence.damaged',
    ]);
    expect((await audited('evidence.damaged')).at(-1)).toMatchObject({
      actor_id: examiner.accountId,
      facts: { evidenceId: id, fault: 'tag' },
    });
    expect((await listed(mine)).find((item) => item.id === id)?.state).toBe('damaged');
    writeFileSync(path, whole);
    expect((await download(examiner, mine.caseNo, id)).status).toBe(200);
    expect((await listed(mine)).find((item) => item.id === id)?.state).toBe('received');
  });

  it('finds a cut, missing or swapped file', async () => {
    const ids = [
      (await send(mine, 'a.pdf', pdf(70_000))).body.id ?? '',
      (await send(mine, 'b.pdf', pdf(70_000))).body.id ?? '',
    ];
    const [a = '', b = ''] = ids.map((id) => join(folder, id));
    const whole = readFileSync(a);
    for (const spoil of [() => truncateSync(a, 65_552), () => rmSync(a), () => writeFileSync(a, readFileSync(b))]) {
      spoil();
      expect((await download(examiner, mine.caseNo, ids[0] ?? '')).status).toBe(409);
      writeFileSync(a, whole);
    }
    expect(
      (await audited('evidence.damaged')).slice(-3).map((row) => (row.facts as unknown as { fault: string }).fault),
    ).toEqual(['length', 'missing', 'tag']);
  });

  it('keeps no plain text on disk, and lets only itself read there', async () => {
    const bytes = text(`${CANARY}\n`.repeat(5000));
    const sent = await send(mine, 'canary.txt', bytes);
    const raw = readFileSync(join(folder, sent.body.id ?? ''));
    expect(raw.includes(CANARY)).toBe(false);
    expect(raw.includes('CANARY')).toBe(false);
    expect([statSync(folder).mode & 0o777, statSync(join(folder, sent.body.id ?? '')).mode & 0o777]).toEqual([
      0o700, 0o600,
    ]);
    expect((await download(examiner, mine.caseNo, sent.body.id ?? '')).bytes.equals(bytes)).toBe(true);
  });

  it('takes a hundred files of a case and 2 GB together, then no more', async () => {
    const many = await file();
    const [row] = await system.database.query<{ id: string }>('SELECT id FROM case_file WHERE case_no = $1', [
      many.caseNo,
    ]);
    const fill = (count: number, size: number): Promise<unknown> =>
      system.database.query(
        `INSERT INTO evidence SELECT gen_random_uuid(), $1, 'other', 'x.pdf', $3, '', 'application/pdf', 'k1', 'received', now() FROM generate_series(1, $2)`,
        [row?.id, count, size],
      );
    const clear = (): Promise<unknown> => system.database.query(`DELETE FROM evidence WHERE sha256 = ''`);
    await fill(99, 1);
    const taken = await send(many, 'a.pdf', pdf());
    const refused = await send(many, 'b.pdf', pdf());
    await clear();
    await fill(41, 50 * MB);
    const tooHeavy = await send(many, 'c.pdf', pdf());
    await clear();
    expect([taken.status, refused.status, refused.body.code, tooHeavy.status, tooHeavy.body.code]).toEqual([
      201,
      409,
      'evidence.limit_reached',
      409,
      'evidence.limit_reached',
    ]);
  });

  it('refuses more for a case that is closed', async () => {
    const closed = await file();
    await inReach(closed.caseNo);
    const key = { 'Idempotency-Key': randomUUID() };
    const bytes = pdf();
    const sent = await send(closed, 'a.pdf', bytes, key);
    const visitor = system.visitor();
    const auth = { Authorization: `Bearer ${closed.token}` };
    const { body } = await visitor.call<{ version: number }>('GET', `/requests/${closed.caseNo}`, undefined, auth);
    expect((await visitor.act(`/requests/${closed.caseNo}/withdrawal`, body.version, {}, auth)).status).toBe(200);
    expect(await send(closed, 'b.pdf', pdf())).toMatchObject({ status: 409, body: { code: 'case.act_not_allowed' } });
    // What was answered before is answered again.
    expect(await send(closed, 'a.pdf', bytes, key)).toEqual(sent);
  });

  it('sweeps what was left behind for a day, and nothing else', async () => {
    const sent = await send(mine, 'a.pdf', pdf());
    const [oldPart, newPart, orphan] = [randomUUID(), randomUUID(), randomUUID()];
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    mkdirSync(folder, { recursive: true });
    for (const name of [`${oldPart}.part`, `${newPart}.part`, orphan, 'notes']) writeFileSync(join(folder, name), 'x');
    for (const name of [`${oldPart}.part`, orphan, 'notes', sent.body.id ?? ''])
      utimesSync(join(folder, name), yesterday, yesterday);
    expect(await system.api.app.get(EvidenceKeeper, { strict: false }).tidy()).toBe(2);
    expect(
      [`${oldPart}.part`, orphan, `${newPart}.part`, 'notes', sent.body.id ?? ''].map((name) =>
        existsSync(join(folder, name)),
      ),
    ).toEqual([false, false, true, true, true]);
    for (const name of [`${newPart}.part`, 'notes']) rmSync(join(folder, name));
  });
});
