import { describe, expect, it } from '@jest/globals';
import { hasFilter, neighbour, onceEach, questionOf, withFilter, withoutFilters } from './question.js';

const address = (text: string) => new URLSearchParams(text);

describe('what an address asks for', () => {
  it('is the inbox when it says nothing', () => {
    expect(questionOf(address(''))).toEqual({ view: 'inbox' });
    expect(hasFilter(questionOf(address('')))).toBe(false);
  });

  it('takes view and filters as they are', () => {
    const question = questionOf(
      address('view=overdue&status=examining&ipType=trademark&urgent=1&q=%E5%90%8A%E7%81%AF'),
    );
    expect(question).toEqual({ view: 'overdue', status: 'examining', ipType: 'trademark', urgent: true, q: '吊灯' });
    expect(hasFilter(question)).toBe(true);
  });

  it('asks for everything rather than nothing where it is mistyped', () => {
    expect(questionOf(address('view=nothing&status=nowhere&ipType=x&urgent=yes&q=%20'))).toEqual({ view: 'inbox' });
  });

  it('gains and loses one filter without touching the others', () => {
    const one = withFilter(address('view=mine&q=a'), 'status', 'examining');
    expect(one.toString()).toBe('view=mine&q=a&status=examining');
    expect(withFilter(one, 'q', ' ').toString()).toBe('view=mine&status=examining');
    expect(withoutFilters(one).toString()).toBe('view=mine');
    expect(withoutFilters(address('q=a')).toString()).toBe('');
  });
});

describe('pages as one list', () => {
  it('name a case once that moved to the next page meanwhile', () => {
    const pages = [{ items: [{ caseNo: 'a' }, { caseNo: 'b' }] }, { items: [{ caseNo: 'b' }, { caseNo: 'c' }] }];
    expect(onceEach(pages).map(({ caseNo }) => caseNo)).toEqual(['a', 'b', 'c']);
  });
});

describe('walking the list', () => {
  const cases = ['a', 'b', 'c'];
  it.each([
    ['a', 1, 'b'],
    ['c', 1, 'c'],
    ['a', -1, 'a'],
    ['c', -1, 'b'],
    [null, 1, 'a'],
    [null, -1, 'c'],
    ['gone', 1, 'a'],
  ] as const)('from %s by %d leads to %s', (here, step, there) => {
    expect(neighbour(cases, here, step)).toBe(there);
  });

  it('leads nowhere in an empty list', () => {
    expect(neighbour([], null, 1)).toBeUndefined();
  });
});
