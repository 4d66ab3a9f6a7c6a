import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, SYSTEM, WEBS } from './build.mjs';
import { blindSpots, violations } from './boundaries.mjs';
import { root } from './places.mjs';
import { CUT, run } from './processes.mjs';
import { checkSecurity, Findings, namedFiles } from './security.mjs';
import { newKeys } from './secrets.mjs';
import { startJourney } from './start-journey.mjs';
import { supply } from './supply.mjs';
import { chromium } from './test-world.mjs';

/**
 * The stages of `npm test`. Each answers `{ passed, failed, skipped, output }`, or `{ absent: reason }` when there is nothing to run;
 * `needs` names the programs without which it can't run. `builds` what has to be built before it begins, `makes` what it builds itself.
 * `beside` names the stage with which one begins that nobody has to wait for: tests on a database leave a fifth of two cores idle, and
 * patient checks take just that.
 */

const tool = (path) => join(root, 'node_modules', path);
const MINUTE = 60_000;
/** Of a check that may have to wait until the rooms are through. */
const PATIENCE = 20 * MINUTE;
/** Of one test or hook: for what hangs. A slow machine is not a failure. */
const TEST_LIMIT_MS = 30_000;
/** Settings of the caller that would lead a test to a database or queue that is not a test's. */
const FOREIGN =
  /^(DATABASE_|REDIS_URL$|QUEUE_|PGDATA_DIR$|VAR_DIR$|PORT$|HOST$|PUBLIC_URL$|EVIDENCE_DIR$|AUDIT_|WEB_ROOT$|S3_|SMTP_|OIDC_|npm_)/i;

function cleanEnvironment(more = {}) {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name) && name !== 'IPR_RELAUNCHED');
  return { ...Object.fromEntries(own), NO_COLOR: '1', FORCE_COLOR: '0', ...more };
}

/** A stage that is one question with one answer. */
async function check(args, options = {}) {
  const { code, output } = await run(process.execPath, args, {
    cwd: root,
    env: cleanEnvironment(options.env),
    timeout: PATIENCE,
    isPatient: true,
  });
  return verdict(code === 0, code === CUT ? `${output}\nCut off after ${PATIENCE / MINUTE} minutes.` : output);
}

/** Settings that only `npm start` and the migration read. */
const OF_THE_LAUNCHER = ['DATABASE_OWNER_URL', 'PGDATA_DIR'];

const verdict = (isGood, output = '') => ({
  passed: isGood ? 1 : 0,
  failed: isGood ? 0 : 1,
  output: isGood ? '' : output,
});

const sum = (results) => ({
  passed: results.reduce((total, { passed }) => total + passed, 0),
  failed: results.reduce((total, { failed }) => total + failed, 0),
  output: results
    .map(({ output }) => output)
    .filter(Boolean)
    .join('\n'),
});

/**
 * Types and rules, by one checker that reads every program once. Every rule holds everywhere: a comment that switches one off on the spot is
 * a fault of its own.
 */
async function lint() {
  const switched = globSync('{apps,libs,scripts,test}/**/*.{ts,tsx,mjs,cjs}', { cwd: root }).filter((file) =>
    /(?:ox|es)lint-(?:dis|en)able/.test(readFileSync(join(root, file), 'utf8')),
  );
  return sum([
    await check([tool('oxlint/bin/oxlint'), '--type-aware', '--type-check', '--deny-warnings', '.'], {
      // Of the checker, which is written in Go: it makes much and keeps most; collecting less often saves a sixth of its work.
      env: { GOGC: '400' },
    }),
    verdict(switched.length === 0, `Rules are switched off on the spot in ${switched.join(', ')}.`),
  ]);
}

async function boundaries() {
  const found = await violations();
  const blind = await blindSpots();
  return sum([verdict(found === '', found), verdict(blind === '', `The check of the boundaries is blind:\n${blind}`)]);
}

