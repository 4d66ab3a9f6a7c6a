import { client, settle } from './client.js';
import type { components, paths } from './schema.generated.js';

type Schemas = components['schemas'];
export type CasePrivacy = Schemas['PrivacyDto'];
export type ListedRequest = Schemas['ListedDataRequestDto'];
export type AuditEntry = Schemas['AuditEntryDto'];
export type ChainStatus = Schemas['ChainStatusDto'];
export type Verification = Schemas['VerificationDto'];
export type Unmasking = Schemas['UnmaskingDto'];
export type Retention = Schemas['RetentionDto'];
export type Rehearsal = Schemas['RetentionRehearsalDto'];
export type UnmaskReason = Schemas['UnmaskReason'];
export type ConsentPurpose = Schemas['ConsentPurpose'];
export type AuditQuestion = NonNullable<paths['/api/v1/audit/events']['get']['parameters']['query']>;

/** Calls about persons' data and about the audit record. */

export const readCasePrivacy = (caseNo: string, signal?: AbortSignal): Promise<CasePrivacy> =>
  settle(client.GET('/api/v1/cases/{caseNo}/privacy', { params: { path: { caseNo } }, signal }));

export async function unmask(caseNo: string, reason: UnmaskReason, note: string): Promise<Schemas['PartyDto'][]> {
  const body = { reason, note: note.trim() === '' ? null : note };
  return (await settle(client.POST('/api/v1/cases/{caseNo}/unmasking', { params: { path: { caseNo } }, body })))
    .parties;
}

export async function askConsent(caseNo: string, body: Schemas['ConsentQuestionDto']): Promise<void> {
  await settle(client.POST('/api/v1/cases/{caseNo}/consent-questions', { params: { path: { caseNo } }, body }));
}

export async function listDataRequests(state: 'open' | 'answered', signal?: AbortSignal): Promise<ListedRequest[]> {
  return (await settle(client.GET('/api/v1/data-requests', { params: { query: { state } }, signal }))).items;
}

export async function answerDataRequest(caseNo: string, id: string, body: Schemas['DataAnswerDto']): Promise<void> {
  await settle(client.POST('/api/v1/cases/{caseNo}/data-requests/{id}', { params: { path: { caseNo, id } }, body }));
}

export const searchAudit = (
  query: AuditQuestion,
  signal?: AbortSignal,
): Promise<{ items: AuditEntry[]; nextCursor?: string | null }> =>
  settle(client.GET('/api/v1/audit/events', { params: { query }, signal }));

export const readChain = (signal?: AbortSignal): Promise<ChainStatus> =>
  settle(client.GET('/api/v1/audit/status', { signal }));

export const verifyChain = (): Promise<Verification> => settle(client.POST('/api/v1/audit/verification'));

export async function listUnmaskings(signal?: AbortSignal): Promise<Unmasking[]> {
  return (await settle(client.GET('/api/v1/audit/unmaskings', { signal }))).items;
}

export const readRetention = (signal?: AbortSignal): Promise<Retention> =>
  settle(client.GET('/api/v1/retention', { signal }));

export const rehearseRetention = (): Promise<Rehearsal> => settle(client.POST('/api/v1/retention/rehearsal'));
