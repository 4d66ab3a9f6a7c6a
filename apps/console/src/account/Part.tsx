import type { ReactNode } from 'react';

interface PartProps {
  readonly title: string;
  readonly hint: string;
  readonly aside?: ReactNode;
  readonly fault?: string | null;
  readonly children?: ReactNode;
}

export function Part({ title, hint, aside, fault, children }: PartProps) {
  return (
    <section className="part">
      <header className="part-head">
        <h2>{title}</h2>
        <div className="part-aside">{aside}</div>
      </header>
      <p className="part-note">{hint}</p>
      <div role="alert">{fault && <p className="account-fault">{fault}</p>}</div>
      {children}
    </section>
  );
}
