import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LISTENERS } from '#contracts';
import { FixedClock } from '#platform/clock';
import { Watchdog } from '../../apps/worker/src/watchdog.js';
import { eventually } from '../support/system.js';
import { Delivery } from './delivery.js';

jest.setTimeout(120_000);

const MONDAY = '2026-11-23T02:00:00Z';
const DAY_MS = 86_400_000;
/** Who hears that a request was filed: each of them has a job, and a mark when it is done. */
const HEARING: readonly string[] = LISTENERS['case.submitted'];

let delivery: Delivery;
const clock = new FixedClock(new Date(MONDAY));

beforeAll(async () => {
  delivery = await Delivery.open(clock);
});
afterAll(() => delivery.close());
beforeEach(async () => {
  clock.set(MONDAY);
  await delivery.query('TRUNCATE outbox, inbox, dead_letter');
});
afterEach(() => delivery.rest());

const lookedAt = (caseNos: string[]): Promise<{ offers: number; open: number }[]> =>
  delivery.query(
    `SELECT count(o.id)::int AS offers, count(*) FILTER (WHERE o.state = 'offered')::int AS open
       FROM case_file c LEFT JOIN offer o ON o.case_id = c.id WHERE c.case_no = ANY($1) GROUP BY c.id`,
    [caseNos],
  );
const isIn = (rows: { offers: number; open: number }[], count: number): boolean =>
  rows.length === count && rows.every(({ offers, open }) => offers === 1 && open === 1);

/** Relays until all cases stand in an inbox. */
const arrived = async (caseNos: string[]): Promise<void> => {
  const relay = delivery.relay();
  const look = async (): Promise<{ offers: number; open: number }[]> => {
    await relay.drain();
    return lookedAt(caseNos);
  };
  await eventually(look, (rows) => isIn(rows, caseNos.length), 30_000);
};

describe('messages that a queue lost', () => {
  it('go out again, and every case comes to one inbox once', async () => {
    const caseNos = await delivery.file(8);
    await delivery.relay().drain();
    expect(await delivery.jobs()).toBe(8 * HEARING.length);
    await delivery.loseAllJobs();
    expect(await delivery.jobs()).toBe(0);
    await delivery.run();

    expect(await delivery.sweep.redeliver(0)).toBe(8);
    await arrived(caseNos);
    // The next steps are lost as well: the offers' notices.
    await delivery.loseAllJobs();
    await delivery.sweep.redeliver(0);
    await delivery.relay().drain();
    await eventually(
      () => delivery.count('outbox o WHERE NOT EXISTS (SELECT FROM inbox i WHERE i.outbox_id = o.id)'),
      (count) => count === 0,
    );
    expect(isIn(await lookedAt(caseNos), 8)).toBe(true);
    expect(await delivery.sweep.redeliver(0)).toBe(0);
  });

  it('are found behind any number of handled ones', async () => {
    await delivery.query(
      `WITH old AS (INSERT INTO outbox (name, payload, correlation_id, published_at, attempts)
         SELECT 'case.submitted', '{}', 'test', now() - interval '10 minutes', 1 FROM generate_series(1, 2500) RETURNING id)
       INSERT INTO inbox (consumer, outbox_id) SELECT unnest($1::text[]), id FROM old`,
      [HEARING],
    );
    const caseNos = await delivery.file(2);
    await delivery.relay().drain();
    await delivery.loseAllJobs();
    await delivery.run();
    expect(await delivery.sweep.redeliver(0)).toBe(2);
    await arrived(caseNos);
  });

  it('are left alone while they are young, wait for a person, or wait for the relay', async () => {
    await delivery.file(3);
    expect(await delivery.sweep.redeliver(0)).toBe(0);
    await delivery.relay().drain();
    expect(await delivery.sweep.redeliver(60)).toBe(0);
    await delivery.query(
      `INSERT INTO dead_letter (consumer, outbox_id, name, payload, fault) SELECT unnest($1::text[]), id, name, payload, 'broken' FROM outbox`,
      [HEARING],
    );
    expect(await delivery.sweep.redeliver(0)).toBe(0);
    await delivery.query(`UPDATE dead_letter SET settled_at = now()`);
    expect(await delivery.sweep.redeliver(0)).toBe(3);
  });

  it('do not pile up in a queue that is only slow: each round waits twice as long as the one before', async () => {
    await delivery.file(1);
    const relay = delivery.relay();
    const rounds: number[] = [];
    await relay.drain();
    for (const minutes of [0.9, 1.1, 1.9, 2.1, 3.9, 4.1]) {
      await delivery.query(`UPDATE outbox SET published_at = now() - make_interval(secs => $1)`, [minutes * 60]);
      rounds.push(await delivery.sweep.redeliver(60));
      await relay.drain();
    }
    expect(rounds).toEqual([0, 1, 0, 1, 0, 1]);
    expect(await delivery.query('SELECT attempts FROM outbox')).toEqual([{ attempts: 4 }]);
  });

  it('go out once when several sweeps run at the same time', async () => {
    await delivery.file(20);
    await delivery.relay().drain();
    await delivery.loseAllJobs();
    const found = await Promise.all(Array.from({ length: 4 }, () => delivery.sweep.redeliver(0)));
    expect(found.reduce((sum, count) => sum + count, 0)).toBe(20);
    await delivery.relay().drain();
    expect(await delivery.jobs()).toBe(20 * HEARING.length);
  });
});

