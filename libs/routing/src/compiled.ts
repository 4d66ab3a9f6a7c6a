import type { Directory } from '#contracts';
import { isMainlandPlace, ladder, provinceRungOf, sameCity } from '#network';
import { compile, type CompiledDirectory, type Geography } from './domain/compile.js';
import { POLICY_1, type CompetencePolicy } from './domain/policy.js';

const GEOGRAPHY: Geography = { isMainlandPlace, ladder, provinceRungOf, sameCity };

/** A directory release under a policy, ready for `decide`; compile once per release and keep it. */
export function compileDirectory(directory: Directory, policy: CompetencePolicy = POLICY_1): CompiledDirectory {
  return compile(directory, policy, GEOGRAPHY);
}
