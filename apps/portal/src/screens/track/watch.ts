import { signal, type ReadonlySignal } from '@preact/signals';
import type { Answer, Failure } from '../../api/client.js';
import type { ApplicantCase } from '../../api/types.js';

export interface Watched {
  readonly phase: 'loading' | 'ready' | 'failed' | 'locked';
  /** What was read last; stays in sight when a later reading fails. */
  readonly file: ApplicantCase | null;
  readonly readAt: Date | null;
  /** Of the last reading; null after a good one. */
  readonly failure: Failure | null;
  /** How often the case was found changed since it was opened. */
  readonly changes: number;
}

type Read = (seen: string | null) => Promise<Answer<ApplicantCase>>;

export interface CaseWatch {
  readonly state: ReadonlySignal<Watched>;
  /** Reads now. Readings never overlap: while one runs, a further one waits for its result. */
  read(): Promise<void>;
}

/** Reads a case again and again, asking only for what is new (RFC 9110, If-None-Match). */
export function createWatch(read: Read, now: () => Date): CaseWatch {
  const state = signal<Watched>({ phase: 'loading', file: null, readAt: null, failure: null, changes: 0 });
  let seen: string | null = null;
  let running: Promise<void> | null = null;

  const once = async () => {
    const before = state.value;
    const answer = await read(seen);
    if (answer.ok) {
      const isNews = before.file !== null && before.file.version !== answer.value.version;
      seen = answer.response.headers.get('ETag');
      state.value = {
        phase: 'ready',
        file: answer.value,
        readAt: now(),
        failure: null,
        changes: before.changes + (isNews ? 1 : 0),
      };
    } else if (answer.failure.status === 304) {
      state.value = { ...before, readAt: now(), failure: null };
    } else if (answer.failure.status === 401 || answer.failure.status === 404) {
      state.value = { ...before, phase: 'locked', failure: answer.failure };
    } else {
      state.value = { ...before, phase: before.file ? 'ready' : 'failed', failure: answer.failure };
    }
  };

  return {
    state,
    read() {
      running ??= once().finally(() => {
        running = null;
      });
      return running;
    },
  };
}
