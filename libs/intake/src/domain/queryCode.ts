import { readSymbols, symbolsFrom } from './crockford.js';

const SYMBOLS = 12;

const grouped = (symbols: string): string => symbols.replace(/(.{4})(?=.)/g, '$1-');

/**
 * A query code (查询码) as in `8F2K-0XQM-T7WA`: 60 random bits, the applicant's proof when asking about a case.
 * @param randomBytes at least 12 bytes from a cryptographic source
 */
export function newQueryCode(randomBytes: Uint8Array): string {
  return grouped(symbolsFrom(randomBytes, SYMBOLS));
}

/** The query code that somebody meant to type, in its one written form, or null when it cannot be one. */
export function parseQueryCode(typed: string): string | null {
  const symbols = readSymbols(typed);
  return symbols !== null && symbols.length === SYMBOLS ? grouped(symbols) : null;
}
