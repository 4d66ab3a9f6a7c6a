import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { readBetween } from '../api/between.js';
import { caseKey } from '../case/useCase.js';

export const betweenKey = (caseNo: string) => ['between', caseNo] as const;

/** Read anew whenever the case has moved on: `version` is the one on the page. */
export const useBetween = (caseNo: string, version?: number) =>
  useQuery({
    queryKey: [...betweenKey(caseNo), version ?? 0],
    queryFn: ({ signal }) => readBetween(caseNo, signal),
    placeholderData: keepPreviousData,
    enabled: caseNo !== '',
  });

/** After a step with a letter the case may have moved too. */
export function useRefreshCase(): (caseNo: string) => Promise<void> {
  const client = useQueryClient();
  return async (caseNo) => {
    await Promise.all([
      client.invalidateQueries({ queryKey: caseKey(caseNo) }),
      client.invalidateQueries({ queryKey: betweenKey(caseNo) }),
    ]);
  };
}
