import type { ErrorCode, Role } from '#contracts';

/** Three administrators, kept apart (三权分立): one runs the system, one keeps the accounts, one reads what both have done. */
export const ADMINISTRATORS: readonly Role[] = ['system_admin', 'security_admin', 'auditor'];
const AT_AN_INSTITUTION: readonly Role[] = ['intake_clerk', 'examiner', 'handler', 'team_leader'];
const AT_A_DESK: readonly Role[] = ['provincial_coordinator', 'national_coordinator'];

export const isAdministrator = (role: Role): boolean => ADMINISTRATORS.includes(role);

/** What an administrator may wish for an account. */
export const ACCOUNT_ACTS = ['create', 'change', 'close', 'reopen', 'reset_password', 'reset_second_factor'] as const;
export type AccountAct = (typeof ACCOUNT_ACTS)[number];

export interface Keeper {
  readonly accountId: string;
  readonly role: Role;
}

/** The account as it is, or as it is to be made. */
export interface Kept {
  /** Null for one that is only wished for. */
  readonly accountId: string | null;
  readonly role: Role;
  readonly isActive: boolean;
}

/** Where an account of a role has to belong. */
export interface Place {
  readonly institutionId: string | null;
  readonly queue: string | null;
}

/** What follows from a wish: done at once, or waiting for a second administrator. */
export type Verdict =
  | { readonly ok: true; readonly needsSecond: boolean }
  | { readonly ok: false; readonly code: ErrorCode };

/** Whether a role fits a place: staff at an institution, coordinators at a desk of their own level, everybody else nowhere. */
export function fitsPlace(role: Role, { institutionId, queue }: Place): boolean {
  if (AT_AN_INSTITUTION.includes(role)) return institutionId !== null && queue === null;
  if (AT_A_DESK.includes(role))
    return institutionId === null && queue !== null && (queue === 'national') === (role === 'national_coordinator');
  return institutionId === null && queue === null;
}

/**
 * Whether a keeper of accounts may do this, and whether alone. Only the security administrator keeps accounts, and nobody the own one.
 * What touches one of the three administrators waits for another security administrator or the auditor: none of the three is
 * installed, changed, reset or removed by one person.
 */
export function judgeWish(keeper: Keeper, act: AccountAct, kept: Kept, roleAfter: Role = kept.role): Verdict {
  if (keeper.role !== 'security_admin') return { ok: false, code: 'auth.forbidden' };
  if (keeper.accountId === kept.accountId) return { ok: false, code: 'account.own' };
  if (act !== 'create' && roleAfter !== kept.role && (isAdministrator(kept.role) || isAdministrator(roleAfter)))
    return { ok: false, code: 'account.role_fixed' };
  if (act === 'reopen' ? kept.isActive : act !== 'create' && !kept.isActive)
    return { ok: false, code: 'account.closed' };
  return { ok: true, needsSecond: isAdministrator(roleAfter) };
}

/** Who may agree to what another security administrator has proposed: a second one, or the auditor, if it is not about themselves. */
export function judgeSecond(second: Keeper, proposedBy: string, about: string | null): ErrorCode | null {
  if (second.role !== 'security_admin' && second.role !== 'auditor') return 'auth.forbidden';
  if (second.accountId === proposedBy) return 'account.second_person';
  return second.accountId === about ? 'account.own' : null;
}
