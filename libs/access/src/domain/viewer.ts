import type { Role } from '#contracts';

/** Who is looking: what every question of scope is answered from. Read anew from the database on each request. */
export interface Viewer {
  readonly accountId: string;
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly institutionId: string | null;
  readonly queue: string | null;
}

type Settings = Readonly<Record<`app.${string}`, string>>;

const STAFF: readonly Role[] = ['intake_clerk', 'examiner', 'handler', 'team_leader'];
const COORDINATORS: readonly Role[] = ['provincial_coordinator', 'national_coordinator'];

export const isStaff = (viewer: Viewer): boolean => STAFF.includes(viewer.role) && viewer.institutionId !== null;
/** Invited from outside the institutions to single cases; sees those and nothing else. */
export const isExpert = (viewer: Viewer): boolean => viewer.role === 'expert';
export const isCoordinator = (viewer: Viewer): boolean => COORDINATORS.includes(viewer.role) && viewer.queue !== null;

/**
 * The settings under which row-level security answers this viewer. Administrators see no case: running the system
 * is not a reason to read a file (三权分立).
 */
export function scopeOf(viewer: Viewer): Settings {
  if (isStaff(viewer))
    return {
      'app.actor': 'staff',
      'app.institutions': viewer.institutionId ?? '',
      'app.account': viewer.accountId,
      'app.role': viewer.role,
    };
  if (isCoordinator(viewer))
    return { 'app.actor': 'coordinator', 'app.queue': viewer.queue ?? '', 'app.account': viewer.accountId };
  if (isExpert(viewer)) return { 'app.actor': 'expert', 'app.account': viewer.accountId };
  if (viewer.role === 'auditor') return { 'app.actor': 'auditor', 'app.account': viewer.accountId };
  return { 'app.actor': 'none', 'app.account': viewer.accountId };
}

/** The scope of a rights holder who opened one case with its number and query code. */
export const applicantScope = (caseId: string): Settings => ({ 'app.actor': 'applicant', 'app.case': caseId });

/** An outside body as its people or its system: `by` is an account, or `key:` and the id of a key. */
export interface OutsideBody {
  readonly authorityId: string;
  readonly by: string;
}

/** The scope of an outside body: letters addressed to it, and nothing of the cases behind them. */
export const authorityScope = (authorityId: string): Settings => ({
  'app.actor': 'authority',
  'app.authority': authorityId,
});
