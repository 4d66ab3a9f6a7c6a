import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What happened, who did it, to what. Appended in the business transaction by a role that can neither change nor delete it. */
@Entity('audit_event')
@Index('audit_event_case', { synchronize: false })
@Index('audit_event_actor', { synchronize: false })
@Index('audit_event_at', { synchronize: false })
export class AuditEventRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @CreateDateColumn({ type: 'timestamptz' }) at: Date;
  @Column('text') event: string;
  @Column('text') actorKind: string;
  @Column('text', { nullable: true }) actorId: string | null;
  @Column('uuid', { nullable: true }) caseId: string | null;
  /** Codes, ids and field names; never a person's identifiers or words. */
  @Column('jsonb', { default: () => "'{}'" }) facts: Record<string, unknown>;
  @Column('text') correlationId: string;
}
