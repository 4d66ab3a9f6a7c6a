import {
  DATA_KINDS,
  EXPORT_CHECKS,
  MEDIATION_OUTCOMES,
  RATING_ANSWERS,
  REFUSAL_REASONS,
  RESULT_KINDS,
  RETURN_REASONS,
  SUSPENSION_REASONS,
  TERMINATION_REASONS,
  VISIT_OUTCOMES,
  VISIT_WAYS,
  EXTERNAL_KINDS,
  type DataKind,
  type ExportCheck,
  type ExternalKind,
  CASE_STATUSES,
  type CaseStatus,
} from '#contracts';
import { DEADLINE_OUTCOMES, LINK_ANSWERS, LINK_WISHES } from '#cases';
import { Code, Codes, Day, Flag, Text, Texts, Whole } from '../http/fields.js';
import { Correction, CorrectionDto } from '../public/correction.dto.js';

/** Input of any act on a case; which fields an act needs is said by `allowedActs` of the case. */
export class ActDto {
  @Code([...new Set([...RETURN_REASONS, ...REFUSAL_REASONS, ...TERMINATION_REASONS, ...SUSPENSION_REASONS])], {
    optional: true,
  })
  reasonCode?: string | null;
  @Text(5000, { optional: true, description: 'words for the file and, where the act says so, for the applicant' })
  note?: string | null;
  @Texts(60, { optional: true, description: 'codes of what is missing (supplement notice)' }) missing?: string[] | null;
  @Text(60, { optional: true }) handlerId?: string | null;
  @Text(60, { optional: true }) institutionId?: string | null;
  @Code(RESULT_KINDS, { optional: true, enumName: 'ResultKind' }) resultKind?: string | null;
  @Text(20_000, { optional: true, description: 'the result in words for the applicant' }) summary?: string | null;
  @Text(200, { optional: true, description: 'the authority that a referral or a clue goes to' }) authority?:
    | string
    | null;
  @Code(
    [
      ...MEDIATION_OUTCOMES,
      'answered',
      'taken_over',
      'upheld',
      'dismissed',
      'given',
      'withdrawn',
      ...DEADLINE_OUTCOMES,
      ...LINK_WISHES,
      ...LINK_ANSWERS,
      ...VISIT_OUTCOMES,
      ...RATING_ANSWERS,
    ],
    { optional: true },
  )
  outcome?: string | null;
  @Code(VISIT_WAYS, { optional: true, description: 'how the applicant was reached on the return visit' })
  reachedBy?: string | null;
  @Whole(1, 5, { optional: true, description: 'satisfaction as told on the telephone, 5 = very good' }) score?:
    | number
    | null;
  @Flag({ optional: true, description: 'both sides agreed to mediation' }) bothAgreed?: boolean | null;
  @Text(200, { optional: true, description: 'to whom the applicant is asked to let the file go' }) receiver?:
    | string
    | null;
  @Text(500, { optional: true, description: 'what the receiver needs it for' }) purpose?: string | null;
  @Codes(DATA_KINDS, { optional: true, enumName: 'DataKind' }) kinds?: DataKind[] | null;
  @Text(60, { optional: true, description: 'a task of a co-handler' }) taskId?: string | null;
  @Day({ optional: true, description: 'the day by which a task is to be reported on' }) reportBy?: string | null;
  @Text(60, { optional: true, description: 'where papers are to go that leave the country' }) country?: string | null;
  @Codes(EXPORT_CHECKS, { optional: true, enumName: 'ExportCheck', description: 'questions that were answered' })
  checks?: ExportCheck[] | null;
  @Text(20, { optional: true, description: 'an earlier designation that this one follows' }) precedentNo?:
    | string
    | null;
  @Text(60, { optional: true, description: 'the case that this one is merged into' }) mergedInto?: string | null;
  @Text(60, { optional: true, description: 'id of the link between two cases' }) link?: string | null;
  @Text(20, {
    optional: true,
    description: 'which deadline of others: its `openedSeq`, or `agreement` for the court confirmation',
  })
  deadline?: string | null;
  @Code(EXTERNAL_KINDS, { optional: true, description: 'what the deadline of others is about' })
  deadlineKind?: ExternalKind | null;
  @Day({ optional: true, description: 'its last day' }) deadlineOn?: string | null;
  @Day({ optional: true, description: 'the day of service, where the law counts from it (customs, platform)' })
  servedOn?: string | null;
  @Correction() corrected?: CorrectionDto | null;
}

export class ActAnswerDto {
  @Text(20) caseNo: string;
  @Whole(1, 1e9) version: number;
  @Code(CASE_STATUSES, { enumName: 'CaseStatus' }) status: CaseStatus;
}
