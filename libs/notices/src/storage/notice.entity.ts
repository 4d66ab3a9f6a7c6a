import { Column, CreateDateColumn, Entity, Generated, Index, PrimaryColumn } from 'typeorm';

export type RecipientKind = 'applicant' | 'institution' | 'coordinator';
export type NoticeChannel = 'page' | 'email';
/**
 * `written` waits to be sent, `attempting` is being sent now, `held` would have been sent by a mail server and there is none. `failed` and
 * `unknown` wait for a person: nobody was reached, or nobody knows. Being on the page of whoever it is for is `delivered` at once.
 */
export type NoticeState = 'written' | 'attempting' | 'delivered' | 'held' | 'failed' | 'unknown';

/** A message to a person about something that started or stopped their clock, with what became of it. */
@Entity('notice')
@Index('notice_once', { synchronize: false })
@Index('notice_page', { synchronize: false })
@Index('notice_order', { synchronize: false })
@Index('notice_to_send', { synchronize: false })
@Index('notice_mail', { synchronize: false })
@Index('notice_for_a_person', { synchronize: false })
export class NoticeRow {
  @PrimaryColumn('uuid') id: string;
  /** The order in which notices are read and streamed. */
  @Column('bigint') @Generated('increment') seq: string;
  @Index('notice_case')
  @Column('uuid')
  caseId: string;
  @Column('text', { default: '' }) caseNo: string;
  /** The event of the case that it tells of. */
  @Column('int', { default: 0 }) eventSeq: number;
  @Column('text') recipientKind: RecipientKind;
  /** An institution's id or a coordinators' desk; null for the applicant. */
  @Column('text', { nullable: true }) recipient: string | null;
  /** The one person of the institution that it is for; null = all of it. */
  @Column('uuid', { nullable: true }) accountId: string | null;
  /** For the record: their clock moved, and there is nothing to do about it. */
  @Column('boolean', { default: false }) isQuiet: boolean;
  /** Told only to who may know the case. */
  @Column('boolean', { default: false }) isConfidential: boolean;
  @Column('text') template: string;
  @Column('jsonb', { default: () => "'{}'" }) facts: Record<string, unknown>;
  @Column('text') channel: NoticeChannel;
  @Column('text', { default: 'written' }) state: NoticeState;
  @Column('int', { default: 0 }) attempts: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) nextAttemptAt: Date | null;
  @Column('timestamptz', { nullable: true }) attemptedAt: Date | null;
  @Column('timestamptz', { nullable: true }) deliveredAt: Date | null;
  /** What the mail server said last. */
  @Column('text', { nullable: true }) lastError: string | null;
  /** Who took note that it did not arrive, and when. */
  @Column('uuid', { nullable: true }) settledBy: string | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}

/** Who has read what. */
@Entity('notice_read')
export class NoticeReadRow {
  @PrimaryColumn('uuid') noticeId: string;
  @PrimaryColumn('uuid') accountId: string;
  @CreateDateColumn({ type: 'timestamptz' }) readAt: Date;
}
