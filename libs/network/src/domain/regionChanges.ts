import type { Region, RegionChange, RegionCode } from '#contracts';
import { isMainlandPlace, rungOf } from './region.js';

/** The divisions under a release, and what became of those that it ended. */
export interface Divisions {
  readonly regions: readonly Region[];
  /** Divisions that are no more, with their last name: old papers still speak of them. */
  readonly ended: readonly Region[];
  /** From a code that ended to the one that answers for it today, however many changes lie between. */
  readonly successorOf: ReadonlyMap<RegionCode, RegionCode>;
}

/** Lays changes of GB/T 2260 over the divisions that ship with the product, in their order. */
export function withChanges(shipped: readonly Region[], changes: readonly RegionChange[]): Divisions {
  if (changes.length === 0) return { regions: shipped, ended: [], successorOf: new Map() };
  const living = new Map(shipped.map((region) => [region.code, region]));
  const ended = new Map<RegionCode, Region>();
  const heirs = new Map<RegionCode, RegionCode>();
  for (const { codes, into } of changes) {
    const stays = new Set(into.map(({ code }) => code));
    for (const code of codes) {
      if (stays.has(code)) continue;
      const region = living.get(code);
      if (region) ended.set(code, region);
      living.delete(code);
      heirs.set(code, into[0]?.code ?? code);
    }
    for (const { code, nameZh } of into) {
      heirs.delete(code);
      ended.delete(code);
      living.set(code, { code, nameZh, parentCode: parentOf(code, living), level: rungOf(code) });
    }
  }
  const successorOf = new Map([...heirs.keys()].map((code) => [code, lastHeir(code, heirs)]));
  const regions = [...living.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
  return { regions, ended: [...ended.values()], successorOf };
}

export type RegionProblem =
  | 'region_unknown'
  | 'region_taken'
  | 'region_not_local'
  | 'rename_keeps_code'
  | 'merger_one_outcome'
  | 'split_several_outcomes';

interface RegionFault {
  readonly problem: RegionProblem;
  readonly code: RegionCode | null;
}

/** What is wrong with one change, held against the divisions that it starts from; null = nothing. */
export function regionChangeFault({ kind, codes, into }: RegionChange, { regions }: Divisions): RegionFault | null {
  const living = new Set(regions.map((region) => region.code));
  const strange = codes.find((code) => !living.has(code));
  if (strange) return { problem: 'region_unknown', code: strange };
  const taken = into.find(({ code }) => living.has(code) && !codes.includes(code) && kind !== 'merged');
  if (taken) return { problem: 'region_taken', code: taken.code };
  // Provinces are the ground that ladders and desks stand on: they change with the software.
  const foreign = into.find(({ code }) => !isMainlandPlace(code) || code.endsWith('0000'));
  if (foreign) return { problem: 'region_not_local', code: foreign.code };
  const problem = shapeProblem(kind, codes, into);
  return problem && { problem, code: null };
}

function shapeProblem(
  kind: RegionChange['kind'],
  codes: RegionChange['codes'],
  into: RegionChange['into'],
): RegionProblem | null {
  if (kind === 'renamed')
    return codes.length === 1 && into.length === 1 && into[0]?.code === codes[0] ? null : 'rename_keeps_code';
  if (kind === 'merged') return codes.length > 0 && into.length === 1 ? null : 'merger_one_outcome';
  return codes.length === 1 && into.length > 1 ? null : 'split_several_outcomes';
}

/** Three changes of one code in a row lead to the last; a circle (back to the old code) was cut when the code came back. */
function lastHeir(code: RegionCode, heirs: ReadonlyMap<RegionCode, RegionCode>): RegionCode {
  const passed = new Set<RegionCode>();
  let at = code;
  for (let next = heirs.get(at); next !== undefined && !passed.has(next); next = heirs.get(at)) {
    passed.add(next);
    at = next;
  }
  return at;
}

function parentOf(code: RegionCode, living: ReadonlyMap<RegionCode, Region>): RegionCode | null {
  const known = living.get(code);
  if (known) return known.parentCode;
  const city = `${code.slice(0, 4)}00`;
  if (city !== code && living.has(city)) return city;
  const province = `${code.slice(0, 2)}0000`;
  return living.has(province) ? province : null;
}
