import {
  CASE_STATUSES,
  INSTITUTION_KINDS,
  OUTCOMES,
  TIME_OWNERS,
  type CaseStatus,
  type InstitutionKind,
  type IpType,
  type Outcome,
  type TimeOwner,
} from '#contracts';
import { Code, Day, Facts, Flag, Instant, Part, Parts, Text, Texts, Whole } from '../http/fields.js';

export class InstitutionRefDto {
  @Text(60) id: string;
  @Text(200) name: string;
  @Code(INSTITUTION_KINDS, { enumName: 'InstitutionKind' }) kind: InstitutionKind;
}

export class CandidateDto {
  @Text(200) name: string;
  @Whole(1, 10_000, { optional: true }) rank: number | null;
  @Text(60, { optional: true, description: 'the test that it failed' }) rejectedBy: string | null;
}

export class PromiseDto {
  @Day({ description: 'last day of the examination, counted in working days from the day after filing' })
  examineBy: string;
  @Flag({ optional: true, description: 'counted with a year whose holidays are not published yet' })
  provisional?: boolean;
}

export class PreviewAnswerDto {
  @Code(OUTCOMES, { enumName: 'Outcome' }) outcome: Outcome;
  @Part(() => InstitutionRefDto, { optional: true }) lead: InstitutionRefDto | null;
  @Parts(() => InstitutionRefDto) coHandlers: InstitutionRefDto[];
  @Text(40, { optional: true, description: '`provincial:650000` or `national`' }) queue: string | null;
  @Text(6, { optional: true }) place: string | null;
  @Texts(10, { description: 'ids of the rules that fired, in order' }) rules: string[];
  @Texts(40) flags: string[];
  @Text(20) directoryVersion: string;
  @Text(20) policyVersion: string;
  @Text(2000, { description: 'why, in plain words, in the language asked for' }) explanation: string;
  @Parts(() => CandidateDto) candidates: CandidateDto[];
  @Part(() => PromiseDto) promise: PromiseDto;
  @Texts(60, { description: 'codes of everything that is still missing' }) missing: string[];
  @Flag({ optional: true }) urgent: boolean;
}

export class FiledAnswerDto {
  @Text(20) caseNo: string;
  @Text(20, { description: 'shown once; with the case number it opens the case' }) queryCode: string;
  @Instant() receivedAt: string;
  @Part(() => PromiseDto) promise: PromiseDto;
  @Text(4000, { description: 'signed receipt: base64url(JSON) "." base64url(Ed25519 signature)' }) receipt: string;
}

export class LookupDto {
  @Text(40, { min: 1 }) caseNo: string;
  @Text(40, { min: 1 }) queryCode: string;
}

export class LookupAnswerDto {
  @Text(100) token: string;
  @Instant() expiresAt: string;
}

/** One line of what happened, in words for the applicant. */
export class TimelineEntryDto {
  @Whole(1, 100_000) seq: number;
  @Instant() at: string;
  @Text(40, { description: 'code of the act' }) act: string;
  @Code(CASE_STATUSES, { enumName: 'CaseStatus' }) toStatus: CaseStatus;
  @Text(20) actorKind: string;
  @Text(200, { optional: true }) actorName: string | null;
  @Text(200, { optional: true }) institutionName: string | null;
  @Text(60, { optional: true }) reasonCode: string | null;
  @Text(5000, { optional: true }) note: string | null;
  @Facts() facts: Record<string, unknown>;
}

/** A promise with a day on which a warning is due and a day on which it is broken. */
export class DeadlineDto {
  @Text(40) kind: string;
  @Whole(1, 100_000, { description: 'the event that started it' }) openedSeq: number;
  @Day() startsOn: string;
  @Day() warnOn: string;
  @Day() dueOn: string;
  @Flag({ description: 'set by somebody outside the network' }) external: boolean;
  @Flag() provisional: boolean;
  @Instant({ optional: true }) satisfiedAt: string | null;
  @Instant({ optional: true }) breachedAt: string | null;
}

/** How long each owner has held the clock, in seconds; the parts sum to the whole. */
export class TimeShareDto {
  @Code(TIME_OWNERS, { enumName: 'TimeOwner' }) owner: TimeOwner;
  @Whole(0, 1e12) seconds: number;
}

export class ClocksDto {
  @Code(TIME_OWNERS, { enumName: 'TimeOwner', description: 'whose turn it is' }) owner: TimeOwner;
  @Parts(() => DeadlineDto) deadlines: DeadlineDto[];
  @Parts(() => TimeShareDto) parts: TimeShareDto[];
  @Whole(0, 1e12) totalSeconds: number;
}