describe('what time decides, with every queue empty', () => {
  const deadlines = (
    caseNos: string[],
    kind: string,
  ): Promise<{ breached_at: Date | null; satisfied_at: Date | null }[]> =>
    delivery.query(
      `SELECT d.breached_at, d.satisfied_at FROM deadline d JOIN case_file c ON c.id = d.case_id WHERE c.case_no = ANY($1) AND d.kind = $2`,
      [caseNos, kind],
    );
  const told = (caseNos: string[], kind: string): Promise<number> =>
    delivery.count(
      `audit_event a JOIN case_file c ON c.id = a.case_id WHERE c.case_no = ANY($1) AND a.event = 'deadline.breached' AND a.facts->>'kind' = $2`,
      [caseNos, kind],
    );

  it('a promise that was broken is marked within one run, once, however many sweeps run', async () => {
    const caseNos = await delivery.file(3);
    await delivery.sweep.dueDates();
    expect((await deadlines(caseNos, 'examination')).every((row) => row.breached_at === null)).toBe(true);
    clock.advance(40 * DAY_MS);
    await Promise.all([delivery.sweep.dueDates(), delivery.sweep.dueDates(), delivery.sweep.dueDates()]);
    const marked = await deadlines(caseNos, 'examination');
    expect(marked).toHaveLength(3);
    expect(marked.every((row) => row.breached_at?.getTime() === clock.now().getTime())).toBe(true);
    expect(await told(caseNos, 'examination')).toBe(3);

    clock.advance(DAY_MS);
    await delivery.sweep.dueDates();
    expect(await deadlines(caseNos, 'examination')).toEqual(marked);
    expect(await told(caseNos, 'examination')).toBe(3);
    expect(await delivery.jobs()).toBe(0);
  });

  it('an offer that nobody answered runs out once, and the next institution or the desk is asked', async () => {
    const caseNos = await delivery.file(2);
    await delivery.run();
    await arrived(caseNos);
    await delivery.stopRunners();
    clock.advance(30 * DAY_MS);
    await Promise.all([delivery.sweep.dueDates(), delivery.sweep.dueDates()]);
    const expired = `offer o JOIN case_file c ON c.id = o.case_id WHERE c.case_no = ANY($1) AND o.state = 'expired'`;
    expect(await delivery.count(expired, [caseNos])).toBe(2);
    expect(
      await delivery.count(
        `case_event e JOIN case_file c ON c.id = e.case_id WHERE c.case_no = ANY($1) AND e.act = 'expire_offer'`,
        [caseNos],
      ),
    ).toBe(2);
    await delivery.sweep.dueDates();
    expect(await delivery.count(expired, [caseNos])).toBe(2);
  });

  it('a case that refuses the act of the clock holds up none behind it', async () => {
    const caseNos = await delivery.file(205);
    // Offers that ran out on cases that were never offered: the lifecycle allows nothing there. They come before the one that counts.
    await delivery.query(
      `INSERT INTO deadline (case_id, kind, opened_seq, starts_on, warn_on, due_on)
       SELECT id, 'transfer_answer', 1, '2026-11-01', '2026-11-01', '2026-11-02' FROM case_file WHERE case_no = ANY($1)`,
      [caseNos],
    );
    const [late = ''] = await delivery.file(1);
    await delivery.run();
    await arrived([late]);
    await delivery.stopRunners();
    clock.advance(30 * DAY_MS);
    await delivery.sweep.dueDates();
    expect(
      await delivery.query(`SELECT o.state FROM offer o JOIN case_file c ON c.id = o.case_id WHERE c.case_no = $1`, [
        late,
      ]),
    ).toEqual([{ state: 'expired' }]);
  });
});

