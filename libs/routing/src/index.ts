import type { Directory } from '#contracts';
import { isMainlandPlace, ladder, provinceRungOf, sameCity } from '#network';
import { compile, type CompiledDirectory, type Geography } from './domain/compile.js';
import { POLICY_1, type CompetencePolicy } from './domain/policy.js';
import { RoutingDecisionRow } from './storage/routing-decision.entity.js';

export { RoutingDecisionRow };
export type { CompiledDirectory, Geography } from './domain/compile.js';
export { decide, type Flag } from './domain/decide.js';
export { explain, type Audience, type Locale, type Names } from './domain/explain.js';
export { routingFacts } from './domain/facts.js';
export { POLICY_1, type CompetencePolicy } from './domain/policy.js';

/** Tables of this room, for its module and the drift check. */
export const entities = [RoutingDecisionRow];

const GEOGRAPHY: Geography = { isMainlandPlace, ladder, provinceRungOf, sameCity };

/** A directory release under a policy, ready for `decide`; compile once per release and keep it. */
export function compileDirectory(directory: Directory, policy: CompetencePolicy = POLICY_1): CompiledDirectory {
  return compile(directory, policy, GEOGRAPHY);
}
