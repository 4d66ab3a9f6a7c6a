import { completeLock } from './lib/lock.mjs';
import { line } from './lib/screen.mjs';

/** `npm run lock`, after every `npm install`: see lib/lock.mjs. */
const added = completeLock();
line(added.length === 0 ? 'package-lock.json is complete.' : `Added to package-lock.json:\n  ${added.join('\n  ')}`);
