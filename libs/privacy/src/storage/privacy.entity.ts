import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** One yes or no of the applicant for one purpose, with what she had read. The newest of a purpose holds; none is ever changed. */
@Entity('consent')
@Index('consent_case', ['caseId', 'id'])
export class ConsentRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('uuid') caseId: string;
  @Column('text') purpose: string;
  @Column('boolean') given: boolean;
  @Column('timestamptz') at: Date;
  @Column('text') noticeVersion: string;
  /** SHA-256 of the notice's text in both languages. */
  @Column('text') noticeHash: string;
  @Column('text') language: string;
  /** When the reader's page showed the notice, by its own clock. */
  @Column('timestamptz', { nullable: true }) shownAt: Date | null;
  /** Who it goes to, how to reach them, and which kinds of data: what separate consent has to name (PIPL art. 23). */
  @Column('text', { nullable: true }) receiver: string | null;
  @Column('text', { nullable: true }) receiverContact: string | null;
  @Column('text', { array: true, default: () => "'{}'" }) kinds: string[];
}

/** What went to whom, why, and on what basis; kept at least three years (网络数据安全管理条例 art. 12). */
@Entity('disclosure')
export class DisclosureRow {
  @PrimaryColumn('uuid') id: string;
  @Index('disclosure_case')
  @Column('uuid')
  caseId: string;
  @Column('text') act: string;
  @Column('text') receiver: string;
  @Column('text', { nullable: true }) receiverContact: string | null;
  @Column('text') purpose: string;
  @Column('text', { array: true }) kinds: string[];
  @Column('text') basis: 'consent' | 'statutory';
  @Column('bigint', { nullable: true }) consentId: string | null;
  @Column('uuid', { nullable: true }) actorId: string | null;
  @Column('timestamptz') at: Date;
}

/** That somebody read a file within an hour: one row however often, so that looking is on record and the record stays small. */
@Entity('look')
export class LookRow {
  @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('uuid') accountId: string;
  @PrimaryColumn('timestamptz') window: Date;
  @Column('text') role: string;
  @Column('text', { nullable: true }) institutionId: string | null;
  @Column('text', { nullable: true }) queue: string | null;
}

/** That somebody saw identifiers in full, which, and why. */
@Entity('unmasking')
@Index('unmasking_at', ['at'])
export class UnmaskingRow {
  @PrimaryColumn('uuid') id: string;
  @Index('unmasking_case')
  @Column('uuid')
  caseId: string;
  @Column('uuid') accountId: string;
  @Column('text') role: string;
  @Column('text', { nullable: true }) institutionId: string | null;
  @Column('text', { nullable: true }) queue: string | null;
  @Column('text', { array: true }) fields: string[];
  @Column('text') reason: string;
  @Column('text', { nullable: true }) noteSealed: string | null;
  @Column('timestamptz') at: Date;
}

/** What an applicant asks about her own data (PIPL arts. 44–50), and what she was answered. */
@Entity('data_request')
@Index('data_request_open', { synchronize: false })
export class DataRequestRow {
  @PrimaryColumn('uuid') id: string;
  @Index('data_request_case')
  @Column('uuid')
  caseId: string;
  @Column('text') kind: string;
  @Column('text', { nullable: true }) field: string | null;
  @Column('text', { nullable: true }) valueSealed: string | null;
  @Column('text', { nullable: true }) wordsSealed: string | null;
  @Column('text', { default: 'open' }) state: 'open' | 'granted' | 'refused';
  @Column('timestamptz') askedAt: Date;
  @Column('date') dueOn: string;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) answerSealed: string | null;
}

/** One run of the retention job, or of its rehearsal: how many of each class. */
@Entity('retention_run')
export class RetentionRunRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('timestamptz') at: Date;
  @Column('boolean') isRehearsal: boolean;
  @Column('jsonb') counts: Record<string, number>;
}

/** A key that was used here: something it made, by which a wrong one shows at the start, and how far the change to it has come. */
@Entity('key_check')
export class KeyCheckRow {
  @PrimaryColumn('text') kind: string;
  @PrimaryColumn('text') id: string;
  @Column('text') proof: string;
  @CreateDateColumn({ type: 'timestamptz' }) since: Date;
  /** Everything was sealed or marked anew with it. */
  @Column('timestamptz', { nullable: true }) doneAt: Date | null;
  @Column('timestamptz', { nullable: true }) retiredAt: Date | null;
}

/** Tables of this room, for its module and the drift check. */
export const entities = [
  ConsentRow,
  DisclosureRow,
  LookRow,
  UnmaskingRow,
  DataRequestRow,
  RetentionRunRow,
  KeyCheckRow,
];
