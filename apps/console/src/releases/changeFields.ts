import type { InstitutionFields, ListedInstitution, RegionChange } from '../api/releases.js';

/** A change of divisions before anything was said about it. */
export const emptyRegion = (): RegionChange => ({
  kind: 'renamed',
  codes: [],
  into: [{ code: '', nameZh: '' }],
  on: '',
  basis: null,
});

const OPTIONAL: readonly string[] = ['phone', 'source', 'capacity', 'ipTypes'];

/** Only what differs from the institution as it stands: the rest may be changed by another draft meanwhile. */
export function changedFields(known: ListedInstitution, said: InstitutionFields): InstitutionFields {
  const differs = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value ?? null) !== JSON.stringify(known[name as keyof InstitutionFields] ?? null);
  const given = Object.entries(said).map(([name, value]): [string, unknown] => [
    name,
    value === '' && OPTIONAL.includes(name) ? null : value,
  ]);
  return Object.fromEntries(given.filter(differs));
}
