import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answer, Failure } from '../../api/client.js';
import type { AssistanceRequest, Filed } from '../../api/types.js';
import { createFiling } from './filing.js';

const body = (facts: string): AssistanceRequest => ({
  rights: [{ type: 'trademark' }],
  matters: ['consultation'],
  acts: { mode: 'offline' },
  facts,
});
const failure = (status: number, code: string): Failure => ({
  status,
  code,
  title: '',
  faults: [],
  correlationId: null,
  retryAfterSeconds: null,
});

/** A far side that keeps to the interface: one key, one filing; another body under a used key is refused. */
function farSide() {
  const filed = new Map<string, { body: string; answer: Filed }>();
  const post = (request: AssistanceRequest, key: string): Answer<Filed> => {
    const text = JSON.stringify(request);
    const known = filed.get(key);
    if (known && known.body !== text) return { ok: false, failure: failure(422, 'request.idempotency_key_reused') };
    const answer = known?.answer ?? {
      caseNo: `WY26-${filed.size}`,
      queryCode: 'code',
      receivedAt: '',
      promise: { examineBy: '' },
      receipt: request.facts ?? '',
    };
    filed.set(key, { body: text, answer });
    return { ok: true, value: answer, response: new Response() };
  };
  return { filed, post };
}

type Line = 'good' | 'lost on the way' | 'lost on the way back';

/** A line between that loses what it is told to lose. */
function over(lines: Line[], post: ReturnType<typeof farSide>['post']) {
  return (request: AssistanceRequest, key: string): Promise<Answer<Filed>> => {
    const line = lines.shift() ?? 'good';
    const lost: Answer<Filed> = { ok: false, failure: failure(0, 'offline') };
    if (line === 'lost on the way') return Promise.resolve(lost);
    const answer = post(request, key);
    return Promise.resolve(line === 'good' ? answer : lost);
  };
}

describe('filing a draft', () => {
  it('files once, however often the line breaks and whatever is changed in between', async () => {
    const line = fc.constantFrom<Line>('good', 'lost on the way', 'lost on the way back');
    const attempts = fc.array(fc.record({ line, facts: fc.constantFrom('a', 'b', 'c') }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(attempts, async (tries) => {
        const { filed, post } = farSide();
        const filing = createFiling(
          over(
            tries.map((one) => one.line),
            post,
          ),
        );
        for (const { facts } of tries) {
          if (filing.state.value.phase !== 'filed') await filing.send(body(facts), 'key');
        }
        // Two more on a good line: one may find that the key was used, and then brings the first answer back.
        if (filing.state.value.phase !== 'filed') await filing.send(body('z'), 'key');
        expect(filed.size).toBe(1);
        const after = filing.state.value;
        expect(after.phase).toBe('filed');
        const [kept] = filed.values();
        expect(after).toMatchObject({ filed: { caseNo: kept?.answer.caseNo } });
      }),
    );
  });

  it('says when what was received is the version before the change', async () => {
    const { post } = farSide();
    const filing = createFiling(over(['lost on the way back'], post));
    await filing.send(body('before'), 'key');
    expect(filing.state.value).toMatchObject({ phase: 'failed', failure: { code: 'offline' } });
    await filing.send(body('after'), 'key');
    expect(filing.state.value).toMatchObject({ phase: 'filed', isEarlierVersion: true, filed: { receipt: 'before' } });
  });

  it('sends nothing while an attempt is under way', async () => {
    const { filed, post } = farSide();
    const answers: ((answer: Answer<Filed>) => void)[] = [];
    const filing = createFiling(() => new Promise((answer) => answers.push(answer)));
    const first = filing.send(body('a'), 'key');
    const second = filing.send(body('a'), 'key');
    expect(answers).toHaveLength(1);
    answers[0]?.(post(body('a'), 'key'));
    await Promise.all([first, second]);
    expect(filed.size).toBe(1);
  });

  it('shows the failure of a refused form', async () => {
    const refused = failure(400, 'request.invalid');
    const filing = createFiling(() => Promise.resolve({ ok: false, failure: refused }));
    await filing.send(body('a'), 'key');
    expect(filing.state.value).toEqual({ phase: 'failed', failure: refused });
  });
});
