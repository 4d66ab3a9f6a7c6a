import { type Answer, client, settle } from './client.js';
import type {
  ApplicantCase,
  AssistanceRequest,
  Evidence,
  Filed,
  Institution,
  IpType,
  MaterialTag,
  Preview,
  Region,
} from './types.js';

/** Every call of the public interface that the portal makes; all else in the portal knows only these. */

export async function regions(): Promise<Answer<Region[]>> {
  const answer = await settle(client.GET('/api/v1/network/regions', {}));
  return answer.ok ? { ...answer, value: answer.value.items } : answer;
}

export async function industries(): Promise<Answer<string[]>> {
  const answer = await settle(client.GET('/api/v1/network/industries', {}));
  return answer.ok ? { ...answer, value: answer.value.items } : answer;
}

export async function institutions(query: { regionCode?: string; type?: IpType } = {}): Promise<Answer<Institution[]>> {
  const answer = await settle(client.GET('/api/v1/network/institutions', { params: { query } }));
  return answer.ok ? { ...answer, value: answer.value.items } : answer;
}

export const preview = (body: AssistanceRequest, signal: AbortSignal): Promise<Answer<Preview>> =>
  settle(client.POST('/api/v1/requests/preview', { body, signal }));

/** Files a request. The same key with the same body never files twice: a repeat gives the first answer again. */
export const file = (body: AssistanceRequest, key: string): Promise<Answer<Filed>> =>
  settle(client.POST('/api/v1/requests', { body, params: { header: { 'Idempotency-Key': key } } }));

export const lookup = (caseNo: string, queryCode: string): Promise<Answer<{ token: string; expiresAt: string }>> =>
  settle(client.POST('/api/v1/requests/lookup', { body: { caseNo, queryCode } }));

const bearer = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });

/** A case as its applicant sees it. With the ETag seen last, an unchanged case fails with status 304. */
export const readCase = (caseNo: string, token: string, seen: string | null): Promise<Answer<ApplicantCase>> =>
  settle(
    client.GET('/api/v1/requests/{caseNo}', {
      params: { path: { caseNo } },
      headers: { ...bearer(token), ...(seen === null ? {} : { 'If-None-Match': seen }) },
      cache: 'no-store',
    }),
  );

/** What an applicant can do on a case, by the last word of its address. */
export const APPLICANT_ACTS = ['supplement', 'messages', 'withdrawal', 'objection', 'challenge', 'rating'] as const;
export type ApplicantAct = (typeof APPLICANT_ACTS)[number];

export interface ActOnCase {
  readonly caseNo: string;
  readonly token: string;
  readonly act: ApplicantAct;
  /** The version of the case that the person was looking at. */
  readonly version: number;
  /** One key for one act, kept over retries. */
  readonly key: string;
  readonly body: { note: string; score?: number; materials?: MaterialTag[] };
}

export const act = ({ caseNo, token, act: which, version, key, body }: ActOnCase): Promise<Answer<unknown>> =>
  settle(
    client.POST('/api/v1/requests/{caseNo}/{act}', {
      params: { path: { caseNo, act: which }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key } },
      headers: bearer(token),
      body,
    }),
  );

/** The files that were handed in. */
export async function readEvidence(caseNo: string, token: string): Promise<Answer<Evidence[]>> {
  const answer = await settle(
    client.GET('/api/v1/requests/{caseNo}/evidence', {
      params: { path: { caseNo } },
      headers: bearer(token),
      cache: 'no-store',
    }),
  );
  return answer.ok ? { ...answer, value: answer.value.items } : answer;
}

export async function verifyReceipt(
  receipt: string,
): Promise<Answer<{ valid: boolean; content: Record<string, unknown> | null }>> {
  const answer = await settle(client.POST('/api/v1/receipts/verification', { body: { receipt } }));
  return answer.ok
    ? { ...answer, value: { valid: answer.value.valid, content: answer.value.content ?? null } }
    : answer;
}
