import { CASE_STATUSES, type CaseStatus, ROLES, type Role } from '#contracts';
import { Code, Day, Facts, Flag, Instant, Part, Parts, Text, Texts, Whole } from '../http/fields.js';
import { CandidateDto, ClocksDto, DocumentDto, InstitutionRefDto, TimelineEntryDto } from '../public/answers.dto.js';

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
  @Text(20, { optional: true, description: "the viewer's relation: holder, offered, co_handler, coordinator, expert" })
  relation: string | null;
  @Flag() urgent: boolean;
  @Flag() confidential: boolean;
  @Text(40, { optional: true }) proposal: string | null;
  @Instant() receivedAt: string;
  @Day({ optional: true, description: 'the next day on which something is due' }) dueOn: string | null;
  @Day({ optional: true, description: 'the next day on which one of its deadlines is worth a warning' }) warnOn:
    | string
    | null;
  @Day({ optional: true, description: 'the next day that somebody else has set; such cases come first in every list' })
  externalDueOn: string | null;
  @Flag() overdue: boolean;
}

export class ViewCountsDto {
  @Whole(0, 1e9) inbox: number;
  @Whole(0, 1e9) mine: number;
  @Whole(0, 1e9) offered: number;
  @Whole(0, 1e9, { description: 'accepted, and nobody is in charge yet' }) unassigned: number;
  @Whole(0, 1e9) due_soon: number;
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

/** The same decision in one sentence for each reader. */
export class VoicesDto {
  @Text(2000) applicant: string;
  @Text(2000) staff: string;
  @Text(2000, { optional: true, description: 'for coordinators only' }) coordinator: string | null;
}

/** What a new reading of the rule would change, waiting for the owner of the case. */
export class RouteProposalDto {
  @Part(() => InstitutionRefDto, { optional: true, description: 'null = the coordinators’ desk' })
  to: InstitutionRefDto | null;
  @Text(100, { optional: true }) toDesk: string | null;
  @Flag({ description: 'the lead would change; otherwise only co-handlers' }) isOtherLead: boolean;
  @Parts(() => InstitutionRefDto) brings: InstitutionRefDto[];
  @Parts(() => InstitutionRefDto) drops: InstitutionRefDto[];
  @Texts(40, { description: 'facts that changed' }) changed: string[];
  @Whole(1, 1000, { description: 'number of the decision in the routing history' }) decision: number;
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
  @Part(() => VoicesDto) voices: VoicesDto;
  @Code(['filed', 'facts_changed', 'override', 'designation', 'challenge']) cause: string;
  @Texts(40, { description: 'facts that had changed' }) changed: string[];
  @Code(['same', 'open', 'followed', 'dismissed', 'superseded'], {
    optional: true,
    description: 'what became of a new answer; null = it counted at once',
  })
  answer: string | null;
  @Text(100, { optional: true }) answeredBy: string | null;
  @Instant({ optional: true }) answeredAt: string | null;
  @Text(5000, { optional: true }) answerNote: string | null;
  @Flag({ description: 'the case stands on this one' }) isInForce: boolean;
  @Text(20) directoryVersion: string;
  @Text(20) policyVersion: string;
  @Text(60) decidedBy: string;
  @Text(100, { optional: true }) decidedByName: string | null;
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
      'further fields of the act: missing, handlerId, institutionId, resultKind, summary, authority, mergedInto, bothAgreed, deadline, deadlineKind, servedOn, deadlineOn',
  })
  fields: string[];
  @Texts(40, { description: 'outcomes to choose from; empty = none needed' }) outcomes: string[];
}

/** Another case that shares marks with this one. What it says is not shown: its holder is asked. */
export class CaseLinkDto {
  @Text(60) id: string;
  @Code(['same_matter', 'parallel', 'other_side']) kind: string;
  @Code(['found', 'merge_asked', 'link_asked', 'linked', 'merge_agreed', 'declined']) state: string;
  @Flag({ description: 'this end has asked and waits for the other' }) askedHere: boolean;
  @Text(200, { optional: true, description: 'the institution or desk that has the other case' }) heldBy: string | null;
  @Text(20, { optional: true, description: 'its number, once both ends agreed or where the viewer sees it anyway' })
  caseNo: string | null;
  @Text(5000, { optional: true }) note: string | null;
  @Text(5000, { optional: true }) answer: string | null;
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
  @Part(() => RouteProposalDto, { optional: true }) routeProposal: RouteProposalDto | null;
  @Flag({ description: 'the applicant contests the route and waits for an answer' }) challenged: boolean;
  @Parts(() => OfferDto) offers: OfferDto[];
  @Part(() => ClocksDto) clocks: ClocksDto;
  @Parts(() => TimelineEntryDto) timeline: TimelineEntryDto[];
  @Parts(() => DocumentDto) documents: DocumentDto[];
  @Parts(() => CaseLinkDto, { description: 'cases that share marks with this one, as far as the viewer may know' })
  links: CaseLinkDto[];
  @Parts(() => AllowedActDto) allowedActs: AllowedActDto[];
  @Text(20, { description: 'channel by which it came' }) channel: string;
}

export class TimelineDto {
  @Parts(() => TimelineEntryDto) items: TimelineEntryDto[];
}

export class RoutingHistoryDto {
  @Parts(() => RoutingViewDto) items: RoutingViewDto[];
}
