import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that come in piece by piece, what the scanner and the scrub found of each, and previews. */
export class BringEvidenceInParts20261125000800 implements MigrationInterface {
  name = 'BringEvidenceInParts20261125000800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE evidence
        ADD COLUMN is_same_as_sent boolean NOT NULL DEFAULT false,
        ADD COLUMN scan text NOT NULL DEFAULT 'not_scanned',
        ADD COLUMN scan_finding text,
        ADD COLUMN scanned_at timestamptz,
        ADD COLUMN scan_after timestamptz,
        ADD COLUMN checked_at timestamptz,
        ADD COLUMN preview text NOT NULL DEFAULT 'none',
        ADD COLUMN preview_name text,
        ADD COLUMN preview_size integer,
        ADD COLUMN preview_key_id text;
      CREATE INDEX evidence_to_scan ON evidence (scan_after NULLS FIRST) WHERE scan <> 'infected';
      CREATE INDEX evidence_to_preview ON evidence (received_at) WHERE preview = 'waiting';
      CREATE INDEX evidence_to_check ON evidence (checked_at NULLS FIRST);
      CREATE INDEX evidence_in_trouble ON evidence (received_at) WHERE state = 'damaged' OR scan IN ('infected', 'unscannable', 'waiting');
      GRANT UPDATE (scan, scan_finding, scanned_at, scan_after, checked_at, preview, preview_name, preview_size, preview_key_id) ON evidence TO ipr_app;

      CREATE TABLE evidence_upload (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        key text NOT NULL,
        tag text NOT NULL,
        "name" text NOT NULL,
        "size" integer NOT NULL,
        received integer NOT NULL DEFAULT '0',
        epoch integer NOT NULL DEFAULT '0',
        next_part integer NOT NULL DEFAULT '0',
        is_finished boolean NOT NULL DEFAULT false,
        expires_at timestamptz NOT NULL,
        CONSTRAINT "PK_6ad9f7c2d1f05b0a2d9bb1f0c51" PRIMARY KEY (id)
      );
      CREATE UNIQUE INDEX evidence_upload_key ON evidence_upload (case_id, key);
      CREATE INDEX evidence_upload_over ON evidence_upload (expires_at);

      CREATE TABLE evidence_part (
        file_id uuid NOT NULL,
        seq integer NOT NULL,
        case_id uuid NOT NULL,
        "size" integer NOT NULL,
        key_id text NOT NULL,
        CONSTRAINT "PK_evidence_part" PRIMARY KEY (file_id, seq)
      );

      CREATE TABLE evidence_volume (
        shard smallint NOT NULL,
        bytes bigint NOT NULL DEFAULT '0',
        CONSTRAINT "PK_evidence_volume" PRIMARY KEY (shard)
      );
      INSERT INTO evidence_volume (shard, bytes)
        SELECT s, CASE WHEN s = 0 THEN (SELECT coalesce(sum("size"), 0) FROM evidence) ELSE 0 END FROM generate_series(0, 15) s;
      GRANT SELECT, UPDATE ON evidence_volume TO ipr_app;
    `);
    for (const table of ['evidence_upload', 'evidence_part']) await runner.query(this.guarded(table));
  }

  private guarded(table: string): string {
    return `
      ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_case FOREIGN KEY (case_id) REFERENCES case_file (id);
      ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
      ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
      CREATE POLICY ${table}_scope ON ${table}
        USING (app_actor() = 'system' OR EXISTS (SELECT FROM case_file c WHERE c.id = ${table}.case_id))
        WITH CHECK (app_actor() = 'system');
      GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ipr_app;
    `;
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE evidence_volume, evidence_part, evidence_upload;
      DROP INDEX evidence_to_scan, evidence_to_preview, evidence_to_check, evidence_in_trouble;
      ALTER TABLE evidence
        DROP COLUMN is_same_as_sent, DROP COLUMN scan, DROP COLUMN scan_finding, DROP COLUMN scanned_at, DROP COLUMN scan_after,
        DROP COLUMN checked_at, DROP COLUMN preview, DROP COLUMN preview_name, DROP COLUMN preview_size, DROP COLUMN preview_key_id;
    `);
  }
}
