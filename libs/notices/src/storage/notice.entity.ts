import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A message to a person about something that started or stopped their clock, with what became of it. */
@Entity('notice')
export class NoticeRow {
  @PrimaryColumn('uuid') id: string;
  @Index('notice_case')
  @Column('uuid')
  caseId: string;
  @Column('text') recipientKind: 'applicant' | 'institution' | 'coordinator';
  /** An institution's id or a coordinators' desk; null for the applicant. */
  @Column('text', { nullable: true }) recipient: string | null;
  @Column('text') template: string;
  @Column('jsonb', { default: () => "'{}'" }) facts: Record<string, unknown>;
  @Column('text') channel: 'page' | 'email';
  @Column('text', { default: 'written' }) state: 'written' | 'delivered' | 'failed';
  @Column('int', { default: 0 }) attempts: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) deliveredAt: Date | null;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
}
