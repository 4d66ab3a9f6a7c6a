import { Injectable } from '@nestjs/common';
import { AppError, type Day, shanghaiDay } from '#contracts';
import { Network, type NetworkView } from '#network';
import { Clock } from '#platform/clock';
import { Database, SYSTEM, type Tx } from '#platform/database';
import type { CalendarLine, ReleaseKind, ReleasePhase } from './domain/release.js';
import { phaseOf } from './domain/release.js';
import { calendarOf, listReleases, readRelease, termsInOrder, type ReleaseRecord } from './records.js';
import type { KeptProof } from './records.js';
import type { RehearsalResult, RunKind } from './runs.service.js';

const MOST_LISTED = 100;
const MOST_PLANNED = 500;
const MOST_DISAGREEMENTS = 200;

export interface ReleaseSummary {
  readonly release: ReleaseRecord;
  readonly phase: ReleasePhase;
  readonly people: ReadonlyMap<string, string>;
  readonly shadowSince: Date | null;
}

export interface RunView {
  readonly kind: RunKind;
  readonly id: string;
  readonly state: string;
  readonly contentVersion: string;
  readonly periodFrom: Day | null;
  readonly periodTo: Day | null;
  readonly done: number;
  readonly total: number;
  readonly fault: string | null;
  readonly askedAt: Date;
  readonly result: KeptProof | RehearsalResult | null;
}

export interface PlannedRow {
  readonly caseNo: string;
  readonly status: string;
  readonly ipType: string;
  readonly leavingId: string;
  readonly toId: string | null;
  readonly toDesk: string | null;
  readonly chosenBy: string;
  readonly state: string;
  readonly dueOn: Day | null;
}

export interface ReleasePage extends ReleaseSummary {
  readonly runs: readonly RunView[];
  readonly plan: { readonly total: number; readonly rows: readonly PlannedRow[] };
  readonly live: NetworkView;
  readonly base: NetworkView;
}

export interface Disagreement {
  readonly caseNo: string;
  readonly at: Date;
  readonly liveName: string;
  readonly shadowName: string;
  readonly liveRules: readonly string[];
  readonly shadowRules: readonly string[];
}

export interface ShadowLog {
  readonly since: Date | null;
  readonly compared: number;
  readonly differed: number;
  readonly rows: readonly Disagreement[];
}

/** Releases for screens: read only. Case numbers are shown, never what a case is about. */
@Injectable()
export class ReleaseQueries {
  constructor(
    private readonly database: Database,
    private readonly network: Network,
    private readonly clock: Clock,
  ) {}

  async list(kind: ReleaseKind): Promise<ReleaseSummary[]> {
    return this.database.transaction(SYSTEM, async (tx) =>
      this.summaries(tx, kind, await listReleases(tx, kind, MOST_LISTED)),
    );
  }

  /** What was decided to be in force from which day, in the order in which it was decided. */
  calendar(kind: ReleaseKind): Promise<CalendarLine[]> {
    return this.database.transaction(SYSTEM, (tx) => termsInOrder(tx, kind));
  }

  async page(kind: ReleaseKind, id: string): Promise<ReleasePage> {
    const live = await this.network.current();
    const found = await this.database.transaction(SYSTEM, async (tx) => {
      // Runs first: one that ends between two statements then shows as running, never as done without what it found.
      const runs = await this.runsOf(tx, id);
      const release = await readRelease(tx, id);
      if (release.kind !== kind) throw new AppError('release.not_found');
      const [summary] = await this.summaries(tx, kind, [release]);
      if (!summary) throw new AppError('release.not_found');
      return { ...summary, runs, plan: await this.planOf(tx, id) };
    });
    const base =
      kind === 'directory'
        ? await this.network.ofVersions(found.release.baseVersion, null)
        : await this.network.ofVersions(live.directory.version, found.release.baseVersion);
    return { ...found, live, base };
  }