describe('the purge', () => {
  const insert = (handled: boolean, age: string): Promise<{ id: string }[]> =>
    delivery.query(
      `WITH m AS (INSERT INTO outbox (name, payload, correlation_id, published_at, attempts)
         VALUES ('case.submitted', '{}', 'test', now() - $2::interval, 1) RETURNING id),
            i AS (INSERT INTO inbox (consumer, outbox_id) SELECT unnest($3::text[]), id FROM m WHERE $1)
       SELECT id FROM m`,
      [handled, age, HEARING],
    );
  const left = async (): Promise<string[]> =>
    (await delivery.query<{ id: string }>('SELECT id FROM outbox ORDER BY id')).map(({ id }) => id);

  it('forgets only what every listener has handled, and its marks with it', async () => {
    const [handled] = await insert(true, '2 days');
    const [open] = await insert(false, '2 days');
    const [young] = await insert(true, '1 minute');
    const [givenUp] = await insert(false, '2 days');
    await delivery.query(
      `INSERT INTO dead_letter (consumer, outbox_id, name, payload, fault) VALUES ('triage', $1, 'case.submitted', '{}', 'broken')`,
      [givenUp?.id],
    );
    const [unknown] = await delivery.query<{ id: string }>(
      `INSERT INTO outbox (name, payload, correlation_id, published_at, attempts) VALUES ('of.another.release', '{}', 'test', now() - interval '2 days', 1) RETURNING id`,
    );
    await delivery.sweep.purge();
    expect(await left()).toEqual([open?.id, young?.id, givenUp?.id, unknown?.id].sort((a, b) => Number(a) - Number(b)));
    expect(await delivery.count('inbox WHERE outbox_id = $1', [handled?.id])).toBe(0);
    expect(await delivery.count('inbox WHERE outbox_id = $1', [young?.id])).toBe(HEARING.length);
  });

  it('does not stop after one batch', async () => {
    await delivery.query(
      `WITH m AS (INSERT INTO outbox (name, payload, correlation_id, published_at, attempts)
         SELECT 'case.submitted', '{}', 'test', now() - interval '2 days', 1 FROM generate_series(1, 11000) RETURNING id)
       INSERT INTO inbox (consumer, outbox_id) SELECT unnest($1::text[]), id FROM m`,
      [HEARING],
    );
    await delivery.sweep.purge();
    expect(await left()).toEqual([]);
  });
});

describe('the watchdog', () => {
  const look = async (idleMs: number, counts: number[]): Promise<number> => {
    const end = jest.fn();
    const queues = delivery.queues();
    const waiting = jest.spyOn(queues, 'waiting');
    const log = { failure: () => undefined };
    const watchdog = new Watchdog(queues, { idleMs: () => idleMs } as never, log as never, end);
    for (const count of counts) {
      waiting.mockResolvedValue(count);
      await watchdog.look();
    }
    watchdog.stop();
    return end.mock.calls.length;
  };

  it('ends a worker that has slept beside waiting jobs at two looks in a row, and no other', async () => {
    expect(await look(61_000, [1, 1])).toBe(1);
    expect(await look(61_000, [1, 0, 1])).toBe(0);
    expect(await look(59_000, [1, 1, 1])).toBe(0);
    expect(await look(61_000, [0, 0])).toBe(0);
  });

  it('lets a worker be whose queue server does not answer', async () => {
    const end = jest.fn();
    const queues = delivery.queues();
    jest.spyOn(queues, 'waiting').mockRejectedValue(new Error('away'));
    const watchdog = new Watchdog(
      queues,
      { idleMs: () => 61_000 } as never,
      { failure: () => undefined } as never,
      end,
    );
    await watchdog.look();
    await watchdog.look();
    watchdog.stop();
    expect(end).not.toHaveBeenCalled();
  });
});
