import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Holiday plans as they were published, how far the re-derivation of open deadlines has come for each, and which days it moved. A
 * moved day belongs to its case: who sees the case sees it. The further indexes find what somebody has to be told of.
 */
export class MoveWithThePlan20261125000301 implements MigrationInterface {
  name = 'MoveWithThePlan20261125000301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE holiday_plan (
        id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
        "year" integer NOT NULL,
        is_whole boolean NOT NULL DEFAULT false,
        "source" text NOT NULL,
        "days" jsonb NOT NULL,
        first_day date NOT NULL,
        published_by text NOT NULL,
        published_at timestamptz NOT NULL,
        "cursor" uuid,
        looked_at integer NOT NULL DEFAULT '0',
        moved integer NOT NULL DEFAULT '0',
        done_at timestamptz,
        CONSTRAINT "PK_holiday_plan" PRIMARY KEY (id)
      );
      GRANT SELECT, INSERT ON holiday_plan TO ipr_app;
      GRANT UPDATE ("cursor", looked_at, moved, done_at) ON holiday_plan TO ipr_app;
      CREATE TABLE deadline_move (
        plan_id integer NOT NULL,
        case_id uuid NOT NULL,
        "kind" text NOT NULL,
        opened_seq integer NOT NULL,
        was_due date NOT NULL,
        is_due date NOT NULL,
        moved_at timestamptz NOT NULL,
        CONSTRAINT "PK_deadline_move" PRIMARY KEY (plan_id, case_id, "kind", opened_seq)
      );
      ALTER TABLE deadline_move ADD CONSTRAINT fk_deadline_move_case FOREIGN KEY (case_id) REFERENCES case_file (id);
      ALTER TABLE deadline_move ADD CONSTRAINT fk_deadline_move_plan FOREIGN KEY (plan_id) REFERENCES holiday_plan (id);
      CREATE INDEX deadline_move_case ON deadline_move (case_id);
      ALTER TABLE deadline_move ENABLE ROW LEVEL SECURITY;
      ALTER TABLE deadline_move FORCE ROW LEVEL SECURITY;
      CREATE POLICY deadline_move_scope ON deadline_move
        USING (app_actor() = 'system' OR EXISTS (SELECT FROM case_file c WHERE c.id = deadline_move.case_id))
        WITH CHECK (app_actor() = 'system');
      GRANT SELECT, INSERT ON deadline_move TO ipr_app;
      CREATE INDEX deadline_to_warn ON deadline (warn_on) WHERE satisfied_at IS NULL AND warned_at IS NULL;
      CREATE INDEX deadline_to_report ON deadline (due_on) WHERE satisfied_at IS NULL AND breached_at IS NOT NULL AND reported_at IS NULL;
      CREATE INDEX deadline_to_raise ON deadline (due_on) WHERE satisfied_at IS NULL AND reported_at IS NOT NULL AND raised_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX deadline_to_warn, deadline_to_report, deadline_to_raise;
      DROP TABLE deadline_move;
      DROP TABLE holiday_plan;
    `);
  }
}
