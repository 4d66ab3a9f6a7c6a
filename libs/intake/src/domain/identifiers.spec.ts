import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  emailFault,
  makeResidentId,
  makeUscc,
  mobileFault,
  normaliseIdentifier,
  residentIdFault,
  usccFault,
} from './identifiers.js';

const replaceAt = (text: string, i: number, symbol: string): string => text.slice(0, i) + symbol + text.slice(i + 1);
const regionCodes = fc.constantFrom('110105', '320506', '442000', '659001', '810000');
const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('unified social credit code (GB 32100-2015)', () => {
  it.each([
    ['91350100M000100Y43', null], // the worked example of the standard
    ['91350100M000100Y44', 'check_digit'],
    ['91350100M000100Y4', 'length'],
    ['91350100I000100Y43', 'alphabet'],
    ['9135010AM000100Y43', 'alphabet'],
    ['91350100m000100y43', 'alphabet'],
    ['', 'length'],
  ])('%s → %s', (code, fault) => {
    expect(usccFault(code)).toBe(fault);
  });

  it('accepts every generated code and notices any one wrong symbol', () => {
    fc.assert(
      fc.property(regionCodes, fc.nat(), fc.nat(17), fc.nat(30), (region, seed, place, other) => {
        const code = makeUscc(region, seed);
        expect(usccFault(code)).toBeNull();
        const wrong = replaceAt(code, place, '0123456789ABCDEFGHJKLMNPQRTUWXY'.charAt(other));
        if (wrong !== code) expect(usccFault(wrong)).not.toBeNull();
      }),
    );
  });
});

describe('citizen identity number (GB 11643-1999)', () => {
  it.each([
    ['11010519491231002X', null], // the worked example of the standard
    ['440524188001010014', 'date'], // born in 1880
    ['110105194912310021', 'check_digit'],
    ['11010519491231002x', 'alphabet'],
    ['1101051949123100', 'length'],
    ['99010519491231002X', 'region'],
    ['11010519490231002X', 'date'],
    ['11010519490229002X', 'date'], // 1949 was no leap year
  ])('%s → %s', (number, fault) => {
    expect(residentIdFault(number)).toBe(fault);
  });

  it('knows births in the future only when told the day', () => {
    const number = makeResidentId('110105', '2030-05-01', 1);
    expect(residentIdFault(number)).toBeNull();
    expect(residentIdFault(number, '2026-11-22')).toBe('date');
    expect(residentIdFault(number, '2030-05-01')).toBeNull();
  });

  it('accepts every generated number and notices any one wrong digit', () => {
    fc.assert(
      fc.property(regionCodes, days, fc.nat(), fc.nat(16), fc.nat(9), (region, day, seed, place, digit) => {
        const number = makeResidentId(region, day, seed);
        expect(residentIdFault(number)).toBeNull();
        const wrong = replaceAt(number, place, String(digit));
        if (wrong !== number) expect(residentIdFault(wrong)).not.toBeNull();
      }),
    );
  });
});

describe('generated numbers', () => {
  it('are the same for the same seed and differ between seeds', () => {
    expect(makeUscc('442000', 7)).toBe(makeUscc('442000', 7));
    expect(new Set(Array.from({ length: 500 }, (_, seed) => makeUscc('442000', seed))).size).toBe(500);
  });
});

describe('normaliseIdentifier', () => {
  it.each([
    [' 11010519491231002x ', '11010519491231002X'],
    ['９１３５０１００Ｍ０００１００Ｙ４３', '91350100M000100Y43'],
    ['138 0013-8000', '13800138000'],
  ])('%s → %s', (typed, meant) => {
    expect(normaliseIdentifier(typed)).toBe(meant);
  });
});

describe('mobileFault', () => {
  it.each(['13800138000', '+8613800138000', '8619912345678', '+85291234567', '+14155550123'])(
    'accepts %s',
    (number) => {
      expect(mobileFault(number)).toBeNull();
    },
  );
  it.each(['12800138000', '1380013800', '138001380000', '+86138', '+0123456789', 'abc', ''])('refuses %s', (number) => {
    expect(mobileFault(number)).toBe('format');
  });
});

describe('emailFault', () => {
  it.each(['a@b.cn', 'first.last+tag@sub.example.org', '用户@例子.中国', `${'a'.repeat(64)}@b.cn`])(
    'accepts %s',
    (address) => {
      expect(emailFault(address)).toBeNull();
    },
  );
  it.each([
    '',
    'a',
    '@b.cn',
    'a@',
    'a@b',
    'a@b..cn',
    'a@-b.cn',
    'a b@c.cn',
    '.a@b.cn',
    'a..b@c.cn',
    'a@1.2.3.4',
    'a@b.cn\n',
    `${'a'.repeat(65)}@b.cn`,
    `a@${'b'.repeat(64)}.cn`,
  ])('refuses %j', (address) => {
    expect(emailFault(address)).toBe('format');
  });
});
