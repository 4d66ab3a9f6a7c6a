import type {
  ApplicantKind,
  ApplicantRole,
  Channel,
  IdType,
  IpType,
  MaterialTag,
  Matter,
  Mode,
  Stage,
} from './codes.js';
import type { RegionCode } from './network.js';
import type { ConsentPurpose } from './privacy.js';

/** A request for assistance as it is filed (POST /requests), after validation at the door. */
export interface AssistanceRequest {
  channel: Channel;
  applicant: Applicant;
  agent: Agent | null;
  rights: RightClaim[];
  respondents: Respondent[];
  acts: Acts;
  matters: Matter[];
  facts: string;
  demand: string;
  externalDeadline: ExternalDeadline | null;
  otherProceedings: OtherProceeding[];
  /** Name or id of the institution that the applicant picked, if any. */
  chosenInstitution: string | null;
  /** Tags of the materials that the applicant says come with the request; null = not said. */
  attachments: MaterialTag[] | null;
  consents: RequestConsents;
  declaration: boolean;
}

/** What the applicant has read, and what she says yes or no to. */
export interface RequestConsents {
  /** Version of the privacy notice that was shown. */
  privacyNotice: string;
  shareWithCoHandlers: boolean;
  given?: ConsentPurpose[] | null;
  declined?: ConsentPurpose[] | null;
  /** Hash of the notice's text as it was shown, and when, by the reader's clock; proof that it was. */
  noticeHash?: string | null;
  noticeShownAt?: string | null;
  language?: 'zh' | 'en' | null;
}

export interface Applicant {
  kind: ApplicantKind;
  name: string;
  idType: IdType | null;
  idNumber: string | null;
  /** null = off the mainland or unknown. */
  regionCode: RegionCode | null;
  address: string | null;
  contactName: string | null;
  mobile: string | null;
  email: string | null;
  sme: boolean;
  role: ApplicantRole;
}

export interface Agent {
  kind: 'relative' | 'employee' | 'lawyer' | 'patent_attorney' | 'other';
  name: string;
  mobile: string | null;
}

export interface RightClaim {
  type: IpType;
  number: string | null;
  title: string | null;
  /** A word of the directory (exact match), or null. */
  industry: string | null;
}

export interface Respondent {
  name: string;
  uscc: string | null;
  regionCode: RegionCode | null;
  shopUrl: string | null;
}

export interface Acts {
  mode: Mode;
  places: { regionCode: RegionCode; stage: Stage | null }[];
  platform: string | null;
  event: string | null;
  /** ISO 3166-1 alpha-2, for acts abroad. */
  country: string | null;
  description: string | null;
  lossCny: number | null;
}

/** What deadlines of others are about: a hearing, customs, a platform, an answer abroad, the end of a limitation period. */
export const EXTERNAL_KINDS = ['hearing', 'customs', 'platform', 'foreign_answer', 'limitation', 'other'] as const;
export type ExternalKind = (typeof EXTERNAL_KINDS)[number];

/** A deadline that somebody else set: it beats the own limit when it is earlier. */
export interface ExternalDeadline {
  kind: ExternalKind;
  /** Calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
  dueOn: string;
}

export interface OtherProceeding {
  body: 'court' | 'enforcement' | 'arbitration' | 'invalidity' | 'other_centre';
  number: string | null;
  status: 'pending' | 'closed';
}

/** A preview needs only the kind of right, the matters and the acts; the rest may still be unsaid. */
export type PartialRequest = {
  [K in keyof Omit<AssistanceRequest, 'rights' | 'matters' | 'acts' | 'applicant'>]?: AssistanceRequest[K];
} & {
  rights: (Partial<RightClaim> & { type: IpType })[];
  matters: Matter[];
  acts: Partial<Acts> & { mode: Mode };
  applicant?: Partial<Applicant>;
};
