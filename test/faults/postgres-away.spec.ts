import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Process } from '../support/processes.js';
import { Caller, eventually } from '../support/system.js';
import { Ledger } from './ledger.js';
import { World } from './world.js';

jest.setTimeout(150_000);

afterAll(() => World.closeAll());

describe('PostgreSQL that ends sessions every 200 ms', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open();
    await Promise.all([world.startApi(), world.startWorker()]);
    const ending = (async () => {
      for (let round = 0; round < 25; round += 1) {
        await world.database.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'ipr_app'`,
        );
        await pause(200);
      }
    })();
    await world.ledger.fileDuring(ending, 6, 20);
    await world.ledger.settle(60_000);
  });

  it('costs clients nothing but another try', () => {
    expect(world.ledger.promised.size).toBeGreaterThan(20);
    expect(world.ledger.setbacks.filter(({ status }) => status !== 503)).toEqual([]);
    expect(world.ledger.setbacks.every(({ retryAfter }) => retryAfter === '5')).toBe(true);
  });

  it('loses no case, routes each once and gives up no message', async () => {
    expect(await world.count('dead_letter')).toBe(0);
    expect(await world.count('case_file')).toBe(world.ledger.promised.size);
  });
});

describe('PostgreSQL out of reach', () => {
  const OUTAGE_MS = 8000;
  let world: World;
  let worker: Process;
  let during: {
    ready: number;
    alive: number;
    answers: Ledger['setbacks'];
    contentType: string | null;
    slowest: number;
  };
  let attempts = 0;

  beforeAll(async () => {
    world = await World.open({ proxied: true });
    [, worker] = await Promise.all([world.startApi(), world.startWorker()]);
    await world.ledger.fileMany(5, 5);
    const origin = world.api?.origin ?? '';
    const caller = new Caller(origin);
    await world.databaseProxy.refuse();
    const began = Date.now();
    const slowest: number[] = [];
    const answers = new Ledger(world.database, () => origin);
    while (Date.now() - began < OUTAGE_MS) {
      const before = performance.now();
      await answers.attempt(Ledger.filing());
      slowest.push(performance.now() - before);
      await pause(200);
    }
    during = {
      ready: (await caller.call('GET', '/readyz')).status,
      alive: (await caller.call('GET', '/healthz')).status,
      answers: answers.setbacks,
      contentType: (await caller.call('GET', '/readyz')).headers.get('content-type'),
      slowest: Math.max(...slowest),
    };
    // The same again with a server that takes connections and drops them, which is how one looks that is starting or stopping.
    await world.databaseProxy.heal();
    world.databaseProxy.watch = () => 'cut';
    const before = world.databaseProxy.accepted;
    await pause(OUTAGE_MS);
    attempts = world.databaseProxy.accepted - before;
    world.databaseProxy.watch = () => 'pass';
    await world.ledger.fileMany(5, 5);
    await world.ledger.settle(30_000);
  });

  it('is answered with 503 and Retry-After within six seconds, as a problem', () => {
    expect(during.answers.length).toBeGreaterThan(5);
    expect(
      during.answers.every(
        ({ status, code, retryAfter }) => status === 503 && code === 'service.unavailable' && retryAfter === '5',
      ),
    ).toBe(true);
    expect(during.slowest).toBeLessThan(6000);
    expect(during.contentType).toMatch(/^application\/problem\+json/);
  });

  it('makes the api not ready, and leaves it alive', () => {
    expect(during).toMatchObject({ ready: 503, alive: 200 });
  });

  it('is not stormed by those who wait for it', () => {
    // Two processes with some thirty connections, each coming back about once or twice a second.
    expect(attempts).toBeLessThan((OUTAGE_MS / 1000) * 60);
  });

  it('is forgotten as soon as it is back: the same processes go on', async () => {
    expect(world.ledger.promised.size).toBe(10);
    expect((await new Caller(world.api?.origin ?? '').call('GET', '/readyz')).status).toBe(200);
    expect(worker.times('worker.started')).toBe(1);
    expect(await Promise.race([worker.ended, world.api?.ended, pause(10, 'both run')])).toBe('both run');
    expect(await world.count('dead_letter')).toBe(0);
  });
});

describe('a line to PostgreSQL that loses every byte', () => {
  it('holds neither process for ever: both go on when it has healed', async () => {
    const world = await World.open({ proxied: true });
    await Promise.all([world.startApi(), world.startWorker()]);
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
    expect(world.ledger.promised.size).toBe(11);
    await eventually(
      async () => (await new Caller(world.api?.origin ?? '').call('GET', '/readyz')).status,
      (status) => status === 200,
    );
  });
});
