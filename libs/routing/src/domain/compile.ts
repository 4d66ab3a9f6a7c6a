import {
  IP_TYPES,
  type Directory,
  type Institution,
  type InstitutionRef,
  type IpType,
  type Matter,
  type Mode,
  type RegionCode,
} from '#contracts';
import type { CompetencePolicy, KindCapability } from './policy.js';

/** What the rule needs to know about places; libs/network answers it from the codes alone. */
export interface Geography {
  isMainlandPlace(code: RegionCode | null): code is RegionCode;
  /** Rungs of a place, lowest first; empty off the mainland. */
  ladder(code: RegionCode): readonly RegionCode[];
  provinceRungOf(code: RegionCode): RegionCode;
  sameCity(one: RegionCode, other: RegionCode): boolean;
}

/** An institution as the index holds it: its capability already settled. */
export interface Seat {
  readonly ref: InstitutionRef;
  readonly regionCode: RegionCode;
  readonly serves: KindCapability['serves'];
  readonly industries: ReadonlySet<string>;
  /** One bit per type of right that it takes, as `bitOf` numbers them. */
  readonly takes: number;
  readonly isUnverified: boolean;
}

/** A directory release under a policy, ready to decide. It never changes; a new release is compiled anew. */
export interface CompiledDirectory {
  readonly directoryVersion: string;
  readonly policy: CompetencePolicy;
  readonly geography: Geography;
  /** From a code that GB/T 2260 ended to the one that answers for it. */
  readonly successorOf: ReadonlyMap<RegionCode, RegionCode>;
  /** Seats of a division in code-point order of their names. */
  readonly seatsAt: ReadonlyMap<RegionCode, readonly Seat[]>;
  /** By id and by name, as an applicant may choose either. */
  readonly seatOf: ReadonlyMap<string, Seat>;
  readonly nationalOverseasCentre: Seat | null;
  readonly knowledgeMatters: ReadonlySet<Matter>;
  readonly overseasMatters: ReadonlySet<Matter>;
  readonly overseasModes: ReadonlySet<Mode>;
}

const BITS = new Map(IP_TYPES.map((type, index) => [type, 1 << index]));

/** The bit of a type of right. */
export const bitOf = (type: IpType): number => BITS.get(type) ?? 0;

/**
 * Lays a directory out by region code under a policy. The order of its rows leaves no trace in the result:
 * seats stand in code-point order of their names, equal names in order of their ids.
 */
export function compile(
  directory: Directory,
  policy: CompetencePolicy,
  geography: Geography,
  successorOf: ReadonlyMap<RegionCode, RegionCode> = new Map(),
): CompiledDirectory {
  const seats = directory.institutions.map((row) => seatOf(row, policy, geography)).sort(byName);
  const seatsAt = new Map<RegionCode, Seat[]>();
  for (const seat of seats) {
    const there = seatsAt.get(seat.regionCode);
    if (there) there.push(seat);
    else seatsAt.set(seat.regionCode, [seat]);
  }
  // Among equal names the first in order answers; ids are written last, since an id is exact.
  const named = new Map(seats.toReversed().map((seat) => [seat.ref.name, seat]));
  for (const seat of seats) named.set(seat.ref.id, seat);
  return {
    directoryVersion: directory.version,
    policy,
    geography,
    successorOf,
    seatsAt,
    seatOf: named,
    nationalOverseasCentre: seats.find((seat) => seat.ref.name === policy.nationalOverseasCentre) ?? null,
    knowledgeMatters: new Set(policy.knowledgeMatters),
    overseasMatters: new Set(policy.overseasMatters),
    overseasModes: new Set(policy.overseasModes),
  };
}

function seatOf(row: Institution, policy: CompetencePolicy, geography: Geography): Seat {
  const capability = policy.capability[row.kind];
  const isProvinceRung = geography.provinceRungOf(row.regionCode) === row.regionCode;
  const types =
    row.ipTypes ?? capability.ipTypes.filter((type) => isProvinceRung || !capability.provinceRungOnly.includes(type));
  return {
    ref: { id: row.id, name: row.nameZh, kind: row.kind },
    regionCode: row.regionCode,
    serves: capability.serves,
    industries: new Set(row.industries),
    takes: types.filter((type) => !capability.never.includes(type)).reduce((mask, type) => mask | bitOf(type), 0),
    isUnverified: row.provenance === 'unverified',
  };
}

function byName(one: Seat, other: Seat): number {
  return compareCodePoints(one.ref.name, other.ref.name) || compareCodePoints(one.ref.id, other.ref.id);
}

/** Code-point order, which differs from JavaScript's own beyond the basic plane. */
export function compareCodePoints(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at += 1) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
