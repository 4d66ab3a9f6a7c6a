import type { CaseStatus, IpType, Matter, Role } from '#contracts';
import type { Tx } from '#platform/database';
import type { Leave, Waiting } from './domain/assignment.js';

/** Statuses in which a case waits for somebody outside. */
const WAITING: readonly CaseStatus[] = ['supplement_pending', 'suspended', 'referred_waiting', 'refused', 'appealing'];
/** What an institution did for the other side is remembered this long after the end. */
const REMEMBERED = '1 year';

/** Somebody who can be given cases, with what the profile says; null = nothing said. */
export interface ColleagueRow {
  readonly id: string;
  readonly displayName: string;
  readonly role: Role;
  readonly openCases: number;
  readonly takesCases: boolean | null;
  readonly ipTypes: readonly IpType[] | null;
  readonly matters: readonly Matter[] | null;
  readonly maxLoad: number | null;
  readonly isPresent: boolean | null;
  readonly leave: readonly Leave[] | null;
}

export const colleaguesOf = (tx: Tx, institutionId: string): Promise<ColleagueRow[]> =>
  tx.query<ColleagueRow[]>(
    `SELECT a.id, a.display_name AS "displayName", a.role, p.takes_cases AS "takesCases", p.ip_types AS "ipTypes", p.matters,
            p.max_load AS "maxLoad", p.is_present AS "isPresent", p.leave,
            (SELECT count(*)::int FROM case_file c WHERE c.handler_id = a.id AND c.closed_at IS NULL) AS "openCases"
       FROM account a LEFT JOIN handler_profile p ON p.account_id = a.id
      WHERE a.institution_id = $1 AND a.is_active AND a.role IN ('handler', 'examiner', 'team_leader') ORDER BY a.id`,
    [institutionId],
  );

interface InHand {
  readonly handlerId: string;
  readonly matters: readonly Matter[];
  readonly isUrgent: boolean;
  readonly isWaiting: boolean;
}

/** Every open case that somebody of an institution has in hand. */
export const inHand = (tx: Tx, institutionId: string): Promise<InHand[]> =>
  tx.query<InHand[]>(
    `SELECT handler_id AS "handlerId", matters, is_urgent AS "isUrgent", status = ANY($2::text[]) AS "isWaiting"
       FROM case_file WHERE holder_institution_id = $1 AND handler_id IS NOT NULL AND closed_at IS NULL`,
    [institutionId, WAITING],
  );

export const declaredBy = (
  tx: Tx,
  accountIds: readonly string[],
): Promise<{ id: string; accountId: string; nameSealed: string; declaredAt: Date }[]> =>
  tx.query(
    `SELECT id, account_id AS "accountId", name_sealed AS "nameSealed", declared_at AS "declaredAt" FROM handler_conflict
      WHERE account_id = ANY($1::uuid[]) ORDER BY declared_at, id`,
    [accountIds],
  );

export async function isAutomaticAt(tx: Tx, institutionId: string): Promise<boolean> {
  const [row] = await tx.query<{ is_automatic: boolean }[]>(
    `SELECT is_automatic FROM assignment_setting WHERE institution_id = $1`,
    [institutionId],
  );
  return row?.is_automatic ?? false;
}

export async function caseToGive(tx: Tx, caseId: string): Promise<Omit<Waiting, 'conflicts'>> {
  const [row] = await tx.query<{ ipType: IpType; matters: Matter[]; isUrgent: boolean; receivedAt: Date }[]>(
    `SELECT ip_type AS "ipType", matters, is_urgent AS "isUrgent", received_at AS "receivedAt" FROM case_file WHERE id = $1`,
    [caseId],
  );
  return {
    id: caseId,
    ipTypes: row ? [row.ipType] : [],
    matters: row?.matters ?? [],
    isUrgent: row?.isUrgent ?? false,
    receivedAt: row?.receivedAt.toISOString() ?? '',
  };
}

/**
 * Who of an institution may not touch a case: by her own word, or because the institution helps the other side elsewhere. Compared by
 * keyed marks of names and numbers; what they stand for is not known here, and nothing of the other case is given out.
 */
export async function conflictsIn(
  tx: Tx,
  caseId: string,
  institutionId: string,
  now: Date,
): Promise<{ declared: string[]; otherSide: { handlerId: string | null }[] }> {
  const declared = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT h.account_id AS id FROM handler_conflict h
       JOIN account a ON a.id = h.account_id AND a.institution_id = $2
       JOIN case_fingerprint f ON f.mark = h.mark AND f.case_id = $1 AND f.kind IN ('side_applicant', 'side_opponent') ORDER BY 1`,
    [caseId, institutionId],
  );
  const otherSide = await tx.query<{ handlerId: string | null }[]>(
    `SELECT DISTINCT c.id, c.handler_id AS "handlerId" FROM case_fingerprint mine
       JOIN case_fingerprint theirs ON theirs.mark = mine.mark AND theirs.case_id <> mine.case_id AND theirs.kind <> mine.kind
         AND theirs.kind IN ('side_applicant', 'side_opponent')
       JOIN case_file c ON c.id = theirs.case_id
      WHERE mine.case_id = $1 AND mine.kind IN ('side_applicant', 'side_opponent')
        AND (c.holder_institution_id = $2 OR EXISTS (SELECT FROM case_participant p
               WHERE p.case_id = c.id AND p.institution_id = $2 AND p.relation = 'co_handler' AND p.until IS NULL))
        AND (c.closed_at IS NULL OR c.closed_at > $3::timestamptz - interval '${REMEMBERED}') ORDER BY c.id`,
    [caseId, institutionId, now],
  );
  return { declared: declared.map(({ id }) => id), otherSide };
}

/** Cases of an institution that are accepted and wait for somebody. */
export const unassignedOf = (tx: Tx, institutionId: string): Promise<{ id: string }[]> =>
  tx.query(
    `SELECT id FROM case_file WHERE holder_institution_id = $1 AND status = 'accepted' AND handler_id IS NULL AND closed_at IS NULL
      ORDER BY is_urgent DESC, received_at, id LIMIT 200`,
    [institutionId],
  );

/** Institutions that want their cases given out by themselves and have some that wait. */
export const automaticInstitutions = (tx: Tx): Promise<{ id: string }[]> =>
  tx.query(
    `SELECT s.institution_id AS id FROM assignment_setting s WHERE s.is_automatic AND EXISTS (SELECT FROM case_file c
       WHERE c.holder_institution_id = s.institution_id AND c.status = 'accepted' AND c.handler_id IS NULL AND c.closed_at IS NULL) ORDER BY 1`,
  );
