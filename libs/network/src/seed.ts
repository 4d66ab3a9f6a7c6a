import { readFileSync } from 'node:fs';
import type { Directory, Region } from '#contracts';
import { sha256 } from '#platform/crypto';
import { shippedFile } from '#platform/files';
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
  const regions = parseRegions(readFileSync(shippedFile('libs/network/data/regions.csv'), 'utf8'));
  const parsed = parseInstitutions(readFileSync(shippedFile('libs/network/data/institutions.csv'), 'utf8'), sha256);
  if (!parsed.ok) throw new Error(`institutions.csv: ${JSON.stringify(parsed.faults)}`);
  const version = contentVersion(parsed.institutions, sha256);
  return { regions, directory: { version, institutions: parsed.institutions } };
}
