import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ensureBuilt } from './lib/build.mjs';
import { environmentFor, openDatabase } from './lib/launch.mjs';
import { runningDatabase } from './lib/launch-lock.mjs';
import { root } from './lib/places.mjs';
import { explain, Stop } from './lib/screen.mjs';
import { loadSecrets } from './lib/secrets.mjs';
import { continueUnderProjectNode, ensurePackages } from './lib/toolchain.mjs';

/**
 * `npm run migrate`, `seed`, `openapi` …: one script of the project, built first, with the environment that `npm start` gives it.
 * The clone's own PostgreSQL is used when it runs, and otherwise started for as long as the script needs it.
 */

const NEEDS_DATABASE = ['migrate', 'seed', 'audit-verify', 'clocks', 'keyring'];

async function main([name, ...args]) {
  if (!name || !existsSync(join(root, 'scripts', `${name}.ts`))) throw new Stop(`There is no scripts/${name}.ts.`);
  await continueUnderProjectNode();
  await ensurePackages();
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  await ensureBuilt();
  const secrets = loadSecrets();
  const database = NEEDS_DATABASE.includes(name) ? (runningDatabase(secrets) ?? (await openDatabase(secrets))) : null;
  try {
    const address = {
      host: '127.0.0.1',
      port: Number(process.env.PORT || 3000),
      url: `http://localhost:${process.env.PORT || 3000}`,
    };
    const env = database
      ? { ...environmentFor(address, database, secrets), DATABASE_OWNER_URL: database.ownerUrl }
      : process.env;
    const script = join(root, 'dist/server', `${name}.js`);
    const child = spawn(process.execPath, ['--enable-source-maps', script, ...args], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    const [code] = await once(child, 'exit');
    process.exitCode = code ?? 1;
  } finally {
    await database?.stop();
  }
}

main(process.argv.slice(2)).catch((error) => {
  explain(error);
  process.exitCode = 1;
});
