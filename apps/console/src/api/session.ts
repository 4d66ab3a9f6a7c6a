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
