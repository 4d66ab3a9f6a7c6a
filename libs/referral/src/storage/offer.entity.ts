import type { ReturnReason } from '#contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One institution being asked to take a case, and what it answered. The only record of a hand-over. */
@Entity('offer')
@Index('offer_one_open', { synchronize: false })
@Index('offer_open', { synchronize: false })
export class OfferRow {
  @PrimaryColumn('uuid') id: string;
  @Index('offer_case')
  @Column('uuid')
  caseId: string;
  @Column('text') kind: 'dispatch' | 'transfer' | 'designation';
  @Column('text', { nullable: true }) fromInstitutionId: string | null;
  @Column('text') toInstitutionId: string;
  @Column('text', { default: 'offered' }) state: 'offered' | 'accepted' | 'returned' | 'expired' | 'superseded';
  @Column('timestamptz') offeredAt: Date;
  @Column('date') answerBy: string;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @Column('text', { nullable: true }) returnReason: ReturnReason | null;
  @Column('text', { nullable: true }) note: string | null;
}
