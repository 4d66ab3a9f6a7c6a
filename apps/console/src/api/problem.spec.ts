import { describe, expect, it } from '@jest/globals';
import { asProblem, isPassing, noAnswer, Problem, problemFrom } from './problem.js';

describe('an answer that is not the one hoped for', () => {
  it('keeps code, sentence, reference and faults', () => {
    const problem = problemFrom(400, {
      code: 'request.invalid',
      title: '提交的内容有误，请按提示修改。',
      correlationId: 'c-1',
      errors: [{ path: 'note', code: 'too_long', message: '太长。' }],
    });
    expect(problem).toMatchObject({ status: 400, code: 'request.invalid', correlationId: 'c-1' });
    expect(problem.faults).toEqual([{ path: 'note', code: 'too_long', message: '太长。' }]);
  });

  it.each([[''], ['<html>Bad gateway</html>'], [null], [undefined], [[]], [{ title: 7, errors: 'x' }]])(
    'is read even from %j',
    (body) => {
      expect(problemFrom(502, body)).toMatchObject({ status: 502, code: 'http.502', title: '', faults: [] });
    },
  );

  it('is passing when the same call may succeed later', () => {
    const passing = [0, 409, 412, 429, 500, 503].filter((status) => isPassing(new Problem(status, 'x', '')));
    expect(passing).toEqual([0, 429, 500, 503]);
  });

  it('takes everything else that was thrown for a lost answer', () => {
    expect(asProblem(new TypeError('Failed to fetch'))).toEqual(noAnswer());
  });
});
