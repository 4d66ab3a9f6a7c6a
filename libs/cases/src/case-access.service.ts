import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError, type Role } from '#contracts';
import { brokenConstraint, Database, type Scope, SYSTEM, type Tx } from '#platform/database';
import { DESK_TURN } from './cases.queries.js';
import { Cases } from './cases.service.js';

/** How a person is named in a case. */
export type NamedRelation = 'reader' | 'expert' | 'superior';

/** What decides who sees a case, as it stands now. */
export interface CaseStanding {
  readonly id: string;
  readonly caseNo: string;
  readonly holder: string | null;
  readonly queue: string | null;
  readonly handlerId: string | null;
  readonly isConfidential: boolean;
  readonly isDesksTurn: boolean;
  readonly parts: readonly { readonly institutionId: string; readonly relation: string }[];
  readonly named: readonly { readonly accountId: string; readonly relation: string }[];
}

/** One person who is or was named, for the case page. */
export interface NamedLine {
  readonly id: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly role: Role;
  readonly relation: NamedRelation;
  readonly reason: string | null;
  readonly givenByName: string | null;
  readonly since: Date;
  readonly until: Date | null;
  readonly endedAt: Date | null;
}

/** Somebody who could be named, or whose sight is asked about. */
export interface PersonLine {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly institutionId: string | null;
  readonly queue: string | null;
}

export interface Naming {
  readonly accountId: string;
  readonly relation: NamedRelation;
  readonly reason: string | null;
  /** Null for readers, who stay until they are taken off the list. */
  readonly hours: number | null;
}

const STANDING = `SELECT c.id, c.case_no AS "caseNo", c.holder_institution_id AS holder, c.coordinator_queue AS queue, c.handler_id AS "handlerId",
    c.is_confidential AS "isConfidential", ${DESK_TURN} AS "isDesksTurn",
    coalesce((SELECT jsonb_agg(jsonb_build_object('institutionId', p.institution_id, 'relation', p.relation)) FROM case_participant p
       WHERE p.case_id = c.id AND p.until IS NULL), '[]') AS parts,
    coalesce((SELECT jsonb_agg(jsonb_build_object('accountId', a.account_id, 'relation', a.relation)) FROM case_access a
       WHERE a.case_id = c.id AND a.ended_at IS NULL AND (a.until IS NULL OR a.until > now())), '[]') AS named
  FROM case_file c`;
const PERSON = `a.id, a.login, a.display_name AS "displayName", a.role, a.institution_id AS "institutionId", a.queue`;

/**
 * Who is named in a case, and what decides who sees it. Rights of one person to one case are rows here; they end by time, by an act,
 * and never so that nobody is left on the list of a confidential file (the database refuses that).
 */
