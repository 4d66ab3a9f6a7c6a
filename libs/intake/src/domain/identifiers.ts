/**
 * Numbers that identify people and organisations, checked without asking anyone: a mistyped digit is found at the form,
 * not weeks later. All functions expect what `normaliseIdentifier` gives back.
 */

export type IdentifierFault = 'length' | 'alphabet' | 'region' | 'date' | 'check_digit' | 'format';

/** GB 32100-2015: the digits and the capital letters without I, O, S, V, Z. */
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** GB 32100-2015: 3^(i-1) mod 31 for the first 17 places. */
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** GB 11643-1999: 2^(18-i) mod 11 for the first 17 places. */
const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** GB 11643-1999: the check symbol for each remainder mod 11 (ISO 7064 MOD 11-2). */
const RESIDENT_CHECKS = '10X98765432';
/** First two digits of GB/T 2260; 83 stands on residence permits of people from Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** Full-width forms to ASCII, capitals, no spaces or hyphens: what people mean when they type or paste a number. */
export function normaliseIdentifier(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\u2010-\u2015-]/gu, '')
    .toUpperCase();
}

function usccCheck(first17: string): string {
  const sum = USCC_WEIGHTS.reduce((total, weight, i) => total + weight * USCC_ALPHABET.indexOf(first17.charAt(i)), 0);
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * What is wrong with a unified social credit code (统一社会信用代码), or null. GB 32100-2015.
 * The region part is not looked up: it names the registering authority at the time, and codes outlive divisions.
 */
export function usccFault(code: string): IdentifierFault | null {
  if (code.length !== 18) return 'length';
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return 'alphabet';
  return usccCheck(code.slice(0, 17)) === code.charAt(17) ? null : 'check_digit';
}

function residentCheck(first17: string): string {
  const sum = RESIDENT_WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0);
  return RESIDENT_CHECKS.charAt(sum % 11);
}

function isRealDay(day: string): boolean {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}

/**
 * What is wrong with a citizen's identity number (公民身份号码), or null. GB 11643-1999.
 * `today` (`YYYY-MM-DD`), when given, also rules out births in the future.
 */
export function residentIdFault(number: string, today?: string): IdentifierFault | null {
  if (number.length !== 18) return 'length';
  if (!/^\d{17}[\dX]$/.test(number)) return 'alphabet';
  if (!PROVINCES.has(number.slice(0, 2))) return 'region';
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (born < '1900-01-01' || !isRealDay(born) || (today !== undefined && born > today)) return 'date';
  return residentCheck(number.slice(0, 17)) === number.charAt(17) ? null : 'check_digit';
}

/** What is wrong with a mobile number: eleven digits of the mainland (with or without +86), or E.164 from elsewhere. */
export function mobileFault(number: string): IdentifierFault | null {
  if (/^(\+?86)?1[3-9]\d{9}$/.test(number)) return null;
  return /^\+(?!86)[1-9]\d{6,14}$/.test(number) ? null : 'format';
}

/**
 * What is wrong with an e-mail address: shape only (RFC 5321 lengths), letters of any script allowed (RFC 6531).
 * Whether it can be reached shows when a message is sent.
 */
export function emailFault(address: string): IdentifierFault | null {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (at < 1 || address.length > 254 || local.length > 64) return 'format';
  if (!/^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u.test(local) || /^\.|\.\.|\.$/.test(local)) return 'format';
  const labels = domain.split('.');
  const isLabel = (label: string): boolean => /^[\p{L}\p{N}-]{1,63}$/u.test(label) && !/^-|-$/.test(label);
  return labels.length >= 2 && labels.every(isLabel) && !/^\d+$/.test(labels.at(-1) ?? '') ? null : 'format';
}

/** A small deterministic sequence (mulberry32), so that a seed names a number for ever. */
function digitsFrom(seed: number, count: number, radix: number): number[] {
  let state = seed >>> 0;
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % radix;
  });
}

/** An invented but check-digit-valid credit code of a region, the same for the same seed. For tests and demo cases. */
export function makeUscc(regionCode: string, seed: number): string {
  const body = digitsFrom(seed, 9, 31).map((digit) => USCC_ALPHABET.charAt(digit));
  const first17 = `91${regionCode}${body.join('')}`;
  return first17 + usccCheck(first17);
}

/** An invented but check-digit-valid identity number. `bornOn` is `YYYY-MM-DD`. For tests and demo cases. */
export function makeResidentId(regionCode: string, bornOn: string, seed: number): string {
  const serial = digitsFrom(seed, 3, 10).join('');
  const first17 = `${regionCode}${bornOn.replaceAll('-', '')}${serial}`;
  return first17 + residentCheck(first17);
}
