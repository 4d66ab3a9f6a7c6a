import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText, codePoints, textFault } from './text.js';
import { anyText } from '../../../../test/support/texts.js';

describe('cleanText', () => {
  it.each([
    ['  灯饰  ', '灯饰'],
    ['e\u0301', '\u00e9'],
    ['一\r\n二\r三', '一\n二\n三'],
  ])('%j → %j', (typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});

describe('textFault', () => {
  it.each([
    ['中山市某照明电器厂', { max: 100 }, null],
    ['', { max: 10 }, null],
    ['', { max: 10, required: true }, 'empty'],
    ['a\0b', { max: 10 }, 'nul'],
    ['a\nb', { max: 10 }, 'control'],
    ['a\nb\tc', { max: 10, multiline: true }, null],
    ['a\u0007b', { max: 10, multiline: true }, 'control'],
    ['a\u0085b', { max: 10 }, 'control'],
    ['a\ud800b', { max: 10 }, 'surrogate'],
    ['invoice\u202egpj.exe', { max: 100 }, 'bidi'],
    ['a\u2066b', { max: 100 }, 'bidi'],
    ['𠮷𠮷𠮷', { max: 3 }, null],
    ['𠮷𠮷𠮷𠮷', { max: 3 }, 'too_long'],
  ])('%j with %j → %s', (text, rule, fault) => {
    expect(textFault(text, rule)).toBe(fault);
  });

  it('lets through only what PostgreSQL can keep and give back', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        if (textFault(text, { max: 1000, multiline: true }) !== null) return;
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
        expect(text).not.toContain('\0');
      }),
    );
  });

  it('counts code points, as the database does', () => {
    expect(codePoints('a𠮷é')).toBe(3);
  });
});
