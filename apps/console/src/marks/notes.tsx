import { Button } from 'antd';
import type { ReactNode } from 'react';
import { asProblem, type Problem } from '../api/problem.js';
import { useWords } from '../language/useWords.js';
import type { Words } from '../language/words.zh.js';
import './marks.css';

/** A sentence for whoever looks at the screen: the interface's own where it has one. */
export function failureWords(problem: Problem, { failure }: Words): string {
  if (problem.status === 0) return failure.offline;
  if (problem.status === 401) return failure.expired;
  if (problem.title) return problem.title;
  if (problem.status === 403) return failure.forbidden;
  if (problem.status === 404) return failure.notFound;
  return problem.status === 429 || problem.status >= 500 ? failure.passing : failure.other;
}

/** Instead of content that could not be read. */
export function FailureNote({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const words = useWords();
  const problem = asProblem(error);
  // The interface's sentence speaks of an act; here somebody only wanted to look.
  const sentence = problem.status === 403 ? words.failure.forbidden : failureWords(problem, words);
  return (
    <div className="note-box" role="alert">
      <strong>{sentence}</strong>
      {problem.correlationId && <small className="figures">{words.failure.reference(problem.correlationId)}</small>}
      <p />
      <Button onClick={onRetry}>{words.failure.retry}</Button>
    </div>
  );
}

interface EmptyNoteProps {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}

export function EmptyNote({ title, hint, children }: EmptyNoteProps) {
  return (
    <div className="note-box">
      <strong>{title}</strong>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}
