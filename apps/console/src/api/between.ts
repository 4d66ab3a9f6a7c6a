import { client, settle } from './client.js';
import type { components } from './schema.generated.js';

type Schemas = components['schemas'];
export type Between = Schemas['BetweenDto'];
export type CoTask = Schemas['CoTaskDto'];
export type PullRequest = Schemas['PullRequestDto'];
export type Letter = Schemas['LetterDto'];
export type LetterStep = Schemas['LetterStepDto'];
export type Sharing = Schemas['SharingDto'];
export type Precedent = Schemas['PrecedentDto'];
export type Channel = Schemas['ChannelDto'];
export type ChannelChange = Schemas['ChannelChangeDto'];

/** What stands between institutions, and with outside bodies, about one case. */
export const readBetween = (caseNo: string, signal?: AbortSignal): Promise<Between> =>
  settle(client.GET('/api/v1/cases/{caseNo}/between', { params: { path: { caseNo } }, signal }));

export const takeStep = (caseNo: string, id: string, step: string, body: LetterStep): Promise<Between> =>
  settle(client.POST('/api/v1/cases/{caseNo}/letters/{id}/{step}', { params: { path: { caseNo, id, step } }, body }));

export async function searchPrecedents(
  q: string,
  before: string | null,
  signal?: AbortSignal,
): Promise<{ items: Precedent[]; nextCursor: string | null }> {
  const query = { ...(q ? { q } : {}), ...(before ? { before } : {}) };
  const page = await settle(client.GET('/api/v1/precedents', { params: { query }, signal }));
  return { items: page.items, nextCursor: page.nextCursor ?? null };
}

/** Letters addressed to the authority of whoever is signed in. */
export async function listLetters(
  isOpen: boolean,
  after: string | null,
  signal?: AbortSignal,
): Promise<{ items: Letter[]; nextCursor: string | null; authorityName: string }> {
  const query = { ...(isOpen ? { open: 'true' as const } : {}), ...(after ? { after } : {}) };
  const page = await settle(client.GET('/api/v1/authority/letters', { params: { query }, signal }));
  return { items: page.items, nextCursor: page.nextCursor ?? null, authorityName: page.authorityName };
}

export const readLetter = (id: string, signal?: AbortSignal): Promise<Letter> =>
  settle(client.GET('/api/v1/authority/letters/{id}', { params: { path: { id } }, signal }));

export const answerLetter = (id: string, answer: string, body: LetterStep): Promise<Letter> =>
  settle(client.POST('/api/v1/authority/letters/{id}/{answer}', { params: { path: { id, answer } }, body }));

export async function listChannels(signal?: AbortSignal): Promise<Channel[]> {
  return (await settle(client.GET('/api/v1/authorities/channels', { signal }))).items;
}

type ShownOnce = Schemas['ShownOnceDto'];

const at = (authorityId: string) => ({ path: { authorityId } });

export const setChannel = (authorityId: string, body: ChannelChange): Promise<ShownOnce> =>
  settle(client.POST('/api/v1/authorities/channels/{authorityId}', { params: at(authorityId), body }));

export const rotateSecret = (authorityId: string): Promise<ShownOnce> =>
  settle(client.POST('/api/v1/authorities/channels/{authorityId}/secret', { params: at(authorityId) }));

export const createKey = (authorityId: string, name: string): Promise<ShownOnce> =>
  settle(client.POST('/api/v1/authorities/channels/{authorityId}/keys', { params: at(authorityId), body: { name } }));

export const createAccount = (
  authorityId: string,
  body: Schemas['NewOutsideAccountDto'],
): Promise<Schemas['NewAccountAnswerDto']> =>
  settle(client.POST('/api/v1/authorities/channels/{authorityId}/accounts', { params: at(authorityId), body }));

export const rotateKey = (keyId: string): Promise<ShownOnce> =>
  settle(client.POST('/api/v1/authorities/keys/{keyId}/rotation', { params: { path: { keyId } } }));

export const revokeKey = (keyId: string): Promise<unknown> =>
  settle(client.POST('/api/v1/authorities/keys/{keyId}/revocation', { params: { path: { keyId } } }));
