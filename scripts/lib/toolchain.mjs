import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { root } from './places.mjs';
import { isWindows, run, systemPath } from './processes.mjs';
import { completeLock } from './lock.mjs';
import { line, step, Stop } from './screen.mjs';

/** What a fresh clone lacks: its packages, and the Node that the project runs on. Uses nothing but Node >= 20.19. */

const modules = join(root, 'node_modules');
const LOWEST_NODE = [22, 12];
const RELAUNCHED = 'IPR_RELAUNCHED';

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Why the packages have to be installed, or null when node_modules is what package-lock.json says.
 * npm writes its own list last of all, so an interrupted installation is seen as well.
 */
export function whyInstall() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (!wanted) throw new Stop('package-lock.json is missing: this is not a whole clone.');
  const present = readJson(join(modules, '.package-lock.json'))?.packages;
  if (!present) return 'first start';
  const differs = Object.entries(wanted).some(([path, { version, optional, link }]) => {
    if (path === '' || link) return false;
    if (!(path in present)) return !optional;
    return present[path].version !== version || !existsSync(join(root, path));
  });
  return differs ? 'package-lock.json changed' : null;
}

/** npm as it was called, on the Node it was called with: the project's own Node lies in the folder that `npm ci` clears. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && existsSync(script) && /npm-cli\.c?js$/.test(script)) {
    const node = process.env.npm_node_execpath;
    return [node && existsSync(node) ? node : process.execPath, [script]];
  }
  return [isWindows ? 'npm.cmd' : 'npm', []];
}

/** Brings the packages of package-lock.json when they are not there. Works offline once they are. @throws {Stop} with npm's own words */
export async function ensurePackages() {
  const reason = whyInstall();
  if (reason === null) return;
  const added = completeLock();
  if (added.length > 0)
    line(
      `  Note: completed package-lock.json (run npm run lock and commit it): ${added.length} packages of other machines.`,
    );
  await step('Packages', async (note) => {
    note(`installing (${reason})`);
    const [command, args] = npmCommand();
    const { code, output } = await run(
      command,
      [...args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: root,
        env: { ...process.env, PATH: systemPath(), NODE_ENV: 'development' },
        shell: isWindows && command === 'npm.cmd',
      },
    );
    if (code === 127) throw new Stop(`npm was not found: ${output}`);
    if (code !== 0)
      throw new Stop(`npm ci failed. The first time it needs the network (or a filled npm cache).\n${output.trim()}`);
    return `installed (${reason})`;
  });
}

/** The Node that the packages brought, or null where there is none for this machine. */
function projectNode() {
  const folder = join(modules, `node-${isWindows ? 'win' : process.platform}-${process.arch}`, 'bin');
  const file = join(folder, isWindows ? 'node.exe' : 'node');
  return existsSync(file) ? file : null;
}

function newEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor >= LOWEST_NODE[1]);
}

/**
 * Goes on under the project's own Node: returns at once when this is it (or none is there and the present one will do),
 * else runs the same command under it, passes signals on, ends with its exit code, and never returns.
 * @throws {Stop} when no usable Node is there
 */
export async function continueUnderProjectNode() {
  const node = projectNode();
  const isIt = node !== null && realpathSync(node) === realpathSync(process.execPath);
  if (isIt) return;
  if (node === null || process.env[RELAUNCHED]) {
    if (newEnough()) return;
    throw new Stop(
      `This is Node ${process.versions.node}; the project needs ${LOWEST_NODE.join('.')} or newer, and its own Node 24 is not ` +
        `packaged for ${process.platform}-${process.arch}. Install Node 24 LTS and start again.`,
    );
  }
  const child = spawn(node, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [RELAUNCHED]: '1' },
  });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  await new Promise(() => {
    child.once('error', (error) => {
      process.stderr.write(`${node} does not run here: ${error.message}\n`);
      process.exit(1);
    });
    child.once('exit', (code, name) => process.exit(code ?? 128 + (constants.signals[name] ?? 1)));
  });
}
