import type { Draft } from './actForm.js';

interface KeptDraft {
  readonly draft: Draft;
  /** The version of the file that the words were written on. */
  readonly version: number;
}

/**
 * Words that were not sent yet, kept while the tab is open: closing the drawer, looking at another case or signing in
 * again does not lose them. In memory only, so that nothing of a case stays on the machine.
 */
const kept = new Map<string, KeptDraft>();

const keyOf = (caseNo: string, act: string): string => `${caseNo} ${act}`;

export const keptDraft = (caseNo: string, act: string): KeptDraft | undefined => kept.get(keyOf(caseNo, act));

export function keepDraft(caseNo: string, act: string, draft: Draft, version: number): void {
  kept.set(keyOf(caseNo, act), { draft, version });
}

export const dropDraft = (caseNo: string, act: string): boolean => kept.delete(keyOf(caseNo, act));
