import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { EvidenceKeeper, Previews } from '#evidence';
import { FixedClock } from '#platform/clock';
import { Metrics } from '#platform/observability';
import { Sweep } from '../../apps/worker/src/sweep.js';
import { Clamd, EICAR } from '../support/clamd.js';
import { freshRequest } from '../support/requests.js';
import { type Caller, eventually, startSystem, type TestSystem } from '../support/system.js';
import { onTheWire } from '../support/wire.js';

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const SHENZHEN = '中国（深圳）知识产权保护中心';
const MB = 1024 * 1024;

interface Opened {
  caseNo: string;
  token: string;
}
interface Item {
  id: string;
  scan: string;
  state: string;
  preview: string;
  code?: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const pdf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);

/** A system with one case and the people around it. */
class Place {
  mine: Opened = { caseNo: '', token: '' };
  examiner!: Caller & { accountId: string };

  constructor(readonly system: TestSystem) {}

  static async open(env: Record<string, string>, clock?: FixedClock): Promise<Place> {
    const place = new Place(await startSystem({ env, ...(clock ? { clock } : {}) }));
    place.examiner = await place.system.signedIn('examiner', { institution: LIGHTING });
    place.mine = await place.file();
    await eventually(
      async () => (await place.examiner.call('GET', `/cases/${place.mine.caseNo}`)).status,
      (status) => status === 200,
    );
    return place;
  }

  async file(): Promise<Opened> {
    const visitor = this.system.visitor();
    const { body } = await visitor.call<{ caseNo: string; queryCode: string }>('POST', '/requests', freshRequest(), {
      'Idempotency-Key': randomUUID(),
    });
    const opened = await visitor.call<{ token: string }>('POST', '/requests/lookup', {
      caseNo: body.caseNo,
      queryCode: body.queryCode,
    });
    return { caseNo: body.caseNo, token: opened.body.token };
  }

  async send(name: string, bytes: Buffer): Promise<{ status: number; body: Item }> {
    const answer = await onTheWire(this.system.origin, {
      method: 'POST',
      path: `/api/v1/requests/${this.mine.caseNo}/evidence`,
      headers: {
        Authorization: `Bearer ${this.mine.token}`,
        'Content-Type': 'application/octet-stream',
        'Idempotency-Key': randomUUID(),
        'X-File-Name': encodeURIComponent(name),
        'X-Material-Tag': 'photo',
      },
      body: bytes,
    });
    return { status: answer.status, body: JSON.parse(answer.text) as Item };
  }

  async get(
    path: string,
    who: Caller = this.examiner,
  ): Promise<{ status: number; headers: Headers; bytes: Buffer; code: string }> {
    const answer = await fetch(`${this.system.origin}/api/v1/cases/${this.mine.caseNo}/evidence/${path}`, {
      headers: { Cookie: (who as unknown as { cookie: string }).cookie },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const code = answer.ok ? '' : (JSON.parse(bytes.toString()) as { code: string }).code;
    return { status: answer.status, headers: answer.headers, bytes, code };
  }

  async row(id: string): Promise<Item & { scan_finding: string | null }> {
    const [row] = await this.system.database.query<Item & { scan_finding: string | null }>(
      `SELECT * FROM evidence WHERE id = $1`,
      [id],
    );
    if (!row) throw new Error('no such row');
    return row;
  }

  until(id: string, holds: (row: Item) => boolean): Promise<Item> {
    return eventually(() => this.row(id), holds);
  }

  get keeper(): EvidenceKeeper {
    return this.system.api.app.get(EvidenceKeeper, { strict: false });
  }

  async events(id: string): Promise<string[]> {
    const { body } = await this.examiner.call<{ items: { event: string }[] }>(
      'GET',
      `/cases/${this.mine.caseNo}/evidence/${id}/custody`,
    );
    return body.items.map(({ event }) => event);
  }
}

describe('a file in quarantine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipr-quarantine-'));
  const clock = new FixedClock(new Date('2026-03-02T02:00:00Z'));
  let clamd: Clamd;
  let place: Place;

  /** Scans at a later hour, and comes back: sessions must not end meanwhile. */
  const scanIn = async (ms: number): Promise<void> => {
    const before = clock.now();
    clock.set(new Date(before.getTime() + ms).toISOString());
    await place.keeper.scanNext();
    clock.set(before.toISOString());
  };