/** `.env.example` names every setting that is read, and no other. */
async function settings() {
  const source = readFileSync(join(root, 'libs/platform/src/config/index.ts'), 'utf8');
  const read = new Set(
    [...source.matchAll(/^ {2}(?:@.*\) )?([A-Z][A-Z0-9_]+)(?:\?|!)?(?:: | = )/gm)].map(([, name]) => name),
  );
  const named = [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^#([A-Z][A-Z0-9_]+)=/gm)].map(
    ([, name]) => name,
  );
  const faults = [
    ...[...read].filter((name) => !named.includes(name)).map((name) => `${name} is read but not in .env.example`),
    ...named
      .filter((name) => !read.has(name) && !OF_THE_LAUNCHER.includes(name))
      .map((name) => `${name} is in .env.example but nobody reads it`),
  ];
  return verdict(read.size > 0 && faults.length === 0, faults.join('\n') || 'no setting was found');
}

/** What the stages of this run found, test by test. */
const findings = new Findings();

function jestArguments(project, workers, files = []) {
  const reporter = ['--reporters', join(root, 'test/support/reporter.mjs')];
  const limits = [`--maxWorkers=${workers}`, `--testTimeout=${TEST_LIMIT_MS}`];
  const only = files.length > 0 ? ['--runTestsByPath', ...files] : [];
  return [tool('jest/bin/jest.js'), '--selectProjects', project, '--ci', ...limits, ...reporter, ...only];
}

