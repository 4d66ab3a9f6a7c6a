import { line } from './lib/screen.mjs';
import { newKeys } from './lib/secrets.mjs';

/** `npm run keys`: new keys as lines of an environment file, for installations that do not use `npm start`. */
for (const [name, value] of Object.entries(newKeys())) line(`${name}=${value}`);
