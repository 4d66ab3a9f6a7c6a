import { type Day, addDays, type AssistanceRequest, type RegionCode, shanghaiDay } from '#contracts';

/** What two filings of the same matter have in common, as plain normalised words: the caller turns them into keyed marks. */
export const FINGERPRINT_KINDS = ['applicant', 'right', 'opponent', 'shop', 'self'] as const;
export type FingerprintKind = (typeof FINGERPRINT_KINDS)[number];

export interface Fingerprint {
  readonly kind: FingerprintKind;
  readonly value: string;
}

/** A matter as far as it takes part in finding duplicates. Values or keyed marks of values: both compare as equal or not. */
export interface MatterMarks {
  readonly applicant: readonly string[];
  readonly right: readonly string[];
  readonly opponent: readonly string[];
  readonly shop: readonly string[];
  /** The applicant as others would name it who name it as their opponent. */
  readonly self: readonly string[];
  /** Places of the acts; none = not said. */
  readonly places: readonly RegionCode[];
}

export interface ExistingMatter extends MatterMarks {
  readonly caseId: string;
  /** null while the case is open. */
  readonly closedAt: Date | null;
}

export interface DuplicateMatch {
  readonly caseId: string;
  /** `merge`: the open case takes this in. `link`: both stand, each knows of the other. */
  readonly proposes: 'merge' | 'link';
}

/** After this long a closed matter is history: who comes back with it is heard anew (competence.md D1). */
const FRESH_DAYS = 180;

/** Names and numbers as they compare: width, case, spaces and punctuation make no difference, `第…号` is decoration. */
export function normaliseWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')
    .replace(/^第(\d+)号$/u, '$1');
}

/** A shop as it compares: host and path, without scheme, `www.` and trailing slash; the query stays, it often is the shop. */
function normaliseShop(url: string): string {
  return url
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/#.*$/, '')
    .replace(/\/+(?=$|\?)/, '');
}

type Filed = Pick<AssistanceRequest, 'applicant' | 'rights' | 'respondents' | 'acts'>;

/**
 * The words under which a request can be found again. Whoever is named by number and by name has both, so that a
 * telephone call that knows only the name still meets the written request; a person looks before anything is merged.
 */
export function fingerprints(request: Filed): Fingerprint[] {
  const { applicant, rights, respondents } = request;
  const words: [FingerprintKind, string][] = [
    ['applicant', normaliseWord(applicant.idNumber ?? '')],
    ['applicant', applicant.kind === 'anonymous' ? '' : normaliseWord(applicant.name)],
    ...rights.map(({ type, number }): [FingerprintKind, string] => {
      const word = normaliseWord(number ?? '');
      return ['right', word && `${type.replace(/^patent_.*/, 'patent')}:${word}`];
    }),
    ...respondents.flatMap(({ name, uscc, shopUrl }): [FingerprintKind, string][] => [
      ['opponent', normaliseWord(uscc ?? '')],
      ['opponent', normaliseWord(name)],
      ['shop', normaliseShop(shopUrl ?? '')],
    ]),
  ];
  const seen = new Set<string>();
  return words
    .filter(([kind, value]) => value !== '' && !seen.has(`${kind} ${value}`) && seen.add(`${kind} ${value}`))
    .map(([kind, value]) => ({ kind, value }));
}

/** The applicant's words once more, to be found by whoever names it as the opponent. */
export const selfPrints = (request: Filed): Fingerprint[] =>
  fingerprints(request)
    .filter(({ kind }) => kind === 'applicant')
    .map(({ value }) => ({ kind: 'self', value }));

/** A request as `matchDuplicate` sees it. `markOf` turns a word into what is compared: itself, or a keyed hash. */
export function marksOf(request: Filed, markOf: (print: Fingerprint) => string = ({ value }) => value): MatterMarks {
  const marks: Record<FingerprintKind, string[]> = { applicant: [], right: [], opponent: [], shop: [], self: [] };
  for (const print of [...fingerprints(request), ...selfPrints(request)]) marks[print.kind].push(markOf(print));
  return { ...marks, places: request.acts.places.map(({ regionCode }) => regionCode) };
}

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((word) => b.includes(word));

/** Both unsaid counts as the same; one unsaid does not: it may be another one. */
const agree = (a: readonly string[], b: readonly string[]): boolean => (a.length === 0 && b.length === 0) || meet(a, b);

/** One place lies in the other: a city and its district overlap, two districts do not. */
function overlap(a: RegionCode, b: RegionCode): boolean {
  const stem = (code: RegionCode): string => code.replace(/^(?:(\d\d)0000|(\d{4})00)$/, '$1$2');
  return a.startsWith(stem(b)) || b.startsWith(stem(a));
}

function isFresh(existing: ExistingMatter, now: Date): boolean {
  const today: Day = shanghaiDay(now);
  return existing.closedAt === null || today < addDays(shanghaiDay(existing.closedAt), FRESH_DAYS);
}

/**
 * D1: whether an existing case is the same matter — same applicant, same right, same opponent, overlapping place; open,
 * or closed for less than 180 days. Open: merge. Closed: link, for whether there are new facts only a person can tell.
 * A matter without any right number or opponent is never taken for the same: two questions by one person are two.
 */
export function matchDuplicate(candidate: MatterMarks, existing: ExistingMatter, now: Date): DuplicateMatch | null {
  const isSameApplicant = meet(candidate.applicant, existing.applicant);
  const opponents = (matter: MatterMarks): string[] => [...matter.opponent, ...matter.shop];
  const hasSubject = candidate.right.length > 0 || opponents(candidate).length > 0;
  const isSameMatter = agree(candidate.right, existing.right) && agree(opponents(candidate), opponents(existing));
  const isSomewhereElse =
    candidate.places.length > 0 &&
    existing.places.length > 0 &&
    !candidate.places.some((place) => existing.places.some((other) => overlap(place, other)));
  if (!isSameApplicant || !hasSubject || !isSameMatter || isSomewhereElse || !isFresh(existing, now)) return null;
  return { caseId: existing.caseId, proposes: existing.closedAt === null ? 'merge' : 'link' };
}

/**
 * What two filings that are not the same matter have to do with each other. `other_side`: the one's applicant is the other's opponent,
 * about the same right or mutually (D2): separate cases, separate handlers. `parallel`: the same right, or the same shop.
 */
export function relationOf(one: MatterMarks, other: MatterMarks): 'other_side' | 'parallel' | null {
  const [isNamedThere, isNamedHere] = [meet(one.self, other.opponent), meet(other.self, one.opponent)];
  const isSameRight = meet(one.right, other.right);
  if ((isNamedThere && isNamedHere) || ((isNamedThere || isNamedHere) && isSameRight)) return 'other_side';
  return isSameRight || meet(one.shop, other.shop) ? 'parallel' : null;
}
