import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows belong to a case: who sees the case sees them. */
const OF_CASES = ['co_task', 'pull_request', 'sharing'];
/** Tables that only the system's own services read: keys, addresses, what is on its way. */
const INNER = ['authority_channel', 'letter_delivery', 'api_key'];
/** Letters that have left the house, or are about to leave it by machine. */
const OUTSIDE = `(state IN ('sent', 'accepted', 'returned', 'reported') OR (state = 'ready' AND channel = 'machine'))`;

/**
 * What stands between institutions, and between them and authorities outside: tasks of co-handlers, requests to take over, records of
 * every passing-on, precedents of designation, letters of referral with their history, and the ways they travel.
 */
export class WorkBetween20261125001400 implements MigrationInterface {
  name = 'WorkBetween20261125001400';

  async up(runner: QueryRunner): Promise<void> {
    await this.between(runner);
    await this.outside(runner);
    await this.guard(runner);
  }

  private async between(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE co_task (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        institution_id text NOT NULL,
        stage text,
        asks text NOT NULL,
        due_on date NOT NULL,
        "state" text NOT NULL DEFAULT 'asked',
        opened_at timestamptz NOT NULL,
        opened_by uuid,
        report text,
        reported_at timestamptz,
        reported_by uuid,
        late_since timestamptz,
        CONSTRAINT "PK_27286627f74e413bbf1343f879c" PRIMARY KEY (id)
      );
      CREATE INDEX co_task_case ON co_task (case_id);
      CREATE INDEX co_task_due ON co_task (due_on) WHERE "state" = 'asked' AND late_since IS NULL;
      CREATE TABLE pull_request (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        institution_id text NOT NULL,
        reason text NOT NULL,
        asked_at timestamptz NOT NULL,
        asked_by uuid,
        answer_by date NOT NULL,
        "state" text NOT NULL DEFAULT 'asked',
        answered_at timestamptz,
        answered_by uuid,
        decline_reason text,
        note text,
        CONSTRAINT "PK_2db8fa2766816707ba4a89ca9d5" PRIMARY KEY (id)
      );
      CREATE INDEX pull_request_case ON pull_request (case_id);
      CREATE UNIQUE INDEX pull_request_one_open ON pull_request (case_id) WHERE "state" IN ('asked', 'escalated');
      CREATE INDEX pull_request_due ON pull_request (answer_by) WHERE "state" = 'asked';
      CREATE TABLE sharing (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        "kind" text NOT NULL,
        receiver_id text NOT NULL,
        receiver_name text NOT NULL,
        receiver_contact text,
        purpose text NOT NULL,
        kinds text array NOT NULL,
        basis text NOT NULL,
        "state" text NOT NULL,
        asked_at timestamptz,
        settled_at timestamptz,
        CONSTRAINT "PK_f8c5f77f3801cd2e106cbaed480" PRIMARY KEY (id)
      );
      CREATE INDEX sharing_case ON sharing (case_id);
      CREATE TABLE precedent (
        id uuid NOT NULL,
        "number" text NOT NULL,
        case_id uuid NOT NULL,
        decided_at timestamptz NOT NULL,
        desk text NOT NULL,
        decided_by uuid,
        institution_id text NOT NULL,
        pattern jsonb NOT NULL,
        asked jsonb NOT NULL,
        reason text NOT NULL,
        cites text,
        CONSTRAINT "PK_47f0e2dfbcd0c8bc0b06aab2f1f" PRIMARY KEY (id)
      );
      CREATE UNIQUE INDEX precedent_number ON precedent ("number");
      CREATE INDEX precedent_like ON precedent ((pattern->>'ipType'), decided_at);
      CREATE SEQUENCE precedent_no;
    `);
  }

  private async outside(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE referral (
        id uuid NOT NULL,
        "number" text NOT NULL,
        case_id uuid NOT NULL,
        "kind" text NOT NULL,
        authority_id text NOT NULL,
        authority_name text NOT NULL,
        issuer_institution_id text,
        "state" text NOT NULL,
        "channel" text NOT NULL,
        letter_sealed text NOT NULL,
        signature text NOT NULL,
        checks text array NOT NULL DEFAULT '{}',
        prepared_at timestamptz NOT NULL,
        prepared_by uuid,
        approved_by uuid,
        sent_at timestamptz,
        reply_by date NOT NULL,
        remind_on date NOT NULL,
        reminders integer NOT NULL DEFAULT '0',
        receipt_no text,
        return_reason text,
        outcome text,
        settled_at timestamptz,
        CONSTRAINT "PK_a2d3e935a6591168066defec5ad" PRIMARY KEY (id)
      );
      CREATE UNIQUE INDEX referral_number ON referral ("number");
      CREATE INDEX referral_case ON referral (case_id);
      CREATE INDEX referral_authority ON referral (authority_id, prepared_at);
      CREATE INDEX referral_remind ON referral (remind_on) WHERE "state" IN ('sent', 'accepted');
      CREATE TABLE referral_event (
        referral_id uuid NOT NULL,
        seq integer NOT NULL,
        "act" text NOT NULL,
        "at" timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id text,
        note text,
        facts jsonb NOT NULL DEFAULT '{}',
        CONSTRAINT "PK_3e2dd5ad42cbbf922f30a849d9c" PRIMARY KEY (referral_id, seq)
      );
      CREATE TABLE authority_channel (
        authority_id text NOT NULL,
        contact text,
        url text,
        secret_sealed text,
        is_active boolean NOT NULL DEFAULT true,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        last_ok_at timestamptz,
        last_fault text,
        CONSTRAINT "PK_606981ae1a8eabc6f94c23e88c7" PRIMARY KEY (authority_id)
      );
      CREATE TABLE letter_delivery (
        id text NOT NULL,
        referral_id uuid NOT NULL,
        news text NOT NULL,
        "state" text NOT NULL DEFAULT 'waiting',
        attempts integer NOT NULL DEFAULT '0',
        next_at timestamptz,
        last_fault text,
        created_at timestamptz NOT NULL,
        delivered_at timestamptz,
        CONSTRAINT "PK_391cbbfa61bc85880a47d3e30ea" PRIMARY KEY (id)
      );
      CREATE INDEX letter_delivery_referral ON letter_delivery (referral_id);
      CREATE INDEX letter_delivery_next ON letter_delivery (next_at) WHERE "state" = 'waiting';
      CREATE TABLE api_key (
        id uuid NOT NULL,
        authority_id text NOT NULL,
        "name" text NOT NULL,
        secret_hash text NOT NULL,
        hint text NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        last_used_at timestamptz,
        CONSTRAINT "PK_b1bd840641b8acbaad89c3d8d11" PRIMARY KEY (id)
      );
      CREATE UNIQUE INDEX api_key_secret ON api_key (secret_hash);
      CREATE INDEX api_key_authority ON api_key (authority_id);
      ALTER TABLE account ADD COLUMN authority_id text;
    `);
  }

  private async guard(runner: QueryRunner): Promise<void> {
    for (const table of [...OF_CASES, 'precedent', 'referral'])
      await runner.query(
        `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_case FOREIGN KEY (case_id) REFERENCES case_file (id)`,
      );
    for (const table of ['referral_event', 'letter_delivery'])
      await runner.query(
        `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_referral FOREIGN KEY (referral_id) REFERENCES referral (id)`,
      );
    const policy = (table: string, using: string): string => `
      ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
      ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
      CREATE POLICY ${table}_scope ON ${table} USING (app_actor() = 'system' OR ${using}) WITH CHECK (app_actor() = 'system');
      GRANT SELECT, INSERT, UPDATE ON ${table} TO ipr_app;`;
    for (const table of OF_CASES)
      await runner.query(policy(table, `EXISTS (SELECT FROM case_file c WHERE c.id = ${table}.case_id)`));
    for (const table of INNER) await runner.query(policy(table, 'FALSE'));
    await runner.query(policy('precedent', `app_actor() = 'coordinator'`));
    // An outside body sees the letters addressed to it and nothing of the case behind them.
    await runner.query(
      policy(
        'referral',
        `(app_actor() = 'authority' AND authority_id = current_setting('app.authority', true) AND ${OUTSIDE})
         OR (app_actor() <> 'authority' AND EXISTS (SELECT FROM case_file c WHERE c.id = referral.case_id))`,
      ),
    );
    await runner.query(
      policy('referral_event', `EXISTS (SELECT FROM referral r WHERE r.id = referral_event.referral_id)`),
    );
    await runner.query(`
      REVOKE UPDATE ON precedent, referral_event FROM ipr_app;
      GRANT USAGE ON SEQUENCE precedent_no TO ipr_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account DROP COLUMN authority_id;
      DROP TABLE api_key, letter_delivery, authority_channel, referral_event, referral, precedent, sharing, pull_request, co_task;
      DROP SEQUENCE precedent_no;
    `);
  }
}
