import { type ReactNode, useId } from 'react';

interface RowProps {
  readonly words: string;
  readonly hint?: string;
  readonly children: (labelId: string) => ReactNode;
}

/** A line of a form: the name beside its field, above it where the screen is narrow. */
export function Row({ words, hint, children }: RowProps) {
  const id = useId();
  return (
    <div className="time-row">
      <span id={id}>{words}</span>
      <div>
        {children(id)}
        {hint && <small>{hint}</small>}
      </div>
    </div>
  );
}
