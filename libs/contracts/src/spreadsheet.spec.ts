import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellText, csvLine } from './spreadsheet.js';
import { anyText } from '../../../test/support/texts.js';

/** What spreadsheets do with a cell before they decide whether it is a formula. */
const asRead = (cell: string): string => cell.replace(/^[\s\p{Cc}\p{Cf}\p{Z}]+/u, '').normalize('NFKC');
const isFormula = (cell: string): boolean => /^[=+\-@]/.test(asRead(cell));

/** Reads one line of RFC 4180 back. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));
}

describe('a cell of an export', () => {
  it.each([
    '=1+1',
    '+cmd',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\0=1',
    ' =1',
    '\u00a0=1',
    '\u3000=HYPERLINK("http://x")',
    '＝1+1',
    '＋1a',
    '－1a',
    '＠x',
    '﹫x',
    '﹦1',
    '⁺1a',
    '\u200b=1',
    '\ufeff=1',
    "=cmd|' /C calc'!A0",
    '%0A=1',
  ])('never begins a formula: %j', (given) => {
    const cell = cellText(given);
    expect(cell.startsWith("'")).toBe(true);
    expect(cellsOf(csvLine([given]))).toEqual([cell]);
  });

  it.each([
    ['中国（广东）知识产权保护中心', '中国（广东）知识产权保护中心'],
    ['-12.50', '-12.50'],
    [-3, '-3'],
    [0, '0'],
    [true, 'true'],
    [null, ''],
    ['WY26-7K3M9QXA', 'WY26-7K3M9QXA'],
    ['a "quoted", word', 'a "quoted", word'],
  ])('leaves what is harmless as it is: %j', (given, shown) => {
    expect(cellText(given)).toBe(shown);
    expect(cellsOf(csvLine([given, 'x']))).toEqual([shown, 'x']);
  });

  it('begins no formula whatever the text is', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const cell = cellText(text);
        return !isFormula(cell) || /^[+-]?\d+(\.\d+)?$/.test(cell);
      }),
      { numRuns: 2000 },
    );
  });
});
