import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of whom a row about a colleague may be read and written: those of her institution. */
const colleague = (table: string): string =>
  `app_actor() = 'system' OR (app_actor() = 'staff' AND EXISTS (SELECT FROM account a WHERE a.id = ${table}.account_id AND a.institution_id = ANY (app_institutions())))`;

const TABLES = [
  ['handler_profile', colleague('handler_profile')],
  ['handler_conflict', colleague('handler_conflict')],
  [
    'assignment_setting',
    `app_actor() = 'system' OR (app_actor() = 'staff' AND institution_id = ANY (app_institutions()))`,
  ],
] as const;

/** Who takes what, and when: what cases are given out by inside an institution (docs/decisions/0015-giving-out-cases.md). */
export class GiveOutCases20261125000201 implements MigrationInterface {
  name = 'GiveOutCases20261125000201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE handler_profile (
        account_id uuid NOT NULL,
        takes_cases boolean,
        ip_types text array,
        matters text array,
        max_load integer,
        is_present boolean NOT NULL DEFAULT true,
        leave jsonb NOT NULL DEFAULT '[]',
        changed_at timestamptz NOT NULL,
        changed_by uuid NOT NULL,
        CONSTRAINT "PK_handler_profile" PRIMARY KEY (account_id),
        CONSTRAINT handler_profile_room CHECK (max_load IS NULL OR max_load BETWEEN 0 AND 2000)
      );
      CREATE TABLE handler_conflict (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        mark text NOT NULL,
        name_sealed text NOT NULL,
        declared_at timestamptz NOT NULL,
        declared_by uuid NOT NULL,
        CONSTRAINT "PK_handler_conflict" PRIMARY KEY (id)
      );
      CREATE INDEX handler_conflict_account ON handler_conflict (account_id);
      CREATE TABLE assignment_setting (
        institution_id text NOT NULL,
        is_automatic boolean NOT NULL DEFAULT false,
        changed_at timestamptz NOT NULL,
        changed_by uuid NOT NULL,
        CONSTRAINT "PK_assignment_setting" PRIMARY KEY (institution_id)
      );
      ALTER TABLE handler_profile ADD CONSTRAINT fk_handler_profile_account FOREIGN KEY (account_id) REFERENCES account (id);
      ALTER TABLE handler_conflict ADD CONSTRAINT fk_handler_conflict_account FOREIGN KEY (account_id) REFERENCES account (id);
      CREATE INDEX case_file_unassigned ON case_file (holder_institution_id, received_at)
        WHERE status = 'accepted' AND handler_id IS NULL AND closed_at IS NULL;
    `);
    for (const [table, condition] of TABLES) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_scope ON ${table} USING (${condition}) WITH CHECK (${condition});
        GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ipr_app;
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX case_file_unassigned;
      DROP TABLE assignment_setting, handler_conflict, handler_profile;
    `);
  }
}
