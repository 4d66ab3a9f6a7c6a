import { randomBytes } from 'node:crypto';
import { line } from './lib/screen.mjs';
import { newKeys } from './lib/secrets.mjs';

/** `npm run keys`: new keys and passwords as lines of an environment file, for installations that do not use `npm start`. */
const password = () => randomBytes(24).toString('base64url');
const passwords = Object.fromEntries(
  ['POSTGRES_PASSWORD', 'OWNER_PASSWORD', 'APP_PASSWORD', 'REDIS_PASSWORD'].map((name) => [name, password()]),
);
for (const [name, value] of Object.entries({ ...newKeys(), ...passwords })) line(`${name}=${value}`);
