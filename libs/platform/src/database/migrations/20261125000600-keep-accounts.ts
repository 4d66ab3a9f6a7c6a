import type { MigrationInterface, QueryRunner } from 'typeorm';

const ADMINISTRATORS = `('system_admin', 'security_admin', 'auditor')`;

/** Accounts that their owners keep themselves: factors, sessions, links, and administrators who watch each other (docs/decisions/0022). */
export class KeepAccounts20261125000600 implements MigrationInterface {
  name = 'KeepAccounts20261125000600';

  async up(runner: QueryRunner): Promise<void> {
    // Tries are counted in `attempt`, before anything is looked at; the two columns were never read.
    await runner.query(`
      ALTER TABLE account ALTER COLUMN password_hash DROP NOT NULL;
      ALTER TABLE account DROP COLUMN failed_attempts, DROP COLUMN blocked_until;
      ALTER TABLE account ADD COLUMN credential_version integer NOT NULL DEFAULT '0';
      ALTER TABLE account ADD COLUMN password_changed_at timestamptz;
      ALTER TABLE account ADD CONSTRAINT account_administrators_have_no_place
        CHECK (role NOT IN ${ADMINISTRATORS} OR (institution_id IS NULL AND queue IS NULL));
      ALTER TABLE session ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
      ALTER TABLE session ADD COLUMN may_enrol boolean NOT NULL DEFAULT false;
      ALTER TABLE session ADD COLUMN way text NOT NULL DEFAULT 'password';
      ALTER TABLE session ADD COLUMN device text;
      ALTER TABLE session ADD COLUMN proved_at timestamptz;
      ALTER TABLE session ALTER COLUMN id DROP DEFAULT;
      CREATE UNIQUE INDEX session_id ON session (id);
    `);
    await this.factors(runner);
    await this.administration(runner);
  }

  private async factors(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE passkey (
        credential_id text NOT NULL,
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        "name" text NOT NULL,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        transports text array NOT NULL DEFAULT '{}',
        is_backed_up boolean NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        CONSTRAINT "PK_passkey" PRIMARY KEY (credential_id)
      );
      CREATE INDEX passkey_account ON passkey (account_id);
      CREATE TABLE recovery_code (
        code_hash text NOT NULL,
        account_id uuid NOT NULL,
        used_at timestamptz,
        CONSTRAINT "PK_recovery_code" PRIMARY KEY (code_hash)
      );
      CREATE INDEX recovery_code_account ON recovery_code (account_id);
      CREATE TABLE account_link (
        secret_hash text NOT NULL,
        account_id uuid NOT NULL,
        purpose text NOT NULL,
        made_by uuid,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT "PK_account_link" PRIMARY KEY (secret_hash)
      );
      CREATE INDEX account_link_account ON account_link (account_id);
      CREATE TABLE account_identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        linked_at timestamptz NOT NULL,
        linked_by uuid NOT NULL,
        CONSTRAINT "PK_account_identity" PRIMARY KEY (issuer, subject)
      );
      CREATE INDEX account_identity_account ON account_identity (account_id);
      CREATE TABLE spent_challenge (
        challenge_hash text NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT "PK_spent_challenge" PRIMARY KEY (challenge_hash)
      );
    `);
    for (const table of ['passkey', 'recovery_code', 'account_link', 'account_identity'])
      await runner.query(
        `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_account FOREIGN KEY (account_id) REFERENCES account (id)`,
      );
    await runner.query(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON passkey, recovery_code, account_link, account_identity, spent_challenge TO ipr_app`,
    );
  }

  /** Three administrators, three persons: an account neither becomes one of them nor ceases to be it. */
  private async administration(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_change (
        id uuid NOT NULL,
        account_id uuid,
        act text NOT NULL,
        wish jsonb NOT NULL DEFAULT '{}',
        proposed_by uuid NOT NULL,
        proposed_at timestamptz NOT NULL,
        settled_by uuid,
        settled_at timestamptz,
        outcome text,
        CONSTRAINT "PK_account_change" PRIMARY KEY (id),
        CONSTRAINT account_change_two_persons CHECK (outcome IS DISTINCT FROM 'confirmed' OR settled_by <> proposed_by)
      );
      GRANT SELECT, INSERT ON account_change TO ipr_app;
      GRANT UPDATE (settled_by, settled_at, outcome) ON account_change TO ipr_app;
      CREATE FUNCTION account_keeps_apart() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'an account neither becomes nor ceases to be an administrator' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_keeps_apart';
      END $$;
      CREATE TRIGGER account_keeps_apart BEFORE UPDATE OF role ON account FOR EACH ROW
        WHEN (OLD.role IS DISTINCT FROM NEW.role AND (OLD.role IN ${ADMINISTRATORS} OR NEW.role IN ${ADMINISTRATORS}))
        EXECUTE FUNCTION account_keeps_apart();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER account_keeps_apart ON account;
      DROP FUNCTION account_keeps_apart();
      DROP TABLE account_change, spent_challenge, account_identity, account_link, recovery_code, passkey;
      DROP INDEX session_id;
      ALTER TABLE session DROP COLUMN id, DROP COLUMN may_enrol, DROP COLUMN way, DROP COLUMN device, DROP COLUMN proved_at;
      ALTER TABLE account DROP CONSTRAINT account_administrators_have_no_place;
      ALTER TABLE account DROP COLUMN credential_version, DROP COLUMN password_changed_at;
      ALTER TABLE account ADD COLUMN failed_attempts integer NOT NULL DEFAULT '0', ADD COLUMN blocked_until timestamptz;
      DELETE FROM session WHERE account_id IN (SELECT id FROM account WHERE password_hash IS NULL);
      DELETE FROM account WHERE password_hash IS NULL;
      ALTER TABLE account ALTER COLUMN password_hash SET NOT NULL;
    `);
  }
}
