import { signal, type ReadonlySignal } from '@preact/signals';
import type { Answer, Failure } from '../api/client.js';

export type Loaded<T> =
  | { readonly phase: 'idle' | 'loading' }
  | { readonly phase: 'ready'; readonly value: T }
  | { readonly phase: 'failed'; readonly failure: Failure };

export interface Resource<T> {
  readonly state: ReadonlySignal<Loaded<T>>;
  /** Fetches, if nobody has asked yet. */
  need(): void;
  /** Fetches again after a failure. */
  retry(): void;
}

/** Something that is fetched once for the whole visit, by whichever screen needs it first. */
export function resource<T>(fetch: () => Promise<Answer<T>>): Resource<T> {
  const state = signal<Loaded<T>>({ phase: 'idle' });
  const load = async () => {
    state.value = { phase: 'loading' };
    const answer = await fetch();
    state.value = answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', failure: answer.failure };
  };
  return {
    state,
    need() {
      if (state.peek().phase === 'idle') void load();
    },
    retry() {
      if (state.peek().phase === 'failed') void load();
    },
  };
}
