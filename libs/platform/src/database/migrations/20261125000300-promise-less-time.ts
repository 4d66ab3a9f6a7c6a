import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Limits that a level, a region or an institution has published, shorter than the national ones; and the second date of every clock:
 * the day of the warning stands in the case row like the day that it is due, and who was told what is kept beside the promise.
 */
export class PromiseLessTime20261125000300 implements MigrationInterface {
  name = 'PromiseLessTime20261125000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE published_limit (
        id uuid NOT NULL,
        "kind" text NOT NULL,
        "days" integer NOT NULL,
        "scope" text NOT NULL,
        subject text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        "source" text NOT NULL,
        published_by uuid NOT NULL,
        published_at timestamptz NOT NULL,
        CONSTRAINT "PK_published_limit" PRIMARY KEY (id)
      );
      GRANT SELECT, INSERT ON published_limit TO ipr_app;
      GRANT UPDATE (valid_to) ON published_limit TO ipr_app;
      ALTER TABLE case_file ADD COLUMN warn_on date;
      UPDATE case_file c SET warn_on = (SELECT min(d.warn_on) FROM deadline d WHERE d.case_id = c.id AND d.satisfied_at IS NULL) WHERE closed_at IS NULL;
      ALTER TABLE deadline ADD COLUMN warned_at timestamptz, ADD COLUMN reported_at timestamptz, ADD COLUMN raised_at timestamptz;
      UPDATE deadline SET warned_at = now() WHERE warn_on <= current_date;
      UPDATE deadline SET reported_at = now() WHERE breached_at IS NOT NULL;
      CREATE INDEX case_file_external ON case_file (external_due_on, received_at) WHERE external_due_on IS NOT NULL;
      UPDATE case_file c SET external_due_on = (
        SELECT min(d.due_on) FROM deadline d
         WHERE d.case_id = c.id AND d.satisfied_at IS NULL AND (d.kind LIKE 'external\\_%' OR d.kind = 'judicial_confirmation'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX case_file_external;
      ALTER TABLE deadline DROP COLUMN warned_at, DROP COLUMN reported_at, DROP COLUMN raised_at;
      ALTER TABLE case_file DROP COLUMN warn_on;
      DROP TABLE published_limit;
    `);
  }
}
