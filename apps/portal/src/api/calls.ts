import { type Answer, client, settle } from './client.js';
import type {
  ApplicantBetween,
  ApplicantCase,
  AssistanceRequest,
  Correction,
  ConsentPurpose,
  DataAsk,
  Evidence,
  Filed,
  Institution,
  IpType,
  MaterialTag,
  NoticeRef,
  Preview,
  Privacy,
  PrivacyNotice,
  RatingLink,
  Region,
  SentNotice,
  Statistics,
  Unfinished,
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
export const APPLICANT_ACTS = [
  'supplement',
  'messages',
  'correction',
  'withdrawal',
  'objection',
  'challenge',
  'rating',
] as const;
export type ApplicantAct = (typeof APPLICANT_ACTS)[number];

export interface ActOnCase {
  readonly caseNo: string;
  readonly token: string;
  readonly act: ApplicantAct | 'consent';
  /** The version of the case that the person was looking at. */
  readonly version: number;
  /** One key for one act, kept over retries. */
  readonly key: string;
  readonly body: {
    note?: string;
    score?: number;
    materials?: MaterialTag[];
    corrected?: Correction;
    receiver?: string;
    outcome?: 'given' | 'withdrawn';
  };
}

export const act = ({ caseNo, token, act: which, version, key, body }: ActOnCase): Promise<Answer<unknown>> =>
  settle(
    client.POST('/api/v1/requests/{caseNo}/{act}', {
      params: { path: { caseNo, act: which }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key } },
      headers: bearer(token),
      body,
    }),
  );

/** Who helps with a case, and to whom it went or may go. */
export const readBetween = (caseNo: string, token: string): Promise<Answer<ApplicantBetween>> =>
  settle(
    client.GET('/api/v1/requests/{caseNo}/between', {
      params: { path: { caseNo } },
      headers: bearer(token),
      cache: 'no-store',
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

/** Files that were begun and are not whole yet. */
export async function readUnfinished(caseNo: string, token: string): Promise<Answer<Unfinished[]>> {
  const answer = await settle(
    client.GET('/api/v1/requests/{caseNo}/uploads', {
      params: { path: { caseNo } },
      headers: bearer(token),
      cache: 'no-store',
    }),
  );
  return answer.ok ? { ...answer, value: answer.value.items } : answer;
}

export const giveUpUpload = (caseNo: string, token: string, id: string): Promise<Answer<unknown>> =>
  settle(
    client
      .DELETE('/api/v1/requests/{caseNo}/uploads/{id}', { params: { path: { caseNo, id } }, headers: bearer(token) })
      .then(({ response, error }) => ({ data: null, error, response })),
  );

/** Makes evidence of a file whose parts are all there. All of it is read once more on the other side, which takes its time. */
export const completeUpload = (caseNo: string, token: string, id: string, sha256: string): Promise<Answer<Evidence>> =>
  settle(
    client.POST('/api/v1/requests/{caseNo}/uploads/{id}/completion', {
      params: { path: { caseNo, id } },
      headers: bearer(token),
      body: { sha256 },
    }),
  );

/** The signed proof of one file. */
export const readEvidenceReceipt = (caseNo: string, token: string, id: string): Promise<Answer<{ receipt: string }>> =>
  settle(
    client.GET('/api/v1/requests/{caseNo}/evidence/{id}/receipt', {
      params: { path: { caseNo, id } },
      headers: bearer(token),
    }),
  );

export async function verifyReceipt(
  receipt: string,
): Promise<Answer<{ valid: boolean; content: Record<string, unknown> | null }>> {
  const answer = await settle(client.POST('/api/v1/receipts/verification', { body: { receipt } }));
  return answer.ok
    ? { ...answer, value: { valid: answer.value.valid, content: answer.value.content ?? null } }
    : answer;
}

/** What the applicant was told about her case. */
export async function readNotices(caseNo: string, token: string): Promise<Answer<SentNotice[]>> {
  const answer = await settle(
    client.GET('/api/v1/requests/{caseNo}/notices', {
      params: { path: { caseNo } },
      headers: bearer(token),
      cache: 'no-store',
    }),
  );
  return answer.ok ? { ...answer, value: answer.value.items } : answer;
}

/** What the link of a letter is for. */
export const lookUpRating = (token: string): Promise<Answer<RatingLink>> =>
  settle(client.POST('/api/v1/ratings/lookup', { body: { token } }));

export async function rate(token: string, score: number, note: string): Promise<Answer<true>> {
  const call = client.POST('/api/v1/ratings', { body: { token, score, ...(note === '' ? {} : { note }) } });
  return settle(call.then(({ error, response }) => ({ error, response, data: true as const })));
}

/** The public keys that may have signed receipts and checkpoints. */
export async function signingKeys(): Promise<Answer<string[]>> {
  const answer = await settle(client.GET('/api/v1/receipts/key', {}));
  return answer.ok ? { ...answer, value: answer.value.publicKeys } : answer;
}

/** A privacy notice in the reader's language: `current`, or a version. */
export const privacyNotice = (version: string): Promise<Answer<PrivacyNotice>> =>
  version === 'current'
    ? settle(client.GET('/api/v1/privacy/notices/current', {}))
    : settle(client.GET('/api/v1/privacy/notices/{version}', { params: { path: { version } } }));

export async function privacyNotices(): Promise<Answer<NoticeRef[]>> {
  const answer = await settle(client.GET('/api/v1/privacy/notices', {}));
  return answer.ok ? { ...answer, value: answer.value.items } : answer;
}

const mine = (caseNo: string, token: string) => ({
  params: { path: { caseNo } },
  headers: bearer(token),
  cache: 'no-store' as const,
});

/** Consents, receivers, looks and requests about one's own data. */
export const readPrivacy = (caseNo: string, token: string): Promise<Answer<Privacy>> =>
  settle(client.GET('/api/v1/requests/{caseNo}/privacy', mine(caseNo, token)));

/** Answers with nothing: done, or a failure. */
const done = async (call: Promise<{ error?: unknown; response: Response }>): Promise<Answer<boolean>> =>
  settle(call.then(({ error, response }) => ({ data: true, error, response })));

export const chooseConsent = async (
  caseNo: string,
  token: string,
  purpose: string,
  given: boolean,
): Promise<Answer<boolean>> => {
  const notice = await privacyNotice('current');
  if (!notice.ok) return notice;
  const body = { purpose: purpose as ConsentPurpose, given, noticeVersion: notice.value.version };
  return done(client.POST('/api/v1/requests/{caseNo}/privacy/consents', { ...mine(caseNo, token), body }));
};

export const askAboutData = (caseNo: string, token: string, body: DataAsk): Promise<Answer<boolean>> =>
  done(client.POST('/api/v1/requests/{caseNo}/privacy/data-requests', { ...mine(caseNo, token), body }));

/** Everything that is kept of the applicant. */
export const personalCopy = (caseNo: string, token: string): Promise<Answer<unknown>> =>
  settle(client.GET('/api/v1/requests/{caseNo}/personal-data', mine(caseNo, token)));

/** The proof that the filing stands in the audit record; null while it is being made. */
export async function proofOfFiling(caseNo: string, token: string): Promise<Answer<Record<string, unknown> | null>> {
  const answer = await settle(client.GET('/api/v1/requests/{caseNo}/proof', mine(caseNo, token)));
  return answer.ok ? { ...answer, value: answer.value.proof ?? null } : answer;
}

/** Public counts, of one kind of right or of all. */
export const statistics = (type?: IpType): Promise<Answer<Statistics>> =>
  settle(client.GET('/api/v1/statistics', { params: { query: type ? { type } : {} } }));
