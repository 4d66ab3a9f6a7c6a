import { existsSync, readFileSync } from 'node:fs';

let known: ReadonlySet<string> | null = null;

/** Passwords that are tried first (libs/access/data). Read when the first new password comes, kept from then on. */
export function commonPasswords(): ReadonlySet<string> {
  known ??= new Set(readFileSync(listed(), 'utf8').split('\n').filter(Boolean));
  return known;
}

/** The list stays beside the sources; compiled code lies three folders deeper. */
function listed(): URL {
  const places = ['../data/', '../../../../libs/access/data/'].map(
    (path) => new URL(`${path}common-passwords.txt`, import.meta.url),
  );
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error(`the list of common passwords is missing: ${places.map(String).join(', ')}`);
  return found;
}
