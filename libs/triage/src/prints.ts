import { PARTY_MARK, type Side, SIDES, sidesOf } from '#cases';
import { type FingerprintKind, fingerprints, selfPrints } from './domain/duplicates.js';

/** A word under which a case is found again: for likeness between requests, and for who stands on which side. */
export interface Print {
  readonly kind: FingerprintKind | Side;
  readonly value: string;
}

/** Under what name the mark of a word is made. `self` and `opponent` meet each other, and a party is the same on either side. */
export const markPurpose = ({ kind }: Pick<Print, 'kind'>): string =>
  SIDES.some((side) => side === kind) ? PARTY_MARK : `fingerprint.${kind === 'self' ? 'opponent' : kind}`;

/** Every word under which a request can be found again. */
export const printsOf = (request: Parameters<typeof fingerprints>[0]): Print[] => [
  ...fingerprints(request),
  ...sidesOf(request),
  ...selfPrints(request),
];
