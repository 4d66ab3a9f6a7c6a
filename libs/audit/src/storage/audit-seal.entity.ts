import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The place of an event in the hash chain. Its own table, so that events stay what they were when they were written. */
@Entity('audit_seal')
@Check('audit_seal_place', 'seq > 0')
@Check('audit_seal_digest', 'octet_length(event_hash) = 32')
@Check('audit_seal_link', 'octet_length(hash) = 32')
export class AuditSealRow {
  @PrimaryColumn('bigint') seq: string;
  @Column('bigint', { unique: true }) eventId: string;
  /** SHA-256 of the event in canonical form. */
  @Column('bytea') eventHash: Buffer;
  /** Binds this place to everything before it. */
  @Column('bytea') hash: Buffer;
}

/** A signed checkpoint, as it also stands outside the database. */
@Entity('audit_checkpoint')
export class AuditCheckpointRow {
  @PrimaryColumn('bigint') seq: string;
  @Column('text') line: string;
}
