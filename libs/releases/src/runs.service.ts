import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError, type Day } from '#contracts';
import { Network } from '#network';
import { brokenConstraint, Database, isPassing, SYSTEM, type Tx } from '#platform/database';
import { Log } from '#platform/observability';
import { claimMessage, Outbox } from '#platform/outbox';
import { compileView, isSound, prove, Replay } from '#routing';
import { demandOf, desksThere, trackRecords } from './demand.queries.js';
import { forecast, type Forecast } from './domain/forecast.js';
import { contentOf, keepContent, otherVersion, viewOfDraft } from './drafts.js';
import { HandOvers } from './hand-overs.service.js';
import { type KeptProof, lockRelease, readRelease, type ReleaseRecord } from './records.js';
import { type Hand, ReleaseSurroundings } from './releases.service.js';
import { countStored, keepMoves, storedCases } from './stored-cases.js';

export type RunKind = 'proof' | 'rehearsal';

/** What a rehearsal found, as it is shown and exported. */
export interface RehearsalResult extends ReturnType<Replay['report']> {
  readonly forecast: Forecast;
  readonly keptMoves: number;
  readonly seconds: number;
}

interface Run {
  readonly id: string;
  readonly release_id: string;
  readonly kind: RunKind;
  readonly content_version: string;
  readonly period_from: Day | null;
  readonly period_to: Day | null;
}

interface Delivery {
  readonly consumer: string;
  readonly outboxId: string;
}

/** Moved cases kept by number, and pairs: the table stays small whatever passes. */
const MOST_KEPT_MOVES = 20_000;
const MOST_PAIRS_KEPT = 500;
/** A run that has said nothing for this long belongs to a process that is gone. */
const SILENT_AFTER = '30 seconds';

/** The room's other doors, so that a run can do what it finds. */
@Injectable()
export class RunSurroundings {
  constructor(
    readonly releases: ReleaseSurroundings,
    readonly handOvers: HandOvers,
    readonly outbox: Outbox,
    readonly log: Log,
  ) {}
}

/** Proofs and rehearsals: asked for at the door, done by the worker, watched and stopped at any time. They never touch a case. */
@Injectable()
export class Runs {
  constructor(
    private readonly database: Database,
    private readonly network: Network,
    private readonly surroundings: RunSurroundings,
  ) {}

  /** Puts a run into the queue. @throws `release.run_going` while one of the kind is under way */
  async ask(
    { kind: releaseKind, id, by }: Omit<Hand, 'revision'>,
    kind: RunKind,
    from: Day | null,
    to: Day | null,
  ): Promise<string> {
    const { releases, outbox } = this.surroundings;
    const runId = randomUUID();
    try {
      await this.database.transaction(SYSTEM, async (tx) => {
        const draft = await lockRelease(tx, releaseKind, id);
        if (draft.state !== 'draft') throw new AppError('release.not_open', { state: draft.state });
        const content = await contentOf(this.network, draft);
        if (content.version === null) throw new AppError('release.invalid');
        await keepContent(tx, content, releases.today, by);
        await tx.query(
          `INSERT INTO release_run (id, release_id, kind, content_version, period_from, period_to, asked_by, asked_at, seq)
           SELECT $1, $2, $3, $4, $5, $6, $7, $8, coalesce(max(seq), 0) + 1 FROM release_run WHERE release_id = $2`,
          [runId, draft.id, kind, content.version, from, to, by, releases.clock.now()],
        );
        await outbox.append(tx, 'release.asked', { runId });
        await this.write(tx, `${kind}_asked`, by, { releaseId: draft.id, contentVersion: content.version, from, to });
      });
    } catch (error) {
      if (brokenConstraint(error) === 'release_run_one_going') throw new AppError('release.run_going', { kind });
      throw error;
    }
    return runId;
  }

