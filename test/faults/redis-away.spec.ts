import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Ending, Process } from '../support/processes.js';
import { World } from './world.js';

jest.setTimeout(180_000);

const AWAY_MS = 20_000;

/** Files a little all the time while something happens to Redis, then waits until all of it has arrived. */
async function filedWhile(world: World, trouble: (world: World) => Promise<void>): Promise<World> {
  await Promise.all([world.openDoor(), world.startWorker()]);
  await world.ledger.fileMany(5, 5);
  await world.ledger.fileDuring(trouble(world), 2, 400);
  await world.ledger.settle(120_000);
  return world;
}

const STORIES = {
  'that refuses connections for 20 s': async () =>
    filedWhile(await World.open({ queues: 'redis', redisProxied: true }), async ({ redisProxy }) => {
      await redisProxy.refuse();
      await pause(AWAY_MS);
      await redisProxy.heal();
    }),
  'that swallows every byte for 20 s': async () =>
    filedWhile(await World.open({ queues: 'redis', redisProxied: true }), async ({ redisProxy }) => {
      redisProxy.swallow();
      await pause(AWAY_MS);
      await redisProxy.heal();
    }),
  'that forgets everything, three times': async () =>
    filedWhile(await World.open({ queues: 'redis' }), async ({ redis }) => {
      for (let times = 0; times < 3; times += 1) {
        await pause(1000);
        await redis.flush();
      }
    }),
};
type Story = keyof typeof STORIES;
const NAMES = Object.keys(STORIES) as Story[];

/** Both start without it. @returns what became of a worker that was asked to end meanwhile, and of another that waited */
async function downAtStart(): Promise<{ world: World; ending: Ending; startedBefore: number }> {
  const world = await World.open({ queues: 'redis', redisDown: true });
  const [patient, other] = [Process.launch(world.env), Process.launch(world.env)];
  await world.openDoor();
  await world.ledger.fileMany(10, 5);
  await Promise.all([patient.said('queue.away'), other.said('queue.away')]);
  const ending = await other.end();
  const startedBefore = patient.times('worker.started');
  await world.redis.start();
  await patient.said('worker.started');
  await world.ledger.settle(60_000);
  return { world, ending, startedBefore };
}

async function mayEvict(): Promise<{ ending: Ending; words: string }> {
  const world = await World.open({ queues: 'redis', policy: 'allkeys-lru' });
  const worker = Process.launch(world.env);
  return { ending: await worker.ended, words: worker.words };
}

describe('Redis', () => {
  const worlds = new Map<Story, World>();
  let late: Awaited<ReturnType<typeof downAtStart>>;
  let unsafe: Awaited<ReturnType<typeof mayEvict>>;

  // Side by side: most of the time is waiting.
  beforeAll(() =>
    Promise.all([
      ...NAMES.map(async (name) => worlds.set(name, await STORIES[name]())),
      downAtStart().then((told) => (late = told)),
      mayEvict().then((told) => (unsafe = told)),
    ]),
  );
  afterAll(() => World.closeAll());

  it.each(NAMES)('%s: no filing fails, and every case is routed once', (name) => {
    const world = worlds.get(name);
    expect(world?.ledger.promised.size).toBeGreaterThan(10);
    expect(world?.ledger.setbacks).toEqual([]);
  });

  it('that is down when both start keeps nobody from filing', () => {
    expect(late.world.ledger.promised.size).toBe(10);
    expect(late.world.ledger.setbacks).toEqual([]);
  });

  it('that is down when both start is waited for, by a worker that can be asked to end meanwhile', () => {
    expect(late.startedBefore).toBe(0);
    expect(late.ending.code).toBe(0);
    expect(late.ending.ms).toBeLessThan(15_000);
  });

  it('that may throw jobs away is refused by a worker, which says what to change', () => {
    expect(unsafe.ending.code).toBe(1);
    expect(unsafe.words).toContain('Redis may throw jobs away: set maxmemory-policy to noeviction, it is allkeys-lru.');
  });
});
