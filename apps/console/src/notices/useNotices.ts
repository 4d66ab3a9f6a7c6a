import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listNotices, markRead } from '../api/noticeCalls.js';

const KEY = ['notices'] as const;
const POLL_MS = 30_000;
/** Many notices at once ask for the list once. */
const GATHER_MS = 300;

/** The viewer's notices; asked for anew whenever the live line says so, and now and then while it is down. */
export function useNotices(isLive: boolean) {
  const query = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam, signal }) => listNotices(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: isLive ? false : POLL_MS,
  });
  const pages = query.data?.pages ?? [];
  return { ...query, items: pages.flatMap(({ items }) => items), unread: pages[0]?.unread ?? 0 };
}

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ upTo, only }: { upTo: string; only: boolean }) => markRead(upTo, only),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** Keeps one live line open while somebody is signed in. What comes over it only says that there is something to read. */
export function useLiveLine(): boolean {
  const client = useQueryClient();
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    const line = new EventSource('/api/v1/notices/stream');
    let timer: number | undefined;
    const readAnew = () => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        for (const key of [KEY, ['cases'], ['case'], ['counts']]) void client.invalidateQueries({ queryKey: key });
      }, GATHER_MS);
    };
    line.addEventListener('open', () => setLive(true));
    line.addEventListener('error', () => setLive(false));
    line.addEventListener('notice', readAnew);
    line.addEventListener('hello', () => void client.invalidateQueries({ queryKey: KEY }));
    return () => {
      window.clearTimeout(timer);
      line.close();
    };
  }, [client]);
  return isLive;
}
