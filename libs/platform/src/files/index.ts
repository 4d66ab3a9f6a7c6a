import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * A file that ships with the product, by its path from the root: a table stays beside its sources, wherever the program that reads it was built to.
 * @throws {Error} when no package surrounds the program
 */
export function shippedFile(path: string): URL {
  const manifest = findPackageJSON(import.meta.url);
  if (!manifest) throw new Error('the program does not lie within its package');
  return new URL(path, pathToFileURL(manifest));
}
