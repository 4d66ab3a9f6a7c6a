import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { LISTENERS } from '#contracts';
import { Clock } from '#platform/clock';
import { Wake } from '#platform/outbox';
import { startWorker } from '../../apps/worker/src/boot.js';
import { freshRequest } from '../support/requests.js';
import { eventually, startSystem } from '../support/system.js';
import { Delivery } from './delivery.js';

jest.setTimeout(60_000);

const NOBODY_LISTENS = 'redis://127.0.0.1:9';
const NO_POLL = 3_600_000;
/** A message goes to each queue that listens to it. */
const HEARING: readonly string[] = LISTENERS['case.submitted'];
const INSERT = `INSERT INTO outbox (name, payload, correlation_id) VALUES ('case.submitted', $1, 'test') RETURNING id`;

it('files without a worker and without Redis: 201, one case, one message that waits', async () => {
  const system = await startSystem({ worker: false, env: { REDIS_URL: NOBODY_LISTENS } });
  const answer = await system.visitor().call('POST', '/requests', freshRequest(), { 'Idempotency-Key': randomUUID() });
  expect(answer.status).toBe(201);
  const waiting = await system.database.query('SELECT name, published_at, attempts FROM outbox');
  expect(waiting).toEqual([{ name: 'case.submitted', published_at: null, attempts: 0 }]);
  expect(await system.database.query('SELECT FROM case_file')).toHaveLength(1);
  await system.stop();
});

describe('relays', () => {
  let delivery: Delivery;

  const insert = (count: number): Promise<unknown> =>
    delivery.query(
      `INSERT INTO outbox (name, payload, correlation_id)
       SELECT 'case.submitted', jsonb_build_object('caseId', gen_random_uuid()), 'test' FROM generate_series(1, $1)`,
      [count],
    );

  beforeAll(async () => {
    delivery = await Delivery.open();
  });
  afterAll(() => delivery.close());
  beforeEach(() => delivery.query('TRUNCATE outbox, inbox, dead_letter'));
  afterEach(() => delivery.rest());

  it('hand each message out once, however many of them run', async () => {
    await insert(1500);
    const queues = [delivery.queues(), delivery.queues(), delivery.queues()];
    const sent = await Promise.all(queues.map((one) => delivery.relay(one).drain()));
    const added = queues.flatMap((one) => one.added);
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(1500);
    expect(added).toHaveLength(1500 * HEARING.length);
    expect(new Set(added).size).toBe(1500);
    for (const queue of HEARING) expect(await queues[0]?.depth(queue)).toBe(1500);
    expect(await delivery.count('outbox WHERE published_at IS NULL')).toBe(0);
  });

  it('pass over no message whose number was given earlier and committed later', async () => {
    const slow = new Client({ connectionString: delivery.system.database.superUrl });
    await slow.connect();
    await slow.query('BEGIN');
    const { rows } = await slow.query<{ id: string }>(INSERT, [{ caseId: randomUUID() }]);
    const [later] = await delivery.query<{ id: string }>(INSERT, [{ caseId: randomUUID() }]);
    const queues = delivery.queues();
    await delivery.relay(queues).drain();
    expect([...new Set(queues.added)]).toEqual([later?.id]);
    await slow.query('COMMIT');
    await slow.end();
    await delivery.relay(queues).drain();
    expect([...new Set(queues.added)]).toEqual([later?.id, rows[0]?.id]);
    expect(Number(rows[0]?.id)).toBeLessThan(Number(later?.id));
  });

  it('that die between adding and marking cause a second delivery and no second effect', async () => {
    const [caseNo] = await delivery.file(1);
    const dying = delivery.queues();
    dying.afterAdding = () => {
      throw new Error('the relay died here');
    };
    await expect(delivery.relay(dying).drain()).rejects.toThrow('the relay died here');
    expect(await delivery.count('outbox WHERE published_at IS NULL')).toBe(1);

    const assessed = `case_event WHERE act = 'triage_assess'`;
    await delivery.run();
    await eventually(
      () => delivery.count(assessed),
      (count) => count === 1,
    );
    // The queue forgets that it ever had the job: nothing but PostgreSQL stands between the repetition and a second effect.
    await delivery.stopRunners();
    await delivery.loseAllJobs();
    await delivery.relay().drain();
    await delivery.run();
    await eventually(
      async () => (await delivery.metrics.handled.get()).values,
      (values) => values.some(({ labels, value }) => labels.result === 'repeated' && value === 1),
    );
    expect(await delivery.count(assessed)).toBe(1);
    expect(await delivery.count(`outbox WHERE name = 'case.triaged'`)).toBe(1);
    expect(await delivery.count('case_file WHERE case_no = $1', [caseNo])).toBe(1);
  });

  it('keep what they could not hand out', async () => {
    await insert(3);
    const refusing = delivery.queues();
    refusing.bend = () => {
      throw new Error('the queue is away');
    };
    await expect(delivery.relay(refusing).drain()).rejects.toThrow('the queue is away');
    expect(await delivery.count('outbox WHERE published_at IS NULL')).toBe(3);
    expect(await delivery.relay().drain()).toBe(3);
  });
});

describe('the bell', () => {
  const routed = `SELECT FROM offer WHERE state = 'offered'`;

  it('brings a case to its institution without any poll', async () => {
    const system = await startSystem({ worker: false });
    const worker = await startWorker({ app: 'worker', env: system.env, clock: new Clock() }, { pollMs: NO_POLL });
    await system.visitor().call('POST', '/requests', freshRequest(), { 'Idempotency-Key': randomUUID() });
    await eventually(
      () => system.database.query(routed),
      (rows) => rows.length === 1,
    );
    await worker.stop();
    await system.stop();
  });

  it('may be lost: the poll finds what it did not announce', async () => {
    const system = await startSystem({ worker: false });
    const worker = await startWorker({ app: 'worker', env: system.env, clock: new Clock() }, { pollMs: 100 });
    for (const app of [system.api.app, worker.app])
      jest.spyOn(app.get(Wake), 'ring').mockImplementation(() => undefined);
    await system.visitor().call('POST', '/requests', freshRequest(), { 'Idempotency-Key': randomUUID() });
    await eventually(
      () => system.database.query(routed),
      (rows) => rows.length === 1,
    );
    await worker.stop();
    await system.stop();
  });
});
