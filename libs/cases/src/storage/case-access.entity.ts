import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A person who is named in a case: on the list of a confidential file, an invited expert, a superior who looks with a reason. */
@Entity('case_access')
@Check('case_access_relation', `relation IN ('reader', 'expert', 'superior')`)
@Check('case_access_reader_has_no_end', `relation <> 'reader' OR until IS NULL`)
@Check('case_access_guest_has_an_end', `relation = 'reader' OR until IS NOT NULL`)
@Check('case_access_superior_says_why', `relation <> 'superior' OR length(trim(reason)) > 0`)
@Index('case_access_once', { synchronize: false })
@Index('case_access_account', { synchronize: false })
export class CaseAccessRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_case_access' }) id: string;
  @Column('uuid') caseId: string;
  @Column('uuid') accountId: string;
  @Column('text') relation: 'reader' | 'expert' | 'superior';
  /** A superior's reason; what an expert is asked. */
  @Column('text', { nullable: true }) reason: string | null;
  /** Null where the list began by itself, when the file was taken over. */
  @Column('uuid', { nullable: true }) givenBy: string | null;
  @Column('timestamptz') since: Date;
  @Column('timestamptz', { nullable: true }) until: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('uuid', { nullable: true }) endedBy: string | null;
}
