import {
  CONSENT_PURPOSES,
  type ConsentPurpose,
  DATA_FIELDS,
  DATA_REFUSAL_REASONS,
  DATA_REQUEST_KINDS,
  type DataField,
  type DataRefusalReason,
  type DataRequestKind,
  ROLES,
  type Role,
  UNMASK_REASONS,
  type UnmaskReason,
} from '#contracts';
import { Code, Day, Facts, Flag, Instant, Part, Parts, Text, Texts, Whole } from '../http/fields.js';

export class NoticeSectionDto {
  @Text(200) title: string;
  @Texts(2000) text: string[];
}

/** A privacy notice in the reader's language. The hash is over the text in both languages. */
export class PrivacyNoticeDto {
  @Text(20) version: string;
  @Day() effectiveOn: string;
  @Text(64, { description: 'SHA-256 over the canonical JSON (RFC 8785) of the notice in both languages' }) hash: string;
  @Flag({ description: 'the one that is shown before filing now' }) current: boolean;
  @Text(2000) lead: string;
  @Parts(() => NoticeSectionDto) sections: NoticeSectionDto[];
}

export class NoticeRefDto {
  @Text(20) version: string;
  @Day() effectiveOn: string;
  @Text(64) hash: string;
  @Flag() current: boolean;
}

export class NoticeListDto {
  @Parts(() => NoticeRefDto) items: NoticeRefDto[];
}

/** What was said on one purpose, last and before. */
export class ConsentDto {
  @Code(CONSENT_PURPOSES, { enumName: 'ConsentPurpose' }) purpose: ConsentPurpose;
  @Code(['given', 'declined', 'unsaid'], { enumName: 'ConsentAnswer' }) answer: 'given' | 'declined' | 'unsaid';
  @Instant({ optional: true }) at: string | null;
  @Text(20, { optional: true, description: 'notice that had been read' }) noticeVersion: string | null;
  @Text(200, { optional: true, description: 'who receives it' }) receiver: string | null;
  @Text(200, { optional: true, description: 'how to reach the receiver' }) receiverContact: string | null;
  @Texts(40, { description: 'kinds of data' }) kinds: string[];
  @Whole(0, 1000, { description: 'how often it was answered' }) times: number;
}

/** A consent that an institution asks for, with what separate consent has to name (PIPL art. 23). */
export class ConsentAskDto {
  @Code(CONSENT_PURPOSES, { enumName: 'ConsentPurpose' }) purpose: ConsentPurpose;
  @Text(200) receiver: string;
  @Text(200, { optional: true }) receiverContact: string | null;
  @Texts(40) kinds: string[];
  @Instant() at: string;
}

/** One passing-on of the file. */
export class DisclosureDto {
  @Text(200) receiver: string;
  @Text(200, { optional: true }) receiverContact: string | null;
  @Text(40) purpose: string;
  @Texts(40) kinds: string[];
  @Code(['consent', 'statutory', 'request'], { enumName: 'DisclosureBasis' }) basis:
    | 'consent'
    | 'statutory'
    | 'request';
  @Instant() at: string;
}

/** Somebody looked: the office and the role, not the person. */
export class LookedDto {
  @Code(['looked', 'unmasked'], { enumName: 'LookKind' }) kind: 'looked' | 'unmasked';
  @Instant({ description: 'of a look the hour in which it began' }) at: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
  @Text(200, { optional: true }) office: string | null;
  @Texts(40) fields: string[];
  @Code(UNMASK_REASONS, { optional: true, enumName: 'UnmaskReason' }) reason: UnmaskReason | null;
}

export class DataRequestDto {
  @Text(60) id: string;
  @Code(DATA_REQUEST_KINDS, { enumName: 'DataRequestKind' }) kind: DataRequestKind;
  @Code(DATA_FIELDS, { optional: true, enumName: 'DataField' }) field: DataField | null;
  @Text(300, { optional: true, description: 'what it should be' }) value: string | null;
  @Text(2000, { optional: true }) words: string | null;
  @Code(['open', 'granted', 'refused'], { enumName: 'DataRequestState' }) state: 'open' | 'granted' | 'refused';
  @Instant() askedAt: string;
  @Day({ description: 'answered by this day at the latest: 15 working days' }) dueOn: string;
  @Instant({ optional: true }) answeredAt: string | null;
  @Code(DATA_REFUSAL_REASONS, { optional: true, enumName: 'DataRefusalReason' }) reason: DataRefusalReason | null;
  @Text(2000, { optional: true }) answer: string | null;
}

/** Everything about one's own data on one page. */
export class PrivacyDto {
  @Part(() => NoticeRefDto, { optional: true, description: 'the notice that was read last' })
  notice: NoticeRefDto | null;
  @Instant({ optional: true }) noticeReadAt: string | null;
  @Parts(() => ConsentDto) consents: ConsentDto[];
  @Parts(() => ConsentAskDto) asks: ConsentAskDto[];
  @Parts(() => DisclosureDto) disclosures: DisclosureDto[];
  @Parts(() => LookedDto, { max: 200 }) looks: LookedDto[];
  @Parts(() => DataRequestDto, { max: 500 }) requests: DataRequestDto[];
}

export class ConsentChoiceDto {
  @Code(CONSENT_PURPOSES, { enumName: 'ConsentPurpose' }) purpose: ConsentPurpose;
  @Flag() given: boolean;
  @Text(20, { min: 1, description: 'version of the notice that is shown beside the choice' }) noticeVersion: string;
}

export class DataAskDto {
  @Code(DATA_REQUEST_KINDS, { enumName: 'DataRequestKind' }) kind: DataRequestKind;
  @Code(DATA_FIELDS, { optional: true, enumName: 'DataField' }) field?: DataField | null;
  @Text(300, { optional: true }) value?: string | null;
  @Text(2000, { optional: true }) words?: string | null;
}

/** Everything that is kept of the applicant, for a machine to read (PIPL art. 45). */
export class DataCopyDto {
  @Text(40) format: string;
  @Instant() takenAt: string;
  @Text(20) caseNo: string;
  @Facts() request: Record<string, unknown>;
  @Facts() persons: Record<string, unknown>;
  @Facts() record: Record<string, unknown>;
  @Part(() => PrivacyDto) privacy: PrivacyDto;
}

export class InclusionProofDto {
  @Flag({ description: 'false until a checkpoint covers the event, within a minute' }) ready: boolean;
  @Facts({ optional: true, description: 'the proof; `audit-verify --proof` checks it offline' }) proof: Record<
    string,
    unknown
  > | null;
}
