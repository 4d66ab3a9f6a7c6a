import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When it is the coordinators' turn although an institution holds the case. */
const DESK_TURN = `status IN ('appealing', 'triage')`;

const policy = (turn: string): string => `
  ALTER POLICY case_file_scope ON case_file USING (
    app_actor() = 'system'
    OR (app_actor() = 'applicant' AND id = nullif(current_setting('app.case', true), '')::uuid)
    OR (app_actor() = 'staff' AND (holder_institution_id = ANY (app_institutions()) OR app_takes_part(id)))
    OR (app_actor() = 'coordinator' AND (NOT is_confidential OR holder_institution_id IS NULL OR ${turn})
        AND (current_setting('app.queue', true) = 'national' OR coordinator_queue = current_setting('app.queue', true)))
  )`;

const index = (turn: string): string => `
  DROP INDEX case_file_desk;
  CREATE INDEX case_file_desk ON case_file (coordinator_queue, received_at)
    WHERE closed_at IS NULL AND (holder_institution_id IS NULL OR ${turn})`;

/**
 * A route is answered for: why it was decided anew, what became of the answer, and who waits for one. A challenge stands before the
 * coordinators until they have answered it, whoever holds the case (docs/decisions/0014-routes-answered-for.md).
 */
export class AnswerForRoutes20261125000200 implements MigrationInterface {
  name = 'AnswerForRoutes20261125000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE case_file ADD COLUMN is_challenged boolean NOT NULL DEFAULT false;
      ALTER TABLE routing_decision
        ADD COLUMN cause text NOT NULL DEFAULT 'filed',
        ADD COLUMN changed text[] NOT NULL DEFAULT '{}',
        ADD COLUMN answer text,
        ADD COLUMN answered_at timestamptz,
        ADD COLUMN answered_by uuid,
        ADD COLUMN answer_note text;
      CREATE INDEX routing_decision_first ON routing_decision (at) WHERE seq = 1;
      CREATE INDEX case_event_misroute ON case_event (case_id, seq)
        WHERE act IN ('return_offer', 'give_back', 'transfer', 'override_route', 'designate', 'answer_challenge');
    `);
    await runner.query(policy(`${DESK_TURN} OR is_challenged`));
    await runner.query(index(`${DESK_TURN} OR is_challenged`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(policy(DESK_TURN));
    await runner.query(index(DESK_TURN));
    await runner.query(`
      DROP INDEX case_event_misroute, routing_decision_first;
      ALTER TABLE routing_decision DROP COLUMN cause, DROP COLUMN changed, DROP COLUMN answer, DROP COLUMN answered_at,
        DROP COLUMN answered_by, DROP COLUMN answer_note;
      ALTER TABLE case_file DROP COLUMN is_challenged;
    `);
  }
}
