import { canonicalJson, type Directory } from '#contracts';
import { keepDirectory, keepPolicy, type Network, type NetworkView, withEdits } from '#network';
import { sha256 } from '#platform/crypto';
import type { Tx } from '#platform/database';
import { parsePolicy, policyOf, type CompetencePolicy } from '#routing';
import { type DraftFault, editsOf, type ReleaseRecord } from './records.js';

/** What a draft comes to when it is laid over its base. */
export interface Content {
  /** null while there are faults. */
  readonly version: string | null;
  readonly faults: readonly DraftFault[];
  readonly directory: Directory | null;
  readonly policy: CompetencePolicy | null;
}

type Sketch = Pick<ReleaseRecord, 'kind' | 'baseVersion' | 'changes'>;

/** Lays a draft over its base; never throws for what a person wrote, every fault is told at once. */
export async function contentOf(network: Network, draft: Sketch): Promise<Content> {
  return draft.kind === 'directory'
    ? directoryContent(network, draft)
    : policyContent(draft.changes, draft.baseVersion);
}

async function directoryContent(network: Network, draft: Sketch): Promise<Content> {
  const base = await network.ofVersions(draft.baseVersion, null);
  const drafted = withEdits(base.directory, await network.shippedRegions(), editsOf(draft), sha256);
  const faults = drafted.faults.map((fault) => ({ ...fault, at: fault.at === null ? null : String(fault.at) }));
  const isFit = faults.length === 0;
  return {
    version: isFit ? drafted.directory.version : null,
    faults,
    directory: isFit ? drafted.directory : null,
    policy: null,
  };
}

/** The version of a policy is its content's: whoever writes one cannot name it after another. What equals its base is no new one. */
function policyContent(body: unknown, baseVersion: string): Content {
  const parsed = parsePolicy(body);
  if (!parsed.ok)
    return {
      version: null,
      faults: parsed.faults.map(({ path, problem }) => ({
        at: path,
        institution: null,
        problem: 'policy_member',
        value: problem,
      })),
      directory: null,
      policy: null,
    };
  const version = parsed.policy.version === baseVersion ? baseVersion : policyVersion(parsed.policy);
  return { version, faults: [], directory: null, policy: { ...parsed.policy, version } };
}

/** The name of a policy that did not ship with the software. */
export const policyVersion = ({ version: _version, ...content }: CompetencePolicy): string =>
  `policy-${sha256(canonicalJson(content)).slice(0, 12)}`;

/** A policy as a draft keeps it: named for its content, or for its base as long as it says the same. */
export function namedPolicy(body: CompetencePolicy, base: CompetencePolicy): CompetencePolicy {
  const isSame = policyVersion(body) === policyVersion(base);
  return { ...body, version: isSame ? base.version : policyVersion(body) };
}

/** Keeps the content for good, so that every process can read it by its version. */
export async function keepContent(tx: Tx, content: Content, day: string, by: string): Promise<void> {
  if (content.directory) await keepDirectory(tx, content.directory, day, by);
  if (content.policy) await keepPolicy(tx, { version: content.policy.version, body: content.policy });
}

/** The view in which a draft would be in force, beside the other half as it is in force now. The content must have been kept. */
export function viewOfDraft(
  network: Network,
  { kind }: Pick<ReleaseRecord, 'kind'>,
  version: string,
  live: NetworkView,
): Promise<NetworkView> {
  return kind === 'directory'
    ? network.ofVersions(version, live.policy?.version ?? null)
    : network.ofVersions(live.directory.version, version);
}

/** The version of the other half of a view: what a draft was proved against. */
export const otherVersion = ({ kind }: Pick<ReleaseRecord, 'kind'>, view: NetworkView): string =>
  kind === 'directory' ? policyOf(view).version : view.directory.version;
