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
 * Sends a draft so that it is filed once, whatever the line does. All attempts of a draft carry its one key. When an
 * attempt's fate is unknown and the person changes the text before trying again, the interface may answer that the key
 * was used with another body: then the earlier version *was* filed, and sending that one again brings its answer back.
 */
export function createFiling(post: Post): Filing {
  const state = signal<FilingState>({ phase: 'idle' });
  let uncertain: { body: AssistanceRequest; key: string } | null = null;

  const attempt = async (body: AssistanceRequest, key: string): Promise<FilingState> => {
    const answer = await post(body, key);
    if (answer.ok) return { phase: 'filed', filed: answer.value, isEarlierVersion: false };
    if (isUncertain(answer.failure)) uncertain ??= { body, key };
    if (answer.failure.code !== 'request.idempotency_key_reused' || uncertain?.key !== key) {
      return { phase: 'failed', failure: answer.failure };
    }
    const earlier = await post(uncertain.body, key);
    return earlier.ok
      ? { phase: 'filed', filed: earlier.value, isEarlierVersion: true }
      : { phase: 'failed', failure: earlier.failure };
  };

  return {
    state,
    async send(body, key) {
      if (state.value.phase === 'sending') return;
      state.value = { phase: 'sending' };
      state.value = await attempt(body, key);
      if (state.value.phase === 'filed') uncertain = null;
    },
    reset() {
      state.value = { phase: 'idle' };
    },
  };
}
