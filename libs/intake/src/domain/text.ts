/** What people may write. One definition of length (code points, as PostgreSQL counts) and of harmful characters. */

export type TextFault = 'empty' | 'too_long' | 'nul' | 'control' | 'surrogate' | 'bidi';

export interface TextRule {
  /** In Unicode code points after normalisation. */
  readonly max: number;
  /** Long text may have line breaks and tabs; names and titles may not. */
  readonly multiline?: boolean;
  readonly required?: boolean;
}

/** NFC, line ends as `\n`, no white space at either end. Never changes what a reader sees. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

/**
 * Why a cleaned text cannot be kept, or null. NUL and lone surrogates cannot be stored, controls corrupt documents, and
 * bidi overrides make a name read as another one (Unicode TR 36); marks of direction (LRM, RLM) are harmless and stay.
 */
export function textFault(text: string, rule: TextRule): TextFault | null {
  if (rule.required === true && text === '') return 'empty';
  if (text.includes('\0')) return 'nul';
  if (!text.isWellFormed()) return 'surrogate';
  const controls = rule.multiline === true ? /[^\P{Cc}\n\t]/u : /\p{Cc}/u;
  if (controls.test(text)) return 'control';
  if (/[\u202a-\u202e\u2066-\u2069]/u.test(text)) return 'bidi';
  return codePoints(text) > rule.max ? 'too_long' : null;
}

/** Length in code points: 𠮷 is one, as it is to the person who typed it. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}
