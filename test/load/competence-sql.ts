import { Client } from 'pg';
import { IP_TYPES, KNOWLEDGE_MATTERS, type Directory, type RoutingFacts } from '#contracts';
import { ladder } from '#network';
import { bitOf, type CompiledDirectory } from '../../libs/routing/src/domain/compile.js';

/**
 * Sections 1 and 2 of the competence rule as joins: leading place, capability, ladder, order on a rung, names. What a system does that
 * keeps its rule in the database. Overseas matters, origins and chosen institutions are left out; cases with them are not compared.
 */
const LEAD = (asked: string): string => `
  SELECT DISTINCT ON (q.id) q.id, s.id AS lead
    FROM ${asked} q
    CROSS JOIN LATERAL (SELECT CASE
        WHEN q.mode IN ('exhibition', 'customs') AND q.act IS NOT NULL THEN q.act
        WHEN q.applicant IS NULL THEN q.act
        WHEN q.act IS NULL THEN q.applicant
        WHEN EXISTS (SELECT FROM knowledge k WHERE k.matter = ANY (q.matters)) THEN q.applicant ELSE q.act END AS code) place
    JOIN rung r ON r.place = place.code
    JOIN seat s ON s.region_code = r.code
    JOIN takes t ON t.seat_id = s.id AND t.type = q.type
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM industry i WHERE i.seat_id = s.id AND i.word = ANY (q.industries)) AS matches,
                               q.matters = ARRAY['consultation'] AS is_plain) m
    CROSS JOIN LATERAL (SELECT CASE
        WHEN m.is_plain AND s.kind = 'assistance_centre' THEN r.no * 16
        WHEN s.kind = 'rapid_centre' AND m.matches THEN CASE WHEN q.type = 'patent_design' AND NOT m.is_plain THEN -1000 ELSE 0 END + r.no * 16 + 1
        WHEN s.kind = 'protection_centre' AND m.matches THEN r.no * 16 + 2
        WHEN s.kind = 'protection_centre' THEN r.no * 16 + 3
        WHEN s.kind = 'assistance_centre' THEN r.no * 16 + 4
        ELSE 1000 + r.no END AS score) o
   ORDER BY q.id, o.score, s.name COLLATE "C", s.id COLLATE "C"`;

const ONE = `(SELECT 1 AS id, $1::text AS mode, $2::text AS applicant, $3::text AS act, $4::text[] AS matters, $5::text AS type, $6::text[] AS industries)`;

/** The rule in SQL over a directory, on a connection of its own. */
export class CompetenceBySql {
  private constructor(private readonly client: Client) {}

  static async over(
    url: string,
    directory: Directory,
    compiled: CompiledDirectory,
    places: readonly string[],
  ): Promise<CompetenceBySql> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`
      CREATE TEMP TABLE seat (id text PRIMARY KEY, name text, kind text, region_code text);
      CREATE TEMP TABLE takes (seat_id text, type text, PRIMARY KEY (seat_id, type));
      CREATE TEMP TABLE industry (seat_id text, word text, PRIMARY KEY (seat_id, word));
      CREATE TEMP TABLE rung (place text, no int, code text, PRIMARY KEY (place, no));
      CREATE TEMP TABLE knowledge (matter text PRIMARY KEY);
      CREATE TEMP TABLE asked (id int PRIMARY KEY, mode text, applicant text, act text, matters text[], type text, industries text[]);
      CREATE INDEX ON seat (region_code)`);
    const seats = directory.institutions.filter(({ id }) => compiled.seatOf.get(id)?.serves === 'domestic');
    await client.query(
      `INSERT INTO seat SELECT * FROM jsonb_to_recordset($1) AS s(id text, name text, kind text, region_code text)`,
      [
        JSON.stringify(
          seats.map((row) => ({ id: row.id, name: row.nameZh, kind: row.kind, region_code: row.regionCode })),
        ),
      ],
    );
    const pairs = (of: (row: (typeof seats)[number]) => readonly string[]): string =>
      JSON.stringify(seats.flatMap((row) => of(row).map((word) => ({ seat_id: row.id, word }))));
    await client.query(
      `INSERT INTO takes SELECT seat_id, word FROM jsonb_to_recordset($1) AS t(seat_id text, word text)`,
      [pairs(({ id }) => IP_TYPES.filter((type) => ((compiled.seatOf.get(id)?.takes ?? 0) & bitOf(type)) !== 0))],
    );
    await client.query(
      `INSERT INTO industry SELECT seat_id, word FROM jsonb_to_recordset($1) AS t(seat_id text, word text)`,
      [pairs(({ industries }) => [...new Set(industries)])],
    );
    const everywhere = [...new Set([...places, ...directory.institutions.map(({ regionCode }) => regionCode)])];
    await client.query(
      `INSERT INTO rung SELECT place, no, code FROM jsonb_to_recordset($1) AS r(place text, no int, code text)`,
      [JSON.stringify(everywhere.flatMap((place) => ladder(place).map((code, no) => ({ place, no, code }))))],
    );
    await client.query(`INSERT INTO knowledge SELECT unnest($1::text[])`, [[...KNOWLEDGE_MATTERS]]);
    await client.query('ANALYZE seat, takes, industry, rung, knowledge');
    return new CompetenceBySql(client);
  }

  /** One question as an application asks it: a prepared statement, a round trip. @returns the lead, or null */
  async lead(facts: RoutingFacts): Promise<string | null> {
    const { rows } = await this.client.query<{ lead: string }>({ name: 'lead', text: LEAD(ONE), values: asRow(facts) });
    return rows[0]?.lead ?? null;
  }

  /** All questions in one statement, the database at its best. @returns the leads in the order of the questions */
  async leads(all: readonly RoutingFacts[]): Promise<(string | null)[]> {
    const asked = all.map((facts, id) => {
      const [mode, applicant, act, matters, type, industries] = asRow(facts);
      return { id, mode, applicant, act, matters, type, industries };
    });
    await this.client.query(
      `INSERT INTO asked SELECT * FROM jsonb_to_recordset($1) AS a(id int, mode text, applicant text, act text, matters text[], type text, industries text[])`,
      [JSON.stringify(asked)],
    );
    await this.client.query('ANALYZE asked');
    const { rows } = await this.client.query<{ id: number; lead: string }>(LEAD('asked'));
    const found = new Map(rows.map(({ id, lead }) => [id, lead]));
    return all.map((_, id) => found.get(id) ?? null);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** Cases that the SQL above speaks of. */
export const isComparable = ({ mode, matters, chosenInstitution, rights }: RoutingFacts): boolean =>
  mode !== 'overseas' &&
  !matters.includes('overseas_guidance') &&
  chosenInstitution === null &&
  rights[0]?.type !== 'geographical_indication';

const asRow = ({ mode, applicantRegion, places, matters, rights }: RoutingFacts): unknown[] => [
  mode,
  applicantRegion,
  places[0]?.regionCode ?? null,
  matters,
  rights[0]?.type ?? 'other',
  rights.flatMap(({ industry }) => industry ?? []),
];
