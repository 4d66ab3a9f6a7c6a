import { hash } from 'node:crypto';
import { type Sha256, type StoredEvent } from './domain/chain.js';
import {
  firstDisagreement,
  type IsSigned,
  type KnownCheckpoint,
  type LineFault,
  readCheckpoints,
} from './domain/checkpoint.js';
import { ChainCheck, type ChainVerdict, type SealedRecord } from './domain/verify.js';

/** SHA-256 as the chain uses it. */
export const digestOf: Sha256 = (text) => hash('sha256', text, 'hex');

/** Runs one statement and gives its rows. */
export type Ask = <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;

/** An event's columns as text that depends on no setting of the session and loses nothing. Years before 1 and infinities fall out of ISO 8601. */
export const EVENT_TEXT = `e.id::text AS id,
  CASE WHEN isfinite(e.at) AND e.at >= '0001-01-01 00:00:00+00' THEN to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
       ELSE extract(epoch FROM e.at)::text END AS at,
  e.event, e.actor_kind AS "actorKind", e.actor_id AS "actorId", e.case_id::text AS "caseId", e.facts::text AS facts, e.correlation_id AS "correlationId"`;

const PAGE = 2000;

interface SealTexts {
  readonly seq: string;
  readonly eventId: string;
  readonly eventHash: string;
  readonly hash: string;
}

/** One line of a dump: a checkpoint, a record of the chain, or an event without a seal, in this order. */
export type DumpLine =
  | { readonly kind: 'checkpoint'; readonly line: string }
  | ({ readonly kind: 'record'; readonly event: StoredEvent | null } & SealTexts)
  | { readonly kind: 'unsealed'; readonly event: StoredEvent };

const eventIn = (row: { [Column in keyof StoredEvent]: StoredEvent[Column] | null }): StoredEvent | null => {
  const { id, at, event, actorKind, actorId, caseId, facts, correlationId } = row;
  if (id === null) return null;
  // NOT NULL in the table; a column that was stripped of that is not what was sealed either.
  return {
    id,
    at: at ?? '',
    event: event ?? '',
    actorKind: actorKind ?? '',
    actorId,
    caseId,
    facts: facts ?? '',
    correlationId: correlationId ?? '',
  };
};

/**
 * Everything that a verifier needs, page by page, from a live database. Only reads; wants one snapshot for all statements
 * (BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY) as a role that may see the record.
 */
export async function* readRecord(ask: Ask): AsyncGenerator<DumpLine> {
  for (const { line } of await ask<{ line: string }>(`SELECT line FROM audit_checkpoint ORDER BY seq`, []))
    yield { kind: 'checkpoint', line };
  for (let after = String(-(2n ** 63n)); ;) {
    const rows = await ask<SealTexts & StoredEvent>(
      `SELECT s.seq::text AS seq, s.event_id::text AS "eventId", encode(s.event_hash, 'hex') AS "eventHash", encode(s.hash, 'hex') AS hash, ${EVENT_TEXT}
         FROM audit_seal s LEFT JOIN audit_event e ON e.id = s.event_id WHERE s.seq > $1 ORDER BY s.seq LIMIT ${PAGE}`,
      [after],
    );
    for (const row of rows)
      yield {
        kind: 'record',
        seq: row.seq,
        eventId: row.eventId,
        eventHash: row.eventHash,
        hash: row.hash,
        event: eventIn(row),
      };
    const last = rows.at(-1);
    if (!last) break;
    after = last.seq;
  }
  yield* readUnsealed(ask);
}

async function* readUnsealed(ask: Ask): AsyncGenerator<DumpLine> {
  for (let after = String(-(2n ** 63n)); ;) {
    const rows = await ask<StoredEvent>(
      `SELECT ${EVENT_TEXT} FROM audit_event e WHERE e.id > $1 AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.event_id = e.id) ORDER BY e.id LIMIT ${PAGE}`,
      [after],
    );
    for (const row of rows) {
      const event = eventIn(row);
      if (event) yield { kind: 'unsealed', event };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

export interface AuditVerdict extends ChainVerdict {
  readonly checkpoints: number;
  /** Where the checkpoints themselves were tampered with. */
  readonly lineFault: (LineFault & { readonly where: 'outside' | 'database' }) | null;
  readonly newest: KnownCheckpoint | null;
}

/**
 * Checks a whole record against its checkpoints.
 * @param outside lines of the copy outside the database; null when there is none: then a chain cut together with its checkpoints looks whole
 */
export async function verifyRecord(
  lines: AsyncIterable<DumpLine>,
  outside: readonly string[] | null,
  isSigned: IsSigned,
): Promise<AuditVerdict> {
  const stored: string[] = [];
  let check: ChainCheck | null = null;
  let checkpoints = { known: [] as KnownCheckpoint[], lineFault: null as AuditVerdict['lineFault'] };
  const begin = (): ChainCheck => {
    checkpoints = trusted(stored, outside, isSigned);
    return new ChainCheck(checkpoints.known, digestOf);
  };
  for await (const line of lines) {
    if (line.kind === 'checkpoint') {
      stored.push(line.line);
      continue;
    }
    check ??= begin();
    if (line.kind === 'record') check.take(recordOf(line));
    else check.takeUnsealed(line.event);
  }
  check ??= begin();
  const { known, lineFault } = checkpoints;
  return { ...check.verdict(), checkpoints: known.length, lineFault, newest: known.at(-1) ?? null };
}

const recordOf = ({
  seq,
  eventId,
  eventHash,
  hash: link,
  event,
}: SealTexts & { event: StoredEvent | null }): SealedRecord => ({
  seq: Number(seq),
  eventId,
  eventHash,
  hash: link,
  event,
});

/** The longer list that hangs together: the copy outside, continued by rows that have not reached it yet. */
function trusted(
  stored: readonly string[],
  outside: readonly string[] | null,
  isSigned: IsSigned,
): { known: KnownCheckpoint[]; lineFault: AuditVerdict['lineFault'] } {
  const inside = readCheckpoints(stored, isSigned, digestOf);
  const insideFault = inside.fault && { ...inside.fault, where: 'database' as const };
  if (outside === null) return { known: inside.known, lineFault: insideFault };
  const copy = readCheckpoints(outside, isSigned, digestOf);
  if (copy.fault) return { known: copy.known, lineFault: { ...copy.fault, where: 'outside' } };
  const disagreement = firstDisagreement(copy.known, stored);
  if (disagreement) return { known: copy.known, lineFault: { ...disagreement, where: 'database' } };
  return { known: inside.known, lineFault: insideFault };
}
