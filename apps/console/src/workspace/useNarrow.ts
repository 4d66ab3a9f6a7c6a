import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 860px)');

const listen = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** Whether there is only room for one column; the same width as in the style sheets. */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => narrow.matches);
