import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

/**
 * `npm ci` refuses a package-lock.json that lacks an optional package of any machine, even of one that we are not on. npm writes such a
 * lock when the registry it was written against did not have that package yet. The missing entries follow from the ones that name them.
 */

const file = join(root, 'package-lock.json');
const SYSTEMS = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openharmony'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64'];

/** Whether the lock holds `name` where a package at `path` would find it. */
function isHeld(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

function entryFor(name, version, isDev) {
  const words = name.split(/[/-]/);
  const system = SYSTEMS.find((word) => words.includes(word));
  const processor = PROCESSORS.find((word) => words.includes(word));
  // Without these two npm would try to install it everywhere.
  if (!system || !processor || !/^\d/.test(version)) return null;
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : null;
  return {
    version,
    cpu: [processor],
    ...(isDev && { dev: true }),
    ...(libc && system === 'linux' && { libc }),
    optional: true,
    os: [system],
  };
}

/** The entries that the lock lacks, by their place in it. */
export function missingFrom(lock) {
  const missing = {};
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of path === '' ? [] : Object.entries(optionalDependencies)) {
      const entry = isHeld(lock.packages, path, name) ? null : entryFor(name, version, dev);
      if (entry) missing[`node_modules/${name}`] = entry;
    }
  }
  return missing;
}

export const readLock = () => JSON.parse(readFileSync(file, 'utf8'));

/** Adds what is missing, in npm's order. @returns the names of what was added */
export function completeLock() {
  const lock = readLock();
  const missing = missingFrom(lock);
  if (Object.keys(missing).length === 0) return [];
  const entries = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries(
    entries.sort(([a], [b]) => (a === '' ? -1 : b === '' ? 1 : a.localeCompare(b, 'en'))),
  );
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  return Object.keys(missing);
}
