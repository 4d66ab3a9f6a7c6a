import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { root } from './lib/places.mjs';
import { temporaryPlace } from './lib/postgres-place.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { run } from './lib/processes.mjs';
import { explain, Stop } from './lib/screen.mjs';
import { continueUnderProjectNode, ensurePackages } from './lib/toolchain.mjs';

/**
 * `npm run bench -- filing`, `npm run bench -- routing`: one measurement of test/load on a PostgreSQL of its own, with the durability of
 * a real one. Every figure stands beside a reference of the same run; these are never tests, and nothing fails for being slow.
 */
async function main([name, ...args]) {
  if (!name || !existsSync(join(root, 'test/load', `${name}.bench.ts`)))
    throw new Stop(`There is no test/load/${name ?? '…'}.bench.ts.`);
  await continueUnderProjectNode();
  await ensurePackages();
  await ensureBuilt();
  const dir = temporaryPlace({ isLasting: true });
  const database = await startPostgres({ dir });
  try {
    const script = join(root, 'dist/server', `${name}.bench.js`);
    const { code } = await run(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, TEST_DATABASE_SUPER_URL: database.superUrl },
      onOutput: (text) => process.stdout.write(text),
    });
    process.exitCode = code;
  } finally {
    await database.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).catch((error) => {
  explain(error);
  process.exitCode = 1;
});
