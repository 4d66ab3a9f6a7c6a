import { ACCOUNT_ACTS, type AccountAct, type LinkPurpose, type SignInWay } from '#access';
import { ROLES, type Role } from '#contracts';
import { Code, Facts, Flag, Instant, Part, Parts, Text, Texts, Whole } from '../http/fields.js';
import { InstitutionRefDto } from '../public/answers.dto.js';

const PURPOSES = ['invitation', 'password', 'second_factor'] as const satisfies readonly LinkPurpose[];
const WAYS = [
  'password',
  'totp',
  'recovery_code',
  'passkey',
  'open_id',
  'invitation',
] as const satisfies readonly SignInWay[];

export class OpenIdWayDto {
  @Text(60) label: string;
}

export class SignInWaysDto {
  @Part(() => OpenIdWayDto, { optional: true }) openId: OpenIdWayDto | null;
}

/** What the browser is asked to sign; handed to it as it is. */
export class ChallengeDto {
  @Facts({ description: 'options of WebAuthn in JSON' }) options: Record<string, unknown>;
  @Text(4000, { description: 'comes back with the answer' }) ticket: string;
}

export class PasskeyAnswerDto {
  @Text(4000, { min: 1 }) ticket: string;
  @Facts({ description: 'the answer of the authenticator, WebAuthn in JSON' }) response: Record<string, unknown>;
}

export class NewPasskeyDto extends PasskeyAnswerDto {
  @Text(60, { min: 1 }) name: string;
}

export class ProofDto {
  @Text(200, { min: 1 }) password: string;
  @Text(20, { min: 6 }) code: string;
}

export class LinkDto {
  @Text(100, { min: 20 }) token: string;
}

export class LinkAnswerDto {
  @Code(PURPOSES) purpose: LinkPurpose;
  @Text(100) login: string;
  @Text(100) displayName: string;
  @Instant() expiresAt: string;
}

export class UseLinkDto {
  @Text(100, { min: 20 }) token: string;
  @Text(200, { min: 1 }) password: string;
}

export class LinkUsedDto {
  @Code(['sign_in', 'enrol'], { description: 'what comes next' }) next: 'sign_in' | 'enrol';
}

export class NewPasswordDto {
  @Text(200, { min: 1 }) current: string;
  @Text(200, { min: 1 }) next: string;
}

export class AuthenticatorDto {
  @Text(60, { description: 'shown once' }) secret: string;
  @Text(300, { description: 'otpauth address, for a QR code drawn in the browser' }) uri: string;
  @Text(4000) ticket: string;
}

export class ConfirmAuthenticatorDto {
  @Text(4000, { min: 1 }) ticket: string;
  @Text(10, { min: 6 }) code: string;
}

export class RecoveryCodesDto {
  @Texts(20, { description: 'ten codes, each good for one sign-in; shown once' }) codes: string[];
}

export class EnrolledDto {
  @Texts(20, { description: 'new codes on paper; empty when there were some' }) recoveryCodes: string[];
}

export class PasskeyDto {
  @Text(60) id: string;
  @Text(60) name: string;
  @Flag({ description: 'kept in several places by its maker' }) isBackedUp: boolean;
  @Instant() createdAt: string;
  @Instant({ optional: true }) lastUsedAt: string | null;
}

export class IdentityDto {
  @Text(60) id: string;
  @Text(300) issuer: string;
  @Text(300) subject: string;
  @Instant() linkedAt: string;
}

export class OwnSessionDto {
  @Text(60) id: string;
  @Code(WAYS) way: SignInWay;
  @Text(60, { optional: true }) device: string | null;
  @Instant() createdAt: string;
  @Instant() lastSeenAt: string;
  @Flag() isThis: boolean;
}

export class OwnSessionsDto {
  @Parts(() => OwnSessionDto) items: OwnSessionDto[];
}

export class OwnAccountDto {
  @Flag() hasAuthenticator: boolean;
  @Whole(0, 10) recoveryCodes: number;
  @Parts(() => PasskeyDto) passkeys: PasskeyDto[];
  @Parts(() => IdentityDto) identities: IdentityDto[];
  @Text(60, { optional: true, description: 'the identity provider, when there is one' }) openIdLabel: string | null;
}

export class ElsewhereDto {
  @Text(4000) url: string;
}

/** What an account is to be. */
export class NewAccountDto {
  @Text(60, { min: 2 }) login: string;
  @Text(60, { min: 1 }) displayName: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
  @Text(60, { optional: true }) institutionId?: string | null;
  @Text(40, { optional: true, description: "the coordinator's desk" }) queue?: string | null;
}

export class AccountChangeDto {
  @Text(60, { min: 1 }) displayName: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
  @Text(60, { optional: true }) institutionId?: string | null;
  @Text(40, { optional: true }) queue?: string | null;
}

export class LinkIdentityDto {
  @Text(300, { min: 1 }) issuer: string;
  @Text(300, { min: 1 }) subject: string;
}

export class AccountDto {
  @Text(60) id: string;
  @Text(60) login: string;
  @Text(60) displayName: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
  @Part(() => InstitutionRefDto, { optional: true }) institution: InstitutionRefDto | null;
  @Text(40, { optional: true }) queue: string | null;
  @Text(100, { optional: true }) queueName: string | null;
  @Flag() isActive: boolean;
  @Flag({ description: 'false until its owner has followed the invitation' }) hasPassword: boolean;
  @Flag() hasAuthenticator: boolean;
  @Whole(0, 100) passkeys: number;
  @Whole(0, 100) identities: number;
  @Instant() createdAt: string;
  @Instant({ optional: true }) lastSeenAt: string | null;
}

export class AccountPageDto {
  @Parts(() => AccountDto) items: AccountDto[];
  @Text(60, { optional: true }) nextCursor: string | null;
}

export class WaitingChangeDto {
  @Text(60) id: string;
  @Code(ACCOUNT_ACTS) act: AccountAct;
  @Text(60, { optional: true }) login: string | null;
  @Text(60, { optional: true }) displayName: string | null;
  @Code(ROLES, { enumName: 'Role', optional: true }) role: Role | null;
  @Text(60, { optional: true, description: 'the name that it is to have' }) newName: string | null;
  @Text(60) proposedBy: string;
  @Instant() proposedAt: string;
  @Flag({ description: 'whether the viewer may confirm it' }) mayConfirm: boolean;
  @Flag({ description: 'whether the viewer has proposed it' }) isOwn: boolean;
}

export class WaitingChangesDto {
  @Parts(() => WaitingChangeDto, { max: 100 }) items: WaitingChangeDto[];
}

export class WishAnswerDto {
  @Text(60, { optional: true }) accountId: string | null;
  @Text(60, { optional: true, description: 'set when a second administrator has to confirm it' }) changeId:
    | string
    | null;
  @Text(300, { optional: true, description: "for the account's owner; shown once" }) link: string | null;
}
