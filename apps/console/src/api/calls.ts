import { client, settle } from './client.js';
import type { paths } from './schema.generated.js';
import type {
  ActAnswer,
  ActBody,
  CaseDetail,
  CasePage,
  Colleague,
  Evidence,
  Institution,
  Overview,
  Region,
} from './shapes.js';

type CaseQuery = NonNullable<paths['/api/v1/cases']['get']['parameters']['query']>;

/** What a list of cases is asked for. Absent = no restriction. */
export interface ListQuestion extends Readonly<Pick<CaseQuery, 'view' | 'status' | 'ipType'>> {
  readonly urgent?: boolean;
  readonly q?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

export function listCases(question: ListQuestion, signal?: AbortSignal): Promise<CasePage> {
  const { urgent, limit, ...rest } = question;
  const query = {
    ...rest,
    ...(urgent ? { urgent: 'true' as const } : {}),
    ...(limit === undefined ? {} : { limit: String(limit) }),
  };
  return settle(client.GET('/api/v1/cases', { params: { query }, signal }));
}

export const readCase = (caseNo: string, signal?: AbortSignal): Promise<CaseDetail> =>
  settle(client.GET('/api/v1/cases/{caseNo}', { params: { path: { caseNo } }, signal }));

/** The files that the applicant handed in, oldest first. */
export async function listEvidence(caseNo: string, signal?: AbortSignal): Promise<Evidence[]> {
  return (await settle(client.GET('/api/v1/cases/{caseNo}/evidence', { params: { path: { caseNo } }, signal }))).items;
}

/** One file as it was handed in; the call is on the audit log. */
export const fetchEvidence = (caseNo: string, id: string): Promise<Blob> =>
  settle(client.GET('/api/v1/cases/{caseNo}/evidence/{id}', { params: { path: { caseNo, id } }, parseAs: 'blob' }));

/** One act on a case, as decided on `version`; the same `key` sent twice acts once. */
export interface ActCall {
  readonly caseNo: string;
  readonly act: string;
  readonly version: number;
  readonly key: string;
  readonly body: ActBody;
}

export function sendAct({ caseNo, act, version, key, body }: ActCall): Promise<ActAnswer> {
  const header = { 'If-Match': `"${version}"`, 'Idempotency-Key': key };
  return settle(client.POST('/api/v1/cases/{caseNo}/{act}', { params: { path: { caseNo, act }, header }, body }));
}

export async function listColleagues(signal?: AbortSignal): Promise<Colleague[]> {
  return (await settle(client.GET('/api/v1/workload/colleagues', { signal }))).items;
}

export const readOverview = (signal?: AbortSignal): Promise<Overview> =>
  settle(client.GET('/api/v1/workload/overview', { signal }));

/** The directory as it stands, all of it. */
export async function readDirectory(signal?: AbortSignal): Promise<{ version: string; institutions: Institution[] }> {
  const page = await settle(client.GET('/api/v1/network/institutions', { signal }));
  return { version: page.directoryVersion, institutions: page.items };
}

/** The whole tree of divisions; the browser's own cache keeps it by its tag. */
export async function readRegions(signal?: AbortSignal): Promise<Region[]> {
  return (await settle(client.GET('/api/v1/network/regions', { params: { query: {} }, signal }))).items;
}
