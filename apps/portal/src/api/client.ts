import createClient from 'openapi-fetch';
import { language } from '../settings.js';
import type { paths } from './schema.generated.js';
import type { FieldFault } from './types.js';

/** Why a call did not succeed, in one shape whoever refused it. `status` 0: nothing came back at all. */
export interface Failure {
  readonly status: number;
  /** A code of the interface's catalogue, or `offline` / `unreadable`. */
  readonly code: string;
  /** A sentence in the reader's language; empty where the interface gave none. */
  readonly title: string;
  readonly faults: readonly FieldFault[];
  readonly correlationId: string | null;
  /** From Retry-After. */
  readonly retryAfterSeconds: number | null;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly response: Response }
  | { readonly ok: false; readonly failure: Failure };

/** A line that says nothing for this long is taken for broken. */
const PATIENCE_MS = 20_000;

/** `fetch` that gives up after a while, and at once when the caller does. */
async function patientFetch(request: Request): Promise<Response> {
  const limit = new AbortController();
  const giveUp = () => {
    limit.abort();
  };
  const timer = setTimeout(giveUp, PATIENCE_MS);
  request.signal.addEventListener('abort', giveUp);
  try {
    return await fetch(new Request(request, { signal: limit.signal }));
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', giveUp);
  }
}

/** Where an address calls very often, a call is asked for a proof of work: it is done, and the call made once more. */
async function provenFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await patientFetch(request);
  if (answer.status !== 429) return answer;
  const problem: unknown = await answer
    .clone()
    .json()
    .catch(() => null);
  if (!isRecord(problem) || problem['code'] !== 'rate.proof_needed') return answer;
  const { proof } = await import('./proof.js');
  const done = await proof();
  if (done === null) return answer;
  again.headers.set('X-Proof-Of-Work', done);
  return patientFetch(again);
}

export const client = createClient<paths>({ baseUrl: location.origin, fetch: provenFetch });
client.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', language.value);
    return request;
  },
});

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function faultsOf(value: unknown): FieldFault[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map(({ path, code, message }) => ({ path: text(path), code: text(code), message: text(message) }));
}

function failureOf(error: unknown, response: Response): Failure {
  const problem = isRecord(error) ? error : {};
  const wait = Number(response.headers.get('Retry-After'));
  return {
    status: response.status,
    code: text(problem['code']) || 'unreadable',
    title: text(problem['title']),
    faults: faultsOf(problem['errors']),
    correlationId: text(problem['correlationId']) || null,
    retryAfterSeconds: wait > 0 ? wait : null,
  };
}

export const OFFLINE: Failure = {
  status: 0,
  code: 'offline',
  title: '',
  faults: [],
  correlationId: null,
  retryAfterSeconds: null,
};

type Raw<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/** Turns what the client gives or throws into an `Answer`. Never throws: a broken line is a failure like any other. */
export async function settle<T>(call: Raw<T>): Promise<Answer<T>> {
  try {
    const { data, error, response } = await call;
    return response.ok && data !== undefined
      ? { ok: true, value: data, response }
      : { ok: false, failure: failureOf(error, response) };
  } catch {
    return { ok: false, failure: OFFLINE };
  }
}
