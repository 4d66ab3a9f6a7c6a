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
import { InstitutionRefDto } from '../public/answers.dto.js';
import { PartyDto } from './staff.dto.js';

export class UnmaskDto {
  @Code(UNMASK_REASONS, { enumName: 'UnmaskReason' }) reason: UnmaskReason;
  @Text(500, { optional: true, description: 'needed with `other`' }) note?: string | null;
}

export class UnmaskedDto {
  @Parts(() => PartyDto) parties: PartyDto[];
}

export class ConsentQuestionDto {
  @Code(CONSENT_PURPOSES, { enumName: 'ConsentPurpose' }) purpose: ConsentPurpose;
  @Text(200, { min: 1, description: 'who would receive it' }) receiver: string;
  @Text(200, { optional: true, description: 'how the applicant can reach the receiver' }) receiverContact?:
    | string
    | null;
}

export class ListedDataRequestDto {
  @Text(60) id: string;
  @Text(20) caseNo: string;
  @Part(() => InstitutionRefDto, { optional: true }) holder: InstitutionRefDto | null;
  @Code(DATA_REQUEST_KINDS, { enumName: 'DataRequestKind' }) kind: DataRequestKind;
  @Code(DATA_FIELDS, { optional: true, enumName: 'DataField' }) field: DataField | null;
  @Code(['open', 'granted', 'refused'], { enumName: 'DataRequestState' }) state: 'open' | 'granted' | 'refused';
  @Instant() askedAt: string;
  @Day() dueOn: string;
  @Flag() overdue: boolean;
  @Instant({ optional: true }) answeredAt: string | null;
}

export class DataRequestListDto {
  @Parts(() => ListedDataRequestDto, { max: 200 }) items: ListedDataRequestDto[];
}

export class DataAnswerDto {
  @Flag() granted: boolean;
  @Code(DATA_REFUSAL_REASONS, { optional: true, enumName: 'DataRefusalReason', description: 'needed with a refusal' })
  reason?: DataRefusalReason | null;
  @Text(2000, { optional: true, description: 'words for the applicant; needed with a refusal' }) answer?: string | null;
}

/** One entry of the audit record, with its place in the chain. */
export class AuditEntryDto {
  @Text(20) id: string;
  @Instant() at: string;
  @Text(60) event: string;
  @Text(20) actorKind: string;
  @Text(60, { optional: true }) actorId: string | null;
  @Text(100, { optional: true }) actorName: string | null;
  @Text(20, { optional: true }) caseNo: string | null;
  @Facts() facts: Record<string, unknown>;
  @Text(64) correlationId: string;
  @Text(20, { optional: true, description: 'place in the chain; null until it is sealed, within a second' }) seq:
    | string
    | null;
}

export class AuditPageDto {
  @Parts(() => AuditEntryDto, { max: 100 }) items: AuditEntryDto[];
  @Text(100, { optional: true }) nextCursor: string | null;
}

export class CheckpointDto {
  @Text(20) seq: string;
  @Instant() at: string;
  @Whole(0, 1e12) events: number;
  @Text(64) root: string;
  @Text(2000, { description: 'the signed line, as it also stands outside the database' }) line: string;
}

export class ChainStatusDto {
  @Text(20) length: string;
  @Whole(0, 1e12, { description: 'events that wait for their seal' }) waiting: number;
  @Whole(0, 1e9, { description: 'age of the oldest that waits, in seconds' }) oldestWaitingSeconds: number;
  @Text(64, { optional: true }) head: string | null;
  @Text(20) algorithm: string;
  @Text(200) publicKey: string;
  @Flag({ description: 'checkpoints are also written outside the database' }) outside: boolean;
  @Parts(() => CheckpointDto, { max: 50 }) checkpoints: CheckpointDto[];
  @Texts(60, { most: 500, description: 'names of events that occur' }) events: string[];
}

export class VerificationDto {
  @Flag() whole: boolean;
  @Whole(0, 1e12) holds: number;
  @Whole(0, 1e9) checkpoints: number;
  @Whole(0, 1e12) waiting: number;
  @Flag({ description: 'compared with the copy outside the database' }) outside: boolean;
  @Whole(0, 1e9) tookMs: number;
  @Text(500, { optional: true, description: 'the first bad record or checkpoint' }) fault: string | null;
  @Text(20, { optional: true }) faultSeq: string | null;
  @Text(40, { optional: true }) faultKind: string | null;
}

export class UnmaskingDto {
  @Text(60) id: string;
  @Text(20) caseNo: string;
  @Instant() at: string;
  @Text(100) login: string;
  @Text(100) displayName: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
  @Text(200, { optional: true }) office: string | null;
  @Texts(40) fields: string[];
  @Code(UNMASK_REASONS, { enumName: 'UnmaskReason' }) reason: UnmaskReason;
  @Text(500, { optional: true }) note: string | null;
}

export class UnmaskingListDto {
  @Parts(() => UnmaskingDto, { max: 100 }) items: UnmaskingDto[];
}

export class RetentionClassDto {
  @Text(60) name: string;
  @Whole(0, 1e6) days: number;
  @Text(300) ground: string;
}

export class RetentionRunDto {
  @Instant() at: string;
  @Flag() rehearsal: boolean;
  @Facts({ description: 'rows by class' }) counts: Record<string, unknown>;
}

export class ExpiredFileDto {
  @Text(20) caseNo: string;
  @Day() keptUntil: string;
}

export class RetentionDto {
  @Parts(() => RetentionClassDto) classes: RetentionClassDto[];
  @Parts(() => RetentionRunDto) runs: RetentionRunDto[];
}

export class RetentionRehearsalDto {
  @Part(() => RetentionRunDto) run: RetentionRunDto;
  @Parts(() => ExpiredFileDto, { max: 1000 }) expired: ExpiredFileDto[];
}
