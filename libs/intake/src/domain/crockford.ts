/**
 * Crockford's base 32: 32 symbols that people do not confuse when they read, say or type them.
 * What is typed is forgiven: case, O for 0, I and L for 1, spaces, any kind of dash, full-width forms.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;

/** One symbol per random byte: 256 is a multiple of 32, so every symbol is equally likely. */
export function symbolsFrom(randomBytes: Uint8Array, count: number): string {
  if (randomBytes.length < count) throw new RangeError(`needs ${count} random bytes`);
  return Array.from(randomBytes.subarray(0, count), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** The symbols that somebody meant, or null where one of them is none. */
export function readSymbols(typed: string): string | null {
  const meant = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u2010-\u2015\u2212\u30fc_-]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]*$/.test(meant) ? meant : null;
}

/** Doubling in GF(32) = GF(2)[x] / (x^5 + x^2 + 1), where x generates all 31 elements other than zero. */
function double(element: number): number {
  const shifted = element << 1;
  return shifted & (1 << BITS) ? shifted ^ 0b100101 : shifted;
}

/**
 * The check symbol of up to 30 symbols: each is weighted with its own power of x, so that any one wrong symbol and any
 * two swapped symbols are noticed. ISO 7064 has no system for 32 symbols, and its mod 37 brings back I, L, O and U.
 */
export function checkSymbol(symbols: string): string {
  let sum = 0;
  for (const symbol of symbols) sum = double(sum ^ ALPHABET.indexOf(symbol));
  return ALPHABET.charAt(sum);
}
