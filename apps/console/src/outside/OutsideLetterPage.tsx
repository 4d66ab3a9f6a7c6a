import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answerLetter, type Letter, readLetter } from '../api/between.js';
import { LetterForm } from '../between/LetterForm.js';
import { LetterSheet } from '../between/LetterSheet.js';
import { useBetweenWords } from '../language/betweenWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { FailureNote } from '../marks/notes.js';
import { instantWords } from '../time/words.js';
import { useTitle } from '../workspace/useTitle.js';
import '../between/between.css';

/** One letter as its receiver reads and answers it. */
export function OutsideLetterPage() {
  const { letterId = '' } = useParams();
  const { inbox: words, letter: letterWords } = useBetweenWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['letter', letterId],
    queryFn: ({ signal }) => readLetter(letterId, signal),
  });
  useTitle(data?.number ?? words.title);
  if (error && !data) return <FailureNote error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <div className="desk">
      <nav className="desk-bar">
        <Link to="/">
          <ArrowLeftOutlined /> {words.list}
        </Link>
        <Button icon={<PrinterOutlined />} onClick={() => print()}>
          {letterWords.print}
        </Button>
      </nav>
      <Answer letter={data} />
      <LetterSheet letter={data} />
    </div>
  );
}

function Answer({ letter }: { readonly letter: Letter }) {
  const words = useBetweenWords();
  const language = useLanguage();
  const client = useQueryClient();
  const [act, setAct] = useState<string | null>(null);
  const send = async (body: Parameters<typeof answerLetter>[2]) => {
    if (act === null) return;
    client.setQueryData(['letter', letter.id], await answerLetter(letter.id, act, body));
    await client.invalidateQueries({ queryKey: ['letters'] });
  };
  return (
    <section className="between-card letter-answer">
      <p className="between-head">
        <span className={`between-state between-${letter.state}`}>{words.letterState[letter.state]}</span>
        {letter.receiptNo && (
          <span>
            {words.receiptNo} {letter.receiptNo}
          </span>
        )}
        {letter.returnReason && <span>{words.returnReason[letter.returnReason]}</span>}
        {letter.outcome && <span>{words.outcome[letter.outcome]}</span>}
      </p>
      <ol className="letter-history">
        {letter.history.map(({ act: done, at, note }) => (
          <li key={at + done}>
            <span className="figures part-note">{instantWords(at, language)}</span> {words.history[done] ?? done}
            {note && <span className="part-note"> {note}</span>}
          </li>
        ))}
      </ol>
      {act === null && letter.acts.length > 0 && (
        <div className="between-acts">
          {letter.acts.map((one, at) => (
            <Button key={one} type={at === 0 ? 'primary' : 'default'} onClick={() => setAct(one)}>
              {words.answer[one]}
            </Button>
          ))}
        </div>
      )}
      {act !== null && (
        <LetterForm act={act} label={words.answer[act] ?? act} onSend={send} onClose={() => setAct(null)} />
      )}
    </section>
  );
}
