import type { Region } from '../api/types.js';

/** The tree of divisions, searchable by name. */
export interface RegionTree {
  readonly byCode: ReadonlyMap<string, Region>;
  childrenOf(code: string | null): readonly Region[];
  /** The named division above, or null at the top. */
  parentOf(code: string): string | null;
  /** Names from the province down, as in `广东省 中山市`. */
  pathOf(code: string): string;
  /** Divisions whose name contains what was typed, larger ones first; `most` at the most. */
  find(typed: string, most: number): readonly Region[];
}

/** Rungs without a name of their own that exist only for the code system: their children count as their parent's. */
const isNameless = ({ nameZh }: Region): boolean =>
  /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/.test(nameZh);

const LEVELS = { province: 0, city: 1, county: 2 } as const;

/** Tokens so that `广东 中山` finds what `中山 广东` finds. */
const tokensOf = (typed: string): string[] =>
  typed
    .normalize('NFKC')
    .split(/[\s,，、/-]+/u)
    .filter(Boolean);

export function regionTree(regions: readonly Region[]): RegionTree {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const nameless = new Set(regions.filter(isNameless).map(({ code }) => code));
  const parentOf = ({ parentCode }: Region): string | null => {
    const parent = parentCode ? byCode.get(parentCode) : undefined;
    return parent && nameless.has(parent.code) ? (parent.parentCode ?? null) : (parentCode ?? null);
  };
  const children = new Map<string | null, Region[]>();
  for (const region of regions) {
    if (nameless.has(region.code)) continue;
    const parent = parentOf(region);
    children.set(parent, [...(children.get(parent) ?? []), region]);
  }
  const pathOf = (code: string): string => {
    const region = byCode.get(code);
    if (!region) return code;
    const parent = parentOf(region);
    return parent === null ? region.nameZh : `${pathOf(parent)} ${region.nameZh}`;
  };
  const named = regions
    .filter(({ code }) => !nameless.has(code))
    .map((region) => ({ region, path: pathOf(region.code) }));
  return {
    byCode,
    childrenOf: (code) => children.get(code) ?? [],
    parentOf(code) {
      const region = byCode.get(code);
      return region ? parentOf(region) : null;
    },
    pathOf,
    find(typed, most) {
      const tokens = tokensOf(typed);
      const last = tokens.at(-1);
      if (last === undefined) return [];
      const rank = ({ region }: { region: Region }): number =>
        LEVELS[region.level] * 2 + (region.nameZh.startsWith(last) ? 0 : 1);
      return named
        .filter(
          ({ region, path }) =>
            (tokens.every((token) => path.includes(token)) && tokens.some((token) => region.nameZh.includes(token))) ||
            region.code === last,
        )
        .sort((a, b) => rank(a) - rank(b))
        .slice(0, most)
        .map(({ region }) => region);
    },
  };
}
