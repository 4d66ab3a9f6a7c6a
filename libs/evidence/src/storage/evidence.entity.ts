import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MaterialTag } from '#contracts';

/** `damaged`: what lies in the store is not what was received; found when it was last read. */
export type EvidenceState = 'received' | 'damaged';

/** A file that an applicant handed in. Its content lies sealed in the evidence store, under this id. */
@Entity('evidence')
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
  /** Key of the ring that the file's own key is derived from. */
  @Column('text') keyId: string;
  @Column('text', { default: 'received' }) state: EvidenceState;
  @Column('timestamptz') receivedAt: Date;
}
