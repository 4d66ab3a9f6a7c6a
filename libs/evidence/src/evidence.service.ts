import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError, canonicalJson, type ErrorCode } from '#contracts';
import { Vault } from '#platform/crypto';
import { Database, type Scope, SYSTEM } from '#platform/database';
import {
  type EvidenceRecord,
  EvidenceSurroundings,
  previewOf,
  recordOf,
  type Row,
  storedOf,
  WITH_PARTS,
} from './records.js';
import { DamagedFile, SealedFiles, type StoredFile } from './sealed-files.js';
import type { EvidenceState } from './storage/evidence.entity.js';

/** Who reads a file: for row-level security and for the audit log. */
export interface Reader {
  readonly scope: Scope;
  readonly accountId: string;
}

export interface OpenedFile {
  readonly record: EvidenceRecord;
  readonly content: AsyncIterable<Buffer>;
}

/** Something that happened to one file, and who did it. */
export interface CustodyEntry {
  readonly at: string;
  readonly event: string;
  readonly actorKind: string;
  readonly actor: string | null;
  readonly institution: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Files that applicants handed in: kept sealed and unchanged, given out only whole, verified and out of quarantine. */
@Injectable()
export class Evidence {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly files: SealedFiles,
    private readonly vault: Vault,
    private readonly surroundings: EvidenceSurroundings,
  ) {}

  /** The files of a case, oldest first. @throws `case.not_found`, also for a case that exists and is not to be seen by this reader */
  async list(scope: Scope, caseNo: string): Promise<EvidenceRecord[]> {
    return this.database.transaction(scope, async (tx) => {
      const [file] = await tx.query<{ id: string }[]>(`SELECT id FROM case_file WHERE case_no = $1`, [caseNo]);
      if (!file) throw new AppError('case.not_found');
      const rows = await tx.query<Row[]>(`SELECT * FROM evidence WHERE case_id = $1 ORDER BY received_at, id`, [
        file.id,
      ]);
      return rows.map(recordOf);
    });
  }

  /**
   * Opens a file for a member of staff: read through and verified before the first byte leaves, and on the audit log.
   * @throws `case.not_found`, `evidence.not_found`, `evidence.quarantined`, `evidence.infected`, `evidence.damaged` (on the audit log as well)
   */
  async open(reader: Reader, caseNo: string, id: string): Promise<OpenedFile> {
    const row = await this.find(reader.scope, caseNo, id);
    await this.admit(reader, row, 'evidence.read');
    const stored = storedOf(row);
    const damage = await this.damageOf(stored);
    await this.told(reader, row, damage);
    if (!damage) return { record: { ...recordOf(row), state: 'received' }, content: this.files.read(stored) };
    this.surroundings.log.failure('evidence.damaged', damage, { evidenceId: row.id, caseId: row.case_id });
    throw new AppError('evidence.damaged');
  }

  /** The picture in small, derived and stripped of everything but what it shows. A view as every other. @throws as `open`, `evidence.no_preview` */
  async preview(reader: Reader, caseNo: string, id: string): Promise<Buffer> {
    const row = await this.find(reader.scope, caseNo, id);
    await this.admit(reader, row, 'evidence.viewed');
    if (row.preview !== 'ready') throw new AppError('evidence.no_preview');
    const pieces: Buffer[] = [];
    try {
      for await (const piece of this.files.read({ caseId: row.case_id, parts: [previewOf(row)] })) pieces.push(piece);
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      // Nothing is lost with it: it is made anew from the original.
      await this.database.read(SYSTEM, `UPDATE evidence SET preview = 'waiting' WHERE id = $1`, [row.id]);
      throw new AppError('evidence.no_preview');
    }
    await this.database.transaction(SYSTEM, (tx) =>
      this.audit.append(tx, {
        event: 'evidence.viewed',
        actorKind: 'staff',
        actorId: reader.accountId,
        caseId: row.case_id,
        facts: { evidenceId: row.id },
      }),
    );
    return Buffer.concat(pieces);
  }

