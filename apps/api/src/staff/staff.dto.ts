import {
  CASE_STATUSES,
  MEDIATION_OUTCOMES,
  REFUSAL_REASONS,
  RESULT_KINDS,
  RETURN_REASONS,
  ROLES,
  SUSPENSION_REASONS,
  TERMINATION_REASONS,
  type CaseStatus,
  type Role,
} from '#contracts';
import { Code, Day, Facts, Flag, Instant, Part, Parts, Text, Texts, Whole } from '../http/fields.js';
import { CandidateDto, ClocksDto, DocumentDto, InstitutionRefDto, TimelineEntryDto } from '../public/answers.dto.js';

export class LoginDto {
  @Text(100, { min: 1 }) login: string;
  @Text(200, { min: 1 }) password: string;
}

export class SecondFactorDto {
  @Text(10, { min: 6, description: 'six digits of the authenticator (RFC 6238)' }) code: string;
}

export class LoginAnswerDto {
  @Code(['second_factor']) next: 'second_factor';
}

export class MeDto {
  @Text(60) id: string;
  @Text(100) login: string;
  @Text(100) displayName: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
  @Part(() => InstitutionRefDto, { optional: true }) institution: InstitutionRefDto | null;
  @Text(40, { optional: true, description: "the coordinator's desk" }) queue: string | null;
  @Text(100, { optional: true }) queueName: string | null;
}

/** One line of a list of cases. */
export class CaseRowDto {
  @Text(20) caseNo: string;
  @Whole(1, 1e9) version: number;
  @Code(CASE_STATUSES, { enumName: 'CaseStatus' }) status: CaseStatus;
  @Text(200, { optional: true }) title: string | null;
  @Text(40) ipType: string;
  @Texts(40) matters: string[];
  @Text(200, { optional: true }) applicantName: string | null;
  @Text(100, { optional: true }) placeName: string | null;
  @Text(200, { optional: true }) holderName: string | null;
  @Text(100, { optional: true }) handlerName: string | null;
  @Text(20, { optional: true, description: "the viewer's relation: holder, offered, co_handler, coordinator" })
  relation: string | null;
  @Flag() urgent: boolean;
  @Flag() confidential: boolean;
  @Text(40, { optional: true }) proposal: string | null;
  @Instant() receivedAt: string;
  @Day({ optional: true, description: 'the next day on which something is due' }) dueOn: string | null;
  @Flag() overdue: boolean;
}

export class ViewCountsDto {
  @Whole(0, 1e9) inbox: number;
  @Whole(0, 1e9) mine: number;
  @Whole(0, 1e9) offered: number;
  @Whole(0, 1e9) overdue: number;
}

export class CasePageDto {
  @Parts(() => CaseRowDto) items: CaseRowDto[];
  @Text(300, { optional: true }) nextCursor: string | null;
  @Part(() => ViewCountsDto) counts: ViewCountsDto;
}

/** A person or body of a case; identifiers are masked. */
export class PartyDto {
  @Code(['applicant', 'agent', 'respondent']) side: string;
  @Text(40) kind: string;
  @Text(40, { optional: true }) role: string | null;
  @Text(200) name: string;
  @Text(6, { optional: true }) regionCode: string | null;
  @Text(200, { optional: true }) regionName: string | null;
  @Flag() sme: boolean;
  @Text(40, { optional: true }) idType: string | null;
  @Text(60, { optional: true, description: 'masked' }) idNumber: string | null;
  @Text(100, { optional: true, description: 'masked' }) mobile: string | null;
  @Text(254, { optional: true, description: 'masked' }) email: string | null;
  @Text(100, { optional: true }) contactName: string | null;
  @Text(300, { optional: true, description: 'masked' }) address: string | null;
}

export class CaseRightDto {
  @Text(40) type: string;
  @Text(100, { optional: true }) number: string | null;
  @Text(200, { optional: true }) title: string | null;
  @Text(60, { optional: true }) industry: string | null;
}

export class GateDto {
  @Text(10) rule: string;
  @Text(40) proposes: string;
  @Text(60, { optional: true }) reason: string | null;
}

export class RoutingViewDto {
  @Whole(1, 1000) seq: number;
  @Instant() at: string;
  @Text(20) outcome: string;
  @Part(() => InstitutionRefDto, { optional: true }) lead: InstitutionRefDto | null;
  @Parts(() => InstitutionRefDto) coHandlers: InstitutionRefDto[];
  @Text(40, { optional: true }) queue: string | null;
  @Text(6, { optional: true }) place: string | null;
  @Text(200, { optional: true }) placeName: string | null;
  @Texts(10) rules: string[];
  @Texts(40) flags: string[];
  @Parts(() => CandidateDto) candidates: CandidateDto[];
  @Facts({ description: 'the facts that the rule used' }) facts: Record<string, unknown>;
  @Text(2000) explanation: string;
  @Text(20) directoryVersion: string;
  @Text(20) policyVersion: string;
  @Text(60) decidedBy: string;
  @Text(2000, { optional: true }) overrideReason: string | null;
}

export class OfferDto {
  @Text(60) id: string;
  @Code(['dispatch', 'transfer', 'designation']) kind: string;
  @Part(() => InstitutionRefDto, { optional: true }) from: InstitutionRefDto | null;
  @Part(() => InstitutionRefDto) to: InstitutionRefDto;
  @Code(['offered', 'accepted', 'returned', 'expired', 'superseded']) state: string;
  @Instant() offeredAt: string;
  @Day() answerBy: string;
  @Instant({ optional: true }) answeredAt: string | null;
  @Text(60, { optional: true }) returnReason: string | null;
  @Text(2000, { optional: true }) note: string | null;
}

