import { useEffect } from 'react';
import { useWords } from '../language/useWords.js';

/** The name of the screen in the browser's tab, most particular word first. */
export function useTitle(words: string): void {
  const { frame } = useWords();
  useEffect(() => {
    document.title = `${words} · ${frame.title}`;
  }, [words, frame.title]);
}
