import { checkSymbol, readSymbols, symbolsFrom } from './crockford.js';

const RANDOM_SYMBOLS = 7;

/**
 * A case number (案件编号) as in `WY26-7K3M9QX2`: 维援, the year of filing, seven random symbols (35 bits) and a check
 * symbol over year and symbols. It says nothing about a person, a place or how many cases there are.
 * Numbers can meet: the caller stores them under a unique key and draws again.
 * @param year the year of filing in Asia/Shanghai, four digits
 * @param randomBytes at least 7 bytes from a cryptographic source
 */
export function newCaseNumber(year: number, randomBytes: Uint8Array): string {
  const yy = String(year % 100).padStart(2, '0');
  const symbols = symbolsFrom(randomBytes, RANDOM_SYMBOLS);
  return `WY${yy}-${symbols}${checkSymbol(yy + symbols)}`;
}

/** The case number that somebody meant to type, in its one written form, or null when it cannot be one. */
export function parseCaseNumber(typed: string): string | null {
  const symbols = readSymbols(typed)?.replace(/^WY/, '');
  if (symbols === undefined || !/^\d{2}.{8}$/.test(symbols)) return null;
  if (checkSymbol(symbols.slice(0, -1)) !== symbols.at(-1)) return null;
  return `WY${symbols.slice(0, 2)}-${symbols.slice(2)}`;
}
