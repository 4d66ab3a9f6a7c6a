import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type OutboxView, readOutbox, retryLetter, settleLetter } from '../api/noticeCalls.js';
import { asProblem } from '../api/problem.js';
import type { OutboxLine } from '../api/shapes.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { useNoticeWords } from '../language/noticeWords.js';
import { useWords } from '../language/useWords.js';
import { EmptyNote, failureWords, FailureNote } from '../marks/notes.js';
import { instantWords } from '../time/words.js';
import { isCoordinator, useSignedIn } from '../workspace/me.js';
import { Page } from '../workspace/Page.js';
import './notices.css';

const VIEWS: readonly OutboxView[] = ['all', 'waiting', 'attention'];
const REFRESH_MS = 15_000;

/** Letters to applicants, with what became of each; without a mail server, what would have been sent. */
export function OutboxPage() {
  const { outbox: words } = useNoticeWords();
  const [view, setView] = useState<OutboxView>('all');
  const outbox = useInfiniteQuery({
    queryKey: ['outbox', view],
    queryFn: ({ pageParam, signal }) => readOutbox(view, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: REFRESH_MS,
  });
  const pages = outbox.data?.pages ?? [];
  const letters = pages.flatMap(({ items }) => items);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      head={
        <Segmented value={view} options={VIEWS.map((value) => ({ value, label: words[value] }))} onChange={setView} />
      }
      className="outbox"
    >
      {pages[0]?.sends === false && <p className="outbox-held">{words.held}</p>}
      {outbox.isPending && <Skeleton active />}
      {outbox.isError && <FailureNote error={outbox.error} onRetry={() => void outbox.refetch()} />}
      {outbox.isSuccess && letters.length === 0 && <EmptyNote title={words.none} hint={words.noneHint[view]} />}
      {letters.length > 0 && (
        <ul className="letters">
          {letters.map((letter) => (
            <LetterLine key={letter.seq} letter={letter} />
          ))}
        </ul>
      )}
      {outbox.hasNextPage && (
        <Button loading={outbox.isFetchingNextPage} onClick={() => void outbox.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Page>
  );
}

function LetterLine({ letter }: { readonly letter: OutboxLine }) {
  const { outbox: words } = useNoticeWords();
  const label = useLabels();
  const language = useLanguage();
  const { me } = useSignedIn();
  const { settledAt, state } = letter;
  return (
    <li>
      <div className="letter-head">
        <div>
          <div className="letter-about">
            {isCoordinator(me) ? (
              <Link className="figures" to={`/cases/${letter.caseNo}`}>
                {letter.caseNo}
              </Link>
            ) : (
              <span className="figures">{letter.caseNo}</span>
            )}
            {label('act', letter.act)}
          </div>
          <div className="letter-meta">
            <span>
              {words.to} {letter.address ?? words.noAddress}
            </span>
            <span className="figures">{instantWords(letter.at, language)}</span>
            {letter.attempts > 0 && <span>{words.attempts(letter.attempts)}</span>}
            {state === 'written' && letter.nextAttemptAt && letter.attempts > 0 && (
              <span>{words.next(instantWords(letter.nextAttemptAt, language))}</span>
            )}
          </div>
        </div>
        <span className={`letter-state letter-${settledAt ? 'settled' : state}`}>
          {settledAt ? words.settled : words.state[state]}
        </span>
      </div>
      {letter.lastError && <p className="letter-error">{letter.lastError}</p>}
      <LetterActs letter={letter} />
    </li>
  );
}

/** What can be done about a letter, and what it says. */
function LetterActs({ letter }: { readonly letter: OutboxLine }) {
  const { outbox: words } = useNoticeWords();
  const all = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [isShown, setShown] = useState(false);
  const act = useMutation({
    mutationFn: (what: 'retry' | 'settle') => (what === 'retry' ? retryLetter(letter.seq) : settleLetter(letter.seq)),
    onSuccess: (_, what) => what === 'retry' && void message.success(words.sent),
    onError: (error) => void message.error(failureWords(asProblem(error), all)),
    onSettled: () => client.invalidateQueries({ queryKey: ['outbox'] }),
  });
  const isOpen = !letter.settledAt && ['held', 'failed', 'unknown'].includes(letter.state);
  return (
    <>
      <div className="letter-acts">
        {letter.text && (
          <Button size="small" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? words.hide : words.show}
          </Button>
        )}
        {isOpen && letter.state !== 'held' && (
          <>
            <Button size="small" type="primary" loading={act.isPending} onClick={() => act.mutate('retry')}>
              {words.retry}
            </Button>
            <Button size="small" disabled={act.isPending} onClick={() => act.mutate('settle')}>
              {words.settle}
            </Button>
          </>
        )}
      </div>
      {isShown && letter.text && (
        <pre className="letter-text">
          <strong>{letter.subject}</strong>
          {`\n\n${letter.text}`}
        </pre>
      )}
    </>
  );
}
