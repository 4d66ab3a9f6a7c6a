import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_PASSWORD, passwordFault, SHORTEST_PASSWORD, spelled } from './password.js';

const known = new Set(readFileSync('libs/access/data/common-passwords.txt', 'utf8').split('\n').filter(Boolean));
const judge = (password: string, names: readonly string[] = []): string | null => passwordFault(password, known, names);

describe('a new password', () => {
  it('is looked up in a list of at least three thousand', () => {
    expect(known.size).toBeGreaterThanOrEqual(3000);
    for (const entry of known) expect(entry).toBe(entry.toLowerCase());
  });

  it('has at least twelve characters and may have more than sixty-four', () => {
    expect(judge('kT7vXq2mZ9w')).toBe('too_short');
    expect(judge('kT7vXq2mZ9wd')).toBeNull();
    expect(judge('kT7vXq2mZ9wd '.repeat(6))).toBeNull();
    expect(judge('夜来风雨声花落知多少君')).toBe('too_short');
    expect(judge('夜来风雨声花落知多少君在')).toBeNull();
    expect(judge('k'.repeat(LONGEST_PASSWORD + 1))).toBe('too_long');
  });

  it('needs no capital, digit or sign', () => {
    expect(judge('vier kamele am fluss')).toBeNull();
  });

  it.each([
    'password1234',
    'P@ssw0rd1234',
    'qwertyuiop123',
    '123456789012',
    'aaaaaaaaaaaaaaa',
    'abababababab',
    'passwordpassword',
    'woaini1314520',
    'Zhongguo123456!',
    '!!!dragon2026!!!',
    '1q2w3e4r5t6y7u8i',
    'ｐａｓｓｗｏｒｄ１２３４',
  ])('is refused when everybody tries it: %s', (password) => {
    expect(judge(password)).toBe('too_common');
  });

  it('is refused when it is a name and hardly more', () => {
    expect(judge('examiner-442000', ['examiner-442000'])).toBe('too_personal');
    expect(judge('zhangsan88@2026x', ['zhangsan88'])).toBe('too_personal');
    expect(judge('张伟张伟张伟xK7pQm', ['张伟'])).toBe('too_personal');
    expect(judge('zhangsan88 rides four camels', ['zhangsan88'])).toBeNull();
  });

  it('is the same one however an input method spells it', () => {
    expect(spelled('ｋＴ７vXq2mZ9wd')).toBe('kT7vXq2mZ9wd');
  });

  it('is never refused for being random', () => {
    const random = fc.string({
      unit: fc.constantFrom(...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_'),
      minLength: 20,
      maxLength: 64,
    });
    fc.assert(
      fc.property(random, (password) => {
        fc.pre(new Set(password.toLowerCase()).size >= 10);
        return judge(password, ['leader', '负责人']) === null;
      }),
    );
    expect(SHORTEST_PASSWORD).toBe(12);
  });
});
