import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Process } from '../support/processes.js';
import type { Watcher } from '../support/proxy.js';
import { eventually } from '../support/system.js';
import { type Backend, BACKENDS, World } from './world.js';

jest.setTimeout(150_000);

const CLAIM = 'INSERT INTO inbox';
const COMMIT = 'COMMIT';

/** Watches what a worker handles: before its COMMIT nothing gets through, after it the first one's answer does not come back. */
function trap(moment: 'before' | 'after'): { watch: Watcher; sprung: Promise<void> } {
  let spring = (): void => undefined;
  let isSprung = false;
  const sprung = new Promise<void>((resolve) => {
    spring = resolve;
  });
  const watch: Watcher = (bytes, direction, line) => {
    if (line.mark === 'trapped') return direction === 'down' || moment === 'before' ? 'hold' : 'pass';
    if (direction === 'up' && bytes.includes(CLAIM)) line.mark = 'claimed';
    // A worker has several messages in hand at a time: that none of them is handled means that none may commit.
    const isCaught = moment === 'before' || !isSprung;
    if (direction !== 'up' || line.mark !== 'claimed' || !bytes.includes(COMMIT) || !isCaught) return 'pass';
    isSprung = true;
    line.mark = 'trapped';
    spring();
    return moment === 'before' ? 'hold' : 'pass';
  };
  return { watch, sprung };
}

interface Story {
  readonly world: World;
  /** Messages that counted as handled while the worker was trapped. */
  readonly handledWhenTrapped: number;
  /** What the later worker wrote. */
  readonly words: string;
}

/** A world whose worker is caught with one message in hand. */
async function caught(queues: Backend, moment: 'before' | 'after'): Promise<{ world: World; worker: Process }> {
  const world = await World.open({ queues, proxied: true });
  await world.openDoor();
  const worker = await world.startWorker();
  const { watch, sprung } = trap(moment);
  world.databaseProxy.watch = watch;
  const filing = world.ledger.file();
  await sprung;
  await filing;
  return { world, worker };
}

async function killed(queues: Backend, moment: 'before' | 'after'): Promise<Story> {
  const { world, worker } = await caught(queues, moment);
  if (moment === 'after')
    await eventually(
      () => world.count('inbox'),
      (count) => count >= 1,
    );
  const handledWhenTrapped = await world.count('inbox');
  await worker.kill();
  world.databaseProxy.watch = () => 'pass';
  const later = await world.startWorker();
  await world.ledger.file();
  // The dead worker's job comes back when its lock has run out; until then nobody may take it for done.
  await eventually(
    async () => later.words,
    (words) => moment === 'before' || words.includes('"repeated":true'),
    60_000,
  );
  await world.ledger.settle(60_000);
  return { world, handledWhenTrapped, words: later.words };
}

/** Stopped with an open transaction, longer than its job's lock and its session live; another takes over; then it wakes up and goes on. */
async function frozen(queues: Backend): Promise<Story> {
  const { world, worker } = await caught(queues, 'before');
  worker.freeze();
  const handledWhenTrapped = await world.count('inbox');
  world.databaseProxy.watch = () => 'pass';
  const later = await world.startWorker();
  await world.ledger.settle(60_000);
  worker.thaw();
  await world.ledger.fileMany(5, 5);
  await eventually(
    async () => worker.times('message.handled'),
    (count) => count >= 1,
    60_000,
  );
  await world.ledger.settle(60_000);
  return { world, handledWhenTrapped, words: later.words };
}

const stories = new Map<string, Story>();

// Side by side, both kinds of queue too: nearly all of the time is waiting for a lock to run out.
beforeAll(async () => {
  const tell = async (name: string, story: Promise<Story>): Promise<void> => void stories.set(name, await story);
  await Promise.all(
    BACKENDS.flatMap((queues) => [
      tell(`${queues} before`, killed(queues, 'before')),
      tell(`${queues} after`, killed(queues, 'after')),
      tell(`${queues} frozen`, frozen(queues)),
    ]),
  );
});
afterAll(() => World.closeAll());

describe.each(BACKENDS)('a worker that is stopped with a message in hand, queues in %s', (queues) => {
  const told = (name: string): Story => {
    const story = stories.get(`${queues} ${name}`);
    if (!story) throw new Error('it did not come to an end');
    return story;
  };

  it('by kill -9 before COMMIT: nothing was done, and another does it once', () => {
    expect(told('before').handledWhenTrapped).toBe(0);
    expect(told('before').words).toContain('"repeated":false');
  });

  it('by kill -9 after COMMIT and before the queue knows: the message comes again and changes nothing', () => {
    // The first; what follows from it may have been handled on other lines meanwhile.
    expect(told('after').handledWhenTrapped).toBeGreaterThanOrEqual(1);
    expect(told('after').words).toContain('"repeated":true');
  });

  it('by SIGSTOP beyond its lock: another takes over, and the sleeper wakes to find it done', () => {
    expect(told('frozen').handledWhenTrapped).toBe(0);
    expect(told('frozen').words).toContain('"repeated":false');
  });
});
