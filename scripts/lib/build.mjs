import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { line, step, Stop } from './screen.mjs';
import { root } from './places.mjs';

/** From sources to dist/, only what changed, and never half: a part is built aside and then put in place. */

const dist = join(root, 'dist');
/** As deep as dist/, because source maps name their sources by relative paths. */
const making = join(root, '.making');
const stampFile = join(dist, '.stamp');
const tool = (path) => join(root, 'node_modules', path);

const PARTS = [
  {
    name: 'server',
    sources: ['apps/api', 'apps/worker', 'libs', 'scripts', 'test/load', 'test/support', '.swcrc', 'pnpm-lock.yaml'],
    needs: 'libs',
    command: (out) => [join(root, 'scripts/lib/bundle.mjs'), 'programs', out],
  },
  {
    name: 'specs',
    sources: ['apps', 'libs', 'scripts', 'test', '.swcrc', 'pnpm-lock.yaml'],
    needs: 'test',
    command: (out) => [join(root, 'scripts/lib/bundle.mjs'), 'specs', out],
  },
  ...[
    ['portal', '/'],
    ['console', '/console/'],
  ].map(([name, base]) => ({
    name,
    sources: [`apps/${name}`, 'apps/api/openapi.json', 'pnpm-lock.yaml'],
    needs: `apps/${name}/vite.config.ts`,
    command: (out) => [
      tool('vite/bin/vite.js'),
      ...['build', `apps/${name}`, '--config', `apps/${name}/vite.config.ts`, '--base', base],
      ...['--outDir', out, '--emptyOutDir', '--logLevel', 'warn'],
    ],
  })),
];

function* filesOf(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) return yield path;
  for (const name of readdirSync(path).sort()) {
    if (name !== 'node_modules') yield* filesOf(join(path, name));
  }
}

function fingerprint(part) {
  const hash = createHash('sha256').update(JSON.stringify(part.command('.')));
  for (const file of part.sources.flatMap((source) => [...filesOf(join(root, source))])) {
    hash.update(`\n${file.slice(root.length)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

function putInPlace(part, out) {
  mkdirSync(dist, { recursive: true });
  rmSync(join(dist, part.name), { recursive: true, force: true });
  renameSync(out, join(dist, part.name));
}

async function build(part, isPatient) {
  const out = join(making, part.name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const { code, output } = await run(process.execPath, part.command(out), {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    isPatient,
  });
  if (code === 0) putInPlace(part, out);
  rmSync(out, { recursive: true, force: true });
  if (code !== 0) throw new Stop(`The ${part.name} could not be built:\n${output.trim()}`);
}

export const WEBS = ['portal', 'console'];
/** What a running system is made of. */
export const SYSTEM = ['server', ...WEBS];

/** A step that nobody is shown. */
const unseen = (_title, work) => work(() => undefined);

/** Builds what changed since the last time; patiently, beside something else, it says nothing. @throws {Stop} with the compiler's words */
export async function ensureBuilt(names = SYSTEM, { isPatient = false } = {}) {
  const wanted = PARTS.filter(({ name }) => names.includes(name));
  const missing = wanted.filter((part) => !existsSync(join(root, part.needs)));
  for (const part of missing) line(`  Note: ${part.needs} is not there; going on without the ${part.name}.`);
  const stamp = readStamp();
  const prints = new Map(wanted.filter((part) => !missing.includes(part)).map((part) => [part, fingerprint(part)]));
  const stale = [...prints.keys()].filter(
    (part) => stamp[part.name] !== prints.get(part) || !existsSync(join(dist, part.name)),
  );
  if (stale.length === 0) return;
  await (isPatient ? unseen : step)('Build', async (note) => {
    const open = new Set(stale.map(({ name }) => name));
    const show = () => note([...open].join(', '));
    show();
    mkdirSync(making, { recursive: true });
    writeFileSync(join(making, '.gitignore'), '*\n');
    const results = await Promise.allSettled(
      stale.map(async (part) => {
        await build(part, isPatient);
        open.delete(part.name);
        show();
        stamp[part.name] = prints.get(part);
      }),
    );
    rmSync(making, { recursive: true, force: true });
    mkdirSync(dist, { recursive: true });
    writeFileSync(stampFile, JSON.stringify(stamp, null, 2));
    const failed = results.find(({ status }) => status === 'rejected');
    if (failed) throw failed.reason;
    return stale.map(({ name }) => name).join(', ');
  });
}
