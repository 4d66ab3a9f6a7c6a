import type { Day, ReturnReason, Stage } from '#contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One thing that a co-handler is asked to do, by a day, with a duty to report back. */
@Entity('co_task')
@Index('co_task_due', { synchronize: false })
export class CoTaskRow {
  @PrimaryColumn('uuid') id: string;
  @Index('co_task_case')
  @Column('uuid')
  caseId: string;
  @Column('text') institutionId: string;
  /** Which stage of trade it is about, where the right is a geographical indication. */
  @Column('text', { nullable: true }) stage: Stage | null;
  @Column('text') asks: string;
  @Column('date') dueOn: Day;
  /** `ended`: the lead or the end of the case took it back. */
  @Column('text', { default: 'asked' }) state: 'asked' | 'reported' | 'ended';
  @Column('timestamptz') openedAt: Date;
  @Column('uuid', { nullable: true }) openedBy: string | null;
  @Column('text', { nullable: true }) report: string | null;
  @Column('timestamptz', { nullable: true }) reportedAt: Date | null;
  @Column('uuid', { nullable: true }) reportedBy: string | null;
  /** When its lateness was told to the lead and the desk above. */
  @Column('timestamptz', { nullable: true }) lateSince: Date | null;
}

/** One institution asking for a case that another one holds. */
@Entity('pull_request')
@Index('pull_request_one_open', { synchronize: false })
@Index('pull_request_due', { synchronize: false })
export class PullRequestRow {
  @PrimaryColumn('uuid') id: string;
  @Index('pull_request_case')
  @Column('uuid')
  caseId: string;
  @Column('text') institutionId: string;
  @Column('text') reason: string;
  @Column('timestamptz') askedAt: Date;
  @Column('uuid', { nullable: true }) askedBy: string | null;
  @Column('date') answerBy: Day;
  /** `escalated`: the holder stayed silent, the desk decides. */
  @Column('text', { default: 'asked' }) state: 'asked' | 'accepted' | 'declined' | 'escalated' | 'superseded';
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @Column('text', { nullable: true }) declineReason: ReturnReason | null;
  @Column('text', { nullable: true }) note: string | null;
}

/** A designation that others may be measured by: the pattern of facts, who was asked in vain, who got it, and why. */
@Entity('precedent')
@Index('precedent_like', { synchronize: false })
export class PrecedentRow {
  @PrimaryColumn('uuid') id: string;
  @Index('precedent_number', { unique: true })
  @Column('text')
  number: string;
  @Column('uuid') caseId: string;
  @Column('timestamptz') decidedAt: Date;
  @Column('text') desk: string;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('text') institutionId: string;
  @Column('jsonb') pattern: Record<string, unknown>;
  @Column('jsonb') asked: unknown[];
  @Column('text') reason: string;
  /** The number of an earlier one that it follows. */
  @Column('text', { nullable: true }) cites: string | null;
}
