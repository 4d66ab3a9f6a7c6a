import type { Directory, Institution, InstitutionKind, IpType, RegionCode } from '#contracts';
import type { CompetencePolicy } from './policy.js';

/** First dispatches that went the same way and came to the same end, counted together. */
export interface Dispatches {
  readonly place: RegionCode | null;
  readonly type: IpType;
  readonly industry: string | null;
  /** The institution that the first decision named. */
  readonly from: string;
  /** Where the case was then; null = still with a desk. Says nothing where nothing went wrong. */
  readonly to: string | null;
  /** The act that said so; null = it stayed. */
  readonly act: string | null;
  readonly reason: string | null;
  readonly cases: number;
}

export interface AccuracyRow {
  /** The top rung of the place; null = off the mainland or unknown. */
  readonly regionCode: RegionCode | null;
  readonly type: IpType;
  readonly dispatched: number;
  readonly misrouted: number;
}

export interface ConfusionPair {
  readonly from: string;
  readonly to: string | null;
  readonly cases: number;
}

/** One change of the directory, or of the policy, that misroutes suggest. */
export type Edit =
  | { readonly kind: 'remove_type'; readonly institutionId: string; readonly value: IpType }
  | { readonly kind: 'remove_industry' | 'add_industry'; readonly institutionId: string; readonly value: string }
  | { readonly kind: 'narrow_area'; readonly institutionId: string; readonly value: RegionCode }
  | { readonly kind: 'policy_remove_type'; readonly institutionKind: InstitutionKind; readonly value: IpType };

export interface ProposedEdit {
  readonly edit: Edit;
  /** Misrouted for this very reason, of all that were sent so. */
  readonly misrouted: number;
  readonly of: number;
}

/** Fewer than this many say nothing about a rule. */
const LEAST = 3;
/** And at least this part of all that went the same way. */
const SHARE = 0.5;
/** A policy is for a whole kind: several institutions have to say the same. */
const LEAST_INSTITUTIONS = 3;

const total = (list: readonly Dispatches[]): number => list.reduce((sum, { cases }) => sum + cases, 0);
const isMisrouted = ({ act }: Dispatches): boolean => act !== null;

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** First-dispatch accuracy per region and type, most misroutes first. */
export function accuracyOf(
  dispatches: readonly Dispatches[],
  rungOf: (place: RegionCode) => RegionCode,
): AccuracyRow[] {
  const region = ({ place }: Dispatches): RegionCode | null => (place === null ? null : rungOf(place));
  return [...grouped(dispatches, (one) => `${region(one) ?? ''} ${one.type}`).values()]
    .flatMap((group) => {
      const [first] = group;
      return first
        ? [
            {
              regionCode: region(first),
              type: first.type,
              dispatched: total(group),
              misrouted: total(group.filter(isMisrouted)),
            },
          ]
        : [];
    })
    .sort(
      (one, other) =>
        other.misrouted - one.misrouted ||
        other.dispatched - one.dispatched ||
        ((one.regionCode ?? '') < (other.regionCode ?? '') ? -1 : 1),
    );
}

/** From whom to whom, most frequent first. */
export function confusionOf(dispatches: readonly Dispatches[]): ConfusionPair[] {
  return [...grouped(dispatches.filter(isMisrouted), ({ from, to }) => `${from} ${to ?? ''}`).values()]
    .flatMap((group) => (group[0] ? [{ from: group[0].from, to: group[0].to, cases: total(group) }] : []))
    .sort((one, other) => other.cases - one.cases || (one.from < other.from ? -1 : 1));
}

/** What misroutes suggest to change, strongest first. A person rehearses and decides; nothing changes by itself. */
export function editsOf(dispatches: readonly Dispatches[], directory: Directory): ProposedEdit[] {
  const known = new Map(directory.institutions.map((institution) => [institution.id, institution]));
  const kindOf = (id: string): InstitutionKind | undefined => known.get(id)?.kind;
  const edits = [
    ...removedTypes(dispatches),
    ...removedIndustries(dispatches),
    ...addedIndustries(dispatches, known),
    ...narrowedAreas(dispatches, known),
    ...policyTypes(dispatches, kindOf),
  ];
  return edits
    .filter(({ edit }) => !('institutionId' in edit) || known.has(edit.institutionId))
    .sort((one, other) => other.misrouted - one.misrouted || (keyOf(one.edit) < keyOf(other.edit) ? -1 : 1));
}

/** An edit as one word, for keys and for order. */
export const keyOf = (edit: Edit): string =>
  `${edit.kind} ${'institutionId' in edit ? edit.institutionId : edit.institutionKind} ${edit.value}`;

const isEnough = (misrouted: number, of: number): boolean => misrouted >= LEAST && misrouted / of >= SHARE;

function removedTypes(dispatches: readonly Dispatches[]): ProposedEdit[] {
  return [...grouped(dispatches, ({ from, type }) => `${from} ${type}`).values()].flatMap((group) => {
    const misrouted = total(group.filter(({ reason }) => reason === 'not_our_ip_type'));
    const [first] = group;
    if (!first || !isEnough(misrouted, total(group))) return [];
    return [
      {
        edit: { kind: 'remove_type' as const, institutionId: first.from, value: first.type },
        misrouted,
        of: total(group),
      },
    ];
  });
}

