import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { readCustody } from '../api/calls.js';
import type { CustodyEntry } from '../api/shapes.js';
import { useEvidenceWords } from '../language/evidenceWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { FailureNote } from '../marks/notes.js';
import { instantWords } from '../time/words.js';

interface CustodyProps {
  readonly caseNo: string;
  readonly id: string;
}

/** The chain of custody of one file, oldest first. */
export function Custody({ caseNo, id }: CustodyProps) {
  const words = useEvidenceWords();
  const language = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['custody', id],
    queryFn: ({ signal }) => readCustody(caseNo, id, signal),
    staleTime: 0,
  });
  if (error) return <FailureNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  return (
    <ol className="custody" aria-label={words.custody}>
      {data.map((entry, at) => (
        <li key={at} className={BAD.includes(entry.event) ? 'custody-bad' : undefined}>
          <time dateTime={entry.at}>{instantWords(entry.at, language)}</time>
          <span>
            {words.events[entry.event] ?? entry.event}
            {whoWords(entry) && <span className="custody-who"> · {whoWords(entry)}</span>}
            {detailOf(entry) && <span className="custody-who"> · {detailOf(entry)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

const BAD = ['evidence.damaged', 'evidence.infected', 'evidence.unscannable', 'evidence.refused'];

const whoWords = ({ actor, institution }: CustodyEntry): string => [actor, institution].filter(Boolean).join('，');

function detailOf({ facts }: CustodyEntry): string {
  const { finding } = facts as { finding?: unknown };
  return typeof finding === 'string' ? finding : '';
}
