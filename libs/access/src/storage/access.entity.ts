import type { Role } from '#contracts';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A member of staff or a coordinator. */
@Entity('account')
export class AccountRow {
  @PrimaryColumn('uuid') id: string;
  @Index('account_login', { unique: true })
  @Column('text')
  login: string;
  @Column('text') displayName: string;
  @Column('text') passwordHash: string;
  /** The shared secret of the second factor (RFC 6238), sealed. */
  @Column('text', { nullable: true }) totpSecret: string | null;
  /** The last time step that was used: a code works once. */
  @Column('bigint', { default: 0 }) totpLastStep: string;
  @Column('text') role: Role;
  /** The institution that the account belongs to; null for coordinators and administrators. */
  @Column('text', { nullable: true }) institutionId: string | null;
  /** The coordinator's desk (`provincial:440000`, `national`); null for staff. */
  @Column('text', { nullable: true }) queue: string | null;
  @Column('boolean', { default: true }) isActive: boolean;
  @Column('int', { default: 0 }) failedAttempts: number;
  @Column('timestamptz', { nullable: true }) blockedUntil: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** A signed-in browser. Only the hash of its secret is kept. */
@Entity('session')
export class SessionRow {
  @PrimaryColumn('text') secretHash: string;
  @Index('session_account')
  @Column('uuid')
  accountId: string;
  @Column('boolean', { default: false }) hasSecondFactor: boolean;
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
