import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { connectionTo, migrations } from '../database/index.js';
import { QUEUE_SCHEMA } from '../queue/index.js';

/** Brings a database to the newest shape, as the role that owns the tables. One at a time, however many start together. @returns how many migrations ran */
export async function migrateDatabase(ownerUrl: string): Promise<number> {
  const source = await new DataSource({ ...connectionTo(ownerUrl, 2), migrations }).initialize();
  try {
    await source.query(`SELECT pg_advisory_lock(hashtext('ipr.migrate'))`);
    const done = await source.runMigrations({ transaction: 'each' });
    await prepareQueues(ownerUrl);
    return done.length;
  } finally {
    await source.destroy();
  }
}

/** BullMQ's own tables, and the application role's rights on them. */
async function prepareQueues(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    // CREATE, because BullMQ makes one sequence for each queue when it is first used; nothing of a case lives in this schema.
    await client.query(`
      GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO ipr_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ipr_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ipr_app;
      -- Those that BullMQ made while running belong to the application role already, and nobody else may grant them.
      DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = '${QUEUE_SCHEMA}' AND c.relkind = 'S' AND pg_get_userbyid(c.relowner) = current_user
        LOOP EXECUTE 'GRANT USAGE ON SEQUENCE ' || name || ' TO ipr_app'; END LOOP;
      END $$;
      -- Its functions work through temporary tables, which a careful server does not give to everybody.
      DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO ipr_app', current_database()); END $$;
    `);
  } finally {
    await client.end();
  }
}
