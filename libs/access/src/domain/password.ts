/** Long beats complicated: no rule about kinds of characters, no forced change (NIST SP 800-63B-4, 3.1.1.2). */
export const SHORTEST_PASSWORD = 12;
/** Long enough for every pass phrase; bounded because hashing costs. */
export const LONGEST_PASSWORD = 128;
const FEWEST_DIFFERENT = 5;

export type PasswordFault = 'too_short' | 'too_long' | 'too_common' | 'too_personal';

/** One spelling for what an input method may write in several: full-width letters and composed accents are the same password. */
export const spelled = (password: string): string => password.normalize('NFKC');

const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};
const unmasked = (word: string): string => [...word].map((char) => LOOKALIKES[char] ?? char).join('');
const stem = (word: string): string => word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** The shortest piece that a word repeats, or the word itself. */
function piece(word: string): string {
  for (let length = 1; length <= word.length / 2; length += 1) {
    const start = word.slice(0, length);
    if (start.repeat(Math.ceil(word.length / length)).startsWith(word)) return start;
  }
  return word;
}

/** Whether a guesser's list has this password, or one that differs only by what everybody adds: digits at the ends, look-alikes, repetition. */
function isCommon(password: string, known: ReadonlySet<string>): boolean {
  const word = password.toLowerCase();
  if (new Set(word).size < FEWEST_DIFFERENT) return true;
  const shapes = [word, unmasked(word), stem(word), stem(unmasked(word)), unmasked(stem(word))];
  return shapes.some((shape) => known.has(shape) || known.has(piece(shape)));
}

/** Whether hardly anything is left of a password without a name that others know. */
function isPersonal(password: string, names: readonly string[]): boolean {
  const word = password.toLowerCase();
  return names
    .map((name) => name.toLowerCase().trim())
    .filter((name) => name.length >= 4 || /\p{Script=Han}{2}/u.test(name))
    .some((name) => word.includes(name) && word.replaceAll(name, '').length < SHORTEST_PASSWORD - 4);
}

/**
 * Why a new password is refused, or null. Counted in code points after normalisation, so that a character outside the basic plane is one.
 * @param known lower-case passwords that are tried first
 * @param names what others know of the account's owner
 */
export function passwordFault(
  password: string,
  known: ReadonlySet<string>,
  names: readonly string[],
): PasswordFault | null {
  const text = spelled(password);
  const length = [...text].length;
  if (length < SHORTEST_PASSWORD) return 'too_short';
  if (length > LONGEST_PASSWORD) return 'too_long';
  if (isCommon(text, known)) return 'too_common';
  return isPersonal(text, names) ? 'too_personal' : null;
}
