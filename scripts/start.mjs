import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureBuilt } from './lib/build.mjs';
import { checkRedis, chooseAddress, environmentFor, logs, openDatabase, runScript, untilReady } from './lib/launch.mjs';
import { claim, clearLeftovers, record, release } from './lib/launch-lock.mjs';
import { endAllRuns, endWithCaller } from './lib/processes.mjs';
import { explain, line, Stop } from './lib/screen.mjs';
import { loadSecrets } from './lib/secrets.mjs';
import { Supervised } from './lib/supervisor.mjs';
import { continueUnderProjectNode, ensurePackages } from './lib/toolchain.mjs';
import { root } from './lib/places.mjs';

/**
 * `npm start`: from a fresh clone to a running system, and back on Ctrl-C.
 * Two processes may run this file: the Node at hand brings the toolchain, the project's own Node does the rest.
 */

const USAGE = `npm start [-- --demo]

  --demo   also files sample cases, so that every screen has something to show
  PORT     port of the system, 3000 when not given
  All other settings: .env.example (a file .env is read when there is one)`;

/** What has to be ended, in the order in which it was started. */
const running = { processes: [], database: null };
let stopCause = null;
const isStopping = () => stopCause !== null;

function optionsOf(args) {
  const unknown = args.find((arg) => !['--demo', '--help'].includes(arg));
  if (unknown) throw new Stop(`${unknown} is not known.\n\n${USAGE}`);
  return { isDemo: args.includes('--demo'), isHelp: args.includes('--help') };
}

function goOn() {
  if (isStopping()) throw new Stop('Stopped.');
}

async function start(isDemo) {
  await clearLeftovers();
  const address = await chooseAddress();
  const secrets = loadSecrets();
  await ensureBuilt();
  goOn();
  running.database = await openDatabase(secrets);
  goOn();
  await checkRedis();
  const env = environmentFor(address, running.database, secrets);
  await runScript('Schema', 'migrate', [], env, running.database.ownerUrl);
  goOn();
  const accounts = await runScript(
    'Directory, accounts',
    'seed',
    isDemo ? ['--demo'] : [],
    env,
    running.database.ownerUrl,
  );
  if (accounts) line(`\n${accounts}\n`);
  goOn();
  const onChange = () => record(address.url, running.processes);
  for (const name of ['api', 'worker']) {
    const script = join(root, 'dist/server', `${name}.js`);
    running.processes.push(new Supervised({ name, script, env, logs, cwd: root, onChange }));
    onChange();
  }
  await untilReady(address, running.processes, isStopping);
  showAddresses(address);
}

function showAddresses({ url }) {
  line(`
Ready.

  For rights holders   ${url}/
  For staff            ${url}/console
  Interface            ${url}/api/openapi.json
  Logs                 ${logs}

Ctrl-C stops everything; a second start keeps all data.`);
}

/** Ends everything in the opposite order. Data are safe at every point: this only spares the next start some work. */
async function stopAll() {
  await Promise.all(running.processes.map((one) => one.stop()));
  await running.database?.stop();
  release();
}

/** Called on the first request to stop; later ones change nothing, as npm and the terminal both pass Ctrl-C on. */
async function onStop(cause, work) {
  if (isStopping()) return;
  stopCause = cause;
  line('\nStopping ...');
  let exitCode = 0;
  try {
    await endAllRuns();
    await Promise.race([work, pause(10_000, undefined, { ref: false })]);
    await stopAll();
    line('Stopped.');
  } catch (error) {
    explain(error);
    exitCode = 1;
  }
  process.exit(exitCode);
}

async function main() {
  const { isDemo, isHelp } = optionsOf(process.argv.slice(2));
  if (isHelp) return line(USAGE);
  const isFirst = !process.env.IPR_RELAUNCHED;
  if (isFirst) line('\nIP rights-protection assistance network\n');
  claim();
  const early = async () => {
    stopCause = 'early';
    await endAllRuns();
    release();
    line('\nStopped.');
    process.exit(130);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, early);
  // The Node that began is gone: so is whoever asked for us.
  process.once('disconnect', early);
  process.channel?.unref();
  endWithCaller();
  await continueUnderProjectNode();
  await ensurePackages();
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  const work = start(isDemo).catch(async (error) => {
    if (isStopping()) return;
    explain(error);
    stopCause = 'failed';
    await endAllRuns();
    await stopAll();
    process.exit(1);
  });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.removeListener(name, early);
    process.on(name, () => void onStop(name, work));
  }
  process.removeListener('disconnect', early);
  process.once('disconnect', () => void onStop('disconnect', work));
}

main().catch((error) => {
  if (isStopping()) return;
  explain(error);
  release();
  process.exit(1);
});
