import {
  AUTHORITY_KINDS,
  AUTHORITY_PURPOSES,
  DATA_KINDS,
  EXPORT_CHECKS,
  IP_TYPES,
  REFERRAL_CHANNELS,
  REFERRAL_KINDS,
  REFERRAL_OUTCOMES,
  REFERRAL_RETURN_REASONS,
  REFERRAL_STATES,
  SECRECY_CLASSES,
  type AuthorityKind,
  type AuthorityPurpose,
  type DataKind,
  type ExportCheck,
  type IpType,
  type ReferralChannel,
  type ReferralKind,
  type ReferralOutcome,
  type ReferralReturnReason,
  type ReferralState,
  type SecrecyClass,
} from '#contracts';
import { Code, Codes, Day, Facts, Flag, Instant, Part, Parts, Text, Texts, Whole } from '../http/fields.js';
import { InstitutionRefDto } from '../public/answers.dto.js';

export class WordsDto {
  @Text(500) zh: string;
  @Text(500) en: string;
}

export class AuthorityProposalDto {
  @Text(100) id: string;
  @Code(AUTHORITY_KINDS, { enumName: 'AuthorityKind' }) kind: AuthorityKind;
  @Text(6) regionCode: string;
  @Code(['national', 'province', 'city', 'county']) level: string;
  @Part(() => WordsDto) name: WordsDto;
  @Whole(1, 100) rank: number;
  @Part(() => WordsDto, { description: 'why this one' }) reason: WordsDto;
  @Text(300, { description: 'the provision that it rests on' }) basis: string;
  @Code(['law', 'unverified']) provenance: string;
}

export class PurposeDto {
  @Code(AUTHORITY_PURPOSES, { enumName: 'AuthorityPurpose' }) purpose: AuthorityPurpose;
  @Parts(() => AuthorityProposalDto) authorities: AuthorityProposalDto[];
}

export class AuthorityPageDto {
  @Text(20, { description: 'version of the directory of authorities' }) version: string;
  @Parts(() => PurposeDto) items: PurposeDto[];
}

class LetterEndDto {
  @Text(300) name: string;
  @Text(100, { optional: true }) contact: string | null;
}
class LetterToDto {
  @Text(200) id: string;
  @Text(300) name: string;
}
class LetterPartyDto {
  @Text(20) side: string;
  @Text(200) name: string;
  @Text(200, { optional: true }) region: string | null;
}
class LetterRightDto {
  @Code(IP_TYPES, { enumName: 'IpType' }) type: IpType;
  @Text(100, { optional: true }) number: string | null;
  @Text(200, { optional: true }) title: string | null;
}
class LetterEvidenceDto {
  @Text(300) name: string;
  @Text(40) tag: string;
  @Whole(0, 1e12) size: number;
  @Text(64) sha256: string;
}

/** A letter of referral, word for word as it was signed. */
export class LetterContentDto {
  @Text(40) number: string;
  @Code(REFERRAL_KINDS, { enumName: 'ReferralKind' }) kind: ReferralKind;
  @Part(() => LetterEndDto) from: LetterEndDto;
  @Part(() => LetterToDto) to: LetterToDto;
  @Text(20) caseNo: string;
  @Code(IP_TYPES, { enumName: 'IpType' }) ipType: IpType;
  @Parts(() => LetterPartyDto) parties: LetterPartyDto[];
  @Part(() => LetterRightDto, { optional: true }) right: LetterRightDto | null;
  @Text(20_000) facts: string;
  @Parts(() => LetterEvidenceDto) evidence: LetterEvidenceDto[];
  @Text(5000, { description: 'what the authority is asked to do' }) action: string;
  @Day() replyBy: string;
  @Code(SECRECY_CLASSES, { enumName: 'SecrecyClass' }) secrecy: SecrecyClass;
  @Day() issuedOn: string;
}

class LetterEventDto {
  @Text(40) act: string;
  @Instant() at: string;
  @Text(20) actorKind: string;
  @Text(5000, { optional: true }) note: string | null;
}

