import { type Database, SYSTEM, type Tx } from '#platform/database';

export const BATCH = 500;

/** Runs a step in transactions of its own until it finds less than a batch. The step answers with the ids it has seen, in order. */
export async function inBatches(
  database: Database,
  step: (tx: Tx, after: string) => Promise<string[]>,
  size = BATCH,
): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (let seen = 0; ;) {
    const ids = await database.transaction(SYSTEM, (tx) => step(tx, after));
    seen += ids.length;
    after = ids.at(-1) ?? after;
    if (ids.length < size) return seen;
  }
}
