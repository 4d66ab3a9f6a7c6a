import 'reflect-metadata';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as tus from 'tus-js-client';
import { EvidenceKeeper } from '#evidence';
import { FixedClock } from '#platform/clock';
import { startApi } from '../../apps/api/src/boot.js';
import { freshRequest } from '../support/requests.js';
import { type Caller, eventually, startSystem, type TestSystem } from '../support/system.js';
import { onTheWire, type WireAnswer } from '../support/wire.js';

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const CANARY = 'CANARY-7b21-该文字不得出现在磁盘上';
const MB = 1024 * 1024;

interface Item {
  id: string;
  name: string;
  size: number;
  sha256: string;
  mediaType: string;
  isSameAsSent: boolean;
  code?: string;
}
interface Opened {
  caseNo: string;
  token: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const pdf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);
const b64 = (text: string): string => Buffer.from(text).toString('base64');

/** Files in parts over real HTTP, PostgreSQL and disk; the folder is looked at after everything. */
describe('a file that comes in parts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipr-uploads-'));
  const clock = new FixedClock(new Date('2026-03-02T02:00:00Z'));
  let system: TestSystem;
  let mine: Opened;
  let examiner: Caller & { accountId: string };

  const file = async (): Promise<Opened> => {
    const visitor = system.visitor();
    const { body } = await visitor.call<{ caseNo: string; queryCode: string }>('POST', '/requests', freshRequest(), {
      'Idempotency-Key': randomUUID(),
    });
    const opened = await visitor.call<{ token: string }>('POST', '/requests/lookup', {
      caseNo: body.caseNo,
      queryCode: body.queryCode,
    });
    return { caseNo: body.caseNo, token: opened.body.token };
  };
  const auth = (to: Opened): Record<string, string> => ({
    Authorization: `Bearer ${to.token}`,
    'Tus-Resumable': '1.0.0',
  });
  const announce = (to: Opened, size: number, more: Record<string, string> = {}): Promise<WireAnswer> =>
    onTheWire(system.origin, {
      method: 'POST',
      path: `/api/v1/requests/${to.caseNo}/uploads`,
      headers: {
        ...auth(to),
        'Idempotency-Key': randomUUID(),
        'Upload-Length': String(size),
        'Upload-Metadata': `filename ${b64('维权证据.pdf')},tag ${b64('photo')}`,
        ...more,
      },
    });
  const begin = async (to: Opened, size: number, name = '维权证据.pdf'): Promise<string> => {
    const answer = await announce(to, size, { 'Upload-Metadata': `filename ${b64(name)},tag ${b64('photo')}` });
    expect(answer.status).toBe(201);
    return String(answer.headers['location']);
  };
  const patch = (
    path: string,
    to: Opened,
    offset: number,
    body: Buffer,
    more: Record<string, string> = {},
  ): Promise<WireAnswer> =>
    onTheWire(system.origin, {
      method: 'PATCH',
      path,
      headers: {
        ...auth(to),
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': String(offset),
        ...more,
      },
      body,
    });
  const offsetOf = async (path: string, to: Opened): Promise<number> => {
    const answer = await onTheWire(system.origin, { method: 'HEAD', path, headers: auth(to) });
    return answer.status === 200 ? Number(answer.headers['upload-offset']) : -answer.status;
  };
  const complete = async (path: string, to: Opened, hash: string | null): Promise<{ status: number; body: Item }> => {
    const answer = await onTheWire(system.origin, {
      method: 'POST',
      path: `${path}/completion`,
      headers: { ...auth(to), 'Content-Type': 'application/json' },
      body: JSON.stringify({ sha256: hash }),
    });
    return { status: answer.status, body: JSON.parse(answer.text) as Item };
  };
  /** Waits until that much of a body lies in the store, which counts it only when it is brought to an end. */
  const comingIn = (bytes: number): Promise<unknown> =>
    eventually(
      async () => stored().filter((name) => name.endsWith('.part') && statSync(join(folder, name)).size >= bytes),
      (names) => names.length > 0,
    );
  /** Sends a part of a body that announces more, and hangs up. */
  const breakOff = async (path: string, to: Opened, offset: number, whole: Buffer, after: number): Promise<void> => {
    const call = httpRequest(`${system.origin}${path}`, {
      method: 'PATCH',
      headers: {
        ...auth(to),
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': String(offset),
        'Content-Length': String(whole.length - offset),
      },
    });
    call.on('error', () => undefined);
    call.write(whole.subarray(offset, offset + after));
    await comingIn(after - 140_000);
    call.destroy();
  };
  const stored = (): string[] => readdirSync(folder).sort();
  const named = async (): Promise<string[]> => {
    const rows = await system.database.query<{ name: string }>(
      `SELECT file_id || '.' || seq AS name FROM evidence_part ORDER BY 1`,
    );
    return rows.map(({ name }) => name).sort();
  };
  const download = async (caseNo: string, id: string): Promise<Buffer> => {
    const answer = await fetch(`${system.origin}/api/v1/cases/${caseNo}/evidence/${id}`, {
      headers: { Cookie: (examiner as unknown as { cookie: string }).cookie },
    });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };

  beforeAll(async () => {
    system = await startSystem({ env: { EVIDENCE_DIR: folder }, clock });
    examiner = await system.signedIn('examiner', { institution: LIGHTING });
    mine = await file();
    await eventually(
      async () => (await examiner.call('GET', `/cases/${mine.caseNo}`)).status,
      (status) => status === 200,
    );
  });
  afterAll(async () => {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says which dialect of the protocol it speaks, and refuses others', async () => {
    const path = `/api/v1/requests/${mine.caseNo}/uploads`;
    const told = await onTheWire(system.origin, { method: 'OPTIONS', path });
    expect(told.status).toBe(204);
    expect(told.headers).toMatchObject({
      'tus-version': '1.0.0',
      'tus-extension': 'creation,termination,expiration,checksum',
      'tus-max-size': String(500 * MB),
      'tus-checksum-algorithm': 'sha256,sha1',
    });
    const other = await announce(mine, 10, { 'Tus-Resumable': '0.2.2' });
    expect([other.status, other.headers['tus-version']]).toEqual([412, '1.0.0']);
  });

  it('arrives whole through a client of the protocol, over a line that breaks again and again', async () => {
    const bytes = pdf(2 * MB + 12_345);
    let calls = 0;
    const url = await new Promise<string>((resolve, reject) => {
      const upload = new tus.Upload(Readable.from(bytes, { objectMode: false, highWaterMark: 300_000 }), {
        endpoint: `${system.origin}/api/v1/requests/${mine.caseNo}/uploads`,
        chunkSize: 400_000,
        uploadSize: bytes.length,
        retryDelays: [0, 20, 20, 20, 20],
        metadata: { filename: '视频说明.pdf', tag: 'infringement_evidence' },
        headers: { Authorization: `Bearer ${mine.token}`, 'Idempotency-Key': randomUUID() },
        // Every third answer is lost on its way.
        onAfterResponse: (request) => {
          if (request.getMethod() === 'PATCH' && (calls += 1) % 3 === 0) throw new Error('lost');
        },
        onError: reject,
        onSuccess: () => resolve(upload.url ?? ''),
      });
      upload.start();
    });
    const { status, body } = await complete(new URL(url).pathname, mine, sha256(bytes));
    expect([status, body]).toMatchObject([
      201,
      {
        name: '视频说明.pdf',
        size: bytes.length,
        sha256: sha256(bytes),
        isSameAsSent: true,
        mediaType: 'application/pdf',
      },
    ]);
    expect((await download(mine.caseNo, body.id)).equals(bytes)).toBe(true);
  });

  it('keeps what had arrived when the line broke, sealed from the first byte, and goes on from there', async () => {
    const bytes = Buffer.from(`${CANARY}\n`.repeat(40_000));
    const path = await begin(mine, bytes.length, '聊天记录.txt');
    await breakOff(path, mine, 0, bytes, 700_000);
    const reached = await offsetOf(path, mine);
    expect(reached).toBeGreaterThan(550_000);
    expect(reached).toBeLessThanOrEqual(700_000);
    for (const name of stored()) expect(readFileSync(join(folder, name)).includes('CANARY')).toBe(false);
    const rest = await patch(path, mine, reached, bytes.subarray(reached));
    expect([rest.status, rest.headers['upload-offset']]).toEqual([204, String(bytes.length)]);
    const { body } = await complete(path, mine, sha256(bytes));
    expect(body).toMatchObject({ sha256: sha256(bytes), mediaType: 'text/plain' });
    for (const name of stored()) expect(readFileSync(join(folder, name)).includes('CANARY')).toBe(false);
  });

  it('goes on in another process, as after a restart', async () => {
    const bytes = pdf(300_000);
    const path = await begin(mine, bytes.length);
    expect((await patch(path, mine, 0, bytes.subarray(0, 100_001))).status).toBe(204);
    const second = await startApi({ app: 'api', env: system.env, clock });
    try {
      const origin = `http://127.0.0.1:${second.port}`;
      const rest = await onTheWire(origin, {
        method: 'PATCH',
        path,
        headers: { ...auth(mine), 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': '100001' },
        body: bytes.subarray(100_001),
      });
      expect(rest.headers['upload-offset']).toBe('300000');
    } finally {
      await second.stop();
    }
    expect((await complete(path, mine, sha256(bytes))).body.sha256).toBe(sha256(bytes));
  });

  it('is taken over by the line that is alive: bytes of the earlier call are counted once, or not at all', async () => {
    const bytes = pdf(400_000);
    const path = await begin(mine, bytes.length);
    // A call that has gone silent without having been cut.
    const silent = httpRequest(`${system.origin}${path}`, {
      method: 'PATCH',
      headers: {
        ...auth(mine),
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': '0',
        'Content-Length': String(bytes.length),
      },
    });
    silent.on('error', () => undefined);
    silent.write(bytes.subarray(0, 150_000));
    await comingIn(65_000);
    const reached = await offsetOf(path, mine);
    expect(reached).toBeGreaterThan(65_000);
    expect(reached).toBeLessThanOrEqual(150_000);
    silent.write(bytes.subarray(150_000, 200_000));
    await patch(path, mine, reached, bytes.subarray(reached));
    silent.destroy();
    expect((await complete(path, mine, sha256(bytes))).body.sha256).toBe(sha256(bytes));
    expect(stored()).toEqual(await named());
  });

  it('refuses a part that begins elsewhere, that is too much, or that changed on its way', async () => {
    const bytes = pdf(100_000);
    const path = await begin(mine, bytes.length);
    expect((await patch(path, mine, 5, bytes)).status).toBe(409);
    const digest = createHash('sha256').update(bytes.subarray(0, 50_000)).digest('base64');
    const spoiled = Buffer.from(bytes.subarray(0, 50_000));
    spoiled[100] = (spoiled[100] ?? 0) ^ 1;
    const refused = await patch(path, mine, 0, spoiled, { 'Upload-Checksum': `sha256 ${digest}` });
    expect([refused.status, await offsetOf(path, mine)]).toEqual([460, 0]);
    const sha1 = createHash('sha1').update(bytes.subarray(0, 50_000)).digest('base64');
    const taken = await patch(path, mine, 0, bytes.subarray(0, 50_000), { 'Upload-Checksum': `sha1 ${sha1}` });
    expect([taken.status, await offsetOf(path, mine)]).toEqual([204, 50_000]);
    expect((await patch(path, mine, 50_000, bytes.subarray(0, 50_000), { 'Upload-Checksum': 'md5 x' })).status).toBe(
      400,
    );
    expect((await complete(path, mine, null)).body.code).toBe('evidence.not_whole');
    const tooMuch = await patch(path, mine, 50_000, bytes);
    expect([tooMuch.status, await offsetOf(path, mine)]).toEqual([413, 100_000]);
    expect((await complete(path, mine, null)).status).toBe(201);
    expect(stored()).toEqual(await named());
  });

  it('becomes evidence once, however often that is asked for', async () => {
    const bytes = pdf(80_000);
    const path = await begin(mine, bytes.length);
    await patch(path, mine, 0, bytes);
    const answers = await Promise.all([1, 2, 3].map(() => complete(path, mine, sha256(bytes))));
    const again = await complete(path, mine, sha256(bytes));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    for (const { body } of answers) expect(body).toEqual(again.body);
    expect(await system.database.query(`SELECT FROM evidence WHERE sha256 = $1`, [sha256(bytes)])).toHaveLength(1);
    const told = await system.database.query(
      `SELECT FROM audit_event WHERE event = 'evidence.received' AND facts->>'sha256' = $1`,
      [sha256(bytes)],
    );
    expect(told).toHaveLength(1);
    expect((await patch(path, mine, 80_000, Buffer.from('x'))).status).toBe(409);
  });

  it('is nothing when it is another file than its sender had, or of a kind that is not taken', async () => {
    const bytes = pdf(50_000);
    const path = await begin(mine, bytes.length);
    await patch(path, mine, 0, bytes);
    expect((await complete(path, mine, sha256(pdf(50_000)))).body.code).toBe('evidence.hash_mismatch');
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    const second = await begin(mine, html.length, 'a.txt');
    await patch(second, mine, 0, html);
    expect((await complete(second, mine, null)).body.code).toBe('evidence.type_not_allowed');
    const flood = Buffer.alloc(100);
    flood.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
    flood.writeUInt32BE(60_000, 16);
    flood.writeUInt32BE(60_000, 20);
    const third = await begin(mine, flood.length, 'flood.png');
    await patch(third, mine, 0, flood);
    expect((await complete(third, mine, null)).body.code).toBe('evidence.type_not_allowed');
    expect(await Promise.all([path, second, third].map((one) => offsetOf(one, mine)))).toEqual([-404, -404, -404]);
    expect(stored()).toEqual(await named());
  });

  it('is known by its kind even when its first part was a single byte', async () => {
    const bytes = pdf(70_000);
    const path = await begin(mine, bytes.length);
    await patch(path, mine, 0, bytes.subarray(0, 1));
    await patch(path, mine, 1, bytes.subarray(1, 4));
    await patch(path, mine, 4, bytes.subarray(4));
    expect((await complete(path, mine, sha256(bytes))).body).toMatchObject({ mediaType: 'application/pdf' });
  });

  it('can be given up, and is forgotten when nobody goes on with it', async () => {
    const to = await file();
    const path = await begin(to, 1000);
    const other = await begin(to, 1000);
    await patch(path, to, 0, randomBytes(500));
    await patch(other, to, 0, randomBytes(500));
    const list = async (): Promise<number[]> => {
      const answer = await system
        .visitor()
        .call<{ items: { offset: number }[] }>('GET', `/requests/${to.caseNo}/uploads`, undefined, auth(to));
      return answer.body.items.map(({ offset }) => offset);
    };
    expect(await list()).toEqual([500, 500]);
    const gone = await onTheWire(system.origin, { method: 'DELETE', path, headers: auth(to) });
    expect([gone.status, await offsetOf(path, to), await list()]).toEqual([204, -404, [500]]);
    const before = clock.now();
    clock.set(new Date(before.getTime() + 73 * 3_600_000).toISOString());
    try {
      await system.api.app.get(EvidenceKeeper, { strict: false }).tidy();
    } finally {
      clock.set(before.toISOString());
    }
    expect(await system.database.query(`SELECT FROM evidence_upload WHERE NOT is_finished`)).toHaveLength(0);
    expect(stored()).toEqual(await named());
  });

  it('is the same upload when its announcement is repeated, and open to nobody else', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const [first, second] = [await announce(mine, 500, key), await announce(mine, 500, key)];
    expect(second.headers['location']).toBe(first.headers['location']);
    expect((await announce(mine, 501, key)).status).toBe(422);
    const other = await file();
    const foreign = String(first.headers['location']).replace(mine.caseNo, other.caseNo);
    expect(await offsetOf(foreign, other)).toBe(-404);
    expect(await offsetOf(String(first.headers['location']), other)).toBe(-404);
    expect((await patch(String(first.headers['location']), other, 0, Buffer.from('x'))).status).toBe(404);
    expect((await complete(String(first.headers['location']), other, null)).status).toBe(404);
    expect((await announce(mine, 500 * MB + 1)).status).toBe(413);
    expect((await announce(mine, 0)).status).toBe(400);
  });

  it('carries a proof that anybody can check', async () => {
    const bytes = pdf(20_000);
    const path = await begin(mine, bytes.length);
    await patch(path, mine, 0, bytes);
    const { body } = await complete(path, mine, sha256(bytes));
    const proof = await system
      .visitor()
      .call<{ receipt: string }>('GET', `/requests/${mine.caseNo}/evidence/${body.id}/receipt`, undefined, auth(mine));
    const checked = await system
      .visitor()
      .call<{ valid: boolean; content: object }>('POST', '/receipts/verification', { receipt: proof.body.receipt });
    expect(checked.body).toMatchObject({
      valid: true,
      content: { kind: 'evidence', caseNo: mine.caseNo, sha256: sha256(bytes), size: 20_000, isSameAsSent: true },
    });
  });

  it('survives the damage of one of its parts only as a damaged file', async () => {
    const bytes = pdf(160_000);
    const path = await begin(mine, bytes.length);
    await patch(path, mine, 0, bytes.subarray(0, 80_000));
    await patch(path, mine, 80_000, bytes.subarray(80_000));
    const { body } = await complete(path, mine, sha256(bytes));
    const parts = stored().filter((name) => name.startsWith(body.id));
    expect(parts).toHaveLength(2);
    const [one = '', two = ''] = parts.map((name) => join(folder, name));
    const [first, second] = [readFileSync(one), readFileSync(two)];
    const status = async (): Promise<number> =>
      (await examiner.call('GET', `/cases/${mine.caseNo}/evidence/${body.id}`).catch(() => ({ status: 200 }))).status;
    writeFileSync(one, second);
    writeFileSync(two, first);
    expect(await status()).toBe(409);
    writeFileSync(one, first);
    writeFileSync(two, second);
    expect((await download(mine.caseNo, body.id)).equals(bytes)).toBe(true);
  });
});
