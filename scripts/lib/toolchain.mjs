import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { root } from './places.mjs';
import { isWindows, run, systemPath } from './processes.mjs';
import { step, Stop } from './screen.mjs';

/**
 * What a fresh clone lacks: the Node that the project runs on and pnpm, which npm brings (scripts/toolchain), then the packages, which pnpm
 * brings. Uses nothing but Node >= 20.19 and npm.
 */

const toolchain = join(root, 'scripts/toolchain');
/** Written last of all into a folder of packages: says what they were brought for. An interrupted installation has none. */
const BROUGHT_FOR = '.brought-for';
const LOWEST_NODE = [22, 12];
const RELAUNCHED = 'IPR_RELAUNCHED';
const SYSTEM = isWindows ? 'win32' : process.platform;

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The packages of one package.json: where they lie, and what says which they are. */
const BOX = {
  toolchain: { folder: toolchain, lock: 'package-lock.json' },
  packages: { folder: root, lock: 'pnpm-lock.yaml' },
};

function wantedBy({ folder, lock }) {
  if (!existsSync(join(folder, lock))) throw new Stop(`${lock} is missing: this is not a whole clone.`);
  const { dependencies, devDependencies, optionalDependencies } = readJson(join(folder, 'package.json'));
  const named = JSON.stringify([dependencies, devDependencies, optionalDependencies]);
  const digest = createHash('sha256')
    .update(read(join(folder, lock)))
    .update(named)
    .digest('hex');
  // A package for another kind of machine may be absent.
  return { digest, names: Object.keys({ ...dependencies, ...devDependencies }) };
}

/** Why the packages of a folder have to be brought, or null when they are what its lock says. */
function whyBring(box) {
  const { digest, names } = wantedBy(box);
  const place = join(box.folder, 'node_modules');
  const present = read(join(place, BROUGHT_FOR));
  if (present === '') return 'first start';
  if (present !== digest) return `${box.lock} changed`;
  const absent = names.find((name) => !existsSync(join(place, name)));
  return absent ? `${absent} is missing` : null;
}

/** Runs `work`, and notes what it brought once that is whole. */
async function bring(box, title, work) {
  const reason = whyBring(box);
  if (reason === null) return;
  await step(title, async (note) => {
    const mark = join(box.folder, 'node_modules', BROUGHT_FOR);
    rmSync(mark, { force: true });
    note(`installing (${reason})`);
    const { code, output } = await work((text) => note(`installing (${reason}), ${text}`));
    if (code !== 0)
      throw new Stop(`Installing failed. The first time it needs the network (or a filled cache).\n${output.trim()}`);
    writeFileSync(mark, wantedBy(box).digest);
    return `installed (${reason})`;
  });
}

/** npm as it was called, on the Node it was called with. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && existsSync(script) && /npm-cli\.c?js$/.test(script)) {
    const node = process.env.npm_node_execpath;
    return [node && existsSync(node) ? node : process.execPath, [script]];
  }
  return [isWindows ? 'npm.cmd' : 'npm', []];
}

async function npm(args, cwd) {
  const [command, first] = npmCommand();
  const env = { ...process.env, PATH: systemPath(), NODE_ENV: 'development' };
  const ran = await run(command, [...first, ...args], { cwd, env, shell: isWindows && command === 'npm.cmd' });
  return ran.code === 127 ? { code: 127, output: `npm was not found: ${ran.output}` } : ran;
}

const ensureToolchain = () =>
  bring(BOX.toolchain, 'Toolchain', () => npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], toolchain));

/**
 * Runs pnpm in the root of the clone: its program where the toolchain has one for this machine, else npm's way to the same version.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function pnpm(args, options = {}) {
  await ensureToolchain();
  const name = `@pnpm/exe.${SYSTEM}-${process.arch}`;
  const program = join(toolchain, 'node_modules', name, isWindows ? 'pnpm.exe' : 'pnpm');
  // CI: asks nothing, and shows no moving clock of its own.
  const env = { ...process.env, PATH: systemPath(), NODE_ENV: 'development', CI: 'true' };
  if (existsSync(program)) return run(program, args, { cwd: root, env, ...options });
  const { optionalDependencies } = readJson(join(toolchain, 'package.json'));
  return npm(['exec', '--yes', `pnpm@${optionalDependencies['@pnpm/exe.linux-x64']}`, '--', ...args], root);
}

/** Brings the packages of pnpm-lock.yaml when they are not there. Works offline once they are. @throws {Stop} with the installer's own words */
export async function ensurePackages() {
  await ensureToolchain();
  await bring(BOX.packages, 'Packages', (note) =>
    // How old a package must be was asked when it was locked; what is locked is known by its hash.
    pnpm(['install', '--frozen-lockfile', '--reporter=append-only', '--config.minimumReleaseAge=0'], {
      onOutput: (text) => {
        const added = [...text.matchAll(/\badded (\d+)/g)].at(-1);
        if (added) note(`${added[1]} packages`);
      },
    }),
  );
}

/** The Node that the toolchain brought, or null where there is none for this machine. */
function projectNode() {
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const file = join(toolchain, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  return existsSync(file) ? file : null;
}
function newEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor >= LOWEST_NODE[1]);
}

/**
 * Goes on under the project's own Node, which is brought first: returns at once when this is it (or none is there and the present one will
 * do), else runs the same command under it, passes signals on, ends with its exit code, and never returns.
 * @throws {Stop} when no usable Node is there
 */
export async function continueUnderProjectNode() {
  await ensureToolchain();
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
