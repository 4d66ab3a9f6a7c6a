import { existsSync, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compiledDir, root, varDir } from './places.mjs';
import { databaseDir, formerData, keep, keysFor } from './secrets.mjs';
import { startPostgres } from './postgres.mjs';
import { freePort, run, whyTaken } from './processes.mjs';
import { line, step, Stop } from './screen.mjs';

/** The steps of a start, each with its own way to say what is wrong. */

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];
const RESTART_PAUSES_MS = [0, 1000, 5000, 15_000, 30_000];
const READY_LIMIT_MS = 120_000;
const MOST_EARLY_DEATHS = 5;
const NOT_FOR_APPS = ['DATABASE_OWNER_URL', 'IPR_RELAUNCHED'];
export const logs = join(varDir, 'log');

/** Where people will reach us. @throws {Stop} naming PORT when that can't be */
export async function chooseAddress() {
  const wish = process.env.PORT || '3000';
  const port = Number(wish);
  if (!/^\d+$/.test(wish) || port < 1 || port > 65_535)
    throw new Stop(`PORT must be a number from 1 to 65535, not "${wish}".`);
  const host = process.env.HOST || '127.0.0.1';
  const cause = await whyTaken(port, LOOPBACK.includes(host) ? ['127.0.0.1', '::1'] : [host, '127.0.0.1']);
  if (cause === 'EADDRINUSE') {
    const other = await freePort(port + 1);
    throw new Stop(
      `Port ${port} is taken by another program. Choose another with PORT, for example:\n\n  PORT=${other} npm start`,
    );
  }
  if (cause === 'EACCES') throw new Stop(`This user may not listen on port ${port}. Choose one above 1023 with PORT.`);
  if (cause) throw new Stop(`Can't listen on ${host}, port ${port} (${cause}). Check HOST and PORT.`);
  const reach = LOOPBACK.includes(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    port,
    host,
    url: `http://${reach}:${port}`,
    probe: `http://${reach === 'localhost' ? '127.0.0.1' : reach}:${port}`,
  };
}

/** A connection string without its secret. */
function harmless(url) {
  try {
    const { protocol, username, host, pathname } = new URL(url);
    return `${protocol}//${username ? `${username}@` : ''}${host}${pathname}`;
  } catch {
    throw new Stop('DATABASE_URL and REDIS_URL must be URLs, such as postgresql://user:password@host:5432/name.');
  }
}

/** Checks a given PostgreSQL. @throws {Stop} when it does not answer */
async function useGivenDatabase() {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl = appUrl } = process.env;
  await step('Database', async () => {
    const { default: pg } = await import('pg');
    for (const url of new Set([ownerUrl, appUrl])) {
      const shown = harmless(url);
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
      try {
        await client.connect();
        await client.end();
      } catch (error) {
        throw new Stop(`The given PostgreSQL ${shown} does not let us in: ${error.message || error.code}`);
      }
    }
    return harmless(appUrl);
  });
  return { appUrl, ownerUrl, stop: async () => undefined, pid: () => undefined };
}

/** Starts the clone's own PostgreSQL and starts it again, on the same port, should it ever die. */
async function useOwnDatabase(secrets) {
  const dir = databaseDir(secrets);
  let running;
  let isStopping = false;
  let deaths = 0;
  let revival = Promise.resolve();
  const open = () =>
    startPostgres({
      dir,
      port: running?.port ?? secrets.databasePort,
      passwords: secrets.database,
      logFile: join(logs, 'postgres.log'),
      onDeath,
    });
  const onDeath = () => {
    revival = revive();
  };
  const revive = async () => {
    while (!isStopping) {
      await pause(RESTART_PAUSES_MS[Math.min(deaths, RESTART_PAUSES_MS.length - 1)]);
      deaths += 1;
      line(`  PostgreSQL ended; starting it again. Its words: ${join(logs, 'postgres.log')}`);
      try {
        if (!isStopping) running = await open();
        return;
      } catch (error) {
        line(`  PostgreSQL did not come back: ${error.message.split('\n')[0]}`);
      }
    }
  };
  mkdirSync(logs, { recursive: true });
  await step('Database', async () => {
    running = await open();
    keep({ ...secrets, databaseDir: dir, databasePort: running.port });
    return `PostgreSQL on 127.0.0.1:${running.port}, rows in ${dir}`;
  });
  for (const other of formerData(dir))
    line(`  Note: ${other} holds rows of a former clone at this path. Remove it when nobody needs them.`);
  return {
    appUrl: running.appUrl,
    ownerUrl: running.ownerUrl,
    pid: () => running.pid,
    async stop() {
      isStopping = true;
      await Promise.race([revival, pause(5000, undefined, { ref: false })]);
      await running.stop();
    },
  };
}