export class LetterDto {
  @Text(60) id: string;
  @Text(40) number: string;
  @Code(REFERRAL_KINDS, { enumName: 'ReferralKind' }) kind: ReferralKind;
  @Code(REFERRAL_STATES, { enumName: 'ReferralState' }) state: ReferralState;
  @Code(REFERRAL_CHANNELS, { enumName: 'ReferralChannel' }) channel: ReferralChannel;
  @Text(200) authorityId: string;
  @Text(300) authorityName: string;
  @Part(() => LetterContentDto) letter: LetterContentDto;
  @Text(40_000, { description: 'base64url(canonical JSON) "." base64url(signature); verified like a receipt' })
  seal: string;
  @Codes(EXPORT_CHECKS, { enumName: 'ExportCheck' }) checks: readonly ExportCheck[];
  @Instant() preparedAt: string;
  @Instant({ optional: true }) sentAt: string | null;
  @Day() replyBy: string;
  @Whole(0, 1000) reminders: number;
  @Text(100, { optional: true }) receiptNo: string | null;
  @Code(REFERRAL_RETURN_REASONS, { optional: true, enumName: 'ReferralReturnReason' })
  returnReason: ReferralReturnReason | null;
  @Code(REFERRAL_OUTCOMES, { optional: true, enumName: 'ReferralOutcome' }) outcome: ReferralOutcome | null;
  @Instant({ optional: true }) settledAt: string | null;
  @Parts(() => LetterEventDto) history: readonly LetterEventDto[];
  @Texts(20, { description: 'what the reader may do with it now' }) acts: string[];
}

export class LetterPageDto {
  @Parts(() => LetterDto) items: LetterDto[];
  @Text(100, { optional: true, description: 'send back as `after`' }) nextCursor: string | null;
  @Text(300, { description: 'for whom the inbox is' }) authorityName: string;
}

/** Which part of a step is needed depends on the step; see `acts` of the letter. */
export class LetterStepDto {
  @Text(5000, { optional: true }) note?: string | null;
  @Code(REFERRAL_RETURN_REASONS, { optional: true, enumName: 'ReferralReturnReason' })
  returnReason?: ReferralReturnReason | null;
  @Code(REFERRAL_OUTCOMES, { optional: true, enumName: 'ReferralOutcome' }) outcome?: ReferralOutcome | null;
  @Text(100, { optional: true, description: "the authority's own number for it" }) receiptNo?: string | null;
}

export class CoTaskDto {
  @Text(60) id: string;
  @Part(() => InstitutionRefDto) institution: InstitutionRefDto;
  @Code(['origin', 'circulation', 'sale'], { optional: true }) stage: string | null;
  @Text(5000) asks: string;
  @Day() dueOn: string;
  @Code(['asked', 'reported', 'ended']) state: string;
  @Instant() openedAt: string;
  @Text(5000, { optional: true }) report: string | null;
  @Instant({ optional: true }) reportedAt: string | null;
  @Flag() late: boolean;
  @Flag({ description: "the reader's own task" }) mine: boolean;
}

export class PullRequestDto {
  @Text(60) id: string;
  @Part(() => InstitutionRefDto) institution: InstitutionRefDto;
  @Text(5000) reason: string;
  @Instant() askedAt: string;
  @Day() answerBy: string;
  @Code(['asked', 'accepted', 'declined', 'escalated', 'superseded']) state: string;
  @Instant({ optional: true }) answeredAt: string | null;
  @Text(5000, { optional: true }) note: string | null;
}

export class SharingDto {
  @Text(60) id: string;
  @Code(['dispatch', 'transfer', 'co_handling', 'designation', 'referral', 'clue', 'abroad']) kind: string;
  @Text(200) receiver: string;
  @Text(300) receiverName: string;
  @Text(100, { optional: true }) receiverContact: string | null;
  @Text(500) purpose: string;
  @Codes(DATA_KINDS, { enumName: 'DataKind' }) kinds: readonly DataKind[];
  @Code(['request', 'consent_at_filing', 'separate_consent', 'public_duty']) basis: string;
  @Code(['asked', 'given', 'declined', 'withdrawn', 'done']) state: string;
  @Instant({ optional: true }) askedAt: string | null;
  @Instant({ optional: true }) settledAt: string | null;
}

class AskedInVainDto {
  @Text(200) name: string;
  @Text(20) state: string;
  @Text(60, { optional: true }) reason: string | null;
}

