import { client, settle } from './client.js';
import type { paths } from './schema.generated.js';
import type { Ages, BacklogDay, ClosingFigures, Flow } from './shapes.js';

type ClosingQuery = NonNullable<paths['/api/v1/workload/closing']['get']['parameters']['query']>;
export type ClosingQuestion = Readonly<Required<Pick<ClosingQuery, 'by' | 'from' | 'to'>>> &
  Readonly<Pick<ClosingQuery, 'type'>>;
export type HistoryDays = '7' | '30' | '90' | '365';
export type FlowDays = '30' | '90' | '365' | 'all';

/** Figures for whoever looks after more than one case. */
export const readClosing = async (query: ClosingQuestion, signal?: AbortSignal): Promise<ClosingFigures[]> =>
  (await settle(client.GET('/api/v1/workload/closing', { params: { query }, signal }))).items;

export const readHistory = async (days: HistoryDays, signal?: AbortSignal): Promise<BacklogDay[]> =>
  (await settle(client.GET('/api/v1/workload/history', { params: { query: { days } }, signal }))).items;

export const readAges = async (signal?: AbortSignal): Promise<Ages[]> =>
  (await settle(client.GET('/api/v1/workload/ages', { signal }))).items;

export const readFlows = async (days: FlowDays, signal?: AbortSignal): Promise<Flow[]> =>
  (await settle(client.GET('/api/v1/workload/flows', { params: { query: { days } }, signal }))).items;

/** Where the table of the same figures is downloaded. */
export function closingTable({ by, from, to, type }: ClosingQuestion): string {
  const query = new URLSearchParams({ by, from: from ?? '', to: to ?? '', ...(type ? { type } : {}) });
  return `/api/v1/workload/closing.csv?${query.toString()}`;
}
