import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newCaseNumber, parseCaseNumber } from './caseNumber.js';
import { newQueryCode, parseQueryCode } from './queryCode.js';

const bytes = (n: number) => fc.uint8Array({ minLength: n, maxLength: n });
const years = fc.integer({ min: 2024, max: 2099 });
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What people make of a code when they type it. */
const typedFrom = (code: string) =>
  fc
    .record({
      lower: fc.boolean(),
      confuse: fc.boolean(),
      dash: fc.constantFrom('', ' ', '-', '—', '–', '－', ' - '),
      wide: fc.boolean(),
    })
    .map(({ lower, confuse, dash, wide }) => {
      let typed = code.replaceAll('-', dash);
      if (confuse) typed = typed.replaceAll('0', 'O').replaceAll('1', 'l');
      if (lower) typed = typed.toLowerCase();
      if (wide) typed = typed.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
      return ` ${typed} `;
    });

describe('case number', () => {
  it('has one written form', () => {
    expect(newCaseNumber(2026, Uint8Array.from([0, 1, 2, 3, 4, 5, 255]))).toMatch(/^WY26-012345Z[0-9A-HJKMNP-TV-Z]$/);
  });

  it('is read back however it was typed', () => {
    const numbers = fc.tuple(years, bytes(7)).map(([year, random]) => newCaseNumber(year, random));
    fc.assert(
      fc.property(
        numbers.chain((number) => fc.tuple(fc.constant(number), typedFrom(number))),
        ([number, typed]) => {
          expect(parseCaseNumber(typed)).toBe(number);
          expect(parseCaseNumber(typed.replace(/wy/i, ''))).toBe(number);
        },
      ),
    );
  });

  it('notices any one wrong symbol and any two swapped ones', () => {
    fc.assert(
      fc.property(years, bytes(7), fc.nat(9), fc.nat(9), fc.nat(31), (year, random, i, j, other) => {
        const number = newCaseNumber(year, random).replace('-', '');
        const symbols = Array.from(number.slice(2));
        const swapped = symbols.with(i, symbols[j] ?? '').with(j, symbols[i] ?? '');
        if (symbols[i] !== symbols[j]) expect(parseCaseNumber(swapped.join(''))).toBeNull();
        const wrong = symbols.with(i, ALPHABET.charAt(other));
        if (symbols[i] !== ALPHABET.charAt(other)) expect(parseCaseNumber(wrong.join(''))).toBeNull();
      }),
    );
  });

  it.each([
    '',
    'WY26',
    'WY26-1234567',
    'WY26-123456789',
    'WYAB-12345678',
    'WY26-1234567U',
    'XX26-12345678',
    'WY26-????????',
  ])('%j is none', (typed) => {
    expect(parseCaseNumber(typed)).toBeNull();
  });

  it('needs enough randomness', () => {
    expect(() => newCaseNumber(2026, new Uint8Array(6))).toThrow(RangeError);
  });
});

describe('query code', () => {
  it('is three groups of four and read back however it was typed', () => {
    fc.assert(
      fc.property(
        bytes(12)
          .map(newQueryCode)
          .chain((code) => fc.tuple(fc.constant(code), typedFrom(code))),
        ([code, typed]) => {
          expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
          expect(parseQueryCode(typed)).toBe(code);
        },
      ),
    );
  });

  it('carries all 60 bits: different symbols give different codes', () => {
    fc.assert(
      fc.property(bytes(12), bytes(12), (a, b) => {
        const isSame = a.every((byte, i) => (byte & 31) === ((b[i] ?? 0) & 31));
        expect(newQueryCode(a) === newQueryCode(b)).toBe(isSame);
      }),
    );
  });

  it.each(['', 'ABCD-EFGH', 'ABCD-EFGH-JKMN-P', 'UUUU-UUUU-UUUU'])('%j is none', (typed) => {
    expect(parseQueryCode(typed)).toBeNull();
  });
});
