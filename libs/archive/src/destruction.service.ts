import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError, type Day, shanghaiDay } from '#contracts';
import { EvidenceKeeper } from '#evidence';
import { Clock } from '#platform/clock';
import { Database, enterScope, type Scope, SYSTEM, type Tx } from '#platform/database';
import type { Archivist, ArchiveRecord } from './archive.service.js';
import { type Obstacle, obstacleTo } from './domain/retention.js';
import type { DestructionState } from './storage/archive.entity.js';

const MOST_FILES = 500;

export interface DestructionList {
  id: string;
  institution_id: string;
  queue: string;
  reason: string;
  state: DestructionState;
  proposed_by: string;
  proposed_by_name: string | null;
  proposed_at: Date;
  decided_by_name: string | null;
  decided_at: Date | null;
  authority_ref: string | null;
  case_nos: string[];
}

/** Lists of files whose time is over: proposed by one person, approved by another with the reference of the archives authority, and then gone. */
@Injectable()
export class Destruction {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly evidence: EvidenceKeeper,
    private readonly clock: Clock,
  ) {}

  async lists(scope: Scope): Promise<DestructionList[]> {
    return this.database.read<DestructionList>(
      scope,
      `SELECT d.*, p.display_name AS proposed_by_name, q.display_name AS decided_by_name,
              ARRAY(SELECT a.case_no FROM destruction_item i JOIN archive_file a ON a.case_id = i.case_id WHERE i.destruction_id = d.id ORDER BY 1) AS case_nos
         FROM destruction d LEFT JOIN account p ON p.id = d.proposed_by LEFT JOIN account q ON q.id = d.decided_by ORDER BY d.proposed_at DESC LIMIT 100`,
    );
  }

  /** @throws `archive.not_destroyable` naming every file of the list that stands in its own way */
  async propose(who: Archivist, caseNos: readonly string[], reason: string): Promise<string> {
    const wanted = [...new Set(caseNos)].slice(0, MOST_FILES);
    return this.database.transaction(who.scope, async (tx) => {
      const files = await tx.query<ArchiveRecord[]>(
        `SELECT * FROM archive_file WHERE case_no = ANY($1::text[]) ORDER BY case_no FOR UPDATE`,
        [wanted],
      );
      this.refuseObstacles(wanted, files);
      const [first] = files;
      if (!first || files.some((file) => file.institution_id !== first.institution_id))
        throw new AppError('archive.not_destroyable', { files: { mixed: wanted } });
      await enterScope(tx, SYSTEM);
      const id = randomUUID();
      await tx.query(
        `INSERT INTO destruction (id, queue, institution_id, reason, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, first.queue, first.institution_id, reason, who.accountId, this.clock.now()],
      );
      await tx.query(`INSERT INTO destruction_item SELECT $1, unnest($2::uuid[])`, [
        id,
        files.map((one) => one.case_id),
      ]);
      for (const file of files) await this.tell(tx, who, 'archive.destruction_proposed', file.case_id, { list: id });
      return id;
    });
  }

  async reject(who: Archivist, id: string): Promise<void> {
    await this.decide(who, id, async (tx) => {
      await tx.query(`UPDATE destruction SET state = 'rejected', decided_by = $2, decided_at = $3 WHERE id = $1`, [
        id,
        who.accountId,
        this.clock.now(),
      ]);
    });
  }

  /** Approves a list and destroys its files, all or none. @throws `archive.not_destroyable` when one of them is held by now */
  async approve(who: Archivist, id: string, authorityRef: string): Promise<void> {
    await this.decide(who, id, async (tx) => {
      const files = await tx.query<ArchiveRecord[]>(
        `SELECT a.* FROM archive_file a JOIN destruction_item i ON i.case_id = a.case_id WHERE i.destruction_id = $1 ORDER BY a.case_no FOR UPDATE OF a`,
        [id],
      );
      this.refuseObstacles(
        files.map((file) => file.case_no),
        files,
      );
      const now = this.clock.now();
      await tx.query(
        `UPDATE destruction SET state = 'done', decided_by = $2, decided_at = $3, authority_ref = $4 WHERE id = $1`,
        [id, who.accountId, now, authorityRef],
      );
      for (const file of files) {
        await tx.query(`SELECT destroy_case($1, $2, $3)`, [file.case_id, id, now]);
        await this.tell(tx, who, 'archive.destroyed', file.case_id, { list: id, authorityRef });
      }
    });
    // No row names the sealed files any more: the evidence store's own sweep removes what nobody names.
    await this.evidence.tidy();
  }

  private async decide(who: Archivist, id: string, work: (tx: Tx) => Promise<void>): Promise<void> {
    await this.database.transaction(who.scope, async (tx) => {
      const [list] = await tx.query<{ state: DestructionState; proposed_by: string }[]>(
        `SELECT state, proposed_by FROM destruction WHERE id::text = $1 FOR UPDATE`,
        [id],
      );
      if (!list) throw new AppError('archive.list_not_found');
      if (list.state !== 'proposed') throw new AppError('archive.list_decided');
      if (list.proposed_by === who.accountId) throw new AppError('case.same_person');
      await enterScope(tx, SYSTEM);
      await work(tx);
    });
  }

  private refuseObstacles(wanted: readonly string[], files: readonly ArchiveRecord[]): void {
    const today: Day = shanghaiDay(this.clock.now());
    const byNumber = new Map(files.map((file) => [file.case_no, file]));
    const found = wanted.flatMap((caseNo): [string, Obstacle][] => {
      const file = byNumber.get(caseNo);
      const obstacle = obstacleTo(
        file
          ? {
              retainedUntil: file.retained_until,
              isHeld: file.held_at !== null,
              isDestroyed: file.destroyed_at !== null,
            }
          : null,
        today,
      );
      return obstacle === null ? [] : [[caseNo, obstacle]];
    });
    if (found.length > 0) throw new AppError('archive.not_destroyable', { files: Object.fromEntries(found) });
  }

  private tell(tx: Tx, who: Archivist, event: string, caseId: string, facts: Record<string, unknown>): Promise<void> {
    return this.audit.append(tx, { event, actorKind: 'staff', actorId: who.accountId, caseId, facts });
  }
}
