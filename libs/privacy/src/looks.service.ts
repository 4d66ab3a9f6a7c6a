import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import type { Viewer } from '#access';
import { CaseFiles, type PartyRecord } from '#cases';
import { AppError, DATA_FIELDS, type UnmaskReason } from '#contracts';
import { Clock } from '#platform/clock';
import { Vault } from '#platform/crypto';
import { Database, type Scope, SYSTEM, type Tx } from '#platform/database';
import { correlationId } from '#platform/observability';

/** Reading on and on within this long is one look: the record says who and when, and does not grow with a page that refreshes itself. */
const WINDOW_MS = 3_600_000;

/** Somebody with an office: what of her the applicant is told is the office, never the name. */
type Reader = Pick<Viewer, 'accountId' | 'role' | 'institutionId' | 'queue'>;

/** One line of "who looked at my data". */
export interface LookRecord {
  kind: 'looked' | 'unmasked';
  at: Date;
  role: string;
  institution_id: string | null;
  queue: string | null;
  fields: string[];
  reason: string | null;
}

export interface UnmaskingRecord {
  id: string;
  case_no: string;
  at: Date;
  login: string;
  display_name: string;
  role: string;
  institution_id: string | null;
  queue: string | null;
  fields: string[];
  reason: string;
  note: string | null;
}

/** Reading a person's data is an event like any other: who looked, who saw it unmasked, and why. */
@Injectable()
export class Looks {
  constructor(
    private readonly database: Database,
    private readonly files: CaseFiles,
    private readonly audit: Audit,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** Puts a reading on record, once an hour for each reader and file. Called before the answer goes out: no reading without its entry. */
  async note(reader: Reader, caseNo: string): Promise<void> {
    const now = this.clock.now().getTime();
    await this.database.read(
      SYSTEM,
      `WITH seen AS (
         INSERT INTO look (case_id, account_id, "window", role, institution_id, queue)
         SELECT c.id, $2, $3, $4, $5, $6 FROM case_file c WHERE c.case_no = $1 ON CONFLICT DO NOTHING RETURNING case_id)
       INSERT INTO audit_event (event, actor_kind, actor_id, case_id, facts, correlation_id)
       SELECT 'personal.read', 'staff', $2::text, case_id, jsonb_build_object('role', $4::text), $7 FROM seen`,
      [
        caseNo,
        reader.accountId,
        new Date(now - (now % WINDOW_MS)),
        reader.role,
        reader.institutionId,
        reader.queue,
        correlationId(),
      ],
    );
  }

  /**
   * Shows identifiers in full, for a reason that goes on record before anything is shown. Whoever is only asked to take a case decides on
   * what is masked.
   * @throws `case.not_found`, `case.not_owner`, `case.reason_required`
   */
  async unmask(
    scope: Scope,
    reader: Reader,
    caseNo: string,
    ground: { readonly reason: UnmaskReason; readonly note: string | null },
  ): Promise<readonly PartyRecord[]> {
    if (ground.reason === 'other' && !ground.note?.trim()) throw new AppError('case.reason_required');
    const { id, parties } = await this.files.read(scope, { caseNo }, async ({ row, participants, parties: all }) => {
      const isHolder = reader.institutionId === null || row.holder_institution_id === reader.institutionId;
      const helps = participants.some(
        (one) => one.institution_id === reader.institutionId && one.relation === 'co_handler',
      );
      if (!isHolder && !helps) throw new AppError('case.not_owner');
      return { id: row.id, parties: all };
    });
    await this.database.transaction(SYSTEM, (tx) => this.record(tx, reader, id, ground));
    return parties;
  }

  /** Who looked at a case and who saw it unmasked, newest first. */
  async of(tx: Tx, caseId: string): Promise<LookRecord[]> {
    return tx.query<LookRecord[]>(
      `SELECT 'unmasked' AS kind, at, role, institution_id, queue, fields, reason FROM unmasking WHERE case_id = $1
       UNION ALL SELECT 'looked', "window", role, institution_id, queue, '{}', NULL FROM look WHERE case_id = $1
       ORDER BY at DESC, kind LIMIT 200`,
      [caseId],
    );
  }

  /** Unmaskings in all cases, newest first: the auditor's view, with names and reasons. */
  async unmaskings(scope: Scope, before: Date | null, limit: number): Promise<UnmaskingRecord[]> {
    const rows = await this.database.read<
      Omit<UnmaskingRecord, 'case_no'> & { case_id: string; note_sealed: string | null }
    >(
      scope,
      `SELECT u.id, u.case_id, u.at, a.login, a.display_name, u.role, u.institution_id, u.queue, u.fields, u.reason, u.note_sealed
         FROM unmasking u JOIN account a ON a.id = u.account_id WHERE $1::timestamptz IS NULL OR u.at < $1 ORDER BY u.at DESC LIMIT $2`,
      [before, limit],
    );
    const numbers = await this.numbersOf(rows.map((row) => row.case_id));
    return rows.map(({ note_sealed, case_id, ...row }) => ({
      ...row,
      case_no: numbers.get(case_id) ?? '',
      note: this.vault.open(note_sealed, `unmasking|note|${row.id}`),
    }));
  }

  /** The case of a number, whoever may see it: an auditor narrows the log by it. Null when there is none. */
  async caseOf(caseNo: string): Promise<string | null> {
    const [row] = await this.database.read<{ id: string }>(SYSTEM, `SELECT id FROM case_file WHERE case_no = $1`, [
      caseNo,
    ]);
    return row?.id ?? null;
  }

  /** Numbers of cases, which is all that an auditor learns of them. */
  async numbersOf(caseIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.read<{ id: string; case_no: string }>(
      SYSTEM,
      `SELECT id, case_no FROM case_file WHERE id = ANY($1::uuid[])`,
      [[...new Set(caseIds)]],
    );
    return new Map(rows.map((row) => [row.id, row.case_no]));
  }

  private async record(
    tx: Tx,
    reader: Reader,
    caseId: string,
    { reason, note }: { readonly reason: UnmaskReason; readonly note: string | null },
  ): Promise<void> {
    const id = crypto.randomUUID();
    await tx.query(
      `INSERT INTO unmasking (id, case_id, account_id, role, institution_id, queue, fields, reason, note_sealed, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        caseId,
        reader.accountId,
        reader.role,
        reader.institutionId,
        reader.queue,
        DATA_FIELDS,
        reason,
        this.vault.seal(note?.trim() ?? null, `unmasking|note|${id}`),
        this.clock.now(),
      ],
    );
    await this.audit.append(tx, {
      event: 'personal.unmasked',
      actorKind: 'staff',
      actorId: reader.accountId,
      caseId,
      facts: { unmaskingId: id, reason, fields: DATA_FIELDS },
    });
  }
}
