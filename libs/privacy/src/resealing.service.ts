import { Injectable } from '@nestjs/common';
import { isPersonal, type NamedParty } from '#cases';
import { Clock } from '#platform/clock';
import { Vault } from '#platform/crypto';
import { Database, SYSTEM } from '#platform/database';
import { Log } from '#platform/observability';
import { BATCH, inBatches } from './batches.js';
import { SEALED_COLUMNS, type SealedColumn } from './domain/sealed-columns.js';
import { Marking } from './marking.service.js';

/** A process may seal with the key before for as long as it takes to look at the ring: what is counted as done must have begun later. */
const SETTLED_AFTER_MS = 10_000;

/** How many values stand under what. */
export interface KeyUse {
  readonly place: string;
  /** `a256gcm.k1`, the generation of a mark, or `clear` for what an older release left unsealed. */
  readonly under: string;
  readonly count: number;
}

/**
 * Brings stored values to the key, the suite and the index of today, batch by batch, while others write: a value is only replaced where it
 * still is what was read. A key is needed until nothing stands under it any more.
 */
@Injectable()
export class Resealing {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    /** The index, made anew with it. */
    readonly marks: Marking,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** One pass over everything, unless one under today's keys has been whole already. @returns how many values were changed */
  async run(): Promise<number> {
    const generation = `${this.vault.currentPrefix} ${this.vault.indexGeneration}`;
    const [state] = await this.database.direct<{ since: Date; done_at: Date | null }>(
      `WITH known AS (INSERT INTO key_check (kind, id, proof) VALUES ('generation', $1, '') ON CONFLICT DO NOTHING RETURNING since, done_at)
       SELECT since, done_at FROM known UNION ALL SELECT since, done_at FROM key_check WHERE kind = 'generation' AND id = $1`,
      [generation],
    );
    if (state?.done_at) return 0;
    const began = Date.now();
    let changed = await this.sealClear();
    for (const column of SEALED_COLUMNS) changed += await this.reseal(column);
    changed += await this.resealAnswers();
    changed += await this.marks.markAnew();
    if (changed > 0) this.log.event('keys.resealed', { changed });
    if (state && began - state.since.getTime() > SETTLED_AFTER_MS)
      await this.database.direct(`UPDATE key_check SET done_at = $2 WHERE kind = 'generation' AND id = $1`, [
        generation,
        this.clock.now(),
      ]);
    return changed;
  }

  /** What stands under which key, for whoever wants to retire one. */
  async use(): Promise<KeyUse[]> {
    const found: KeyUse[] = [];
    const ask = async (place: string, sql: string): Promise<void> => {
      const rows = await this.database.read<{ under: string; count: number }>(SYSTEM, sql);
      found.push(...rows.map((row) => ({ place, ...row })));
    };
    for (const { table, column } of SEALED_COLUMNS)
      await ask(
        `${table}.${column}`,
        `SELECT split_part(${column}, '.', 2) || '.' || split_part(${column}, '.', 3) AS under, count(*)::int AS count FROM ${table} WHERE ${column} IS NOT NULL GROUP BY 1`,
      );
    await ask(
      'idempotency_key.answer',
      `SELECT split_part(answer->>'sealed', '.', 2) || '.' || split_part(answer->>'sealed', '.', 3) AS under, count(*)::int AS count FROM idempotency_key WHERE answer ? 'sealed' GROUP BY 1`,
    );
    await ask('evidence (files)', `SELECT 'file.' || key_id AS under, count(*)::int AS count FROM evidence GROUP BY 1`);
    await ask(
      'case_fingerprint.mark',
      `SELECT CASE WHEN mark LIKE '%.%' THEN 'mark.' || split_part(mark, '.', 1) ELSE 'mark.old' END AS under, count(*)::int AS count FROM case_fingerprint GROUP BY 1`,
    );
    await ask(
      'case_file.applicant_mark',
      `SELECT 'mark.' || split_part(applicant_mark, '.', 1) AS under, count(*)::int AS count FROM case_file WHERE applicant_mark IS NOT NULL GROUP BY 1`,
    );
    await ask(
      'handler_conflict.mark',
      `SELECT 'mark.' || split_part(mark, '.', 1) AS under, count(*)::int AS count FROM handler_conflict GROUP BY 1`,
    );
    await ask(
      'case_request (clear)',
      `SELECT 'clear' AS under, count(*)::int AS count FROM case_request WHERE facts <> '' OR demand <> '' HAVING count(*) > 0`,
    );
    return found;
  }

