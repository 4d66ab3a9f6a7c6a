import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows belong to a case: who sees the case sees them. */
const CASE_TABLES = [
  'case_request',
  'party',
  'case_event',
  'deadline',
  'routing_decision',
  'offer',
  'document',
  'notice',
];

/**
 * The second lock: row-level security with a role that owns nothing. The first is the guard of the HTTP door; either must hold alone.
 * Settings are made per transaction (`set_config(…, true)`): app.actor = system | staff | coordinator | applicant | auditor,
 * app.institutions, app.queue, app.case. Without them every table of cases is empty.
 */
export class GuardCases20261122000002 implements MigrationInterface {
  name = 'GuardCases20261122000002';

  async up(runner: QueryRunner): Promise<void> {
    await this.indexes(runner);
    await this.keys(runner);
    await this.role(runner);
    await this.policies(runner);
  }

  private async indexes(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX case_file_holder_open ON case_file (holder_institution_id, received_at) WHERE closed_at IS NULL;
      CREATE INDEX case_file_queue_open ON case_file (coordinator_queue, received_at) WHERE closed_at IS NULL;
      CREATE INDEX case_file_handler_open ON case_file (handler_id, received_at) WHERE closed_at IS NULL AND handler_id IS NOT NULL;
      CREATE INDEX case_file_received ON case_file (received_at, id);
      CREATE INDEX case_file_unrouted ON case_file (received_at) WHERE status = 'submitted';
      CREATE INDEX case_participant_open ON case_participant (institution_id, relation) WHERE until IS NULL;
      CREATE INDEX deadline_open ON deadline (due_on) WHERE satisfied_at IS NULL AND breached_at IS NULL;
      CREATE UNIQUE INDEX offer_one_open ON offer (case_id) WHERE state = 'offered';
      CREATE INDEX offer_open ON offer (to_institution_id, answer_by) WHERE state = 'offered';
      CREATE INDEX outbox_waiting ON outbox (id) WHERE published_at IS NULL;
    `);
  }

  private async keys(runner: QueryRunner): Promise<void> {
    for (const table of [...CASE_TABLES, 'case_participant', 'case_fingerprint', 'lookup_token']) {
      await runner.query(
        `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_case FOREIGN KEY (case_id) REFERENCES case_file (id)`,
      );
    }
    await runner.query(`
      ALTER TABLE session ADD CONSTRAINT fk_session_account FOREIGN KEY (account_id) REFERENCES account (id);
      ALTER TABLE institution ADD CONSTRAINT fk_institution_version FOREIGN KEY (directory_version) REFERENCES directory_version (version);
    `);
  }

  private async role(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ipr_app') THEN CREATE ROLE ipr_app NOLOGIN NOBYPASSRLS; END IF;
      END $$;
      GRANT USAGE ON SCHEMA public TO ipr_app;
      GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO ipr_app;
      GRANT DELETE ON session, lookup_token, attempt, outbox, inbox, idempotency_key, deadline, working_day_override TO ipr_app;
      REVOKE UPDATE ON audit_event, case_event, document FROM ipr_app;
      REVOKE INSERT, UPDATE ON migrations FROM ipr_app;
    `);
  }

  private async policies(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION app_actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT current_setting('app.actor', true) $$;
      CREATE FUNCTION app_institutions() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT string_to_array(nullif(current_setting('app.institutions', true), ''), ',') $$;
      CREATE FUNCTION app_takes_part(case_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
        AS $$ SELECT EXISTS (SELECT FROM case_participant p
                WHERE p.case_id = app_takes_part.case_id AND p.institution_id = ANY (app_institutions()) AND p.until IS NULL) $$;

      ALTER TABLE case_file ENABLE ROW LEVEL SECURITY;
      ALTER TABLE case_file FORCE ROW LEVEL SECURITY;
      CREATE POLICY case_file_scope ON case_file
        USING (
          app_actor() = 'system'
          OR (app_actor() = 'applicant' AND id = nullif(current_setting('app.case', true), '')::uuid)
          OR (app_actor() = 'staff' AND (holder_institution_id = ANY (app_institutions()) OR app_takes_part(id)))
          OR (app_actor() = 'coordinator' AND (NOT is_confidential OR holder_institution_id IS NULL)
              AND (current_setting('app.queue', true) = 'national' OR coordinator_queue = current_setting('app.queue', true)))
        )
        WITH CHECK (app_actor() = 'system');
    `);
    for (const table of CASE_TABLES) await runner.query(this.followsCase(table));
    // Not forced: app_takes_part() reads it as the owner, which is how the policy of case_file avoids referring to itself.
    await runner.query(this.followsCase('case_participant').replace(/ALTER TABLE \w+ FORCE ROW LEVEL SECURITY;/, ''));
    await runner.query(`
      ALTER TABLE case_fingerprint ENABLE ROW LEVEL SECURITY;
      ALTER TABLE case_fingerprint FORCE ROW LEVEL SECURITY;
      CREATE POLICY case_fingerprint_scope ON case_fingerprint USING (app_actor() = 'system') WITH CHECK (app_actor() = 'system');
      ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
      ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
      CREATE POLICY audit_event_reading ON audit_event FOR SELECT USING (app_actor() IN ('system', 'auditor'));
      CREATE POLICY audit_event_writing ON audit_event FOR INSERT WITH CHECK (true);
    `);
  }

  private followsCase(table: string): string {
    return `
      ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
      ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
      CREATE POLICY ${table}_scope ON ${table}
        USING (app_actor() = 'system' OR EXISTS (SELECT FROM case_file c WHERE c.id = ${table}.case_id))
        WITH CHECK (app_actor() = 'system');
    `;
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...CASE_TABLES, 'case_participant', 'case_fingerprint']) {
      await runner.query(
        `DROP POLICY ${table}_scope ON ${table}; ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
      );
    }
    await runner.query(`
      DROP POLICY case_file_scope ON case_file; ALTER TABLE case_file NO FORCE ROW LEVEL SECURITY; ALTER TABLE case_file DISABLE ROW LEVEL SECURITY;
      DROP POLICY audit_event_reading ON audit_event; DROP POLICY audit_event_writing ON audit_event;
      ALTER TABLE audit_event NO FORCE ROW LEVEL SECURITY; ALTER TABLE audit_event DISABLE ROW LEVEL SECURITY;
      DROP FUNCTION app_takes_part(uuid); DROP FUNCTION app_institutions(); DROP FUNCTION app_actor();
      REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ipr_app;
      DROP INDEX case_file_holder_open, case_file_queue_open, case_file_handler_open, case_file_received, case_file_unrouted,
        case_participant_open, deadline_open, offer_one_open, offer_open, outbox_waiting;
    `);
    for (const table of [...CASE_TABLES, 'case_participant', 'case_fingerprint', 'lookup_token']) {
      await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT fk_${table}_case`);
    }
    await runner.query(`
      ALTER TABLE session DROP CONSTRAINT fk_session_account;
      ALTER TABLE institution DROP CONSTRAINT fk_institution_version;
    `);
  }
}
