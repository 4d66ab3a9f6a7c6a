import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { AppError, type Envelope, LISTENERS } from '#contracts';
import { SYSTEM } from '#platform/database';
import { assertComplete, type Consumers, type Handlers } from '#platform/queue';
import { type Caller, eventually } from '../support/system.js';
import { type BentQueues, Delivery } from './delivery.js';

jest.setTimeout(120_000);

let delivery: Delivery;
let coordinator: Caller;

beforeAll(async () => {
  delivery = await Delivery.open();
  coordinator = await delivery.system.signedIn('national_coordinator', { queue: 'national' });
});
afterAll(() => delivery.close());
beforeEach(() => delivery.query('TRUNCATE outbox, inbox, dead_letter'));
afterEach(() => delivery.rest());

/** Messages that wait to be handed out, or to be handled by all who listen to them, in one look. */
const open = (): Promise<number> =>
  delivery.count(
    `outbox o WHERE published_at IS NULL
        OR (SELECT count(*) FROM inbox i WHERE i.outbox_id = o.id) < jsonb_array_length($1::jsonb -> o.name)`,
    [JSON.stringify(LISTENERS)],
  );

/** Relays until every message and all that follow from it are handled. */
const drained = async (queues?: BentQueues): Promise<void> => {
  const relay = delivery.relay(queues);
  const look = async (): Promise<number> => (await relay.drain()) + (await open());
  await eventually(look, (count) => count === 0, 60_000);
};

const caseIds = async (caseNos: string[]): Promise<string[]> =>
  (await delivery.query<{ id: string }>('SELECT id FROM case_file WHERE case_no = ANY($1) ORDER BY id', [caseNos])).map(
    ({ id }) => id,
  );

const letters = (): Promise<{ consumer: string; case_id: string; fault: string; settled: boolean }[]> =>
  delivery.query(
    `SELECT consumer, payload->>'caseId' AS case_id, fault, settled_at IS NOT NULL AS settled FROM dead_letter ORDER BY outbox_id`,
  );

const shownLetters = async (): Promise<number> =>
  (await coordinator.call<{ deadLetters: number }>('GET', '/workload/overview')).body.deadLetters;

/** The real consumers, with another one for requests that were just filed. */
const withTriage = (submitted: NonNullable<Handlers['case.submitted']>): Consumers => ({
  ...delivery.consumers,
  triage: { 'case.submitted': submitted },
});

describe('messages delivered one to five times, out of order, to four workers at once', () => {
  const CASES = 12;
  let ids: string[];
  let delivered = 0;

  beforeAll(async () => {
    await delivery.query('TRUNCATE outbox, inbox, dead_letter');
    const repeated = jest.spyOn(delivery.metrics.handled, 'inc');
    for (let workers = 0; workers < 4; workers += 1) await delivery.run();
    ids = await caseIds(await delivery.file(CASES));
    const queues = delivery.queues();
    // Each message one to five times, each time as a job of its own, shuffled within what the relay hands out together.
    queues.bend = (envelopes) => {
      const copies = envelopes.flatMap((envelope) =>
        Array.from({ length: 1 + (Number(envelope.outboxId) % 5) }, (_, copy) => ({
          ...envelope,
          attempt: 100 + copy,
        })),
      );
      const [shuffled = copies] = fc.sample(
        fc.shuffledSubarray(copies, { minLength: copies.length, maxLength: copies.length }),
        { numRuns: 1, seed: copies.length },
      );
      delivered += shuffled.length;
      return [shuffled];
    };
    await drained(queues);
    // Not "as often as": a queue whose own bookkeeping fails delivers once more.
    await eventually(
      async () => repeated.mock.calls.length,
      (handled) => handled >= delivered,
      30_000,
    );
    repeated.mockRestore();
  });

  const perCase = (sql: string): Promise<{ case_id: string; count: number }[]> =>
    delivery.query(
      `SELECT case_id, count(*)::int AS count FROM ${sql} ${sql.includes('WHERE') ? 'AND' : 'WHERE'} case_id = ANY($1::uuid[]) GROUP BY 1 ORDER BY 1`,
      [ids],
    );
  const onceEach = (): { case_id: string; count: number }[] => ids.map((case_id) => ({ case_id, count: 1 }));

  it('were delivered more often than there are messages', async () => {
    expect(delivered).toBeGreaterThan(2 * (await delivery.count('outbox')));
    expect(ids).toHaveLength(CASES);
  });

  it.each([
    ['routing_decision'],
    [`offer WHERE state = 'offered'`],
    [`case_event WHERE act = 'triage_assess'`],
    [`case_event WHERE act = 'offer'`],
    [`audit_event WHERE event = 'case.triaged'`],
    [`audit_event WHERE event = 'case.offer'`],
    [`case_participant WHERE relation = 'offered' AND until IS NULL`],
    [`notice WHERE recipient_kind = 'institution'`],
  ])('left exactly one row for each case in %s', async (table) => {
    expect(await perCase(table)).toEqual(onceEach());
  });

  it('left a history without gaps and a version that counts it', async () => {
    const rows = await delivery.query(
      `SELECT c.version, array_agg(e.seq ORDER BY e.seq) AS seqs FROM case_file c JOIN case_event e ON e.case_id = c.id
        WHERE c.id = ANY($1::uuid[]) GROUP BY c.id`,
      [ids],
    );
    expect(rows.every((row) => JSON.stringify(row) === JSON.stringify(rows[0]))).toBe(true);
    expect(rows[0]).toMatchObject({ seqs: [1, 2, 3] });
  });

  it('hold no connection that another of them waits for', async () => {
    const { database } = delivery;
    const many = Array.from({ length: 40 }, () =>
      database.transaction(SYSTEM, async (tx) => {
        await tx.query('SELECT pg_sleep(0.005)');
        return database.direct<{ one: number }>('SELECT 1 AS one');
      }),
    );
    expect(await Promise.all(many)).toHaveLength(40);
    await expect(database.transaction(SYSTEM, () => database.read(SYSTEM, 'SELECT 1'))).rejects.toThrow(
      'inside of another',
    );
  });

  it('left no letter behind', async () => {
    expect(await letters()).toEqual([]);
  });
});