  beforeAll(async () => {
    clamd = await Clamd.start();
    place = await Place.open(
      { EVIDENCE_DIR: folder, CLAMAV_HOST: '127.0.0.1', CLAMAV_PORT: String(clamd.port) },
      clock,
    );
  });
  afterAll(async () => {
    await place.system.stop();
    await clamd.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is opened to nobody before the scanner has passed it', async () => {
    const bytes = pdf(200_000);
    const { status, body } = await place.send('a.pdf', bytes);
    expect([status, body.scan]).toEqual([201, 'waiting']);
    const early = await place.get(body.id);
    if (early.status !== 200) expect([early.status, early.code]).toEqual([409, 'evidence.quarantined']);
    await place.until(body.id, ({ scan }) => scan === 'clean');
    expect(clamd.shown).toContain(bytes.length);
    const got = await place.get(body.id);
    expect([got.status, got.bytes.equals(bytes)]).toEqual([200, true]);
    expect(await place.events(body.id)).toEqual(
      [
        ...(early.status === 200 ? [] : ['evidence.refused']),
        'evidence.received',
        'evidence.scanned',
        'evidence.read',
      ].sort((a, b) => Number(a !== 'evidence.received') - Number(b !== 'evidence.received')),
    );
  });

  it('stays there for good when it is infected, and everybody can see why', async () => {
    const { body } = await place.send('eicar.txt', Buffer.from(EICAR));
    await place.until(body.id, ({ scan }) => scan === 'infected');
    expect(await place.row(body.id)).toMatchObject({ scan_finding: 'Win.Test.EICAR_HDB-1', preview: 'none' });
    const got = await place.get(body.id);
    expect([got.status, got.code, got.bytes.includes('EICAR')]).toEqual([409, 'evidence.infected', false]);
    const admin = await place.system.signedIn('system_admin', {});
    const { body: store } = await admin.call<{
      troubled: { id: string; fault: string; finding: string; caseNo: string }[];
    }>('GET', '/evidence-store');
    expect(store.troubled).toMatchObject([
      { id: body.id, fault: 'infected', finding: 'Win.Test.EICAR_HDB-1', caseNo: place.mine.caseNo },
    ]);
    const worker = place.system.worker?.app;
    await worker?.get(Sweep).gauge();
    expect(await worker?.get(Metrics).registry.metrics()).toContain('evidence_files{kind="infected"} 1');
  });

  it('stays there while the scanner is down, talks nonsense or breaks off, and leaves it when it is back', async () => {
    const { port } = clamd;
    await clamd.stop();
    const { body } = await place.send('b.pdf', pdf(1000));
    expect(await place.keeper.scanNext()).toBe(0);
    expect([(await place.row(body.id)).scan, (await place.get(body.id)).code]).toEqual([
      'waiting',
      'evidence.quarantined',
    ]);
    clamd = await Clamd.start(port);
    for (const nonsense of ['', 'stream: ', 'COMMAND READ TIMED OUT\0', 'stream: OKAY\0']) {
      clamd.says = nonsense;
      await scanIn(60_000);
      expect((await place.row(body.id)).scan).toBe('waiting');
    }
    clamd.says = null;
    await scanIn(120_000);
    await place.until(body.id, ({ scan }) => scan === 'clean');
    expect((await place.get(body.id)).status).toBe(200);
  });

  it('stays there when it is too large for the scanner, until that takes more', async () => {
    clamd.most = 50_000;
    const { body } = await place.send('c.pdf', pdf(200_000));
    await place.until(body.id, ({ scan }) => scan === 'unscannable');
    expect((await place.get(body.id)).code).toBe('evidence.quarantined');
    clamd.most = Infinity;
    await scanIn(25 * 3_600_000);
    await place.until(body.id, ({ scan }) => scan === 'clean');
  });

  it('goes back there when the signatures of a later month know it', async () => {
    const { body } = await place.send('d.pdf', pdf(1000));
    await place.until(body.id, ({ scan }) => scan === 'clean');
    clamd.says = 'stream: Pdf.Exploit.Later-1 FOUND\0';
    await scanIn(31 * 24 * 3_600_000);
    clamd.says = null;
    await place.until(body.id, ({ scan }) => scan === 'infected');
  });
});

/** Mounting needs root: the machine of a developer may be without. */
const canMount = process.getuid?.() === 0 && process.platform === 'linux';

