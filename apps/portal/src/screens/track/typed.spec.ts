import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bothOf, caseNumberOf, queryCodeOf, receiptIn } from './typed.js';

describe('what somebody typed', () => {
  it.each([
    ['WY26-7K3M9QX2', 'WY26-7K3M9QX2'],
    [' wy26 7k3m9qx2 ', 'WY26-7K3M9QX2'],
    ['ＷＹ２６－７Ｋ３Ｍ９ＱＸ２', 'WY26-7K3M9QX2'],
    ['26—7K3M9QX2', 'WY26-7K3M9QX2'],
    ['WY26-7K3M9OX2', 'WY26-7K3M90X2'],
    ['WY26-7K3M9QX', null],
    ['WY26-7K3M9QXU', null],
    ['', null],
  ])('case number %p is %p', (typed, meant) => {
    expect(caseNumberOf(typed)).toBe(meant);
  });

  it.each([
    ['8F2K-0XQM-T7WA', '8F2K-0XQM-T7WA'],
    ['8f2koxqmt7wa', '8F2K-0XQM-T7WA'],
    ['8F2K 0XQM t7wa', '8F2K-0XQM-T7WA'],
    ['8F2K-0XQM-T7W', null],
    ['8F2K-0XQM-T7WU', null],
  ])('query code %p is %p', (typed, meant) => {
    expect(queryCodeOf(typed)).toBe(meant);
  });

  it('reads both out of what was copied, in either order', () => {
    const both = { caseNo: 'WY26-7K3M9QX2', queryCode: '8F2K-0XQM-T7WA' };
    expect(bothOf('案件编号：WY26-7K3M9QX2\n查询码：8F2K-0XQM-T7WA')).toEqual(both);
    expect(bothOf('8f2k-0xqm-t7wa / wy26-7k3m9qx2')).toEqual(both);
    expect(bothOf('WY26-7K3M9QX2')).toBeNull();
  });

  it('is read the same again once it is in its written form', () => {
    const symbols = (count: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), minLength: count, maxLength: count });
    fc.assert(
      fc.property(symbols(12), symbols(8), fc.integer({ min: 10, max: 99 }), (code, rest, year) => {
        const queryCode = queryCodeOf(code) ?? '';
        const caseNo = caseNumberOf(`${year}${rest}`) ?? '';
        expect(queryCodeOf(queryCode.toLowerCase())).toBe(queryCode);
        expect(caseNumberOf(caseNo.toLowerCase())).toBe(caseNo);
      }),
    );
  });
});

describe('a receipt', () => {
  const receipt = `${'eyJjYXNlTm8iOiJXWTI2In0'.repeat(3)}.${'A'.repeat(86)}`;

  it('is found in its file, whatever stands around it', () => {
    expect(receiptIn(receipt)).toBe(receipt);
    expect(receiptIn(`\ufeff知识产权维权援助 回执\r\n收到时间：2026年\r\n\r\n${receipt}\r\n`)).toBe(receipt);
  });

  it.each(['', '没有回执', 'a.b', `${receipt}A`])('is not found in %p', (text) => {
    expect(receiptIn(text)).toBeNull();
  });
});
