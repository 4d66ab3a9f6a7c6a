import type { InstitutionKind, IpType, Provenance, RegionChange } from '#contracts';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A release of the directory. A case stays pinned to the one that routed it. */
@Entity('directory_version')
export class DirectoryVersionRow {
  /** First twelve hexadecimal digits of the content's SHA-256: equal content is the same version. */
  @PrimaryColumn('text') version: string;
  @CreateDateColumn({ type: 'timestamptz' }) publishedAt: Date;
  /** The day on which this content was first kept. When it is in force stands in `term`. */
  @Column('date') validFrom: string;
  /** Written by releases of the software before 0.2; terms took its place. */
  @Column('date', { nullable: true }) validTo: string | null;
  @Column('text') publishedBy: string;
  @Column('jsonb', { default: [] }) regionChanges: RegionChange[];
}

/** The calendar of versions: from which day on which one is in force. Nothing is ever taken out; a later line overrules. */
@Entity('term')
@Index('term_day', { synchronize: false })
export class TermRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) seq: string;
  @Column('text') kind: 'directory' | 'policy';
  @Column('text') version: string;
  @Column('date') validFrom: string;
  @Column('uuid', { nullable: true }) releaseId: string | null;
  @Column('text') decidedBy: string;
  @Column('timestamptz') decidedAt: Date;
}

/** A competence policy as data. libs/routing reads it; what ships with the software needs no row. */
@Entity('policy_version')
export class PolicyVersionRow {
  @PrimaryColumn('text') version: string;
  @Column('jsonb') body: unknown;
  @CreateDateColumn({ type: 'timestamptz' }) keptAt: Date;
}

/** One institution as one release knows it. */
@Entity('institution')
export class InstitutionRow {
  @PrimaryColumn('text') directoryVersion: string;
  @PrimaryColumn('text') id: string;
  @Column('text') nameZh: string;
  @Column('text') kind: InstitutionKind;
  @Column('text') regionCode: string;
  @Column('text', { array: true, default: () => "'{}'" }) industries: string[];
  @Column('text', { array: true, nullable: true }) ipTypes: IpType[] | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text') provenance: Provenance;
  @Column('text', { nullable: true }) source: string | null;
  @Column('int', { nullable: true }) capacity: number | null;
}

/** A division of GB/T 2260. */
@Entity('region')
export class RegionRow {
  @PrimaryColumn('text') code: string;
  @Column('text') nameZh: string;
  @Column('text', { nullable: true }) parentCode: string | null;
  @Column('text') level: 'province' | 'city' | 'county';
}

/** The desk of last resort of a province, of the Corps, or of the nation: nothing is ever without an owner. */
@Entity('coordinator_queue')
export class CoordinatorQueueRow {
  /** `provincial:650000` or `national`. */
  @PrimaryColumn('text') code: string;
  @Column('text') nameZh: string;
  @Column('text', { nullable: true }) regionCode: string | null;
}

/** A day that the State Council's notice moves, where it differs from the calendar that the software ships. */
@Entity('working_day_override')
export class WorkingDayOverrideRow {
  @PrimaryColumn('date') day: string;
  @Column('boolean') isWorking: boolean;
  @Column('text') source: string;
}

/** Tables of this room, for its module and the drift check. */
export const entities = [
  DirectoryVersionRow,
  TermRow,
  PolicyVersionRow,
  InstitutionRow,
  RegionRow,
  CoordinatorQueueRow,
  WorkingDayOverrideRow,
];
