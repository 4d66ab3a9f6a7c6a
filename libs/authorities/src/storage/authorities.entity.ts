import type {
  Day,
  ExportCheck,
  ReferralChannel,
  ReferralKind,
  ReferralOutcome,
  ReferralReturnReason,
  ReferralState,
} from '#contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One letter to one outside body, and how far it has come. */
@Entity('referral')
@Index('referral_remind', { synchronize: false })
@Index('referral_authority', ['authorityId', 'preparedAt'])
export class ReferralRow {
  @PrimaryColumn('uuid') id: string;
  @Index('referral_number', { unique: true })
  @Column('text')
  number: string;
  @Index('referral_case')
  @Column('uuid')
  caseId: string;
  @Column('text') kind: ReferralKind;
  @Column('text') authorityId: string;
  @Column('text') authorityName: string;
  @Column('text', { nullable: true }) issuerInstitutionId: string | null;
  @Column('text') state: ReferralState;
  @Column('text') channel: ReferralChannel;
  /** Word for word as it was signed. */
  /** Names persons and tells their story. */
  @Column('text') letterSealed: string;
  @Column('text') signature: string;
  /** What was answered before it may leave the country (涉外规定 art. 13). */
  @Column('text', { array: true, default: () => `'{}'` }) checks: ExportCheck[];
  @Column('timestamptz') preparedAt: Date;
  @Column('uuid', { nullable: true }) preparedBy: string | null;
  @Column('uuid', { nullable: true }) approvedBy: string | null;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('date') replyBy: Day;
  /** The day on which a silent authority is reminded next. */
  @Column('date') remindOn: Day;
  @Column('int', { default: 0 }) reminders: number;
  /** The authority's own number for it. */
  @Column('text', { nullable: true }) receiptNo: string | null;
  @Column('text', { nullable: true }) returnReason: ReferralReturnReason | null;
  @Column('text', { nullable: true }) outcome: ReferralOutcome | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}

/** What happened to a letter, in order; never changed. */
@Entity('referral_event')
export class ReferralEventRow {
  @PrimaryColumn('uuid') referralId: string;
  @PrimaryColumn('int') seq: number;
  @Column('text') act: string;
  @Column('timestamptz') at: Date;
  @Column('text') actorKind: 'staff' | 'system' | 'authority';
  /** An account, or `key:` and the id of an API key. */
  @Column('text', { nullable: true }) actorId: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('jsonb', { default: {} }) facts: Record<string, unknown>;
}

/** How letters reach an authority: its people's telephone, its own system's address with the secret that signs, or neither. */
@Entity('authority_channel')
export class AuthorityChannelRow {
  @PrimaryColumn('text') authorityId: string;
  @Column('text', { nullable: true }) contact: string | null;
  @Column('text', { nullable: true }) url: string | null;
  @Column('text', { nullable: true }) secretSealed: string | null;
  @Column('boolean', { default: true }) isActive: boolean;
  @Column('timestamptz') updatedAt: Date;
  @Column('uuid', { nullable: true }) updatedBy: string | null;
  @Column('timestamptz', { nullable: true }) lastOkAt: Date | null;
  @Column('text', { nullable: true }) lastFault: string | null;
}

/** One call to an authority's system that has to arrive. Its id is the `webhook-id` of every try, so that a repetition has no second effect. */
@Entity('letter_delivery')
@Index('letter_delivery_next', { synchronize: false })
export class LetterDeliveryRow {
  @PrimaryColumn('text') id: string;
  @Index('letter_delivery_referral')
  @Column('uuid')
  referralId: string;
  @Column('text') news: string;
  @Column('text', { default: 'waiting' }) state: 'waiting' | 'delivered' | 'given_up';
  @Column('int', { default: 0 }) attempts: number;
  @Column('timestamptz', { nullable: true }) nextAt: Date | null;
  @Column('text', { nullable: true }) lastFault: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) deliveredAt: Date | null;
}

/** A long random key of one authority's system. Only its SHA-256 is kept. */
@Entity('api_key')
export class ApiKeyRow {
  @PrimaryColumn('uuid') id: string;
  @Index('api_key_authority')
  @Column('text')
  authorityId: string;
  @Column('text') name: string;
  @Index('api_key_secret', { unique: true })
  @Column('text')
  secretHash: string;
  /** The first characters, to tell keys apart. */
  @Column('text') hint: string;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
}

/** Tables of this room, for its module and the drift check. */
export const entities = [ReferralRow, ReferralEventRow, AuthorityChannelRow, LetterDeliveryRow, ApiKeyRow];
