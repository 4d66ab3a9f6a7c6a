import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { end, identityOf } from './processes.mjs';
import { line, Stop } from './screen.mjs';
import { varDir } from './places.mjs';
import { DATABASE } from './postgres-roles.mjs';

/** One launcher per clone: who it is and what it started, on disk, so that the next one knows after a kill -9. */

const folder = join(varDir, 'run');
const file = join(folder, 'launcher.json');
const LEFTOVER_WAYS = [
  ['SIGTERM', 15_000],
  ['SIGKILL', 2000],
];

function read() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

const known = (pid) => ({ pid, identity: identityOf(pid) });
const isStillThat = ({ pid, identity }) => identity !== null && identityOf(pid) === identity;

function write(state) {
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}

/** Takes the place of the launcher. @throws {Stop} when one of this clone runs already */
export function claim() {
  mkdirSync(varDir, { recursive: true, mode: 0o700 });
  mkdirSync(folder, { recursive: true });
  const mine = { ...known(process.pid), children: [] };
  const former = read();
  // The parent is this very command on the Node that bootstraps: it hands its place on.
  const isHeld = former !== null && former.pid !== process.ppid && isStillThat(former);
  if (isHeld) {
    const where = former.url ? ` at ${former.url}` : '';
    throw new Stop(
      `This clone is already running${where} (pid ${former.pid}). Stop it with Ctrl-C there, or with: kill ${former.pid}`,
    );
  }
  write({ ...mine, children: former?.children ?? [] });
}

/** Ends what a launcher that was killed left running. */
export async function clearLeftovers() {
  const leftovers = (read()?.children ?? []).filter(isStillThat);
  for (const { name, pid } of leftovers)
    line(`  Note: ending the ${name} that an earlier start left behind (pid ${pid}).`);
  await Promise.all(leftovers.map(({ pid }) => end(pid, LEFTOVER_WAYS)));
}

/** Writes down where people reach us and which processes are ours. */
export function record(url, children) {
  const running = children.filter(({ pid }) => pid !== undefined).map(({ name, pid }) => ({ name, ...known(pid) }));
  write({ ...known(process.pid), url, children: running });
}

/** The database of the launcher that runs now, for a script beside it; null when none runs or a server of one's own is given. */
export function runningDatabase(secrets) {
  const launcher = read();
  if (process.env.DATABASE_URL || launcher === null || !launcher.url || !isStillThat(launcher)) return null;
  const url = (role, password) => `postgresql://${role}:${password}@127.0.0.1:${secrets.databasePort}/${DATABASE}`;
  return {
    ownerUrl: url('ipr_owner', secrets.database.owner),
    appUrl: url('ipr_app', secrets.database.app),
    stop: async () => undefined,
  };
}

/** Gives the place back; another's is left alone. */
export function release() {
  if (read()?.pid === process.pid) rmSync(file, { force: true });
}
