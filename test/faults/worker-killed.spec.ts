import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../support/system.js';
import { inboxOf, LIGHTING } from './ledger.js';
import { type Backend, BACKENDS, World } from './world.js';

jest.setTimeout(150_000);

const FILED = 200;

interface Story {
  readonly world: World;
  readonly handledBefore: number;
}

async function killWhileFiling(queues: Backend): Promise<Story> {
  const world = await World.open({ queues });
  const [, worker] = await Promise.all([world.openDoor(), world.startWorker()]);
  const filing = world.ledger.fileMany(FILED, 10);
  // In the middle of it: some have been handled, most have not even been filed.
  await eventually(
    () => world.count('inbox'),
    (count) => count >= 20,
    30_000,
  );
  await worker.kill();
  const handledBefore = await world.count('inbox');
  await filing;
  await world.startWorker();
  await world.ledger.settle(60_000);
  return { world, handledBefore };
}

describe('a worker killed with -9 while 200 requests are being filed', () => {
  const stories = new Map<Backend, Story>();
  const storyOf = (queues: Backend): Story => {
    const story = stories.get(queues);
    if (!story) throw new Error('it did not come to an end');
    return story;
  };

  // Side by side: most of the time is waiting for the dead worker's locks to run out.
  beforeAll(() => Promise.all(BACKENDS.map(async (queues) => stories.set(queues, await killWhileFiling(queues)))));
  afterAll(() => World.closeAll());

  describe.each(BACKENDS)('with queues in %s', (queues) => {
    it('keeps nobody from filing', () => {
      const { ledger } = storyOf(queues).world;
      expect(ledger.promised.size).toBe(FILED);
      expect(ledger.setbacks).toEqual([]);
    });

    it('had work in hand when it died', async () => {
      const { world, handledBefore } = storyOf(queues);
      expect(handledBefore).toBeGreaterThanOrEqual(20);
      expect(await world.count('inbox')).toBeGreaterThan(handledBefore);
    });

    it('leaves all 200 in the one inbox they belong to, each once, as its institution sees them', async () => {
      const { world } = storyOf(queues);
      const seen = await inboxOf(LIGHTING, world);
      expect(seen).toHaveLength(FILED);
      expect(new Set(seen)).toEqual(new Set(world.ledger.promised.values()));
    });
  });
});
