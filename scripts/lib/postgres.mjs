import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DATABASE, prepareRoles } from './postgres-roles.mjs';
import { canReach, databaseUser, giveAway, programs } from './postgres-place.mjs';
import { commandOf, end, freePort, isAlive, isWindows, run, whereIs } from './processes.mjs';
import { Stop } from './screen.mjs';

/**
 * An embedded PostgreSQL on loopback: made when it is not there, started, given its two roles, stopped. For `npm start`, tests and benches.
 * The owner (`ipr_owner`) owns the schema; the application (`ipr_app`) owns nothing.
 */

/** With a C ctype pg_trgm finds no trigram in Chinese at all, so any UTF-8 ctype of the machine comes before C. */
const CTYPES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'zh_CN.UTF-8', 'UTF-8', 'C'];
const READY_LIMIT_MS = 120_000;
const STOP_WAYS = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5000],
  ['SIGKILL', 2000],
];

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  jit: 'off',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %q%u@%d ',
  // Terse: the details of an error quote the values of the row, and those are people's.
  log_error_verbosity: 'terse',
};

/** Settings of a throw-away cluster: nothing of it has to survive the machine. */
export const THROW_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '1h',
  // Its passwords guard nothing, and each of some three thousand connections would work its own out.
  scram_iterations: '1',
  // A connection that lives long comes to plans for all parameters by itself, at the sixth call; in tests few live so long.
  plan_cache_mode: 'force_generic_plan',
};

const newPassword = () => randomBytes(24).toString('base64url');

function environment() {
  return {
    PATH: process.env.PATH,
    TZ: 'UTC',
    LANG: 'C',
    LC_ALL: 'C',
    ...(isWindows && { SYSTEMROOT: process.env.SYSTEMROOT }),
  };
}

function asDatabaseUser(dir) {
  const user = databaseUser();
  return { cwd: dir, env: environment(), ...(user && { uid: user.uid, gid: user.gid }) };
}

