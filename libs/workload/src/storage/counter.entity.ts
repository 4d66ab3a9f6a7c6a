import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How one case was counted last: what has to be taken off when it moves. Ids of cases that moved wait in `case_touched`, which has no key. */
@Entity('workload_tally')
export class WorkloadTallyRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_workload_tally' }) caseId: string;
  @Column('text') queue: string;
  @Column('text') institutionId: string;
  @Column('boolean') isShielded: boolean;
  @Column('text') status: string;
  @Column('text') province: string;
  @Column('text') ipType: string;
  @Column('date') receivedOn: string;
  @Column('date', { nullable: true }) dueOn: string | null;
  @Column('date', { nullable: true }) closedOn: string | null;
}

/** A fresh one for each column: the library writes into what it is given. */
const cellKey = () => ({ primaryKeyConstraintName: 'PK_workload_cell' });

/** One counter. `kind` says what is counted, `label` and `day` by what; `institution_id` is empty where nobody holds the cases. */
@Entity('workload_cell')
@Index('workload_cell_day', ['kind', 'day'])
export class WorkloadCellRow {
  @PrimaryColumn('text', cellKey()) kind: 'status' | 'age' | 'due' | 'filed' | 'filed_month' | 'closed';
  @PrimaryColumn('text', cellKey()) queue: string;
  @PrimaryColumn('text', cellKey()) institutionId: string;
  /** Cases that the coordinators do not see. */
  @PrimaryColumn('boolean', cellKey()) isShielded: boolean;
  @PrimaryColumn('text', cellKey()) label: string;
  @PrimaryColumn('date', cellKey()) day: string;
  @Column('int') n: number;
}

const dayKey = () => ({ primaryKeyConstraintName: 'PK_workload_day' });

/** The backlog as a day left it. */
@Entity('workload_day')
export class WorkloadDayRow {
  @PrimaryColumn('date', dayKey()) day: string;
  @PrimaryColumn('text', dayKey()) queue: string;
  @PrimaryColumn('text', dayKey()) institutionId: string;
  @PrimaryColumn('boolean', dayKey()) isShielded: boolean;
  @Column('int') open: number;
  @Column('int') overdue: number;
}

/** A case that was closed, as closing figures count it: derived from its history, made anew whenever that goes on. */
@Entity('closing')
export class ClosingRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_closing' }) caseId: string;
  @Column('text') queue: string;
  @Column('text') institutionId: string;
  @Column('boolean') isShielded: boolean;
  @Column('text') province: string;
  @Column('text') ipType: string;
  @Column('text') status: string;
  @Column('text', { nullable: true }) resultKind: string | null;
  @Index('closing_period')
  @Column('date')
  closedOn: string;
  @Column('bigint') secondsApplicant: string;
  @Column('bigint') secondsInstitution: string;
  @Column('bigint') secondsOtherBody: string;
  @Column('bigint') secondsCoordinator: string;
  @Column('bigint') secondsSystem: string;
  /** No limit of an institution or a desk was passed. */
  @Column('boolean') isTimely: boolean;
  @Column('smallint', { nullable: true }) scoreLink: number | null;
  @Column('smallint', { nullable: true }) scorePage: number | null;
  @Column('smallint', { nullable: true }) scorePhone: number | null;
  @Column('text', { nullable: true }) visitOutcome: string | null;
}

/** What is counted; a part of the tables of this room. */
export const counters = [WorkloadTallyRow, WorkloadCellRow, WorkloadDayRow, ClosingRow];