/** An act that the viewer may do now, with what it needs. */
export class AllowedActDto {
  @Text(40) act: string;
  @Texts(60, { description: 'reason codes to choose from; empty = none needed' }) reasonCodes: string[];
  @Flag() needsNote: boolean;
  @Texts(40, {
    description:
      'further fields of the act: missing, handlerId, institutionId, resultKind, summary, authority, mergedInto, bothAgreed',
  })
  fields: string[];
  @Texts(40, { description: 'outcomes to choose from; empty = none needed' }) outcomes: string[];
}

/** A case as staff see it. */
export class CaseDetailDto extends CaseRowDto {
  @Text(20_000) facts: string;
  @Text(5_000) demand: string;
  @Parts(() => PartyDto) parties: PartyDto[];
  @Parts(() => CaseRightDto) rights: CaseRightDto[];
  @Facts({ description: 'acts complained of: mode, places, platform, event, country, description, lossCny' })
  acts: Record<string, unknown>;
  @Facts({ description: 'other proceedings, external deadline, consents, attachments' }) circumstances: Record<
    string,
    unknown
  >;
  @Parts(() => GateDto) gates: GateDto[];
  @Texts(60) missing: string[];
  @Texts(40) flags: string[];
  @Part(() => InstitutionRefDto, { optional: true }) holder: InstitutionRefDto | null;
  @Parts(() => InstitutionRefDto) coHandlers: InstitutionRefDto[];
  @Text(100, { optional: true }) queueName: string | null;
  @Part(() => RoutingViewDto, { optional: true }) routing: RoutingViewDto | null;
  @Parts(() => OfferDto) offers: OfferDto[];
  @Part(() => ClocksDto) clocks: ClocksDto;
  @Parts(() => TimelineEntryDto) timeline: TimelineEntryDto[];
  @Parts(() => DocumentDto) documents: DocumentDto[];
  @Parts(() => AllowedActDto) allowedActs: AllowedActDto[];
  @Text(20, { description: 'channel by which it came' }) channel: string;
}

/** Input of any act on a case; which fields an act needs is said by `allowedActs` of the case. */
export class ActDto {
  @Code([...new Set([...RETURN_REASONS, ...REFUSAL_REASONS, ...TERMINATION_REASONS, ...SUSPENSION_REASONS])], {
    optional: true,
  })
  reasonCode?: string | null;
  @Text(5000, { optional: true, description: 'words for the file and, where the act says so, for the applicant' })
  note?: string | null;
  @Texts(60, { optional: true, description: 'codes of what is missing (supplement notice)' }) missing?: string[] | null;
  @Text(60, { optional: true }) handlerId?: string | null;
  @Text(60, { optional: true }) institutionId?: string | null;
  @Code(RESULT_KINDS, { optional: true, enumName: 'ResultKind' }) resultKind?: string | null;
  @Text(20_000, { optional: true, description: 'the result in words for the applicant' }) summary?: string | null;
  @Text(200, { optional: true, description: 'the authority that a referral or a clue goes to' }) authority?:
    string | null;
  @Code([...MEDIATION_OUTCOMES, 'answered', 'taken_over', 'upheld', 'dismissed', 'given', 'withdrawn'], {
    optional: true,
  })
  outcome?: string | null;
  @Flag({ optional: true, description: 'both sides agreed to mediation' }) bothAgreed?: boolean | null;
  @Text(60, { optional: true, description: 'the case that this one is merged into' }) mergedInto?: string | null;
}

export class ActAnswerDto {
  @Text(20) caseNo: string;
  @Whole(1, 1e9) version: number;
  @Code(CASE_STATUSES, { enumName: 'CaseStatus' }) status: CaseStatus;
}

export class ColleagueDto {
  @Text(60) id: string;
  @Text(100) displayName: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
  @Whole(0, 1e6, { description: 'open cases in hand' }) openCases: number;
}

export class ColleaguesDto {
  @Parts(() => ColleagueDto) items: ColleagueDto[];
}

/** One institution's open work, as coordinators see it. */
export class LoadRowDto {
  @Text(60) institutionId: string;
  @Text(200) name: string;
  @Text(40) kind: string;
  @Text(6) regionCode: string;
  @Whole(0, 1e9) offered: number;
  @Whole(0, 1e9) examining: number;
  @Whole(0, 1e9) handling: number;
  @Whole(0, 1e9) waiting: number;
  @Whole(0, 1e9) overdue: number;
  @Whole(0, 1e9) open: number;
}

export class QueueLoadDto {
  @Text(40) queue: string;
  @Text(100) name: string;
  @Whole(0, 1e9) open: number;
  @Day({ optional: true, description: 'filing day of the oldest' }) oldest: string | null;
}

export class OverviewDto {
  @Parts(() => LoadRowDto) institutions: LoadRowDto[];
  @Parts(() => QueueLoadDto) queues: QueueLoadDto[];
  @Whole(0, 1e9) filedToday: number;
  @Whole(0, 1e9) open: number;
  @Whole(0, 1e9) overdue: number;
  @Whole(0, 1e9, { description: 'messages that ran out of retries and wait for a person' }) deadLetters: number;
}

export class TimelineDto {
  @Parts(() => TimelineEntryDto) items: TimelineEntryDto[];
}

export class RoutingHistoryDto {
  @Parts(() => RoutingViewDto) items: RoutingViewDto[];
}
