import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lists answer from one index each, at a million cases as at a hundred (docs/decisions/0008-lists.md). The applicant's name stands
 * in the case row because asking `party` for it under row-level security costs more than the rest of the list together.
 */
export class QuickLists20261122000004 implements MigrationInterface {
  name = 'QuickLists20261122000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE case_file ADD COLUMN applicant_name text;
      UPDATE case_file c SET applicant_name = p.name FROM party p WHERE p.case_id = c.id AND p.side = 'applicant';
      DROP INDEX case_file_queue_open;
      CREATE INDEX case_file_holder ON case_file (holder_institution_id, received_at) WHERE holder_institution_id IS NOT NULL;
      CREATE INDEX case_file_desk ON case_file (coordinator_queue, received_at)
        WHERE closed_at IS NULL AND (holder_institution_id IS NULL OR status = 'appealing');
      CREATE INDEX case_file_queue ON case_file (coordinator_queue, received_at);
      CREATE INDEX case_file_holder_due ON case_file (holder_institution_id, due_on) WHERE closed_at IS NULL AND holder_institution_id IS NOT NULL;
      CREATE INDEX case_file_queue_due ON case_file (coordinator_queue, due_on) WHERE closed_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX case_file_holder, case_file_desk, case_file_queue, case_file_holder_due, case_file_queue_due;
      CREATE INDEX case_file_queue_open ON case_file (coordinator_queue, received_at) WHERE closed_at IS NULL;
      ALTER TABLE case_file DROP COLUMN applicant_name;
    `);
  }
}
