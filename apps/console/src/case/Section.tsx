import type { ReactNode } from 'react';
import { useCaseWords } from '../language/caseWords.js';
import './parts.css';

export const SECTIONS = [
  'findings',
  'story',
  'rights',
  'acts',
  'parties',
  'privacy',
  'evidence',
  'routing',
  'offers',
  'between',
  'clocks',
  'timeline',
  'documents',
  'access',
] as const;
export type SectionName = (typeof SECTIONS)[number];

interface SectionProps {
  readonly name: SectionName;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ name, aside, children }: SectionProps) {
  const { sections } = useCaseWords();
  return (
    <section className="part" id={name} aria-labelledby={`${name}-title`}>
      <header className="part-head">
        <h2 id={`${name}-title`}>{sections[name]}</h2>
        {aside && <div className="part-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** Names and values in two columns; what is not known is left out. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== '' && value !== false);
  return (
    <dl className="facts">
      {known.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
