import type { AssistanceRequest } from '#contracts';

/** Under what name a party is marked, whichever side it stands on: the same body has the same mark as applicant and as opponent. */
export const PARTY_MARK = 'fingerprint.party';
export const SIDES = ['side_applicant', 'side_opponent'] as const;
export type Side = (typeof SIDES)[number];

/** Shorter names are those of persons, and many persons share one: they are known by their numbers only. */
const SHORTEST_NAME = 5;

/** Words under which a party is found again: a number, or the full name of a body. Width, case and punctuation make no difference. */
export function partyWords(...given: readonly (string | null | undefined)[]): string[] {
  const words = given.map((text) =>
    (text ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, ''),
  );
  return [...new Set(words.filter((word) => [...word].length >= SHORTEST_NAME))];
}

/** Who stands on which side of a request. */
export function sidesOf({
  applicant,
  respondents,
}: Pick<AssistanceRequest, 'applicant' | 'respondents'>): { kind: Side; value: string }[] {
  const own = applicant.kind === 'anonymous' ? [] : partyWords(applicant.idNumber, applicant.name);
  const theirs = respondents.flatMap(({ uscc, name }) => partyWords(uscc, name));
  return [
    ...own.map((value) => ({ kind: 'side_applicant' as const, value })),
    ...[...new Set(theirs)].map((value) => ({ kind: 'side_opponent' as const, value })),
  ];
}
