import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Ending } from '../support/processes.js';
import { type Backend, BACKENDS, World } from './world.js';

jest.setTimeout(150_000);

interface Story {
  readonly world: World;
  readonly endings: Ending[];
}

/** Both processes are asked to end and are started anew, three times, while people file. */
async function releaseThrice(queues: Backend): Promise<Story> {
  const world = await World.open({ queues });
  let [api, worker] = await Promise.all([world.startApi(), world.startWorker()]);
  const endings: Ending[] = [];
  const releasing = (async () => {
    for (let release = 0; release < 3; release += 1) {
      await pause(500);
      endings.push(...(await Promise.all([api.end(), worker.end()])));
      [api, worker] = await Promise.all([world.startApi(), world.startWorker()]);
    }
  })();
  await world.ledger.fileDuring(releasing, 4, 100);
  await world.ledger.settle(60_000);
  return { world, endings };
}

describe('SIGTERM to api and worker while people file', () => {
  const stories = new Map<Backend, Story>();

  beforeAll(() => Promise.all(BACKENDS.map(async (queues) => stories.set(queues, await releaseThrice(queues)))));
  afterAll(() => World.closeAll());

  it.each(BACKENDS)('ends both with 0 within 15 s and loses no case, queues in %s', (queues) => {
    const { world, endings = [] } = stories.get(queues) ?? {};
    expect(endings).toHaveLength(6);
    expect(endings.filter(({ code, ms }) => code !== 0 || ms > 15_000)).toEqual([]);
    expect(world?.ledger.promised.size).toBeGreaterThan(10);
    // While nobody listens a client is refused the connection; what was begun is answered.
    expect(world?.ledger.setbacks.filter(({ status }) => status !== 0 && status !== 503)).toEqual([]);
  });
});
