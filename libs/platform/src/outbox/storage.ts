import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A message written in a business transaction, waiting to be handed to its queues. */
@Entity('outbox')
@Index('outbox_waiting', { synchronize: false })
export class OutboxRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('text') name: string;
  @Column('jsonb') payload: Record<string, string>;
  @Column('text') correlationId: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
  @Column('int', { default: 0 }) attempts: number;
  @Column('text', { nullable: true }) lastError: string | null;
}

/** What a consumer has handled; the reason why delivering twice changes nothing. */
@Entity('inbox')
export class InboxRow {
  @PrimaryColumn('text') consumer: string;
  @PrimaryColumn('bigint') outboxId: string;
  @CreateDateColumn({ type: 'timestamptz' }) handledAt: Date;
}

/** A message whose retries ran out: a person's task, not an entry in a queue. */
@Entity('dead_letter')
export class DeadLetterRow {
  @PrimaryColumn('text') consumer: string;
  @PrimaryColumn('bigint') outboxId: string;
  @Column('text') name: string;
  @Column('jsonb') payload: Record<string, string>;
  @Column('text') fault: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}
