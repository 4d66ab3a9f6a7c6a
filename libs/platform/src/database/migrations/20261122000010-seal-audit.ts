import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit record becomes a hash chain with signed checkpoints (docs/decisions/0009-audit-chain.md). */
export class SealAudit20261122000010 implements MigrationInterface {
  name = 'SealAudit20261122000010';

  async up(runner: QueryRunner): Promise<void> {
    await this.tables(runner);
    await this.guards(runner);
    // A number is drawn before its row is written. With the transaction's own id taken before the number, "no transaction older
    // than this is open" means "no number drawn before is still to come", which is what the sealer asks before it forgets a gap.
    await runner.query(`
      CREATE FUNCTION audit_take_transaction_id() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_current_xact_id();
        RETURN NULL;
      END $$;
      CREATE TRIGGER audit_event_order BEFORE INSERT ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_take_transaction_id();
      GRANT SELECT ON SEQUENCE audit_event_id_seq TO ipr_app;
      CREATE INDEX audit_event_case ON audit_event (case_id, id) WHERE case_id IS NOT NULL;
    `);
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_seal (
        seq bigint NOT NULL,
        event_id bigint NOT NULL,
        event_hash bytea NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT "PK_audit_seal" PRIMARY KEY (seq),
        CONSTRAINT "UQ_audit_seal_event" UNIQUE (event_id),
        CONSTRAINT audit_seal_place CHECK (seq > 0),
        CONSTRAINT audit_seal_digest CHECK (octet_length(event_hash) = 32),
        CONSTRAINT audit_seal_link CHECK (octet_length(hash) = 32)
      );
      CREATE TABLE audit_checkpoint (
        seq bigint NOT NULL,
        line text NOT NULL,
        CONSTRAINT "PK_audit_checkpoint" PRIMARY KEY (seq)
      );
    `);
  }

  /** Rights first; then triggers, which hold for the owner too. A superuser passes both: against her stand the chain and the copy outside. */
  private async guards(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% only grows: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
      END $$;
    `);
    for (const table of ['audit_event', 'audit_seal', 'audit_checkpoint']) {
      await runner.query(`
        CREATE TRIGGER ${table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()`);
    }
    for (const table of ['audit_seal', 'audit_checkpoint']) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_reading ON ${table} FOR SELECT USING (app_actor() IN ('system', 'auditor'));
        CREATE POLICY ${table}_writing ON ${table} FOR INSERT WITH CHECK (app_actor() = 'system');
        GRANT SELECT, INSERT ON ${table} TO ipr_app;
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX audit_event_case;
      REVOKE SELECT ON SEQUENCE audit_event_id_seq FROM ipr_app;
      DROP TRIGGER audit_event_order ON audit_event;
      DROP TRIGGER audit_event_only_grows ON audit_event;
      DROP TABLE audit_checkpoint, audit_seal;
      DROP FUNCTION audit_take_transaction_id();
      DROP FUNCTION audit_only_grows();
    `);
  }
}