describe('the wiring', () => {
  const nothing = async (): Promise<boolean> => true;

  it('is whole as it ships', () => {
    expect(() => assertComplete(delivery.consumers)).not.toThrow();
  });

  it('keeps a worker from starting when a message has no handler or a handler no message, naming each', async () => {
    const gaps: Consumers = {
      triage: {},
      referral: { ...delivery.consumers.referral, 'case.submitted': nothing },
      notices: delivery.consumers.notices,
      releases: delivery.consumers.releases,
      authorities: delivery.consumers.authorities,
    };
    await expect(delivery.run(gaps)).rejects.toThrow(
      'The wiring of messages has gaps: triage does not handle case.submitted; referral handles case.submitted without listening to it',
    );
  });
});

describe('a message that cannot be handled', () => {
  it('is tried five times and becomes one letter that a coordinator sees', async () => {
    let tries = 0;
    const [id] = await caseIds(await delivery.file(1));
    await delivery.run(
      withTriage(async () => {
        tries += 1;
        throw new Error('broken');
      }),
    );
    await delivery.relay().drain();
    await eventually(letters, (rows) => rows.length > 0, 30_000);
    expect(await letters()).toEqual([{ consumer: 'triage', case_id: id, fault: 'broken', settled: false }]);
    expect(tries).toBe(5);
    expect(await shownLetters()).toBe(1);
    expect(await delivery.count(`inbox WHERE consumer = 'triage'`)).toBe(0);
  });

  it('goes to a person at once when a rule refuses it', async () => {
    let tries = 0;
    await delivery.file(1);
    await delivery.run(
      withTriage(async () => {
        tries += 1;
        throw new AppError('case.act_not_allowed');
      }),
    );
    await delivery.relay().drain();
    await eventually(letters, (rows) => rows.length === 1);
    expect((await letters())[0]?.fault).toBe('case.act_not_allowed');
    expect(tries).toBe(1);
  });

  it('holds up no other, not even while it hangs', async () => {
    const [poison = '', ...others] = await caseIds(await delivery.file(6));
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await delivery.run(
      withTriage(async (payload, given) => {
        if (payload.caseId !== poison)
          return (await delivery.consumers.triage['case.submitted']?.(payload, given)) ?? false;
        await gate;
        throw new AppError('case.act_not_allowed');
      }),
    );
    const relay = delivery.relay();
    const offered = (): Promise<number> =>
      delivery.count(`offer WHERE case_id = ANY($1::uuid[])`, [others]).then(async (count) => {
        await relay.drain();
        return count;
      });
    await eventually(offered, (count) => count === others.length);
    expect(await letters()).toEqual([]);
    release();
    await eventually(letters, (rows) => rows.length === 1);
    expect((await letters())[0]?.case_id).toBe(poison);
  });

  it('is delivered again once its letter is settled, and then handled once', async () => {
    const [id] = await caseIds(await delivery.file(1));
    let isMended = false;
    await delivery.run(
      withTriage(async (payload, given) => {
        if (!isMended) throw new AppError('case.act_not_allowed');
        return (await delivery.consumers.triage['case.submitted']?.(payload, given)) ?? false;
      }),
    );
    await delivery.relay().drain();
    await eventually(letters, (rows) => rows.length === 1);
    await eventually(
      () => delivery.count(`inbox WHERE consumer = 'notices'`),
      (count) => count === 1,
    );
    expect(await delivery.sweep.redeliver(0)).toBe(0);
    isMended = true;
    await delivery.query('UPDATE dead_letter SET settled_at = now()');
    expect(await delivery.sweep.redeliver(0)).toBe(1);
    await drained();
    expect(await delivery.count('offer WHERE case_id = $1', [id])).toBe(1);
    expect(await delivery.count(`case_event WHERE case_id = $1 AND act = 'triage_assess'`, [id])).toBe(1);
    expect(await shownLetters()).toBe(0);
  });

  it('needs nobody any more once another delivery of it was handled', async () => {
    await delivery.file(1);
    const [row] = await delivery.query<{ id: string }>('SELECT id FROM outbox');
    await delivery.query(
      `INSERT INTO dead_letter (consumer, outbox_id, name, payload, fault) VALUES ('triage', $1, 'case.submitted', '{}', 'stalled')`,
      [row?.id],
    );
    expect(await shownLetters()).toBe(1);
    await delivery.run();
    await drained();
    expect(await shownLetters()).toBe(0);
    expect((await letters())[0]?.settled).toBe(true);
  });

  it('is no letter when the fault comes after another delivery was handled', async () => {
    await delivery.file(1);
    await delivery.run(
      withTriage(async (payload, given) => {
        await delivery.consumers.triage['case.submitted']?.(payload, given);
        throw new AppError('case.act_not_allowed');
      }),
    );
    await delivery.relay().drain();
    await eventually(
      async () => (await delivery.metrics.handled.get()).values,
      (values) => values.some(({ labels }) => labels.result === 'failed'),
    );
    await delivery.stopRunners();
    expect(await letters()).toEqual([]);
    expect(await delivery.count(`inbox WHERE consumer = 'triage'`)).toBe(1);
  });
});

