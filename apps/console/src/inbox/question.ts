import type { ListQuestion } from '../api/calls.js';
import { fileCodesZh } from '../language/fileCodes.zh.js';

/** The lists of cases, in the order of a working day. */
export const VIEWS = ['inbox', 'offered', 'mine', 'unassigned', 'due_soon', 'overdue', 'all'] as const;
export type View = (typeof VIEWS)[number];

/** Who works in an institution is not a desk's to say. */
export const viewsFor = (isOfDesk: boolean): readonly View[] =>
  isOfDesk ? VIEWS.filter((view) => view !== 'unassigned') : VIEWS;

const isView = (word: string | null): word is View => VIEWS.some((view) => view === word);

export const viewOf = (address: URLSearchParams): View => {
  const view = address.get('view');
  return isView(view) ? view : 'inbox';
};

/** A code that the address names, if there is such a code: a mistyped address asks for everything rather than nothing. */
function known<C extends string>(codes: Readonly<Record<C, string>>, word: string | null): C | undefined {
  return (Object.keys(codes) as C[]).find((code) => code === word);
}

/** What the address asks for: views and filters live there, so that back, reload and a pasted link all show the same. */
export function questionOf(address: URLSearchParams): ListQuestion {
  return {
    view: viewOf(address),
    status: known(fileCodesZh.status, address.get('status')),
    ipType: known(fileCodesZh.ipType, address.get('ipType')),
    urgent: address.get('urgent') === '1' ? true : undefined,
    q: address.get('q')?.trim() || undefined,
  };
}

export const hasFilter = ({ status, ipType, urgent, q }: ListQuestion): boolean =>
  Boolean(status ?? ipType ?? urgent ?? q);

/** The address with one filter set, or cleared where the value is empty. */
export function withFilter(
  address: URLSearchParams,
  name: 'status' | 'ipType' | 'urgent' | 'q',
  value: string,
): URLSearchParams {
  const next = new URLSearchParams(address);
  if (value.trim() === '') next.delete(name);
  else next.set(name, value.trim());
  return next;
}

/** The address of the same view without any filter. */
export function withoutFilters(address: URLSearchParams): URLSearchParams {
  const view = viewOf(address);
  return new URLSearchParams(view === 'inbox' ? {} : { view });
}

/**
 * Pages as one list. Between two fetches a case may move from one page to the next: the first time it is met counts,
 * so that no case is listed twice.
 */
export function onceEach<T extends { readonly caseNo: string }>(
  pages: readonly { readonly items: readonly T[] }[],
): T[] {
  const seen = new Set<string>();
  return pages.flatMap(({ items }) => items.filter(({ caseNo }) => !seen.has(caseNo) && seen.add(caseNo)));
}

/** The case `step` places further on from `here`; from nowhere, the first or the last. */
export function neighbour(caseNos: readonly string[], here: string | null, step: 1 | -1): string | undefined {
  const index = here === null ? -1 : caseNos.indexOf(here);
  if (index === -1) return step === 1 ? caseNos[0] : caseNos.at(-1);
  return caseNos[Math.min(caseNos.length - 1, Math.max(0, index + step))];
}
