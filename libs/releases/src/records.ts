import { AppError, type Day } from '#contracts';
import { type DirectoryChange, termsOf } from '#network';
import type { Tx } from '#platform/database';
import { POLICY_1, type Proof } from '#routing';
import type { CalendarLine, Draft, ReleaseKind, ReleaseState } from './domain/release.js';

/** A fault of a draft: which change (or member of a policy), whose, what is wrong, and with which value. */
export interface DraftFault {
  readonly at: string | null;
  readonly institution: string | null;
  readonly problem: string;
  readonly value: string | null;
}

/** What a proof found, and under which other half of the view it did. */
export interface KeptProof extends Omit<Proof, 'holes' | 'gaps'> {
  readonly isSound: boolean;
  readonly holes: Proof['holes'];
  readonly gaps: Proof['gaps'];
  /** Of a directory: the policy in force; of a policy: the directory. */
  readonly against: string;
  readonly ms: number;
  readonly provedAt: string;
}

/** A release as the database keeps it. */
export interface ReleaseRecord extends Draft {
  readonly kind: ReleaseKind;
  readonly title: string;
  readonly state: ReleaseState;
  readonly revision: number;
  readonly changes: unknown;
  readonly faults: readonly DraftFault[];
  readonly createdAt: Date;
  readonly editedAt: Date;
  readonly proof: KeptProof | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly note: string | null;
  readonly rolledBackBy: string | null;
  readonly rolledBackAt: Date | null;
  readonly appliedAt: Date | null;
}

const COLUMNS = `r.id, r.kind, r.title, r.state, r.revision, r.base_version AS "baseVersion", r.changes, r.content_version AS "contentVersion", r.faults,
  r.edited_by AS "editedBy", r.created_at AS "createdAt", r.edited_at AS "editedAt", r.proof, r.proved_version AS "provedVersion",
  r.effective_on AS "effectiveOn", r.approved_by AS "approvedBy", r.approved_at AS "approvedAt", r.note, r.rolled_back_by AS "rolledBackBy",
  r.rolled_back_at AS "rolledBackAt", r.applied_at AS "appliedAt"`;

/** One release under lock. @throws `release.not_found`, and `release.stale` when it changed since the caller looked */
export async function lockRelease(tx: Tx, kind: ReleaseKind, id: string, revision?: number): Promise<ReleaseRecord> {
  const [row] = await tx.query<ReleaseRecord[]>(
    `SELECT ${COLUMNS} FROM release r WHERE r.id::text = $1 AND r.kind = $2 FOR NO KEY UPDATE`,
    [id, kind],
  );
  if (!row) throw new AppError('release.not_found');
  if (revision !== undefined && row.revision !== revision)
    throw new AppError('release.stale', { currentVersion: row.revision });
  return row;
}

export async function readRelease(tx: Tx, id: string): Promise<ReleaseRecord> {
  const [row] = await tx.query<ReleaseRecord[]>(`SELECT ${COLUMNS} FROM release r WHERE r.id::text = $1`, [id]);
  if (!row) throw new AppError('release.not_found');
  return row;
}

/** Newest first. */
export const listReleases = (tx: Tx, kind: ReleaseKind, limit: number): Promise<ReleaseRecord[]> =>
  tx.query<ReleaseRecord[]>(
    `SELECT ${COLUMNS} FROM release r WHERE r.kind = $1 ORDER BY r.created_at DESC, r.id LIMIT $2`,
    [kind, limit],
  );

const BEGINNING: Day = '0001-01-01';

/** The calendar of versions of a kind as the rules look at it: what the network began with has been in force from the beginning. */
export async function calendarOf(tx: Tx, kind: ReleaseKind): Promise<CalendarLine[]> {
  const [first, ...terms] = await termsInOrder(tx, kind);
  return first === undefined ? [] : [{ ...first, validFrom: BEGINNING }, ...terms];
}

/** The same with the days on which it was written. The policy that ships with the software needs no line of its own. */
export async function termsInOrder(tx: Tx, kind: ReleaseKind): Promise<CalendarLine[]> {
  const terms = (await termsOf(tx, kind)).toSorted((one, other) => one.seq - other.seq);
  const shipped: CalendarLine = { seq: 0, version: POLICY_1.version, validFrom: BEGINNING, releaseId: null };
  return kind === 'policy' ? [shipped, ...terms] : terms;
}

/** Edits of a draft of the directory. What is stored came through `withEdits`. */
export const editsOf = ({ kind, changes }: Pick<ReleaseRecord, 'kind' | 'changes'>): readonly DirectoryChange[] =>
  kind === 'directory' ? (changes as readonly DirectoryChange[]) : [];

/** Institutions that a draft closes or merges, with who takes what the rule leaves to nobody. */
export function closedBy(release: Pick<ReleaseRecord, 'kind' | 'changes'>): ReadonlyMap<string, string | null> {
  const leaving = editsOf(release).filter(({ kind }) => kind === 'close' || kind === 'merge');
  return new Map(leaving.map(({ id, intoId }) => [id ?? '', intoId ?? null]));
}
