import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notices get what delivery needs: an order to be read along, a way to be sent once and no more, and readers of their own. Whoever a
 * notice is addressed to may read it also when the case has left their sight: it says that something happened, and no more. Of a confidential
 * case even that is told only to who may know the case.
 */
export class TellPeople20261125001100 implements MigrationInterface {
  name = 'TellPeople20261125001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notice
        ADD COLUMN seq bigserial NOT NULL,
        ADD COLUMN event_seq integer NOT NULL DEFAULT 0,
        ADD COLUMN case_no text NOT NULL DEFAULT '',
        ADD COLUMN account_id uuid,
        ADD COLUMN is_quiet boolean NOT NULL DEFAULT false,
        ADD COLUMN is_confidential boolean NOT NULL DEFAULT false,
        ADD COLUMN next_attempt_at timestamptz,
        ADD COLUMN attempted_at timestamptz,
        ADD COLUMN last_error text,
        ADD COLUMN settled_by uuid,
        ADD COLUMN settled_at timestamptz,
        DROP COLUMN read_at;
      GRANT USAGE ON SEQUENCE notice_seq_seq TO ipr_app;
      SELECT set_config('app.actor', 'system', true);
      UPDATE notice n SET case_no = c.case_no, is_confidential = c.is_confidential FROM case_file c WHERE c.id = n.case_id;
      CREATE UNIQUE INDEX notice_once ON notice (case_id, event_seq, recipient_kind, recipient, account_id, channel)
        NULLS NOT DISTINCT WHERE event_seq > 0;
      CREATE INDEX notice_page ON notice (recipient_kind, recipient, seq) WHERE channel = 'page';
      CREATE INDEX notice_order ON notice (seq);
      CREATE INDEX notice_to_send ON notice (next_attempt_at) WHERE channel = 'email' AND state IN ('written', 'attempting');
      CREATE INDEX notice_mail ON notice (seq) WHERE channel = 'email';
      CREATE INDEX notice_for_a_person ON notice (seq) WHERE state IN ('failed', 'unknown') AND settled_at IS NULL;
    `);
    await runner.query(`
      CREATE TABLE notice_read (
        notice_id uuid NOT NULL,
        account_id uuid NOT NULL,
        read_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_notice_read" PRIMARY KEY (notice_id, account_id)
      );
      ALTER TABLE notice_read ADD CONSTRAINT fk_notice_read_notice FOREIGN KEY (notice_id) REFERENCES notice (id) ON DELETE CASCADE;
      ALTER TABLE notice_read ENABLE ROW LEVEL SECURITY;
      ALTER TABLE notice_read FORCE ROW LEVEL SECURITY;
      CREATE POLICY notice_read_scope ON notice_read
        USING (app_actor() = 'system' OR account_id::text = current_setting('app.account', true))
        WITH CHECK (app_actor() = 'system' OR account_id::text = current_setting('app.account', true));
      GRANT SELECT, INSERT ON notice_read TO ipr_app;
    `);
    await runner.query(`
      ALTER POLICY notice_scope ON notice USING (
        app_actor() = 'system'
        OR (app_actor() = 'staff' AND recipient_kind = 'institution' AND recipient = ANY (app_institutions())
            AND (account_id IS NULL OR account_id::text = current_setting('app.account', true))
            AND (NOT is_confidential OR account_id IS NOT NULL OR EXISTS (SELECT FROM case_file c WHERE c.id = notice.case_id)))
        OR (app_actor() = 'coordinator' AND recipient_kind = 'coordinator' AND recipient = current_setting('app.queue', true))
        OR (recipient_kind = 'applicant' AND EXISTS (SELECT FROM case_file c WHERE c.id = notice.case_id))
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER POLICY notice_scope ON notice
        USING (app_actor() = 'system' OR EXISTS (SELECT FROM case_file c WHERE c.id = notice.case_id));
      DROP TABLE notice_read;
      DROP INDEX notice_once, notice_page, notice_order, notice_to_send, notice_mail, notice_for_a_person;
      ALTER TABLE notice DROP COLUMN seq, DROP COLUMN event_seq, DROP COLUMN case_no, DROP COLUMN account_id, DROP COLUMN is_quiet,
        DROP COLUMN is_confidential, DROP COLUMN next_attempt_at, DROP COLUMN attempted_at, DROP COLUMN last_error, DROP COLUMN settled_by, DROP COLUMN settled_at,
        ADD COLUMN read_at timestamptz;
    `);
  }
}