describe('a file in care', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipr-care-'));
  const clock = new FixedClock(new Date('2026-03-02T02:00:00Z'));
  let place: Place;

  beforeAll(async () => {
    if (canMount) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]);
    place = await Place.open({ EVIDENCE_DIR: folder }, clock);
  });
  afterAll(async () => {
    await place.system.stop();
    if (canMount) execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('says clearly that no scanner looked at it where none is set up', async () => {
    const { body } = await place.send('a.pdf', pdf(100));
    expect(body.scan).toBe('not_scanned');
    expect((await place.get(body.id)).status).toBe(200);
  });

  it('is shown in small without what the camera wrote into it, and stays as it was', async () => {
    const photo = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#a33' } })
      .withExif({ IFD0: { Make: 'CANARY-CAMERA' }, IFD3: { GPSLatitude: '22/1 31/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect(photo.includes('CANARY-CAMERA')).toBe(true);
    const { body } = await place.send('照片.jpg', photo);
    await place.until(body.id, ({ preview }) => preview === 'ready');
    const small = await place.get(`${body.id}/preview`);
    expect([small.status, small.headers.get('content-type'), small.headers.get('content-security-policy')]).toEqual([
      200,
      'image/webp',
      "sandbox; default-src 'none'; frame-ancestors 'none'",
    ]);
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: 'webp', width: 1280, height: 853 });
    expect([small.bytes.includes('CANARY-CAMERA'), (await sharp(small.bytes).metadata()).exif]).toEqual([
      false,
      undefined,
    ]);
    expect(sha256((await place.get(body.id)).bytes)).toBe(sha256(photo));
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name)).includes('CANARY-CAMERA')).toBe(false);
    expect(await place.events(body.id)).toEqual(['evidence.received', 'evidence.viewed', 'evidence.read']);
  });

  it('has no preview when its picture is broken or a flood, and does no harm', async () => {
    const broken = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), randomBytes(3000)]);
    const { body } = await place.send('broken.jpg', broken);
    await place.until(body.id, ({ preview }) => preview === 'failed');
    expect((await place.get(`${body.id}/preview`)).code).toBe('evidence.no_preview');
    expect(await place.system.api.app.get(Previews, { strict: false }).makeNext()).toBe(0);
  });

  it('carries its chain of custody, for whoever may see the case and nobody else', async () => {
    const { body } = await place.send('a.pdf', pdf(100));
    await place.get(body.id);
    const { body: custody } = await place.examiner.call<{
      items: { event: string; actor: string | null; institution: string | null; facts: { sha256?: string } }[];
    }>('GET', `/cases/${place.mine.caseNo}/evidence/${body.id}/custody`);
    expect(custody.items).toMatchObject([
      { event: 'evidence.received', actorKind: 'applicant', actor: null },
      { event: 'evidence.read', actorKind: 'staff', actor: 'examiner 1', institution: LIGHTING },
    ]);
    const stranger = await place.system.signedIn('examiner', { institution: SHENZHEN });
    for (const path of [`${body.id}/custody`, `${body.id}/preview`, body.id])
      expect((await place.get(path, stranger)).status).toBe(404);
  });

  it('is read through from time to time: rot and loss are found before anybody asks, and told', async () => {
    const [rotten, lost, whole] = [
      (await place.send('rot.pdf', pdf(70_000))).body.id,
      (await place.send('lost.pdf', pdf(70_000))).body.id,
      (await place.send('whole.pdf', pdf(70_000))).body.id,
    ];
    const later = new Date(clock.now().getTime() + 31 * 24 * 3_600_000);
    const scrub = async (): Promise<{ read: number; damaged: number }> => {
      const before = clock.now();
      clock.set(later.toISOString());
      const found = await place.keeper.scrub();
      clock.set(before.toISOString());
      return found;
    };
    const path = join(folder, rotten);
    const original = readFileSync(path);
    const spoiled = Buffer.from(original);
    spoiled[40_000] = (spoiled[40_000] ?? 0) ^ 1;
    writeFileSync(path, spoiled);
    rmSync(join(folder, lost));
    expect(await scrub()).toMatchObject({ damaged: 2 });
    expect((await scrub()).read).toBe(0);
    expect([(await place.row(rotten)).state, (await place.row(lost)).state, (await place.row(whole)).state]).toEqual([
      'damaged',
      'damaged',
      'received',
    ]);
    const told = await place.system.database.query<{ facts: object }>(
      `SELECT facts FROM audit_event WHERE event = 'evidence.damaged' ORDER BY id`,
    );
    expect(told.map(({ facts }) => facts)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ evidenceId: rotten, fault: 'tag' }),
        expect.objectContaining({ evidenceId: lost, fault: 'missing' }),
      ]),
    );
    const admin = await place.system.signedIn('system_admin', {});
    const troubles = async (): Promise<string[]> =>
      (await admin.call<{ troubled: { id: string }[] }>('GET', '/evidence-store')).body.troubled.map(({ id }) => id);
    expect((await troubles()).sort()).toEqual([rotten, lost].sort());
    // A copy is put back: looked at again, it is no trouble any more.
    writeFileSync(path, original);
    expect((await admin.call('POST', `/evidence-store/${rotten}/check`)).status).toBe(204);
    await scrub();
    expect([(await place.row(rotten)).state, await troubles()]).toEqual(['received', [lost]]);
    expect(await place.events(rotten)).toEqual(['evidence.received', 'evidence.damaged', 'evidence.restored']);
  });

  it('finds no room when all files together have reached their bound, and is not lost for it', async () => {
    const env = place.system.env as { EVIDENCE_QUOTA_GB: number };
    env.EVIDENCE_QUOTA_GB = 1;
    await place.system.database.query(`UPDATE evidence_volume SET bytes = bytes + 1073741824 WHERE shard = 3`);
    const refused = await place.send('a.pdf', pdf(100));
    expect([refused.status, refused.body.code]).toEqual([507, 'evidence.no_space']);
    env.EVIDENCE_QUOTA_GB = 0;
    expect((await place.send('a.pdf', pdf(100))).status).toBe(201);
  });

  (canMount ? it : it.skip)(
    'F22 refuses with 507 what finds no room on the disk, keeps nothing of it, and all else goes on',
    async () => {
      const before = {
        names: readdirSync(folder),
        rows: (await place.system.database.query(`SELECT FROM evidence`)).length,
      };
      const refused = await place.send('large.pdf', pdf(6 * MB));
      expect([refused.status, refused.body.code]).toEqual([507, 'evidence.no_space']);
      expect(readdirSync(folder)).toEqual(before.names);
      expect(await place.system.database.query(`SELECT FROM evidence`)).toHaveLength(before.rows);
      expect(await place.system.database.query(`SELECT FROM case_event WHERE act = 'add_evidence'`)).toHaveLength(
        before.rows,
      );
      expect((await place.file()).token).not.toBe('');
      const again = await place.send('again.pdf', pdf(100_000));
      expect([again.status, (await place.get(again.body.id)).status]).toEqual([201, 200]);
    },
  );
});

