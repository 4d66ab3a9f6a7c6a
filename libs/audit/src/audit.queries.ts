import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Env } from '#platform/config';
import { signedByOneOf, Vault } from '#platform/crypto';
import { Database, type Scope } from '#platform/database';
import { checkpointLines } from './checkpoint-file.js';
import { type AuditVerdict, type DumpLine, readRecord, verifyRecord } from './record.js';

/** What the log is searched by; null = not narrowed. */
export interface AuditFilter {
  readonly caseId: string | null;
  /** Id of an account, or part of its login or name. */
  readonly actor: string | null;
  /** An event, or the beginning of its name. */
  readonly event: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
  /** Only entries before this id. */
  readonly before: string | null;
  readonly limit: number;
}

export interface AuditLine {
  id: string;
  at: Date;
  event: string;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string | null;
  case_id: string | null;
  facts: Record<string, unknown>;
  correlation_id: string;
  seq: string | null;
}

export interface ChainStatus {
  readonly length: string;
  readonly head: string | null;
  readonly waiting: number;
  readonly oldestWaitingSeconds: number;
  readonly checkpoints: readonly { readonly seq: string; readonly line: string }[];
}

/** Reading the record: for auditors, under their scope. */
@Injectable()
export class AuditQueries {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  /** Entries that fit, newest first. */
  async search(scope: Scope, filter: AuditFilter): Promise<AuditLine[]> {
    return this.database.read<AuditLine>(
      scope,
      `SELECT e.id::text, e.at, e.event, e.actor_kind, e.actor_id, a.display_name AS actor_name, e.case_id, e.facts, e.correlation_id,
              (SELECT s.seq::text FROM audit_seal s WHERE s.event_id = e.id) AS seq
         FROM audit_event e LEFT JOIN account a ON a.id::text = e.actor_id
        WHERE ($1::uuid IS NULL OR e.case_id = $1)
          AND ($2::text IS NULL OR e.actor_id IN (SELECT id::text FROM account WHERE id::text = $2 OR login ILIKE $3 OR display_name ILIKE $3))
          AND ($4::text IS NULL OR e.event = $4 OR starts_with(e.event, $4 || '.'))
          AND ($5::timestamptz IS NULL OR e.at >= $5) AND ($6::timestamptz IS NULL OR e.at < $6)
          AND ($7::bigint IS NULL OR e.id < $7)
        ORDER BY e.id DESC LIMIT $8`,
      [
        filter.caseId,
        filter.actor,
        filter.actor === null ? null : `%${filter.actor.replace(/[\\%_]/g, '\\$&')}%`,
        filter.event,
        filter.from,
        filter.until,
        filter.before,
        filter.limit,
      ],
    );
  }

  /** How long the chain is, what waits, and what was signed of it lately. */
  async status(scope: Scope): Promise<ChainStatus> {
    const [chain] = await this.database.read<{ length: string | null; head: string | null }>(
      scope,
      `SELECT seq::text AS length, encode(hash, 'hex') AS head FROM audit_seal ORDER BY seq DESC LIMIT 1`,
    );
    const [open] = await this.database.read<{ waiting: number; oldest: Date | null }>(
      scope,
      `SELECT count(*)::int AS waiting, min(e.at) AS oldest FROM audit_event e
        WHERE e.id > coalesce((SELECT max(event_id) FROM audit_seal), 0) - 10000 AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.event_id = e.id)`,
    );
    const checkpoints = await this.database.read<{ seq: string; line: string }>(
      scope,
      `SELECT seq::text, line FROM audit_checkpoint ORDER BY audit_checkpoint.seq DESC LIMIT 20`,
    );
    const age = open?.oldest ? (this.clock.now().getTime() - open.oldest.getTime()) / 1000 : 0;
    return {
      length: chain?.length ?? '0',
      head: chain?.head ?? null,
      waiting: open?.waiting ?? 0,
      oldestWaitingSeconds: Math.max(0, Math.round(age)),
      checkpoints,
    };
  }

  /** Names of events that occur, for choosing from. */
  async events(scope: Scope): Promise<string[]> {
    const rows = await this.database.read<{ event: string }>(
      scope,
      `SELECT DISTINCT event FROM (SELECT event FROM audit_event ORDER BY id DESC LIMIT 20000) AS recent ORDER BY event`,
    );
    return rows.map((row) => row.event);
  }

  /** Recomputes the whole chain and compares it with what was signed and, where there is one, with the copy outside. */
  async verify(scope: Scope): Promise<AuditVerdict & { readonly hasCopy: boolean }> {
    const outside = await this.outside();
    const verdict = await verifyRecord(this.lines(scope), outside, signedByOneOf(this.vault.publicKeys));
    return { ...verdict, hasCopy: outside !== null };
  }

  /** Everything that a verifier needs, line by line, as `audit-verify --dump` reads it. Pages are read one by one: what comes meanwhile comes last. */
  lines(scope: Scope): AsyncGenerator<DumpLine> {
    return readRecord(async <Row>(sql: string, parameters: unknown[]) =>
      this.database.read<Row>(scope, sql, parameters),
    );
  }

  get hasOutside(): boolean {
    return this.env.AUDIT_CHECKPOINTS !== undefined;
  }

  private async outside(): Promise<string[] | null> {
    if (this.env.AUDIT_CHECKPOINTS === undefined) return null;
    try {
      return await checkpointLines(join(this.env.AUDIT_CHECKPOINTS, 'checkpoints.jsonl'));
    } catch (error) {
      if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }
}
