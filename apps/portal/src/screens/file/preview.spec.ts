import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Answer } from '../../api/client.js';
import type { AssistanceRequest, Preview } from '../../api/types.js';
import { createPreviewer } from './preview.js';

const asking = (facts: string): AssistanceRequest => ({
  rights: [{ type: 'trademark' }],
  matters: ['consultation'],
  acts: { mode: 'offline' },
  facts,
});
const answering = (explanation: string): Preview => ({
  outcome: 'route',
  coHandlers: [],
  rules: [],
  flags: [],
  directoryVersion: 'd',
  policyVersion: 'p',
  explanation,
  candidates: [],
  promise: { examineBy: '2026-12-14' },
  missing: [],
});
const failing: Answer<Preview> = {
  ok: false,
  failure: { status: 0, code: 'offline', title: '', faults: [], correlationId: null, retryAfterSeconds: null },
};

/** A far side that answers when the test says so, question by question. */
function farSide() {
  const asked: { body: AssistanceRequest; signal: AbortSignal; answer: (answer: Answer<Preview>) => void }[] = [];
  const ask = (body: AssistanceRequest, signal: AbortSignal) =>
    new Promise<Answer<Preview>>((answer) => {
      asked.push({ body, signal, answer });
    });
  return { asked, ask };
}

const good = (explanation: string): Answer<Preview> => ({
  ok: true,
  value: answering(explanation),
  response: new Response(),
});
const settle = () => jest.advanceTimersByTimeAsync(0);

describe('the live preview', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks once for a burst of changes, with the last of them', async () => {
    const { asked, ask } = farSide();
    const previewer = createPreviewer(ask, 600);
    for (const facts of ['a', 'ab', 'abc']) previewer.ask(asking(facts));
    await jest.advanceTimersByTimeAsync(600);
    expect(asked.map(({ body }) => body.facts)).toEqual(['abc']);
  });

  it('drops the answer to an older question that comes late', async () => {
    const { asked, ask } = farSide();
    const previewer = createPreviewer(ask, 0);
    previewer.ask(asking('old'));
    await settle();
    previewer.ask(asking('new'));
    await settle();
    asked[1]?.answer(good('new'));
    await settle();
    asked[0]?.answer(good('old'));
    await settle();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(previewer.state.value).toMatchObject({ phase: 'ready', answer: { explanation: 'new' } });
  });

  it('keeps the last answer in sight while it asks, and when asking fails', async () => {
    const { asked, ask } = farSide();
    const previewer = createPreviewer(ask, 0);
    previewer.ask(asking('one'));
    await settle();
    asked[0]?.answer(good('one'));
    await settle();
    previewer.ask(asking('two'));
    expect(previewer.state.value).toMatchObject({ phase: 'asking', answer: { explanation: 'one' } });
    await settle();
    asked[1]?.answer(failing);
    await settle();
    expect(previewer.state.value).toMatchObject({ phase: 'failed', answer: { explanation: 'one' } });
  });

  it('asks again after a failure, though nothing was changed, and not after an answer', async () => {
    const { asked, ask } = farSide();
    const previewer = createPreviewer(ask, 0);
    previewer.ask(asking('same'));
    await settle();
    asked[0]?.answer(failing);
    await settle();
    previewer.ask(asking('same'));
    await settle();
    asked[1]?.answer(good('same'));
    await settle();
    previewer.ask(asking('same'));
    await settle();
    expect(asked).toHaveLength(2);
  });

  it('forgets the answer when the form says too little', async () => {
    const { asked, ask } = farSide();
    const previewer = createPreviewer(ask, 0);
    previewer.ask(asking('one'));
    await settle();
    previewer.ask(null);
    asked[0]?.answer(good('one'));
    await settle();
    expect(previewer.state.value).toEqual({ phase: 'idle', answer: null });
  });
});
