import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './places.mjs';
import { temporaryPlace } from './postgres-place.mjs';
import { end, freePort, identityOf, isAlive } from './processes.mjs';

/** `npm start` as a person lives it: first start, a worker's death, Ctrl-C, a kill of everything, and the data that outlast all of it. */

const LIMIT_MS = 120_000;

/** One start of the launcher with its own var folder. */
class Launch {
  output = '';
  #child;
  #state;

  constructor(env) {
    this.#state = join(env.VAR_DIR, 'run/launcher.json');
    this.#child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream.on('data', (chunk) => (this.output += chunk));
  }

  get exitCode() {
    return this.#child.exitCode;
  }

  /** Processes of the system by name. */
  pids() {
    const { children } = JSON.parse(readFileSync(this.#state, 'utf8'));
    return Object.fromEntries(children.map(({ name, pid }) => [name, pid]));
  }

  async until(what, limitMs = LIMIT_MS) {
    const started = performance.now();
    while (performance.now() - started < limitMs) {
      if (what()) return true;
      await pause(50);
    }
    return false;
  }

  isReady = () =>
    this.until(() => /^Ready\./m.test(this.output) || this.exitCode !== null).then(() => /^Ready\./m.test(this.output));

  /** @returns the exit code, null when it did not end */
  async signal(name) {
    this.#child.kill(name);
    await this.until(() => this.exitCode !== null || this.#child.signalCode !== null, 40_000);
    return this.exitCode;
  }

  /** For when something went wrong in between. */
  cleanUp = () =>
    end(this.#child.pid, [
      ['SIGTERM', 25_000],
      ['SIGKILL', 2000],
    ]);
}

const answers = (url, status) =>
  fetch(url, { signal: AbortSignal.timeout(5000) })
    .then((answer) => answer.status === status)
    .catch(() => false);

async function firstLife(launch, url, expect) {
  if (!expect('a first start gets ready', await launch.isReady())) return false;
  expect('and prints the first accounts', /First accounts/.test(launch.output));
  for (const path of ['/', '/console/', '/api/openapi.json'])
    expect(`and serves ${path}`, await answers(`${url}${path}`, 200));
  const { worker } = launch.pids();
  process.kill(worker, 'SIGKILL');
  const isBack = await launch.until(() => launch.pids().worker !== undefined && launch.pids().worker !== worker, 1000);
  expect('a killed worker is back within a second', isBack);
  const processes = Object.values(launch.pids());
  expect('Ctrl-C ends it with code 0', (await launch.signal('SIGINT')) === 0);
  expect(
    'and leaves no process behind',
    processes.every((pid) => !isAlive(pid)),
  );
  return true;
}

async function secondLife(launch, env, expect) {
  expect('a second start gets ready', await launch.isReady());
  expect('and finds the accounts of the first', !/First accounts/.test(launch.output));
  const rival = new Launch(env);
  await rival.until(() => rival.exitCode !== null, 30_000);
  expect(
    'a start beside it says that the clone already runs',
    rival.exitCode === 1 && /already running/.test(rival.output),
  );
  const processes = Object.values(launch.pids()).map((pid) => [pid, identityOf(pid)]);
  await launch.signal('SIGKILL');
  const isQuiet = await launch.until(() => processes.every(([pid, identity]) => identityOf(pid) !== identity), 20_000);
  expect('a kill of the launcher takes everything with it', isQuiet);
}

async function thirdLife(launch, expect) {
  expect('a start after the kill gets ready', await launch.isReady());
  expect('SIGTERM ends it with code 0', (await launch.signal('SIGTERM')) === 0);
}

/** Runs the journey. The answer is a stage's: see stages.mjs. */
export async function startJourney(environment, note) {
  const place = temporaryPlace({ isLasting: true });
  const port = await freePort();
  const env = { ...environment, PORT: String(port), VAR_DIR: join(place, 'var'), PGDATA_DIR: join(place, 'rows') };
  mkdirSync(env.PGDATA_DIR);
  const result = { passed: 0, failed: 0, output: '' };
  let launch;
  const expect = (sentence, isTrue) => {
    note(sentence);
    result[isTrue ? 'passed' : 'failed'] += 1;
    if (!isTrue) result.output += `FAILED ${sentence}\n`;
    return isTrue;
  };
  try {
    launch = new Launch(env);
    if (!(await firstLife(launch, `http://127.0.0.1:${port}`, expect))) return result;
    await launch.cleanUp();
    launch = new Launch(env);
    await secondLife(launch, env, expect);
    await launch.cleanUp();
    launch = new Launch(env);
    await thirdLife(launch, expect);
  } catch (error) {
    result.failed += 1;
    result.output += `${error.stack}\n`;
  } finally {
    await launch.cleanUp();
    if (result.failed > 0) result.output += `The launcher said:\n${launch.output}`;
    rmSync(place, { recursive: true, force: true });
  }
  return result;
}
