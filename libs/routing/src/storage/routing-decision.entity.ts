import type { RoutingDecision, RoutingFacts } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a case went where it went: facts, rules, candidates and versions, enough to replay it in ten years. */
@Entity('routing_decision')
export class RoutingDecisionRow {
  @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('int') seq: number;
  @Column('timestamptz') at: Date;
  @Column('jsonb') facts: RoutingFacts;
  @Column('jsonb') decision: RoutingDecision;
  @Column('text') directoryVersion: string;
  @Column('text') policyVersion: string;
  /** `system`, or the account that overrode the rule. */
  @Column('text', { default: 'system' }) decidedBy: string;
  @Column('text', { nullable: true }) overrideReason: string | null;
}
