import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import {
  AuditProofs,
  AuditSealer,
  type AuditVerdict,
  checkpointLines,
  digestOf,
  type DumpLine,
  faultOfProof,
  readRecord,
  verifyRecord,
} from '#audit';
import { FixedClock } from '#platform/clock';
import { signedByOneOf, Vault } from '#platform/crypto';
import { connectionTo, Database } from '#platform/database';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { testEnv } from '../support/system.js';

// A hundred verifications take their time on a busy machine.
jest.setTimeout(120_000);

let database: TestDatabase;
let source: DataSource;
let folder: string;
let clock: FixedClock;
let vault: Vault;

const newSealer = (from: DataSource = source): AuditSealer =>
  new AuditSealer(new Database(from), vault, clock, testEnv(database, { AUDIT_CHECKPOINTS: folder }));
const copyPath = (): string => join(folder, 'checkpoints.jsonl');

beforeEach(async () => {
  database = await freshDatabase();
  source = await new DataSource(connectionTo(database.appUrl, 10)).initialize();
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  clock = new FixedClock(new Date('2026-11-22T08:00:00Z'));
  vault = new Vault(testEnv(database));
  // The superuser of these tests is the tamperer: triggers stop everybody but her.
  await database.query(`SET session_replication_role = replica`);
});
afterEach(async () => {
  if (source.isInitialized) await source.destroy();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const APPEND = `INSERT INTO audit_event (event, actor_kind, actor_id, case_id, facts, correlation_id)
  SELECT 'test.' || n, 'staff', CASE WHEN n % 3 = 0 THEN NULL ELSE 'a' || n END, CASE WHEN n % 2 = 0 THEN gen_random_uuid() END,
         jsonb_build_object('n', n, '名', '维权' || n, 'list', jsonb_build_array(1.50, true, null)), 'c' || n
    FROM generate_series(1, $1::int) AS n`;
const append = (count: number): Promise<unknown> => source.query(APPEND, [count]);

async function verdict(hasCopy = true): Promise<AuditVerdict> {
  const lines = readRecord((sql, parameters) => database.query(sql, parameters));
  return verifyRecord(
    lines,
    hasCopy ? await checkpointLines(copyPath()) : null,
    signedByOneOf([vault.receiptPublicKey]),
  );
}

/** All seals in order, and how many events have none. */
async function places(): Promise<{ seqs: number[]; unsealed: number }> {
  const rows = await database.query<{ seq: string }>(`SELECT seq FROM audit_seal ORDER BY seq`);
  const [open] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM audit_event e WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.event_id = e.id)`,
  );
  return { seqs: rows.map((row) => Number(row.seq)), unsealed: open?.count ?? -1 };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

async function connected(): Promise<Client> {
  const client = new Client({ connectionString: database.appUrl });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

describe('sealing', () => {
  it('makes a chain without a gap of what sixteen writers write at once, some of which roll back', async () => {
    const sealers = [newSealer(), newSealer()];
    let isWriting = true;
    const sealing = sealers.map(async (sealer) => {
      while (isWriting) await sealer.run();
    });
    const kept = await Promise.all(
      upTo(16).map(async () => {
        const client = await connected();
        let committed = 0;
        for (let round = 0; round < 12; round += 1) {
          const count = randomInt(1, 5);
          await client.query('BEGIN');
          for (let n = 0; n < count; n += 1) await client.query(APPEND, [1]);
          if (randomInt(4) === 0) await client.query(`SELECT pg_sleep(0.03)`);
          const isKept = randomInt(5) > 0;
          await client.query(isKept ? 'COMMIT' : 'ROLLBACK');
          committed += isKept ? count : 0;
        }
        await client.end();
        return committed;
      }),
    );
    isWriting = false;
    await Promise.all(sealing);
    for (const sealer of sealers) await sealer.run();
    const total = kept.reduce((sum, count) => sum + count, 0);
    expect(await places()).toEqual({ seqs: upTo(total), unsealed: 0 });
    await sealers[0]?.checkpoint();
    expect(await verdict()).toMatchObject({ holds: total, finding: null, lineFault: null, waiting: 0 });
  });

  it('seals an event that commits late, after younger ones were sealed and however much time passed', async () => {
    const sealer = newSealer();
    await append(3);
    const slow = await connected();
    await slow.query('BEGIN');
    await slow.query(APPEND, [1]);
    await append(2);
    expect(await sealer.run()).toMatchObject({ sealed: 5 });
    for (let round = 0; round < 5; round += 1) {
      await append(1);
      clock.advance(61_000);
      expect(await sealer.run()).toEqual({ sealed: 1, checkpoints: 1 });
    }
    await slow.query('COMMIT');
    await slow.end();
    expect((await newSealer().run()).sealed).toBe(1);
    expect(await places()).toEqual({ seqs: upTo(11), unsealed: 0 });
    const [late] = await database.query<{ seq: string }>(`SELECT seq FROM audit_seal WHERE event_id = 4`);
    expect(late?.seq).toBe('11');
    expect(await verdict()).toMatchObject({ holds: 11, finding: null, lineFault: null });
  });

  it('goes on where a sealer was killed in the middle of a batch', async () => {
    await append(2500);
    await database.query(
      `CREATE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(30); RETURN NEW; END $$`,
    );
    await database.query(
      `CREATE TRIGGER still BEFORE INSERT ON audit_seal FOR EACH ROW WHEN (NEW.seq = 1500) EXECUTE FUNCTION stand_still()`,
    );
    const doomed = await new DataSource(connectionTo(database.appUrl, 1)).initialize();
    const run = newSealer(doomed)
      .run()
      .then(
        () => 'went through',
        () => 'was killed',
      );
    for (;;) {
      const killed = await database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
      );
      if (killed.length > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await run).toBe('was killed');
    await doomed.destroy();
    expect((await places()).seqs).toEqual(upTo(1000));
    await database.query(`DROP TRIGGER still ON audit_seal`);
    expect((await newSealer().run()).sealed).toBe(1500);
    expect(await places()).toEqual({ seqs: upTo(2500), unsealed: 0 });
    await newSealer().checkpoint();
    expect(await verdict()).toMatchObject({ holds: 2500, finding: null, lineFault: null });
  });

  it('is for one sealer at a time', async () => {
    await append(5);
    const other = await connected();
    await other.query(`BEGIN`);
    await other.query(`SELECT pg_advisory_xact_lock(hashtext('ipr.audit.seal'))`);
    expect(await newSealer().run()).toEqual({ sealed: 0, checkpoints: 0 });
    await other.query(`ROLLBACK`);
    await other.end();
    expect((await newSealer().run()).sealed).toBe(5);
  });
});

describe('what was written', () => {
  it('can be changed by nobody but a superuser, who has to switch triggers off', async () => {
    await append(3);
    await newSealer().run();
    const owner = new Client({ connectionString: database.superUrl });
    await owner.connect();
    for (const table of ['audit_event', 'audit_seal', 'audit_checkpoint']) {
      const column = table === 'audit_event' ? 'event' : table === 'audit_seal' ? 'seq' : 'line';
      for (const act of [`UPDATE ${table} SET ${column} = ${column}`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
        await expect(source.query(act)).rejects.toThrow(/permission denied/);
        await expect(owner.query(act)).rejects.toThrow(/only grows/);
      }
    }
    await owner.end();
    await expect(source.query(`INSERT INTO audit_seal VALUES (9, 9, sha256('x'), sha256('y'))`)).rejects.toThrow(
      /row-level security/,
    );
    expect(await source.query(`SELECT FROM audit_seal`)).toEqual([]);
    expect(await verdict()).toMatchObject({ holds: 3, finding: null });
  });
});

interface Edit {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  /** The stored value with one bit changed, as an SQL expression; null when there is nothing to change. */
  readonly flipped: (row: Record<string, unknown>, pick: () => number) => string | null;
}

/** One bit of a text's UTF-8; null when no text comes of it that a database would take. */
function flipText(value: unknown, pick: () => number): string | null {
  if (typeof value !== 'string' || value === '') return null;
  const bytes = Buffer.from(value, 'utf8');
  const bit = pick() % (bytes.length * 8);
  bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) && !text.includes('\0') ? `'${text.replaceAll("'", "''")}'` : null;
}
const text = (column: string): Edit => ({
  table: 'audit_event',
  key: 'id',
  column,
  flipped: (row, pick) => flipText(row[column], pick),
});
const bytea = (column: string): Edit => ({
  table: 'audit_seal',
  key: 'seq',
  column,
  flipped: (_row, pick) => `set_bit(${column}, ${pick() % 256}, 1 - get_bit(${column}, ${pick() % 256}))`,
});
const bigint = (table: string, key: string, column: string): Edit => ({
  table,
  key,
  column,
  flipped: (_row, pick) => `(${column} # (1::bigint << ${pick() % 63}))`,
});
const EDITS: readonly Edit[] = [
  ...['event', 'actor_kind', 'actor_id', 'correlation_id', 'facts'].map(text),
  {
    table: 'audit_event',
    key: 'id',
    column: 'at',
    flipped: (_row, pick) =>
      `at + ((((extract(epoch FROM at) * 1000000)::bigint # (1::bigint << ${pick() % 54})) - (extract(epoch FROM at) * 1000000)::bigint) * interval '1 microsecond')`,
  },
  {
    table: 'audit_event',
    key: 'id',
    column: 'case_id',
    flipped: (_row, pick) =>
      `encode(set_bit(uuid_send(case_id), ${pick() % 128}, 1 - get_bit(uuid_send(case_id), ${pick() % 128})), 'hex')::uuid`,
  },
  bigint('audit_event', 'id', 'id'),
  bigint('audit_seal', 'seq', 'seq'),
  bigint('audit_seal', 'seq', 'event_id'),
  bytea('event_hash'),
  bytea('hash'),
];

/** Changes one bit of one column of one row. @returns false when no different stored value comes of it */
async function flipOneBit(edit: Edit, seq: number): Promise<boolean> {
  const bit = randomInt(1 << 30);
  const [row] = await database.query<Record<string, unknown>>(
    `SELECT e.*, e.facts::text AS facts FROM audit_event e JOIN audit_seal s ON s.event_id = e.id WHERE s.seq = $1`,
    [seq],
  );
  const value = edit.flipped(row ?? {}, () => bit);
  if (!row || value === null) return false;
  const key = edit.table === 'audit_seal' ? seq : row['id'];
  await database.query('SAVEPOINT edit');
  try {
    const changed = await database.query(
      `UPDATE ${edit.table} SET ${edit.column} = ${value} WHERE ${edit.key} = $1 AND ${edit.column} IS DISTINCT FROM ${value} RETURNING 1`,
      [key],
    );
    return changed.length === 1;
  } catch {
    // No JSON, a place that is taken, a year that does not exist: the database would not hold such a value.
    await database.query('ROLLBACK TO edit');
    return false;
  }
}

describe('one bit of a stored row', () => {
  it('is found at its row, a hundred times of a hundred', async () => {
    await append(300);
    const sealer = newSealer();
    await sealer.run();
    await append(60);
    await sealer.run();
    await sealer.checkpoint();
    await append(40);
    await sealer.run();
    await database.query(`ALTER TABLE audit_event ALTER COLUMN id DROP IDENTITY`);
    const found: { edit: string; seq: number; finding: unknown }[] = [];
    const edited = (): number => new Set(found.map(({ edit }) => edit)).size;
    // A flipped place may be taken by another row, again and again: a hundred, and on until each column has had its turn.
    for (let turn = 0; found.length < 100 || (edited() < EDITS.length && turn < 1000); turn += 1) {
      const edit = EDITS[turn % EDITS.length] ?? text('event');
      const seq = randomInt(1, 401);
      await database.query('BEGIN');
      if (await flipOneBit(edit, seq))
        found.push({ edit: `${edit.table}.${edit.column}`, seq, finding: (await verdict()).finding });
      await database.query('ROLLBACK');
    }
    expect(edited()).toBe(EDITS.length);
    expect(found.filter(({ seq, finding }) => (finding as { seq?: number } | null)?.seq !== seq)).toEqual([]);
    expect(await verdict()).toMatchObject({ holds: 400, finding: null });
  });
});

describe('checkpoints', () => {
  it('come with the first events, then each minute, or with each full batch', async () => {
    const sealer = newSealer();
    await append(3);
    expect(await sealer.run()).toEqual({ sealed: 3, checkpoints: 1 });
    await append(3);
    expect(await sealer.run()).toEqual({ sealed: 3, checkpoints: 0 });
    clock.advance(60_000);
    expect(await sealer.run()).toEqual({ sealed: 0, checkpoints: 1 });
    clock.advance(60_000);
    expect(await sealer.run()).toEqual({ sealed: 0, checkpoints: 0 });
    await append(2001);
    expect(await sealer.run()).toEqual({ sealed: 2001, checkpoints: 2 });
    const lines = await checkpointLines(copyPath());
    expect(lines).toEqual(
      (await database.query<{ line: string }>(`SELECT line FROM audit_checkpoint ORDER BY seq`)).map(
        ({ line }) => line,
      ),
    );
    expect(lines.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual([3, 6, 1006, 2006]);
    expect(await verdict()).toMatchObject({ holds: 2007, checkpoints: 4, finding: null, lineFault: null });
  });

  it('show a tail that was cut together with its seals and its checkpoints', async () => {
    await append(20);
    await newSealer().run();
    clock.advance(60_000);
    await append(20);
    await newSealer().run();
    await database.query(`DELETE FROM audit_event WHERE id > 25`);
    await database.query(`DELETE FROM audit_seal WHERE seq > 25`);
    await database.query(`DELETE FROM audit_checkpoint WHERE seq > 25`);
    expect(await verdict()).toMatchObject({
      holds: 25,
      finding: { fault: 'truncated', seq: 26 },
      lineFault: { fault: 'lost_checkpoint', seq: 40 },
    });
    // Without the copy outside there is nothing to see: that is why it stands outside.
    expect(await verdict(false)).toMatchObject({ finding: null, lineFault: null });
  });

  it('are not signed over a chain that was written anew', async () => {
    await append(10);
    await newSealer().run();
    await database.query(`TRUNCATE audit_seal`);
    await database.query(`UPDATE audit_event SET event = 'forged' WHERE id = 4`);
    await database.query(`DELETE FROM audit_checkpoint`);
    await newSealer()
      .run()
      .catch(() => undefined);
    clock.advance(60_000);
    await append(1);
    await expect(newSealer().run()).rejects.toThrow('does not have the checkpoint at 10');
    expect(await verdict()).toMatchObject({
      finding: { fault: 'rewritten', seq: 1 },
      lineFault: { fault: 'lost_checkpoint', where: 'database' },
    });
  });

  it('cannot be made without the key', async () => {
    await append(10);
    await newSealer().run();
    const [row] = await database.query<{ line: string }>(`SELECT line FROM audit_checkpoint`);
    // How far it had settled depends on who else was at work in the server just then.
    const forged = (row?.line ?? '').replace(/"settled":"\d+"/, '"settled":"99"');
    await database.query(`UPDATE audit_checkpoint SET line = $1`, [forged]);
    expect(await verdict()).toMatchObject({
      lineFault: { where: 'database', fault: 'forged_checkpoint', lineNumber: 1, seq: 10 },
    });
    await writeFile(copyPath(), `${forged}\n`);
    expect(await verdict()).toMatchObject({
      lineFault: { where: 'outside', fault: 'forged_checkpoint', lineNumber: 1 },
    });
    clock.advance(60_000);
    await append(1);
    await expect(newSealer().run()).rejects.toThrow('its signature does not hold');
  });

  it('can be signed with SM2, and what Ed25519 signed before still holds', async () => {
    const own = testEnv(database);
    const before = new Vault(own);
    const after = new Vault({ ...own, CRYPTO_SUITE: 'sm', SM2_PRIVATE_KEY: randomBytes(32).toString('base64') });
    vault = before;
    await append(5);
    await newSealer().run();
    vault = after;
    await append(5);
    clock.advance(60_000);
    expect(await newSealer().run()).toEqual({ sealed: 5, checkpoints: 1 });
    const check = async (keys: readonly string[]): Promise<AuditVerdict> =>
      verifyRecord(
        readRecord((sql, parameters) => database.query(sql, parameters)),
        await checkpointLines(copyPath()),
        signedByOneOf(keys),
      );
    expect(after.publicKeys).toHaveLength(2);
    expect(await check(after.publicKeys)).toMatchObject({ holds: 10, checkpoints: 2, finding: null, lineFault: null });
    expect(await check(before.publicKeys)).toMatchObject({ lineFault: { lineNumber: 2, fault: 'forged_checkpoint' } });
    await database.query(`UPDATE audit_event SET event = 'test.8' WHERE id = 7`);
    expect((await check(after.publicKeys)).finding).toMatchObject({ fault: 'edited', seq: 7 });
  });

  it('reach the copy that a crash left behind, and mend a line that broke off', async () => {
    await append(5);
    await newSealer().run();
    const [line = ''] = await checkpointLines(copyPath());
    await writeFile(copyPath(), line.slice(0, 50));
    clock.advance(60_000);
    await append(5);
    await newSealer().run();
    expect((await readFile(copyPath(), 'utf8')).split('\n').slice(0, 2)).toEqual([line.slice(0, 50), line]);
    expect(await verdict()).toMatchObject({ holds: 10, checkpoints: 2, finding: null, lineFault: null });
  });
});

describe('a proof for the applicant', () => {
  it('holds offline from the next checkpoint on, and shows nobody else', async () => {
    const caseId = '0198c0de-0000-7000-8000-0000000000aa';
    const proofs = new AuditProofs(new Database(source), vault);
    const sealer = newSealer();
    await append(700);
    await sealer.run();
    await source.query(
      `INSERT INTO audit_event (event, actor_kind, case_id, facts, correlation_id) VALUES ('request.filed', 'applicant', $1, '{"contentHash":"ab"}', 'c')`,
      [caseId],
    );
    await append(5);
    await sealer.run();
    expect(await proofs.proofFor(caseId, 'request.filed')).toBeNull();
    clock.advance(60_000);
    await sealer.run();
    const proof = await proofs.proofFor(caseId, 'request.filed');
    if (!proof) throw new Error('no proof');
    const isSigned = signedByOneOf([vault.receiptPublicKey]);
    expect(proof).toMatchObject({ seq: 701, event: { event: 'request.filed', caseId, facts: { contentHash: 'ab' } } });
    expect(faultOfProof(proof, isSigned, digestOf)).toBeNull();
    expect(
      faultOfProof({ ...proof, event: { ...proof.event, facts: { contentHash: 'ac' } } }, isSigned, digestOf),
    ).toMatch(/signed root/);
    expect(JSON.stringify(proof)).not.toContain('维权');
    expect(await checkpointLines(copyPath())).toContain(proof.checkpoint);
    expect(await proofs.proofFor('0198c0de-0000-7000-8000-0000000000ab', 'request.filed')).toBeNull();
  });
});

describe('a dump', () => {
  it('is checked line by line without the database', async () => {
    await append(50);
    await newSealer().run();
    const lines: DumpLine[] = [];
    for await (const line of readRecord((sql, parameters) => database.query(sql, parameters))) lines.push(line);
    const copy = await checkpointLines(copyPath());
    const isSigned = signedByOneOf([vault.receiptPublicKey]);
    const check = (changed: readonly string[]): Promise<AuditVerdict> =>
      verifyRecord(
        (async function* () {
          for (const line of changed) yield JSON.parse(line) as DumpLine;
        })(),
        copy,
        isSigned,
      );
    const written = lines.map((line) => JSON.stringify(line));
    expect(await check(written)).toMatchObject({ holds: 50, finding: null, lineFault: null });
    const edited = written.map((line) => line.replace('"event":"test.17"', '"event":"test.71"'));
    expect((await check(edited)).finding).toMatchObject({ fault: 'edited', seq: 17 });
    const broken = written.map((line) => line.replace('"correlationId":"c20"', '"correlationId":"\\ud800"'));
    expect((await check(broken)).finding).toMatchObject({ fault: 'edited', seq: 20, eventId: '20' });
  });
});