export class DocumentDto {
  @Text(60) id: string;
  @Text(60) kind: string;
  @Instant() issuedAt: string;
  @Text(200, { optional: true }) institutionName: string | null;
  @Texts(4000, { description: 'paragraphs in the language asked for' }) paragraphs: string[];
}

/** The facts of the route as the applicant may put them right. */
export class ReasonDto {
  @Text(2000, { description: 'why it went there, in one sentence' }) sentence: string;
  @Instant() decidedAt: string;
  @Flag({ description: 'a person went another way than the rule' }) byPerson: boolean;
  @Text(20) directoryVersion: string;
  @Text(20) policyVersion: string;
  @Facts({ description: 'the facts that decided' }) facts: Record<string, unknown>;
}

/** A case as its applicant sees it. */
export class ApplicantCaseDto {
  @Text(20) caseNo: string;
  @Whole(1, 1e9, { description: 'send back as If-Match' }) version: number;
  @Code(CASE_STATUSES, { enumName: 'CaseStatus' }) status: CaseStatus;
  @Text(1000, { description: 'where the case stands, in plain words' }) statusText: string;
  @Instant() receivedAt: string;
  @Part(() => PromiseDto) promise: PromiseDto;
  @Part(() => InstitutionRefDto, { optional: true, description: 'who has it' }) holder: InstitutionRefDto | null;
  @Part(() => InstitutionRefDto, {
    optional: true,
    description: 'who has been asked to take it and has not answered yet',
  })
  offeredTo: InstitutionRefDto | null;
  @Text(200, { optional: true, description: 'the coordinators who answer for it while no institution holds it' })
  coordinator: string | null;
  @Parts(() => InstitutionRefDto) coHandlers: InstitutionRefDto[];
  @Text(2000, { optional: true, description: 'why it went there' }) explanation: string | null;
  @Part(() => ReasonDto, { optional: true }) reason: ReasonDto | null;
  @Texts(60, { description: 'what is asked of the applicant now' }) asked: string[];
  @Texts(40, { description: 'acts that the applicant may do now' }) allowedActs: string[];
  @Part(() => ClocksDto) clocks: ClocksDto;
  @Parts(() => TimelineEntryDto) timeline: TimelineEntryDto[];
  @Parts(() => DocumentDto) documents: DocumentDto[];
  @Text(60, { optional: true }) ipType: IpType | null;
  @Text(200, { optional: true }) title: string | null;
  @Texts(40) matters: string[];
}

export class RegionDto {
  @Text(6) code: string;
  @Text(100) nameZh: string;
  @Text(6, { optional: true }) parentCode: string | null;
  @Code(['province', 'city', 'county']) level: 'province' | 'city' | 'county';
}

export class RegionPageDto {
  @Parts(() => RegionDto) items: RegionDto[];
  @Text(100, { optional: true }) nextCursor: string | null;
}

export class TimeLimitDto {
  @Text(40) kind: string;
  @Whole(0, 1000) workingDays: number;
}

export class InstitutionDto extends InstitutionRefDto {
  @Text(6) regionCode: string;
  @Text(200) regionName: string;
  @Texts(60) industries: string[];
  @Texts(40, { description: 'kinds of right that it handles' }) ipTypes: string[];
  @Text(60, { optional: true }) phone: string | null;
  @Code(['verified', 'existence verified', 'unverified']) provenance: string;
  @Text(500, { optional: true }) source: string | null;
  @Day({ optional: true }) validFrom: string | null;
  @Day({ optional: true, description: 'the day from which a later version of the directory counts; null = in force' })
  validTo: string | null;
  @Parts(() => TimeLimitDto) limits: TimeLimitDto[];
}

export class InstitutionPageDto {
  @Parts(() => InstitutionDto) items: InstitutionDto[];
  @Text(100, { optional: true }) nextCursor: string | null;
  @Text(20) directoryVersion: string;
}

export class IndustriesDto {
  @Texts(60) items: string[];
}

export class FieldFaultDto {
  @Text(200) path: string;
  @Text(60) code: string;
  @Text(500) message: string;
}

/** RFC 9457 problem details with a stable code. */
export class ProblemDto {
  @Text(200) type: string;
  @Text(300) title: string;
  @Whole(400, 599) status: number;
  @Text(60) code: string;
  @Text(60) correlationId: string;
  @Parts(() => FieldFaultDto, { optional: true }) errors?: FieldFaultDto[];
}
