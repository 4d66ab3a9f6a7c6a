import { client, settle } from './client.js';
import type { components, paths } from './schema.generated.js';

type Schemas = components['schemas'];

/** Shapes of the interface about releases, by the names that the screens use. */
export type ReleaseKind = Schemas['ReleaseSummaryDto']['kind'];
export type ReleaseSummary = Schemas['ReleaseSummaryDto'];
export type Release = Schemas['ReleaseDetailDto'];
export type DirectoryChange = Schemas['DirectoryChangeDto'];
export type InstitutionFields = Schemas['InstitutionFieldsDto'];
export type RegionChange = Schemas['RegionChangeDto'];
export type ListedInstitution = Schemas['ListedInstitutionDto'];
export type CurrentDirectory = Schemas['CurrentDirectoryDto'];
export type CurrentPolicy = Schemas['CurrentPolicyDto'];
export type Proof = Schemas['ReleaseProofDto'];
export type Rehearsal = Schemas['RehearsalDto'];
export type Run = Schemas['RunDto'];
export type HandOverPlan = Schemas['HandOverPlanDto'];
export type ShadowLog = Schemas['ShadowLogDto'];
export type DraftFault = Schemas['DraftFaultDto'];

type Path<Rest extends string> = Extract<keyof paths, `/api/v1/directory/${Rest}`>;

/** Both kinds have the same door: the types of one stand for both. */
const at = <Rest extends string>(kind: ReleaseKind, rest: Rest): Path<Rest> => `/api/v1/${kind}/${rest}` as Path<Rest>;

export const listReleases = async (kind: ReleaseKind, signal?: AbortSignal): Promise<ReleaseSummary[]> =>
  (await settle(client.GET(at(kind, 'releases'), { signal }))).items;

export const readRelease = (kind: ReleaseKind, id: string, signal?: AbortSignal): Promise<Release> =>
  settle(client.GET(at(kind, 'releases/{id}'), { params: { path: { id } }, signal }));

export const beginRelease = (kind: ReleaseKind, title: string, key: string): Promise<{ id: string }> =>
  settle(client.POST(at(kind, 'releases'), { params: { header: { 'Idempotency-Key': key } }, body: { title } }));

export const readCurrentDirectory = (signal?: AbortSignal): Promise<CurrentDirectory> =>
  settle(client.GET('/api/v1/directory/current', { signal }));

export const readCurrentPolicy = (signal?: AbortSignal): Promise<CurrentPolicy> =>
  settle(client.GET('/api/v1/policy/current', { signal }));

export const readShadowLog = (kind: ReleaseKind, id: string, signal?: AbortSignal): Promise<ShadowLog> =>
  settle(client.GET(at(kind, 'releases/{id}/shadow'), { params: { path: { id } }, signal }));

/** Where the moved cases of the newest rehearsal are downloaded from. */
export const movesAddress = (kind: ReleaseKind, id: string): string => `/api/v1/${kind}/releases/${id}/rehearsal.csv`;

/** One step on a release, as it was looked at. */
export type Step =
  | { readonly to: 'draft'; readonly body: Schemas['DraftDto'] }
  | { readonly to: 'bring-up-to-date' | 'discard' }
  | { readonly to: 'plan'; readonly body: Schemas['PlanChoiceDto'] }
  | { readonly to: 'approval'; readonly body: Schemas['ApprovalDto'] }
  | { readonly to: 'roll-back'; readonly body: Schemas['RollBackDto'] }
  | { readonly to: 'shadow'; readonly body: Schemas['ShadowSwitchDto'] };

export function takeStep(
  { kind, id, revision }: Pick<Release, 'kind' | 'id' | 'revision'>,
  step: Step,
): Promise<Release> {
  const params = { path: { id }, header: { 'If-Match': `"${revision}"` } };
  const body = 'body' in step ? step.body : {};
  // The door is the same for every step but for its body, which the type above holds together with its name.
  return settle(
    client.POST(at(kind, 'releases/{id}/draft'.replace('draft', step.to) as 'releases/{id}/draft'), {
      params,
      body: body as Schemas['DraftDto'],
    }),
  );
}

export const askForProof = (kind: ReleaseKind, id: string): Promise<unknown> =>
  settle(client.POST(at(kind, 'releases/{id}/proof'), { params: { path: { id } } }));

export const askForRehearsal = (kind: ReleaseKind, id: string, body: Schemas['PeriodDto']): Promise<unknown> =>
  settle(client.POST(at(kind, 'releases/{id}/rehearsal'), { params: { path: { id } }, body }));

export const cancelRehearsal = (kind: ReleaseKind, id: string): Promise<unknown> =>
  settle(client.POST(at(kind, 'releases/{id}/rehearsal/cancel'), { params: { path: { id } } }));
