import { createContext, use } from 'react';
import type { Me } from '../api/shapes.js';

export interface SignedIn {
  readonly me: Me;
  readonly signOut: () => void;
}

export const MeContext = createContext<SignedIn | null>(null);

/** Who is signed in; only meaningful inside the workspace. */
export function useSignedIn(): SignedIn {
  const signedIn = use(MeContext);
  if (signedIn === null) throw new Error('used outside the workspace');
  return signedIn;
}

const COORDINATORS: readonly string[] = ['provincial_coordinator', 'national_coordinator'];

/** Runs the system and sees no case (三权分立). */
export const isSystemAdmin = ({ role }: Me): boolean => role === 'system_admin';

/** Coordinators watch load and gaps and move work; the overview is theirs. */
export const isCoordinator = ({ role }: Me): boolean => COORDINATORS.includes(role);

const ADMINISTRATORS: readonly string[] = ['system_admin', 'security_admin', 'auditor'];

/** Runs the system, keeps the accounts, or reads what was done: sees no case. */
export const isAdministrator = ({ role }: Me): boolean => ADMINISTRATORS.includes(role);
/** Keeps the accounts, or looks after who does. */
export const seesAccounts = ({ role }: Me): boolean => role === 'security_admin' || role === 'auditor';
/** Answers for who sees a case. */
export const seesSights = (me: Me): boolean => seesAccounts(me) || me.role === 'team_leader';
/** Whoever looks after more cases than their own: coordinators, and leaders of an institution. */
export const isLeader = (me: Me): boolean => isCoordinator(me) || me.role === 'team_leader';

/** People who work on cases are told about them; administrators and auditors are not. */
export const hasNotices = (me: Me): boolean => isCoordinator(me) || Boolean(me.institution);

/** Letters to applicants are watched by coordinators, and by whoever keeps the mail running. */
export const seesLetters = (me: Me): boolean => isCoordinator(me) || me.role === 'system_admin';

/** The archive is kept by clerks and leaders, and looked over by coordinators. */
export const seesArchive = (me: Me): boolean => isLeader(me) || me.role === 'intake_clerk';
