import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './lib/places.mjs';
import { line } from './lib/screen.mjs';
import { newKeys } from './lib/secrets.mjs';

/** With a word (`status`, `rotate`, `retire`) it is about the keys of this clone: scripts/keyring.ts. Without: `npm run keys`: new keys and passwords as lines of an environment file, for installations that do not use `npm start`. */
if (process.argv.length > 2) {
  const args = [join(root, 'scripts/run.mjs'), 'keyring', ...process.argv.slice(2)];
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit');
  process.exit(code ?? 1);
}
const password = () => randomBytes(24).toString('base64url');
const passwords = Object.fromEntries(
  ['POSTGRES_PASSWORD', 'OWNER_PASSWORD', 'APP_PASSWORD', 'REDIS_PASSWORD'].map((name) => [name, password()]),
);
for (const [name, value] of Object.entries({ ...newKeys(), ...passwords })) line(`${name}=${value}`);
