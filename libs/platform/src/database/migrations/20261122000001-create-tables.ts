import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The record: every table of the first release. Times are timestamptz in UTC; codes are text, checked by the rules that write them. */
export class CreateTables20261122000001 implements MigrationInterface {
  name = 'CreateTables20261122000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE "routing_decision" (
  case_id uuid NOT NULL,
  seq integer NOT NULL,
  "at" timestamptz NOT NULL,
  facts jsonb NOT NULL,
  decision jsonb NOT NULL,
  directory_version text NOT NULL,
  policy_version text NOT NULL,
  decided_by text NOT NULL DEFAULT 'system',
  override_reason text,
  CONSTRAINT "PK_3094e40068fae7e9f4b7a130f13" PRIMARY KEY (case_id, seq)
);
CREATE TABLE "offer" (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  "kind" text NOT NULL,
  from_institution_id text,
  to_institution_id text NOT NULL,
  "state" text NOT NULL DEFAULT 'offered',
  offered_at timestamptz NOT NULL,
  answer_by date NOT NULL,
  answered_at timestamptz,
  answered_by uuid,
  return_reason text,
  "note" text,
  CONSTRAINT "PK_57c6ae1abe49201919ef68de900" PRIMARY KEY (id)
);
CREATE INDEX offer_case ON offer (case_id);
CREATE TABLE "outbox" (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  "name" text NOT NULL,
  payload jsonb NOT NULL,
  correlation_id text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz,
  attempts integer NOT NULL DEFAULT '0',
  last_error text,
  CONSTRAINT "PK_340ab539f309f03bdaa14aa7649" PRIMARY KEY (id)
);
CREATE TABLE "inbox" (
  consumer text NOT NULL,
  outbox_id bigint NOT NULL,
  handled_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT "PK_580b41e2d1ffaaf01864541a295" PRIMARY KEY (consumer, outbox_id)
);
CREATE TABLE "dead_letter" (
  consumer text NOT NULL,
  outbox_id bigint NOT NULL,
  "name" text NOT NULL,
  payload jsonb NOT NULL,
  fault text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  CONSTRAINT "PK_83f2fbfaaa7420e0516541214a8" PRIMARY KEY (consumer, outbox_id)
);
CREATE TABLE "notice" (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  recipient_kind text NOT NULL,
  recipient text,
  template text NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}',
  "channel" text NOT NULL,
  "state" text NOT NULL DEFAULT 'written',
  attempts integer NOT NULL DEFAULT '0',
  created_at timestamptz NOT NULL DEFAULT now(),
  delivered_at timestamptz,
  read_at timestamptz,
  CONSTRAINT "PK_705062b14410ff1a04998f86d72" PRIMARY KEY (id)
);
CREATE INDEX notice_case ON notice (case_id);
CREATE TABLE "directory_version" (
  "version" text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  valid_from date NOT NULL,
  valid_to date,
  published_by text NOT NULL,
  CONSTRAINT "PK_8bbae15586ae34c4d713aa0fcd6" PRIMARY KEY (version)
);
CREATE TABLE "institution" (
  directory_version text NOT NULL,
  id text NOT NULL,
  name_zh text NOT NULL,
  "kind" text NOT NULL,
  region_code text NOT NULL,
  industries text array NOT NULL DEFAULT '{}',
  ip_types text array,
  phone text,
  provenance text NOT NULL,
  "source" text,
  CONSTRAINT "PK_e02bb9bdd63743c74128273549b" PRIMARY KEY (directory_version, id)
);
CREATE TABLE "region" (
  "code" text NOT NULL,
  name_zh text NOT NULL,
  parent_code text,
  "level" text NOT NULL,
  CONSTRAINT "PK_74f7723fdff738f92929c0056cb" PRIMARY KEY (code)
);
CREATE TABLE "coordinator_queue" (
  "code" text NOT NULL,
  name_zh text NOT NULL,
  region_code text,
  CONSTRAINT "PK_ec90990cd6517b13e1f3a37b3c8" PRIMARY KEY (code)
);
CREATE TABLE "working_day_override" (
  "day" date NOT NULL,
  is_working boolean NOT NULL,
  "source" text NOT NULL,
  CONSTRAINT "PK_dafce60ee68844fedf82faa36a5" PRIMARY KEY (day)
);
CREATE TABLE "idempotency_key" (
  principal text NOT NULL,
  "key" text NOT NULL,
  request_hash text NOT NULL,
  answer jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT "PK_58f453824c55154128cad7e4a60" PRIMARY KEY (principal, key)
);
CREATE TABLE "document" (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  "kind" text NOT NULL,
  issued_at timestamptz NOT NULL,
  issued_by uuid,
  institution_id text,
  paragraphs jsonb NOT NULL,
  CONSTRAINT "PK_e57d3357f83f3cdc0acffc3d777" PRIMARY KEY (id)
);
CREATE INDEX document_case ON document (case_id);
CREATE TABLE "case_file" (
  id uuid NOT NULL,
  case_no text NOT NULL,
  query_code_hash text NOT NULL,
  "status" text NOT NULL DEFAULT 'submitted',
  "version" integer NOT NULL DEFAULT '1',
  time_owner text NOT NULL DEFAULT 'system',
  holder_institution_id text,
  coordinator_queue text,
  handler_id uuid,
  "channel" text NOT NULL,
  "mode" text NOT NULL,
  ip_type text NOT NULL,
  matters text array NOT NULL,
  title text,
  place_code text,
  is_urgent boolean NOT NULL DEFAULT false,
  is_confidential boolean NOT NULL DEFAULT false,
  may_share boolean NOT NULL DEFAULT false,
  proposal text,
  flags text array NOT NULL DEFAULT '{}',
  "missing" text array NOT NULL DEFAULT '{}',
  received_at timestamptz NOT NULL,
  examine_by date NOT NULL,
  due_on date,
  external_due_on date,
  result_kind text,
  closed_at timestamptz,
  merged_into uuid,
  CONSTRAINT "PK_911fb1b39fb664d0e88843036b9" PRIMARY KEY (id)
);
CREATE UNIQUE INDEX case_file_case_no ON case_file (case_no);
CREATE TABLE "case_request" (
  case_id uuid NOT NULL,
  facts text NOT NULL,
  demand text NOT NULL,
  "content" jsonb NOT NULL,
  content_hash text NOT NULL,
  receipt text NOT NULL,
  CONSTRAINT "PK_72f90913f261c777370176523aa" PRIMARY KEY (case_id)
);
CREATE TABLE "party" (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  "side" text NOT NULL,
  "kind" text NOT NULL,
  "role" text,
  "name" text NOT NULL,
  region_code text,
  is_sme boolean NOT NULL DEFAULT false,
  id_type text,
  id_number_sealed text,
  address_sealed text,
  contact_name_sealed text,
  mobile_sealed text,
  email_sealed text,
  CONSTRAINT "PK_e6189b3d533e140bb33a6d2cec1" PRIMARY KEY (id)
);
CREATE INDEX party_case ON party (case_id);
CREATE TABLE "case_fingerprint" (
  case_id uuid NOT NULL,
  "kind" text NOT NULL,
  mark text NOT NULL,
  CONSTRAINT "PK_2f8bb6e0cbe60b61f2bc0173786" PRIMARY KEY (case_id, kind, mark)
);
CREATE INDEX case_fingerprint_mark ON case_fingerprint (mark);
CREATE TABLE "case_event" (
  case_id uuid NOT NULL,
  seq integer NOT NULL,
  "act" text NOT NULL,
  "at" timestamptz NOT NULL,
  from_status text NOT NULL,
  to_status text NOT NULL,
  time_owner text NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  institution_id text,
  reason_code text,
  "note" text,
  is_public boolean NOT NULL DEFAULT true,
  facts jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT "PK_1856435330da088aa235ae5701c" PRIMARY KEY (case_id, seq)
);
CREATE TABLE "case_participant" (
  case_id uuid NOT NULL,
  institution_id text NOT NULL,
  relation text NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz,
  CONSTRAINT "PK_bf3472463f14571a9408c07b1c4" PRIMARY KEY (case_id, institution_id)
);
CREATE TABLE "deadline" (
  case_id uuid NOT NULL,
  "kind" text NOT NULL,
  opened_seq integer NOT NULL,
  starts_on date NOT NULL,
  warn_on date NOT NULL,
  due_on date NOT NULL,
  is_provisional boolean NOT NULL DEFAULT false,
  satisfied_at timestamptz,
  breached_at timestamptz,
  CONSTRAINT "PK_edf7d3baa6b5f73009e8fdde8de" PRIMARY KEY (case_id, kind, opened_seq)
);
CREATE TABLE "audit_event" (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  "at" timestamptz NOT NULL DEFAULT now(),
  "event" text NOT NULL,
  actor_kind text NOT NULL,
  actor_id text,
  case_id uuid,
  facts jsonb NOT NULL DEFAULT '{}',
  correlation_id text NOT NULL,
  CONSTRAINT "PK_481efbe8b0a403efe3f47a6528f" PRIMARY KEY (id)
);
CREATE TABLE "account" (
  id uuid NOT NULL,
  "login" text NOT NULL,
  display_name text NOT NULL,
  password_hash text NOT NULL,
  totp_secret text,
  totp_last_step bigint NOT NULL DEFAULT '0',
  "role" text NOT NULL,
  institution_id text,
  "queue" text,
  is_active boolean NOT NULL DEFAULT true,
  failed_attempts integer NOT NULL DEFAULT '0',
  blocked_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT "PK_54115ee388cdb6d86bb4bf5b2ea" PRIMARY KEY (id)
);
CREATE UNIQUE INDEX account_login ON account (login);
CREATE TABLE "session" (
  secret_hash text NOT NULL,
  account_id uuid NOT NULL,
  has_second_factor boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT "PK_342dc5d336f9061db9a75a6e09a" PRIMARY KEY (secret_hash)
);
CREATE INDEX session_account ON session (account_id);
CREATE TABLE "lookup_token" (
  token_hash text NOT NULL,
  case_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT "PK_911f5bfce823bbafecefc21b967" PRIMARY KEY (token_hash)
);
CREATE TABLE "attempt" (
  bucket text NOT NULL,
  window_start timestamptz NOT NULL,
  "count" integer NOT NULL DEFAULT '0',
  CONSTRAINT "PK_8ea239d578165c4722433e3ab3f" PRIMARY KEY (bucket, window_start)
);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE notice, document, offer, routing_decision, deadline, case_participant, case_event, case_fingerprint, party,
        case_request, case_file, audit_event, attempt, lookup_token, session, account, working_day_override, coordinator_queue,
        region, institution, directory_version, idempotency_key, dead_letter, inbox, outbox
    `);
  }
}
