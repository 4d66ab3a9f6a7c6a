/**
 * What a spreadsheet takes for the beginning of a formula: the four signs, also in full width as they are typed in Chinese, behind any blanks
 * and controls that the program skips, and the controls themselves (CWE-1236).
 */
const STARTS_FORMULA = /^[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212|%]/u;
const STARTS_WITH_CONTROL = /^[\t\r\n\0]/;
const PLAIN_NUMBER = /^[+-]?\d{1,15}(\.\d{1,10})?$/;

/**
 * A text as it may stand in a cell of a file that somebody opens in a spreadsheet: whatever could be run gets an apostrophe in front. Plain
 * numbers stay numbers. Applies to every value of every export, names and reasons above all.
 */
export function cellText(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = String(value).replaceAll('\0', '');
  if (typeof value !== 'string' || PLAIN_NUMBER.test(text)) return text;
  // Small and raised forms of a sign are the sign to a program that folds them.
  const isFormula = [text, text.normalize('NFKC')].some((form) => STARTS_FORMULA.test(form));
  return isFormula || STARTS_WITH_CONTROL.test(value) ? `'${text}` : text;
}

/** One line of a CSV file (RFC 4180), every cell quoted and made safe. */
export const csvLine = (cells: readonly (string | number | boolean | null | undefined)[]): string =>
  `${cells.map((cell) => `"${cellText(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
