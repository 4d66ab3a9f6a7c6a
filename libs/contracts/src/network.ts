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
}

/** What routing reads: one effective-dated release of the network's directory. */
export interface Directory {
  readonly version: string;
  readonly institutions: readonly Institution[];
}

/** `provincial:650000`, `provincial:659000` (the Corps) or `national`. */
export type CoordinatorQueue = `provincial:${string}` | 'national';
