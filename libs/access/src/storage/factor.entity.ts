import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A passkey (WebAuthn): the public half only. */
@Entity('passkey')
export class PasskeyRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'PK_passkey' }) credentialId: string;
  @Column('uuid') id: string;
  @Index('passkey_account')
  @Column('uuid')
  accountId: string;
  @Column('text') name: string;
  @Column('bytea') publicKey: Buffer;
  /** Falls back only when a key was copied. */
  @Column('bigint') counter: string;
  @Column('text', { array: true, default: () => "'{}'" }) transports: string[];
  @Column('boolean') isBackedUp: boolean;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
}

/** A code on paper for when the authenticator is lost: kept as hash, good for one time. */
@Entity('recovery_code')
export class RecoveryCodeRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'PK_recovery_code' }) codeHash: string;
  @Index('recovery_code_account')
  @Column('uuid')
  accountId: string;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}

/** A link that was made once, is good once and not for long. */
@Entity('account_link')
export class AccountLinkRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'PK_account_link' }) secretHash: string;
  @Index('account_link_account')
  @Column('uuid')
  accountId: string;
  @Column('text') purpose: 'invitation' | 'password' | 'second_factor';
  /** The administrator who made it; null at the first start. */
  @Column('uuid', { nullable: true }) madeBy: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}

/** Who an account's owner is at an identity provider: issuer and subject, never an e-mail address. */
@Entity('account_identity')
export class AccountIdentityRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'PK_account_identity' }) issuer: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'PK_account_identity' }) subject: string;
  @Column('uuid') id: string;
  @Index('account_identity_account')
  @Column('uuid')
  accountId: string;
  @Column('timestamptz') linkedAt: Date;
  @Column('uuid') linkedBy: string;
}

/** A challenge that was answered rightly: an answer is good once. */
@Entity('spent_challenge')
export class SpentChallengeRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'PK_spent_challenge' }) challengeHash: string;
  @Column('timestamptz') expiresAt: Date;
}

/** What one administrator wishes to do to an administrator's account, and who of the others agreed. */
@Entity('account_change')
@Check('account_change_two_persons', `outcome IS DISTINCT FROM 'confirmed' OR settled_by <> proposed_by`)
export class AccountChangeRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_account_change' }) id: string;
  /** Null while the account is only wished for. */
  @Column('uuid', { nullable: true }) accountId: string | null;
  @Column('text') act: string;
  @Column('jsonb', { default: () => "'{}'" }) wish: Record<string, unknown>;
  @Column('uuid') proposedBy: string;
  @Column('timestamptz') proposedAt: Date;
  @Column('uuid', { nullable: true }) settledBy: string | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
  @Column('text', { nullable: true }) outcome: 'confirmed' | 'declined' | null;
}