/** Runs one project of jest.config.js in a process of its own, which also ends it when it hangs. */
async function jest(project, pattern, env, { limit, workers, note, files: only }) {
  const isThere = globSync(pattern, { cwd: root, exclude: ['node_modules', 'dist'] }).length > 0;
  if (!isThere) return { absent: `no ${pattern}` };
  const folder = mkdtempSync(join(tmpdir(), 'ipr-counts-'));
  const counts = join(folder, 'counts.json');
  let files = 0;
  const onOutput = (text) => {
    files += text.split(/\.spec\.tsx?: \d+ passed/).length - 1;
    note(`${files} files passed`);
  };
  try {
    const { code, output } = await run(process.execPath, jestArguments(project, workers, only), {
      cwd: root,
      env: cleanEnvironment({ ...env, TEST_COUNTS: counts, NODE_ENV: 'test' }),
      timeout: limit,
      killSignal: 'SIGKILL',
      onOutput,
    });
    findings.read(counts);
    const counted = existsSync(counts)
      ? JSON.parse(readFileSync(counts, 'utf8'))
      : { passed: 0, failed: 0, skipped: 0 };
    if (code === 0) return { ...counted, output: '' };
    const isCut = code === CUT;
    const failed = counted.failed + (isCut || counted.failed === 0 ? 1 : 0);
    const end = isCut ? `Cut off after ${limit / MINUTE} minutes.` : `Exit code ${code}.`;
    return { ...counted, failed, output: `${output.trim()}\n${end}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const cores = Math.max(1, Math.min(4, cpus().length));

/** A jest project that has PostgreSQL to itself, on the given kind of queue. */
const onDatabase =
  (project, pattern, limit, queue = 'postgres', files = undefined) =>
  async (world, note) => {
    const { superUrl } = await world.postgres();
    const redis = queue === 'redis' ? { REDIS_URL: (await world.redis()).url } : {};
    const env = {
      TEST_DATABASE_SUPER_URL: superUrl,
      QUEUE_BACKEND: queue,
      ...redis,
      ...(chromium() && { CHROMIUM_PATH: chromium() }),
    };
    return jest(project, pattern, env, { limit, workers: Math.min(2, cores), note, files });
  };

async function schema(world) {
  const script = join(root, 'dist/server/migrate.js');
  if (!existsSync(script)) return { absent: 'scripts/migrate.ts is not there' };
  const { ownerUrl } = await world.postgres();
  // First up, then nothing left to do, then down and up again: a migration that can't be undone or repeated fails here.
  const env = { DATABASE_OWNER_URL: ownerUrl };
  return sum([
    await check([script, '--check-drift'], { env }),
    await check([script, '--undo-last'], { env }),
    await check([script, '--check-drift'], { env }),
  ]);
}

/** Both webs can be built, and are there for the browser. */
async function webs() {
  await ensureBuilt(WEBS, { isPatient: true });
  return verdict(true);
}

async function openapi() {
  const script = join(root, 'dist/server/openapi.js');
  return existsSync(script)
    ? check([script, '--check'], { env: newKeys() })
    : { absent: 'scripts/openapi.ts is not there' };
}

/** Whether a stage of this run has looked at the rooms; alone, the named files are run here. */
const ran = new Set();

async function security(world, note) {
  const named = namedFiles();
  const results = [await onDatabase('security', 'test/security/**/*.spec.ts', 12 * MINUTE)(world, note)];
  for (const [project, files] of Object.entries(named)) {
    if (project === 'security' || ran.has(project) || (project === 'browser' && !chromium())) continue;
    results.push(await onDatabase(project, 'test/**/*.spec.ts', 12 * MINUTE, 'postgres', files)(world, note));
  }
  if (!ran.has('supply')) findings.stage('supply', (await supply()).failed === 0);
  return sum([...results, checkSecurity(findings, chromium() !== null)]);
}

/** Remembers that a stage ran, for the checklist at the end. */
const remembered = (name, work) => async (world, note) => {
  const result = await work(world, note);
  ran.add(name);
  findings.stage(name, result.failed === 0);
  return result;
};

export const STAGES = [
  { name: 'format', run: () => check([tool('oxfmt/bin/oxfmt'), '--check', '.']) },
  { name: 'settings', run: settings },
  {
    name: 'rules',
    builds: ['specs'],
    run: remembered('rules', (_world, note) =>
      jest('rules', '{libs,apps}/**/*.spec.ts', {}, { limit: 8 * MINUTE, workers: cores, note }),
    ),
  },
  // Not beside the rooms, whose specs make roles of their own in the same cluster.
  { name: 'schema', beside: 'rules', run: schema, builds: ['server'] },
  {
    name: 'rooms',
    run: remembered('rooms', onDatabase('rooms', 'test/rooms/**/*.spec.ts', 12 * MINUTE)),
    builds: ['specs'],
  },
  { name: 'lint', beside: 'rooms', run: lint },
  { name: 'boundaries', beside: 'rooms', run: boundaries },
  {
    name: 'exports',
    beside: 'rooms',
    run: () => check([tool('knip/bin/knip.js'), '--config', 'scripts/knip.json', '--no-progress']),
  },
  { name: 'openapi', beside: 'rooms', run: openapi, builds: ['server'] },
  { name: 'webs', beside: 'rooms', run: webs, makes: WEBS },
  { name: 'supply', beside: 'rooms', run: remembered('supply', supply) },
  { name: 'journeys', run: onDatabase('journeys', 'test/journeys/**/*.spec.ts', 12 * MINUTE), builds: ['specs'] },
  {
    name: 'redis',
    run: onDatabase('journeys', 'test/journeys/**/*.spec.ts', 12 * MINUTE, 'redis'),
    needs: ['redis-server'],
    builds: ['specs'],
  },
  {
    name: 'faults',
    run: onDatabase('faults', 'test/faults/**/*.spec.ts', 12 * MINUTE),
    needs: ['redis-server'],
    builds: ['specs', 'server'],
  },
  {
    name: 'browser',
    run: remembered('browser', onDatabase('browser', 'test/browser/**/*.spec.ts', 12 * MINUTE)),
    needs: ['chromium', 'a Chinese font'],
    builds: ['specs', ...SYSTEM],
  },
  {
    name: 'start',
    beside: 'browser',
    run: (_world, note) => startJourney(cleanEnvironment(), note),
    builds: SYSTEM,
  },
  { name: 'security', run: security, builds: ['specs', ...SYSTEM] },
];