@Injectable()
export class CaseAccess {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly audit: Audit,
  ) {}

  /** As it stands, seen by the system: for deciding who sees it, never for showing it. Null when there is no such case. */
  async standing(caseNo: string): Promise<CaseStanding | null> {
    return (await this.standings([caseNo]))[0] ?? null;
  }

  async standings(caseNos: readonly string[]): Promise<CaseStanding[]> {
    return this.database.read<CaseStanding>(SYSTEM, `${STANDING} WHERE c.case_no = ANY($1::text[])`, [caseNos]);
  }

  /** Everybody whom any rule could let see a case: people of its institutions and desks, and whoever is named in it. */
  async candidates({ id, holder, queue, parts }: CaseStanding): Promise<PersonLine[]> {
    return this.database.read<PersonLine>(
      SYSTEM,
      `SELECT ${PERSON} FROM account a WHERE a.is_active AND (a.institution_id = ANY($1::text[]) OR a.queue = ANY($2::text[])
          OR EXISTS (SELECT FROM case_access x WHERE x.case_id = $3 AND x.account_id = a.id AND x.ended_at IS NULL))
        ORDER BY a.institution_id NULLS LAST, a.display_name, a.login LIMIT 1000`,
      [
        [...(holder ? [holder] : []), ...parts.map((part) => part.institutionId)],
        ['national', queue ?? 'national'],
        id,
      ],
    );
  }

  /** Who could be put on the list, and who could be invited. */
  async nameable({ holder }: CaseStanding): Promise<PersonLine[]> {
    return this.database.direct<PersonLine>(
      `SELECT ${PERSON} FROM account a WHERE a.is_active AND (a.institution_id = $1 OR a.role = 'expert') ORDER BY a.role, a.display_name, a.login LIMIT 500`,
      [holder],
    );
  }

  /** Who is named in a case, and who was, for those who see it. */
  async list(scope: Scope, caseNo: string): Promise<NamedLine[]> {
    return this.database.read<NamedLine>(
      scope,
      `SELECT x.id, x.account_id AS "accountId", a.display_name AS "displayName", a.role, x.relation, x.reason, g.display_name AS "givenByName",
              x.since, x.until, coalesce(x.ended_at, CASE WHEN x.until <= now() THEN x.until END) AS "endedAt"
         FROM case_access x JOIN case_file c ON c.id = x.case_id JOIN account a ON a.id = x.account_id LEFT JOIN account g ON g.id = x.given_by
        WHERE c.case_no = $1 ORDER BY x.ended_at NULLS FIRST, x.since, x.id LIMIT 200`,
      [caseNo],
    );
  }

  /** Names a person in a case, on its history and on the audit log. Somebody who is named already stays so. */
  async name(by: string, caseNo: string, naming: Naming): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const locked = await this.cases.lockByNumber(tx, caseNo);
      const caseId = locked.row.id;
      await tx.query(
        `UPDATE case_access SET ended_at = until WHERE case_id = $1 AND account_id = $2 AND relation = $3 AND ended_at IS NULL AND until <= now()`,
        [caseId, naming.accountId, naming.relation],
      );
      const added = await tx.query<unknown[]>(
        `INSERT INTO case_access (id, case_id, account_id, relation, reason, given_by, since, until)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, now(), now() + make_interval(hours => $6::int)) ON CONFLICT DO NOTHING RETURNING 1`,
        [caseId, naming.accountId, naming.relation, naming.reason, by, naming.hours],
      );
      if (added.length === 0) return;
      const note = naming.relation === 'reader' ? null : naming.reason;
      await this.cases.note(tx, locked, {
        ...inside(by),
        act: NAMED[naming.relation],
        note,
        facts: { accountId: naming.accountId },
      });
      await this.told(tx, by, caseId, `case.${NAMED[naming.relation]}`, naming.accountId);
    });
  }

  /**
   * Ends a person's right to a case.
   * @throws `case.last_reader` when nobody would be left on the list, `case.not_named`
   */
  async end(by: string, caseNo: string, id: string, opinion: string | null = null): Promise<void> {
    await this.database
      .transaction(SYSTEM, async (tx) => {
        const locked = await this.cases.lockByNumber(tx, caseNo);
        const [ended] = await tx.query<{ account_id: string; relation: NamedRelation }[]>(
          `WITH ended AS (UPDATE case_access SET ended_at = now(), ended_by = $3 WHERE id::text = $1 AND case_id = $2 AND ended_at IS NULL
             AND (until IS NULL OR until > now()) RETURNING account_id, relation)
           SELECT * FROM ended`,
          [id, locked.row.id, by],
        );
        if (!ended) throw new AppError('case.not_named');
        const act = opinion === null ? ENDED[ended.relation] : 'expert_opinion';
        await this.cases.note(tx, locked, {
          ...inside(by),
          act,
          note: opinion,
          facts: { accountId: ended.account_id },
        });
        await this.told(tx, by, locked.row.id, `case.${act}`, ended.account_id);
      })
      .catch((error: unknown) => {
        throw brokenConstraint(error) === 'case_access_never_empty' ? new AppError('case.last_reader') : error;
      });
  }

  /** The one row by which somebody is named, if there is one. */
  async ownRow(accountId: string, caseNo: string, relation: NamedRelation): Promise<string | null> {
    const [row] = await this.database.read<{ id: string }>(
      SYSTEM,
      `SELECT x.id FROM case_access x JOIN case_file c ON c.id = x.case_id
        WHERE c.case_no = $1 AND x.account_id = $2 AND x.relation = $3 AND x.ended_at IS NULL AND x.until > now()`,
      [caseNo, accountId, relation],
    );
    return row?.id ?? null;
  }

  /**
   * A confidential file comes to an institution: its list begins with whoever took it, or, where nobody there did, with those who
   * lead it. Only then the list of the former holder ends.
   */
  async handOver(tx: Tx, caseId: string, institutionId: string, takenBy: string | null): Promise<void> {
    await tx.query(
      `INSERT INTO case_access (id, case_id, account_id, relation, since)
         SELECT gen_random_uuid(), $1, a.id, 'reader', now() FROM account a
          WHERE a.institution_id = $2 AND a.is_active
            AND (a.id = $3 OR (a.role = 'team_leader' AND NOT EXISTS (SELECT FROM account t WHERE t.id = $3 AND t.institution_id = $2)))
       ON CONFLICT DO NOTHING`,
      [caseId, institutionId, takenBy],
    );
    await tx.query(
      `UPDATE case_access x SET ended_at = now() FROM account a
        WHERE x.case_id = $1 AND x.relation = 'reader' AND x.ended_at IS NULL AND a.id = x.account_id AND a.institution_id IS DISTINCT FROM $2
          AND EXISTS (SELECT FROM case_access n JOIN account m ON m.id = n.account_id
                       WHERE n.case_id = $1 AND n.relation = 'reader' AND n.ended_at IS NULL AND m.institution_id = $2)`,
      [caseId, institutionId],
    );
  }

  /** Whether an act under this key was this person's own already: then the answer is hers again, whatever has become of the case. */
  async hasActedUnder(accountId: string, key: string): Promise<boolean> {
    const rows = await this.database.direct<unknown>(`SELECT FROM idempotency_key WHERE principal = $1 AND key = $2`, [
      `account:${accountId}`,
      key,
    ]);
    return rows.length > 0;
  }

  /** Somebody asked who sees a case, or why: that is on the record too. */
  async asked(by: string, caseId: string, about: string | null): Promise<void> {
    await this.database.transaction(SYSTEM, (tx) => this.told(tx, by, caseId, 'scope.asked', about));
  }

  private told(tx: Tx, by: string, caseId: string, event: string, about: string | null): Promise<void> {
    return this.audit.append(tx, { event, actorKind: 'account', actorId: by, caseId, facts: { accountId: about } });
  }
}

const NAMED: Readonly<Record<NamedRelation, string>> = {
  reader: 'name_reader',
  expert: 'invite_expert',
  superior: 'superior_look',
};
const ENDED: Readonly<Record<NamedRelation, string>> = {
  reader: 'remove_reader',
  expert: 'end_expert',
  superior: 'end_look',
};
const inside = (by: string) => ({ actorKind: 'staff', actorId: by, isPublic: false });
