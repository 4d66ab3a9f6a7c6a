import { randomUUID } from 'node:crypto';
import type { AssistanceRequest, Day } from '#contracts';
import type { Vault } from '#platform/crypto';
import type { Fingerprint } from '#triage';

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
  readonly examination: {
    readonly startsOn: Day;
    readonly warnOn: Day;
    readonly dueOn: Day;
    readonly isProvisional: boolean;
  };
  readonly desk: string;
}

/** One party as it is stored: identifiers and ways to reach it sealed under the row they stand in. */
function partyRow(caseId: string, vault: Vault, party: PartyInput): Record<string, unknown> {
  const id = randomUUID();
  const seal = (column: string, value: string | null | undefined): string | null =>
    vault.seal(value ?? null, `party|${column}|${id}`);
  return {
    id,
    case_id: caseId,
    side: party.side,
    kind: party.kind,
    role: party.role ?? null,
    name: party.name,
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
    acts: request.acts,
    matters: request.matters,
    externalDeadline: request.externalDeadline,
    otherProceedings: request.otherProceedings,
    chosenInstitution: request.chosenInstitution,
    attachments: request.attachments,
    consents: request.consents,
  };
}

function caseRow(caseId: string, input: FilingInput, vault: Vault): Record<string, unknown> {
  const { request, filed, examination } = input;
  const [right] = request.rights;
  const externalDueOn = request.externalDeadline?.dueOn ?? null;
  const isExternalFirst = externalDueOn !== null && externalDueOn < examination.dueOn;
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
    applicant_name: request.applicant.name,
    place_code: null,
    is_urgent: false,
    // Trade secrets are walled from the first second, not from the moment somebody looks (SEC1).
    is_confidential: request.rights.some((claimed) => claimed.type === 'trade_secret'),
    may_share: request.consents.shareWithCoHandlers,
    proposal: null,
    flags: [],
    missing: [],
    received_at: filed.receivedAt,
    examine_by: examination.dueOn,
    due_on: isExternalFirst ? externalDueOn : examination.dueOn,
    external_due_on: externalDueOn,
    result_kind: null,
    closed_at: null,
    merged_into: null,
  };
}

/** How every history begins. */
function firstEvent(caseId: string, request: AssistanceRequest, at: string): Record<string, unknown> {
  return {
    case_id: caseId,
    seq: 1,
    act: 'submit',
    at,
    from_status: 'draft',
    to_status: 'submitted',
    time_owner: 'system',
    actor_kind: 'applicant',
    actor_id: null,
    institution_id: null,
    reason_code: null,
    note: null,
    is_public: true,
    facts: { channel: request.channel, chosenInstitution: request.chosenInstitution },
  };
}

/** The promise to examine, and whatever day somebody outside has set. */
function deadlineRows(
  caseId: string,
  request: AssistanceRequest,
  examination: FilingInput['examination'],
): Record<string, unknown>[] {
  const row = {
    case_id: caseId,
    opened_seq: 1,
    starts_on: examination.startsOn,
    satisfied_at: null,
    breached_at: null,
  };
  const own = {
    ...row,
    kind: 'examination',
    is_provisional: examination.isProvisional,
    warn_on: examination.warnOn,
    due_on: examination.dueOn,
  };
  const external = request.externalDeadline;
  if (!external) return [own];
  return [
    own,
    {
      ...row,
      kind: `external_${external.kind}`,
      is_provisional: false,
      warn_on: external.dueOn,
      due_on: external.dueOn,
    },
  ];
}

/** Every row of a filing, in the shape that `file_request` takes. */
export function filingRows(input: FilingInput, vault: Vault, prints: readonly Fingerprint[]): Record<string, unknown> {
  const caseId = randomUUID();
  const { request, filed, examination } = input;
  return {
    case: caseRow(caseId, input, vault),
    request: {
      case_id: caseId,
      facts: request.facts,
      demand: request.demand,
      content: content(request),
      content_hash: input.hash,
      receipt: filed.receipt,
    },
    parties: parties(request).map((party) => partyRow(caseId, vault, party)),
    fingerprints: prints.map((print) => ({
      kind: print.kind,
      mark: vault.blindIndex(`fingerprint.${print.kind}`, print.value),
    })),
    event: firstEvent(caseId, request, filed.receivedAt),
    deadlines: deadlineRows(caseId, request, examination),
  };
}
