import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases that share keyed marks, and what their holders have agreed about them. The other side's own request is linked too, for the
 * system and the coordinators alone; whoever works on the one is kept from the other by a policy that no broader one overrides.
 */
export class LinkMatters20261125000302 implements MigrationInterface {
  name = 'LinkMatters20261125000302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_link (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        other_id uuid NOT NULL,
        "kind" text NOT NULL,
        "state" text NOT NULL DEFAULT 'found',
        asked_from uuid,
        "note" text,
        answer text,
        found_at timestamptz NOT NULL,
        CONSTRAINT "PK_case_link" PRIMARY KEY (id)
      );
      CREATE UNIQUE INDEX case_link_pair ON case_link (case_id, other_id);
      CREATE INDEX case_link_other ON case_link (other_id);
      ALTER TABLE case_link ADD CONSTRAINT fk_case_link_case FOREIGN KEY (case_id) REFERENCES case_file (id);
      ALTER TABLE case_link ADD CONSTRAINT fk_case_link_other FOREIGN KEY (other_id) REFERENCES case_file (id);
      ALTER TABLE case_link ENABLE ROW LEVEL SECURITY;
      ALTER TABLE case_link FORCE ROW LEVEL SECURITY;
      CREATE POLICY case_link_scope ON case_link
        USING (app_actor() = 'system'
               OR (app_actor() = 'coordinator' OR (app_actor() = 'staff' AND "kind" <> 'other_side'))
                  AND EXISTS (SELECT FROM case_file c WHERE c.id IN (case_link.case_id, case_link.other_id)))
        WITH CHECK (app_actor() = 'system');
      GRANT SELECT, INSERT ON case_link TO ipr_app;
      GRANT UPDATE ("state", asked_from, "note", answer) ON case_link TO ipr_app;
      SELECT set_config('app.actor', 'system', true);
      INSERT INTO case_link (id, case_id, other_id, kind, found_at)
        SELECT gen_random_uuid(), e.case_id, o.id, 'same_matter', e.at
          FROM case_event e CROSS JOIN LATERAL jsonb_array_elements(e.facts->'gates') AS gate
          JOIN case_file o ON o.case_no = gate->>'reason'
         WHERE e.act = 'triage_assess' AND gate->>'rule' = 'D1' ON CONFLICT DO NOTHING;
      ALTER TABLE case_file ADD COLUMN kept_from uuid array;
      CREATE POLICY case_file_wall ON case_file AS RESTRICTIVE
        USING (app_actor() <> 'staff' OR kept_from IS NULL
               OR NOT nullif(current_setting('app.account', true), '')::uuid = ANY (kept_from));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY case_file_wall ON case_file;
      ALTER TABLE case_file DROP COLUMN kept_from;
      DROP TABLE case_link;
    `);
  }
}
