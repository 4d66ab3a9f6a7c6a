import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Retention } from '../domain/retention.js';

/** The file of a case that has come to its end: how long it is kept, whether it is held, what became of it. */
@Entity('archive_file')
@Index('archive_file_due', ['retainedUntil'])
export class ArchiveFileRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_archive_file' }) caseId: string;
  @Column('text') caseNo: string;
  @Column('text') queue: string;
  /** Whose archive it is in; empty = the coordinators' desk. */
  @Column('text') institutionId: string;
  @Column('timestamptz') archivedAt: Date;
  @Column('date') closedOn: string;
  @Column('text') retention: Retention;
  /** Why it is another than the rule gives. */
  @Column('text', { nullable: true }) retentionReason: string | null;
  /** Null = for ever. */
  @Column('date', { nullable: true }) retainedUntil: string | null;
  @Column('timestamptz', { nullable: true }) heldAt: Date | null;
  @Column('uuid', { nullable: true }) heldBy: string | null;
  @Column('text', { nullable: true }) holdReason: string | null;
  @Column('timestamptz', { nullable: true }) destroyedAt: Date | null;
  /** What can still be said of a file that is gone: hashes of what was in it. */
  @Column('jsonb', { nullable: true }) tombstone: Record<string, unknown> | null;
}

export type DestructionState = 'proposed' | 'rejected' | 'done';

/** A list of files to be destroyed: proposed by one, approved by another with the reference of the archives authority. */
@Entity('destruction')
@Check('destruction_by_two', `decided_by IS NULL OR decided_by <> proposed_by`)
@Check('destruction_agreed', `state <> 'done' OR (decided_by IS NOT NULL AND btrim(coalesce(authority_ref, '')) <> '')`)
export class DestructionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_destruction' }) id: string;
  @Column('text') queue: string;
  @Column('text') institutionId: string;
  @Column('text') reason: string;
  @Column('text', { default: 'proposed' }) state: DestructionState;
  @Column('uuid') proposedBy: string;
  @Column('timestamptz') proposedAt: Date;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  /** The number under which the archives authority agreed. */
  @Column('text', { nullable: true }) authorityRef: string | null;
}

@Entity('destruction_item')
export class DestructionItemRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_destruction_item' }) destructionId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_destruction_item' }) caseId: string;
}

/** Tables of this room, for its module and the drift check. */
export const entities = [ArchiveFileRow, DestructionRow, DestructionItemRow];
