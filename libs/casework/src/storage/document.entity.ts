import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A document that an act issued (受理通知书, 补正通知书 …), as it was issued. */
@Entity('document')
export class DocumentRow {
  @PrimaryColumn('uuid') id: string;
  @Index('document_case')
  @Column('uuid')
  caseId: string;
  @Column('text') kind: string;
  @Column('timestamptz') issuedAt: Date;
  @Column('uuid', { nullable: true }) issuedBy: string | null;
  @Column('text', { nullable: true }) institutionId: string | null;
  @Column('jsonb') paragraphs: { zh: string[]; en: string[] };
}
