import { signal, type ReadonlySignal } from '@preact/signals';
import type { Answer, Failure } from '../../api/client.js';
import type { AssistanceRequest, Filed } from '../../api/types.js';

export type FilingState =
  | { readonly phase: 'idle' | 'sending' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | {
      readonly phase: 'filed';
      readonly filed: Filed;
      /** What was received is an earlier version than the one that was sent last. */
      readonly isEarlierVersion: boolean;
    };

export interface Filing {
  readonly state: ReadonlySignal<FilingState>;
  send(body: AssistanceRequest, key: string): Promise<void>;
  /** Back to the form, after a failure was read or a draft was cleared. */
  reset(): void;
}

type Post = (body: AssistanceRequest, key: string) => Promise<Answer<Filed>>;

/** Nobody can tell whether such an attempt arrived: the line broke, or the answer came from something in between. */
const isUncertain = ({ status }: Failure): boolean => status === 0 || status >= 500 || status === 409;

/**
 * Sends a draft so that it is filed once, whatever the line does. All attempts of a draft carry its one key. When the
 * fate of attempts is unknown and the person changes the text before trying again, the interface may answer that the key
 * was used with another body: then one of the earlier versions *was* filed, and sending that one again brings its answer
 * back. Which one it was nobody knows, so they are tried, the latest first: a wrong one is refused and files nothing.
 */
export function createFiling(post: Post): Filing {
  const state = signal<FilingState>({ phase: 'idle' });
  let uncertain: { key: string; bodies: AssistanceRequest[] } = { key: '', bodies: [] };

  const remember = (body: AssistanceRequest, key: string) => {
    const text = JSON.stringify(body);
    const others = uncertain.key === key ? uncertain.bodies.filter((one) => JSON.stringify(one) !== text) : [];
    uncertain = { key, bodies: [...others, body] };
  };

  const earlierOne = async (key: string, refused: Failure): Promise<FilingState> => {
    const bodies = uncertain.key === key ? [...uncertain.bodies].reverse() : [];
    for (const body of bodies) {
      const answer = await post(body, key);
      if (answer.ok) return { phase: 'filed', filed: answer.value, isEarlierVersion: true };
      if (isUncertain(answer.failure)) return { phase: 'failed', failure: answer.failure };
    }
    return { phase: 'failed', failure: refused };
  };

  const attempt = async (body: AssistanceRequest, key: string): Promise<FilingState> => {
    const answer = await post(body, key);
    if (answer.ok) return { phase: 'filed', filed: answer.value, isEarlierVersion: false };
    const { failure } = answer;
    if (failure.code === 'request.idempotency_key_reused') return earlierOne(key, failure);
    if (isUncertain(failure)) remember(body, key);
    return { phase: 'failed', failure };
  };

  return {
    state,
    async send(body, key) {
      if (state.value.phase === 'sending') return;
      state.value = { phase: 'sending' };
      state.value = await attempt(body, key);
    },
    reset() {
      state.value = { phase: 'idle' };
    },
  };
}
