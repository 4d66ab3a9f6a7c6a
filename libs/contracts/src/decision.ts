import type { InstitutionKind, IpType, Matter, Mode, Outcome, Stage } from './codes.js';
import type { CoordinatorQueue, RegionCode } from './network.js';

/** What the competence rule looks at, and nothing else. */
export interface RoutingFacts {
  readonly applicantRegion: RegionCode | null;
  readonly respondentRegions: readonly RegionCode[];
  readonly rights: readonly { readonly type: IpType; readonly industry: string | null }[];
  readonly matters: readonly Matter[];
  readonly mode: Mode;
  /** In the order given. */
  readonly places: readonly { readonly regionCode: RegionCode; readonly stage: Stage | null }[];
  readonly chosenInstitution: string | null;
  /** The applicant's separate consent to bring in co-handlers; decides only for trade secrets (SEC1). */
  readonly mayShare: boolean;
}

export interface InstitutionRef {
  readonly id: string;
  readonly name: string;
  readonly kind: InstitutionKind;
}

/** One institution that was looked at: its rank where it passed, else the test that it failed. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly rank: number | null;
  readonly rejectedBy: string | null;
}

/** The answer of the competence rule with everything needed to explain, replay and contest it. */
export interface RoutingDecision {
  readonly outcome: Extract<Outcome, 'route' | 'transfer' | 'queue'>;
  readonly lead: InstitutionRef | null;
  readonly coHandlers: readonly InstitutionRef[];
  readonly queue: CoordinatorQueue | null;
  /** Coordinators to be told at once (M1, F1). */
  readonly inform: readonly CoordinatorQueue[];
  /** The place that led. */
  readonly place: RegionCode | null;
  /** Ids of the rules that fired, in order (competence.md). */
  readonly rules: readonly string[];
  readonly flags: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly directoryVersion: string;
  readonly policyVersion: string;
}

/** What of a filed request was found to be otherwise; what is absent stays as it was. Only facts that the competence rule reads. */
export interface FactCorrection {
  readonly applicantRegion?: RegionCode | null;
  readonly mode?: Mode;
  readonly places?: readonly { readonly regionCode: RegionCode; readonly stage: Stage | null }[];
  /** One for each right of the request, in its order. */
  readonly rights?: readonly { readonly type: IpType; readonly industry: string | null }[];
  readonly matters?: readonly Matter[];
  readonly chosenInstitution?: string | null;
}

/** One gate that spoke (G1 to G5, D1, U1): always a proposal to a person, never an act of the machine. */
export interface GateFinding {
  readonly rule: 'G1' | 'G2' | 'G3' | 'G4' | 'G5' | 'D1' | 'U1' | 'SEC1';
  readonly proposes: Outcome | 'merge' | 'link' | 'urgent' | 'confidential';
  readonly reason: string | null;
}

/** What triage says about a request before routing. */
export interface TriageFinding {
  /** null = no objection: the outcome is routing's. */
  readonly proposal: Extract<Outcome, 'refuse_proposed' | 'clue' | 'answer_only' | 'supplement' | 'review'> | null;
  readonly gates: readonly GateFinding[];
  /** Everything that is missing, at once (一次性告知). */
  readonly missing: readonly string[];
  readonly flags: readonly string[];
  readonly urgent: boolean;
}
