import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { Loading, Notice } from '../ui/notice.js';
import { words } from '../words/index.js';

/** A screen whose code comes when it is first shown. A broken line leaves a button to try again, not a blank page. */
export function lazy(load: () => Promise<ComponentType>): ComponentType {
  const state = signal<{ screen: ComponentType } | 'loading' | 'failed'>('loading');
  const fetch = async () => {
    state.value = 'loading';
    try {
      state.value = { screen: await load() };
    } catch {
      state.value = 'failed';
    }
  };
  return function Lazy() {
    useEffect(() => {
      if (typeof state.peek() === 'string') void fetch();
    }, []);
    const now = state.value;
    if (now === 'loading') return <Loading />;
    if (now === 'failed') {
      return (
        <Notice tone="bad" title={words.value.site.screenFailed} urgent>
          <button type="button" class="button quiet" onClick={() => void fetch()}>
            {words.value.site.retry}
          </button>
        </Notice>
      );
    }
    return <now.screen />;
  };
}
