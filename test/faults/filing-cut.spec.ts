import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fate, Watcher } from '../support/proxy.js';
import { eventually } from '../support/system.js';
import { Ledger } from './ledger.js';
import { World } from './world.js';

jest.setTimeout(120_000);

const FILING = 'file_request(';

/** Lets everything pass but one filing, with which it does as told: before the database has it, or after it has committed. */
class Trap {
  private isSprung = false;
  private tell = (): void => undefined;
  readonly sprung = new Promise<void>((resolve) => {
    this.tell = resolve;
  });

  constructor(
    private readonly moment: 'before' | 'after',
    private readonly fate: Fate,
  ) {}

  readonly watch: Watcher = (bytes, direction, line) => {
    const isFiling = direction === 'up' && bytes.includes(FILING);
    if (isFiling && !this.isSprung) {
      this.isSprung = true;
      line.mark = this.moment;
      this.tell();
      return this.moment === 'before' ? this.fate : 'pass';
    }
    return line.mark === 'after' && direction === 'down' ? this.fate : 'pass';
  };
}

describe('a filing that is cut off', () => {
  let world: World;
  let cases = 0;

  beforeAll(async () => {
    world = await World.open({ proxied: true });
    await world.startApi();
  });
  afterAll(() => World.closeAll());
  afterEach(() => {
    world.databaseProxy.watch = () => 'pass';
  });

  const stored = (): Promise<number> => world.count('case_file');
  const set = (trap: Trap): Trap => {
    world.databaseProxy.watch = trap.watch;
    return trap;
  };
  const filesOnce = async (filing: ReturnType<typeof Ledger.filing>): Promise<void> => {
    world.databaseProxy.watch = () => 'pass';
    const caseNo = await world.ledger.file(filing);
    cases += 1;
    expect(await stored()).toBe(cases);
    expect(await world.ledger.attempt(filing)).toBe(caseNo);
    expect(await world.database.query('SELECT FROM case_file WHERE case_no = $1', [caseNo])).toHaveLength(1);
  };

  it('by kill -9 of the api before the database has it is no case, and one after the client has tried again', async () => {
    const filing = Ledger.filing();
    const trap = set(new Trap('before', 'hold'));
    const attempt = world.ledger.attempt(filing);
    await trap.sprung;
    await world.api?.kill();
    expect(await attempt).toBeNull();
    expect(world.ledger.setbacks.at(-1)?.status).toBe(0);
    expect(await stored()).toBe(cases);
    await world.startApi();
    await filesOnce(filing);
  });

  it('by kill -9 of the api after COMMIT is one case, and the client learns its number when it tries again', async () => {
    const filing = Ledger.filing();
    const trap = set(new Trap('after', 'hold'));
    const attempt = world.ledger.attempt(filing);
    await trap.sprung;
    await eventually(stored, (count) => count === cases + 1);
    await world.api?.kill();
    expect(await attempt).toBeNull();
    await world.startApi();
    await filesOnce(filing);
  });

  it.each(['before', 'after'] as const)(
    'by a connection lost %s COMMIT is answered with 503, and repeated it is one case',
    async (moment) => {
      const filing = Ledger.filing();
      set(new Trap(moment, 'cut'));
      expect(await world.ledger.attempt(filing)).toBeNull();
      expect(world.ledger.setbacks.at(-1)).toMatchObject({ status: 503, code: 'service.unavailable', retryAfter: '5' });
      expect(await stored()).toBe(cases + (moment === 'after' ? 1 : 0));
      await filesOnce(filing);
    },
  );

  it('again and again, by an api killed at any moment, leaves every promise kept and every case once', async () => {
    const killing = (async () => {
      for (const wait of [400, 150, 700]) {
        await pause(wait);
        await world.api?.kill();
        await world.startApi();
      }
    })();
    await world.ledger.fileDuring(killing, 6, 5);
    expect(world.ledger.setbacks.filter(({ status }) => status !== 0 && status !== 503)).toEqual([]);
    await world.startWorker();
    await world.ledger.settle(60_000);
  });
});
