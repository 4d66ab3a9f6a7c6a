import type { AssistanceRequest, PartialRequest } from '#contracts';
import type { Tx } from '#platform/database';

/** A filed request as triage and routing may see it again: no names, no numbers, only whether an identity was given. */
interface StoredContent extends Omit<
  AssistanceRequest,
  'applicant' | 'agent' | 'respondents' | 'facts' | 'demand' | 'declaration'
> {
  applicant: Pick<AssistanceRequest['applicant'], 'kind' | 'role' | 'regionCode' | 'sme' | 'idType'> & {
    hasIdNumber: boolean;
  };
  respondents: Pick<AssistanceRequest['respondents'][number], 'regionCode' | 'shopUrl'>[];
}

/** Stands in for what was said but must not be read here. */
const GIVEN = 'given';

/** Rebuilds the request of a case without persons, so that every gate and rule can judge it again at any time. */
export async function filedRequest(tx: Tx, caseId: string): Promise<PartialRequest> {
  const [row] = await tx.query<{ content: StoredContent; facts: string; demand: string }[]>(
    `SELECT content, facts, demand FROM case_request WHERE case_id = $1`,
    [caseId],
  );
  if (!row) throw new Error(`case ${caseId} has no request`);
  const { applicant, respondents, ...rest } = row.content;
  const { hasIdNumber, ...known } = applicant;
  return {
    ...rest,
    applicant: {
      ...known,
      name: GIVEN,
      contactName: null,
      mobile: GIVEN,
      email: null,
      address: null,
      idNumber: hasIdNumber ? GIVEN : null,
    },
    agent: null,
    respondents: respondents.map((respondent) => ({ ...respondent, name: GIVEN, uscc: null })),
    facts: row.facts,
    demand: row.demand,
    declaration: true,
  };
}
