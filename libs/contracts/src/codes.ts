/**
 * The words of the field as codes: what a request may say and what a case may be called.
 * Sources: the working guidelines of 2023 (国知办发保字〔2023〕9号) as summarised in docs/domain.md; labels live in the web apps.
 */

/** Kinds of intellectual property. `none` = the matter is not one of intellectual property. */
export const IP_TYPES = [
  'patent_invention',
  'patent_utility',
  'patent_design',
  'trademark',
  'copyright',
  'copyright_software',
  'geographical_indication',
  'plant_variety',
  'ic_layout',
  'trade_secret',
  'data_ip',
  'trade_name',
  'unfair_competition',
  'special_sign',
  'other',
  'none',
] as const;
export type IpType = (typeof IP_TYPES)[number];

/** Forms of assistance that can be asked for. `report` is a third person's tip (举报): a clue, never a case. */
export const MATTERS = [
  'consultation',
  'infringement_opinion',
  'solution_proposal',
  'early_warning',
  'on_site_service',
  'training',
  'technical_support',
  'mediation',
  'overseas_guidance',
  'evidence_guidance',
  'enforcement_coordination',
  'ecommerce',
  'funding',
  'report',
] as const;
export type Matter = (typeof MATTERS)[number];

/** Matters that need a desk, not a place: they follow the applicant. All others follow the act. */
export const KNOWLEDGE_MATTERS = [
  'consultation',
  'infringement_opinion',
  'solution_proposal',
  'early_warning',
  'overseas_guidance',
  'ecommerce',
] as const satisfies readonly Matter[];

/** Where and how the infringing acts happen. */
export const MODES = ['offline', 'online', 'exhibition', 'customs', 'overseas'] as const;
export type Mode = (typeof MODES)[number];

/** Stage of trade at a place, for geographical indications: 产地, 流通地, 销售地. */
export const STAGES = ['origin', 'circulation', 'sale'] as const;
export type Stage = (typeof STAGES)[number];

export const CHANNELS = [
  'web',
  'wechat',
  'phone',
  '12330',
  '12345',
  'counter',
  'mail',
  'workstation',
  'exhibition',
  'transfer',
  'api',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const APPLICANT_KINDS = [
  'natural_person',
  'sole_trader',
  'enterprise',
  'cooperative',
  'public_institution',
  'association',
  'overseas',
  'anonymous',
] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

export const APPLICANT_ROLES = [
  'right_holder',
  'gi_holder',
  'licensee',
  'interested_party',
  'accused',
  'industry_body',
  'third_party',
] as const;
export type ApplicantRole = (typeof APPLICANT_ROLES)[number];

/** `uscc` = unified social credit code (GB 32100), `resident_id` = citizen's identity number (GB 11643). */
export const ID_TYPES = ['uscc', 'resident_id', 'passport', 'other'] as const;
export type IdType = (typeof ID_TYPES)[number];

export const INSTITUTION_KINDS = [
  'national',
  'protection_centre',
  'rapid_centre',
  'assistance_centre',
  'overseas_branch',
] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

/** Tags of attached materials. The first four are what a complete application consists of. */
export const MATERIAL_TAGS = [
  'application_form',
  'identity_proof',
  'right_proof',
  'infringement_evidence',
  'power_of_attorney',
  'call_record',
  'photo',
  'official_notice',
  'other',
] as const;
export type MaterialTag = (typeof MATERIAL_TAGS)[number];

/** What triage and routing together propose for a request. */
export const OUTCOMES = [
  'route',
  'transfer',
  'queue',
  'refuse_proposed',
  'clue',
  'answer_only',
  'supplement',
  'review',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Life of a case, domain.md section 6. */
export const CASE_STATUSES = [
  'submitted',
  'triage',
  'transferring',
  'examining',
  'supplement_pending',
  'refusal_proposed',
  'refused',
  'appealing',
  'accepted',
  'assigned',
  'handling',
  'mediating',
  'referred_waiting',
  'suspended',
  'result_review',
  'concluded',
  'return_visit',
  'archived',
  'withdrawn',
  'deemed_withdrawn',
  'refused_final',
  'terminated',
  'merged',
  'out_of_scope_closed',
  'referred_closed',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Reasons of a refusal (不予受理), domain.md 3.6. */
export const REFUSAL_REASONS = [
  'not_ip_matter',
  'other_service',
  'third_party_report',
  'no_territorial_link',
  'no_identity',
  'no_right_or_invalid',
  'no_concrete_facts',
  'already_pending',
  'repeated_without_new_facts',
  'state_secret',
  'applicant_not_entitled',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Why an institution returns an offer. Free text goes beside it, never instead. */
export const RETURN_REASONS = [
  'not_in_area',
  'not_our_ip_type',
  'not_our_industry',
  'conflict_of_interest',
  'already_handled_elsewhere',
  'no_capacity',
  'other',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** Grounds of a termination (终止), domain.md 3.6. */
export const TERMINATION_REASONS = [
  'false_materials',
  'essential_facts_hidden',
  'unlawful_use',
  'applicant_request',
  'dispute_settled',
  'right_lost',
  'no_cooperation',
  'unreachable',
] as const;
export type TerminationReason = (typeof TERMINATION_REASONS)[number];

/** How a handled case ends. */
export const RESULT_KINDS = [
  'advice_given',
  'opinion_delivered',
  'solution_delivered',
  'service_confirmed',
  'mediation_agreement',
  'mediation_failed',
  'mediation_unwilling',
  'referred_and_answered',
] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/** Who owns a second of a case's life. Parts of these owners sum to the whole. */
export const TIME_OWNERS = ['applicant', 'institution', 'other_body', 'coordinator', 'system'] as const;
export type TimeOwner = (typeof TIME_OWNERS)[number];

/** Roles of accounts. The three administrators are kept apart (三权分立). */
export const ROLES = [
  'intake_clerk',
  'examiner',
  'handler',
  'team_leader',
  'provincial_coordinator',
  'national_coordinator',
  'system_admin',
  'security_admin',
  'auditor',
  'expert',
  'outside_body',
] as const;
export type Role = (typeof ROLES)[number];

/** Grounds of a suspension (中止): somebody else has to move first. */
export const SUSPENSION_REASONS = [
  'invalidity_pending',
  'court_pending',
  'other_body_pending',
  'applicant_request',
  'force_majeure',
] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** What a mediation came to, domain.md section 6. */
export const MEDIATION_OUTCOMES = ['agreement', 'no_agreement', 'opponent_unwilling'] as const;
export type MediationOutcome = (typeof MEDIATION_OUTCOMES)[number];

/** Papers that an act issues, domain.md section 6. */
export const DOCUMENT_KINDS = [
  'acceptance_notice',
  'supplement_notice',
  'refusal_decision',
  'revocation_decision',
  'upholding_decision',
  'deemed_withdrawal_notice',
  'withdrawal_notice',
  'transfer_letter',
  'designation_letter',
  'merge_notice',
  'clue_letter',
  'referral_letter',
  'suspension_notice',
  'resumption_notice',
  'extension_notice',
  'termination_notice',
  'mediation_consent',
  'mediation_agreement',
  'advice_letter',
  'infringement_opinion',
  'solution_letter',
  'service_confirmation',
  'conclusion_notice',
  'return_visit_record',
  'challenge_answer',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Failed offers, returned or unanswered, after which nobody is asked any more: the common superior designates, and that binds. */
export const BOUNCE_BUDGET = 2;
