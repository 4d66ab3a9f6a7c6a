import { useInfiniteQuery } from '@tanstack/react-query';
import { listCases, type ListQuestion } from '../api/calls.js';
import { useKeepCounts } from '../workspace/counts.js';

const REFRESH_MS = 15_000;
const PAGE_SIZE = 50;
/** Each refresh asks again for every page on show; beyond this many the interval stretches instead of the load. */
const PAGES_PER_REFRESH = 4;

export const listKey = (question: ListQuestion) => ['cases', question] as const;

/** The list for a question: page after page, refreshed by itself while the tab is in view. */
export function useCaseList(question: ListQuestion) {
  const keepCounts = useKeepCounts();
  return useInfiniteQuery({
    queryKey: listKey(question),
    queryFn: async ({ pageParam, signal }) => {
      const page = await listCases({ ...question, cursor: pageParam, limit: PAGE_SIZE }, signal);
      keepCounts(page.counts);
      return page;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      REFRESH_MS * Math.max(1, Math.ceil((state.data?.pages.length ?? 1) / PAGES_PER_REFRESH)),
  });
}
