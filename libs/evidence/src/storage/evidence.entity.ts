import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MaterialTag } from '#contracts';

/** `damaged`: what lies in the store is not what was received; found when it was last read. */
export type EvidenceState = 'received' | 'damaged';

/**
 * What the scanner said. `waiting`: in quarantine until it has spoken; `unscannable`: it refuses the file, which stays in quarantine;
 * `not_scanned`: no scanner is set up.
 */
export const SCAN_STATES = ['waiting', 'clean', 'infected', 'unscannable', 'not_scanned'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

export const PREVIEW_STATES = ['none', 'waiting', 'ready', 'failed'] as const;
export type PreviewState = (typeof PREVIEW_STATES)[number];

/** A file that an applicant handed in. Its content lies sealed in the evidence store, under this id. */
@Entity('evidence')
@Index('evidence_to_scan', { synchronize: false })
@Index('evidence_to_preview', { synchronize: false })
@Index('evidence_to_check', { synchronize: false })
@Index('evidence_in_trouble', { synchronize: false })
export class EvidenceRow {
  @PrimaryColumn('uuid') id: string;
  @Index('evidence_case')
  @Column('uuid')
  caseId: string;
  @Column('text') tag: MaterialTag;
  /** Cleaned for showing; no path anywhere is made of it. */
  @Column('text') name: string;
  /** Bytes as they were received. */
  @Column('integer') size: number;
  /** SHA-256 of the bytes as they were received, lower-case hexadecimal. */
  @Column('text') sha256: string;
  @Column('text') mediaType: string;
  /** Key of the ring that the file's own key is derived from; of files in parts, that of the first. */
  @Column('text') keyId: string;
  @Column('text', { default: 'received' }) state: EvidenceState;
  @Column('timestamptz') receivedAt: Date;
  /** Whether the sender had computed the fingerprint too, and it was the same. */
  @Column('boolean', { default: false }) isSameAsSent: boolean;
  @Column('text', { default: 'not_scanned' }) scan: ScanState;
  @Column('text', { nullable: true }) scanFinding: string | null;
  @Column('timestamptz', { nullable: true }) scannedAt: Date | null;
  /** Not to be scanned before this instant: somebody is at it, the scanner was away, or it is clean for the time being. */
  @Column('timestamptz', { nullable: true }) scanAfter: Date | null;
  /** When the whole file was last read and found as it was received, or not. */
  @Column('timestamptz', { nullable: true }) checkedAt: Date | null;
  @Column('text', { default: 'none' }) preview: PreviewState;
  /** Of the object that the preview lies in. */
  @Column('text', { nullable: true }) previewName: string | null;
  @Column('integer', { nullable: true }) previewSize: number | null;
  @Column('text', { nullable: true }) previewKeyId: string | null;
}

/** A file on its way: how much of it is here, and who may go on with it. */
@Entity('evidence_upload')
@Index('evidence_upload_key', ['caseId', 'key'], { unique: true })
export class UploadRow {
  /** Of the file too, once it is whole. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') key: string;
  @Column('text') tag: MaterialTag;
  @Column('text') name: string;
  @Column('integer') size: number;
  @Column('integer', { default: 0 }) received: number;
  /** Counts calls that write: what an earlier one still brings in is not taken any more. */
  @Column('integer', { default: 0 }) epoch: number;
  /** Of the next object: no number is used twice, whatever became of it. */
  @Column('integer', { default: 0 }) nextPart: number;
  @Column('boolean', { default: false }) isFinished: boolean;
  @Index('evidence_upload_over')
  @Column('timestamptz')
  expiresAt: Date;
}

/** One sealed object of a file that came in parts. */
@Entity('evidence_part')
export class PartRow {
  @PrimaryColumn('uuid') fileId: string;
  @PrimaryColumn('integer') seq: number;
  @Column('uuid') caseId: string;
  @Column('integer') size: number;
  @Column('text') keyId: string;
}

/** How many bytes all files come to, in several rows so that nobody waits for another to count. */
@Entity('evidence_volume')
export class VolumeRow {
  @PrimaryColumn('smallint') shard: number;
  @Column('bigint', { default: 0 }) bytes: string;
}
