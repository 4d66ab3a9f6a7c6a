import type { ActBody, AllowedAct, CaseDetail } from '../../api/shapes.js';
import { correctableOf, readCorrectable, type Told } from './correction.js';

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
  readonly link: string;
  readonly deadline: string;
  readonly deadlineKind: string;
  readonly servedOn: string;
  readonly deadlineOn: string;
  /** The facts as they should be, as text. */
  readonly corrected: string;
  readonly reachedBy: string;
  readonly score: string;
  readonly receiver: string;
  readonly purpose: string;
  readonly kinds: readonly string[];
  readonly taskId: string;
  readonly reportBy: string;
  readonly country: string;
  readonly checks: readonly string[];
  readonly precedentNo: string;
}

export type DraftField = keyof Draft;

const FIELDS = [
  'link',
  'deadline',
  'deadlineKind',
  'servedOn',
  'deadlineOn',
  'corrected',
  'bothAgreed',
  'reachedBy',
  'score',
  'outcome',
  'missing',
  'handlerId',
  'institutionId',
  'receiver',
  'authority',
  'country',
  'purpose',
  'kinds',
  'taskId',
  'reportBy',
  'checks',
  'precedentNo',
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
  link: '',
  deadline: '',
  deadlineKind: '',
  servedOn: '',
  deadlineOn: '',
  corrected: '',
  reachedBy: '',
  score: '',
  receiver: '',
  purpose: '',
  kinds: [],
  taskId: '',
  reportBy: '',
  country: '',
  checks: [],
  precedentNo: '',
};

/** An act as the histories and this console's tables spell it; in addresses it has dashes. */
export const actCode = (act: string): string => act.replaceAll('-', '_');

type Found = Pick<CaseDetail, 'missing' | 'gates'> & Told;

/**
 * A fresh form, started from what the gates found: the check-list of a supplement notice, the case that this one repeats.
 */
export function freshDraft(act: AllowedAct | undefined, file: Found): Draft {
  const { missing, gates } = file;
  const takes = (field: DraftField): boolean => act?.fields.includes(field) === true;
  const same = gates.find(({ rule, proposes }) => rule === 'D1' && proposes === 'merge');
  return {
    ...EMPTY,
    missing: takes('missing') ? missing : EMPTY.missing,
    mergedInto: takes('mergedInto') ? (same?.reason ?? EMPTY.mergedInto) : EMPTY.mergedInto,
    corrected: takes('corrected') ? JSON.stringify(correctableOf(file)) : EMPTY.corrected,
  };
}

/** Fields that the act shows, in the order of the form; the note is offered with every act. */
export function fieldsOf(act: AllowedAct): DraftField[] {
  const reason: DraftField[] = act.reasonCodes.length > 0 ? ['reasonCode'] : [];
  const isReporting = act.outcomes.length > 0;
  const takes = (field: DraftField): boolean =>
    act.fields.includes(field) || isOptional(act, field) || (field === 'outcome' && isReporting);
  return [...reason, ...FIELDS.filter(takes), 'note'];
}

/** Fields that this console cannot fill in: it is older than the interface, and says so rather than sending half an act. */
export const unknownFieldsOf = (act: AllowedAct): string[] => act.fields.filter((field) => !(field in EMPTY));

/** One of the two says the last day; which one depends on the kind, and the interface says so. */
const OPTIONAL: readonly DraftField[] = ['servedOn', 'deadlineOn'];

/** What an act may say besides what it has to. */
const MAY_SAY: Readonly<Record<string, readonly DraftField[]>> = {
  invite_co_handler: ['reportBy'],
  set_task: ['reportBy'],
  ask_to_share: ['kinds'],
  designate: ['precedentNo'],
};

const isOptional = ({ act }: AllowedAct, field: DraftField): boolean => MAY_SAY[actCode(act)]?.includes(field) === true;

const isBlank = (value: string | readonly string[]): boolean =>
  typeof value === 'string' ? value.trim() === '' : value.length === 0;

/** A challenge names another institution only where it is right. */
const isNamedByNeed = (act: AllowedAct, { outcome }: Draft): boolean =>
  actCode(act.act) !== 'answer_challenge' || outcome === 'upheld';

/** Required fields that are still empty. */
export function unfilled(act: AllowedAct, draft: Draft): DraftField[] {
  const needsWords = act.needsNote || draft.reasonCode === 'other';
  const isNeeded = (field: DraftField): boolean => {
    if (field === 'note') return needsWords;
    if (field === 'institutionId') return isNamedByNeed(act, draft);
    return !OPTIONAL.includes(field) && !isOptional(act, field);
  };
  return fieldsOf(act).filter((field) => isBlank(draft[field]) && isNeeded(field));
}

/** The body to send: exactly the act's own fields, nothing left over from another act. */
export function bodyOf(act: AllowedAct, draft: Draft): ActBody {
  const valueOf = (field: DraftField) => {
    const value = draft[field];
    if (field === 'bothAgreed') return value === 'yes';
    if (field === 'corrected') return readCorrectable(String(value));
    if (field === 'score') return Number(value);
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
