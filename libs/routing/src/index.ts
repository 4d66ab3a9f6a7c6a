import { RoutingDecisionRow } from './storage/routing-decision.entity.js';

export { RoutingDecisionRow };
export { compileDirectory } from './compiled.js';
export type { CompiledDirectory, Geography } from './domain/compile.js';
export { decide, type Flag } from './domain/decide.js';
export { explain, type Audience, type Locale, type Names } from './domain/explain.js';
export { routingFacts } from './domain/facts.js';
export { POLICY_1, type CompetencePolicy } from './domain/policy.js';
export {
  factsOf,
  leavesOf,
  prove,
  type Cell,
  type Gap,
  type Hole,
  type Proof,
  type ProofOptions,
  type RequestKind,
  type Tie,
} from './domain/proof.js';
export { Replay, syntheticCases, type Move, type ReplayReport } from './domain/replay.js';
export { RoutingModule } from './routing.module.js';
export { Routing, type DecisionRecord, type Language } from './routing.service.js';

/** Tables of this room, for its module and the drift check. */
export const entities = [RoutingDecisionRow];
