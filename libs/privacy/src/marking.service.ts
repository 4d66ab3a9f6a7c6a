import { Injectable } from '@nestjs/common';
import { type NamedParty, PARTY_MARK, partyWords, Persons } from '#cases';
import { Vault } from '#platform/crypto';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { markPurpose, printsOf } from '#triage';
import { BATCH, inBatches } from './batches.js';

interface CaseNames {
  case_id: string;
  content: {
    applicant: { kind: string };
    rights: { type: string; number: string | null }[];
    respondents: { shopUrl: string | null }[];
  };
}

interface PartyNames extends NamedParty {
  id_number_sealed: string | null;
}

/** The blind index while one key follows another: by what marks cases are found, and when those of a key are of no more use. */
@Injectable()
export class Marking {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    readonly persons: Persons,
  ) {}

  /** Whether every case can be found by marks of today: then those of an older key are of no more use. */
  async isMarked(): Promise<boolean> {
    const generation = `${this.vault.indexGeneration}.`;
    const left = await this.database.read<unknown>(
      SYSTEM,
      `SELECT 1 FROM (SELECT case_id FROM case_fingerprint GROUP BY case_id HAVING NOT bool_or(starts_with(mark, $1))) AS old
       UNION ALL SELECT 1 FROM case_file WHERE applicant_mark IS NOT NULL AND NOT starts_with(applicant_mark, $1)
       UNION ALL SELECT 1 FROM handler_conflict WHERE NOT starts_with(mark, $1) LIMIT 1`,
      [generation],
    );
    return left.length === 0;
  }

  /** Marks of an index key that was retired. */
  async forgetMarks(keyId: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`DELETE FROM case_fingerprint WHERE starts_with(mark, $1)`, [`${keyId}-`]);
      await tx.query(`UPDATE key_check SET retired_at = now() WHERE kind = 'index' AND id = $1`, [keyId]);
    });
  }

  /** Whatever was marked with another key or suite, marked again from what it stands for. @returns how many were */
  async markAnew(): Promise<number> {
    return (await this.markCases()) + (await this.markConflicts());
  }

  private async markCases(): Promise<number> {
    const generation = `${this.vault.indexGeneration}.`;
    return inBatches(
      this.database,
      async (tx, after) => {
        const cases = await tx.query<CaseNames[]>(
          `SELECT r.case_id, r.content FROM case_request r WHERE r.case_id > $1::uuid
            AND ((EXISTS (SELECT FROM case_fingerprint f WHERE f.case_id = r.case_id)
                  AND NOT EXISTS (SELECT FROM case_fingerprint f WHERE f.case_id = r.case_id AND starts_with(f.mark, $2)))
              OR EXISTS (SELECT FROM case_file c WHERE c.id = r.case_id AND c.applicant_mark IS NOT NULL AND NOT starts_with(c.applicant_mark, $2)))
          ORDER BY r.case_id LIMIT 200`,
          [after, generation],
        );
        for (const one of cases) await this.markCase(tx, one);
        return cases.map((one) => one.case_id);
      },
      200,
    );
  }

  private async markCase(tx: Tx, { case_id, content }: CaseNames): Promise<void> {
    const parties = await this.partiesOf(tx, case_id);
    const prints = printsOf({
      applicant: { ...parties.applicant, kind: content.applicant.kind },
      rights: content.rights,
      respondents: [
        ...parties.respondents.map(({ name, idNumber }) => ({ name, uscc: idNumber, shopUrl: null })),
        ...content.respondents.map(({ shopUrl }) => ({ name: '', uscc: null, shopUrl })),
      ],
    } as unknown as Parameters<typeof printsOf>[0]);
    await tx.query(`DELETE FROM case_fingerprint WHERE case_id = $1`, [case_id]);
    const marks = prints.flatMap((print) =>
      this.vault.marksInUse(markPurpose(print), print.value).map((mark) => ({ kind: print.kind, mark })),
    );
    await tx.query(
      `INSERT INTO case_fingerprint (case_id, kind, mark) SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
      [case_id, marks.map(({ kind }) => kind), marks.map(({ mark }) => mark)],
    );
    const { applicant_mark } = this.persons.listedName(case_id, content.applicant.kind, parties.applicant.name);
    await tx.query(`UPDATE case_file SET applicant_mark = $2 WHERE id = $1 AND applicant_mark IS NOT NULL`, [
      case_id,
      applicant_mark,
    ]);
  }

  private async partiesOf(
    tx: Tx,
    caseId: string,
  ): Promise<{
    applicant: { name: string; idNumber: string | null };
    respondents: { name: string; idNumber: string | null }[];
  }> {
    const rows = await tx.query<PartyNames[]>(
      `SELECT id, side, kind, name, name_sealed, id_number_sealed FROM party WHERE case_id = $1`,
      [caseId],
    );
    const named = rows.map((row) => ({
      side: row.side,
      name: this.persons.nameOf(row),
      idNumber: this.vault.open(row.id_number_sealed, `party|id_number|${row.id}`),
    }));
    return {
      applicant: named.find(({ side }) => side === 'applicant') ?? { name: '', idNumber: null },
      respondents: named.filter(({ side }) => side === 'respondent'),
    };
  }

  /** Whom handlers must not meet: the cases that they are compared with have marks of today too. */
  private async markConflicts(): Promise<number> {
    return inBatches(this.database, async (tx, after) => {
      const rows = await tx.query<{ id: string; name_sealed: string }[]>(
        `SELECT id, name_sealed FROM handler_conflict WHERE id > $1::uuid AND NOT starts_with(mark, $2) ORDER BY id LIMIT ${BATCH}`,
        [after, `${this.vault.indexGeneration}.`],
      );
      for (const { id, name_sealed } of rows) {
        const [word = ''] = partyWords(this.vault.open(name_sealed, `handler_conflict|name|${id}`));
        await tx.query(`UPDATE handler_conflict SET mark = coalesce($2, mark) WHERE id = $1`, [
          id,
          this.vault.blindIndex(PARTY_MARK, word),
        ]);
      }
      return rows.map(({ id }) => id);
    });
  }
}
