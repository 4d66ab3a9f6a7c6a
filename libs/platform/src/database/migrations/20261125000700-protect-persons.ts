import type { MigrationInterface, QueryRunner } from 'typeorm';

/** New tables whose rows belong to a case: who sees the case sees them. */
const CASE_TABLES = ['consent', 'disclosure', 'look', 'unmasking', 'data_request'];

const CONSENTS = `
        INSERT INTO consent (case_id, purpose, given, at, notice_version, notice_hash, language, shown_at, "kinds")
          SELECT v_case, c.purpose, c.given, c.at, c.notice_version, c.notice_hash, c.language, c.shown_at, c.kinds
            FROM jsonb_populate_recordset(null::consent, f->'consents') AS c;`;

/** Filing in one round trip, as before, and what was consented to with it. */
const fileRequest = (consents: string): string => `
      CREATE OR REPLACE FUNCTION file_request(f jsonb) RETURNS jsonb LANGUAGE plpgsql
        SET search_path = public
      AS $$
      DECLARE
        known idempotency_key;
        v_case uuid := (f->'case'->>'id')::uuid;
      BEGIN
        PERFORM set_config('app.actor', 'system', true);
        INSERT INTO idempotency_key (principal, key, request_hash, answer)
          VALUES ('public', f->>'key', f->>'hash', f->'answer') ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
          SELECT * INTO known FROM idempotency_key WHERE principal = 'public' AND key = f->>'key';
          RETURN jsonb_build_object('repeated', true, 'same', known.request_hash = f->>'hash', 'answer', known.answer);
        END IF;
        INSERT INTO case_file SELECT * FROM jsonb_populate_record(null::case_file, f->'case');
        INSERT INTO case_request SELECT * FROM jsonb_populate_record(null::case_request, f->'request');
        INSERT INTO party SELECT * FROM jsonb_populate_recordset(null::party, f->'parties');
        INSERT INTO case_fingerprint (case_id, kind, mark)
          SELECT v_case, m.kind, m.mark FROM jsonb_to_recordset(f->'fingerprints') AS m(kind text, mark text) ON CONFLICT DO NOTHING;
        INSERT INTO case_event SELECT * FROM jsonb_populate_record(null::case_event, f->'event');
        INSERT INTO deadline SELECT * FROM jsonb_populate_recordset(null::deadline, f->'deadlines');${consents}
        INSERT INTO audit_event (event, actor_kind, case_id, facts, correlation_id)
          VALUES ('request.filed', 'applicant', v_case, jsonb_build_object('contentHash', f->'request'->>'content_hash'), f->>'correlationId');
        INSERT INTO outbox (name, payload, correlation_id)
          VALUES ('case.submitted', jsonb_build_object('caseId', v_case), f->>'correlationId');
        RETURN jsonb_build_object('repeated', false);
      END $$`;

/**
 * What the law on personal data asks for (docs/decisions/0024-personal-data.md): names of persons and what they wrote are sealed;
 * consents for each purpose; who was told, who looked, who unmasked; requests about one's own data; what was destroyed; keys in use.
 */
export class ProtectPersons20261125000700 implements MigrationInterface {
  name = 'ProtectPersons20261125000700';

  async up(runner: QueryRunner): Promise<void> {
    await this.sealed(runner);
    await this.tables(runner);
    await this.guards(runner);
    await runner.query(fileRequest(CONSENTS));
  }

