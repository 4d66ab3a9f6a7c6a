import type { MigrationInterface, QueryRunner } from 'typeorm';

const IN_REACH = (table: string): string => `
  app_actor() = 'system'
  OR (app_actor() = 'staff' AND ${table}.institution_id = ANY (app_institutions()))
  OR (app_actor() = 'coordinator'
      AND (current_setting('app.queue', true) = 'national' OR ${table}.queue = current_setting('app.queue', true)))`;

/**
 * The archive (档案). What destroys a file is one function that belongs to the owner of the tables and asks everything again: two persons, the
 * reference of the archives authority, no hold, the day. The application itself may neither change nor remove what a case consists of.
 */
export class KeepArchive20261125001120 implements MigrationInterface {
  name = 'KeepArchive20261125001120';

  async up(runner: QueryRunner): Promise<void> {
    await this.tables(runner);
    await this.policies(runner);
    await this.destruction(runner);
    // What had come to its end before there was an archive goes in by the rule, as if it came now.
    await runner.query(`
      SELECT set_config('app.actor', 'system', true);
      INSERT INTO archive_file (case_id, case_no, queue, institution_id, archived_at, closed_on, retention, retained_until)
        SELECT id, case_no, coalesce(coordinator_queue, 'national'), coalesce(holder_institution_id, ''), closed_at, day,
               CASE WHEN is_long THEN 'y30' ELSE 'y10' END,
               make_date(extract(year FROM day)::int + CASE WHEN is_long THEN 30 ELSE 10 END, 12, 31)
          FROM (SELECT *, (closed_at AT TIME ZONE INTERVAL '8 hours')::date AS day,
                       coalesce(result_kind IN ('opinion_delivered', 'solution_delivered', 'mediation_agreement', 'mediation_failed'), false) AS is_long
                  FROM case_file WHERE closed_at IS NOT NULL AND status NOT IN ('concluded', 'return_visit', 'refused', 'appealing')) AS ended;
    `);
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE archive_file (
        case_id uuid NOT NULL,
        case_no text NOT NULL,
        queue text NOT NULL,
        institution_id text NOT NULL,
        archived_at timestamptz NOT NULL,
        closed_on date NOT NULL,
        retention text NOT NULL,
        retention_reason text,
        retained_until date,
        held_at timestamptz,
        held_by uuid,
        hold_reason text,
        destroyed_at timestamptz,
        tombstone jsonb,
        CONSTRAINT "PK_archive_file" PRIMARY KEY (case_id)
      );
      CREATE INDEX archive_file_due ON archive_file (retained_until);
      CREATE TABLE destruction (
        id uuid NOT NULL,
        queue text NOT NULL,
        institution_id text NOT NULL,
        reason text NOT NULL,
        state text NOT NULL DEFAULT 'proposed',
        proposed_by uuid NOT NULL,
        proposed_at timestamptz NOT NULL,
        decided_by uuid,
        decided_at timestamptz,
        authority_ref text,
        CONSTRAINT "PK_destruction" PRIMARY KEY (id),
        CONSTRAINT destruction_by_two CHECK (decided_by IS NULL OR decided_by <> proposed_by),
        CONSTRAINT destruction_agreed CHECK (state <> 'done' OR (decided_by IS NOT NULL AND btrim(coalesce(authority_ref, '')) <> ''))
      );
      CREATE TABLE destruction_item (
        destruction_id uuid NOT NULL,
        case_id uuid NOT NULL,
        CONSTRAINT "PK_destruction_item" PRIMARY KEY (destruction_id, case_id)
      );
      ALTER TABLE archive_file ADD CONSTRAINT fk_archive_file_case FOREIGN KEY (case_id) REFERENCES case_file (id);
      ALTER TABLE destruction_item ADD CONSTRAINT fk_destruction_item_list FOREIGN KEY (destruction_id) REFERENCES destruction (id);
      ALTER TABLE destruction_item ADD CONSTRAINT fk_destruction_item_case FOREIGN KEY (case_id) REFERENCES case_file (id);
    `);
  }

  private async policies(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE archive_file ENABLE ROW LEVEL SECURITY;
      ALTER TABLE archive_file FORCE ROW LEVEL SECURITY;
      CREATE POLICY archive_file_scope ON archive_file
        USING (app_actor() = 'system' OR ((${IN_REACH('archive_file')}) AND EXISTS (SELECT FROM case_file c WHERE c.id = archive_file.case_id)))
        WITH CHECK (app_actor() = 'system');
      ALTER TABLE destruction ENABLE ROW LEVEL SECURITY;
      ALTER TABLE destruction FORCE ROW LEVEL SECURITY;
      CREATE POLICY destruction_scope ON destruction USING (${IN_REACH('destruction')}) WITH CHECK (app_actor() = 'system');
      ALTER TABLE destruction_item ENABLE ROW LEVEL SECURITY;
      ALTER TABLE destruction_item FORCE ROW LEVEL SECURITY;
      CREATE POLICY destruction_item_scope ON destruction_item
        USING (app_actor() = 'system' OR EXISTS (SELECT FROM archive_file a WHERE a.case_id = destruction_item.case_id))
        WITH CHECK (app_actor() = 'system');
      GRANT SELECT, INSERT, UPDATE ON archive_file, destruction TO ipr_app;
      GRANT SELECT, INSERT ON destruction_item TO ipr_app;
    `);
  }

  /** What stays: that there was a case, when what was done by whom in codes, and the hashes of what was handed in. The audit record has no word of it anyway. */
  private async destruction(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION destroy_case(v_case uuid, v_list uuid, v_at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      BEGIN
        IF app_actor() IS DISTINCT FROM 'system' THEN RAISE EXCEPTION 'only the system destroys' USING ERRCODE = 'insufficient_privilege'; END IF;
        PERFORM FROM archive_file a JOIN destruction_item i ON i.case_id = a.case_id JOIN destruction d ON d.id = i.destruction_id
          WHERE a.case_id = v_case AND d.id = v_list AND d.state = 'done' AND a.held_at IS NULL AND a.destroyed_at IS NULL
            AND a.retained_until < (v_at AT TIME ZONE INTERVAL '8 hours')::date
          FOR UPDATE OF a;
        IF NOT FOUND THEN RAISE EXCEPTION 'case % may not be destroyed', v_case USING ERRCODE = 'insufficient_privilege'; END IF;
        UPDATE archive_file SET destroyed_at = v_at, tombstone = jsonb_build_object(
            'contentHash', (SELECT content_hash FROM case_request WHERE case_id = v_case),
            'evidence', (SELECT coalesce(jsonb_agg(jsonb_build_object('sha256', sha256, 'size', size) ORDER BY received_at, id), '[]') FROM evidence WHERE case_id = v_case),
            'documents', (SELECT count(*) FROM document WHERE case_id = v_case))
          WHERE case_id = v_case;
        UPDATE case_file SET title = NULL, applicant_name = NULL, applicant_name_sealed = NULL, applicant_mark = NULL, query_code_hash = 'destroyed', missing = '{}', flags = '{}', handler_id = NULL WHERE id = v_case;
        UPDATE case_request SET facts = '', demand = '', facts_sealed = NULL, demand_sealed = NULL, description_sealed = NULL, content = '{"acts": {"description": null}}', receipt = '' WHERE case_id = v_case;
        UPDATE party SET name = '', name_sealed = NULL, region_code = NULL, id_type = NULL, id_number_sealed = NULL, address_sealed = NULL, contact_name_sealed = NULL,
            mobile_sealed = NULL, email_sealed = NULL WHERE case_id = v_case;
        UPDATE case_event SET note = NULL, facts = '{}' WHERE case_id = v_case;
        UPDATE document SET paragraphs = '{"zh": [], "en": []}' WHERE case_id = v_case;
        UPDATE offer SET note = NULL WHERE case_id = v_case;
        UPDATE case_access SET reason = 'destroyed' WHERE case_id = v_case AND reason IS NOT NULL;
        UPDATE unmasking SET note_sealed = NULL WHERE case_id = v_case;
        UPDATE data_request SET value_sealed = NULL, words_sealed = NULL, answer_sealed = NULL WHERE case_id = v_case;
        DELETE FROM case_fingerprint WHERE case_id = v_case;
        DELETE FROM case_link WHERE case_id = v_case OR other_id = v_case;
        DELETE FROM routing_decision WHERE case_id = v_case;
        DELETE FROM lookup_token WHERE case_id = v_case;
        DELETE FROM notice WHERE case_id = v_case;
        DELETE FROM evidence_part WHERE case_id = v_case;
        DELETE FROM evidence_upload WHERE case_id = v_case;
        DELETE FROM evidence WHERE case_id = v_case;
      END $$;
      REVOKE ALL ON FUNCTION destroy_case(uuid, uuid, timestamptz) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION destroy_case(uuid, uuid, timestamptz) TO ipr_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION destroy_case(uuid, uuid, timestamptz);
      DROP TABLE destruction_item, destruction, archive_file;
    `);
  }
}
