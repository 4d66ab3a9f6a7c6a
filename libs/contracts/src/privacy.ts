/** Words of personal data: what is agreed to, why it is seen in full, what its owner may ask (PIPL). */

/** What consent is asked for, one by one (PIPL arts. 14, 23, 29, 39). `privacy_notice` = the notice was read. */
export const CONSENT_PURPOSES = [
  'privacy_notice',
  'share_co_handlers',
  'transfer',
  'send_to_authority',
  'overseas',
  'notify_email',
  'notify_sms',
  'sensitive',
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Why somebody has to see identifiers in full. */
export const UNMASK_REASONS = [
  'contact_applicant',
  'verify_identity',
  'draft_document',
  'refer_case',
  'rights_request',
  'supervision',
  'other',
] as const;
export type UnmaskReason = (typeof UNMASK_REASONS)[number];

/** What an applicant may ask about her own data (PIPL arts. 44–48). */
export const DATA_REQUEST_KINDS = ['view', 'copy', 'correct', 'delete', 'explain'] as const;
export type DataRequestKind = (typeof DATA_REQUEST_KINDS)[number];

/** Fields of a person that can be corrected or deleted one by one. */
export const DATA_FIELDS = ['name', 'idNumber', 'address', 'contactName', 'mobile', 'email'] as const;
export type DataField = (typeof DATA_FIELDS)[number];

/** Why a request about one's own data is not granted. */
export const DATA_REFUSAL_REASONS = [
  'archive_duty',
  'case_open',
  'legal_hold',
  'last_contact',
  'not_the_person',
  'already_right',
  'harms_others',
  'other',
] as const;
export type DataRefusalReason = (typeof DATA_REFUSAL_REASONS)[number];
