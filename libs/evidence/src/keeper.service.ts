import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Database, SYSTEM } from '#platform/database';
import { EvidenceSurroundings, type Row, storedOf, WITH_PARTS } from './records.js';
import { scan, ScannerAway, type Verdict } from './scanner.js';
import { DamagedFile, SealedFiles } from './sealed-files.js';
import { Uploads } from './uploads.service.js';

const DAY_MS = 24 * 3_600_000;
/** What a scanner or a reader that died holds back from others for this long. */
const LEASE_MS = 10 * 60_000;
const SCANNER_AWAY_MS = 15_000;
/** Signatures of tomorrow know what those of today do not. */
const SCAN_AGAIN_MS = 30 * DAY_MS;
const UNSCANNABLE_AGAIN_MS = DAY_MS;
const FORGOTTEN_AFTER_MS = DAY_MS;
/** One run of the scrub reads about this much, so that it never takes the disk from people. */
const BYTES_A_RUN = 256 * 1024 * 1024;
const BATCH = 200;

/** What happens to evidence by the clock: scanning, checking that it is still what was received, and tidying up. */
@Injectable()
export class EvidenceKeeper {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly files: SealedFiles,
    private readonly uploads: Uploads,
    private readonly surroundings: EvidenceSurroundings,
  ) {}

  /** Shows files to the scanner: first what waits in quarantine, then what was last seen a month ago. @returns how many it spoke of */
  async scanNext(): Promise<number> {
    if (!this.surroundings.hasScanner) return 0;
    for (let done = 0; ; done += 1) {
      const now = new Date(this.now());
      const row = await this.claim('scan_after', new Date(now.getTime() + LEASE_MS), now);
      if (!row || !(await this.scanOne(row))) return done;
    }
  }

  /**
   * Reads files that were not read for longest, to their end. What is not as it was received any more becomes known while copies of it may
   * still exist, and not on the day when it is needed.
   * @returns how many were read, and how many of them are damaged
   */
  async scrub(): Promise<{ read: number; damaged: number }> {
    const due = new Date(this.now() - this.surroundings.env.EVIDENCE_SCRUB_DAYS * DAY_MS);
    let [read, damaged, bytes] = [0, 0, 0];
    while (bytes < BYTES_A_RUN) {
      const row = await this.claim('checked_at', new Date(this.now()), due);
      if (!row) break;
      read += 1;
      bytes += row.size;
      if (!(await this.check(row))) damaged += 1;
    }
    return { read, damaged };
  }

  /** Removes what nobody will ever ask for: uploads given up, and objects that no row names. @returns how many */
  async tidy(): Promise<number> {
    const expired = await this.uploads.expire();
    let swept = 0;
    let names: string[] = [];
    for await (const name of this.files.olderThan(new Date(this.now() - FORGOTTEN_AFTER_MS))) {
      names.push(name);
      if (names.length < BATCH) continue;
      swept += await this.sweep(names);
      names = [];
    }
    swept += await this.sweep(names);
    if (expired + swept > 0) this.surroundings.log.event('evidence.swept', { expired, objects: swept });
    return expired + swept;
  }

  /** Files that need a person: damaged, infected, or refused by the scanner; and how many wait. */
  async trouble(): Promise<{ damaged: number; infected: number; unscannable: number; waiting: number }> {
    const [row] = await this.database.read<{ damaged: number; infected: number; unscannable: number; waiting: number }>(
      SYSTEM,
      `SELECT count(*) FILTER (WHERE state = 'damaged')::int AS damaged, count(*) FILTER (WHERE scan = 'infected')::int AS infected,
              count(*) FILTER (WHERE scan = 'unscannable')::int AS unscannable,
              count(*) FILTER (WHERE scan = 'waiting')::int AS waiting
         FROM evidence WHERE state = 'damaged' OR scan IN ('infected', 'unscannable', 'waiting')`,
    );
    return row ?? { damaged: 0, infected: 0, unscannable: 0, waiting: 0 };
  }

  private async scanOne(row: Row): Promise<boolean> {
    let verdict: Verdict;
    try {
      verdict = await scan(this.surroundings.env, this.files.read(storedOf(row)));
    } catch (error) {
      if (error instanceof DamagedFile) return this.check(row).then(() => true);
      if (!(error instanceof ScannerAway)) throw error;
      // It stays where it is, in quarantine or out of it.
      this.surroundings.log.warning('evidence.scanner_away', { fault: error.message });
      await this.database.read(SYSTEM, `UPDATE evidence SET scan_after = $2 WHERE id = $1`, [
        row.id,
        new Date(this.now() + SCANNER_AWAY_MS),
      ]);
      return false;
    }
    await this.judge(row, verdict);
    return true;
  }

  private async judge(row: Row, verdict: Verdict): Promise<void> {
    const again = verdict.kind === 'unscannable' ? UNSCANNABLE_AGAIN_MS : SCAN_AGAIN_MS;
    const finding =
      verdict.kind === 'infected' ? verdict.finding : verdict.kind === 'unscannable' ? verdict.reason : null;
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(
        `UPDATE evidence SET scan = $2, scan_finding = $3, scanned_at = $4, scan_after = $5 WHERE id = $1`,
        [row.id, verdict.kind, finding, new Date(this.now()), new Date(this.now() + again)],
      );
      if (row.scan === verdict.kind && verdict.kind === 'clean') return;
      await this.audit.append(tx, {
        event: `evidence.${verdict.kind === 'clean' ? 'scanned' : verdict.kind}`,
        actorKind: 'system',
        actorId: null,
        caseId: row.case_id,
        facts: { evidenceId: row.id, verdict: verdict.kind, ...(finding === null ? {} : { finding }) },
      });
    });
    if (verdict.kind !== 'clean')
      this.surroundings.log.failure(`evidence.${verdict.kind}`, new Error(finding ?? ''), { evidenceId: row.id });
  }

  /** @returns whether the file is as it was received */
  private async check(row: Row): Promise<boolean> {
    const damage = await this.files.verify(storedOf(row)).then(
      () => null,
      (error: unknown) => {
        if (error instanceof DamagedFile) return error;
        throw error;
      },
    );
    const state = damage ? 'damaged' : 'received';
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`UPDATE evidence SET state = $2, checked_at = $3 WHERE id = $1`, [
        row.id,
        state,
        new Date(this.now()),
      ]);
      if (row.state === state) return;
      await this.audit.append(tx, {
        event: damage ? 'evidence.damaged' : 'evidence.restored',
        actorKind: 'system',
        actorId: null,
        caseId: row.case_id,
        facts: { evidenceId: row.id, sha256: row.sha256, ...(damage ? { fault: damage.message } : {}) },
      });
    });
    if (damage) this.surroundings.log.failure('evidence.damaged', damage, { evidenceId: row.id, caseId: row.case_id });
    return damage === null;
  }

  /** Takes one file for this process; another looks past it for a while. */
  private async claim(column: 'scan_after' | 'checked_at', until: Date, due: Date): Promise<Row | null> {
    const isMeant = column === 'scan_after' ? `scan <> 'infected' AND` : '';
    return this.database.transaction(SYSTEM, async (tx) => {
      const [chosen] = await tx.query<{ id: string }[]>(
        `SELECT id FROM evidence WHERE ${isMeant} (${column} IS NULL OR ${column} <= $1)
          ORDER BY ${column} NULLS FIRST LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`,
        [due],
      );
      if (!chosen) return null;
      await tx.query(`UPDATE evidence SET ${column} = $2 WHERE id = $1`, [chosen.id, until]);
      const [row] = await tx.query<Row[]>(`SELECT ${WITH_PARTS} FROM evidence e WHERE e.id = $1`, [chosen.id]);
      return row ?? null;
    });
  }

  private async sweep(names: readonly string[]): Promise<number> {
    if (names.length === 0) return 0;
    const known = await this.database.read<{ name: string }>(
      SYSTEM,
      `SELECT n.name FROM unnest($1::text[]) AS n(name) WHERE EXISTS (
         SELECT FROM evidence e WHERE e.id = split_part(n.name, '.', 1)::uuid AND (n.name = e.id::text OR n.name = e.preview_name))
           OR EXISTS (SELECT FROM evidence_part p WHERE p.file_id = split_part(n.name, '.', 1)::uuid AND p.seq::text = split_part(n.name, '.', 2))`,
      [names],
    );
    const kept = new Set(known.map(({ name }) => name));
    const forgotten = names.filter((name) => !kept.has(name));
    for (const name of forgotten) await this.files.discard(name);
    return forgotten.length;
  }

  private now(): number {
    return this.surroundings.clock.now().getTime();
  }
}
