import { join, resolve } from 'node:path';

/** The clone. */
export const root = resolve(import.meta.dirname, '../..');

/** Everything that a running clone keeps: secrets, logs, evidence, and the rows unless root starts it. */
export const varDir = resolve(process.env.VAR_DIR || join(root, 'var'));
