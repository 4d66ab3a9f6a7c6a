/**
 * Brings the database to the newest shape: `migrate`, `migrate --check-drift` (fails when entities and tables differ), `migrate --undo-last`.
 * Needs DATABASE_OWNER_URL, the role that owns the tables; DATABASE_URL serves when there is only one.
 */
import 'reflect-metadata';
import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { entities as access } from '#access';
import { entities as audit } from '#audit';
import { entities as cases } from '#cases';
import { entities as casework } from '#casework';
import { entities as intake } from '#intake';
import { entities as network } from '#network';
import { entities as notices } from '#notices';
import { connectionTo, migrations } from '#platform/database';
import { entities as outbox } from '#platform/outbox';
import { QUEUE_SCHEMA } from '#platform/queue';
import { entities as referral } from '#referral';
import { entities as routing } from '#routing';

const ownerUrl = process.env['DATABASE_OWNER_URL'] ?? process.env['DATABASE_URL'];
if (!ownerUrl) throw new Error('DATABASE_OWNER_URL is not set');

const entities = [outbox, audit, network, access, cases, intake, routing, referral, casework, notices].flat();
const source = new DataSource({ ...connectionTo(ownerUrl, 2), entities, migrations });

/** Foreign keys across rooms live in migrations only: entities of one room do not know those of another. */
const isKnownOnlyToMigrations = (statement: string): boolean => /DROP CONSTRAINT "fk_/.test(statement);

async function reportDrift(): Promise<number> {
  const plan = await source.driver.createSchemaBuilder().log();
  const drift = plan.upQueries.map((query) => query.query).filter((statement) => !isKnownOnlyToMigrations(statement));
  for (const statement of drift) console.error(`drift: ${statement}`);
  console.log(drift.length === 0 ? 'entities and tables agree' : `${drift.length} differences between entities and tables`);
  return drift.length;
}

/** BullMQ's own tables, and the application role's rights on them: the queues run as a role that owns nothing. */
async function prepareQueues(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(`
      -- CREATE, because BullMQ makes one sequence for each queue when it is first used; nothing of a case lives in this schema.
      GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO ipr_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ipr_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ipr_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ipr_app;
    `);
  } finally {
    await client.end();
  }
}

await source.initialize();
try {
  if (process.argv.includes('--undo-last')) {
    await source.undoLastMigration();
  } else {
    await source.query(`SELECT pg_advisory_lock(hashtext('ipr.migrate'))`);
    const done = await source.runMigrations({ transaction: 'each' });
    await prepareQueues(ownerUrl);
    console.log(`migrations: ${done.length} run, the schema is current`);
  }
  if (process.argv.includes('--check-drift') && (await reportDrift()) > 0) process.exitCode = 1;
} finally {
  await source.destroy();
}
