import type { DataField, DataRefusalReason, DataRequestKind } from '#contracts';

/** Working days in which a request about one's own data is answered. */
export const ANSWER_WITHIN = 15;

/** What can be corrected, and what can be deleted while a file must be kept: ways to reach somebody, never who she is. */
const DELETABLE: readonly DataField[] = ['email', 'mobile', 'contactName', 'address'];

/** What of a case decides about deletion. */
export interface Archived {
  readonly isOpen: boolean;
  /** Last day of the archive duty, or null while it has not begun. */
  readonly keptUntil: string | null;
  readonly isOnHold: boolean;
}

/**
 * Why a deletion cannot be granted, or null when it can. Single ways of contact can go at any time, if another one is left; the file
 * itself only when the archive duty is over (PIPL art. 47 (2), 档案法).
 */
export function deletionBar(
  field: DataField | null,
  contactsLeft: number,
  archived: Archived,
  today: string,
): DataRefusalReason | null {
  if (archived.isOnHold) return 'legal_hold';
  if (field === null) {
    if (archived.isOpen) return 'case_open';
    return archived.keptUntil === null || archived.keptUntil >= today ? 'archive_duty' : null;
  }
  if (!DELETABLE.includes(field)) return 'archive_duty';
  return archived.isOpen && contactsLeft < 1 ? 'last_contact' : null;
}

/** What a request must say. */
export function requestFault(
  kind: DataRequestKind,
  field: DataField | null,
  value: string,
  words: string,
): string | null {
  if (kind === 'correct' && field === null) return 'field';
  if (kind === 'correct' && value.trim() === '') return 'value';
  if (kind === 'explain' && words.trim() === '') return 'words';
  return null;
}
