import { Clock } from '#platform/clock';
import type { Env } from '#platform/config';
import { type RunningApi, startApi } from '../../apps/api/src/boot.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { Process } from '../support/processes.js';
import { Proxy } from '../support/proxy.js';
import { RedisServer } from '../support/redis.js';
import { testEnv } from '../support/system.js';
import { Ledger } from './ledger.js';

export const BACKENDS = ['postgres', 'redis'] as const;
export type Backend = (typeof BACKENDS)[number];

/** How a world is laid out. */
interface Plan {
  readonly queues?: Backend;
  /** The way to PostgreSQL leads through a proxy. */
  readonly proxied?: boolean;
  /** The way to Redis leads through a proxy. */
  readonly redisProxied?: boolean;
  /** Redis has an address and does not run. */
  readonly redisDown?: boolean;
  readonly policy?: string;
}

/** A database, queues and processes of a test's own, and a ledger of what their clients were told. */
export class World {
  private static readonly all = new Set<World>();
  api: Process | null = null;
  private door: RunningApi | null = null;
  readonly ledger: Ledger;

  private constructor(
    readonly database: TestDatabase,
    readonly env: Env,
    readonly proxy: Proxy | null,
    private readonly queueServer: RedisServer | null,
    private readonly queueProxy: Proxy | null,
  ) {
    const faults = (): string =>
      (this.api?.words.split('\n') ?? [])
        .filter((line) => line.includes('http.failed'))
        .slice(-2)
        .join('\n');
    const origin = (): string =>
      this.door ? `http://127.0.0.1:${this.door.port}` : (this.api?.origin ?? 'http://127.0.0.1:9');
    this.ledger = new Ledger(database, origin, faults);
    World.all.add(this);
  }

  static async open(plan: Plan = {}): Promise<World> {
    const database = await freshDatabase();
    const proxy = plan.proxied ? await Proxy.to(database.appUrl) : null;
    const redis = plan.queues === 'redis' ? await RedisServer.at(plan.policy) : null;
    if (redis && !plan.redisDown) await redis.start();
    const redisProxy = redis && plan.redisProxied ? await Proxy.to(redis.url) : null;
    const env = testEnv(database, {
      DATABASE_URL: proxy?.through(database.appUrl) ?? database.appUrl,
      REDIS_URL: redis ? (redisProxy?.through(redis.url) ?? redis.url) : '',
    });
    return new World(database, env, proxy, redis, redisProxy);
  }

  get redis(): RedisServer {
    if (!this.queueServer) throw new Error('this world has no Redis');
    return this.queueServer;
  }

  get redisProxy(): Proxy {
    if (!this.queueProxy) throw new Error('this world has no way to Redis to disturb');
    return this.queueProxy;
  }

  get databaseProxy(): Proxy {
    if (!this.proxy) throw new Error('this world has no way to PostgreSQL to disturb');
    return this.proxy;
  }

  /** Starts the HTTP door, again if it has ended. */
  async startApi(): Promise<Process> {
    this.api = await Process.api(this.env);
    return this.api;
  }

  /** The HTTP door within the test, for stories that disturb only others: a process of its own is four seconds of work to start. */
  async openDoor(): Promise<void> {
    this.door = await startApi({ app: 'api', env: this.env, clock: new Clock() });
  }

  startWorker(more: Record<string, string> = {}): Promise<Process> {
    return Process.worker(this.env, more);
  }

  count(sql: string): Promise<number> {
    return this.database
      .query<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`)
      .then((rows) => rows[0]?.count ?? -1);
  }

  /** Ends every process and takes every world down. */
  static async closeAll(): Promise<void> {
    await Process.endAll();
    await Promise.all([...World.all].map((world) => world.close()));
  }

  private async close(): Promise<void> {
    World.all.delete(this);
    await this.door?.stop();
    await this.proxy?.close();
    await this.queueProxy?.close();
    await this.queueServer?.remove();
    await this.database.drop();
  }
}
