import { useEffect } from 'preact/hooks';
import { words } from '../words/index.js';

/** Names the page in the window's title, most particular word first. */
export function useTitle(title: string): void {
  const { name } = words.value.site;
  useEffect(() => {
    document.title = title === '' ? name : `${title} · ${name}`;
  }, [title, name]);
}
