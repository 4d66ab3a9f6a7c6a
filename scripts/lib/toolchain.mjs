import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
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

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Where packages lie, and what says which they are. */
const BOX = {
  toolchain: { folder: toolchain, lock: 'package-lock.json' },
  packages: { folder: root, lock: 'pnpm-lock.yaml', settings: 'pnpm-workspace.yaml' },
};

function libc() {
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/** Whether a package is one for this machine. */
function fits({ os, cpu, libc: libcs }) {
  const isAmong = (wanted, own) => wanted === undefined || [wanted].flat().includes(own);
  return isAmong(os, process.platform) && isAmong(cpu, process.arch) && (libcs === undefined || isAmong(libcs, libc()));
}

/** What has to lie in a folder: of the toolchain all that is for this machine, else what our code names. */
function namesIn(box, { dependencies, devDependencies }) {
  if (box !== BOX.toolchain) return Object.keys({ ...dependencies, ...devDependencies });
  const { packages } = readJson(join(box.folder, box.lock));
  return Object.keys(packages)
    .filter((path) => path !== '' && fits(packages[path]))
    .map((path) => path.replace('node_modules/', ''));
}

function wantedBy(box) {
  const { folder, lock, settings } = box;
  if (!existsSync(join(folder, lock))) throw new Stop(`${lock} is missing: this is not a whole clone.`);
  const manifest = readJson(join(folder, 'package.json'));
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const hash = createHash('sha256').update(read(join(folder, lock)));
  if (settings) hash.update(read(join(folder, settings)));
  hash.update(JSON.stringify([dependencies, devDependencies, optionalDependencies]));
  return { digest: hash.digest('hex'), names: namesIn(box, manifest) };
}

const absentFrom = (box, names) => names.find((name) => !existsSync(join(box.folder, 'node_modules', name)));

/** Why the packages of a folder have to be brought, or null when it was brought for this lock and what it has to hold is there. */
function whyBring(box, { digest, names }) {
  const present = read(join(box.folder, 'node_modules', BROUGHT_FOR));
  if (present === '') return 'first start';
  if (present !== digest) return `${box.lock} changed`;
  const absent = absentFrom(box, names);
  return absent ? `${absent} is missing` : null;
}

/** Runs `work`, and notes what it brought once that is whole: an optional package that did not come is no failure to npm or pnpm. */
async function bring(box, title, work) {
  const wanted = wantedBy(box);
  const reason = whyBring(box, wanted);
  if (reason === null) return;
  await step(title, async (note) => {
    const mark = join(box.folder, 'node_modules', BROUGHT_FOR);
    rmSync(mark, { force: true });
    note(`installing (${reason})`);
    const { code, output } = await work((text) => note(`installing (${reason}), ${text}`));
    const absent = absentFrom(box, wanted.names);
    if (code !== 0 || absent || /could not be fetched/.test(output)) {
      const what = absent ? `${absent} did not come. ` : '';
      throw new Stop(
        `Installing failed. ${what}The first time it needs the network (or a filled cache).\n${output.trim()}`,
      );
    }
    mkdirSync(dirname(mark), { recursive: true });
    writeFileSync(mark, wanted.digest);
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

/** Without npm's own programs in front, and with all kinds of packages. */
const environment = () => ({ ...process.env, PATH: systemPath(), NODE_ENV: 'development' });

async function npm(args, options) {
  const [command, first] = npmCommand();
  const shell = isWindows && command === 'npm.cmd';
  const ran = await run(command, [...first, ...args], { env: environment(), shell, ...options });
  return ran.code === 127 ? { code: 127, output: `npm was not found: ${ran.output}` } : ran;
}

const ensureToolchain = () =>
  bring(BOX.toolchain, 'Toolchain', () =>
    npm(['ci', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: toolchain }),
  );

/**
 * Runs pnpm in the root of the clone: its program where the toolchain has one for this machine, else npm's way to the same version.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function pnpm(args, options = {}) {
  await ensureToolchain();
  const name = `@pnpm/exe.${process.platform}-${process.arch}`;
  const program = join(toolchain, 'node_modules', name, isWindows ? 'pnpm.exe' : 'pnpm');
  // CI: asks nothing, and shows no moving clock of its own. A person who calls it is asked.
  const env = { ...environment(), ...(options.stdio !== 'inherit' && { CI: 'true' }) };
  const all = { cwd: root, env, ...options };
  if (existsSync(program)) return run(program, args, all);
  const { optionalDependencies } = readJson(join(toolchain, 'package.json'));
  return npm(['exec', '--yes', `pnpm@${optionalDependencies['@pnpm/exe.linux-x64']}`, '--', ...args], all);
}

/** Brings the packages of pnpm-lock.yaml when they are not there. Works offline once they are. @throws {Stop} with the installer's own words */
export async function ensurePackages() {
  await ensureToolchain();
  await bring(BOX.packages, 'Packages', (note) => {
    // What another installer laid there would stay in part, and be found first.
    const place = join(root, 'node_modules');
    if (!existsSync(join(place, '.modules.yaml'))) rmSync(place, { recursive: true, force: true });
    // How old a package must be was asked when it was locked; what is locked is known by its hash.
    return pnpm(['install', '--frozen-lockfile', '--reporter=append-only', '--config.minimumReleaseAge=0'], {
      onOutput: (text) => {
        const added = [...text.matchAll(/\badded (\d+)/g)].at(-1);
        if (added) note(`${added[1]} packages`);
      },
    });
  });
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
