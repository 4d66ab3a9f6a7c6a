import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Vault } from '#platform/crypto';
import { Database } from '#platform/database';

type Kind = 'field' | 'index' | 'pepper';

interface Check {
  kind: Kind;
  id: string;
  proof: string;
}

/** A key that does not fit the data. The process must not start: it could neither read what is there nor be read by others. */
export class WrongKeys extends Error {}

/**
 * Compares the keys of this process with those that the data was made with, before it serves anybody. What is stored of a key is
 * derived from it one way: enough to know it again.
 */
@Injectable()
export class Keys implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.check();
  }

  /** @throws {WrongKeys} naming every key that is another one, or is gone though data may still need it */
  async check(): Promise<void> {
    const own = this.own();
    await this.database.direct(
      `INSERT INTO key_check (kind, id, proof) SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
      [own.map(({ kind }) => kind), own.map(({ id }) => id), own.map(({ proof }) => proof)],
    );
    const stored = await this.database.direct<Check & { retired: boolean }>(
      `SELECT kind, id, proof, retired_at IS NOT NULL AS retired FROM key_check WHERE kind IN ('field', 'index', 'pepper')`,
    );
    const faults = stored.flatMap(({ kind, id, proof, retired }) => {
      const mine = own.find((one) => one.kind === kind && one.id === id);
      if (mine)
        return mine.proof === proof
          ? []
          : [`${SETTING[kind]}: ${id} is not the key that the stored data was made with`];
      return retired ? [] : [`${SETTING[kind]}: key ${id} is missing, and stored data may need it`];
    });
    if (faults.length > 0)
      throw new WrongKeys(`The keys do not fit the data:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }

  private own(): Check[] {
    return [
      ...this.vault.keyIds.map((id): Check => ({
        kind: 'field',
        id,
        proof: this.vault.derive('key_check', 16, id).secret.toString('hex'),
      })),
      ...this.vault.indexKeyIds.map((id): Check => ({ kind: 'index', id, proof: this.vault.indexProof(id) })),
      { kind: 'pepper', id: 'pepper', proof: this.vault.hashSecret('key_check') },
    ];
  }
}

const SETTING: Readonly<Record<Kind, string>> = {
  field: 'FIELD_KEYS',
  index: 'INDEX_KEY or FIELD_KEYS index',
  pepper: 'TOKEN_PEPPER',
};
