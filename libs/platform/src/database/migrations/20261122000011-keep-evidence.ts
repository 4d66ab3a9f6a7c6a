import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that applicants hand in. Who sees the case sees them; their content lies sealed outside of the database. */
export class KeepEvidence20261122000011 implements MigrationInterface {
  name = 'KeepEvidence20261122000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE evidence (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        tag text NOT NULL,
        "name" text NOT NULL,
        "size" integer NOT NULL,
        sha256 text NOT NULL,
        media_type text NOT NULL,
        key_id text NOT NULL,
        "state" text NOT NULL DEFAULT 'received',
        received_at timestamptz NOT NULL,
        CONSTRAINT "PK_b864cb5d49854f89917fc0b44b9" PRIMARY KEY (id)
      );
      CREATE INDEX evidence_case ON evidence (case_id);
      ALTER TABLE evidence ADD CONSTRAINT fk_evidence_case FOREIGN KEY (case_id) REFERENCES case_file (id);
      ALTER TABLE evidence ENABLE ROW LEVEL SECURITY;
      ALTER TABLE evidence FORCE ROW LEVEL SECURITY;
      CREATE POLICY evidence_scope ON evidence
        USING (app_actor() = 'system' OR EXISTS (SELECT FROM case_file c WHERE c.id = evidence.case_id))
        WITH CHECK (app_actor() = 'system');
      GRANT SELECT, INSERT ON evidence TO ipr_app;
      GRANT UPDATE (state) ON evidence TO ipr_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE evidence`);
  }
}
