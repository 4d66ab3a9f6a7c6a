import type { IpType, Matter } from '#contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { counters } from './counter.entity.js';
import type { Leave } from '../domain/assignment.js';

/** What somebody takes and when; a person without a row is as her role has it. */
@Entity('handler_profile')
@Check('handler_profile_room', `max_load IS NULL OR max_load BETWEEN 0 AND 2000`)
export class HandlerProfileRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_handler_profile' }) accountId: string;
  /** null = by role: handlers do, examiners and leaders do not. */
  @Column('boolean', { nullable: true }) takesCases: boolean | null;
  /** null = every type that the institution takes. */
  @Column('text', { array: true, nullable: true }) ipTypes: IpType[] | null;
  @Column('text', { array: true, nullable: true }) matters: Matter[] | null;
  /** Hours of work at a time. */
  @Column('int', { nullable: true }) maxLoad: number | null;
  @Column('boolean', { default: true }) isPresent: boolean;
  @Column('jsonb', { default: () => "'[]'" }) leave: Leave[];
  @Column('timestamptz') changedAt: Date;
  @Column('uuid') changedBy: string;
}

/** A party that somebody must not meet. The mark finds cases; the name is sealed and shown to her and her leader only. */
@Entity('handler_conflict')
export class HandlerConflictRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_handler_conflict' }) id: string;
  @Index('handler_conflict_account')
  @Column('uuid')
  accountId: string;
  @Column('text') mark: string;
  @Column('text') nameSealed: string;
  @Column('timestamptz') declaredAt: Date;
  @Column('uuid') declaredBy: string;
}

/** How an institution wants its cases given out; without a row they are proposed and a person decides. */
@Entity('assignment_setting')
export class AssignmentSettingRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'PK_assignment_setting' }) institutionId: string;
  @Column('boolean', { default: false }) isAutomatic: boolean;
  @Column('timestamptz') changedAt: Date;
  @Column('uuid') changedBy: string;
}

/** Tables of this room, for its module and the drift check. */
export const entities = [HandlerProfileRow, HandlerConflictRow, AssignmentSettingRow, ...counters];
