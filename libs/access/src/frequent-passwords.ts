import { readFileSync } from 'node:fs';
import { shippedFile } from '#platform/files';

let known: ReadonlySet<string> | null = null;

/** Passwords that are tried first (libs/access/data). Read when the first new password comes, kept from then on. */
export function commonPasswords(): ReadonlySet<string> {
  known ??= new Set(
    readFileSync(shippedFile('libs/access/data/common-passwords.txt'), 'utf8').split('\n').filter(Boolean),
  );
  return known;
}
