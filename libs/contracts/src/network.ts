import type { InstitutionKind, IpType } from './codes.js';

/** Six digits of GB/T 2260, as in `442000`. */
export type RegionCode = string;

/** A division of GB/T 2260. The Corps (兵团, `659000`) is a rung of its own. */
export interface Region {
  readonly code: RegionCode;
  readonly nameZh: string;
  readonly parentCode: RegionCode | null;
  readonly level: 'province' | 'city' | 'county';
}

/** How sure we are that a directory row is true; shown wherever the row is shown. */
export type Provenance = 'verified' | 'existence verified' | 'unverified';

/** One institution as one directory version knows it. `id` stays the same from version to version. */
export interface Institution {
  readonly id: string;
  readonly nameZh: string;
  readonly kind: InstitutionKind;
  /** It covers exactly this division and everything below it. */
  readonly regionCode: RegionCode;
  readonly industries: readonly string[];
  /** Overrides the kind's default list of IP types; null = the default of its kind (CAP1). */
  readonly ipTypes: readonly IpType[] | null;
  readonly phone: string | null;
  readonly provenance: Provenance;
  readonly source: string | null;
  /** Open cases that it can carry at a time, by its own word; unsaid = unknown. No rule looks at it, rehearsals do. */
  readonly capacity?: number | null;
}

/** A change of GB/T 2260 with its predecessor links. The first of `into` answers for every code that ends. */
export interface RegionChange {
  readonly kind: 'renamed' | 'merged' | 'split';
  /** The divisions that change. One that does not stand under `into` as well ends on the day. */
  readonly codes: readonly RegionCode[];
  readonly into: readonly { readonly code: RegionCode; readonly nameZh: string }[];
  /** From which day it holds by the decree, `YYYY-MM-DD`. */
  readonly on: string;
  /** The decree, such as 国函〔2025〕1号. */
  readonly basis: string | null;
}

/** What routing reads: one effective-dated release of the network's directory. */
export interface Directory {
  readonly version: string;
  readonly institutions: readonly Institution[];
  /** Everything that this network's releases changed about the divisions that ship with it, oldest first. */
  readonly regionChanges?: readonly RegionChange[];
}

/** `provincial:650000`, `provincial:659000` (the Corps) or `national`. */
export type CoordinatorQueue = `provincial:${string}` | 'national';
