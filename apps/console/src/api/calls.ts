import { client, settle } from './client.js';
import type { paths } from './schema.generated.js';
import type {
  Accuracy,
  ActAnswer,
  ActBody,
  Assignment,
  Calendar,
  CaseDetail,
  CasePage,
  Colleague,
  CustodyEntry,
  Evidence,
  EvidenceStore,
  Institution,
  LimitBody,
  Limits,
  Moves,
  Overview,
  ProfileBody,
  ProposedEdits,
  PlanBody,
  PublishedLimit,
  Region,
  Routing,
  Team,
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

/** A picture in small. Looking at it is on the audit log, so it is fetched when somebody asks for it and not before. */
export const fetchPreview = (caseNo: string, id: string): Promise<Blob> =>
  settle(
    client.GET('/api/v1/cases/{caseNo}/evidence/{id}/preview', { params: { path: { caseNo, id } }, parseAs: 'blob' }),
  );

/** Everything that ever happened to a file. */
export async function readCustody(caseNo: string, id: string, signal?: AbortSignal): Promise<CustodyEntry[]> {
  const path = { caseNo, id };
  return (await settle(client.GET('/api/v1/cases/{caseNo}/evidence/{id}/custody', { params: { path }, signal }))).items;
}

export const readEvidenceStore = (signal?: AbortSignal): Promise<EvidenceStore> =>
  settle(client.GET('/api/v1/evidence-store', { signal }));

/** Has a file read and scanned again. */
export const checkFileAgain = (id: string): Promise<unknown> =>
  settle(client.POST('/api/v1/evidence-store/{id}/check', { params: { path: { id } } }));

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

/** Every decision about a case, oldest first. */
export async function readRouting(caseNo: string, signal?: AbortSignal): Promise<Routing[]> {
  return (await settle(client.GET('/api/v1/cases/{caseNo}/routing', { params: { path: { caseNo } }, signal }))).items;
}

export const readAssignment = (caseNo: string, signal?: AbortSignal): Promise<Assignment> =>
  settle(client.GET('/api/v1/cases/{caseNo}/assignment', { params: { path: { caseNo } }, signal }));

export const readTeam = (signal?: AbortSignal): Promise<Team> =>
  settle(client.GET('/api/v1/workload/team', { signal }));

export const changeProfile = (accountId: string, body: ProfileBody): Promise<Team> =>
  settle(client.POST('/api/v1/workload/team/{accountId}', { params: { path: { accountId } }, body }));

export const switchAssignment = (isAutomatic: boolean): Promise<Team> =>
  settle(client.POST('/api/v1/workload/assignment', { body: { isAutomatic } }));

interface Period {
  readonly from: string;
  readonly to: string;
}

export const readAccuracy = (query: Period, signal?: AbortSignal): Promise<Accuracy> =>
  settle(client.GET('/api/v1/workload/accuracy', { params: { query }, signal }));

export const readAccuracyEdits = (query: Period, signal?: AbortSignal): Promise<ProposedEdits> =>
  settle(client.GET('/api/v1/workload/accuracy/edits', { params: { query }, signal }));
/** National limits, and shorter ones that were published. */
export const readLimits = (signal?: AbortSignal): Promise<Limits> =>
  settle(client.GET('/api/v1/policy/limits', { signal }));

/** The same limit published twice is one, so a key made anew each time does no harm. */
export const publishLimit = (body: LimitBody): Promise<PublishedLimit> =>
  settle(client.POST('/api/v1/policy/limits', { params: { header: { 'Idempotency-Key': onceKey() } }, body }));

export const endLimit = (id: string): Promise<PublishedLimit> =>
  settle(client.POST('/api/v1/policy/limits/{id}/end', { params: { path: { id } } }));

/** Which years are settled, and the holiday plans that were published. */
export const readCalendar = (signal?: AbortSignal): Promise<Calendar> =>
  settle(client.GET('/api/v1/policy/calendar', { signal }));

export const publishPlan = (body: PlanBody): Promise<Calendar['plans'][number]> =>
  settle(client.POST('/api/v1/policy/calendar', { params: { header: { 'Idempotency-Key': onceKey() } }, body }));

export const readMoves = (id: number, signal?: AbortSignal): Promise<Moves> =>
  settle(client.GET('/api/v1/policy/calendar/{id}/moves', { params: { path: { id: String(id) } }, signal }));

const onceKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
