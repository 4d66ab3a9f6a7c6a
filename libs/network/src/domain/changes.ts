import type { Directory, Institution, Region, RegionChange } from '#contracts';
import { contentVersion, type Digest, validateDirectory } from './directory.js';
import { regionChangeFault, type RegionProblem, withChanges } from './regionChanges.js';

export const CHANGE_KINDS = ['open', 'change', 'close', 'merge', 'region'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What may be said of an institution; what is left out stays as it is. */
export type InstitutionFields = { readonly [Name in keyof Omit<Institution, 'id'>]?: Institution[Name] | null };

/** One edit of a draft. Edits are kept, not their result, so that a draft can be laid over a newer release. */
export interface DirectoryChange {
  readonly kind: ChangeKind;
  /** The institution that changes, closes or merges; a new one may bring its own. */
  readonly id?: string | null;
  /** Whom it merges into; of one that closes: who takes what the rule leaves to nobody. */
  readonly intoId?: string | null;
  readonly set?: InstitutionFields | null;
  readonly region?: RegionChange | null;
  readonly note?: string | null;
}

/** What can be wrong with an edit, or with the directory that edits make. */
export type ChangeProblem =
  | 'institution_unknown'
  | 'into_unknown'
  | 'into_missing'
  | 'into_itself'
  | 'id_taken'
  | 'nothing_said'
  | 'name_empty'
  | 'kind_missing'
  | 'region_missing'
  | 'field_missing'
  | 'twice'
  | 'not_mainland'
  | 'no_seat_there'
  | 'region_ended'
  | RegionProblem;

export interface ChangeFault {
  /** Which of the changes, from 0; null = the directory as a whole. */
  readonly at: number | null;
  readonly institution: string | null;
  readonly problem: ChangeProblem;
  /** The id, name or code that it is about. */
  readonly value: string | null;
}

type Problem = Pick<ChangeFault, 'problem' | 'value'>;
const problem = (of: ChangeProblem, value: string | null = null): Problem => ({ problem: of, value });

export interface Drafted {
  readonly directory: Directory;
  /** Institutions that are no more, with who was named to take over, if anybody. */
  readonly closed: ReadonlyMap<string, string | null>;
  readonly faults: readonly ChangeFault[];
}

/** Lays the edits of a draft over a release. Every fault is told at once; a faulty edit is left out of the result. */
export function withEdits(
  base: Directory,
  shipped: readonly Region[],
  changes: readonly DirectoryChange[],
  digest: Digest,
): Drafted {
  const rows = new Map(base.institutions.map((row) => [row.id, row]));
  const closed = new Map<string, string | null>();
  const faults: ChangeFault[] = [];
  let regionChanges = base.regionChanges ?? [];
  changes.forEach((change, at) => {
    const found =
      change.kind === 'region' ? regionProblem(change, shipped, regionChanges) : institutionProblem(change, rows);
    const institution = change.set?.nameZh ?? rows.get(change.id ?? '')?.nameZh ?? null;
    if (found !== null) faults.push({ at, institution, ...found });
    else if (change.region) regionChanges = [...regionChanges, change.region];
    else apply(change, rows, closed, digest);
  });
  for (const [id, heir] of closed) if (heir !== null && !rows.has(heir)) closed.set(id, lastHeir(heir, closed, rows));
  const institutions = [...rows.values()];
  const { successorOf } = withChanges(shipped, regionChanges);
  const stranded = institutions.filter((row) => successorOf.has(row.regionCode));
  faults.push(
    ...validateDirectory(institutions).map(({ institution, problem: words }) => ({
      at: null,
      institution,
      ...wholeProblem(words),
    })),
    ...stranded.map(({ nameZh, regionCode }) => ({
      at: null,
      institution: nameZh,
      ...problem('region_ended', regionCode),
    })),
  );
  const content = { institutions, ...(regionChanges.length > 0 ? { regionChanges } : {}) };
  return { directory: { version: contentVersion(institutions, digest, regionChanges), ...content }, closed, faults };
}

/** The faults of a whole directory, as `validateDirectory` words them for tables that come as files. */
function wholeProblem(words: string): Problem {
  const doubled = /^the (?:id|name) (.+) occurs twice$/.exec(words);
  if (doubled) return problem('twice', doubled[1] ?? null);
  return words.startsWith('no institution')
    ? problem('no_seat_there', words.slice(-6))
    : problem('not_mainland', words.slice(0, 6));
}

function regionProblem(
  { region }: DirectoryChange,
  shipped: readonly Region[],
  before: readonly RegionChange[],
): Problem | null {
  if (!region) return problem('region_missing');
  const fault = regionChangeFault(region, withChanges(shipped, before));
  return fault === null ? null : problem(fault.problem, fault.code);
}

function institutionProblem(
  { kind, id, intoId, set }: DirectoryChange,
  rows: ReadonlyMap<string, Institution>,
): Problem | null {
  if (kind === 'open') return openingProblem(id ?? null, set ?? {}, rows);
  if (!id || !rows.has(id)) return problem('institution_unknown', id ?? null);
  if (kind === 'change') return set && Object.keys(set).length > 0 ? fieldProblem(set) : problem('nothing_said');
  if (kind === 'merge' && !intoId) return problem('into_missing');
  if (intoId === id) return problem('into_itself');
  return intoId && !rows.has(intoId) ? problem('into_unknown', intoId) : null;
}

function openingProblem(
  id: string | null,
  set: InstitutionFields,
  rows: ReadonlyMap<string, Institution>,
): Problem | null {
  if (!set.nameZh?.trim()) return problem('name_empty');
  if (!set.kind) return problem('kind_missing');
  if (!set.regionCode) return problem('region_missing');
  const name = set.nameZh;
  if ([...rows.values()].some(({ nameZh }) => nameZh === name)) return problem('twice', name);
  return id !== null && rows.has(id) ? problem('id_taken', id) : null;
}

/** These an institution always has: they can change, not go. */
const ALWAYS_SAID = ['kind', 'regionCode', 'industries', 'provenance'] as const;

function fieldProblem(set: InstitutionFields): Problem | null {
  if (set.nameZh !== undefined && !set.nameZh?.trim()) return problem('name_empty');
  const gone = ALWAYS_SAID.find((name) => set[name] === null);
  return gone ? problem('field_missing', gone) : null;
}

function apply(
  { kind, id, intoId, set }: DirectoryChange,
  rows: Map<string, Institution>,
  closed: Map<string, string | null>,
  digest: Digest,
): void {
  if (kind === 'open') {
    const opened = newInstitution(id || freeId(set?.nameZh ?? '', rows, digest), set ?? {});
    rows.set(opened.id, opened);
    return;
  }
  const row = rows.get(id ?? '');
  if (!row) return;
  if (kind === 'change') {
    // What an institution always has is never null here: `fieldProblem` has looked.
    rows.set(row.id, { ...row, ...(set as Partial<Institution> | null), id: row.id });
    return;
  }
  rows.delete(row.id);
  closed.set(row.id, intoId ?? null);
}

/** As the first import names institutions; one that bears another's former name gets another id. */
function freeId(name: string, rows: ReadonlyMap<string, Institution>, digest: Digest): string {
  for (let seed = name; ; seed = `${seed}+`) {
    const id = `inst-${digest(seed).slice(0, 10)}`;
    if (!rows.has(id)) return id;
  }
}

const newInstitution = (id: string, set: InstitutionFields): Institution => ({
  id,
  nameZh: set.nameZh ?? '',
  kind: set.kind ?? 'assistance_centre',
  regionCode: set.regionCode ?? '',
  industries: set.industries ?? [],
  ipTypes: set.ipTypes ?? null,
  phone: set.phone ?? null,
  provenance: set.provenance ?? 'unverified',
  source: set.source ?? null,
  ...(set.capacity === undefined ? {} : { capacity: set.capacity }),
});

/** A takes over from B, and C from A in the same draft: C takes over from B. */
function lastHeir(
  heir: string,
  closed: ReadonlyMap<string, string | null>,
  rows: ReadonlyMap<string, Institution>,
): string | null {
  const passed = new Set<string>();
  let at: string | null = heir;
  while (at !== null && !rows.has(at) && !passed.has(at)) {
    passed.add(at);
    at = closed.get(at) ?? null;
  }
  return at !== null && rows.has(at) ? at : null;
}
