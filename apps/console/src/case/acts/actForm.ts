import type { ActBody, AllowedAct, CaseDetail } from '../../api/shapes.js';

/** What somebody has filled in for an act so far. Empty text and empty lists mean: nothing yet. */
export interface Draft {
  readonly reasonCode: string;
  readonly note: string;
  readonly missing: readonly string[];
  readonly handlerId: string;
  readonly institutionId: string;
  readonly resultKind: string;
  readonly summary: string;
  readonly authority: string;
  readonly outcome: string;
  readonly mergedInto: string;
  /** `yes` once ticked. */
  readonly bothAgreed: string;
}

export type DraftField = keyof Draft;

const FIELDS = [
  'bothAgreed',
  'outcome',
  'missing',
  'handlerId',
  'institutionId',
  'authority',
  'mergedInto',
  'resultKind',
  'summary',
] as const satisfies readonly DraftField[];

const EMPTY: Draft = {
  reasonCode: '',
  note: '',
  missing: [],
  handlerId: '',
  institutionId: '',
  resultKind: '',
  summary: '',
  authority: '',
  outcome: '',
  mergedInto: '',
  bothAgreed: '',
};

/** An act as the histories and this console's tables spell it; in addresses it has dashes. */
export const actCode = (act: string): string => act.replaceAll('-', '_');

type Found = Pick<CaseDetail, 'missing' | 'gates'>;

/**
 * A fresh form, started from what the gates found: the check-list of a supplement notice, the case that this one repeats.
 */
export function freshDraft(act: AllowedAct | undefined, { missing, gates }: Found): Draft {
  const takes = (field: DraftField): boolean => act?.fields.includes(field) === true;
  const same = gates.find(({ rule, proposes }) => rule === 'D1' && proposes === 'merge');
  return {
    ...EMPTY,
    missing: takes('missing') ? missing : EMPTY.missing,
    mergedInto: takes('mergedInto') ? (same?.reason ?? EMPTY.mergedInto) : EMPTY.mergedInto,
  };
}

/** Fields that the act shows, in the order of the form; the note is offered with every act. */
export function fieldsOf(act: AllowedAct): DraftField[] {
  const reason: DraftField[] = act.reasonCodes.length > 0 ? ['reasonCode'] : [];
  const isReporting = act.outcomes.length > 0;
  const takes = (field: DraftField): boolean => act.fields.includes(field) || (field === 'outcome' && isReporting);
  return [...reason, ...FIELDS.filter(takes), 'note'];
}

/** Fields that this console cannot fill in: it is older than the interface, and says so rather than sending half an act. */
export const unknownFieldsOf = (act: AllowedAct): string[] => act.fields.filter((field) => !(field in EMPTY));

const isBlank = (value: string | readonly string[]): boolean =>
  typeof value === 'string' ? value.trim() === '' : value.length === 0;

/** Required fields that are still empty. */
export function unfilled(act: AllowedAct, draft: Draft): DraftField[] {
  const needsWords = act.needsNote || draft.reasonCode === 'other';
  return fieldsOf(act).filter((field) => isBlank(draft[field]) && (field !== 'note' || needsWords));
}

/** The body to send: exactly the act's own fields, nothing left over from another act. */
export function bodyOf(act: AllowedAct, draft: Draft): ActBody {
  const valueOf = (field: DraftField) => {
    const value = draft[field];
    if (field === 'bothAgreed') return value === 'yes';
    return typeof value === 'string' ? value.trim() : [...value];
  };
  const filled = fieldsOf(act).filter((field) => !isBlank(draft[field]));
  return Object.fromEntries(filled.map((field) => [field, valueOf(field)]));
}

/**
 * The key of one attempt: the same for the same words on the same version, so that sending again after a lost answer
 * cannot act twice; another for anything else. `freshKey` gives a new random key.
 */
export function keyKeeper(freshKey: () => string): (version: number, body: ActBody) => string {
  let last: { readonly content: string; readonly key: string } | null = null;
  return (version, body) => {
    const content = JSON.stringify([version, body]);
    if (last?.content !== content) last = { content, key: freshKey() };
    return last.key;
  };
}