export class PrecedentDto {
  @Text(20) number: string;
  @Instant() decidedAt: string;
  @Text(100) deskName: string;
  @Part(() => InstitutionRefDto) institution: InstitutionRefDto;
  @Facts({ description: 'what decides who is competent: kind of right, mode, place, matters, industries, stages' })
  pattern: Record<string, unknown>;
  @Text(200, { optional: true }) placeName: string | null;
  @Parts(() => AskedInVainDto) asked: AskedInVainDto[];
  @Text(5000) reason: string;
  @Text(20, { optional: true, description: 'an earlier one that it follows' }) cites: string | null;
  @Whole(0, 1e6) citedBy: number;
  @Whole(0, 100, { optional: true, description: 'how like the case it is, in per cent' }) likeness: number | null;
}

export class PrecedentPageDto {
  @Parts(() => PrecedentDto) items: PrecedentDto[];
  @Text(20, { optional: true }) nextCursor: string | null;
}

/** Everything that stands between institutions, and with outside bodies, about one case. */
export class BetweenDto {
  @Parts(() => CoTaskDto) tasks: CoTaskDto[];
  @Parts(() => PullRequestDto) pullRequests: PullRequestDto[];
  @Parts(() => LetterDto) letters: LetterDto[];
  @Parts(() => SharingDto) sharings: SharingDto[];
  @Parts(() => PrecedentDto) precedents: PrecedentDto[];
  @Parts(() => PurposeDto) authorities: PurposeDto[];
}

/** Who helps with a case, in plain words for its applicant. */
export class HelperDto {
  @Text(300) name: string;
  @Text(500) does: string;
  @Code(['working', 'done', 'waiting']) state: string;
  @Day({ optional: true }) by: string | null;
}

export class ApplicantBetweenDto {
  @Parts(() => HelperDto) helpers: HelperDto[];
  @Parts(() => SharingDto, {
    description: 'to whom the file went or may go; those in state `asked` wait for an answer',
  })
  sharings: SharingDto[];
}

export class ChannelKeyDto {
  @Text(60) id: string;
  @Text(100) name: string;
  @Text(20) hint: string;
  @Instant() createdAt: string;
  @Instant() expiresAt: string;
  @Instant({ optional: true }) revokedAt: string | null;
  @Instant({ optional: true }) lastUsedAt: string | null;
}

export class ChannelAccountDto {
  @Text(60) id: string;
  @Text(100) login: string;
  @Text(100) displayName: string;
  @Flag() isActive: boolean;
}

export class ChannelDto {
  @Text(200) authorityId: string;
  @Text(300) authorityName: string;
  @Text(100, { optional: true }) contact: string | null;
  @Text(500, { optional: true }) url: string | null;
  @Flag() isActive: boolean;
  @Instant({ optional: true }) lastOkAt: string | null;
  @Text(200, { optional: true }) lastFault: string | null;
  @Whole(0, 1e9, { description: 'calls that wait for another try' }) waiting: number;
  @Parts(() => ChannelAccountDto) accounts: readonly ChannelAccountDto[];
  @Parts(() => ChannelKeyDto) keys: readonly ChannelKeyDto[];
}

export class ChannelPageDto {
  @Parts(() => ChannelDto) items: ChannelDto[];
}

export class ChannelChangeDto {
  @Text(100, { optional: true, description: 'telephone or address of the office, as applicants are told it' })
  contact?: string | null;
  @Text(500, { optional: true, description: 'https address of its own system; null = none' }) url?: string | null;
  @Flag({ optional: true }) isActive?: boolean | null;
}

export class ShownOnceDto {
  @Text(60, { optional: true }) id: string | null;
  @Text(200, { optional: true, description: 'shown once, kept nowhere in clear' }) secret: string | null;
}

export class NewKeyDto {
  @Text(100, { min: 1 }) name: string;
}

export class NewOutsideAccountDto {
  @Text(100, { min: 3 }) login: string;
  @Text(100, { min: 1 }) displayName: string;
}

export class NewAccountAnswerDto {
  @Text(60) id: string;
  @Text(100) login: string;
  @Text(100, { description: 'shown once' }) password: string;
  @Text(100, { description: 'secret for an authenticator (RFC 6238), shown once' }) totpSecret: string;
}
