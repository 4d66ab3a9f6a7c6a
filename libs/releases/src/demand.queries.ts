import {
  type CoordinatorQueue,
  type Day,
  type Institution,
  IP_TYPES,
  type IpType,
  KNOWLEDGE_MATTERS,
} from '#contracts';
import { type Database, SYSTEM } from '#platform/database';
import type { Demand, RequestKind } from '#routing';
import type { TrackRecord } from './domain/forecast.js';

/** How often each question of a proof was really asked in the twelve months before a day: cases by place, first type, and kind of request. */
export async function demandOf(database: Database, today: Day): Promise<Demand> {
  const rows = await database.read<{ place: string; type: string; kind: RequestKind; count: number }>(
    SYSTEM,
    `SELECT c.place_code AS place, c.ip_type AS type,
            CASE WHEN c.mode = 'overseas' OR 'overseas_guidance' = ANY (c.matters) THEN 'overseas'
                 WHEN c.mode = 'exhibition' THEN 'exhibition'
                 WHEN c.matters <@ ARRAY['consultation'] THEN 'plain_consultation'
                 WHEN c.matters && $2::text[] THEN 'knowledge' ELSE 'local_action' END AS kind,
            count(*)::int AS count
       FROM case_file c
      WHERE c.place_code IS NOT NULL AND c.received_at > ($1::date)::timestamp AT TIME ZONE 'Asia/Shanghai' - interval '12 months' GROUP BY 1, 2, 3`,
    [today, KNOWLEDGE_MATTERS],
  );
  const counts = new Map(rows.map(({ place, type, kind, count }) => [`${place} ${type} ${kind}`, count]));
  const isKnown = (type: IpType): boolean => IP_TYPES.includes(type);
  return (place, type, kind) => (isKnown(type) ? (counts.get(`${place} ${type} ${kind}`) ?? 0) : 0);
}

/** Desks that exist: a release that falls back on another one has a hole. */
export async function desksThere(database: Database): Promise<ReadonlySet<CoordinatorQueue>> {
  const rows = await database.direct<{ code: CoordinatorQueue }>(`SELECT code FROM coordinator_queue`);
  return new Set(rows.map(({ code }) => code));
}

/** How each institution kept its promises with the cases that it holds from a period, and what it has in hand. */
export async function trackRecords(
  database: Database,
  from: Day | null,
  to: Day | null,
  institutions: readonly Institution[],
): Promise<ReadonlyMap<string, TrackRecord>> {
  const rows = await database.read<{ id: string; cases: number; late: number; open: number }>(
    SYSTEM,
    `SELECT c.holder_institution_id AS id, count(*)::int AS cases, count(*) FILTER (WHERE c.closed_at IS NULL)::int AS open,
            count(*) FILTER (WHERE EXISTS (SELECT FROM deadline d WHERE d.case_id = c.id AND d.breached_at IS NOT NULL))::int AS late
       FROM case_file c
      WHERE c.holder_institution_id IS NOT NULL
        AND ($1::date IS NULL OR c.received_at >= ($1::date)::timestamp AT TIME ZONE 'Asia/Shanghai')
        AND ($2::date IS NULL OR c.received_at < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai') GROUP BY 1`,
    [from, to],
  );
  const capacities = new Map(institutions.map(({ id, capacity }) => [id, capacity ?? null]));
  return new Map(rows.map(({ id, ...known }) => [id, { ...known, capacity: capacities.get(id) ?? null }]));
}
