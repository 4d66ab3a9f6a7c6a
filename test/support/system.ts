import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { Secret, TOTP } from 'otpauth';
import type { NewAccount } from '#access';
import type { Role } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { type Env, loadEnv } from '#platform/config';
import { Vault } from '#platform/crypto';
import { type RunningApi, startApi } from '../../apps/api/src/boot.js';
import { type RunningWorker, startWorker } from '../../apps/worker/src/boot.js';
import { freshDatabase, type TestDatabase } from './database.js';

const key32 = (): string => randomBytes(32).toString('base64');

/** Settings of a whole system on one test database, with keys of its own. */
export function testEnv(database: TestDatabase, more: Record<string, string> = {}): Env {
  const { privateKey } = generateKeyPairSync('ed25519');
  return loadEnv({
    DATABASE_URL: database.appUrl,
    DATABASE_POOL: '5',
    PORT: '0',
    FIELD_KEYS: JSON.stringify({ current: 'k1', keys: { k1: key32() } }),
    INDEX_KEY: key32(),
    TOKEN_PEPPER: key32(),
    RECEIPT_PRIVATE_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    LOG_LEVEL: 'silent',
    RATE_FACTOR: '10000',
    ...(process.env['QUEUE_BACKEND'] === 'redis'
      ? { REDIS_URL: process.env['REDIS_URL'] ?? '', QUEUE_PREFIX: `{t${randomBytes(4).toString('hex')}}` }
      : {}),
    ...more,
  });
}

export interface Answer<T = Record<string, never>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** Calls one running door over real HTTP, remembering cookies like a browser tab. */
export class Caller {
  private readonly jar = new Map<string, string>();

  /** What a browser would send. */
  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  constructor(readonly origin: string) {}

  async call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(
      `${this.origin}${path.startsWith('/api') || path.startsWith('/healthz') || path.startsWith('/readyz') ? path : `/api/v1${path}`}`,
      {
        method,
        headers: {
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(this.cookie ? { Cookie: this.cookie } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      },
    );
    this.take(response.headers.getSetCookie());
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? {} : JSON.parse(text)) as T };
  }

  /** Keeps what an answer gave, as a browser does. */
  take(cookies: readonly string[]): void {
    for (const set of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') this.jar.delete(name);
      else this.jar.set(name, value);
    }
  }

  /** A write on a case: version looked at, and a key of its own. */
  act<T = Record<string, unknown>>(
    path: string,
    version: number,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.call<T>('POST', path, body, {
      'If-Match': `"${version}"`,
      'Idempotency-Key': randomBytes(12).toString('hex'),
      ...headers,
    });
  }
}

export interface TestSystem {
  readonly database: TestDatabase;
  readonly env: Env;
  readonly api: RunningApi;
  readonly worker: RunningWorker | null;
  readonly origin: string;
  /** A caller without any session. */
  visitor(): Caller;
  /** A caller signed in, second factor included, as a new account of a role at an institution or a desk. */
  signedIn(role: Role, place: { institution?: string; queue?: string }): Promise<Caller & { accountId: string }>;
  institutionId(name: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * An account like those of `SignIn.createAccount`, but for what its password costs: a hash names its own parameters, and a thousand
 * tests that only want to be let in would spend an eighth of their time on being slow on purpose.
 */
async function quickAccount(
  { database, vault }: { database: TestDatabase; vault: Vault },
  { login, displayName, role, institutionId, queue }: NewAccount,
): Promise<{ id: string; password: string; totpSecret: string }> {
  const [id, password, totpSecret] = [randomUUID(), randomUUID(), new Secret({ size: 20 }).base32];
  await database.query(
    `INSERT INTO account (id, login, display_name, password_hash, totp_secret, role, institution_id, queue) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
    [
      ...[id, login, displayName, await hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 })],
      ...[vault.seal(totpSecret, `account|totp|${id}`), role, institutionId, queue],
    ],
  );
  return { id, password, totpSecret };
}

/** Starts both doors in this process on a database of their own. */
export async function startSystem(
  options: { clock?: Clock; worker?: boolean; env?: Record<string, string> } = {},
): Promise<TestSystem> {
  const database = await freshDatabase();
  const env = testEnv(database, options.env);
  const clock = options.clock ?? new Clock();
  const api = await startApi({ app: 'api', env, clock });
  const worker = options.worker === false ? null : await startWorker({ app: 'worker', env, clock });
  const origin = `http://127.0.0.1:${api.port}`;
  let accounts = 0;
  const institutionId = async (name: string): Promise<string> => {
    const { directory } = await api.app.get(Network).current();
    const found = directory.institutions.find((row) => row.nameZh === name);
    if (!found) throw new Error(`no institution ${name}`);
    return found.id;
  };
  return {
    database,
    env,
    api,
    worker,
    origin,
    institutionId,
    visitor: () => new Caller(origin),
    signedIn: async (role, place) => {
      accounts += 1;
      const account: NewAccount = {
        login: `${role}-${accounts}`,
        displayName: `${role} ${accounts}`,
        role,
        institutionId: place.institution ? await institutionId(place.institution) : null,
        queue: place.queue ?? null,
      };
      const { id, password, totpSecret } = await quickAccount({ database, vault: api.app.get(Vault) }, account);
      const caller = Object.assign(new Caller(origin), { accountId: id });
      await caller.call('POST', '/auth/login', { login: account.login, password });
      const code = new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp: clock.now().getTime() });
      const answer = await caller.call('POST', '/auth/second-factor', { code });
      if (answer.status !== 200) throw new Error(`sign-in failed: ${JSON.stringify(answer.body)}`);
      return caller;
    },
    stop: async () => {
      await worker?.stop();
      await api.stop();
      await database.drop();
    },
  };
}

/** Waits until something holds, asking again every 50 ms; fails with the last answer after the given time. */
export async function eventually<T>(
  look: () => Promise<T>,
  holds: (value: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`still not so after ${withinMs} ms: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
