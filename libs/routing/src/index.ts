import { RoutingDecisionRow } from './storage/routing-decision.entity.js';
import { ShadowDisagreementRow, ShadowRow } from './storage/shadow.entity.js';

export { RoutingDecisionRow };
export { compileDirectory, compileView, policyOf } from './compiled.js';
export type { CompiledDirectory, Geography } from './domain/compile.js';
export { decide, type Flag } from './domain/decide.js';
export { explain, type Audience, type Locale, type Names } from './domain/explain.js';
export { routingFacts } from './domain/facts.js';
export { POLICY_1, type CompetencePolicy } from './domain/policy.js';
export { parsePolicy, type ParsedPolicy, type PolicyFault } from './domain/policySchema.js';
export {
  factsOf,
  isSound,
  leavesOf,
  prove,
  REQUEST_KINDS,
  type Cell,
  type Demand,
  type Gap,
  type Hole,
  type Proof,
  type ProofOptions,
  type RequestKind,
  type Tie,
} from './domain/proof.js';
export { Replay, syntheticCases, type Load, type Move, type ReplayReport } from './domain/replay.js';
export { changedFacts, type DecisionAnswer, type DecisionCause, inForce, overridden } from './domain/standing.js';
export { inOneSentence } from './domain/voices.js';
export type { Edit } from './domain/misroutes.js';
export { type Accuracy, Misroutes, type Period, type RehearsedEdit } from './misroutes.service.js';
export { RoutingModule } from './routing.module.js';
export { Routing, type DecisionMeans, type DecisionRecord, type Language } from './routing.service.js';

/** Tables of this room, for its module and the drift check. */
export const entities = [RoutingDecisionRow, ShadowRow, ShadowDisagreementRow];
