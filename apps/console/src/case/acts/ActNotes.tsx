import { Button } from 'antd';
import { isPassing, type Problem } from '../../api/problem.js';
import { useActWords } from '../../language/actWords.js';
import { useWords } from '../../language/useWords.js';
import { failureWords } from '../../marks/notes.js';

interface StaleNoteProps {
  readonly from: number;
  readonly to: number;
  readonly isStillAllowed: boolean;
  readonly onTake: () => void;
}

/** Somebody else was quicker. The words stay; one looks at the newest file before sending. */
export function StaleNote({ from, to, isStillAllowed, onTake }: StaleNoteProps) {
  const { acting } = useActWords();
  return (
    <div className="act-note" role="alert">
      <strong>{acting.stale}</strong>
      <p>{to > from ? acting.staleHint(from, to) : acting.staleUnknown}</p>
      {isStillAllowed ? (
        <Button disabled={to <= from} onClick={onTake}>
          {acting.reload}
        </Button>
      ) : (
        <p>{acting.noLonger}</p>
      )}
    </div>
  );
}

const bare = (sentence: string): string => sentence.replace(/[。.]$/, '');

/** Why an act was not done, told plainly, with the number under which support can find it. */
export function ProblemNote({ problem }: { readonly problem: Problem }) {
  const { acting } = useActWords();
  const words = useWords();
  const heads: Record<number, string> = { 409: acting.conflict, 403: acting.forbidden };
  const head = problem.code === 'case.same_person' ? acting.samePerson : heads[problem.status];
  const sentence = failureWords(problem, words);
  return (
    <div className="act-note act-note-fault" role="alert">
      {head && <strong>{head}</strong>}
      {bare(sentence) !== bare(head ?? '') && <p>{sentence}</p>}
      {isPassing(problem) && problem.status !== 429 && <p>{acting.uncertain}</p>}
      {problem.faults.length > 0 && (
        <ul>
          {problem.faults.map(({ path, message }) => (
            <li key={path}>{message}</li>
          ))}
        </ul>
      )}
      {problem.correlationId && <small className="figures">{words.failure.reference(problem.correlationId)}</small>}
    </div>
  );
}
