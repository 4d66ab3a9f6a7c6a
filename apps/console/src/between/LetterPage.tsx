import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { useBetweenWords } from '../language/betweenWords.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { useTitle } from '../workspace/useTitle.js';
import { LetterSheet } from './LetterSheet.js';
import { useBetween } from './useBetween.js';

/** A letter of a case as a sheet of paper: what is on the screen is what is printed. */
export function LetterPage() {
  const { caseNo = '', letterId } = useParams();
  const { letter: words, kind } = useBetweenWords();
  const { data, error, isPending, refetch } = useBetween(caseNo);
  const letter = data?.letters.find(({ id }) => id === letterId);
  useTitle(letter ? `${kind[letter.kind] ?? ''} ${letter.number}` : caseNo);
  if (isPending) return null;
  if (!data) return <FailureNote error={error} onRetry={() => void refetch()} />;
  return (
    <div className="desk">
      <nav className="desk-bar">
        <Link to={`/cases/${caseNo}#between`}>
          <ArrowLeftOutlined /> {words.back}
        </Link>
        {letter && (
          <Button type="primary" icon={<PrinterOutlined />} onClick={() => print()}>
            {words.print}
          </Button>
        )}
      </nav>
      {letter ? <LetterSheet letter={letter} /> : <EmptyNote title={words.gone} />}
    </div>
  );
}
