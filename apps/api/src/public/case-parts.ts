import { authorityById } from '#authorities';
import {
  type CaseFileView,
  type CaseListRow,
  isExternalKind,
  type OfferRecord,
  ownerOf,
  partsOf,
  type PartyRecord,
} from '#cases';
import { type Day, TIME_OWNERS } from '#contracts';
import type { NetworkView } from '#network';
import type { Language } from '../http/language.js';
import type { CaseRightDto, CaseRowDto, OfferDto, PartyDto } from '../staff/staff.dto.js';
import type { ClocksDto, DocumentDto, TimelineEntryDto } from './answers.dto.js';
import { refById } from './present.js';

/** Shows enough of an identifier to recognise it and too little to use it. */
const masked = (text: string | null, head: number, tail: number): string | null =>
  text === null
    ? null
    : text.length <= head + tail
      ? '*'.repeat(text.length)
      : `${text.slice(0, head)}${'*'.repeat(text.length - head - tail)}${tail > 0 ? text.slice(-tail) : ''}`;

export const maskedEmail = (email: string | null): string | null =>
  email && `${email.slice(0, 1)}***${email.slice(email.lastIndexOf('@'))}`;

export const maskedParty = (party: PartyRecord, network: NetworkView): PartyDto => ({
  side: party.side,
  kind: party.kind,
  role: party.role,
  name: party.name,
  regionCode: party.regionCode,
  regionName: party.regionCode && network.placeName(party.regionCode),
  sme: party.isSme,
  idType: party.idType,
  idNumber: masked(party.idNumber, 3, 2),
  mobile: masked(party.mobile, 3, 4),
  email: maskedEmail(party.email),
  contactName: masked(party.contactName, 1, 0),
  address: masked(party.address, 6, 0),
});

/** The same in full, for somebody who has given a reason. */
export const plainParty = (party: PartyRecord, network: NetworkView): PartyDto => ({
  ...maskedParty(party, network),
  idNumber: party.idNumber,
  mobile: party.mobile,
  email: party.email,
  contactName: party.contactName,
  address: party.address,
});

export function listRow(row: Omit<CaseListRow, 'id'>, network: NetworkView, today: Day): CaseRowDto {
  return {
    caseNo: row.case_no,
    version: row.version,
    status: row.status,
    title: row.title,
    ipType: row.ip_type,
    matters: row.matters,
    applicantName: row.applicant_name,
    placeName: row.place_code && network.placeName(row.place_code),
    holderName: refById(row.holder_institution_id, network)?.name ?? null,
    handlerName: row.handler_name,
    relation: row.relation,
    urgent: row.is_urgent,
    confidential: row.is_confidential,
    proposal: row.proposal,
    receivedAt: row.received_at.toISOString(),
    dueOn: row.due_on,
    warnOn: row.warn_on,
    externalDueOn: row.external_due_on,
    overdue: row.closed_at === null && row.due_on !== null && row.due_on < today,
  };
}

export function clocksOf(view: CaseFileView, now: Date): ClocksDto {
  const { facts, history, state } = view.locked;
  const parts = partsOf(facts, history, now);
  const seconds = TIME_OWNERS.map((owner) => ({ owner, seconds: Math.round(parts[owner] / 1000) }));
  return {
    owner: ownerOf(state),
    deadlines: view.deadlines.map((deadline) => ({
      kind: deadline.kind,
      openedSeq: deadline.opened_seq,
      startsOn: deadline.starts_on,
      warnOn: deadline.warn_on,
      dueOn: deadline.due_on,
      external: isExternalKind(deadline.kind),
      provisional: deadline.is_provisional,
      satisfiedAt: deadline.satisfied_at?.toISOString() ?? null,
      breachedAt: deadline.breached_at?.toISOString() ?? null,
    })),
    parts: seconds,
    totalSeconds: seconds.reduce((sum, part) => sum + part.seconds, 0),
  };
}

/** Acts whose words one office writes to another: the applicant learns that they happened, not what was said about the case. */
const BETWEEN_OFFICES: readonly string[] = [
  'return_offer',
  'give_back',
  'transfer',
  'designate',
  'assign',
  'override_route',
  'follow_route',
];

/** What happened, oldest first. The applicant's own view leaves out inner work and who by name did it. */
export const timelineOf = (view: CaseFileView, network: NetworkView, isForApplicant: boolean): TimelineEntryDto[] =>
  view.timeline
    .filter((event) => !isForApplicant || event.is_public)
    .map((event) => ({
      seq: event.seq,
      at: event.at.toISOString(),
      act: event.act,
      toStatus: event.to_status,
      actorKind: event.actor_kind,
      actorName: isForApplicant ? null : event.actor_name,
      institutionName: refById(event.institution_id, network)?.name ?? null,
      reasonCode: event.reason_code,
      note: isForApplicant && BETWEEN_OFFICES.includes(event.act) ? null : event.note,
      facts: factsOf(isForApplicant ? { ...event.facts, handlerId: undefined } : event.facts, network),
    }));

/** An authority as it is called, where it was picked by its id. */
const authorityName = (id: string, { regionByCode, placeName }: NetworkView): string =>
  authorityById(id, (code) => regionByCode.has(code), placeName)?.name.zh ?? id;

/** Ids of institutions become names; who was told stays inside. */
function factsOf(
  {
    tells: _tells,
    gates: _gates,
    proposes: _proposes,
    desk: _desk,
    releaseId: _release,
    offeredTo,
    institutionId,
    leavingId,
    ...rest
  }: Record<string, unknown>,
  network: NetworkView,
): Record<string, unknown> {
  if (typeof rest['authority'] === 'string') rest['authority'] = authorityName(rest['authority'], network);
  const to = typeof institutionId === 'string' ? institutionId : typeof offeredTo === 'string' ? offeredTo : null;
  const facts =
    typeof leavingId === 'string' ? { ...rest, fromInstitution: refById(leavingId, network)?.name ?? leavingId } : rest;
  return to === null ? facts : { ...facts, toInstitution: refById(to, network)?.name ?? to };
}

/** Letters from one office to another carry the words that their acts do. */
const LETTERS_BETWEEN_OFFICES: readonly string[] = ['transfer_letter', 'designation_letter'];

export const documentsOf = (
  view: CaseFileView,
  network: NetworkView,
  language: Language,
  isForApplicant = false,
): DocumentDto[] =>
  view.documents
    .filter(({ kind }) => !isForApplicant || !LETTERS_BETWEEN_OFFICES.includes(kind))
    .map((document) => ({
      id: document.id,
      kind: document.kind,
      issuedAt: document.issued_at.toISOString(),
      institutionName: refById(document.institution_id, network)?.name ?? null,
      paragraphs: document.paragraphs[language],
    }));

export const rightsOf = (content: Record<string, unknown>): CaseRightDto[] =>
  Array.isArray(content['rights']) ? (content['rights'] as CaseRightDto[]) : [];

export function offerOf(offer: OfferRecord, network: NetworkView): OfferDto {
  const to = refById(offer.to_institution_id, network);
  return {
    id: offer.id,
    kind: offer.kind,
    from: refById(offer.from_institution_id, network),
    to: to ?? { id: offer.to_institution_id, name: offer.to_institution_id, kind: 'assistance_centre' },
    state: offer.state,
    offeredAt: offer.offered_at.toISOString(),
    answerBy: offer.answer_by,
    answeredAt: offer.answered_at?.toISOString() ?? null,
    returnReason: offer.return_reason,
    note: offer.note,
  };
}
