import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A draft that is asked beside the release in force, and answers to nobody. */
@Entity('shadow')
export class ShadowRow {
  @PrimaryColumn('uuid') releaseId: string;
  @Column('text') kind: 'directory' | 'policy';
  @Column('text') version: string;
  @Column('timestamptz') since: Date;
}

/** A live decision that a shadow would have taken otherwise. */
@Entity('shadow_disagreement')
@Index('shadow_disagreement_once', { synchronize: false })
export class ShadowDisagreementRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('uuid') releaseId: string;
  @Column('uuid') caseId: string;
  @Column('int') decisionSeq: number;
  @Column('timestamptz') at: Date;
  @Column('text') liveName: string;
  @Column('text') shadowName: string;
  @Column('text', { array: true }) liveRules: string[];
  @Column('text', { array: true }) shadowRules: string[];
}
