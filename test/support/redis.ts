import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './ports.js';

const SETPRIV = '/usr/bin/setpriv';

/** A Redis of a test's own, on loopback, that keeps nothing. */
export class RedisServer {
  private child: ChildProcess | null = null;
  private readonly dir = mkdtempSync(join(tmpdir(), 'ipr-redis-'));

  private constructor(
    readonly port: number,
    private readonly policy: string,
  ) {}

  /** A server that has an address and does not run yet. */
  static async at(policy = 'noeviction'): Promise<RedisServer> {
    return new RedisServer(await freePort(), policy);
  }

  static async start(policy?: string): Promise<RedisServer> {
    const server = await RedisServer.at(policy);
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const options = {
      port: this.port,
      bind: '127.0.0.1',
      dir: this.dir,
      save: '',
      appendonly: 'no',
      'maxmemory-policy': this.policy,
    };
    const program = [
      'redis-server',
      ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
    ];
    // Where the kernel can, it ends with us however we end.
    const [command = '', ...args] = existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'KILL', ...program] : program;
    this.child = spawn(command, args, { stdio: 'ignore' });
    await this.ask((redis) => redis.ping());
  }

  /** Every key with everything under it, as text. */
  async dump(): Promise<string> {
    return this.ask(async (redis) => {
      const texts: string[] = [];
      for (const key of await redis.keys('*')) {
        const kind = await redis.type(key);
        if (kind === 'string') texts.push(key, (await redis.get(key)) ?? '');
        if (kind === 'hash') texts.push(key, ...Object.entries(await redis.hgetall(key)).flat());
        if (kind === 'list') texts.push(key, ...(await redis.lrange(key, 0, -1)));
        if (kind === 'set') texts.push(key, ...(await redis.smembers(key)));
        if (kind === 'zset') texts.push(key, ...(await redis.zrange(key, 0, -1)));
        if (kind === 'stream') texts.push(key, JSON.stringify(await redis.xrange(key, '-', '+')));
      }
      return texts.join('\n');
    });
  }

  /** Everything in it is gone. */
  async flush(): Promise<void> {
    await this.ask((redis) => redis.flushall());
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = null;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  private async ask<T>(question: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.url, {
      retryStrategy: (times) => (times < 100 ? 50 : null),
      maxRetriesPerRequest: null,
    });
    redis.on('error', () => undefined);
    try {
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }
}
