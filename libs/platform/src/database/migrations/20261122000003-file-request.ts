import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Filing in one round trip: idempotency claim, case, persons, first event, deadline, audit and outbox, all or nothing.
 * A repetition waits for the first to commit and gets its answer; another body under the same key is told so.
 */
export class FileRequest20261122000003 implements MigrationInterface {
  name = 'FileRequest20261122000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION file_request(f jsonb) RETURNS jsonb LANGUAGE plpgsql
        SET search_path = public
      AS $$
      DECLARE
        known idempotency_key;
        v_case uuid := (f->'case'->>'id')::uuid;
      BEGIN
        PERFORM set_config('app.actor', 'system', true);
        INSERT INTO idempotency_key (principal, key, request_hash, answer)
          VALUES ('public', f->>'key', f->>'hash', f->'answer') ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
          SELECT * INTO known FROM idempotency_key WHERE principal = 'public' AND key = f->>'key';
          RETURN jsonb_build_object('repeated', true, 'same', known.request_hash = f->>'hash', 'answer', known.answer);
        END IF;
        INSERT INTO case_file SELECT * FROM jsonb_populate_record(null::case_file, f->'case');
        INSERT INTO case_request SELECT * FROM jsonb_populate_record(null::case_request, f->'request');
        INSERT INTO party SELECT * FROM jsonb_populate_recordset(null::party, f->'parties');
        INSERT INTO case_fingerprint (case_id, kind, mark)
          SELECT v_case, m.kind, m.mark FROM jsonb_to_recordset(f->'fingerprints') AS m(kind text, mark text) ON CONFLICT DO NOTHING;
        INSERT INTO case_event SELECT * FROM jsonb_populate_record(null::case_event, f->'event');
        INSERT INTO deadline SELECT * FROM jsonb_populate_recordset(null::deadline, f->'deadlines');
        INSERT INTO audit_event (event, actor_kind, case_id, facts, correlation_id)
          VALUES ('request.filed', 'applicant', v_case, jsonb_build_object('contentHash', f->'request'->>'content_hash'), f->>'correlationId');
        INSERT INTO outbox (name, payload, correlation_id)
          VALUES ('case.submitted', jsonb_build_object('caseId', v_case), f->>'correlationId');
        RETURN jsonb_build_object('repeated', false);
      END $$;
      GRANT EXECUTE ON FUNCTION file_request(jsonb) TO ipr_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION file_request(jsonb)`);
  }
}
