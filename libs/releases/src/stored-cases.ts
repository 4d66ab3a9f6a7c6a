import type { Day, RoutingFacts } from '#contracts';
import { type Database, SYSTEM } from '#platform/database';

/** Days of Shanghai, both included; null = open. */
interface Period {
  readonly period_from: Day | null;
  readonly period_to: Day | null;
}

export interface StoredCase {
  readonly id: string;
  readonly case_no: string;
  readonly facts: RoutingFacts;
}

/** Cases read at a time: memory stays small whatever passes. */
const PAGE = 2000;

const IN_PERIOD = `($1::date IS NULL OR c.received_at >= ($1::date)::timestamp AT TIME ZONE 'Asia/Shanghai')
  AND ($2::date IS NULL OR c.received_at < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')`;

/** Stored cases in the order of their arrival, each with the newest facts that were decided on. */
export async function* storedCases(database: Database, period: Period): AsyncGenerator<StoredCase[]> {
  let after: { at: string; id: string } | null = null;
  for (;;) {
    const page: (StoredCase & { at: string })[] = await database.read(
      SYSTEM,
      `SELECT c.id, c.case_no, c.received_at::text AS at, d.facts FROM case_file c
         JOIN LATERAL (SELECT facts FROM routing_decision r WHERE r.case_id = c.id ORDER BY r.seq DESC LIMIT 1) d ON true
        WHERE ${IN_PERIOD} AND ($3::timestamptz IS NULL OR (c.received_at, c.id) > ($3::timestamptz, $4::uuid))
        ORDER BY c.received_at, c.id LIMIT ${PAGE}`,
      [period.period_from, period.period_to, after?.at ?? null, after?.id ?? null],
    );
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (page.length < PAGE || !last) return;
    after = { at: last.at, id: last.id };
  }
}

export async function countStored(database: Database, period: Period): Promise<number> {
  const [row] = await database.read<{ count: number }>(
    SYSTEM,
    `SELECT count(*)::int AS count FROM case_file c WHERE ${IN_PERIOD} AND EXISTS (SELECT FROM routing_decision r WHERE r.case_id = c.id)`,
    [period.period_from, period.period_to],
  );
  return row?.count ?? 0;
}

/** @returns how many */
export async function keepMoves(
  database: Database,
  runId: string,
  moves: readonly { id: string; case_no: string; from: string; to: string }[],
): Promise<number> {
  if (moves.length === 0) return 0;
  await database.read(
    SYSTEM,
    `INSERT INTO rehearsal_move (run_id, case_id, case_no, from_name, to_name) SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[])`,
    [
      runId,
      moves.map(({ id }) => id),
      moves.map(({ case_no }) => case_no),
      moves.map(({ from }) => from),
      moves.map(({ to }) => to),
    ],
  );
  return moves.length;
}
