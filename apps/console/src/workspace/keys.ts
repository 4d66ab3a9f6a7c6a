import { useEffect, useRef } from 'react';

/** Letters typed into a field are text, not commands; so are those pressed together with a modifier. */
export function isCommand(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  return (
    !target.isContentEditable && target.closest('input, textarea, select, [role="combobox"], [role="dialog"]') === null
  );
}

/** Single-key commands of a screen, live while it is mounted. */
export function useKeys(commands: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const command = latest.current[event.key];
      if (!command || !isCommand(event)) return;
      command(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
