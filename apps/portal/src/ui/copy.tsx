import { useSignal } from '@preact/signals';
import { words } from '../words/index.js';
import { Icon } from './icons.js';

/** Copies a text. Says so in words, and says so as well when the browser does not allow it. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const state = useSignal<'do' | 'done' | 'failed'>('do');
  const { copy } = words.value.site;
  const press = async () => {
    try {
      await navigator.clipboard.writeText(text);
      state.value = 'done';
    } catch {
      state.value = 'failed';
    }
  };
  return (
    <button type="button" class="button quiet" onClick={() => void press()}>
      <Icon name={state.value === 'done' ? 'check' : 'copy'} />
      <span aria-live="polite">{copy[state.value]}</span>
      <span class="unseen">{what}</span>
    </button>
  );
}
