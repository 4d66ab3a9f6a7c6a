import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A change of the directory or of the policy on its way from draft to force. */
@Entity('release')
@Index('release_newest', { synchronize: false })
export class ReleaseRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'directory' | 'policy';
  @Column('text') title: string;
  @Column('text', { default: 'draft' }) state: string;
  @Column('int', { default: 1 }) revision: number;
  /** What was in force when the draft was made, or brought up to date. */
  @Column('text') baseVersion: string;
  /** Edits of the directory, or the whole policy. */
  @Column('jsonb') changes: unknown;
  /** What base and edits come to; null while they have faults. */
  @Column('text', { nullable: true }) contentVersion: string | null;
  @Column('jsonb', { default: [] }) faults: unknown;
  /** Everybody who wrote in it; none of them may approve. */
  @Column('uuid', { array: true }) editedBy: string[];
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') editedAt: Date;
  @Column('jsonb', { nullable: true }) proof: unknown;
  @Column('text', { nullable: true }) provedVersion: string | null;
  @Column('date', { nullable: true }) effectiveOn: string | null;
  @Column('uuid', { nullable: true }) approvedBy: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt: Date | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid', { nullable: true }) rolledBackBy: string | null;
  @Column('timestamptz', { nullable: true }) rolledBackAt: Date | null;
  /** When every case of its closed institutions stood at a new owner. */
  @Column('timestamptz', { nullable: true }) appliedAt: Date | null;
}

/** One proof or rehearsal of a draft: asked for at the HTTP door, done by the worker. */
@Entity('release_run')
@Index('release_run_newest', { synchronize: false })
@Index('release_run_one_going', { synchronize: false })
export class ReleaseRunRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') releaseId: string;
  @Column('text') kind: 'proof' | 'rehearsal';
  @Column('text', { default: 'waiting' }) state: string;
  @Column('text') contentVersion: string;
  @Column('date', { nullable: true }) periodFrom: string | null;
  @Column('date', { nullable: true }) periodTo: string | null;
  @Column('int', { default: 0 }) done: number;
  @Column('int', { default: 0 }) total: number;
  @Column('jsonb', { nullable: true }) result: unknown;
  @Column('text', { nullable: true }) fault: string | null;
  @Column('uuid') askedBy: string;
  @Column('timestamptz') askedAt: Date;
  /** The order in which runs were asked for, whatever clocks say. */
  @Column('int') seq: number;
  /** A running one says again and again that it lives; one that fell silent is begun anew. */
  @Column('timestamptz', { nullable: true }) beatAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

/** Who takes over one case of an institution that closes. */
@Entity('hand_over')
@Index('hand_over_case', { synchronize: false })
export class HandOverRow {
  @PrimaryColumn('uuid') releaseId: string;
  @PrimaryColumn('uuid') caseId: string;
  @Column('text') leavingId: string;
  /** An institution, or the desk in its place. */
  @Column('text', { nullable: true }) toId: string | null;
  @Column('text', { nullable: true }) toDesk: string | null;
  @Column('text') chosenBy: string;
  @Column('text', { array: true, default: () => "'{}'" }) rules: string[];
  @Column('text', { default: 'planned' }) state: string;
  @Column('timestamptz', { nullable: true }) doneAt: Date | null;
}

/** A case that a rehearsal found to go elsewhere; the first ones of each run. */
@Entity('rehearsal_move')
export class RehearsalMoveRow {
  @PrimaryColumn('uuid') runId: string;
  @PrimaryColumn('uuid') caseId: string;
  @Column('text') caseNo: string;
  @Column('text') fromName: string;
  @Column('text') toName: string;
}

/** Tables of this room, for its module and the drift check. */
export const entities = [ReleaseRow, ReleaseRunRow, HandOverRow, RehearsalMoveRow];
