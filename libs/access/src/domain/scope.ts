import { isCoordinator, isExpert, isStaff, type Viewer } from './viewer.js';

/** What decides who sees a case: nothing of what is in it. */
export interface CaseInView {
  readonly holder: string | null;
  /** The coordinators' desk that answers for it. */
  readonly queue: string | null;
  readonly handlerId: string | null;
  readonly isConfidential: boolean;
  /** It is the coordinators' turn: nobody holds it, or they have to decide although somebody does. */
  readonly isDesksTurn: boolean;
  /** Institutions that take part now. */
  readonly parts: readonly { readonly institutionId: string; readonly relation: string }[];
  /** Persons who are named in it now. */
  readonly named: readonly { readonly accountId: string; readonly relation: string }[];
}

/** Why somebody sees a case. More than one may hold. */
export const SEEING_REASONS = [
  'holder',
  'co_handler',
  'offered',
  'leader',
  'handler',
  'reader',
  'asked',
  'desk',
  'national_desk',
  'superior',
  'expert',
] as const;
export type SeeingReason = (typeof SEEING_REASONS)[number];

const isNamed = (viewer: Viewer, file: CaseInView, relation: string): boolean =>
  file.named.some((one) => one.accountId === viewer.accountId && one.relation === relation);

/** What brings a whole institution to a case. */
function partOf({ institutionId }: Viewer, file: CaseInView): SeeingReason[] {
  const parts = file.parts.filter((part) => part.institutionId === institutionId).map((part) => part.relation);
  return [
    ...(file.holder === institutionId ? (['holder'] as const) : []),
    ...(parts.includes('co_handler') ? (['co_handler'] as const) : []),
    ...(parts.includes('offered') ? (['offered'] as const) : []),
  ];
}

/** What lets one person of an institution know of a confidential file: answering for it, working on it, being on its list. */
function needToKnow(viewer: Viewer, file: CaseInView, part: readonly SeeingReason[]): SeeingReason[] {
  return [
    ...(viewer.role === 'team_leader' ? (['leader'] as const) : []),
    ...(file.handlerId === viewer.accountId ? (['handler'] as const) : []),
    ...(isNamed(viewer, file, 'reader') ? (['reader'] as const) : []),
    ...(viewer.role === 'examiner' && part.includes('offered') ? (['asked'] as const) : []),
  ];
}

function ofStaff(viewer: Viewer, file: CaseInView): SeeingReason[] {
  const part = partOf(viewer, file);
  if (part.length === 0 || !file.isConfidential) return part;
  const need = needToKnow(viewer, file, part);
  return need.length === 0 ? [] : [...part, ...need];
}

function ofDesk(viewer: Viewer, file: CaseInView): SeeingReason[] {
  const isNational = viewer.queue === 'national';
  if (!isNational && viewer.queue !== file.queue) return [];
  if (!file.isConfidential || file.isDesksTurn) return [isNational ? 'national_desk' : 'desk'];
  return isNamed(viewer, file, 'superior') ? ['superior'] : [];
}

/**
 * Why somebody may see a case; empty = not at all. Role × place × institution × relation to the case, in one place: the guard asks it,
 * the page "who sees this, and why" shows it, and row-level security is held to it by a test over random pairs. Administrators and
 * outside bodies see no case.
 */
export function whyMaySee(viewer: Viewer, file: CaseInView): SeeingReason[] {
  if (isStaff(viewer)) return ofStaff(viewer, file);
  if (isCoordinator(viewer)) return ofDesk(viewer, file);
  return isExpert(viewer) && isNamed(viewer, file, 'expert') ? ['expert'] : [];
}

/** Whether a desk may take a look at a case that is out of its sight: it covers the case, and the case is a confidential one. */
export const mayLook = (viewer: Viewer, file: CaseInView): boolean =>
  isCoordinator(viewer) && (viewer.queue === 'national' || viewer.queue === file.queue);
