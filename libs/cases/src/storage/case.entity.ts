import type { CaseStatus, Channel, IpType, Matter, Mode, TimeOwner } from '#contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

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
  /** As in `party`, for lists. */
  @Column('text', { nullable: true }) applicantName: string | null;
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
  @Column('date', { nullable: true }) externalDueOn: string | null;
  @Column('text', { nullable: true }) resultKind: string | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) mergedInto: string | null;
}

/** What the applicant wrote, apart from persons: the body of the request without names, numbers and addresses. */
@Entity('case_request')
export class CaseRequestRow {
  @PrimaryColumn('uuid') caseId: string;
  @Column('text') facts: string;
  @Column('text') demand: string;
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
  @Column('text') name: string;
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
];