/** The database to work on: the given one, else the clone's own. */
export const openDatabase = (secrets) => (process.env.DATABASE_URL ? useGivenDatabase() : useOwnDatabase(secrets));

/** @throws {Stop} when a Redis is given and nobody answers there */
export async function checkRedis() {
  const url = process.env.REDIS_URL;
  if (!url) return;
  await step('Redis', async () => {
    const shown = harmless(url);
    const { hostname, port } = new URL(url);
    await new Promise((resolve, reject) => {
      const fail = (why) => reject(new Stop(`The given Redis ${shown} does not answer: ${why}`));
      const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 6379), timeout: 5000 });
      socket.once('connect', () => resolve(socket.destroy()));
      socket.once('timeout', () => fail('no answer within 5 s') ?? socket.destroy());
      socket.once('error', (error) => fail(error.message || error.code));
    });
    return shown;
  });
}

/** The environment of everything that is started: the caller's, completed. The owner's connection is not for api and worker. */
export function environmentFor(address, database, secrets) {
  const isOwn = ([name, value]) => value !== '' && !/^npm_/i.test(name) && !NOT_FOR_APPS.includes(name);
  const own = Object.entries(process.env).filter(isOwn);
  const publicUrl = process.env.PUBLIC_URL || address.url;
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(publicUrl);
  return {
    INSECURE_COOKIES: String(isLocal),
    WEB_ROOT: join(root, 'dist'),
    EVIDENCE_DIR: join(varDir, 'evidence'),
    AUDIT_CHECKPOINTS: join(varDir, 'checkpoints'),
    ...Object.fromEntries(own),
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: compiledDir,
    HOST: address.host,
    PORT: String(address.port),
    PUBLIC_URL: publicUrl,
    DATABASE_URL: database.appUrl,
    ...keysFor(secrets),
  };
}

/** Runs a built script of the project to its end as the owner of the schema; what it says to people is returned. @throws {Stop} */
export async function runScript(title, name, args, env, ownerUrl) {
  const script = join(root, 'dist/server', `${name}.js`);
  if (!existsSync(script)) throw new Stop(`${script} is missing: scripts/${name}.ts was not built.`);
  let words = '';
  await step(title, async (note) => {
    const { code, output } = await run(process.execPath, ['--enable-source-maps', script, ...args], {
      cwd: root,
      env: { ...env, DATABASE_OWNER_URL: ownerUrl },
      onOutput: (text) => note(text.trim().split('\n').at(-1).slice(0, 50)),
    });
    if (code !== 0) throw new Stop(`${title} failed:\n${output.trim().split('\n').slice(-30).join('\n')}`);
    words = output
      .split('\n')
      .filter((text) => !text.startsWith('{'))
      .join('\n')
      .trim();
  });
  return words;
}

async function isReady(probe) {
  try {
    const answer = await fetch(`${probe}/readyz`, { signal: AbortSignal.timeout(2000) });
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** Waits until a request can be filed. @throws {Stop} with the last words of what keeps dying */
export async function untilReady(address, processes, isStopping) {
  await step('Start', async (note) => {
    const started = performance.now();
    note('waiting for /readyz');
    while (!(await isReady(address.probe))) {
      if (isStopping()) throw new Stop('Stopped before it was ready.');
      const dying = processes.find(({ deaths }) => deaths >= MOST_EARLY_DEATHS);
      if (dying) throw new Stop(`The ${dying.name} ends again and again. Its last words:\n${dying.lastWords()}`);
      if (performance.now() - started > READY_LIMIT_MS) {
        throw new Stop(
          `Not ready after ${READY_LIMIT_MS / 1000} s. Last words of the api:\n${processes[0].lastWords()}`,
        );
      }
      await pause(200);
    }
    return processes.map(({ name, pid }) => `${name} pid ${pid}`).join(', ');
  });
}
