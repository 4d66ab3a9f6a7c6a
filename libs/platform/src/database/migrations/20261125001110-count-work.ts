import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may read figures: an institution its own, a desk those of its province without what is kept from its sight. */
const scoped = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_scope ON ${table}
    USING (
      app_actor() = 'system'
      OR (app_actor() = 'staff' AND institution_id = ANY (app_institutions()))
      OR (app_actor() = 'coordinator' AND NOT is_shielded
          AND (current_setting('app.queue', true) = 'national' OR queue = current_setting('app.queue', true)))
    )
    WITH CHECK (app_actor() = 'system');
  GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ipr_app;
`;

/** Read and written by the system alone. */
const inner = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_scope ON ${table} USING (app_actor() = 'system') WITH CHECK (app_actor() = 'system');
  GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ipr_app;
`;

/**
 * Counters for overviews (docs/decisions/0020-counters.md). Whatever changes a case leaves its id behind, in one bare insert; the worker
 * turns ids into differences and adds those up. No writer ever waits for a counter.
 */
export class CountWork20261125001110 implements MigrationInterface {
  name = 'CountWork20261125001110';

  async up(runner: QueryRunner): Promise<void> {
    await this.tables(runner);
    await this.triggers(runner);
    for (const table of ['workload_cell', 'workload_day', 'closing']) await runner.query(scoped(table));
    for (const table of ['case_touched', 'closing_due', 'workload_tally']) await runner.query(inner(table));
    // What was filed before there were counters is counted first.
    await runner.query(`
      SELECT set_config('app.actor', 'system', true);
      INSERT INTO case_touched SELECT id FROM case_file;
      INSERT INTO closing_due SELECT id FROM case_file WHERE closed_at IS NOT NULL;
    `);
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_touched (case_id uuid NOT NULL);
      CREATE TABLE closing_due (case_id uuid NOT NULL);
      CREATE TABLE workload_tally (
        case_id uuid NOT NULL,
        queue text NOT NULL,
        institution_id text NOT NULL,
        is_shielded boolean NOT NULL,
        status text NOT NULL,
        province text NOT NULL,
        ip_type text NOT NULL,
        received_on date NOT NULL,
        due_on date,
        closed_on date,
        CONSTRAINT "PK_workload_tally" PRIMARY KEY (case_id)
      );
      CREATE TABLE workload_cell (
        kind text NOT NULL,
        queue text NOT NULL,
        institution_id text NOT NULL,
        is_shielded boolean NOT NULL,
        label text NOT NULL,
        day date NOT NULL,
        n integer NOT NULL,
        CONSTRAINT "PK_workload_cell" PRIMARY KEY (kind, queue, institution_id, is_shielded, label, day)
      );
      CREATE INDEX workload_cell_day ON workload_cell (kind, day);
      CREATE TABLE workload_day (
        day date NOT NULL,
        queue text NOT NULL,
        institution_id text NOT NULL,
        is_shielded boolean NOT NULL,
        open integer NOT NULL,
        overdue integer NOT NULL,
        CONSTRAINT "PK_workload_day" PRIMARY KEY (day, queue, institution_id, is_shielded)
      );
      CREATE TABLE closing (
        case_id uuid NOT NULL,
        queue text NOT NULL,
        institution_id text NOT NULL,
        is_shielded boolean NOT NULL,
        province text NOT NULL,
        ip_type text NOT NULL,
        status text NOT NULL,
        result_kind text,
        closed_on date NOT NULL,
        seconds_applicant bigint NOT NULL,
        seconds_institution bigint NOT NULL,
        seconds_other_body bigint NOT NULL,
        seconds_coordinator bigint NOT NULL,
        seconds_system bigint NOT NULL,
        is_timely boolean NOT NULL,
        score_link smallint,
        score_page smallint,
        score_phone smallint,
        visit_outcome text,
        CONSTRAINT "PK_closing" PRIMARY KEY (case_id)
      );
      CREATE INDEX closing_period ON closing (closed_on);
    `);
  }

  /** With the rights of whoever writes: only the system writes cases, and only the system may say that one moved. */
  private async triggers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION touch_filed() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
      BEGIN
        INSERT INTO case_touched SELECT id FROM fresh;
        RETURN NULL;
      END $$;
      CREATE FUNCTION touch_case() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
      BEGIN
        INSERT INTO case_touched VALUES (NEW.id);
        RETURN NULL;
      END $$;
      CREATE FUNCTION touch_part() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
      BEGIN
        INSERT INTO case_touched VALUES (NEW.case_id);
        RETURN NULL;
      END $$;
      CREATE FUNCTION touch_closing() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
      BEGIN
        INSERT INTO closing_due VALUES (NEW.id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER case_file_filed AFTER INSERT ON case_file
        REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION touch_filed();
      CREATE TRIGGER case_file_moved AFTER UPDATE ON case_file FOR EACH ROW
        WHEN ((OLD.status, OLD.holder_institution_id, OLD.coordinator_queue, OLD.place_code, OLD.ip_type, OLD.is_confidential, OLD.is_challenged, OLD.due_on, OLD.closed_at, OLD.received_at)
          IS DISTINCT FROM (NEW.status, NEW.holder_institution_id, NEW.coordinator_queue, NEW.place_code, NEW.ip_type, NEW.is_confidential, NEW.is_challenged, NEW.due_on, NEW.closed_at, NEW.received_at))
        EXECUTE FUNCTION touch_case();
      CREATE TRIGGER case_file_closed AFTER UPDATE ON case_file FOR EACH ROW
        WHEN (OLD.closed_at IS NOT NULL OR NEW.closed_at IS NOT NULL) EXECUTE FUNCTION touch_closing();
      CREATE TRIGGER case_participant_moved AFTER INSERT OR UPDATE ON case_participant FOR EACH ROW EXECUTE FUNCTION touch_part();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER case_participant_moved ON case_participant;
      DROP TRIGGER case_file_closed ON case_file;
      DROP TRIGGER case_file_moved ON case_file;
      DROP TRIGGER case_file_filed ON case_file;
      DROP FUNCTION touch_filed();
      DROP FUNCTION touch_case();
      DROP FUNCTION touch_part();
      DROP FUNCTION touch_closing();
      DROP TABLE closing, workload_day, workload_cell, workload_tally, closing_due, case_touched;
    `);
  }
}
