import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './processes.mjs';
import { root } from './places.mjs';

/** The floor plan held against the tree, and the check itself held against a small house in which every rule is broken once. */

const config = '.dependency-cruiser.cjs';
const FOLDERS = ['apps', 'libs', 'scripts', 'test'];

function cruise(cwd, outputType) {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  return run(process.execPath, [tool, ...FOLDERS, '--config', config, '--output-type', outputType], {
    cwd,
    isPatient: true,
  });
}

/** The violations of the tree, one a line; '' when there is none. */
export async function violations() {
  const { code, output } = await cruise(root, 'err');
  return code === 0 ? '' : output.trim();
}

/** A file for each rule that breaks it. A rule without one is itself a fault of this check. */
function plantFor({ name, to }) {
  const room = /^(\w+)-imports-only-/.exec(name)?.[1];
  if (room) {
    const allowed = new RegExp(to.pathNot);
    const foreign = ROOMS.find((other) => !allowed.test(`libs/${other}/`));
    return foreign && { file: `libs/${room}/src/planted.ts`, text: importOf(`../../${foreign}/src/index.js`) };
  }
  return {
    'no-cycles': {
      file: 'libs/cases/src/round.ts',
      text: importOf('./index.js'),
      also: ['libs/cases/src/index.ts', importOf('./round.js')],
    },
    unresolved: { file: 'apps/api/src/planted.ts', text: importOf('#nowhere') },
    'rooms-have-one-door': { file: 'apps/worker/src/planted.ts', text: importOf('../../../libs/cases/src/inside.js') },
    'scripts-and-tests-use-the-doors-too': { file: 'test/planted.ts', text: importOf('../libs/cases/src/inside.js') },
    'tests-stay-out-of-apps-and-rooms': {
      file: 'apps/api/src/planted-test.ts',
      text: importOf('../../../test/support.js'),
    },
    'domain-is-pure': { file: 'libs/cases/src/domain/planted.ts', text: importOf('node:fs') },
    'queues-stay-in-platform': { file: 'apps/worker/src/planted-queue.ts', text: importOf('bullmq') },
    'http-stays-in-api': { file: 'libs/intake/src/planted-http.ts', text: importOf('fastify') },
    'webs-know-only-their-generated-client': { file: 'apps/portal/src/planted.tsx', text: importOf('#contracts') },
    'apps-are-islands': { file: 'apps/console/src/planted.tsx', text: importOf('../../worker/src/main.js') },
  }[name];
}

const ROOMS = [
  'routing',
  'cases',
  'access',
  'contracts',
  'platform',
  'network',
  'audit',
  'notices',
  'workload',
  'triage',
  'intake',
  'referral',
  'casework',
  'releases',
];
const importOf = (specifier) => `import * as other from '${specifier}';\nexport const planted = other;\n`;

function write(house, file, text) {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
}

function buildHouse() {
  const house = mkdtempSync(join(tmpdir(), 'ipr-boundaries-'));
  for (const file of ['package.json', 'tsconfig.json', config]) cpSync(join(root, file), join(house, file));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction');
  for (const room of ROOMS) write(house, `libs/${room}/src/index.ts`, 'export const room = 1;\n');
  write(house, 'libs/platform/src/clock/index.ts', importOf('#contracts'));
  write(house, 'libs/cases/src/inside.ts', importOf('#platform/clock'));
  for (const app of ['api', 'worker', 'portal', 'console'])
    write(house, `apps/${app}/src/main.ts`, 'export const app = 1;\n');
  write(
    house,
    'apps/api/src/rooms.ts',
    ROOMS.filter((room) => room !== 'platform')
      .map((room) => `export * from '#${room}';\n`)
      .join(''),
  );
  write(house, 'scripts/seed.ts', importOf('#cases'));
  write(house, 'test/support.ts', importOf('#cases'));
  return house;
}

const readable = (report) =>
  JSON.parse(report.output).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));

/** What is wrong with the check: rules that no planted import breaks, rules that cry in a clean house. '' when it works. */
export async function blindSpots() {
  const { forbidden } = createRequire(import.meta.url)(join(root, config));
  const house = buildHouse();
  try {
    const faults = readable(await cruise(house, 'json')).map(
      ({ rule, from }) => `${rule} cries at ${from} in a clean house`,
    );
    const plants = forbidden.map((rule) => [rule.name, plantFor(rule)]);
    for (const [, plant] of plants) {
      if (!plant) continue;
      write(house, plant.file, plant.text);
      if (plant.also) write(house, ...plant.also);
    }
    const found = readable(await cruise(house, 'json'));
    for (const [name, plant] of plants) {
      if (!plant) faults.push(`${name} is never tried: plant a violation of it in scripts/lib/boundaries.mjs`);
      else if (!found.some(({ rule, from }) => rule === name && [plant.file, plant.also?.[0]].includes(from))) {
        faults.push(`${name} overlooks ${plant.file}`);
      }
    }
    return faults.join('\n');
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}
