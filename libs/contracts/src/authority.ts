import type { IpType, MaterialTag } from './codes.js';
import type { Day } from './days.js';
import type { RegionCode } from './network.js';

/** Kinds of bodies outside of the network that a matter can be referred to, domain.md section 4. */
export const AUTHORITY_KINDS = [
  'market_regulation',
  'patent_administration',
  'patent_law_enforcement',
  'cnipa_major_patent',
  'cnipa_layout_design_committee',
  'ip_administration',
  'copyright_administration',
  'customs',
  'agriculture_rural_affairs',
  'forestry_grassland',
  'public_security',
  'court_ip_or_intermediate',
  'court_basic',
  'people_mediation',
  'arbitration',
  'notary',
  'foreign',
  'other',
] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

/** What the authority is wanted for. */
export const AUTHORITY_PURPOSES = [
  'enforcement',
  'adjudication',
  'border',
  'criminal',
  'litigation',
  'mediation',
  'arbitration',
  'evidence',
] as const;
export type AuthorityPurpose = (typeof AUTHORITY_PURPOSES)[number];

/** One authority as the directory knows it. `id` is its kind and the division it stands at, as in `public_security:442000`. */
export interface Authority {
  readonly id: string;
  readonly kind: AuthorityKind;
  readonly regionCode: RegionCode;
  readonly level: 'national' | 'province' | 'city' | 'county';
  readonly name: { readonly zh: string; readonly en: string };
}

/** An authority that is proposed, and why. */
export interface AuthorityProposal extends Authority {
  readonly rank: number;
  readonly reason: { readonly zh: string; readonly en: string };
  /** The provision that the competence rests on. */
  readonly basis: string;
  /** `law`: read in the statute. `unverified`: from a source that could not be read in full. */
  readonly provenance: 'law' | 'unverified';
}

/** `referral`: a case (移送). `clue`: a third person's report (线索移送), no case. `abroad`: papers that leave the country. */
export const REFERRAL_KINDS = ['referral', 'clue', 'abroad'] as const;
export type ReferralKind = (typeof REFERRAL_KINDS)[number];

/** Life of one letter to an outside body. The last four are ends. */
export const REFERRAL_STATES = [
  'awaiting_approval',
  'ready',
  'sent',
  'accepted',
  'returned',
  'reported',
  'recalled',
  'not_approved',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** `machine`: signed call to the authority's own system. `inbox`: the authority's people read it here. `paper`: printed and sent. */
export const REFERRAL_CHANNELS = ['machine', 'inbox', 'paper'] as const;
export type ReferralChannel = (typeof REFERRAL_CHANNELS)[number];

/** Why an authority sends a letter back. */
export const REFERRAL_RETURN_REASONS = [
  'not_competent',
  'wrong_place',
  'materials_incomplete',
  'already_handled',
  'facts_unclear',
  'other',
] as const;
export type ReferralReturnReason = (typeof REFERRAL_RETURN_REASONS)[number];

/** What an authority reports in the end. */
export const REFERRAL_OUTCOMES = ['answered', 'taken_over', 'no_violation'] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

export const SECRECY_CLASSES = ['public', 'internal', 'restricted'] as const;
export type SecrecyClass = (typeof SECRECY_CLASSES)[number];

/** What has to be answered before anything of a file leaves the country (涉外规定 art. 13). */
export const EXPORT_CHECKS = [
  'state_secrets',
  'data_export',
  'personal_information',
  'technology_export',
  'judicial_assistance',
] as const;
export type ExportCheck = (typeof EXPORT_CHECKS)[number];

/** Kinds of personal data that a passing-on may carry (PIPL art. 23). */
export const DATA_KINDS = ['identity', 'contact', 'right', 'facts', 'evidence'] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/** A letter of referral (移送函) with everything that its reader needs, and nothing else. */
export interface ReferralLetter {
  readonly number: string;
  readonly kind: ReferralKind;
  readonly from: { readonly name: string; readonly contact: string | null };
  readonly to: { readonly id: string; readonly name: string };
  readonly caseNo: string;
  readonly ipType: IpType;
  readonly parties: readonly { readonly side: string; readonly name: string; readonly region: string | null }[];
  readonly right: { readonly type: IpType; readonly number: string | null; readonly title: string | null } | null;
  readonly facts: string;
  readonly evidence: readonly {
    readonly name: string;
    readonly tag: MaterialTag;
    readonly size: number;
    readonly sha256: string;
  }[];
  /** What the authority is asked to do. */
  readonly action: string;
  readonly replyBy: Day;
  readonly secrecy: SecrecyClass;
  readonly issuedOn: Day;
}

/** Working days after which an authority that stays silent is reminded (domain.md section 6). */
export const REMIND_AFTER_WORKING_DAYS = 10;
