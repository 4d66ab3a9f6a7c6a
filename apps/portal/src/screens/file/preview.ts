import { signal, type ReadonlySignal } from '@preact/signals';
import type { Answer } from '../../api/client.js';
import type { AssistanceRequest, Preview } from '../../api/types.js';

export interface PreviewState {
  readonly phase: 'idle' | 'asking' | 'ready' | 'failed';
  /** The last answer that was true of the form; it stays in sight while a newer one is being asked for. */
  readonly answer: Preview | null;
}

export interface Previewer {
  readonly state: ReadonlySignal<PreviewState>;
  /** The form has changed. null: it says too little to ask about. */
  ask(body: AssistanceRequest | null): void;
  stop(): void;
}

type Ask = (body: AssistanceRequest, signal: AbortSignal) => Promise<Answer<Preview>>;

/**
 * Asks for a preview once the form has been still for `stillMs`. Only the answer to the newest question counts: an older
 * one that arrives late is dropped, and asking again with the same body asks nothing.
 */
export function createPreviewer(ask: Ask, stillMs: number): Previewer {
  const state = signal<PreviewState>({ phase: 'idle', answer: null });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | null = null;
  let asked: string | null = null;

  const drop = () => {
    clearTimeout(timer);
    running?.abort();
    running = null;
  };

  const send = async (body: AssistanceRequest) => {
    const own = new AbortController();
    running = own;
    const answer = await ask(body, own.signal);
    if (running !== own) return;
    running = null;
    if (!answer.ok) asked = null;
    state.value = answer.ok
      ? { phase: 'ready', answer: answer.value }
      : { phase: 'failed', answer: state.value.answer };
  };

  return {
    state,
    ask(body) {
      const question = body === null ? null : JSON.stringify(body);
      if (question === asked) return;
      asked = question;
      drop();
      if (body === null) {
        state.value = { phase: 'idle', answer: null };
        return;
      }
      state.value = { phase: 'asking', answer: state.value.answer };
      timer = setTimeout(() => void send(body), stillMs);
    },
    stop: drop,
  };
}
