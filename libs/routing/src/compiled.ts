import type { Directory } from '#contracts';
import { isMainlandPlace, ladder, type NetworkView, provinceRungOf, sameCity, withChanges } from '#network';
import { compile, type CompiledDirectory, type Geography } from './domain/compile.js';
import { POLICY_1, type CompetencePolicy } from './domain/policy.js';
import { parsePolicy } from './domain/policySchema.js';

const GEOGRAPHY: Geography = { isMainlandPlace, ladder, provinceRungOf, sameCity };

/** A directory release under a policy, ready for `decide`; compile once per release and keep it. */
export function compileDirectory(directory: Directory, policy: CompetencePolicy = POLICY_1): CompiledDirectory {
  const { successorOf } = withChanges([], directory.regionChanges ?? []);
  return compile(directory, policy, GEOGRAPHY, successorOf);
}

/** The policy of a view: the one that ships with the software, or the data of a release. @throws where the data is none */
export function policyOf({ policy }: Pick<NetworkView, 'policy'>): CompetencePolicy {
  if (policy === null) return POLICY_1;
  const parsed = parsePolicy(policy.body);
  if (!parsed.ok)
    throw new Error(
      `policy ${policy.version}: ${parsed.faults.map(({ path, problem }) => `${path} ${problem}`).join('; ')}`,
    );
  return parsed.policy;
}

/** Both releases of a view, ready for `decide`. */
export const compileView = (view: Pick<NetworkView, 'directory' | 'policy'>): CompiledDirectory =>
  compileDirectory(view.directory, policyOf(view));
