import { join, resolve } from 'node:path';

/** The clone. */
export const root = resolve(import.meta.dirname, '../..');

/** Where Node keeps what it has compiled of the programs, beside them: a new build begins anew. */
export const compiledDir = join(root, 'dist/server/.compiled');

/** Everything that a running clone keeps: secrets, logs, evidence, and the rows unless root starts it. */
export const varDir = resolve(process.env.VAR_DIR || join(root, 'var'));
