import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { searchPrecedents } from '../api/between.js';
import { useBetweenWords } from '../language/betweenWords.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { SearchField } from '../marks/SearchField.js';
import { Page } from '../workspace/Page.js';
import { PrecedentList } from './PrecedentList.js';
import './between.css';

/** Designations that like cases are measured by. */
export function PrecedentsPage() {
  const { precedentsPage: words } = useBetweenWords();
  const [text, setText] = useState('');
  const found = useInfiniteQuery({
    queryKey: ['precedents', text.trim()],
    queryFn: ({ pageParam, signal }) => searchPrecedents(text.trim(), pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={words.title}
      lead={words.lead}
      head={<SearchField words={words.search} value={text} onType={setText} />}
      className="between-page"
    >
      {found.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {found.isError && <FailureNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <EmptyNote title={words.none} hint={text ? words.noneHint : undefined} />}
      {items.length > 0 && (
        <div className="between-card">
          <ul className="between-lines">
            <PrecedentList precedents={items} />
          </ul>
        </div>
      )}
      {found.hasNextPage && (
        <Button className="between-tools" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Page>
  );
}
