import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export { publicKeysOf, signedByOneOf } from './signing.js';
export * from './vault.js';

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Compares two secrets in time that does not depend on where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}

/** A secret for links, sessions and tokens: 256 random bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
