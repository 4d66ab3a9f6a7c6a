import { client, settle } from './client.js';
import type { NoticePage, Outbox } from './shapes.js';

/** Calls about what people were told. */
export const listNotices = (cursor: string | null, signal?: AbortSignal): Promise<NoticePage> =>
  settle(client.GET('/api/v1/notices', { params: { query: cursor === null ? {} : { cursor } }, signal }));

export const markRead = (upTo: string, only: boolean): Promise<unknown> =>
  settle(client.POST('/api/v1/notices/read', { body: { upTo, only } }));

export type OutboxView = 'all' | 'waiting' | 'attention';

export const readOutbox = (view: OutboxView, cursor: string | null, signal?: AbortSignal): Promise<Outbox> =>
  settle(
    client.GET('/api/v1/notices/outbox', {
      params: { query: { view, ...(cursor === null ? {} : { cursor }) } },
      signal,
    }),
  );

export const retryLetter = (seq: string): Promise<unknown> =>
  settle(client.POST('/api/v1/notices/outbox/{seq}/retry', { params: { path: { seq } } }));

export const settleLetter = (seq: string): Promise<unknown> =>
  settle(client.POST('/api/v1/notices/outbox/{seq}/settle', { params: { path: { seq } } }));
