import { client, settle } from './client.js';
import type { components } from './schema.generated.js';

export type ArchiveFile = components['schemas']['ArchiveFileDto'];
export type Destruction = components['schemas']['DestructionDto'];
export type Retention = components['schemas']['Retention'];
export type ArchiveView = 'kept' | 'due' | 'held' | 'destroyed';

/** Calls about archived files. */
export const listArchive = async (view: ArchiveView, q: string, signal?: AbortSignal): Promise<ArchiveFile[]> =>
  (await settle(client.GET('/api/v1/archive', { params: { query: { view, ...(q ? { q } : {}) } }, signal }))).items;

export const changeRetention = (caseNo: string, retention: Retention, reason: string): Promise<unknown> =>
  settle(
    client.POST('/api/v1/archive/files/{caseNo}/retention', {
      params: { path: { caseNo } },
      body: { retention, reason },
    }),
  );

export const holdFile = (caseNo: string, reason: string): Promise<unknown> =>
  settle(client.POST('/api/v1/archive/files/{caseNo}/hold', { params: { path: { caseNo } }, body: { reason } }));

export const liftHold = (caseNo: string, reason: string): Promise<unknown> =>
  settle(client.POST('/api/v1/archive/files/{caseNo}/lift', { params: { path: { caseNo } }, body: { reason } }));

export const packageAddress = (caseNo: string): string => `/api/v1/archive/files/${encodeURIComponent(caseNo)}/package`;

export const listDestructions = async (signal?: AbortSignal): Promise<Destruction[]> =>
  (await settle(client.GET('/api/v1/archive/destructions', { signal }))).items;

export const proposeDestruction = (caseNos: string[], reason: string): Promise<unknown> =>
  settle(client.POST('/api/v1/archive/destructions', { body: { caseNos, reason } }));

export const approveDestruction = (id: string, authorityRef: string): Promise<unknown> =>
  settle(
    client.POST('/api/v1/archive/destructions/{id}/approve', { params: { path: { id } }, body: { authorityRef } }),
  );

export const rejectDestruction = (id: string): Promise<unknown> =>
  settle(client.POST('/api/v1/archive/destructions/{id}/reject', { params: { path: { id } } }));
