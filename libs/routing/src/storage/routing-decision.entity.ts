import type { RoutingDecision, RoutingFacts } from '#contracts';
import type { DecisionAnswer, DecisionCause } from '../domain/standing.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Why a case went where it went: facts, rules, candidates and versions, enough to replay it in ten years. */
@Entity('routing_decision')
@Index('routing_decision_at', { synchronize: false })
@Index('routing_decision_first', { synchronize: false })
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
  /** What made somebody decide: a filing, a fact that changed, a person who went another way. */
  @Column('text', { default: 'filed' }) cause: DecisionCause;
  /** Names of the facts that had changed. */
  @Column('text', { array: true, default: () => "'{}'" }) changed: string[];
  /** What became of a new answer; null = it counted from the start. */
  @Column('text', { nullable: true }) answer: DecisionAnswer | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @Column('text', { nullable: true }) answerNote: string | null;
}
