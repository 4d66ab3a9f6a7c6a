import type { CaseStatus, Channel, IpType, Matter, Mode, TimeOwner } from '#contracts';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { CaseAccessRow } from './case-access.entity.js';
import { SharingRow } from './sharing.entity.js';

/** The record that every room hands on. Long text and persons live beside it, so that lists stay quick. */
@Entity('case_file')
@Index('case_file_holder_open', { synchronize: false })
@Index('case_file_holder', { synchronize: false })
@Index('case_file_holder_due', { synchronize: false })
@Index('case_file_desk', { synchronize: false })
@Index('case_file_queue', { synchronize: false })
@Index('case_file_queue_due', { synchronize: false })
@Index('case_file_handler_open', { synchronize: false })
@Index('case_file_received', { synchronize: false })
@Index('case_file_unrouted', { synchronize: false })
@Index('case_file_external', { synchronize: false })
@Index('case_file_unassigned', { synchronize: false })
@Index('case_file_applicant_mark', { synchronize: false })
export class CaseRow {
  @PrimaryColumn('uuid') id: string;
  @Index('case_file_case_no', { unique: true })
  @Column('text')
  caseNo: string;
  @Column('text') queryCodeHash: string;
  @Column('text', { default: 'submitted' }) status: CaseStatus;
  @Column('int', { default: 1 }) version: number;
  /** Who the clock runs against right now. */
  @Column('text', { default: 'system' }) timeOwner: TimeOwner;
  /** The institution that holds the case; ownership moves only when an offer is accepted. */
  @Column('text', { nullable: true }) holderInstitutionId: string | null;
  /** The coordinators' desk that answers for the case while no institution holds it, and looks over it afterwards. */
  @Column('text', { nullable: true }) coordinatorQueue: string | null;
  @Column('uuid', { nullable: true }) handlerId: string | null;
  @Column('text') channel: Channel;
  @Column('text') mode: Mode;
  @Column('text') ipType: IpType;
  @Column('text', { array: true }) matters: Matter[];
  @Column('text', { nullable: true }) title: string | null;
  /** As in `party`, for lists: an organisation's in clear, a person's sealed and found by its mark. */
  @Column('text', { nullable: true }) applicantName: string | null;
  @Column('text', { nullable: true }) applicantNameSealed: string | null;
  @Column('text', { nullable: true }) applicantMark: string | null;
  @Column('text', { nullable: true }) placeCode: string | null;
  @Column('boolean', { default: false }) isUrgent: boolean;
  @Column('boolean', { default: false }) isConfidential: boolean;
  @Column('boolean', { default: false }) mayShare: boolean;
  /** What triage or routing proposes to the person who decides, when it is not simply to take the case. */
  @Column('text', { nullable: true }) proposal: string | null;
  @Column('text', { array: true, default: () => "'{}'" }) flags: string[];
  @Column('text', { array: true, default: () => "'{}'" }) missing: string[];
  @Column('timestamptz') receivedAt: Date;
  @Column('date') examineBy: string;
  /** The next day on which something is due, own or external; null when no clock runs. */
  @Column('date', { nullable: true }) dueOn: string | null;
  /** The next day on which one of these is worth a warning. */
  @Column('date', { nullable: true }) warnOn: string | null;
  /** The next day that somebody outside has set. */
  @Column('date', { nullable: true }) externalDueOn: string | null;
  @Column('text', { nullable: true }) resultKind: string | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) mergedInto: string | null;
  /** The applicant contests the route, and nobody has answered yet. */
  @Column('boolean', { default: false }) isChallenged: boolean;
  /** Accounts that work on the other side's own case: they do not see this one. */
  @Column('uuid', { array: true, nullable: true }) keptFrom: string[] | null;
}

/** What the applicant wrote, apart from persons: the body of the request without names, numbers and addresses. */
@Entity('case_request')
export class CaseRequestRow {
  @PrimaryColumn('uuid') caseId: string;
  /** In clear only where an older release wrote it, until the worker has sealed it. */
  @Column('text', { nullable: true }) facts: string | null;
  @Column('text', { nullable: true }) demand: string | null;
  @Column('text', { nullable: true }) factsSealed: string | null;
  @Column('text', { nullable: true }) demandSealed: string | null;
  @Column('text', { nullable: true }) descriptionSealed: string | null;
  /** Acts, rights, consents and other proceedings as filed. */
  @Column('jsonb') content: Record<string, unknown>;
  @Column('text') contentHash: string;
  @Column('text') receipt: string;
}

/** A person or body on one side of a case. Identifiers and ways to reach them are sealed. */
@Entity('party')
export class PartyRow {
  @PrimaryColumn('uuid') id: string;
  @Index('party_case')
  @Column('uuid')
  caseId: string;
  @Column('text') side: 'applicant' | 'agent' | 'respondent';
  @Column('text') kind: string;
  @Column('text', { nullable: true }) role: string | null;
  /** Of an organisation. */
  @Column('text', { nullable: true }) name: string | null;
  @Column('text', { nullable: true }) nameSealed: string | null;
  @Column('text', { nullable: true }) regionCode: string | null;
  @Column('boolean', { default: false }) isSme: boolean;
  @Column('text', { nullable: true }) idType: string | null;
  @Column('text', { nullable: true }) idNumberSealed: string | null;
  @Column('text', { nullable: true }) addressSealed: string | null;
  @Column('text', { nullable: true }) contactNameSealed: string | null;
  @Column('text', { nullable: true }) mobileSealed: string | null;
  @Column('text', { nullable: true }) emailSealed: string | null;
}