  /** The chain of custody: everything that ever happened to a file, oldest first. @throws `case.not_found`, `evidence.not_found` */
  async custody(scope: Scope, caseNo: string, id: string): Promise<CustodyEntry[]> {
    const row = await this.find(scope, caseNo, id);
    const rows = await this.database.read<Omit<CustodyEntry, 'at'> & { at: Date }>(
      SYSTEM,
      `SELECT e.at, e.event, e.actor_kind AS "actorKind", a.display_name AS actor, i.name_zh AS institution, e.facts - 'evidenceId' AS facts
         FROM audit_event e
         LEFT JOIN account a ON a.id::text = e.actor_id
         LEFT JOIN LATERAL (SELECT name_zh FROM institution WHERE id = a.institution_id ORDER BY directory_version DESC LIMIT 1) i ON true
        WHERE e.case_id = $1 AND e.event LIKE 'evidence.%' AND e.facts->>'evidenceId' = $2 ORDER BY e.id LIMIT 1000`,
      [row.case_id, row.id],
    );
    return rows.map((entry) => ({ ...entry, at: entry.at.toISOString() }));
  }

  /** What the applicant keeps as proof of one file: its fingerprint and when it came, signed. @throws `evidence.not_found` */
  async receipt(scope: Scope, caseNo: string, id: string): Promise<string> {
    const { name, size, sha256, receivedAt, isSameAsSent } = recordOf(await this.find(scope, caseNo, id));
    const content = {
      v: 1,
      kind: 'evidence',
      caseNo,
      evidenceId: id,
      fileName: name,
      size,
      sha256,
      receivedAt,
      isSameAsSent,
    };
    const text = Buffer.from(canonicalJson(content)).toString('base64url');
    return `${text}.${this.vault.sign(text)}`;
  }

  /** Quarantine: nobody opens what the scanner has not passed. A try is on the audit log. */
  private async admit(reader: Reader, row: Row, event: string): Promise<void> {
    const code = this.closedBy(row);
    if (!code) return;
    await this.database.transaction(SYSTEM, (tx) =>
      this.audit.append(tx, {
        event: 'evidence.refused',
        actorKind: 'staff',
        actorId: reader.accountId,
        caseId: row.case_id,
        facts: { evidenceId: row.id, asked: event, code },
      }),
    );
    throw new AppError(code);
  }

  private closedBy({ scan }: Row): ErrorCode | null {
    if (scan === 'infected') return 'evidence.infected';
    const isUnseen = scan === 'not_scanned';
    if (scan === 'clean' || (isUnseen && this.surroundings.env.EVIDENCE_UNSCANNED === 'open')) return null;
    return 'evidence.quarantined';
  }

  private damageOf(stored: StoredFile): Promise<DamagedFile | null> {
    return this.files.verify(stored).then(
      () => null,
      (error: unknown) => {
        if (error instanceof DamagedFile) return error;
        throw error;
      },
    );
  }

  private async told(reader: Reader, row: Row, damage: DamagedFile | null): Promise<void> {
    const state: EvidenceState = damage ? 'damaged' : 'received';
    await this.database.transaction(SYSTEM, async (tx) => {
      if (row.state !== state) await tx.query(`UPDATE evidence SET state = $2 WHERE id = $1`, [row.id, state]);
      await this.audit.append(tx, {
        event: damage ? 'evidence.damaged' : 'evidence.read',
        actorKind: 'staff',
        actorId: reader.accountId,
        caseId: row.case_id,
        facts: { evidenceId: row.id, sha256: row.sha256, ...(damage ? { fault: damage.message } : {}) },
      });
    });
  }

  private async find(scope: Scope, caseNo: string, id: string): Promise<Row> {
    return this.database.transaction(scope, async (tx) => {
      const [file] = await tx.query<{ id: string }[]>(`SELECT id FROM case_file WHERE case_no = $1`, [caseNo]);
      if (!file) throw new AppError('case.not_found');
      const [row] = await tx.query<Row[]>(
        `SELECT ${WITH_PARTS} FROM evidence e WHERE e.case_id = $1 AND e.id::text = $2`,
        [file.id, id],
      );
      if (!row) throw new AppError('evidence.not_found');
      return row;
    });
  }
}
