import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Persons named in a case (docs/decisions/0023): readers of a confidential file, experts invited to one case, superiors who look with a
 * reason. Each right is a policy of its own beside `case_file_scope`; need-to-know is a restrictive one over all of them.
 */
export class NameWhoMaySee20261125000610 implements MigrationInterface {
  name = 'NameWhoMaySee20261125000610';

  async up(runner: QueryRunner): Promise<void> {
    await this.table(runner);
    await this.neverEmpty(runner);
    await this.policies(runner);
    // Files that are held already: their handlers and the leaders of who holds them, so that no list begins empty where there are people.
    await runner.query(`
      INSERT INTO case_access (id, case_id, account_id, relation, since)
        SELECT gen_random_uuid(), c.id, a.id, 'reader', now() FROM case_file c JOIN account a ON a.institution_id = c.holder_institution_id
         WHERE c.is_confidential AND a.is_active AND (a.id = c.handler_id OR a.role = 'team_leader');
    `);
  }

  private async table(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_access (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        account_id uuid NOT NULL,
        relation text NOT NULL,
        reason text,
        given_by uuid,
        since timestamptz NOT NULL,
        until timestamptz,
        ended_at timestamptz,
        ended_by uuid,
        CONSTRAINT "PK_case_access" PRIMARY KEY (id),
        CONSTRAINT case_access_relation CHECK (relation IN ('reader', 'expert', 'superior')),
        CONSTRAINT case_access_reader_has_no_end CHECK (relation <> 'reader' OR until IS NULL),
        CONSTRAINT case_access_guest_has_an_end CHECK (relation = 'reader' OR until IS NOT NULL),
        CONSTRAINT case_access_superior_says_why CHECK (relation <> 'superior' OR length(trim(reason)) > 0)
      );
      CREATE UNIQUE INDEX case_access_once ON case_access (case_id, account_id, relation) WHERE ended_at IS NULL;
      CREATE INDEX case_access_account ON case_access (account_id) WHERE ended_at IS NULL;
      ALTER TABLE case_access ADD CONSTRAINT fk_case_access_case FOREIGN KEY (case_id) REFERENCES case_file (id);
      ALTER TABLE case_access ADD CONSTRAINT fk_case_access_account FOREIGN KEY (account_id) REFERENCES account (id);
      GRANT SELECT, INSERT ON case_access TO ipr_app;
      GRANT UPDATE (ended_at, ended_by) ON case_access TO ipr_app;
    `);
  }

  /** The case's own row is the lock: of two removals at once the second sees what the first has left. */
  private async neverEmpty(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION case_access_keeps_one() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
      BEGIN
        PERFORM FROM case_file WHERE id = OLD.case_id FOR UPDATE;
        IF NOT EXISTS (SELECT FROM case_access a WHERE a.case_id = OLD.case_id AND a.relation = 'reader' AND a.ended_at IS NULL AND a.id <> OLD.id) THEN
          RAISE EXCEPTION 'the list of who may read a confidential file never becomes empty'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_access_never_empty';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER case_access_keeps_one BEFORE UPDATE OF ended_at ON case_access FOR EACH ROW
        WHEN (OLD.relation = 'reader' AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION case_access_keeps_one();
    `);
  }

  private async policies(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION app_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.account', true), '')::uuid $$;
      CREATE FUNCTION app_is_named(case_id uuid, relation text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
        AS $$ SELECT EXISTS (SELECT FROM case_access a WHERE a.case_id = app_is_named.case_id AND a.account_id = app_account()
                AND a.relation = app_is_named.relation AND a.ended_at IS NULL AND (a.until IS NULL OR a.until > now())) $$;
      CREATE FUNCTION app_may_know(case_id uuid, handler_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
        AS $$ SELECT current_setting('app.role', true) = 'team_leader' OR coalesce(handler_id = app_account(), false)
                OR app_is_named(case_id, 'reader')
                OR (current_setting('app.role', true) = 'examiner' AND EXISTS (SELECT FROM case_participant p
                      WHERE p.case_id = app_may_know.case_id AND p.institution_id = ANY (app_institutions()) AND p.relation = 'offered' AND p.until IS NULL)) $$;

      CREATE POLICY case_file_need_to_know ON case_file AS RESTRICTIVE
        USING (NOT is_confidential OR coalesce(app_actor(), '') <> 'staff' OR app_may_know(id, handler_id));
      CREATE POLICY case_file_expert ON case_file FOR SELECT USING (app_actor() = 'expert' AND app_is_named(id, 'expert'));
      CREATE POLICY case_file_superior ON case_file FOR SELECT USING (app_actor() = 'coordinator'
        AND (current_setting('app.queue', true) = 'national' OR coordinator_queue = current_setting('app.queue', true))
        AND app_is_named(id, 'superior'));

      -- Not forced, as case_participant is not: the functions above read it as the owner, which is how the policies avoid referring to themselves.
      ALTER TABLE case_access ENABLE ROW LEVEL SECURITY;
      CREATE POLICY case_access_scope ON case_access
        USING (app_actor() = 'system' OR EXISTS (SELECT FROM case_file c WHERE c.id = case_access.case_id))
        WITH CHECK (app_actor() = 'system');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY case_file_superior ON case_file;
      DROP POLICY case_file_expert ON case_file;
      DROP POLICY case_file_need_to_know ON case_file;
      DROP TABLE case_access;
      DROP FUNCTION case_access_keeps_one();
      DROP FUNCTION app_may_know(uuid, uuid);
      DROP FUNCTION app_is_named(uuid, text);
      DROP FUNCTION app_account();
    `);
  }
}
