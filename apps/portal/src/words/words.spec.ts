import { describe, expect, it } from '@jest/globals';
import { en } from './en/index.js';
import { zh } from './zh/index.js';

type Leaf = readonly [path: string, text: string];

/** Every sentence under its path; those with a gap are said with a word in it. */
function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (...words: string[]) => unknown)('7', '7', '7'))]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, `${path}.${key}`));
}

describe('the dictionaries', () => {
  it('have the same words, those with open lists included', () => {
    expect(
      leaves(en)
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      leaves(zh)
        .map(([path]) => path)
        .sort(),
    );
  });

  it('leave no sentence empty but the counting word that English has none of', () => {
    expect([...leaves(zh), ...leaves(en)].filter(([, text]) => text.trim() === '').map(([path]) => path)).toEqual([
      '.home.network.unit',
    ]);
  });

  it('have no Chinese in the English one but the switch to Chinese and what has to be typed in Chinese', () => {
    const chinese = leaves(en)
      .filter(([, text]) => /\p{Script=Han}/u.test(text))
      .map(([path]) => path);
    expect(chinese.sort()).toEqual(['.institutions.nameHint', '.open.calls.1.query', '.site.settings.language']);
  });
});