  private async reseal({ table, row, rowType = 'uuid', column, place }: SealedColumn): Promise<number> {
    return inBatches(this.database, async (tx, after) => {
      const rows = await tx.query<{ row: string; value: string }[]>(
        `SELECT ${row}::text AS row, ${column} AS value FROM ${table}
          WHERE ${row} > $1::${rowType} AND ${column} IS NOT NULL AND NOT starts_with(${column}, $2) ORDER BY ${row} LIMIT ${BATCH}`,
        [after, this.vault.currentPrefix],
      );
      const fresh = rows.map((one) => this.anew(one.value, `${place}|${one.row}`));
      await tx.query(
        `UPDATE ${table} t SET ${column} = v.fresh FROM unnest($1::${rowType}[], $2::text[], $3::text[]) AS v(row, old, fresh)
          WHERE t.${row} = v.row AND t.${column} = v.old`,
        [rows.map((one) => one.row), rows.map((one) => one.value), fresh],
      );
      return rows.map((one) => one.row);
    });
  }

  /** Sealed answers of filings, by which a repetition is answered. */
  private async resealAnswers(): Promise<number> {
    for (let changed = 0; ;) {
      const count = await this.database.transaction(SYSTEM, async (tx) => {
        const rows = await tx.query<{ principal: string; key: string; value: string }[]>(
          `SELECT principal, key, answer->>'sealed' AS value FROM idempotency_key
            WHERE answer ? 'sealed' AND NOT starts_with(answer->>'sealed', $1) LIMIT ${BATCH}`,
          [this.vault.currentPrefix],
        );
        for (const { principal, key, value } of rows)
          await tx.query(
            `UPDATE idempotency_key SET answer = jsonb_build_object('sealed', $4::text) WHERE principal = $1 AND key = $2 AND answer->>'sealed' = $3`,
            [principal, key, value, this.anew(value, `idempotency|answer|${key}`)],
          );
        return rows.length;
      });
      changed += count;
      if (count < BATCH) return changed;
    }
  }

  /** What a release before this one stored in clear. */
  private async sealClear(): Promise<number> {
    const requests = await inBatches(this.database, async (tx, after) => {
      const rows = await tx.query<{ case_id: string; facts: string | null; demand: string | null }[]>(
        `SELECT case_id, facts, demand FROM case_request WHERE case_id > $1::uuid AND (facts <> '' OR demand <> '') ORDER BY case_id LIMIT ${BATCH}`,
        [after],
      );
      for (const { case_id, facts, demand } of rows)
        await tx.query(
          `UPDATE case_request SET facts_sealed = coalesce($2, facts_sealed), demand_sealed = coalesce($3, demand_sealed),
                  facts = CASE WHEN facts <> '' THEN NULL ELSE facts END, demand = CASE WHEN demand <> '' THEN NULL ELSE demand END WHERE case_id = $1`,
          [
            case_id,
            this.vault.seal(facts, `case_request|facts|${case_id}`),
            this.vault.seal(demand, `case_request|demand|${case_id}`),
          ],
        );
      return rows.map((row) => row.case_id);
    });
    return requests + (await this.sealClearNames());
  }

  private async sealClearNames(): Promise<number> {
    return inBatches(this.database, async (tx, after) => {
      const rows = await tx.query<(NamedParty & { case_id: string })[]>(
        `SELECT id, case_id, side, kind, name, name_sealed FROM party WHERE id > $1::uuid AND name <> '' ORDER BY id LIMIT ${BATCH}`,
        [after],
      );
      for (const party of rows.filter(isPersonal)) {
        const stored = this.marks.persons.storedName({ ...party, name: party.name ?? '' });
        await tx.query(`UPDATE party SET name = NULL, name_sealed = $2 WHERE id = $1`, [party.id, stored.name_sealed]);
        const listed = this.marks.persons.listedName(party.case_id, party.kind, party.name ?? '');
        if (party.side === 'applicant')
          await tx.query(
            `UPDATE case_file SET applicant_name = NULL, applicant_name_sealed = $2, applicant_mark = $3 WHERE id = $1`,
            [party.case_id, listed.applicant_name_sealed, listed.applicant_mark],
          );
      }
      return rows.map((row) => row.id);
    });
  }

  private anew(value: string, place: string): string {
    return this.vault.seal(this.vault.open(value, place), place) ?? value;
  }
}