it('does not hold an absent database against a message', async () => {
  let tries = 0;
  await delivery.file(1);
  const away = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
  await delivery.run(
    withTriage(async (payload, given) => {
      tries += 1;
      if (tries <= 7) throw away;
      return (await delivery.consumers.triage['case.submitted']?.(payload, given)) ?? false;
    }),
  );
  await drained();
  expect(tries).toBe(8);
  expect(await letters()).toEqual([]);
});

it('changes nothing for a message that everybody has handled and the outbox has forgotten', async () => {
  const [id] = await caseIds(await delivery.file(1));
  const queues = delivery.queues();
  const envelopes: Envelope[] = [];
  queues.bend = (given) => {
    envelopes.push(...given);
    return [given];
  };
  await delivery.run();
  await drained(queues);
  const before = await delivery.query('SELECT version FROM case_file WHERE id = $1', [id]);
  const notices = await delivery.count('notice WHERE case_id = $1', [id]);
  expect(notices).toBeGreaterThan(0);
  await delivery.query(`UPDATE outbox SET published_at = now() - interval '2 hours'`);
  await delivery.sweep.purge();
  expect(await delivery.count('outbox')).toBe(0);

  const late = envelopes
    .filter(({ name }) => name === 'case.changed')
    .map((envelope) => ({ ...envelope, attempt: 99 }));
  await delivery.loseAllJobs();
  const handled = jest.spyOn(delivery.metrics.handled, 'inc');
  await delivery.queues().addAll('notices', late);
  await eventually(
    async () => handled.mock.calls.length,
    (calls) => calls === late.length,
  );
  handled.mockRestore();
  expect(late.length).toBeGreaterThan(0);
  expect(await delivery.count('notice WHERE case_id = $1', [id])).toBe(notices);
  expect(await delivery.query('SELECT version FROM case_file WHERE id = $1', [id])).toEqual(before);
});

describe('a connection that is lost', () => {
  const lost = new Error('Database connection provided by a query runner was already released, cannot continue');

  it('before its transaction could commit costs a second try, and its work is done once', async () => {
    let tries = 0;
    const insert = `INSERT INTO outbox (name, payload, correlation_id) VALUES ('case.submitted', '{}', 'lost')`;
    await delivery.database.transaction(SYSTEM, async (tx) => {
      tries += 1;
      await tx.query(insert);
      if (tries === 1) throw lost;
    });
    expect(tries).toBe(2);
    expect(await delivery.count('outbox')).toBe(1);
  });

  it('again and again is told as what it is, not as a fault of the caller', async () => {
    let tries = 0;
    const work = delivery.database.transaction(SYSTEM, async () => {
      tries += 1;
      throw lost;
    });
    await expect(work).rejects.toThrow('Connection terminated before it was used');
    expect(tries).toBe(3);
  });
});
