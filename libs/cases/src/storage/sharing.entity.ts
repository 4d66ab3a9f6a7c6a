import type { DataKind } from '#contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One passing-on of personal data: to whom, how to reach them, what for, which kinds, and on what it rests (PIPL art. 23). */
@Entity('sharing')
export class SharingRow {
  @PrimaryColumn('uuid') id: string;
  @Index('sharing_case')
  @Column('uuid')
  caseId: string;
  @Column('text') kind: 'dispatch' | 'transfer' | 'co_handling' | 'designation' | 'referral' | 'clue' | 'abroad';
  @Column('text') receiverId: string;
  @Column('text') receiverName: string;
  @Column('text', { nullable: true }) receiverContact: string | null;
  @Column('text') purpose: string;
  @Column('text', { array: true }) kinds: DataKind[];
  @Column('text') basis: 'request' | 'consent_at_filing' | 'separate_consent' | 'public_duty';
  @Column('text') state: 'asked' | 'given' | 'declined' | 'withdrawn' | 'done';
  @Column('timestamptz', { nullable: true }) askedAt: Date | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}