function removedIndustries(dispatches: readonly Dispatches[]): ProposedEdit[] {
  const named = dispatches.filter(({ industry }) => industry !== null);
  return [...grouped(named, ({ from, industry }) => `${from} ${industry ?? ''}`).values()].flatMap((group) => {
    const misrouted = total(group.filter(({ reason }) => reason === 'not_our_industry'));
    const [first] = group;
    if (!first?.industry || !isEnough(misrouted, total(group))) return [];
    return [
      {
        edit: { kind: 'remove_industry' as const, institutionId: first.from, value: first.industry },
        misrouted,
        of: total(group),
      },
    ];
  });
}

/** Where misrouted cases of an industry end with one and the same institution that does not list it. */
function addedIndustries(dispatches: readonly Dispatches[], known: ReadonlyMap<string, Institution>): ProposedEdit[] {
  const misrouted = dispatches.filter((one) => isMisrouted(one) && one.industry !== null);
  return [...grouped(misrouted, ({ from, industry }) => `${from} ${industry ?? ''}`).values()].flatMap((group) =>
    [...grouped(group, ({ to }) => to ?? '').values()].flatMap((same) => {
      const [first] = same;
      const taker = known.get(first?.to ?? '');
      const takesIndustries = taker && ['rapid_centre', 'protection_centre'].includes(taker.kind);
      if (!first?.industry || !takesIndustries || taker.industries.includes(first.industry)) return [];
      if (!isEnough(total(same), total(group))) return [];
      return [
        {
          edit: { kind: 'add_industry' as const, institutionId: taker.id, value: first.industry },
          misrouted: total(same),
          of: total(group),
        },
      ];
    }),
  );
}

const cityOf = (place: RegionCode): RegionCode => `${place.slice(0, 4)}00`;

/** An institution that keeps only what comes from one city of its area says that it is that city's. */
function narrowedAreas(dispatches: readonly Dispatches[], known: ReadonlyMap<string, Institution>): ProposedEdit[] {
  return [...grouped(dispatches, ({ from }) => from).values()].flatMap((group) => {
    const returned = total(group.filter(({ reason }) => reason === 'not_in_area'));
    const kept = new Set(
      group.filter((one) => !isMisrouted(one)).map(({ place }) => (place === null ? '' : cityOf(place))),
    );
    const [city] = kept;
    const area = known.get(group[0]?.from ?? '')?.regionCode;
    const elsewhere = total(group.filter(({ place }) => place !== null && cityOf(place) !== city));
    if (kept.size !== 1 || !city || !area || city === area || !isEnough(returned, elsewhere)) return [];
    return [
      {
        edit: { kind: 'narrow_area' as const, institutionId: group[0]?.from ?? '', value: city },
        misrouted: returned,
        of: elsewhere,
      },
    ];
  });
}

function policyTypes(
  dispatches: readonly Dispatches[],
  kindOf: (id: string) => InstitutionKind | undefined,
): ProposedEdit[] {
  return [...grouped(dispatches, ({ from, type }) => `${kindOf(from) ?? ''} ${type}`).values()].flatMap((group) => {
    const returned = group.filter(({ reason }) => reason === 'not_our_ip_type');
    const [first] = group;
    const institutionKind = kindOf(first?.from ?? '');
    const speakers = new Set(returned.map(({ from }) => from)).size;
    if (!first || !institutionKind || speakers < LEAST_INSTITUTIONS || !isEnough(total(returned), total(group)))
      return [];
    return [
      {
        edit: { kind: 'policy_remove_type' as const, institutionKind, value: first.type },
        misrouted: total(returned),
        of: total(group),
      },
    ];
  });
}

/** Directory and policy with one edit carried out. `typesOf`: what an institution takes now, where its row does not say. */
export function withEdit(
  edit: Edit,
  directory: Directory,
  policy: CompetencePolicy,
  typesOf: (institution: Institution) => readonly IpType[],
): { readonly directory: Directory; readonly policy: CompetencePolicy } {
  if (edit.kind === 'policy_remove_type') {
    const capability = policy.capability[edit.institutionKind];
    const narrowed = { ...capability, ipTypes: capability.ipTypes.filter((type) => type !== edit.value) };
    return {
      directory,
      policy: {
        ...policy,
        version: `${policy.version}+rehearsed`,
        capability: { ...policy.capability, [edit.institutionKind]: narrowed },
      },
    };
  }
  const changed = (institution: Institution): Institution => {
    switch (edit.kind) {
      case 'remove_type':
        return { ...institution, ipTypes: typesOf(institution).filter((type) => type !== edit.value) };
      case 'remove_industry':
        return { ...institution, industries: institution.industries.filter((word) => word !== edit.value) };
      case 'add_industry':
        return { ...institution, industries: [...institution.industries, edit.value] };
      case 'narrow_area':
        return { ...institution, regionCode: edit.value };
    }
  };
  const institutions = directory.institutions.map((one) => (one.id === edit.institutionId ? changed(one) : one));
  return { directory: { ...directory, version: `${directory.version}+rehearsed`, institutions }, policy };
}
