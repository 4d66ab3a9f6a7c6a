import type { Directory, Institution, Region, RegionChange } from '#contracts';
import type { Database, Tx } from '#platform/database';
import type { CalendarOverride } from './domain/calendar.js';
import type { InstitutionRow } from './storage/network.entity.js';

/** What can be in force: who does what where, and by which rule. */
export const TERM_KINDS = ['directory', 'policy'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** From a day on, a version is in force. The newest term whose day has come decides; a later one of the same day overrules. */
export interface Term {
  readonly seq: number;
  readonly kind: TermKind;
  readonly version: string;
  readonly validFrom: string;
  /** The release that brought it; null = it came with the software. */
  readonly releaseId: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

/** A policy as it was stored; libs/routing knows what it means. */
export interface StoredPolicy {
  readonly version: string;
  readonly body: unknown;
}

const TERM = `seq::int AS seq, kind, version, valid_from AS "validFrom", release_id AS "releaseId", decided_by AS "decidedBy", decided_at AS "decidedAt"`;

/** Which versions are in force on a day. The directory that the network began with is in force on every day before it too. */
export async function termsOn(database: Database, day: string): Promise<Term[]> {
  return database.direct<Term>(
    `SELECT DISTINCT ON (kind) ${TERM} FROM term WHERE valid_from <= $1::date OR seq = (SELECT min(seq) FROM term WHERE kind = 'directory')
      ORDER BY kind, CASE WHEN valid_from <= $1::date THEN valid_from ELSE '-infinity' END DESC, seq DESC`,
    [day],
  );
}

/** The whole calendar of a kind in the order in which terms overrule each other, the earliest first. */
export async function termsOf(tx: Tx, kind: TermKind): Promise<Term[]> {
  return tx.query<Term[]>(`SELECT ${TERM} FROM term WHERE kind = $1 ORDER BY valid_from, seq`, [kind]);
}

export async function addTerm(tx: Tx, term: Omit<Term, 'seq' | 'decidedAt'>, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO term (kind, version, valid_from, release_id, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [term.kind, term.version, term.validFrom, term.releaseId, term.decidedBy, at],
  );
}

/** Keeps a directory's content for good. Equal content has been kept already. */
export async function keepDirectory(tx: Tx, directory: Directory, day: string, by: string): Promise<void> {
  const fresh = await tx.query<unknown[]>(
    `INSERT INTO directory_version (version, valid_from, published_by, region_changes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`,
    [directory.version, day, by, JSON.stringify(directory.regionChanges ?? [])],
  );
  if (fresh.length === 0) return;
  await tx.query(
    `INSERT INTO institution (directory_version, id, name_zh, kind, region_code, industries, ip_types, phone, provenance, source, capacity)
     SELECT $1, * FROM jsonb_to_recordset($2) AS row(id text, "nameZh" text, kind text, "regionCode" text, industries text[], "ipTypes" text[],
       phone text, provenance text, source text, capacity int)`,
    [directory.version, JSON.stringify(directory.institutions)],
  );
}

export async function keepPolicy(tx: Tx, { version, body }: StoredPolicy): Promise<void> {
  await tx.query(`INSERT INTO policy_version (version, body) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
    version,
    JSON.stringify(body),
  ]);
}

export async function readPolicy(database: Database, version: string): Promise<StoredPolicy | null> {
  const [row] = await database.direct<StoredPolicy>(`SELECT version, body FROM policy_version WHERE version = $1`, [
    version,
  ]);
  return row ?? null;
}

/** A directory by its version; null = never kept. */
export async function readDirectory(database: Database, version: string): Promise<Directory | null> {
  const [kept] = await database.direct<{ region_changes: RegionChange[] }>(
    `SELECT region_changes FROM directory_version WHERE version = $1`,
    [version],
  );
  if (!kept) return null;
  const rows = await database.direct<InstitutionRecord>(
    `SELECT ${INSTITUTION} FROM institution WHERE directory_version = $1 ORDER BY id`,
    [version],
  );
  const institutions = rows.map(toInstitution);
  return { version, institutions, ...(kept.region_changes.length > 0 ? { regionChanges: kept.region_changes } : {}) };
}

/** Institutions that a version does not list and an earlier one did, as last known: files still name them. */
export async function formerInstitutions(database: Database, version: string): Promise<Institution[]> {
  const rows = await database.direct<InstitutionRecord>(
    `SELECT DISTINCT ON (id) ${INSTITUTION} FROM institution i JOIN directory_version d ON d.version = i.directory_version
      WHERE EXISTS (SELECT FROM term t WHERE t.kind = 'directory' AND t.version = d.version)
        AND NOT EXISTS (SELECT FROM institution now WHERE now.directory_version = $1 AND now.id = i.id) ORDER BY id, d.published_at DESC`,
    [version],
  );
  return rows.map(toInstitution);
}

/** The divisions that ship with the product. */
export async function readRegions(database: Database): Promise<Region[]> {
  return database.direct<Region>(
    `SELECT code, name_zh AS "nameZh", parent_code AS "parentCode", level FROM region ORDER BY code`,
  );
}

export async function readOverrides(database: Database): Promise<CalendarOverride[]> {
  return database.direct<CalendarOverride>(
    `SELECT day, is_working AS working, source AS reason FROM working_day_override`,
  );
}

const INSTITUTION = 'id, name_zh, kind, region_code, industries, ip_types, phone, provenance, source, capacity';

interface InstitutionRecord {
  id: string;
  name_zh: string;
  kind: InstitutionRow['kind'];
  region_code: string;
  industries: string[];
  ip_types: InstitutionRow['ipTypes'];
  phone: string | null;
  provenance: InstitutionRow['provenance'];
  source: string | null;
  capacity: number | null;
}

const toInstitution = (row: InstitutionRecord): Institution => ({
  id: row.id,
  nameZh: row.name_zh,
  kind: row.kind,
  regionCode: row.region_code,
  industries: row.industries,
  ipTypes: row.ip_types,
  phone: row.phone,
  provenance: row.provenance,
  source: row.source,
  capacity: row.capacity,
});

/** The newest holiday plan; 0 while the calendar goes by what ships with the software. */
export async function newestPlan(database: Database): Promise<number> {
  const [row] = await database.direct<{ id: number }>(`SELECT coalesce(max(id), 0)::int AS id FROM holiday_plan`);
  return row?.id ?? 0;
}

/** Years whose whole notice was published here. */
export async function readSettledYears(database: Database): Promise<Set<number>> {
  const rows = await database.direct<{ year: number }>(`SELECT DISTINCT year FROM holiday_plan WHERE is_whole`);
  return new Set(rows.map(({ year }) => year));
}
