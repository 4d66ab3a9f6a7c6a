import type {
  AgentKind,
  ApplicantKind,
  ApplicantRole,
  DeadlineKind,
  IdType,
  IpType,
  MaterialTag,
  Matter,
  Mode,
  ProceedingBody,
  ProceedingStatus,
  Stage,
} from '../../api/types.js';

/** A place on the form: a code, `elsewhere` (off the mainland or not known: an answer as well), or not said yet. */
export type PlaceChoice = string;
export const ELSEWHERE = 'elsewhere';

export interface RightDraft {
  type: IpType | '';
  number: string;
  title: string;
  industry: string;
}

export interface ActPlaceDraft {
  region: PlaceChoice;
  stage: Stage | '';
}

export interface RespondentDraft {
  name: string;
  uscc: string;
  region: PlaceChoice;
  shopUrl: string;
}

export interface ProceedingDraft {
  body: ProceedingBody | '';
  number: string;
  status: ProceedingStatus;
}

/** The form as typed: everything is text or a tick, nothing is refused while somebody is still writing. */
export interface Draft {
  /** The privacy notice that was shown before anything was typed. */
  notice: { version: string; hash: string; shownAt: string } | null;
  /** Separate consent to a referral to an authority, to letters by e-mail and by text message. */
  toAuthority: boolean;
  byEmail: boolean;
  bySms: boolean;
  /** Made once per draft: whatever is sent from this draft is the same filing. */
  key: string;
  rights: RightDraft[];
  matters: Matter[];
  mode: Mode | '';
  places: ActPlaceDraft[];
  platform: string;
  event: string;
  country: string;
  description: string;
  loss: string;
  respondents: RespondentDraft[];
  role: ApplicantRole | '';
  kind: ApplicantKind | '';
  name: string;
  idType: IdType | '';
  idNumber: string;
  region: PlaceChoice;
  address: string;
  contactName: string;
  mobile: string;
  email: string;
  sme: boolean;
  hasAgent: boolean;
  agentKind: AgentKind;
  agentName: string;
  agentMobile: string;
  chosen: string;
  facts: string;
  demand: string;
  hasDeadline: boolean;
  deadlineKind: DeadlineKind;
  deadlineOn: string;
  proceedings: ProceedingDraft[];
  materials: MaterialTag[];
  privacy: boolean;
  share: boolean;
  declaration: boolean;
}

export const emptyRight = (): RightDraft => ({ type: '', number: '', title: '', industry: '' });
export const emptyPlace = (): ActPlaceDraft => ({ region: '', stage: '' });
export const emptyRespondent = (): RespondentDraft => ({ name: '', uscc: '', region: '', shopUrl: '' });
export const emptyProceeding = (): ProceedingDraft => ({ body: '', number: '', status: 'pending' });

export const emptyDraft = (key: string): Draft => ({
  key,
  notice: null,
  toAuthority: false,
  byEmail: false,
  bySms: false,
  rights: [emptyRight()],
  matters: [],
  mode: '',
  places: [emptyPlace()],
  platform: '',
  event: '',
  country: '',
  description: '',
  loss: '',
  respondents: [],
  role: '',
  kind: '',
  name: '',
  idType: '',
  idNumber: '',
  region: '',
  address: '',
  contactName: '',
  mobile: '',
  email: '',
  sme: false,
  hasAgent: false,
  agentKind: 'relative',
  agentName: '',
  agentMobile: '',
  chosen: '',
  facts: '',
  demand: '',
  hasDeadline: false,
  deadlineKind: 'hearing',
  deadlineOn: '',
  proceedings: [],
  materials: [],
  privacy: false,
  share: false,
  declaration: false,
});

/** The kind of document that this kind of applicant usually has. */
export function usualIdType(kind: ApplicantKind | ''): IdType | '' {
  if (kind === 'natural_person') return 'resident_id';
  if (kind === 'overseas') return 'passport';
  return kind === '' || kind === 'anonymous' ? '' : 'uscc';
}

export const isIndication = (draft: Draft): boolean =>
  draft.rights.some(({ type }) => type === 'geographical_indication');

/**
 * The draft as this tab may keep it. Identity numbers are not written down anywhere, and what has to be given anew is:
 * a consent that a page restores by itself is none (PIPL art. 14).
 */
export function toKeep(draft: Draft): string {
  return JSON.stringify({
    ...draft,
    idNumber: '',
    privacy: false,
    share: false,
    toAuthority: false,
    byEmail: false,
    bySms: false,
    notice: null,
    declaration: false,
  });
}

/** The draft that was kept, or null where there is none that can be read. Fields of other versions are left out. */
export function fromKept(kept: string | null): Draft | null {
  if (kept === null) return null;
  try {
    const read: unknown = JSON.parse(kept);
    if (typeof read !== 'object' || read === null || !('key' in read) || typeof read.key !== 'string') return null;
    const empty = emptyDraft(read.key);
    const known = Object.entries(read).filter(
      ([name, value]) => name in empty && typeof value === typeof empty[name as keyof Draft],
    );
    return { ...empty, ...Object.fromEntries(known), idNumber: '', privacy: false, share: false, declaration: false };
  } catch {
    return null;
  }
}
