import type { Institution } from '../api/shapes.js';

export interface DirectoryQuestion {
  readonly text: string;
  readonly kind: string | null;
  readonly ipType: string | null;
  /** First two digits of a province's code. */
  readonly province: string | null;
}

/** Institutions that answer the question, in the directory's own order. Words are looked for in name, region and industries. */
export function matching(
  institutions: readonly Institution[],
  { text, kind, ipType, province }: DirectoryQuestion,
): Institution[] {
  const words = text.trim().split(/\s+/).filter(Boolean);
  return institutions.filter((one) => {
    const said = `${one.name} ${one.regionName} ${one.industries.join(' ')} ${one.regionCode}`;
    return (
      words.every((word) => said.includes(word)) &&
      (kind === null || one.kind === kind) &&
      (ipType === null || one.ipTypes.includes(ipType)) &&
      (province === null || one.regionCode.startsWith(province))
    );
  });
}
