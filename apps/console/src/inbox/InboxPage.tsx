import { Button } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useWords } from '../language/useWords.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { useCounts } from '../workspace/counts.js';
import { isCoordinator, useSignedIn } from '../workspace/me.js';
import { useTitle } from '../workspace/useTitle.js';
import { CaseList, ListSkeleton } from './CaseList.js';
import { Filters } from './Filters.js';
import { keepPlace } from './place.js';
import { hasFilter, onceEach, questionOf, type View, viewOf, viewsFor, withoutFilters } from './question.js';
import { useCaseList } from './useCaseList.js';
import './inbox.css';

/** The lists of cases: where a working day starts and returns to. */
export function InboxPage() {
  const [address] = useSearchParams();
  const { views, list } = useWords();
  const view = viewOf(address);
  const search = address.toString();
  useEffect(() => keepPlace({ search }), [search]);
  useTitle(views[view]);
  return (
    <div className="inbox">
      <header className="inbox-head">
        <div className="inbox-title">
          <h1>{views[view]}</h1>
          <p>{list.hint[view]}</p>
        </div>
        <ViewTabs here={view} />
        <Filters />
      </header>
      <Content />
    </div>
  );
}

/** The views as a strip, where there is no room for the side. */
function ViewTabs({ here }: { readonly here: View }) {
  const { views } = useWords();
  const { me } = useSignedIn();
  const counts = useCounts(true);
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' }); // newer browsers answer with a promise, which is no clean-up
  }, [here]);
  return (
    <nav className="inbox-tabs">
      {viewsFor(isCoordinator(me)).map((view) => {
        const count = view === 'all' ? undefined : counts?.[view];
        return (
          <Link
            key={view}
            ref={view === here ? current : undefined}
            to={view === 'inbox' ? '/' : `/?view=${view}`}
            aria-current={view === here ? 'page' : undefined}
          >
            {views[view]}
            {Boolean(count) && (
              <span className={view === 'overdue' ? 'tab-count tab-count-alarm' : 'tab-count'}>{count}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}

function Content() {
  const [address, setAddress] = useSearchParams();
  const { list } = useWords();
  const question = useMemo(() => questionOf(address), [address]);
  const cases = useCaseList(question);
  const rows = useMemo(() => onceEach(cases.data?.pages ?? []), [cases.data]);
  useEffect(() => keepPlace({ caseNos: rows.map(({ caseNo }) => caseNo) }), [rows]);
  if (cases.isPending) return <ListSkeleton />;
  if (!cases.data) return <FailureNote error={cases.error} onRetry={() => void cases.refetch()} />;
  const view = viewOf(address);
  if (rows.length === 0) {
    return hasFilter(question) ? (
      <EmptyNote title={list.noMatch} hint={list.noMatchHint}>
        <Button onClick={() => setAddress(withoutFilters(address))}>{list.clear}</Button>
      </EmptyNote>
    ) : (
      <EmptyNote title={list.emptyTitle[view]} hint={list.emptyHint[view]} />
    );
  }
  return (
    <>
      <CaseList rows={rows} />
      <ListFoot cases={cases} count={rows.length} />
    </>
  );
}

function ListFoot({ cases, count }: { readonly cases: ReturnType<typeof useCaseList>; readonly count: number }) {
  const { list } = useWords();
  const time = new Date(cases.dataUpdatedAt).toLocaleTimeString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return (
    <footer className="inbox-foot">
      {cases.hasNextPage && (
        <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {list.more}
        </Button>
      )}
      <span>{cases.hasNextPage ? list.shown(count) : list.end(count)}</span>
      <span className={cases.isRefetchError ? 'inbox-stale' : undefined} role="status">
        {cases.isRefetchError ? list.stale : list.refreshed(time)}
      </span>
    </footer>
  );
}