/** Keyed marks under which parallel filings find each other without showing what they say. */
@Entity('case_fingerprint')
export class CaseFingerprintRow {
  @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('text') kind: string;
  @Index('case_fingerprint_mark')
  @PrimaryColumn('text')
  mark: string;
}

/** The history of a case: append-only, and the only source of its clocks. */
@Entity('case_event')
@Index('case_event_misroute', { synchronize: false })
export class CaseEventRow {
  @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('int') seq: number;
  @Column('text') act: string;
  @Column('timestamptz') at: Date;
  @Column('text') fromStatus: CaseStatus;
  @Column('text') toStatus: CaseStatus;
  @Column('text') timeOwner: TimeOwner;
  @Column('text') actorKind: string;
  @Column('uuid', { nullable: true }) actorId: string | null;
  @Column('text', { nullable: true }) institutionId: string | null;
  @Column('text', { nullable: true }) reasonCode: string | null;
  /** Words for people: the note of whoever acted. */
  @Column('text', { nullable: true }) note: string | null;
  @Column('boolean', { default: true }) isPublic: boolean;
  @Column('jsonb', { default: () => "'{}'" }) facts: Record<string, unknown>;
}

/** An institution beside the holder that may see the case, and since when. */
@Entity('case_participant')
@Index('case_participant_open', { synchronize: false })
export class CaseParticipantRow {
  @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('text') institutionId: string;
  @Column('text') relation: 'offered' | 'co_handler';
  @Column('timestamptz') since: Date;
  @Column('timestamptz', { nullable: true }) until: Date | null;
}

/** A promise with a day: derived from the events, stored so that breaches are found by one query. */
@Entity('deadline')
@Index('deadline_open', { synchronize: false })
@Index('deadline_to_warn', { synchronize: false })
@Index('deadline_to_report', { synchronize: false })
@Index('deadline_to_raise', { synchronize: false })
export class DeadlineRow {
  @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('text') kind: string;
  @PrimaryColumn('int') openedSeq: number;
  @Column('date') startsOn: string;
  @Column('date') warnOn: string;
  @Column('date') dueOn: string;
  /** Counted with a year whose holidays are not published yet. */
  @Column('boolean', { default: false }) isProvisional: boolean;
  @Column('timestamptz', { nullable: true }) satisfiedAt: Date | null;
  @Column('timestamptz', { nullable: true }) breachedAt: Date | null;
  /** When those who have to act were warned, the level above them was told of a breach, and the national desk after that. */
  @Column('timestamptz', { nullable: true }) warnedAt: Date | null;
  @Column('timestamptz', { nullable: true }) reportedAt: Date | null;
  @Column('timestamptz', { nullable: true }) raisedAt: Date | null;
}

/** A time limit shorter than the national one, as a level, a region or an institution has published it. */
@Entity('published_limit')
export class PublishedLimitRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_published_limit' }) id: string;
  @Column('text') kind: string;
  @Column('int') days: number;
  @Column('text') scope: 'level' | 'region' | 'institution';
  /** A level, the code of a region, or the id of an institution. */
  @Column('text') subject: string;
  @Column('date') validFrom: string;
  /** The first day on which it no longer holds. */
  @Column('date', { nullable: true }) validTo: string | null;
  /** Where it was published. */
  @Column('text') source: string;
  @Column('uuid') publishedBy: string;
  @Column('timestamptz') publishedAt: Date;
}

/** A notice about days that are off or worked, and how far the re-derivation of open deadlines has come for it. */
@Entity('holiday_plan')
export class HolidayPlanRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'int',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'PK_holiday_plan',
  })
  id: number;
  @Column('int') year: number;
  @Column('boolean', { default: false }) isWhole: boolean;
  @Column('text') source: string;
  @Column('jsonb') days: { day: string; working: boolean | null }[];
  @Column('date') firstDay: string;
  @Column('text') publishedBy: string;
  @Column('timestamptz') publishedAt: Date;
  @Column('uuid', { nullable: true }) cursor: string | null;
  @Column('int', { default: 0 }) lookedAt: number;
  @Column('int', { default: 0 }) moved: number;
  @Column('timestamptz', { nullable: true }) doneAt: Date | null;
}

/** A deadline that a plan moved. */
@Entity('deadline_move')
export class DeadlineMoveRow {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'PK_deadline_move' }) planId: number;
  @Index('deadline_move_case')
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_deadline_move' })
  caseId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'PK_deadline_move' }) kind: string;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'PK_deadline_move' }) openedSeq: number;
  @Column('date') wasDue: string;
  @Column('date') isDue: string;
  @Column('timestamptz') movedAt: Date;
}

/** Two cases that share keyed marks: the same matter, a parallel one, or the other side's own. */
@Entity('case_link')
@Index('case_link_pair', ['caseId', 'otherId'], { unique: true })
export class CaseLinkRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_case_link' }) id: string;
  @Column('uuid') caseId: string;
  @Index('case_link_other')
  @Column('uuid')
  otherId: string;
  @Column('text') kind: string;
  @Column('text', { default: 'found' }) state: string;
  /** The end that has asked for a merge or a link. */
  @Column('uuid', { nullable: true }) askedFrom: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('timestamptz') foundAt: Date;
}

/** Tables of this room, for its module and the drift check. */
export const entities = [
  CaseRow,
  CaseRequestRow,
  PartyRow,
  CaseFingerprintRow,
  CaseEventRow,
  CaseParticipantRow,
  DeadlineRow,
  PublishedLimitRow,
  CaseAccessRow,
  HolidayPlanRow,
  DeadlineMoveRow,
  CaseLinkRow,
  SharingRow,
];
