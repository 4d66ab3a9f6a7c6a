import { Injectable } from '@nestjs/common';
import type { DataField } from '#contracts';
import { Vault } from '#platform/crypto';
import type { Tx } from '#platform/database';
import { comparableName, isPersonal } from './domain/person.js';

/** Columns of a party by what they are called outside. */
const COLUMN: Readonly<Record<Exclude<DataField, 'name'>, string>> = {
  idNumber: 'id_number',
  address: 'address',
  contactName: 'contact_name',
  mobile: 'mobile',
  email: 'email',
};

/** How a name is stored: in clear for an organisation, sealed for a person. */
export interface StoredName {
  readonly name: string | null;
  readonly name_sealed: string | null;
}

/** A party as its name is stored; `side` and `kind` say whether it is a person. */
export interface NamedParty extends StoredName {
  readonly id: string;
  readonly side: string;
  readonly kind: string;
}

/** Marks by which a case is found under its applicant's name. */
const NAME_INDEX = 'case_file.applicant_name';

/** Names and identifiers of the people of a case: sealed, opened, put right, and in the end erased. */
@Injectable()
export class Persons {
  constructor(private readonly vault: Vault) {}

  storedName({ id, side, kind, name }: { id: string; side: string; kind: string; name: string }): StoredName {
    return isPersonal({ side, kind })
      ? { name: null, name_sealed: this.vault.seal(name, `party|name|${id}`) }
      : { name, name_sealed: null };
  }

  nameOf({ id, name, name_sealed }: NamedParty): string {
    return name ?? this.vault.open(name_sealed, `party|name|${id}`) ?? '';
  }

  /** An identifier of a party, or a way to reach it. */
  open(partyId: string, column: string, sealed: string | null): string | null {
    return this.vault.open(sealed, `party|${column}|${partyId}`);
  }

  /** The applicant's name as the case row keeps it for lists and for finding. */
  listedName(
    caseId: string,
    kind: string,
    name: string,
  ): Record<'applicant_name' | 'applicant_name_sealed' | 'applicant_mark', string | null> {
    const isSealed = isPersonal({ side: 'applicant', kind });
    return {
      applicant_name: isSealed ? null : name,
      applicant_name_sealed: isSealed ? this.vault.seal(name, `case_file|applicant_name|${caseId}`) : null,
      applicant_mark: isSealed ? this.vault.blindIndex(NAME_INDEX, comparableName(name)) : null,
    };
  }

  openListed(caseId: string, name: string | null, sealed: string | null): string | null {
    return name ?? this.vault.open(sealed, `case_file|applicant_name|${caseId}`);
  }

  /** Marks under which cases of a person of this name may stand. */
  marksOf(name: string): string[] {
    const comparable = comparableName(name);
    return comparable === '' ? [] : this.vault.blindMarks(NAME_INDEX, comparable);
  }

  /** Puts one field of the applicant right, or takes it out with null. */
  async correct(tx: Tx, caseId: string, field: DataField, value: string | null): Promise<void> {
    const [party] = await tx.query<NamedParty[]>(
      `SELECT id, side, kind, name, name_sealed FROM party WHERE case_id = $1 AND side = 'applicant'`,
      [caseId],
    );
    if (!party) return;
    if (field !== 'name') {
      const column = COLUMN[field];
      const sealed = this.vault.seal(value, `party|${column}|${party.id}`);
      await tx.query(`UPDATE party SET ${column}_sealed = $2 WHERE id = $1`, [party.id, sealed]);
      return;
    }
    const stored = this.storedName({ ...party, name: value ?? '' });
    const listed = this.listedName(caseId, party.kind, value ?? '');
    await tx.query(`UPDATE party SET name = $2, name_sealed = $3 WHERE id = $1`, [
      party.id,
      stored.name,
      stored.name_sealed,
    ]);
    await tx.query(
      `UPDATE case_file SET applicant_name = $2, applicant_name_sealed = $3, applicant_mark = $4 WHERE id = $1`,
      [caseId, listed.applicant_name, listed.applicant_name_sealed, listed.applicant_mark],
    );
  }

  /** How many ways to reach the applicant are left beside a field. */
  async contactsBeside(tx: Tx, caseId: string, field: DataField | null): Promise<number> {
    const [row] = await tx.query<{ mobile: boolean; email: boolean }[]>(
      `SELECT mobile_sealed IS NOT NULL AS mobile, email_sealed IS NOT NULL AS email FROM party WHERE case_id = $1 AND side = 'applicant'`,
      [caseId],
    );
    return (row?.mobile && field !== 'mobile' ? 1 : 0) + (row?.email && field !== 'email' ? 1 : 0);
  }

  /** Takes everybody out of a case: names, identifiers, ways to reach them, and what was written. Codes and times stay, for counting. */
  async erase(tx: Tx, caseId: string): Promise<void> {
    await tx.query(
      `UPDATE party SET name = '', name_sealed = NULL, id_number_sealed = NULL, address_sealed = NULL, contact_name_sealed = NULL,
              mobile_sealed = NULL, email_sealed = NULL WHERE case_id = $1`,
      [caseId],
    );
    await tx.query(
      `UPDATE case_request SET facts = '', demand = '', facts_sealed = NULL, demand_sealed = NULL, description_sealed = NULL WHERE case_id = $1`,
      [caseId],
    );
    await tx.query(
      `UPDATE case_file SET applicant_name = NULL, applicant_name_sealed = NULL, applicant_mark = NULL, title = NULL WHERE id = $1`,
      [caseId],
    );
    await tx.query(`DELETE FROM case_fingerprint WHERE case_id = $1`, [caseId]);
  }
}