describe('the store of an S3-compatible bucket', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipr-s3-'));
  const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => {
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  };
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'ipr' }],
  });
  let place: Place;

  beforeAll(async () => {
    const { port } = await server.run();
    place = await Place.open({
      S3_BUCKET: 'ipr',
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_REGION: 'us-east-1',
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
      EVIDENCE_DIR: '/dev/null/never',
    });
  });
  afterAll(async () => {
    await place.system.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const objects = (): string[] =>
    readdirSync(join(folder, 'ipr'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('_object'));

  it('keeps files sealed, in several parts when they are large, and gives the same bytes back', async () => {
    const canary = Buffer.from('CANARY-5a5a 证据\n'.repeat(285_000));
    const sent = await place.send('big.txt', canary);
    expect([sent.status, canary.length > 5 * MB]).toEqual([201, true]);
    const [object = ''] = objects();
    expect(readFileSync(join(folder, 'ipr', object)).includes('CANARY-5a5a')).toBe(false);
    const got = await place.get(sent.body.id);
    expect([got.status, sha256(got.bytes)]).toEqual([200, sha256(canary)]);
  });

  it('keeps nothing of what is refused, and finds what is lost', async () => {
    const before = objects();
    expect((await place.send('a.pdf', Buffer.from('<!doctype html>'))).status).toBe(415);
    expect(objects()).toEqual(before);
    const sent = await place.send('a.pdf', pdf(1000));
    const object = objects().find((name) => name.includes(sent.body.id)) ?? '';
    rmSync(join(folder, 'ipr', object));
    expect((await place.get(sent.body.id)).code).toBe('evidence.damaged');
  });

  it('tells that it is away, and takes nothing half', async () => {
    await server.close();
    const refused = await place.send('a.pdf', pdf(1000));
    expect([refused.status, refused.body.code]).toEqual([503, 'service.unavailable']);
    expect(await place.system.database.query(`SELECT FROM evidence`)).toHaveLength(2);
  });
});
