import { randomUUID } from 'node:crypto';
import { type CaseEvent, type CaseFacts, type Deadline, type FiledRequests, nextDays, type Persons } from '#cases';
import type { AssistanceRequest, ConsentPurpose, Day } from '#contracts';
import { KINDS_OF, noticeNamed } from '#privacy';
import type { Vault } from '#platform/crypto';
import { markPurpose, type Print } from '#triage';

interface FilingInput {
  readonly request: AssistanceRequest;
  readonly filed: {
    readonly caseNo: string;
    readonly queryCode: string;
    readonly receivedAt: string;
    readonly examineBy: Day;
    readonly receipt: string;
  };
  readonly hash: string;
  readonly examination: { readonly dueOn: Day };
  /** How the history begins, and the deadlines that it comes to. */
  readonly event: CaseEvent;
  readonly deadlines: readonly Deadline[];
}

/** What seals the parts of a filing. */
export interface Sealing {
  readonly vault: Vault;
  readonly persons: Persons;
  readonly requests: FiledRequests;
}

/** One party as it is stored: identifiers and ways to reach it sealed under the row they stand in. */
function partyRow(caseId: string, { vault, persons }: Sealing, party: PartyInput): Record<string, unknown> {
  const id = randomUUID();
  const seal = (column: string, value: string | null | undefined): string | null =>
    vault.seal(value ?? null, `party|${column}|${id}`);
  return {
    id,
    case_id: caseId,
    side: party.side,
    kind: party.kind,
    role: party.role ?? null,
    ...persons.storedName({ id, side: party.side, kind: party.kind, name: party.name }),
    region_code: party.regionCode ?? null,
    is_sme: party.sme ?? false,
    id_type: party.idType ?? null,
    id_number_sealed: seal('id_number', party.idNumber),
    address_sealed: seal('address', party.address),
    contact_name_sealed: seal('contact_name', party.contactName),
    mobile_sealed: seal('mobile', party.mobile),
    email_sealed: seal('email', party.email),
  };
}

interface PartyInput {
  side: 'applicant' | 'agent' | 'respondent';
  kind: string;
  name: string;
  role?: string | null;
  regionCode?: string | null;
  sme?: boolean;
  idType?: string | null;
  idNumber?: string | null;
  address?: string | null;
  contactName?: string | null;
  mobile?: string | null;
  email?: string | null;
}

function parties(request: AssistanceRequest): PartyInput[] {
  const { applicant, agent, respondents } = request;
  return [
    { side: 'applicant', ...applicant },
    ...(agent ? [{ side: 'agent' as const, ...agent }] : []),
    ...respondents.map((respondent) => ({
      side: 'respondent' as const,
      kind: respondent.uscc ? 'enterprise' : 'unknown',
      name: respondent.name,
      regionCode: respondent.regionCode,
      idType: respondent.uscc ? 'uscc' : null,
      idNumber: respondent.uscc,
    })),
  ];
}

/** What was filed, without persons: enough for triage and routing to judge it again at any time. */
function content(request: AssistanceRequest): Record<string, unknown> {
  const { applicant } = request;
  return {
    channel: request.channel,
    applicant: {
      kind: applicant.kind,
      role: applicant.role,
      regionCode: applicant.regionCode,
      sme: applicant.sme,
      idType: applicant.idType,
      hasIdNumber: applicant.idNumber !== null,
    },
    hasAgent: request.agent !== null,
    rights: request.rights,
    respondents: request.respondents.map((respondent) => ({
      regionCode: respondent.regionCode,
      shopUrl: respondent.shopUrl,
    })),
    // What happened in words is sealed beside.
    acts: { ...request.acts, description: null },
    matters: request.matters,
    externalDeadline: request.externalDeadline,
    otherProceedings: request.otherProceedings,
    chosenInstitution: request.chosenInstitution,
    attachments: request.attachments,
    consents: request.consents,
  };
}

/** Trade secrets are walled from the first second, not from the moment somebody looks (SEC1). */
const isSecret = ({ rights }: AssistanceRequest): boolean => rights.some(({ type }) => type === 'trade_secret');

