import { Injectable } from '@nestjs/common';
import { FiledRequests, type LockedCase, type Permitted } from '#cases';
import { AppError, type IpType, type Mode, shanghaiDay, type Stage } from '#contracts';
import { Clock } from '#platform/clock';
import { Database, type Scope, type Tx } from '#platform/database';
import { type FactsPattern, mostAlike } from './domain/precedent.js';

/** One institution that was asked in vain, and what it said. */
export interface AskedInVain {
  readonly institutionId: string;
  readonly state: string;
  readonly reason: string | null;
}

export interface PrecedentView {
  readonly number: string;
  readonly decidedAt: Date;
  readonly desk: string;
  readonly institutionId: string;
  readonly pattern: FactsPattern;
  readonly asked: readonly AskedInVain[];
  readonly reason: string;
  readonly cites: string | null;
  readonly citedBy: number;
}

const COLUMNS = `p.number, p.decided_at AS "decidedAt", p.desk, p.institution_id AS "institutionId", p.pattern, p.asked, p.reason, p.cites,
  (SELECT count(*)::int FROM precedent q WHERE q.cites = p.number) AS "citedBy"`;

/** Designations after institutions could not agree, kept so that like cases are decided alike. No case and no person stands in them. */
@Injectable()
export class Precedents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly requests: FiledRequests,
  ) {}

  /**
   * Keeps a designation that settled a disagreement. @throws `request.invalid` when it cites a precedent that there is not
   */
  async keep(
    tx: Tx,
    locked: LockedCase,
    { event }: Permitted,
    said: { reason: string; cites: string | null },
  ): Promise<void> {
    if (said.cites !== null) await this.mustExist(tx, said.cites);
    const asked = await tx.query<AskedInVain[]>(
      `SELECT to_institution_id AS "institutionId", state, return_reason AS reason FROM offer WHERE case_id = $1 AND state IN ('returned', 'expired')
        ORDER BY array_position($2::text[], to_institution_id), offered_at`,
      [locked.row.id, [...locked.state.declinedBy]],
    );
    const now = this.clock.now();
    await tx.query(
      `INSERT INTO precedent (id, number, case_id, decided_at, desk, decided_by, institution_id, pattern, asked, reason, cites)
       VALUES (gen_random_uuid(), $1 || lpad(nextval('precedent_no')::text, 4, '0'), $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        `ZD-${shanghaiDay(now).slice(0, 4)}-`,
        locked.row.id,
        now,
        locked.row.coordinator_queue ?? 'national',
        event.actorId,
        event.facts['institutionId'],
        await this.patternOf(tx, locked.row.id),
        JSON.stringify(asked),
        said.reason,
        said.cites,
      ],
    );
  }

  /** Precedents like a case, most alike first. */
  async like(tx: Tx, caseId: string): Promise<(PrecedentView & { readonly likeness: number })[]> {
    const pattern = await this.patternOf(tx, caseId);
    const known = await tx.query<PrecedentView[]>(
      `SELECT ${COLUMNS} FROM precedent p WHERE p.pattern->>'ipType' = $1 AND p.case_id <> $2 ORDER BY p.decided_at DESC LIMIT 500`,
      [pattern.ipType, caseId],
    );
    return mostAlike(pattern, known);
  }

  /** All of them, newest first, narrowed by words in the reason or the number, and by kind of right. */
  async search(
    scope: Scope,
    text: string | null,
    ipType: string | null,
    before: string | null,
  ): Promise<PrecedentView[]> {
    const pattern = text === null ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    return this.database.read<PrecedentView>(
      scope,
      `SELECT ${COLUMNS} FROM precedent p
        WHERE ($1::text IS NULL OR p.reason ILIKE $1 OR p.number ILIKE $1) AND ($2::text IS NULL OR p.pattern->>'ipType' = $2)
          AND ($3::text IS NULL OR p.number < $3)
        ORDER BY p.number DESC LIMIT 50`,
      [pattern, ipType, before],
    );
  }

  private async mustExist(tx: Tx, number: string): Promise<void> {
    const found = await tx.query<unknown[]>(`SELECT 1 FROM precedent WHERE number = $1`, [number]);
    if (found.length > 0) return;
    const message = { zh: '没有这个编号的指定先例。', en: 'There is no precedent of this number.' };
    throw new AppError('request.invalid', {}, [{ path: 'precedentNo', code: 'not_allowed', message }]);
  }

  private async patternOf(tx: Tx, caseId: string): Promise<FactsPattern> {
    const [row] = await tx.query<{ ip_type: IpType; mode: Mode; place_code: string | null }[]>(
      `SELECT ip_type, mode, place_code FROM case_file WHERE id = $1`,
      [caseId],
    );
    const request = await this.requests.withoutPersons(tx, caseId);
    const stages = (request.acts.places ?? []).flatMap(({ stage }): Stage[] => (stage === null ? [] : [stage]));
    return {
      ipType: row?.ip_type ?? 'other',
      mode: row?.mode ?? 'offline',
      matters: request.matters,
      place: row?.place_code ?? null,
      industries: request.rights.flatMap(({ industry }) => industry ?? []),
      stages: [...new Set(stages)],
    };
  }
}
