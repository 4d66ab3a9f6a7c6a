import { client, settle } from './client.js';
import { Problem } from './problem.js';
import type { Me } from './shapes.js';

/** Who is signed in, or null. */
export async function readMe(): Promise<Me | null> {
  try {
    return await settle(client.GET('/api/v1/auth/me'));
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

export async function sendPassword(login: string, password: string): Promise<void> {
  await settle(client.POST('/api/v1/auth/login', { body: { login, password } }));
}

export const sendCode = (code: string): Promise<Me> =>
  settle(client.POST('/api/v1/auth/second-factor', { body: { code } }));

export async function signOut(): Promise<void> {
  await settle(client.POST('/api/v1/auth/logout'));
}

/** Ways to sign in beside password and passkey. */
export const readWays = (): Promise<{ openId?: { label: string } | null }> => settle(client.GET('/api/v1/auth/ways'));

/** Sends the browser to the identity provider; it comes back by itself. */
export async function goToProvider(): Promise<void> {
  location.assign((await settle(client.POST('/api/v1/auth/open-id/start'))).url);
}

/** Sign-in by passkey alone: the browser asks which one. */
export async function signInByPasskey(): Promise<Me> {
  const { options, ticket } = await settle(client.POST('/api/v1/auth/passkey-challenge'));
  const response = await signed(options);
  return byPasskey(settle(client.POST('/api/v1/auth/passkey', { body: { ticket, response } })));
}

/** The second step by passkey, or both factors once more. */
export async function provePasskey(): Promise<Me> {
  const { options, ticket } = await settle(client.POST('/api/v1/auth/second-factor/passkey-challenge'));
  const response = await signed(options);
  return byPasskey(settle(client.POST('/api/v1/auth/second-factor/passkey', { body: { ticket, response } })));
}

/** A key that the door does not know, or no longer: said as what it is, not as a wrong password. */
const byPasskey = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    throw error instanceof Problem && error.status === 401 ? new Problem(400, 'passkey.refused', error.title) : error;
  });

async function signed(options: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const optionsJSON = options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON'];
  try {
    return { ...(await startAuthentication({ optionsJSON })) };
  } catch {
    // Cancelled, timed out, or none of the keys is here: the person knows which.
    throw new Problem(400, 'passkey.refused', '');
  }
}
