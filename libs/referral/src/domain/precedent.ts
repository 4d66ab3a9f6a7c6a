import type { IpType, Matter, Mode, RegionCode, Stage } from '#contracts';

/** What of a case decides who is competent, without any person in it: what a precedent is found again by. */
export interface FactsPattern {
  readonly ipType: IpType;
  readonly mode: Mode;
  readonly matters: readonly Matter[];
  readonly place: RegionCode | null;
  readonly industries: readonly string[];
  readonly stages: readonly Stage[];
}

const sameFirst = (a: RegionCode | null, b: RegionCode | null, digits: number): boolean =>
  a !== null && b !== null && a.slice(0, digits) === b.slice(0, digits);

const shared = <T>(a: readonly T[], b: readonly T[]): number => a.filter((one) => b.includes(one)).length;

/**
 * How like two matters are, 0 to 1. Another kind of right is another matter: 0. Place counts most, then how the acts were done, then
 * what was asked for.
 */
export function likeness(a: FactsPattern, b: FactsPattern): number {
  if (a.ipType !== b.ipType) return 0;
  const place = sameFirst(a.place, b.place, 6)
    ? 3
    : sameFirst(a.place, b.place, 4)
      ? 2.5
      : sameFirst(a.place, b.place, 2)
        ? 2
        : 0;
  const mode = a.mode === b.mode ? 2 : 0;
  const matters = (shared(a.matters, b.matters) / Math.max(1, new Set([...a.matters, ...b.matters]).size)) * 2;
  const industry = shared(a.industries, b.industries) > 0 ? 1 : 0;
  const stages = a.stages.length === 0 && b.stages.length === 0 ? 1 : shared(a.stages, b.stages) > 0 ? 1 : 0;
  return Math.round(((place + mode + matters + industry + stages + 1) / 10) * 100) / 100;
}

/** From here on a matter counts as a like one. */
export const LIKE_ENOUGH = 0.5;

/** The like ones, most alike first, the newer first among equals. */
export function mostAlike<P extends { readonly pattern: FactsPattern; readonly decidedAt: Date }>(
  pattern: FactsPattern,
  known: readonly P[],
  most = 5,
): (P & { readonly likeness: number })[] {
  return known
    .map((one) => ({ ...one, likeness: likeness(pattern, one.pattern) }))
    .filter((one) => one.likeness >= LIKE_ENOUGH)
    .sort((a, b) => b.likeness - a.likeness || b.decidedAt.getTime() - a.decidedAt.getTime())
    .slice(0, most);
}
