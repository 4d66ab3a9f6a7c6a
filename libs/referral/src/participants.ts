import type { Tx } from '#platform/database';
import type { Offer } from './domain/offer.js';

/** What an institution is to a case that it does not hold. */
export type Part = 'offered' | 'co_handler';

/** Lets an institution see a case in a part of its own, from a moment on. A part that had ended begins anew. */
export async function admit(
  tx: Tx,
  { caseId, institutionId, relation, since }: { caseId: string; institutionId: string; relation: Part; since: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO case_participant (case_id, institution_id, relation, since) VALUES ($1, $2, $3, $4)
     ON CONFLICT (case_id, institution_id) DO UPDATE SET relation = excluded.relation, since = excluded.since, until = NULL`,
    [caseId, institutionId, relation, since],
  );
}

/** Who was asked about a case, and what each said. */
export async function offersOf(tx: Tx, caseId: string): Promise<Offer[]> {
  return tx.query<Offer[]>(
    `SELECT to_institution_id AS "toInstitutionId", state, answer_by AS "answerBy" FROM offer WHERE case_id = $1`,
    [caseId],
  );
}
