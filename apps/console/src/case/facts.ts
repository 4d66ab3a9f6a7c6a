/** Careful reading of the interface's open-shaped facts: what is absent or of another type is simply not there. */
export type Facts = Readonly<Record<string, unknown>>;

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function textOf(facts: Facts, name: string): string | null {
  const value = facts[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function amountOf(facts: Facts, name: string): number | null {
  const value = facts[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function textsOf(facts: Facts, name: string): string[] {
  const value = facts[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

export function partsOf(facts: Facts, name: string): Facts[] {
  const value = facts[name];
  return Array.isArray(value) ? value.filter(isFacts) : [];
}

export function partOf(facts: Facts, name: string): Facts | null {
  const value = facts[name];
  return isFacts(value) ? value : null;
}

/** One fact on one line, for the panel that shows exactly what a rule used. */
export function factWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(factWords).join('；');
  if (isFacts(value)) {
    return Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .map(([name, inner]) => `${name} ${factWords(inner)}`)
      .join(' · ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
