import type { Institution, InstitutionRef } from '#contracts';
import type { Preview } from '#intake';
import type { NetworkView } from '#network';
import type { Routing } from '#routing';
import { TIME_LIMITS } from '#cases';
import type { InstitutionDto, InstitutionRefDto, PreviewAnswerDto } from './answers.dto.js';

/** Limits that the network publishes for every institution (优化营商环境条例 art. 36). */
const PUBLISHED = [
  'examination',
  'supplement',
  'objection',
  'transfer_answer',
  'opinion',
  'consultation_answer',
] as const;

export const presentRef = ({ id, name, kind }: InstitutionRef): InstitutionRefDto => ({ id, name, kind });

export const refOf = (institution: Institution): InstitutionRefDto => ({
  id: institution.id,
  name: institution.nameZh,
  kind: institution.kind,
});

/** An institution's id as a reference, also when a later release no longer lists it. */
export function refById(id: string | null, view: NetworkView): InstitutionRefDto | null {
  if (id === null) return null;
  const institution = view.institutionById.get(id);
  return institution ? refOf(institution) : { id, name: id, kind: 'assistance_centre' };
}

export const presentInstitution = (institution: Institution, view: NetworkView, routing: Routing): InstitutionDto => ({
  ...refOf(institution),
  regionCode: institution.regionCode,
  regionName: view.placeName(institution.regionCode),
  industries: [...institution.industries],
  ipTypes: [...routing.ipTypesOf(institution, view)],
  phone: institution.phone,
  provenance: institution.provenance,
  source: institution.source,
  validFrom: view.validFrom,
  limits: PUBLISHED.map((kind) => ({ kind, workingDays: TIME_LIMITS[kind].days })),
});

export function presentPreview(preview: Preview): PreviewAnswerDto {
  const { decision, triage, outcome } = preview;
  const isElsewhere = outcome === 'refuse_proposed' || outcome === 'clue';
  return {
    outcome,
    lead: decision.lead && !isElsewhere ? presentRef(decision.lead) : null,
    coHandlers: isElsewhere ? [] : decision.coHandlers.map(presentRef),
    queue: isElsewhere ? null : decision.queue,
    place: decision.place,
    rules: [...new Set([...triage.gates.map((gate) => gate.rule), ...(isElsewhere ? [] : decision.rules)])],
    flags: [...new Set([...triage.flags, ...decision.flags])],
    directoryVersion: decision.directoryVersion,
    policyVersion: decision.policyVersion,
    explanation: preview.explanation,
    candidates: decision.candidates.map(({ name, rank, rejectedBy }) => ({ name, rank, rejectedBy })),
    promise: { examineBy: preview.examineBy, provisional: preview.isProvisional },
    missing: [...preview.missing],
    urgent: triage.urgent,
  };
}