  /** Moved cases of the newest finished rehearsal, row by row. */
  async moves(kind: ReleaseKind, id: string): Promise<{ caseNo: string; from: string; to: string }[]> {
    return this.database.transaction(SYSTEM, async (tx) => {
      if ((await readRelease(tx, id)).kind !== kind) throw new AppError('release.not_found');
      return tx.query(
        `SELECT m.case_no AS "caseNo", m.from_name AS "from", m.to_name AS "to" FROM rehearsal_move m
          WHERE m.run_id = (SELECT run.id FROM release_run run WHERE run.release_id::text = $1 AND run.kind = 'rehearsal' AND run.state = 'done'
                             ORDER BY run.seq DESC LIMIT 1)
          ORDER BY m.from_name, m.to_name, m.case_no`,
        [id],
      );
    });
  }

  async shadowLog(kind: ReleaseKind, id: string): Promise<ShadowLog> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const [counts] = await tx.query<{ since: Date | null; compared: number; differed: number }[]>(
        `SELECT s.since, (SELECT count(*)::int FROM routing_decision d WHERE d.at >= s.since) AS compared,
                (SELECT count(*)::int FROM shadow_disagreement g WHERE g.release_id = r.id) AS differed
           FROM release r LEFT JOIN shadow s ON s.release_id = r.id WHERE r.id::text = $1 AND r.kind = $2`,
        [id, kind],
      );
      if (!counts) throw new AppError('release.not_found');
      const rows = await tx.query<Disagreement[]>(
        `SELECT c.case_no AS "caseNo", g.at, g.live_name AS "liveName", g.shadow_name AS "shadowName", g.live_rules AS "liveRules", g.shadow_rules AS "shadowRules"
           FROM shadow_disagreement g JOIN case_file c ON c.id = g.case_id WHERE g.release_id::text = $1 ORDER BY g.id DESC LIMIT ${MOST_DISAGREEMENTS}`,
        [id],
      );
      return { ...counts, rows };
    });
  }

  private async summaries(tx: Tx, kind: ReleaseKind, releases: readonly ReleaseRecord[]): Promise<ReleaseSummary[]> {
    const calendar = await calendarOf(tx, kind);
    const today = shanghaiDay(this.clock.now());
    const ids = releases
      .flatMap((one) => [...one.editedBy, one.approvedBy, one.rolledBackBy])
      .filter((id) => id !== null);
    const names = await tx.query<{ id: string; name: string }[]>(
      `SELECT id, display_name AS name FROM account WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    const people = new Map(names.map(({ id, name }) => [id, name]));
    const shadows = await tx.query<{ id: string; since: Date }[]>(`SELECT release_id AS id, since FROM shadow`);
    const since = new Map(shadows.map((one) => [one.id, one.since]));
    return releases.map((release) => ({
      release,
      phase: phaseOf(release, calendar, today),
      people,
      shadowSince: since.get(release.id) ?? null,
    }));
  }

  /** The newest of each kind. */
  private async runsOf(tx: Tx, id: string): Promise<RunView[]> {
    return tx.query<RunView[]>(
      `SELECT DISTINCT ON (kind) kind, id, state, content_version AS "contentVersion", period_from AS "periodFrom", period_to AS "periodTo", done, total,
              fault, asked_at AS "askedAt", result FROM release_run WHERE release_id::text = $1 ORDER BY kind, seq DESC`,
      [id],
    );
  }

  private async planOf(tx: Tx, id: string): Promise<ReleasePage['plan']> {
    const [count] = await tx.query<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM hand_over WHERE release_id = $1`,
      [id],
    );
    const rows = await tx.query<PlannedRow[]>(
      `SELECT c.case_no AS "caseNo", c.status, c.ip_type AS "ipType", h.leaving_id AS "leavingId", h.to_id AS "toId", h.to_desk AS "toDesk",
              h.chosen_by AS "chosenBy", h.state, c.due_on AS "dueOn"
         FROM hand_over h JOIN case_file c ON c.id = h.case_id WHERE h.release_id = $1 ORDER BY c.received_at, c.id LIMIT ${MOST_PLANNED}`,
      [id],
    );
    return { total: count?.total ?? 0, rows };
  }
}
