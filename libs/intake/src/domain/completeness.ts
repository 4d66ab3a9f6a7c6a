import type { PartialRequest } from '#contracts';

/** What the form can still ask for. Stable codes: the web apps put the words to them. */
export const FIELD_CODES = [
  'applicant.kind',
  'applicant.name',
  'applicant.role',
  'applicant.region',
  'applicant.contact',
  'agent.name',
  'rights',
  'matters',
  'acts.place',
  'acts.country',
  'facts',
  'privacy_notice',
  'declaration',
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

/**
 * Fields without which a request can be filed all the same, because the case has a way on without them: no place leads
 * to a coordinator's queue (T3), and the country of a foreign dispute can be asked on the phone.
 */
const ADVISED: ReadonlySet<FieldCode> = new Set<FieldCode>(['applicant.region', 'acts.place', 'acts.country']);

/** A form sends null for a choice that nobody made. */
const isUnsaidCode = (code: string | null | undefined): boolean => code === null || code === undefined;

const isBlank = (text: string | null | undefined): boolean => text === null || text === undefined || text.trim() === '';

/** Whoever does not give a name gives no way to reach them either, and declares nothing (PIPL art. 6: ask no more). */
function unsaidOfApplicant(request: PartialRequest): FieldCode[] {
  const applicant = request.applicant ?? {};
  const isAnonymous = applicant.kind === 'anonymous';
  const unsaid: [FieldCode, boolean][] = [
    ['applicant.kind', isUnsaidCode(applicant.kind)],
    ['applicant.name', !isAnonymous && isBlank(applicant.name)],
    ['applicant.role', isUnsaidCode(applicant.role)],
    ['applicant.region', applicant.regionCode === undefined],
    ['applicant.contact', !isAnonymous && isBlank(applicant.mobile) && isBlank(applicant.email)],
    ['agent.name', Boolean(request.agent) && isBlank(request.agent?.name)],
    ['declaration', !isAnonymous && request.declaration !== true],
  ];
  return unsaid.filter(([, isUnsaid]) => isUnsaid).map(([code]) => code);
}

function unsaidOfMatter(request: PartialRequest): FieldCode[] {
  const { acts } = request;
  const isAbroad = acts.mode === 'overseas';
  const hasPlace = (acts.places?.length ?? 0) > 0;
  const mayLackPlace = isAbroad || Boolean(request.applicant?.regionCode);
  const unsaid: [FieldCode, boolean][] = [
    ['rights', request.rights.length === 0],
    ['matters', request.matters.length === 0],
    ['acts.place', !hasPlace && (acts.places === undefined ? !isAbroad : !mayLackPlace)],
    ['acts.country', isAbroad && isBlank(acts.country)],
    ['facts', isBlank(request.facts)],
    ['privacy_notice', isBlank(request.consents?.privacyNotice)],
  ];
  return unsaid.filter(([, isUnsaid]) => isUnsaid).map(([code]) => code);
}

/**
 * The fields that are still unsaid, in the order of the form. Materials (proof of identity, proof of right) are another
 * thing: they are judged on what *was* said, by triage (G3). An empty answer means that nothing is left to fill in.
 */
export function unsaidFields(request: PartialRequest): FieldCode[] {
  const unsaid = new Set([...unsaidOfApplicant(request), ...unsaidOfMatter(request)]);
  return FIELD_CODES.filter((code) => unsaid.has(code));
}

/** The unsaid fields that stand in the way of filing; the others of `unsaidFields` are only advised. */
export function fieldsToFile(request: PartialRequest): FieldCode[] {
  return unsaidFields(request).filter((code) => !ADVISED.has(code));
}

/** Whether the request could be filed as it stands. */
export function isWhole(request: PartialRequest): boolean {
  return fieldsToFile(request).length === 0;
}
