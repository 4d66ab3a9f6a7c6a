import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables about single cases that nobody reads but the system, which shows of them what a coordinator may see. */
const OF_CASES = ['hand_over', 'rehearsal_move', 'shadow_disagreement'];

/**
 * Directory and policy as releases. `term` says which version is in force from which day; it replaces `directory_version.valid_to`,
 * which stays for processes of the former release of the software until they are gone.
 */
export class ReleaseDirectoryAndPolicy20261125000100 implements MigrationInterface {
  name = 'ReleaseDirectoryAndPolicy20261125000100';

  async up(runner: QueryRunner): Promise<void> {
    await this.versions(runner);
    await this.releases(runner);
    await this.cases(runner);
    await runner.query(`
      GRANT SELECT, INSERT ON term, policy_version TO ipr_app;
      GRANT SELECT, INSERT, UPDATE ON release, release_run TO ipr_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON shadow, hand_over TO ipr_app;
      GRANT SELECT, INSERT, DELETE ON rehearsal_move TO ipr_app;
      GRANT SELECT, INSERT ON shadow_disagreement TO ipr_app;
    `);
  }

  private async versions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE directory_version ADD COLUMN region_changes jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE institution ADD COLUMN capacity integer;
      CREATE TABLE policy_version (
        "version" text NOT NULL,
        body jsonb NOT NULL,
        kept_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_825a6671fc6a44ccb03623f41ae" PRIMARY KEY ("version")
      );
      CREATE TABLE term (
        seq bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        kind text NOT NULL,
        "version" text NOT NULL,
        valid_from date NOT NULL,
        release_id uuid,
        decided_by text NOT NULL,
        decided_at timestamptz NOT NULL,
        CONSTRAINT "PK_b87c2ea04f7bf9deb3b2d3029a1" PRIMARY KEY (seq)
      );
      CREATE INDEX term_day ON term (kind, valid_from DESC, seq DESC);
      INSERT INTO term (kind, "version", valid_from, decided_by, decided_at)
        SELECT 'directory', "version", valid_from, published_by, published_at FROM directory_version ORDER BY valid_from, published_at;
    `);
  }

  private async releases(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE release (
        id uuid NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        "state" text NOT NULL DEFAULT 'draft',
        revision integer NOT NULL DEFAULT 1,
        base_version text NOT NULL,
        changes jsonb NOT NULL,
        content_version text,
        faults jsonb NOT NULL DEFAULT '[]',
        edited_by uuid array NOT NULL,
        created_at timestamptz NOT NULL,
        edited_at timestamptz NOT NULL,
        proof jsonb,
        proved_version text,
        effective_on date,
        approved_by uuid,
        approved_at timestamptz,
        note text,
        rolled_back_by uuid,
        rolled_back_at timestamptz,
        applied_at timestamptz,
        CONSTRAINT "PK_1a2253436964eea9c558f9464f4" PRIMARY KEY (id)
      );
      CREATE INDEX release_newest ON release (kind, created_at DESC);
      CREATE TABLE release_run (
        id uuid NOT NULL,
        release_id uuid NOT NULL,
        kind text NOT NULL,
        "state" text NOT NULL DEFAULT 'waiting',
        content_version text NOT NULL,
        period_from date,
        period_to date,
        done integer NOT NULL DEFAULT 0,
        total integer NOT NULL DEFAULT 0,
        result jsonb,
        fault text,
        asked_by uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        seq integer NOT NULL,
        beat_at timestamptz,
        ended_at timestamptz,
        CONSTRAINT "PK_2b919101f51dc4e75d05954c047" PRIMARY KEY (id),
        CONSTRAINT fk_release_run_release FOREIGN KEY (release_id) REFERENCES release (id)
      );
      CREATE INDEX release_run_newest ON release_run (release_id, kind, seq DESC);
      CREATE UNIQUE INDEX release_run_one_going ON release_run (release_id, kind) WHERE "state" IN ('waiting', 'running');
      CREATE TABLE shadow (
        release_id uuid NOT NULL,
        kind text NOT NULL,
        "version" text NOT NULL,
        since timestamptz NOT NULL,
        CONSTRAINT "PK_a6e67150bfd7f4c9f6e99ad9fb2" PRIMARY KEY (release_id)
      );
    `);
  }

  private async cases(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE hand_over (
        release_id uuid NOT NULL,
        case_id uuid NOT NULL,
        leaving_id text NOT NULL,
        to_id text,
        to_desk text,
        chosen_by text NOT NULL,
        rules text array NOT NULL DEFAULT '{}',
        "state" text NOT NULL DEFAULT 'planned',
        done_at timestamptz,
        CONSTRAINT "PK_751c3df0234a5a3b0ddab55daa7" PRIMARY KEY (release_id, case_id),
        CONSTRAINT fk_hand_over_case FOREIGN KEY (case_id) REFERENCES case_file (id),
        CONSTRAINT fk_hand_over_release FOREIGN KEY (release_id) REFERENCES release (id)
      );
      CREATE INDEX hand_over_case ON hand_over (case_id);
      CREATE TABLE rehearsal_move (
        run_id uuid NOT NULL,
        case_id uuid NOT NULL,
        case_no text NOT NULL,
        from_name text NOT NULL,
        to_name text NOT NULL,
        CONSTRAINT "PK_91bbd294ec6eaa986e868f65050" PRIMARY KEY (run_id, case_id),
        CONSTRAINT fk_rehearsal_move_case FOREIGN KEY (case_id) REFERENCES case_file (id),
        CONSTRAINT fk_rehearsal_move_run FOREIGN KEY (run_id) REFERENCES release_run (id)
      );
      CREATE TABLE shadow_disagreement (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        release_id uuid NOT NULL,
        case_id uuid NOT NULL,
        decision_seq integer NOT NULL,
        "at" timestamptz NOT NULL,
        live_name text NOT NULL,
        shadow_name text NOT NULL,
        live_rules text array NOT NULL,
        shadow_rules text array NOT NULL,
        CONSTRAINT "PK_a3d892dfc0e407afda3a79e4972" PRIMARY KEY (id),
        CONSTRAINT fk_shadow_disagreement_case FOREIGN KEY (case_id) REFERENCES case_file (id)
      );
      CREATE UNIQUE INDEX shadow_disagreement_once ON shadow_disagreement (release_id, case_id, decision_seq);
      CREATE INDEX routing_decision_at ON routing_decision USING brin ("at");
    `);
    for (const table of OF_CASES)
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_scope ON ${table} USING (app_actor() = 'system') WITH CHECK (app_actor() = 'system');
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX routing_decision_at;
      DROP TABLE shadow_disagreement, rehearsal_move, hand_over, shadow, release_run, release, term, policy_version;
      ALTER TABLE institution DROP COLUMN capacity;
      ALTER TABLE directory_version DROP COLUMN region_changes;
    `);
  }
}
