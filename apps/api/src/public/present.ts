import type { Institution, InstitutionRef } from '#contracts';
import type { Preview } from '#intake';
import type { NetworkView } from '#network';
import type { Routing } from '#routing';
import type { Language } from '../http/language.js';
import { type LimitOverride, TIME_LIMITS } from '#cases';
import type { InstitutionDto, InstitutionRefDto, PreviewAnswerDto, TimeLimitDto } from './answers.dto.js';

/** Limits that the network publishes for every institution (优化营商环境条例 art. 36). */
const PUBLISHED = [
  'examination',
  'supplement',
  'objection',
  'transfer_answer',
  'opinion',
  'consultation_answer',
] as const;

/** Published limits: the national figures, or shorter ones where an institution or its region has published them. */
export const publishedLimits = (limits: readonly LimitOverride[] = []): TimeLimitDto[] =>
  PUBLISHED.map((kind) => ({
    kind,
    workingDays: limits.find((limit) => limit.kind === kind)?.days ?? TIME_LIMITS[kind].days,
  }));

export const presentRef = ({ id, name, kind }: InstitutionRef): InstitutionRefDto => ({ id, name, kind });

export const refOf = (institution: Institution): InstitutionRefDto => ({
  id: institution.id,
  name: institution.nameZh,
  kind: institution.kind,
});

/** An institution's id as a reference, also when a later release no longer lists it. */
export function refById(id: string | null, view: NetworkView): InstitutionRefDto | null {
  if (id === null) return null;
  const institution = view.institutionById.get(id) ?? view.formerById.get(id);
  return institution ? refOf(institution) : { id, name: id, kind: 'assistance_centre' };
}

export const presentInstitution = (
  institution: Institution,
  view: NetworkView,
  routing: Routing,
  limits: readonly LimitOverride[],
): InstitutionDto => ({
  ...refOf(institution),
  regionCode: institution.regionCode,
  regionName: view.placeName(institution.regionCode),
  industries: [...institution.industries],
  ipTypes: [...routing.ipTypesOf(institution, view)],
  phone: institution.phone,
  provenance: institution.provenance,
  source: institution.source,
  validFrom: view.validFrom,
  validTo: view.validTo ?? null,
  limits: publishedLimits(limits),
});

/** Said in place of a route where nobody is asked before a person has looked: the machine refuses nothing (PIPL art. 24). */
const INSTEAD_OF_A_ROUTE: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  refuse_proposed: {
    zh: '您反映的事项看来不属于知识产权维权援助的范围，将由工作人员核实后决定，系统不会自动拒绝。您也可以拨打 12348 公共法律服务热线或者 12345 政务服务便民热线咨询。',
    en: 'This does not seem to be a matter of intellectual property. A person looks at it before anything is decided; nothing is refused automatically. You may also call 12348 (legal services) or 12345 (government services).',
  },
  clue: {
    zh: '您反映的是他人权利受到侵害的情况，属于举报线索，不作为维权援助案件办理；工作人员核实后转交有权处理的部门，并告知您。您也可以直接拨打 12315 举报。',
    en: 'What you tell is about the right of somebody else: a report, not a request for assistance. A person looks at it, passes it on to the authority in charge and tells you. You may also call 12315.',
  },
};

/** What an applicant reads while her matter goes to nobody; null where it goes to an institution or a desk. */
export const insteadOfARoute = (proposal: string | null, language: Language): string | null =>
  (proposal === null ? undefined : INSTEAD_OF_A_ROUTE[proposal])?.[language] ?? null;

export function presentPreview(preview: Preview, language: Language): PreviewAnswerDto {
  const { decision, triage, outcome } = preview;
  const instead = insteadOfARoute(outcome, language);
  const isElsewhere = instead !== null;
  return {
    outcome,
    lead: decision.lead && !isElsewhere ? presentRef(decision.lead) : null,
    coHandlers: isElsewhere ? [] : decision.coHandlers.map(presentRef),
    queue: isElsewhere ? null : decision.queue,
    place: decision.place,
    rules: [...new Set([...triage.gates.map((gate) => gate.rule), ...(isElsewhere ? [] : decision.rules)])],
    flags: [...new Set([...triage.flags, ...(isElsewhere ? [] : decision.flags)])],
    directoryVersion: decision.directoryVersion,
    policyVersion: decision.policyVersion,
    explanation: instead ?? preview.explanation,
    candidates: isElsewhere
      ? []
      : decision.candidates.map(({ name, rank, rejectedBy }) => ({ name, rank, rejectedBy })),
    promise: { examineBy: preview.examineBy, provisional: preview.isProvisional },
    missing: [...preview.missing],
    urgent: triage.urgent,
  };
}
