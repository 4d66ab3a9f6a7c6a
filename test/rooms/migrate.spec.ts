import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, SYSTEM } from '#platform/database';
import { migrateDatabase } from '#platform/migrate';
import { freshRequest } from '../support/requests.js';
import { eventually, startSystem, type TestSystem } from '../support/system.js';

/** A second `npm start` once failed here: the queues had made sequences of their own, which their owner alone may grant. */
describe('migrating a database that is in use', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.stop());

  it('changes nothing and fails at nothing after the queues have run', async () => {
    await system.visitor().call('POST', '/requests', freshRequest(), { 'Idempotency-Key': 'before' });
    await eventually(
      () => system.database.query('SELECT FROM offer'),
      (rows) => rows.length === 1,
    );
    const owner = new URL(system.database.appUrl);
    owner.username = 'ipr_owner';
    expect(await migrateDatabase(owner.href)).toBe(0);
  });

  it('does not disturb processes that have prepared their statements on the tables of before', async () => {
    const database = system.api.app.get(Database);
    const sql = 'SELECT * FROM case_request LIMIT $1';
    const columns = async (): Promise<number> =>
      Object.keys((await database.read<object>(SYSTEM, sql, [1]))[0] ?? {}).length;
    const before = await columns();
    await Promise.all(Array.from({ length: 8 }, columns));
    await system.database.query('ALTER TABLE case_request ADD COLUMN later text');
    expect(await Promise.all(Array.from({ length: 8 }, columns))).toEqual(Array.from({ length: 8 }, () => before + 1));
    await system.database.query('ALTER TABLE case_request DROP COLUMN later');
    expect(await columns()).toBe(before);
  });

  it('is spared most of its planning: a statement that comes again is prepared already', async () => {
    const database = system.api.app.get(Database);
    const marked = `SELECT 'once'::text AS marked, $1::int AS number`;
    const prepared = await database.transaction(SYSTEM, async (tx) => {
      for (let number = 0; number < 3; number += 1) await tx.query(marked, [number]);
      return tx.query<{ name: string; calls: number }[]>(
        `SELECT name, (generic_plans + custom_plans)::int AS calls FROM pg_prepared_statements WHERE statement = $1`,
        [marked],
      );
    });
    expect(prepared).toEqual([
      { name: expect.stringMatching(/^SELECT 'once'::text AS marked, \$1::int A /), calls: 3 },
    ]);
  });
});
