import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRoot, temporaryPlace } from './postgres-place.mjs';
import { startPostgres, THROW_AWAY } from './postgres.mjs';
import { end, freePort, run, systemPath, whereIs } from './processes.mjs';
import { line, step } from './screen.mjs';

/** What tests stand on: a throw-away PostgreSQL and Redis, a browser, fonts. Started when first asked for, all stopped at the end. */

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const APT_LIMIT_MS = 300_000;

const redisServer = () => whereIs('redis-server');

/** The browser for tests: CHROMIUM_PATH, or one of the machine. */
export const chromium = () => process.env.CHROMIUM_PATH || CHROMIUM.map(whereIs).find(Boolean) || null;

async function hasChineseFont() {
  const { code, output } = await run('fc-list', [':lang=zh', 'family']);
  return code === 0 && output.trim() !== '';
}

/** Programs that only a distribution can bring, the package that brings each on Debian, and what goes without it. */
const NEEDS = [
  {
    name: 'redis-server',
    apt: 'redis-server',
    isThere: async () => redisServer() !== null,
    for: 'the tests of the queues on Redis',
  },
  { name: 'chromium', apt: 'chromium', isThere: async () => chromium() !== null, for: 'the browser journey' },
  {
    name: 'a Chinese font',
    apt: 'fonts-noto-cjk',
    isThere: hasChineseFont,
    for: 'pages in the browser that show Chinese',
  },
];

function isDebian() {
  return (
    existsSync('/etc/debian_version') &&
    existsSync('/etc/os-release') &&
    /debian|ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

async function missingNeeds() {
  const checked = await Promise.all(NEEDS.map(async (need) => ((await need.isThere()) ? null : need)));
  return checked.filter(Boolean);
}

async function apt(args) {
  const env = { ...process.env, PATH: systemPath(), DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  return run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env,
    timeout: APT_LIMIT_MS,
    isPatient: true,
  });
}

/** @returns in words what came of it */
async function install(packages) {
  await apt(['update']);
  const { code, output } = await apt(['install', '-y', '--no-install-recommends', ...packages]);
  return code === 0 ? `installed ${packages.join(', ')}` : `apt-get failed: ${output.trim().split('\n').at(-1)}`;
}

/**
 * Begins to bring missing programs by apt, on Debian as root; elsewhere leaves things as they are. Nothing of it needs our packages, so it goes on
 * while they come: one waits for the network while the other writes.
 * @returns {Promise<{ installed: Promise<unknown>, show: () => Promise<void> }>} `show` says how it ends
 */
export async function beginNeeds(isWanted = () => true) {
  const wanted = isRoot && isDebian() ? (await missingNeeds()).filter(isWanted) : [];
  const packages = wanted.map((need) => need.apt);
  const installing = packages.length > 0 ? install(packages) : null;
  return {
    installed: installing,
    async show() {
      if (installing === null) return;
      await step('Programs', (note) => {
        note(`apt-get: ${packages.join(', ')}`);
        return installing;
      });
    },
  };
}

/** Brings missing programs and notes those that can't be brought. @returns the names of what is still missing */
export async function bringNeeds(names) {
  const coming = await beginNeeds(({ name }) => names.includes(name));
  await coming.show();
  const missing = (await missingNeeds()).filter(({ name }) => names.includes(name));
  for (const need of missing)
    line(`  Note: ${need.name} is not on this machine (Debian: ${need.apt}); without it: ${need.for}.`);
  return missing.map(({ name }) => name);
}

/** Everything started for one run of the tests. */
export class TestWorld {
  #postgres = null;
  #redis = null;

  /** A PostgreSQL whose rows need not survive anything. */
  async postgres() {
    this.#postgres ??= (async () => {
      const dir = temporaryPlace();
      try {
        return { ...(await startPostgres({ dir, tuning: { ...THROW_AWAY, max_connections: '300' } })), dir };
      } catch (error) {
        rmSync(dir, { recursive: true, force: true });
        throw error;
      }
    })();
    return this.#postgres;
  }

  /** A Redis on a free port of loopback that keeps nothing. */
  async redis() {
    this.#redis ??= this.#startRedis();
    return this.#redis;
  }

  async #startRedis() {
    const dir = mkdtempSync(join(tmpdir(), 'ipr-redis-'));
    const port = await freePort();
    const options = { port, bind: '127.0.0.1', dir, save: '', appendonly: 'no', 'maxmemory-policy': 'noeviction' };
    const program = [
      redisServer(),
      ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
    ];
    const leash = process.platform === 'linux' ? whereIs('setpriv') : null;
    const [command, ...args] = leash ? [leash, '--pdeathsig', 'TERM', ...program] : program;
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.once('error', () => undefined);
    for (let tries = 0; tries < 100 && child.exitCode === null; tries += 1) {
      if ((await freePort(port)) !== port) return { url: `redis://127.0.0.1:${port}`, pid: child.pid, dir };
      await pause(50);
    }
    rmSync(dir, { recursive: true, force: true });
    throw new Error('redis-server did not start');
  }

  async stop() {
    const [postgres, redis] = await Promise.all([this.#postgres, this.#redis].map((one) => one?.catch(() => null)));
    await postgres?.stop();
    if (redis)
      await end(redis.pid, [
        ['SIGTERM', 5000],
        ['SIGKILL', 2000],
      ]);
    for (const one of [postgres, redis]) if (one) rmSync(one.dir, { recursive: true, force: true });
  }
}