  /** What stands in clear in an older database is sealed by the worker (`keys status` shows how far it is): SQL has no keys. */
  private async sealed(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE party ADD COLUMN name_sealed text, ALTER COLUMN name DROP NOT NULL;
      ALTER TABLE case_request ADD COLUMN facts_sealed text, ADD COLUMN demand_sealed text, ADD COLUMN description_sealed text,
        ALTER COLUMN facts DROP NOT NULL, ALTER COLUMN demand DROP NOT NULL;
      ALTER TABLE case_file ADD COLUMN applicant_name_sealed text, ADD COLUMN applicant_mark text;
      CREATE INDEX audit_event_actor ON audit_event (actor_id, id) WHERE actor_id IS NOT NULL;
      CREATE INDEX audit_event_at ON audit_event USING brin (at);
      CREATE INDEX case_file_applicant_mark ON case_file (applicant_mark) WHERE applicant_mark IS NOT NULL;
    `);
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE consent (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        case_id uuid NOT NULL,
        purpose text NOT NULL,
        given boolean NOT NULL,
        "at" timestamptz NOT NULL,
        notice_version text NOT NULL,
        notice_hash text NOT NULL,
        language text NOT NULL,
        shown_at timestamptz,
        receiver text,
        receiver_contact text,
        "kinds" text array NOT NULL DEFAULT '{}',
        CONSTRAINT "PK_consent" PRIMARY KEY (id)
      );
      CREATE INDEX consent_case ON consent (case_id, id);
      CREATE TABLE disclosure (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        act text NOT NULL,
        receiver text NOT NULL,
        receiver_contact text,
        purpose text NOT NULL,
        "kinds" text array NOT NULL,
        basis text NOT NULL,
        consent_id bigint,
        actor_id uuid,
        "at" timestamptz NOT NULL,
        CONSTRAINT "PK_disclosure" PRIMARY KEY (id)
      );
      CREATE INDEX disclosure_case ON disclosure (case_id);
      CREATE TABLE look (
        case_id uuid NOT NULL,
        account_id uuid NOT NULL,
        "window" timestamptz NOT NULL,
        role text NOT NULL,
        institution_id text,
        queue text,
        CONSTRAINT "PK_look" PRIMARY KEY (case_id, account_id, "window")
      );
      CREATE TABLE unmasking (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        account_id uuid NOT NULL,
        role text NOT NULL,
        institution_id text,
        queue text,
        fields text array NOT NULL,
        reason text NOT NULL,
        note_sealed text,
        "at" timestamptz NOT NULL,
        CONSTRAINT "PK_unmasking" PRIMARY KEY (id)
      );
      CREATE INDEX unmasking_case ON unmasking (case_id);
      CREATE INDEX unmasking_at ON unmasking ("at");
      CREATE TABLE data_request (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        "kind" text NOT NULL,
        field text,
        value_sealed text,
        words_sealed text,
        "state" text NOT NULL DEFAULT 'open',
        asked_at timestamptz NOT NULL,
        due_on date NOT NULL,
        answered_at timestamptz,
        answered_by uuid,
        reason text,
        answer_sealed text,
        CONSTRAINT "PK_data_request" PRIMARY KEY (id)
      );
      CREATE INDEX data_request_case ON data_request (case_id);
      CREATE INDEX data_request_open ON data_request (due_on) WHERE state = 'open';
      CREATE TABLE retention_run (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        "at" timestamptz NOT NULL,
        is_rehearsal boolean NOT NULL,
        counts jsonb NOT NULL,
        CONSTRAINT "PK_retention_run" PRIMARY KEY (id)
      );
      CREATE TABLE key_check (
        "kind" text NOT NULL,
        id text NOT NULL,
        proof text NOT NULL,
        since timestamptz NOT NULL DEFAULT now(),
        done_at timestamptz,
        retired_at timestamptz,
        CONSTRAINT "PK_key_check" PRIMARY KEY (kind, id)
      );
    `);
  }

  private async guards(runner: QueryRunner): Promise<void> {
    for (const table of CASE_TABLES) {
      await runner.query(`
        ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_case FOREIGN KEY (case_id) REFERENCES case_file (id);
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_scope ON ${table}
          USING (app_actor() IN ('system'${table === 'unmasking' || table === 'look' ? `, 'auditor'` : ''}) OR EXISTS (SELECT FROM case_file c WHERE c.id = ${table}.case_id))
          WITH CHECK (app_actor() = 'system');
        GRANT SELECT, INSERT ON ${table} TO ipr_app;
      `);
    }
    await runner.query(`
      GRANT UPDATE ON data_request TO ipr_app;
      GRANT UPDATE (note_sealed) ON unmasking TO ipr_app;
      GRANT DELETE ON look TO ipr_app;
      GRANT SELECT, INSERT ON retention_run TO ipr_app;
      GRANT SELECT, INSERT ON key_check TO ipr_app;
      GRANT UPDATE (done_at, retired_at) ON key_check TO ipr_app;
      GRANT DELETE ON case_fingerprint TO ipr_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(fileRequest(''));
    await runner.query(`
      REVOKE DELETE ON case_fingerprint FROM ipr_app;
      DROP INDEX audit_event_actor, audit_event_at;
      DROP TABLE key_check, retention_run, data_request, unmasking, look, disclosure, consent;
      ALTER TABLE case_file DROP COLUMN applicant_name_sealed, DROP COLUMN applicant_mark;
      ALTER TABLE case_request DROP COLUMN facts_sealed, DROP COLUMN demand_sealed, DROP COLUMN description_sealed;
      ALTER TABLE party DROP COLUMN name_sealed;
    `);
  }
}
