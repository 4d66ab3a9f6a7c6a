import { useQuery, useQueryClient } from '@tanstack/react-query';
import { listCases } from '../api/calls.js';
import type { ViewCounts } from '../api/shapes.js';

const COUNTS_EVERY_MS = 30_000;
const key = ['counts'] as const;

/** How much waits in each view. The list brings the figures along, so only the other screens ask for them. */
export function useCounts(isOnList: boolean): ViewCounts | undefined {
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await listCases({ view: 'inbox', limit: 1 }, signal)).counts,
    enabled: !isOnList,
    refetchInterval: COUNTS_EVERY_MS,
  }).data;
}

export function useKeepCounts(): (counts: ViewCounts) => void {
  const client = useQueryClient();
  return (counts) => client.setQueryData(key, counts);
}
