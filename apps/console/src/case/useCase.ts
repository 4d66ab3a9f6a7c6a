import { queryOptions, useQuery } from '@tanstack/react-query';
import { readCase, readRegions } from '../api/calls.js';
import type { Region } from '../api/shapes.js';

const REFRESH_MS = 20_000;

export const caseKey = (caseNo: string) => ['case', caseNo] as const;

const caseQuery = (caseNo: string) =>
  queryOptions({ queryKey: caseKey(caseNo), queryFn: ({ signal }) => readCase(caseNo, signal) });

/** The case as it stands at this moment, whatever the cache holds. */
export const freshCase = (caseNo: string) => ({ ...caseQuery(caseNo), staleTime: 0 });

/** One case, kept fresh while it is looked at, so that a change by somebody else is noticed before one acts. */
export const useCase = (caseNo: string) => useQuery({ ...caseQuery(caseNo), refetchInterval: REFRESH_MS });

/** Names of divisions, from the province down; until the tree is there, the code itself. */
export function useRegionNames(): (code: string | null | undefined) => string {
  const { data } = useQuery({
    queryKey: ['regions'],
    queryFn: async ({ signal }) => new Map((await readRegions(signal)).map((region) => [region.code, region])),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return (code) => (code ? regionName(code, data) : '—');
}

function regionName(code: string, regions: ReadonlyMap<string, Region> | undefined): string {
  const names: string[] = [];
  let region = regions?.get(code);
  while (region && names.length < 4) {
    if (names[0] !== region.nameZh) names.unshift(region.nameZh);
    region = region.parentCode ? regions?.get(region.parentCode) : undefined;
  }
  return names.length === 0 ? code : names.join('');
}
