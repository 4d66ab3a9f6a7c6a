import { SEEING_REASONS, type SeeingReason } from '#access';
import { ROLES, type Role } from '#contracts';
import { Code, Codes, Flag, Instant, Part, Parts, Text, Whole } from '../http/fields.js';
import { InstitutionRefDto } from '../public/answers.dto.js';

const RELATIONS = ['reader', 'expert', 'superior'] as const;

/** Somebody who is or was named in a case. */
export class NamedDto {
  @Text(60) id: string;
  @Text(60) accountId: string;
  @Text(60) displayName: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
  @Code(RELATIONS) relation: (typeof RELATIONS)[number];
  @Text(500, { optional: true, description: "a superior's reason; what an expert is asked" }) reason: string | null;
  @Text(60, { optional: true }) givenBy: string | null;
  @Instant() since: string;
  @Instant({ optional: true }) until: string | null;
  @Instant({ optional: true }) endedAt: string | null;
}

export class NameableDto {
  @Text(60) id: string;
  @Text(60) displayName: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
}

export class CaseAccessDto {
  @Flag() confidential: boolean;
  @Flag({ description: 'whether the viewer may change the list and invite experts' }) mayName: boolean;
  @Codes(SEEING_REASONS, { description: 'why the viewer sees the case' }) why: SeeingReason[];
  @Parts(() => NamedDto, { max: 200 }) items: NamedDto[];
  @Parts(() => NameableDto, { max: 500, description: 'for whoever may name' }) nameable: NameableDto[];
}

export class NameReaderDto {
  @Text(60, { min: 1 }) accountId: string;
}

export class InviteExpertDto {
  @Text(60, { min: 1 }) accountId: string;
  @Text(500, { min: 2, description: 'what the expert is asked' }) task: string;
  @Whole(1, 60) days: number;
}

export class OpinionDto {
  @Text(4000, { min: 2 }) opinion: string;
}

export class LookDto {
  @Text(20, { min: 4 }) caseNo: string;
  @Text(500, { min: 4, description: 'stands in the file and on the audit log' }) reason: string;
}

/** One person and one case. */
export class SightDto {
  @Text(60) accountId: string;
  @Text(60) login: string;
  @Text(60) displayName: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
  @Part(() => InstitutionRefDto, { optional: true }) institution: InstitutionRefDto | null;
  @Text(100, { optional: true }) queueName: string | null;
  @Flag() maySee: boolean;
  @Codes(SEEING_REASONS) reasons: SeeingReason[];
}

export class SightsDto {
  @Text(20) caseNo: string;
  @Flag() confidential: boolean;
  @Part(() => InstitutionRefDto, { optional: true }) holder: InstitutionRefDto | null;
  @Parts(() => SightDto, { max: 1000 }) items: SightDto[];
}
