import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { readMoves } from '../api/calls.js';
import type { Calendar } from '../api/shapes.js';
import { useTimeWords } from '../language/timeWords.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { useWords } from '../language/useWords.js';
import { HeadRow } from '../marks/HeadRow.js';
import { FailureNote } from '../marks/notes.js';
import { useSignedIn } from '../workspace/me.js';
import { dayWords, instantWords } from '../time/words.js';

type Plan = Calendar['plans'][number];

/** What was published, how far deriving has come, and on a press which deadlines moved. */
export function PlanList({ plans }: { readonly plans: readonly Plan[] }) {
  const words = useTimeWords();
  return (
    <>
      <h3>{words.plans}</h3>
      {plans.length === 0 && <p className="part-note">{words.noPlans}</p>}
      <ul className="time-plans">
        {plans.map((plan) => (
          <PlanLine key={plan.id} plan={plan} />
        ))}
      </ul>
    </>
  );
}

function PlanLine({ plan }: { readonly plan: Plan }) {
  const words = useTimeWords();
  const language = useLanguage();
  const { me } = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  const standing = plan.doneAt ? words.done : plan.lookedAt > 0 ? words.running : words.waiting;
  return (
    <li>
      <div className="time-plan">
        <strong>
          <span className="figures">{plan.year}</span> {plan.source}
        </strong>
        <span className="part-note">
          {words.daysOff(plan.days.length)} · {instantWords(plan.publishedAt, language)} ·{' '}
          {words.progress(plan.lookedAt, plan.moved)} · {standing}
        </span>
      </div>
      {me.role !== 'system_admin' && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{words.moves}</summary>
          {isOpen && <Moves id={plan.id} />}
        </details>
      )}
    </li>
  );
}

function Moves({ id }: { readonly id: number }) {
  const words = useTimeWords();
  const { loading, list } = useWords();
  const label = useLabels();
  const language = useLanguage();
  const moves = useQuery({ queryKey: ['moves', id], queryFn: ({ signal }) => readMoves(id, signal) });
  if (moves.isPending) return <p role="status">{loading}</p>;
  if (!moves.data) return <FailureNote error={moves.error} onRetry={() => void moves.refetch()} />;
  if (moves.data.items.length === 0) return <p className="part-note">{words.noMoves}</p>;
  return (
    <table className="time-table">
      <HeadRow names={[list.caseNo, words.kind, words.was, words.is, list.holder]} />
      <tbody>
        {moves.data.items.map(({ caseNo, kind, was, is, holderName }) => (
          <tr key={`${caseNo} ${kind}`}>
            <td>
              <Link to={`/cases/${caseNo}`} className="figures">
                {caseNo}
              </Link>
            </td>
            <td data-label={words.kind}>{label('deadline', kind)}</td>
            <td data-label={words.was}>{dayWords(was, language)}</td>
            <td data-label={words.is}>
              <strong>{dayWords(is, language)}</strong>
            </td>
            <td data-label={list.holder}>{holderName ?? list.nobody}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
