import { existsSync, readFileSync } from 'node:fs';
import type { Directory, Region } from '#contracts';
import { sha256 } from '#platform/crypto';
import { contentVersion, parseInstitutions } from './domain/directory.js';
import { parseRegions } from './domain/region.js';

/** What an empty database starts from. */
export interface Seed {
  readonly regions: readonly Region[];
  readonly directory: Directory;
}

/**
 * Reads the tables that ship with the product (libs/network/data).
 * @throws {Error} listing every fault when a table is broken: a release with a broken seed must not start.
 */
export function readSeed(): Seed {
  const folder = seedFolder();
  const regions = parseRegions(readFileSync(new URL('regions.csv', folder), 'utf8'));
  const parsed = parseInstitutions(readFileSync(new URL('institutions.csv', folder), 'utf8'), sha256);
  if (!parsed.ok) throw new Error(`institutions.csv: ${JSON.stringify(parsed.faults)}`);
  const version = contentVersion(parsed.institutions, sha256);
  return { regions, directory: { version, institutions: parsed.institutions } };
}

/** The tables stay beside the sources; compiled code lies three folders deeper and looks there first, then up. */
function seedFolder(): URL {
  const places = ['../data/', '../../../../libs/network/data/'].map((path) => new URL(path, import.meta.url));
  const found = places.find((place) => existsSync(new URL('regions.csv', place)));
  if (!found) throw new Error(`the tables of the network are missing: ${places.map(String).join(', ')}`);
  return found;
}
