import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { asProblem } from '../api/problem.js';
import {
  type Release,
  type ReleaseKind,
  readCurrentDirectory,
  readRelease,
  type Step,
  takeStep,
} from '../api/releases.js';
import { useWords } from '../language/useWords.js';
import { failureWords } from '../marks/notes.js';

const WATCHING_MS = 1500;
const RESTING_MS = 30_000;

const isGoing = (release: Release | undefined): boolean =>
  [release?.proofRun, release?.rehearsalRun].some((run) => run?.state === 'waiting' || run?.state === 'running');

export const releaseKey = (kind: ReleaseKind, id: string) => ['release', kind, id] as const;

/** One release, watched closely while the worker is at it. */
export const useRelease = (kind: ReleaseKind, id: string) =>
  useQuery({
    queryKey: releaseKey(kind, id),
    queryFn: ({ signal }) => readRelease(kind, id, signal),
    refetchInterval: ({ state }) => (isGoing(state.data) ? WATCHING_MS : RESTING_MS),
  });

/** The directory in force, as the forms need it. */
export const useCurrentDirectory = () =>
  useQuery({
    queryKey: ['directory', 'current'],
    queryFn: ({ signal }) => readCurrentDirectory(signal),
    staleTime: 60_000,
  });

/** Does something about a release and reads it anew; a refusal is said in the reader's language. */
export function useDoing(release: Release) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const words = useWords();
  const key = releaseKey(release.kind, release.id);
  const work = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['releases'] }),
    onError: (error) => void message.error(failureWords(asProblem(error), words), 6),
  });
  return {
    isBusy: work.isPending,
    run: (act: () => Promise<unknown>) => work.mutate(act),
    step: (step: Step, onDone?: () => void) =>
      work.mutate(() => takeStep(release, step), { onSuccess: () => onDone?.() }),
  };
}
