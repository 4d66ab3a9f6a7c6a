/** The database and its two roles: the owner of the schema, and the application, which owns nothing. */
export const DATABASE = 'ip_rights';

async function withClient(connectionString, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The two roles and the database, made when missing; limits on the application's role hold whatever a client forgets. */
export async function prepareRoles(superUrl, passwords) {
  await withClient(superUrl, async (client) => {
    for (const [role, password] of [
      ['ipr_owner', passwords.owner],
      ['ipr_app', passwords.app],
    ]) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
      await client.query(
        `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '${password}'`,
      );
    }
    await client.query(`ALTER ROLE ipr_app SET statement_timeout = '15s'`);
    await client.query(`ALTER ROLE ipr_app SET lock_timeout = '3s'`);
    await client.query(`ALTER ROLE ipr_app SET idle_in_transaction_session_timeout = '30s'`);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ipr_owner`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ipr_app`);
  });
}
