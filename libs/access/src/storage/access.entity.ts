import type { Role } from '#contracts';
import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A member of staff or a coordinator. */
@Entity('account')
@Check(
  'account_administrators_have_no_place',
  `role NOT IN ('system_admin', 'security_admin', 'auditor') OR (institution_id IS NULL AND queue IS NULL)`,
)
export class AccountRow {
  @PrimaryColumn('uuid') id: string;
  @Index('account_login', { unique: true })
  @Column('text')
  login: string;
  @Column('text') displayName: string;
  /** argon2id; null until its owner has chosen one. */
  @Column('text', { nullable: true }) passwordHash: string | null;
  /** The shared secret of the second factor (RFC 6238), sealed. */
  @Column('text', { nullable: true }) totpSecret: string | null;
  /** The last time step that was used: a code works once. */
  @Column('bigint', { default: 0 }) totpLastStep: string;
  @Column('text') role: Role;
  /** The institution that the account belongs to; null for coordinators and administrators. */
  @Column('text', { nullable: true }) institutionId: string | null;
  /** The coordinator's desk (`provincial:440000`, `national`); null for staff. */
  @Column('text', { nullable: true }) queue: string | null;
  /** The outside body that the account answers for; null for everybody of the network. */
  @Column('text', { nullable: true }) authorityId: string | null;
  @Column('boolean', { default: true }) isActive: boolean;
  /** Grows with every new password: a browser that was known under the old one is a stranger again. */
  @Column('int', { default: 0 }) credentialVersion: number;
  @Column('timestamptz', { nullable: true }) passwordChangedAt: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** A signed-in browser. Only the hash of its secret is kept. */
@Entity('session')
export class SessionRow {
  @PrimaryColumn('text') secretHash: string;
  /** Under which its owner ends it; opens nothing. */
  @Index('session_id', { unique: true })
  @Column('uuid')
  id: string;
  @Index('session_account')
  @Column('uuid')
  accountId: string;
  @Column('boolean', { default: false }) hasSecondFactor: boolean;
  /** Came by a link that lets its owner set up a second factor, and can do nothing else. */
  @Column('boolean', { default: false }) mayEnrol: boolean;
  /** How it was opened. */
  @Column('text', { default: 'password' }) way: string;
  /** Browser and system in words, for the owner's list. */
  @Column('text', { nullable: true }) device: string | null;
  /** When its owner last gave both factors: sensitive acts ask for that to be fresh. */
  @Column('timestamptz', { nullable: true }) provedAt: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz') lastSeenAt: Date;
  @Column('timestamptz') expiresAt: Date;
}

/** A rights holder's short key to one case, got with case number and query code. */
@Entity('lookup_token')
export class LookupTokenRow {
  @PrimaryColumn('text') tokenHash: string;
  @Column('uuid') caseId: string;
  @Column('timestamptz') expiresAt: Date;
}

/** How often something was tried from one place within one window: guesses are counted before they are checked. */
@Entity('attempt')
export class AttemptRow {
  @PrimaryColumn('text') bucket: string;
  @PrimaryColumn('timestamptz') windowStart: Date;
  @Column('int', { default: 0 }) count: number;
}
