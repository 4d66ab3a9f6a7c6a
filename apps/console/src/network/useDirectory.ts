import { useQuery } from '@tanstack/react-query';
import { readDirectory } from '../api/calls.js';

const HOUR_MS = 3_600_000;

/** The directory changes by release, a few times a year: once an hour is fresh enough. */
export function useDirectory() {
  return useQuery({
    queryKey: ['directory'],
    queryFn: ({ signal }) => readDirectory(signal),
    staleTime: HOUR_MS,
    gcTime: HOUR_MS,
  });
}
