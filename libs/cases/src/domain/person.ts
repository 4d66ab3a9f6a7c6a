/** Kinds of applicant that are people, or may be: their names are personal data and are kept sealed. Names under which somebody trades stand in public registers. */
const ORGANISATIONS: readonly string[] = [
  'sole_trader',
  'enterprise',
  'cooperative',
  'public_institution',
  'association',
];

/** Whether the name of a party is to be kept sealed. Of a respondent without a number nobody knows what it is. */
export const isPersonal = ({ side, kind }: { readonly side: string; readonly kind: string }): boolean =>
  side === 'agent' || !ORGANISATIONS.includes(kind);

/** A name as it compares: width, case, spaces and punctuation make no difference. */
export const comparableName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '');
