import type { InstitutionKind, IpType, Provenance } from '#contracts';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A release of the directory. A case stays pinned to the one that routed it. */
@Entity('directory_version')
export class DirectoryVersionRow {
  /** First twelve hexadecimal digits of the content's SHA-256: equal content is the same version. */
  @PrimaryColumn('text') version: string;
  @CreateDateColumn({ type: 'timestamptz' }) publishedAt: Date;
  @Column('date') validFrom: string;
  /** The day on which a later release took over; null = in force. */
  @Column('date', { nullable: true }) validTo: string | null;
  @Column('text') publishedBy: string;
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
export const entities = [DirectoryVersionRow, InstitutionRow, RegionRow, CoordinatorQueueRow, WorkingDayOverrideRow];