function caseRow(caseId: string, input: FilingInput, { vault, persons }: Sealing): Record<string, unknown> {
  const { request, filed, examination } = input;
  const [right] = request.rights;
  const { dueOn, warnOn, externalDueOn } = nextDays(input.deadlines);
  return {
    id: caseId,
    case_no: filed.caseNo,
    query_code_hash: vault.hashSecret(filed.queryCode),
    status: 'submitted',
    version: 1,
    time_owner: 'system',
    holder_institution_id: null,
    coordinator_queue: null,
    handler_id: null,
    channel: request.channel,
    mode: request.acts.mode,
    ip_type: right?.type ?? 'none',
    matters: request.matters,
    title: right?.title ?? null,
    ...persons.listedName(caseId, request.applicant.kind, request.applicant.name),
    place_code: null,
    is_urgent: false,
    is_confidential: isSecret(request),
    may_share: request.consents.shareWithCoHandlers,
    proposal: null,
    flags: [],
    missing: [],
    received_at: filed.receivedAt,
    examine_by: examination.dueOn,
    due_on: dueOn,
    warn_on: warnOn,
    external_due_on: externalDueOn,
    result_kind: null,
    closed_at: null,
    merged_into: null,
    is_challenged: false,
  };
}

/** How every history begins. A limit shorter than the national one is promised for good: it stands in the history. */
export function filedEvent(request: AssistanceRequest, at: Date, examineDays: number | null): CaseEvent {
  return {
    seq: 1,
    act: 'submit',
    at,
    fromStatus: 'draft',
    toStatus: 'submitted',
    timeOwner: 'system',
    actorKind: 'applicant',
    actorId: null,
    institutionId: null,
    reasonCode: null,
    facts: {
      channel: request.channel,
      chosenInstitution: request.chosenInstitution,
      ...(examineDays === null ? {} : { examineDays }),
    },
  };
}

/** What the rules know of a request that is filed just now. */
export const filedFacts = (request: AssistanceRequest): CaseFacts => ({
  matters: request.matters,
  isConfidential: isSecret(request),
  mayShare: request.consents.shareWithCoHandlers,
  externalDeadline: request.externalDeadline,
  queue: null,
});

const eventRow = (caseId: string, event: CaseEvent): Record<string, unknown> => ({
  case_id: caseId,
  seq: event.seq,
  act: event.act,
  at: event.at.toISOString(),
  from_status: event.fromStatus,
  to_status: event.toStatus,
  time_owner: event.timeOwner,
  actor_kind: event.actorKind,
  actor_id: null,
  institution_id: null,
  reason_code: null,
  note: null,
  is_public: true,
  facts: event.facts,
});

const deadlineRow =
  (caseId: string) =>
  (deadline: Deadline): Record<string, unknown> => ({
    case_id: caseId,
    kind: deadline.kind,
    opened_seq: deadline.openedSeq,
    starts_on: deadline.startsOn,
    warn_on: deadline.warnOn,
    due_on: deadline.dueOn,
    is_provisional: deadline.isProvisional,
    satisfied_at: null,
    breached_at: null,
  });

/** What was consented to and what was declined, with the notice that had been shown. What was not asked is not answered. */
function consentRows(caseId: string, { consents }: AssistanceRequest, at: string): Record<string, unknown>[] {
  const notice = noticeNamed(consents.privacyNotice);
  const answers: [ConsentPurpose, boolean][] = [
    ['privacy_notice', true],
    ['share_co_handlers', consents.shareWithCoHandlers],
    ...(consents.given ?? []).map((purpose): [ConsentPurpose, boolean] => [purpose, true]),
    ...(consents.declined ?? []).map((purpose): [ConsentPurpose, boolean] => [purpose, false]),
  ];
  return [...new Map(answers)].map(([purpose, given]) => ({
    case_id: caseId,
    purpose,
    given,
    at,
    notice_version: consents.privacyNotice,
    notice_hash: notice?.hash ?? '',
    language: consents.language ?? 'zh',
    shown_at: consents.noticeShownAt ?? null,
    kinds: KINDS_OF[purpose],
  }));
}

/** Every row of a filing, in the shape that `file_request` takes. */
export function filingRows(input: FilingInput, sealing: Sealing, prints: readonly Print[]): Record<string, unknown> {
  const caseId = randomUUID();
  const { request, filed } = input;
  return {
    case: caseRow(caseId, input, sealing),
    request: {
      case_id: caseId,
      ...sealing.requests.sealed(caseId, {
        facts: request.facts,
        demand: request.demand,
        description: request.acts.description,
      }),
      content: content(request),
      content_hash: input.hash,
      receipt: filed.receipt,
    },
    parties: parties(request).map((party) => partyRow(caseId, sealing, party)),
    fingerprints: prints.flatMap((print) =>
      sealing.vault.marksInUse(markPurpose(print), print.value).map((mark) => ({ kind: print.kind, mark })),
    ),
    consents: consentRows(caseId, request, filed.receivedAt),
    event: eventRow(caseId, input.event),
    deadlines: input.deadlines.map(deadlineRow(caseId)),
  };
}
