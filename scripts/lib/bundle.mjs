import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { transformSync } from '@swc/core';
import { rolldown } from 'rolldown';
import { root } from './places.mjs';

/**
 * `node scripts/lib/bundle.mjs programs <folder>`: every program of the server, with what it needs of the packages, in a few files.
 * Read one by one, the 3,500 modules of a process are most of its start; together they are read in a third of the time.
 * `specs` does the same with the tests, so that they run what was built.
 */

const [kind, out] = process.argv.slice(2);
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const filesOf = (patterns) => globSync(patterns, { cwd: root, exclude: ['node_modules', 'dist'] });
const isPackage = (id) => id.includes('/node_modules/');
const isOurs = (id) => id.startsWith(root) && !isPackage(id);
/** Whatever the path to the clone is: there may be an `apps` in that as well. */
const isSystem = (id) => isOurs(id) && /^.(apps|libs)\b/.test(id.slice(root.length)) && !id.endsWith('.spec.ts');
const packageOf = (id) => /^(?:@[^/]+\/)?[^/]+/.exec(id)?.[0];

/** Stay in their folders: what has binaries that it looks for beside itself, what is large and seldom read, what only our tools and tests use. */
const LEFT_OUT = new Set(['@aws-sdk/client-s3', '@aws-sdk/lib-storage', '@node-rs/argon2', 'sharp']);
const OURS_ONLY = new Set(Object.keys(devDependencies));
const isLeftOut = (id, importer = '') =>
  LEFT_OUT.has(packageOf(id)) || (OURS_ONLY.has(packageOf(id)) && isOurs(importer) && !(id in alias));

/** Of frameworks that try what may be installed: not being there is an answer they handle. */
const MAY_BE_MISSING =
  /^(@nestjs\/(microservices|websockets|platform-express)|@fastify\/(multipart|view)|class-transformer\/storage)(\/|$)/;

const KINDS = {
  programs: {
    input: Object.fromEntries([
      ...['api', 'worker'].map((app) => [app, `apps/${app}/src/main.ts`]),
      ...filesOf(['scripts/*.ts', 'test/load/*.bench.ts']).map((file) => [basename(file, '.ts'), file]),
    ]),
    groups: [{ name: 'packages', test: isPackage, entriesAware: true }],
  },
  specs: {
    input: Object.fromEntries([
      ['runner', 'test/support/runner/spec.mjs'],
      ...filesOf(['{apps,libs,test}/**/*.spec.ts']).map((file) => [file.replace(/\.ts$/, ''), file]),
    ]),
    alias: { '@jest/globals': join(root, 'test/support/runner/globals.mjs') },
    // Each worker runs many specs: the system is read once, and what only some of them need (a browser, a mail server) with those.
    groups: [
      { name: 'packages', test: isPackage },
      { name: 'system', test: isSystem },
    ],
  },
};
const { input, groups, alias = {} } = KINDS[kind];

/** Nest and TypeORM read the types of classes that this compiler writes down. */
const compiled = {
  name: 'compiled',
  transform: {
    filter: { id: /\.ts$/ },
    handler: (code, filename) => ({
      ...transformSync(code, { filename, configFile: join(root, '.swcrc'), sourceMaps: true }),
      moduleType: 'js',
    }),
  },
};

/** Nest asks for some packages by a `require` of its own making, which would load them a second time, beside those of the bundle. */
const loadedOnce = {
  name: 'loaded-once',
  transform: {
    filter: { id: /\/@nestjs\/(typeorm|mapped-types)\//, code: 'const require = createRequire(import.meta.url);' },
    handler: (code) => ({ code: code.replace('const require = createRequire(import.meta.url);', ''), map: null }),
  },
};

const build = await rolldown({
  cwd: root,
  input,
  platform: 'node',
  tsconfig: false,
  resolve: { alias, extensionAlias: { '.js': ['.ts', '.js'] } },
  external: isLeftOut,
  plugins: [compiled, loadedOnce],
  onLog(level, log, show) {
    const isExpected = log.code === 'UNRESOLVED_IMPORT' && MAY_BE_MISSING.test(log.exporter ?? '');
    if (level === 'warn' && !isExpected) throw new Error(log.message);
    if (level !== 'warn') show(level, log);
  },
});
const { output } = await build.generate({
  dir: out,
  format: 'esm',
  sourcemap: 'hidden',
  keepNames: true,
  chunkFileNames: ({ moduleIds }) => `${moduleIds.some(isOurs) ? 'shared' : 'packages'}/[hash].js`,
  codeSplitting: { groups },
});

for (const { type, fileName, code, map, moduleIds } of output) {
  if (type !== 'chunk') continue;
  const file = join(out, fileName);
  mkdirSync(dirname(file), { recursive: true });
  // Traces lead to our own sources. A map of the packages would be read at every start and be larger than they are.
  const isMapped = map && moduleIds.some(isOurs);
  writeFileSync(file, isMapped ? `${code}\n//# sourceMappingURL=${basename(fileName)}.map\n` : code);
  if (isMapped) writeFileSync(`${file}.map`, map.toString());
}
await build.close();
