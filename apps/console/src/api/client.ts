import createClient, { type Middleware } from 'openapi-fetch';
import { currentLanguage } from '../language/choice.js';
import { noAnswer, problemFrom } from './problem.js';
import type { paths } from './schema.generated.js';

type Listener = () => void;
const expiryListeners = new Set<Listener>();

/** Calls back whenever an answer says that the session is over; returns the way to stop. */
export function onSessionExpired(listener: Listener): Listener {
  expiryListeners.add(listener);
  return () => expiryListeners.delete(listener);
}

/** Signing in answers 401 too, but then nothing has expired. */
const isSigningIn = (url: string): boolean => new URL(url, location.origin).pathname.includes('/api/v1/auth/');

const house: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', currentLanguage());
    if (request.method !== 'GET') request.headers.set('X-Requested-With', 'ipr');
    return request;
  },
  onResponse({ request, response }) {
    if (response.status === 401 && !isSigningIn(request.url)) for (const listener of expiryListeners) listener();
    return response;
  },
};

export const client = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });
client.use(house);

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of an answer, or a thrown Problem: no call site looks at status codes. */
export async function settle<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch {
    throw noAnswer();
  }
  if (!answer.response.ok) throw problemFrom(answer.response.status, answer.error);
  return answer.data as T;
}
