import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statuses in which it is the coordinators' turn, whether an institution holds the case or not. */
const DESK_TURN = `status IN ('appealing', 'triage')`;

const policy = (seesConfidential: string): string => `
  ALTER POLICY case_file_scope ON case_file USING (
    app_actor() = 'system'
    OR (app_actor() = 'applicant' AND id = nullif(current_setting('app.case', true), '')::uuid)
    OR (app_actor() = 'staff' AND (holder_institution_id = ANY (app_institutions()) OR app_takes_part(id)))
    OR (app_actor() = 'coordinator' AND (NOT is_confidential OR ${seesConfidential})
        AND (current_setting('app.queue', true) = 'national' OR coordinator_queue = current_setting('app.queue', true)))
  )`;

const index = (waits: string): string => `
  DROP INDEX case_file_desk;
  CREATE INDEX case_file_desk ON case_file (coordinator_queue, received_at) WHERE closed_at IS NULL AND (${waits})`;

/**
 * Whoever has to decide must see what there is to decide. An objection about a confidential case, and a hand-over that came back to
 * an institution's case, wait for the coordinators although an institution holds the case; before and after it is out of their sight.
 */
export class ShowDeskItsTurn20261122000020 implements MigrationInterface {
  name = 'ShowDeskItsTurn20261122000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(policy(`holder_institution_id IS NULL OR ${DESK_TURN}`));
    await runner.query(index(`holder_institution_id IS NULL OR ${DESK_TURN}`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(policy('holder_institution_id IS NULL'));
    await runner.query(index(`holder_institution_id IS NULL OR status = 'appealing'`));
  }
}
