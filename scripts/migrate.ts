/**
 * Brings the database to the newest shape: `migrate`, `migrate --check-drift` (fails when entities and tables differ), `migrate --undo-last`.
 * Needs DATABASE_OWNER_URL, the role that owns the tables; DATABASE_URL serves when there is only one.
 */
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { entities as access } from '#access';
import { entities as archive } from '#archive';
import { entities as audit } from '#audit';
import { entities as authorities } from '#authorities';
import { entities as cases } from '#cases';
import { entities as casework } from '#casework';
import { entities as evidence } from '#evidence';
import { entities as intake } from '#intake';
import { entities as network } from '#network';
import { entities as notices } from '#notices';
import { connectionTo, migrations } from '#platform/database';
import { migrateDatabase } from '#platform/migrate';
import { entities as privacy } from '#privacy';
import { entities as outbox } from '#platform/outbox';
import { entities as referral } from '#referral';
import { entities as releases } from '#releases';
import { entities as routing } from '#routing';
import { entities as workload } from '#workload';

const ownerUrl = process.env['DATABASE_OWNER_URL'] ?? process.env['DATABASE_URL'];
if (!ownerUrl) throw new Error('DATABASE_OWNER_URL is not set');

const entities = [
  ...[outbox, archive, audit, network, access, cases, intake, routing],
  ...[referral, authorities, releases, casework, evidence, notices, workload, privacy],
].flat();
const source = new DataSource({ ...connectionTo(ownerUrl, 2), entities, migrations });

/** Foreign keys across rooms live in migrations only: entities of one room do not know those of another. */
const isKnownOnlyToMigrations = (statement: string): boolean => /DROP CONSTRAINT "fk_/.test(statement);

async function reportDrift(): Promise<number> {
  const plan = await source.driver.createSchemaBuilder().log();
  const drift = plan.upQueries.map((query) => query.query).filter((statement) => !isKnownOnlyToMigrations(statement));
  for (const statement of drift) console.error(`drift: ${statement}`);
  console.log(
    drift.length === 0 ? 'entities and tables agree' : `${drift.length} differences between entities and tables`,
  );
  return drift.length;
}

await source.initialize();
try {
  if (process.argv.includes('--undo-last')) {
    await source.undoLastMigration();
  } else {
    console.log(`migrations: ${await migrateDatabase(ownerUrl)} run, the schema is current`);
  }
  if (process.argv.includes('--check-drift') && (await reportDrift()) > 0) process.exitCode = 1;
} finally {
  await source.destroy();
}
