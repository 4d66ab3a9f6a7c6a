import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Network, readSeed } from '#network';
import { Clock } from '#platform/clock';
import { connectionTo, Database } from '#platform/database';
import { migrateDatabase } from '#platform/migrate';

const TEMPLATE = 'ipr_template';
const OWNER = 'ipr_owner';
const APP = 'ipr_app';
const PASSWORD = 'only-for-tests';

/** A database of its own for one test file, as a clone of a migrated and seeded template. */
export interface TestDatabase {
  /** Connects as the role that owns nothing: what the application uses. */
  readonly appUrl: string;
  /** Connects as the superuser: for looking at what is true afterwards, whoever may see it. */
  readonly superUrl: string;
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

function superUrl(): string {
  const url = process.env['TEST_DATABASE_SUPER_URL'];
  if (!url) throw new Error('TEST_DATABASE_SUPER_URL is not set: run the tests with `npm test`');
  return url;
}

function urlFor(database: string, user?: string): string {
  const url = new URL(superUrl());
  url.pathname = `/${database}`;
  if (user) {
    url.username = user;
    url.password = PASSWORD;
  }
  return url.href;
}

async function asSuper<T>(database: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: urlFor(database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Built once by whichever test file comes first; the others wait for it. */
async function ensureTemplate(): Promise<void> {
  await asSuper('postgres', async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('ipr.test.template'))`);
    const { rows } = await client.query(`SELECT FROM pg_database WHERE datname = '${TEMPLATE}'`);
    if (rows.length > 0) return;
    for (const role of [`${OWNER} LOGIN CREATEROLE`, `${APP} LOGIN`]) {
      const name = role.split(' ')[0] ?? '';
      const known = await client.query(`SELECT FROM pg_roles WHERE rolname = $1`, [name]);
      await client.query(
        known.rows.length === 0
          ? `CREATE ROLE ${role} PASSWORD '${PASSWORD}'`
          : `ALTER ROLE ${role} PASSWORD '${PASSWORD}'`,
      );
    }
    const building = `${TEMPLATE}_building`;
    await client.query(`DROP DATABASE IF EXISTS ${building}`);
    await client.query(`CREATE DATABASE ${building} OWNER ${OWNER}`);
    await migrateDatabase(urlFor(building, OWNER));
    await seedDirectory(urlFor(building, APP));
    await client.query(`ALTER DATABASE ${building} RENAME TO ${TEMPLATE}`);
  });
}

async function seedDirectory(url: string): Promise<void> {
  const source = await new DataSource(connectionTo(url, 2)).initialize();
  const { regions, directory } = readSeed();
  await new Network(new Database(source), new Clock()).load(regions, directory.institutions, 'test');
  await source.destroy();
}

/** A fresh database for the calling test file. */
export async function freshDatabase(): Promise<TestDatabase> {
  await ensureTemplate();
  const name = `ipr_test_${randomBytes(6).toString('hex')}`;
  await asSuper('postgres', async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('ipr.test.template'))`);
    await client.query(`CREATE DATABASE ${name} OWNER ${OWNER} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`);
  });
  const looker = new Client({ connectionString: urlFor(name) });
  await looker.connect();
  // One connection, because tests begin transactions and set things on it; looks that come together wait for each other.
  let last: Promise<unknown> = Promise.resolve();
  const look = <Row>(sql: string, parameters: unknown[]): Promise<Row[]> => {
    const answer = last.then(async () => (await looker.query(sql, parameters)).rows as Row[]);
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    appUrl: urlFor(name, APP),
    superUrl: urlFor(name),
    query: (sql, parameters = []) => look(sql, parameters),
    drop: async () => {
      await looker.end();
      await asSuper('postgres', (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
