import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Process } from '../support/processes.js';
import { Caller } from '../support/system.js';
import { Ledger } from './ledger.js';
import { World } from './world.js';

jest.setTimeout(150_000);

/** What has to get through between the endings before they stop: how long that takes is the machine's affair. */
const ENOUGH = 20;
const LEAST_ROUNDS = 25;
const MOST_ROUNDS = 75;
const OUTAGE_MS = 8000;

const open = async (proxied: boolean): Promise<{ world: World; worker: Process }> => {
  const world = await World.open({ proxied });
  const [, worker] = await Promise.all([world.startApi(), world.startWorker()]);
  return { world, worker };
};
type Story = Awaited<ReturnType<typeof open>>;

const readiness = async (world: World): Promise<number> =>
  (await new Caller(world.api?.origin ?? '').call('GET', '/readyz')).status;

/** Every session of the application is ended from the server's side, again and again, while six people file. */
async function sessionsEnded({ world }: Story): Promise<void> {
  const ending = (async () => {
    for (
      let round = 0;
      round < LEAST_ROUNDS || (world.ledger.promised.size <= ENOUGH && round < MOST_ROUNDS);
      round += 1
    ) {
      await world.database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'ipr_app'`,
      );
      // A machine on which nothing gets through in this time is given longer and longer.
      await pause(200 + 40 * Math.max(0, round - LEAST_ROUNDS));
    }
  })();
  await world.ledger.fileDuring(ending, 6, 20);
  await world.ledger.settle(60_000);
}

interface Outage {
  readonly ready: number;
  readonly alive: number;
  readonly answers: Ledger['setbacks'];
  readonly contentType: string | null;
  readonly slowest: number;
  readonly attempts: number;
}

/** First nobody listens; then somebody takes connections and drops them, which is how a server looks that is starting or stopping. */
async function outOfReach({ world }: Story): Promise<Outage> {
  await world.ledger.fileMany(5, 5);
  const origin = world.api?.origin ?? '';
  const caller = new Caller(origin);
  await world.databaseProxy.refuse();
  const began = Date.now();
  const waits: number[] = [];
  const answers = new Ledger(world.database, () => origin);
  while (Date.now() - began < OUTAGE_MS) {
    const before = performance.now();
    await answers.attempt(Ledger.filing());
    waits.push(performance.now() - before);
    await pause(200);
  }
  const told = {
    ready: (await caller.call('GET', '/readyz')).status,
    alive: (await caller.call('GET', '/healthz')).status,
    contentType: (await caller.call('GET', '/readyz')).headers.get('content-type'),
  };
  await world.databaseProxy.heal();
  world.databaseProxy.watch = () => 'cut';
  const before = world.databaseProxy.accepted;
  await pause(OUTAGE_MS);
  const attempts = world.databaseProxy.accepted - before;
  world.databaseProxy.watch = () => 'pass';
  await world.ledger.fileMany(5, 5);
  await world.ledger.settle(30_000);
  return { ...told, answers: answers.setbacks, slowest: Math.max(...waits), attempts };
}

/** Every byte is lost without a word, and nobody hears of it. */
async function swallowed({ world }: Story): Promise<void> {
  await world.ledger.fileMany(5, 5);
  await world.ledger.settle(30_000);
  world.databaseProxy.swallow();
  const first = Ledger.filing();
  const attempt = world.ledger.attempt(first);
  await pause(5000);
  await world.databaseProxy.heal();
  await attempt;
  await world.ledger.file(first);
  await world.ledger.fileMany(5, 5);
  await world.ledger.settle(60_000);
}

describe('PostgreSQL', () => {
  let ended: Story, away: Story, silent: Story;
  let outage: Outage;

  // Side by side: most of the time is waiting. All are up before the first trouble begins.
  beforeAll(async () => {
    [ended, away, silent] = await Promise.all([open(false), open(true), open(true)]);
    const troubles = [sessionsEnded(ended), swallowed(silent)];
    outage = await outOfReach(away);
    await Promise.all(troubles);
  });
  afterAll(() => World.closeAll());

  describe('that ends sessions every 200 ms', () => {
    it('costs clients nothing but another try', () => {
      const { promised, setbacks } = ended.world.ledger;
      expect(promised.size).toBeGreaterThan(ENOUGH);
      expect(setbacks.filter(({ status }) => status !== 503)).toEqual([]);
      expect(setbacks.every(({ retryAfter }) => retryAfter === '5')).toBe(true);
    });

    it('loses no case, routes each once and gives up no message', async () => {
      expect(await ended.world.count('dead_letter')).toBe(0);
      expect(await ended.world.count('case_file')).toBe(ended.world.ledger.promised.size);
    });
  });

  describe('out of reach', () => {
    it('is answered with 503 and Retry-After within six seconds, as a problem', () => {
      expect(outage.answers.length).toBeGreaterThan(5);
      expect(
        outage.answers.every(
          ({ status, code, retryAfter }) => status === 503 && code === 'service.unavailable' && retryAfter === '5',
        ),
      ).toBe(true);
      expect(outage.slowest).toBeLessThan(6000);
      expect(outage.contentType).toMatch(/^application\/problem\+json/);
    });

    it('makes the api not ready, and leaves it alive', () => {
      expect(outage).toMatchObject({ ready: 503, alive: 200 });
    });

    it('is not stormed by those who wait for it', () => {
      // Two processes with some thirty connections, each coming back about once or twice a second.
      expect(outage.attempts).toBeLessThan((OUTAGE_MS / 1000) * 60);
    });

    it('is forgotten as soon as it is back: the same processes go on', async () => {
      const { world, worker } = away;
      expect(world.ledger.promised.size).toBe(10);
      expect(await readiness(world)).toBe(200);
      expect(worker.times('worker.started')).toBe(1);
      expect(await Promise.race([worker.ended, world.api?.ended, pause(10, 'both run')])).toBe('both run');
      expect(await world.count('dead_letter')).toBe(0);
    });
  });

  it('over a line that loses every byte holds neither process for ever: both go on when it has healed', async () => {
    expect(silent.world.ledger.promised.size).toBe(11);
    expect(await readiness(silent.world)).toBe(200);
  });
});
