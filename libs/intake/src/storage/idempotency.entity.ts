import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** One creating call and its answer, kept so that a repetition gets the same answer and creates nothing. */
@Entity('idempotency_key')
export class IdempotencyKeyRow {
  /** Who called: an account, an applicant's case, or `public` for filing. */
  @PrimaryColumn('text') principal: string;
  @PrimaryColumn('text') key: string;
  @Column('text') requestHash: string;
  @Column('jsonb') answer: Record<string, unknown>;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
