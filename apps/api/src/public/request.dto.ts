import {
  APPLICANT_KINDS,
  APPLICANT_ROLES,
  CHANNELS,
  CONSENT_PURPOSES,
  ID_TYPES,
  IP_TYPES,
  MATERIAL_TAGS,
  MATTERS,
  MODES,
  STAGES,
  type ApplicantKind,
  type ApplicantRole,
  type Channel,
  type ConsentPurpose,
  type IdType,
  type IpType,
  type MaterialTag,
  type Matter,
  type Mode,
  type Stage,
} from '#contracts';
import { Matches } from 'class-validator';
import { Amount, Code, Codes, Day, Flag, FormText, Instant, Part, Parts, Region } from '../http/fields.js';

export class ApplicantDto {
  @Code(APPLICANT_KINDS, { optional: true, enumName: 'ApplicantKind' }) kind?: ApplicantKind;
  @FormText(200, { optional: true }) name?: string;
  @Code(ID_TYPES, { optional: true, enumName: 'IdType' }) idType?: IdType | null;
  @FormText(60, { optional: true }) idNumber?: string | null;
  @Region({ optional: true, description: 'null = off the mainland or unknown' }) regionCode?: string | null;
  @FormText(300, { optional: true }) address?: string | null;
  @FormText(100, { optional: true }) contactName?: string | null;
  @FormText(30, { optional: true }) mobile?: string | null;
  @FormText(254, { optional: true }) email?: string | null;
  @Flag({ optional: true, description: 'micro, small or medium-sized enterprise (中小微企业)' }) sme?: boolean;
  @Code(APPLICANT_ROLES, { optional: true, enumName: 'ApplicantRole' }) role?: ApplicantRole;
}

export class AgentDto {
  @Code(['relative', 'employee', 'lawyer', 'patent_attorney', 'other']) kind:
    | 'relative'
    | 'employee'
    | 'lawyer'
    | 'patent_attorney'
    | 'other';
  @FormText(200, { min: 1 }) name: string;
  @FormText(30, { optional: true }) mobile?: string | null;
}

export class RightDto {
  @Code(IP_TYPES, { enumName: 'IpType' }) type: IpType;
  @FormText(100, { optional: true, example: 'ZL202330000000.1' }) number?: string | null;
  @FormText(200, { optional: true, example: '吊灯' }) title?: string | null;
  @FormText(60, {
    optional: true,
    example: '灯饰',
    description: "a word of the directory's industries; see GET /network/industries",
  })
  industry?: string | null;
}

export class RespondentDto {
  @FormText(200, { min: 1 }) name: string;
  @FormText(18, { optional: true }) uscc?: string | null;
  @Region({ optional: true }) regionCode?: string | null;
  @FormText(2000, { optional: true }) shopUrl?: string | null;
}

export class PlaceDto {
  @Region() regionCode: string;
  @Code(STAGES, { optional: true, enumName: 'Stage', description: 'for geographical indications' })
  stage?: Stage | null;
}

export class ActsDto {
  @Code(MODES, { enumName: 'Mode' }) mode: Mode;
  @Parts(() => PlaceDto, { optional: true, max: 100 }) places?: PlaceDto[];
  @FormText(100, { optional: true }) platform?: string | null;
  @FormText(200, { optional: true }) event?: string | null;
  @FormText(2, { optional: true, description: 'ISO 3166-1 alpha-2', example: 'US' }) country?: string | null;
  @FormText(2000, { optional: true }) description?: string | null;
  @Amount({ optional: true }) lossCny?: number | null;
}

export class ExternalDeadlineDto {
  @Code(['hearing', 'customs', 'platform', 'foreign_answer', 'limitation', 'other'])
  kind: 'hearing' | 'customs' | 'platform' | 'foreign_answer' | 'limitation' | 'other';
  @Day() dueOn: string;
}

export class OtherProceedingDto {
  @Code(['court', 'enforcement', 'arbitration', 'invalidity', 'other_centre']) body:
    | 'court'
    | 'enforcement'
    | 'arbitration'
    | 'invalidity'
    | 'other_centre';
  @FormText(100, { optional: true }) number?: string | null;
  @Code(['pending', 'closed']) status: 'pending' | 'closed';
}

export class ConsentsDto {
  @FormText(20, { optional: true, description: 'version of the privacy notice that was shown', example: '1' })
  privacyNotice?: string;
  @Flag({
    optional: true,
    description: 'separate consent to share the file with co-handling institutions (PIPL art. 23)',
  })
  shareWithCoHandlers?: boolean;
  @Codes(CONSENT_PURPOSES, {
    optional: true,
    enumName: 'ConsentPurpose',
    description: 'further purposes that are consented to',
  })
  given?: ConsentPurpose[] | null;
  @Codes(CONSENT_PURPOSES, {
    optional: true,
    enumName: 'ConsentPurpose',
    description: 'purposes that were asked and declined',
  })
  declined?: ConsentPurpose[] | null;
  @FormText(64, { optional: true, description: 'SHA-256 of the notice as it was shown' }) noticeHash?: string | null;
  @Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/)
  @Instant({ optional: true, description: 'when the notice was shown, by the reader’s clock' })
  noticeShownAt?: string | null;
  @Code(['zh', 'en'], { optional: true, description: 'language in which it was read' }) language?: 'zh' | 'en' | null;
}

/** A request for assistance. A preview may leave everything but the rights' type, matters and acts unsaid; filing says what is missing. */
export class RequestDto {
  @Code(CHANNELS, { optional: true, enumName: 'Channel' }) channel?: Channel;
  @Part(() => ApplicantDto, { optional: true }) applicant?: ApplicantDto;
  @Part(() => AgentDto, { optional: true }) agent?: AgentDto | null;
  @Parts(() => RightDto, { min: 1, max: 20 }) rights: RightDto[];
  @Parts(() => RespondentDto, { optional: true, max: 50 }) respondents?: RespondentDto[];
  @Part(() => ActsDto) acts: ActsDto;
  @Codes(MATTERS, { min: 1, max: 14, enumName: 'Matter' }) matters: Matter[];
  @FormText(20_000, { optional: true }) facts?: string;
  @FormText(5_000, { optional: true }) demand?: string;
  @Part(() => ExternalDeadlineDto, { optional: true }) externalDeadline?: ExternalDeadlineDto | null;
  @Parts(() => OtherProceedingDto, { optional: true, max: 20 }) otherProceedings?: OtherProceedingDto[];
  @FormText(200, { optional: true, description: "an institution's name or id" }) chosenInstitution?: string | null;
  @Codes(MATERIAL_TAGS, {
    optional: true,
    enumName: 'MaterialTag',
    description: 'materials that come with the request; null = not said',
  })
  attachments?: MaterialTag[] | null;
  @Part(() => ConsentsDto, { optional: true }) consents?: ConsentsDto;
  @Flag({ optional: true, description: 'the applicant declares that all this is true' }) declaration?: boolean;
}
