import { keep, recall } from '../../tab.js';

/** What opens one case for a while; kept by this tab only. */
interface Pass {
  readonly token: string;
  readonly expiresAt: string;
}

const nameOf = (caseNo: string): string => `case:${caseNo}`;

export function keepPass(caseNo: string, { token, expiresAt }: Pass): void {
  keep(nameOf(caseNo), JSON.stringify({ token, expiresAt }));
}

export function dropPass(caseNo: string): void {
  keep(nameOf(caseNo), null);
}

/** The token for a case while it is good, or null. */
export function tokenFor(caseNo: string, now: Date): string | null {
  const kept = recall(nameOf(caseNo));
  if (kept === null) return null;
  const { token, expiresAt } = JSON.parse(kept) as Pass;
  if (Date.parse(expiresAt) > now.getTime()) return token;
  dropPass(caseNo);
  return null;
}
