import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

/** The path that is shown, without query or fragment. */
export const path = signal(location.pathname);

/** Goes to a page of this site. The shell moves the focus to its heading. */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', to);
  path.value = location.pathname;
  if (how === 'push') scrollTo(0, 0);
}

addEventListener('popstate', () => {
  path.value = location.pathname;
});

/** A word of the address's query, as in `/track?caseNo=…`. */
export const queryWord = (name: string): string => new URLSearchParams(location.search).get(name) ?? '';

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

interface LinkProps {
  to: string;
  class?: string;
  children: ComponentChildren;
  /** The page that this link leads to is the one that is shown. */
  current?: boolean;
}

export function Link({ to, children, current, ...rest }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} onClick={follow} aria-current={current ? 'page' : undefined} {...rest}>
      {children}
    </a>
  );
}