function keptPasswords(dir) {
  const file = join(dir, 'passwords.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const passwords = { superuser: newPassword(), owner: newPassword(), app: newPassword() };
  writeFileSync(file, JSON.stringify(passwords), { mode: 0o600 });
  return passwords;
}

/** Makes the cluster: Chinese collation, a Unicode ctype whatever LANG says, checksums, passwords everywhere. */
async function initialise(bin, dir, superPassword) {
  const passwordFile = join(dir, 'initdb-password');
  // Under another name until it is whole: an interrupted initdb leaves rows that look like a cluster.
  const making = join(dir, 'data.making');
  writeFileSync(passwordFile, superPassword, { mode: 0o600 });
  giveAway(passwordFile, 0o600);
  let output = '';
  try {
    for (const ctype of CTYPES) {
      rmSync(making, { recursive: true, force: true });
      mkdirSync(making);
      giveAway(making);
      const args = [
        '-D',
        making,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
      ];
      const locale = [
        '--locale-provider=icu',
        '--icu-locale=zh-Hans-CN',
        '--lc-collate=C',
        '--lc-messages=C',
        `--lc-ctype=${ctype}`,
      ];
      const result = await run(
        join(bin, 'initdb'),
        [...args, ...locale, '--data-checksums', '--no-instructions'],
        asDatabaseUser(dir),
      );
      if (result.code === 0) return renameSync(making, join(dir, 'data'));
      output = result.output;
      if (!/invalid locale name/.test(output)) break;
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(making, { recursive: true, force: true });
  throw new Stop(`initdb could not make the database in ${dir}:\n${output.trim()}`);
}

function lockOf(data) {
  try {
    const [pid, , , , , , , status] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(pid), isReady: status?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/** What a launcher killed with -9 left behind: a server still running on these rows is stopped, a lock that nobody holds is removed. */
async function clearLeftovers(data) {
  const lock = lockOf(data);
  if (lock === null) return;
  const isOurs = isAlive(lock.pid) && (commandOf(lock.pid) === '' || commandOf(lock.pid).includes(data));
  if (isOurs && !(await end(lock.pid, STOP_WAYS)))
    throw new Stop(`A PostgreSQL (pid ${lock.pid}) still runs on ${data} and does not stop.`);
  // The number may belong to another program by now, and PostgreSQL would then refuse to start.
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

/** Starts the server so that it neither hears the terminal's Ctrl-C nor outlives us. */
function launch(bin, dir, settings, logFile) {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const program = [join(bin, 'postgres'), '-D', join(dir, 'data'), ...options];
  const leash = process.platform === 'linux' ? whereIs('setpriv') : null;
  const [command, ...args] = leash ? [leash, '--pdeathsig', 'INT', ...program] : program;
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(command, args, {
    ...asDatabaseUser(dir),
    stdio: ['ignore', log, log],
    detached: !isWindows,
    windowsHide: true,
  });
  closeSync(log);
  return child;
}

function tail(file, lines = 15) {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
}

/** Waits until the server takes connections. @returns false when it ended before */
async function untilReady(child, data) {
  const started = performance.now();
  let hasEnded = false;
  child.once('error', () => (hasEnded = true));
  child.once('exit', () => (hasEnded = true));
  while (performance.now() - started < READY_LIMIT_MS) {
    if (hasEnded || child.exitCode !== null) return false;
    const lock = lockOf(data);
    if (lock?.pid === child.pid && lock.isReady) return true;
    await pause(50);
  }
  return false;
}

/** @throws {Stop} when another major version wrote the rows, or the program can't run here */
async function checkVersion(bin, dir) {
  const { code, output } = await run(join(bin, 'postgres'), ['--version'], asDatabaseUser(dir));
  if (code !== 0) throw new Stop(`The embedded PostgreSQL does not run here: ${output.trim()}`);
  const major = /\) (\d+)/.exec(output)?.[1];
  const kept = existsSync(join(dir, 'data/PG_VERSION'))
    ? readFileSync(join(dir, 'data/PG_VERSION'), 'utf8').trim()
    : major;
  if (kept !== major)
    throw new Stop(
      `${dir} was written by PostgreSQL ${kept}; this one is ${major}. Dump it with the old version, load it with the new.`,
    );
}

/** Brings up the server process, once more when an earlier one's last processes still hold its memory. */
async function bringUp(bin, dir, settings, logFile) {
  const data = join(dir, 'data');
  for (let attempt = 1; ; attempt += 1) {
    const child = launch(bin, dir, settings, logFile);
    if (await untilReady(child, data)) return child;
    if (child.pid && isAlive(child.pid)) await end(child.pid, STOP_WAYS);
    const words = tail(logFile);
    if (attempt >= 10 || !/shared memory block|lock file/.test(words))
      throw new Stop(`PostgreSQL did not start on ${data}:\n${words}`);
    await pause(500);
  }
}

/**
 * Starts PostgreSQL on the rows in `dir`, makes them when there are none.
 * @param {object} options
 * @param {string} options.dir folder of its own; as root it must lie where the database's user can go (see postgres-place.mjs)
 * @param {number} [options.port] wished port; another free one is taken when it is not free
 * @param {Record<string, string>} [options.tuning] PostgreSQL settings over the default ones
 * @param {{ superuser: string, owner: string, app: string }} [options.passwords] default: made once and kept in `dir`
 * @param {string} [options.logFile] default: `postgres.log` in `dir`
 * @param {() => void} [options.onDeath] called when the server ends without having been stopped
 * @throws {Stop} saying what to do
 */
export async function startPostgres({ dir: wishedDir, port: wished, tuning = {}, passwords, logFile, onDeath }) {
  const bin = join(programs(), 'bin');
  // Whatever the umask: as root, the database's user has to pass through it to its own folder inside.
  if (mkdirSync(wishedDir, { recursive: true })) chmodSync(wishedDir, 0o755);
  const dir = realpathSync(wishedDir);
  const data = join(dir, 'data');
  const user = databaseUser();
  if (user && !canReach(user, dir))
    throw new Stop(
      `The database's user (${user.name}) can't reach ${dir}. Set PGDATA_DIR to a folder outside private homes.`,
    );
  await checkVersion(bin, dir);
  const secret = passwords ?? keptPasswords(dir);
  if (existsSync(join(data, 'PG_VERSION'))) await clearLeftovers(data);
  else await initialise(bin, dir, secret.superuser);
  const port = await freePort(wished);
  const child = await bringUp(
    bin,
    dir,
    { ...SETTINGS, ...tuning, port: String(port) },
    logFile ?? join(dir, 'postgres.log'),
  );
  let isStopping = false;
  child.once('exit', () => {
    if (!isStopping) onDeath?.();
  });
  const stop = async () => {
    isStopping = true;
    if (!(await end(child.pid, STOP_WAYS))) throw new Error(`PostgreSQL (pid ${child.pid}) does not stop`);
  };
  const url = (role, password, database) => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  const superUrl = url('postgres', secret.superuser, 'postgres');
  try {
    await prepareRoles(superUrl, secret);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ownerUrl: url('ipr_owner', secret.owner, DATABASE),
    appUrl: url('ipr_app', secret.app, DATABASE),
    superUrl,
    port,
    pid: child.pid,
    stop,
  };
}
