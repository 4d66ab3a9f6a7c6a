import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
});