  /** Stops what runs. The worker notices between two pages. */
  async cancel({ kind: releaseKind, id, by }: Omit<Hand, 'revision'>, kind: RunKind): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const release = await lockRelease(tx, releaseKind, id);
      const stopped = await tx.query<unknown[]>(
        `UPDATE release_run SET state = 'cancelled', ended_at = now() WHERE release_id = $1 AND kind = $2 AND state IN ('waiting', 'running')`,
        [release.id, kind],
      );
      if (stopped[1] === 0) throw new AppError('release.not_open');
      await this.write(tx, `${kind}_cancelled`, by, { releaseId: release.id });
    });
  }

  /** Does what a message asks. A second delivery finds it begun and leaves it alone. @returns false when it was handled before */
  async perform(runId: string, delivery: Delivery): Promise<boolean> {
    const run = await this.begin(runId, delivery);
    if (run === null) return false;
    try {
      const release = await this.database.transaction(SYSTEM, (tx) => readRelease(tx, run.release_id));
      const result = run.kind === 'proof' ? await this.prove(run, release) : await this.rehearse(run, release);
      if (result !== null) await this.finish(run, result);
    } catch (error) {
      // With the database away nothing can be written down; whoever looks for silent runs begins it anew.
      if (isPassing(error)) throw error;
      this.surroundings.log.failure('release.run_failed', error, { runId });
      await this.end(run.id, 'failed', error instanceof Error ? error.message.slice(0, 500) : 'unknown');
    }
    return true;
  }

  /** Runs whose process went away are put into the queue again. @returns how many */
  async revive(): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const [silent] = await tx.query<[{ id: string }[], number]>(
        `UPDATE release_run SET state = 'waiting', beat_at = NULL WHERE state = 'running' AND beat_at < now() - interval '${SILENT_AFTER}' RETURNING id`,
      );
      for (const { id } of silent) await this.surroundings.outbox.append(tx, 'release.asked', { runId: id });
      return silent.length;
    });
  }

  private async begin(runId: string, { consumer, outboxId }: Delivery): Promise<Run | null> {
    return this.database.transaction(SYSTEM, async (tx) => {
      if (!(await claimMessage(tx, consumer, outboxId))) return null;
      const [begun] = await tx.query<[Run[], number]>(
        `UPDATE release_run SET state = 'running', beat_at = now(), done = 0 WHERE id = $1 AND state = 'waiting'
         RETURNING id, release_id, kind, content_version, period_from, period_to`,
        [runId],
      );
      await tx.query(`DELETE FROM rehearsal_move WHERE run_id = $1`, [runId]);
      return begun[0] ?? null;
    });
  }

  /** Proof and hand-over plan belong together: both say whether the draft can take effect. */
  private async prove(run: Run, release: ReleaseRecord): Promise<KeptProof | null> {
    const { handOvers, releases } = this.surroundings;
    const live = await this.network.current();
    const view = await viewOfDraft(this.network, release, run.content_version, live);
    const demand = await demandOf(this.database, releases.today);
    const started = performance.now();
    const proof = prove(compileView(view), view.regions, { demand, desks: await desksThere(this.database) });
    const ms = Math.round(performance.now() - started);
    if (release.kind === 'directory') await handOvers.plan(release, view, () => this.beat(run.id, 0, 0));
    if (!(await this.beat(run.id, proof.cells, proof.cells))) return null;
    return {
      ...proof,
      isSound: isSound(proof),
      against: otherVersion(release, live),
      ms,
      provedAt: releases.clock.now().toISOString(),
    };
  }

  private async rehearse(run: Run, release: ReleaseRecord): Promise<RehearsalResult | null> {
    const started = performance.now();
    const live = await this.network.current();
    const draft = await viewOfDraft(this.network, release, run.content_version, live);
    const replay = new Replay(compileView(live), compileView(draft));
    const total = await countStored(this.database, run);
    let kept = 0;
    for await (const page of storedCases(this.database, run)) {
      const moves = page.flatMap(({ id, case_no, facts }) => {
        const move = replay.add(facts);
        return move === null ? [] : [{ id, case_no, ...move }];
      });
      kept += await keepMoves(this.database, run.id, moves.slice(0, MOST_KEPT_MOVES - kept));
      if (!(await this.beat(run.id, replay.report().cases, total))) return null;
    }
    const report = replay.report();
    const records = await trackRecords(this.database, run.period_from, run.period_to, draft.directory.institutions);
    return {
      ...report,
      moves: report.moves.slice(0, MOST_PAIRS_KEPT),
      otherMoves: report.otherMoves + report.moves.slice(MOST_PAIRS_KEPT).reduce((sum, move) => sum + move.cases, 0),
      forecast: forecast(report.loads, records),
      keptMoves: kept,
      seconds: Math.round((performance.now() - started) / 10) / 100,
    };
  }

  /** Says that it lives and how far it is. @returns false once somebody stopped it */
  private async beat(runId: string, done: number, total: number): Promise<boolean> {
    const rows = await this.database.read<unknown[]>(
      SYSTEM,
      `UPDATE release_run SET beat_at = now(), done = $2, total = $3 WHERE id = $1 AND state = 'running' RETURNING 1`,
      [runId, done, total],
    );
    return rows[1] !== undefined && Number(rows[1]) > 0;
  }

  private async finish(run: Run, result: KeptProof | RehearsalResult): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const [, ended] = await tx.query<[unknown[], number]>(
        `UPDATE release_run SET state = 'done', result = $2, ended_at = now() WHERE id = $1 AND state = 'running'`,
        [run.id, JSON.stringify(result)],
      );
      if (ended === 0) return;
      // A draft that was edited meanwhile keeps its lack of a proof: this one speaks of what it said before.
      if ('isSound' in result)
        await tx.query(`UPDATE release SET proof = $2, proved_version = $3 WHERE id = $1 AND content_version = $3`, [
          run.release_id,
          JSON.stringify(result),
          run.content_version,
        ]);
      await this.write(tx, `${run.kind}_done`, null, {
        releaseId: run.release_id,
        contentVersion: run.content_version,
        ...('isSound' in result ? { isSound: result.isSound } : { cases: result.cases, moved: result.moved }),
      });
    });
  }

  private async end(runId: string, state: string, fault: string | null): Promise<void> {
    await this.database.read(
      SYSTEM,
      `UPDATE release_run SET state = $2, fault = $3, ended_at = now() WHERE id = $1 AND state = 'running'`,
      [runId, state, fault],
    );
  }

  private async write(
    tx: Tx,
    what: string,
    by: string | null,
    facts: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const actorKind = by === null ? 'system' : 'staff';
    await this.surroundings.releases.audit.append(tx, {
      event: `release.${what}`,
      actorKind,
      actorId: by,
      caseId: null,
      facts,
    });
  }
}
