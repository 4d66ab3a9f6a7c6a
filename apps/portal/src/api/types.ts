import type { components } from './schema.generated.js';

/** The interface's shapes under the names that the screens use. */
type Schemas = components['schemas'];

export type AssistanceRequest = Schemas['RequestDto'];
export type Preview = Schemas['PreviewAnswerDto'];
export type Filed = Schemas['FiledAnswerDto'];
export type ApplicantCase = Schemas['ApplicantCaseDto'];
export type Institution = Schemas['InstitutionDto'];
export type Region = Schemas['RegionDto'];
export type Deadline = Schemas['DeadlineDto'];
export type TimelineEntry = Schemas['TimelineEntryDto'];
export type Evidence = Schemas['EvidenceDto'];
export type IssuedDocument = Schemas['DocumentDto'];
export type Clocks = Schemas['ClocksDto'];
export type FieldFault = Schemas['FieldFaultDto'];

export type IpType = Schemas['IpType'];
export type Matter = Schemas['Matter'];
export type Mode = Schemas['Mode'];
export type Stage = Schemas['Stage'];
export type ApplicantKind = Schemas['ApplicantKind'];
export type ApplicantRole = Schemas['ApplicantRole'];
export type IdType = Schemas['IdType'];
export type MaterialTag = Schemas['MaterialTag'];
export type InstitutionKind = Schemas['InstitutionKind'];
export type CaseStatus = Schemas['CaseStatus'];
export type TimeOwner = Schemas['TimeOwner'];
export type AgentKind = Schemas['AgentDto']['kind'];
export type DeadlineKind = Schemas['ExternalDeadlineDto']['kind'];
export type ProceedingBody = Schemas['OtherProceedingDto']['body'];
export type ProceedingStatus = Schemas['OtherProceedingDto']['status'];
export type Provenance = Institution['provenance'];
