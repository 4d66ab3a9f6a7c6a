export interface Limit {
  readonly kind: string;
  readonly workingDays: number;
}

/** For each kind the length that most institutions publish: said once above the list instead of in every line. */
export function usualLimits(institutions: readonly { readonly limits: readonly Limit[] }[]): Limit[] {
  const counts = new Map<string, Map<number, number>>();
  for (const { kind, workingDays } of institutions.flatMap(({ limits }) => limits)) {
    const lengths = counts.get(kind) ?? new Map<number, number>();
    counts.set(kind, lengths.set(workingDays, (lengths.get(workingDays) ?? 0) + 1));
  }
  return Array.from(counts, ([kind, lengths]) => {
    const [most] = Array.from(lengths).sort(([days, one], [otherDays, other]) => other - one || days - otherDays);
    return { kind, workingDays: most?.[0] ?? 0 };
  });
}

/** The day from which most entries hold: the release's own. */
export function usualStart(institutions: readonly { readonly validFrom?: string | null }[]): string | null {
  const counts = new Map<string, number>();
  for (const { validFrom } of institutions) if (validFrom) counts.set(validFrom, (counts.get(validFrom) ?? 0) + 1);
  return Array.from(counts).sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

/** What an institution promises otherwise than the rest. */
export const ownLimits = (limits: readonly Limit[], usual: readonly Limit[]): Limit[] =>
  limits.filter(({ kind, workingDays }) => !usual.some((one) => one.kind === kind && one.workingDays === workingDays));
