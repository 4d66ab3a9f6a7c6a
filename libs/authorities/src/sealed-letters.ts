import { canonicalJson, type ReferralLetter } from '#contracts';
import type { Vault } from '#platform/crypto';

/** A letter names persons and tells their story: it lies sealed, beside the signature that goes with it to whoever may read it. */

const placeOf = (id: string): string => `referral|letter|${id}`;

/** What is signed: the letter as one unambiguous text (RFC 8785), in base64url. */
export const textOf = (letter: ReferralLetter): string => Buffer.from(canonicalJson(letter)).toString('base64url');

export const sealLetter = (vault: Vault, id: string, letter: ReferralLetter): string | null =>
  vault.seal(canonicalJson(letter), placeOf(id));

/** The letter, and text and signature together in the form of receipts, for anyone to verify. */
export function openLetter(
  vault: Vault,
  row: { readonly id: string; readonly letter_sealed: string; readonly signature: string },
): { letter: ReferralLetter; seal: string } {
  const letter = JSON.parse(vault.open(row.letter_sealed, placeOf(row.id)) ?? '') as ReferralLetter;
  return { letter, seal: `${textOf(letter)}.${row.signature}` };
}
