import type { components } from './schema.generated.js';

/** The interface's shapes under the names that the screens use. */
type Schemas = components['schemas'];

export type AssistanceRequest = Schemas['RequestDto'];
export type Preview = Schemas['PreviewAnswerDto'];
export type Filed = Schemas['FiledAnswerDto'];
export type ApplicantCase = Schemas['ApplicantCaseDto'];
export type ApplicantBetween = Schemas['ApplicantBetweenDto'];
export type Sharing = Schemas['SharingDto'];
export type Institution = Schemas['InstitutionDto'];
export type Region = Schemas['RegionDto'];
export type Deadline = Schemas['DeadlineDto'];
export type TimelineEntry = Schemas['TimelineEntryDto'];
export type Evidence = Schemas['EvidenceDto'];
export type Unfinished = Schemas['UploadDto'];
export type IssuedDocument = Schemas['DocumentDto'];
export type Clocks = Schemas['ClocksDto'];
export type Correction = Schemas['CorrectionDto'];
export type SentNotice = Schemas['SentNoticeDto'];
export type RatingLink = Schemas['RatingLinkAnswerDto'];
export type PrivacyNotice = Schemas['PrivacyNoticeDto'];
export type NoticeRef = Schemas['NoticeRefDto'];
export type Privacy = Schemas['PrivacyDto'];
export type DataAsk = Schemas['DataAskDto'];
export type Statistics = Schemas['StatisticsDto'];
export type FieldFault = Schemas['FieldFaultDto'];

export type ConsentPurpose = Schemas['ConsentPurpose'];
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
