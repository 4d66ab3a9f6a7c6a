import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Letter, listLetters } from '../api/between.js';
import { useBetweenWords } from '../language/betweenWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { dayWords } from '../time/words.js';
import { Page } from '../workspace/Page.js';
import '../between/between.css';

const REFRESH_MS = 60_000;

/** The limited inbox of an outside body: letters addressed to it, those that wait for an answer first. */
export function OutsideInbox() {
  const { inbox: words } = useBetweenWords();
  const [view, setView] = useState<'open' | 'all'>('open');
  const letters = useInfiniteQuery({
    queryKey: ['letters', view],
    queryFn: ({ pageParam, signal }) => listLetters(view === 'open', pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: REFRESH_MS,
  });
  const items = letters.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={letters.data?.pages[0]?.authorityName ?? words.title}
      className="between-page"
      head={
        <Segmented
          value={view}
          onChange={setView}
          options={[
            { value: 'open', label: words.open },
            { value: 'all', label: words.all },
          ]}
        />
      }
    >
      {letters.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {letters.isError && <FailureNote error={letters.error} onRetry={() => void letters.refetch()} />}
      {letters.data && items.length === 0 && <EmptyNote title={words.none} hint={words.noneHint} />}
      {items.map((letter) => (
        <Card key={letter.id} letter={letter} />
      ))}
      {letters.hasNextPage && (
        <div className="between-tools">
          <Button loading={letters.isFetchingNextPage} onClick={() => void letters.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </Page>
  );
}

function Card({ letter }: { readonly letter: Letter }) {
  const words = useBetweenWords();
  const language = useLanguage();
  const isOpen = letter.acts.length > 0;
  return (
    <article className="between-card">
      <p className="between-head">
        <Link to={`/letters/${letter.id}`}>
          <strong>
            {words.kind[letter.kind]} <span className="figures">{letter.number}</span>
          </strong>
        </Link>
        <span className={`between-state between-${letter.state}`}>{words.letterState[letter.state]}</span>
        {isOpen && <span className="part-note">{words.replyBy(dayWords(letter.replyBy, language))}</span>}
        {letter.reminders > 0 && <span className="part-note">{words.reminders(letter.reminders)}</span>}
      </p>
      <p>{letter.letter.from.name}</p>
      <p className="part-note">{letter.letter.parties.map(({ name }) => name).join(' · ')}</p>
      <p className="prose">{letter.letter.action}</p>
    </article>
  );
}
