import { type Act, type ActInput, externalDueOn, type LockedCase, type Promises, SERVED_TERMS } from '#cases';
import { AppError, type ExternalKind, type FactCorrection, type MaterialTag } from '#contracts';
import type { Tx } from '#platform/database';
import type { Words } from './documents.service.js';

/** Parts of an act that pass between institutions as they were said. */
type BetweenParts = Pick<
  ActInput,
  'receiver' | 'purpose' | 'kinds' | 'taskId' | 'reportBy' | 'country' | 'checks' | 'precedentNo'
>;

/** What a person may send with an act. */
export interface ActRequest extends BetweenParts {
  readonly reasonCode?: string | null;
  readonly note?: string | null;
  readonly missing?: readonly string[] | null;
  readonly handlerId?: string | null;
  readonly institutionId?: string | null;
  readonly resultKind?: string | null;
  readonly summary?: string | null;
  readonly authority?: string | null;
  readonly outcome?: string | null;
  readonly bothAgreed?: boolean | null;
  readonly mergedInto?: string | null;
  readonly corrected?: FactCorrection | null;
  readonly link?: string | null;
  readonly deadline?: string | null;
  readonly deadlineKind?: ExternalKind | null;
  readonly deadlineOn?: string | null;
  readonly servedOn?: string | null;
  readonly materials?: readonly MaterialTag[] | null;
  readonly score?: number | null;
  readonly reachedBy?: string | null;
}

/** Acts that depend on the end of a clock: the day is the file's, never the caller's. */
const CLOCK_OF: Partial<Record<Act, string>> = {
  object: 'objection',
  lapse_objection: 'objection',
  deem_withdrawn: 'supplement',
  expire_offer: 'transfer_answer',
};

/** Acts by which a second person lets out what a first one wrote. */
const LETS_OUT: Partial<Record<Act, Act>> = {
  confirm_refusal: 'propose_refusal',
  approve_result: 'submit_result',
  suspend: 'request_suspension',
  extend: 'request_extension',
};
/** Of those, the ones whose reason is the first person's. */
const SAME_REASON: readonly Act[] = ['confirm_refusal', 'suspend'];

/** A field that says what cannot be. */
export const invalid = (path: string, zh: string, en: string): AppError =>
  new AppError('request.invalid', {}, [{ path, code: 'not_allowed', message: { zh, en } }]);

/** The input as the table takes it: only what was said, and what the file knows better than whoever acts. */
export async function inputOf(promises: Promises, locked: LockedCase, act: Act, input: ActRequest): Promise<ActInput> {
  const { facts, history, row } = locked;
  const { materials: _materials, score, summary, ...said } = input;
  const entries: [string, unknown][] = Object.entries(said);
  const given = Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined)) as ActInput;
  const clock = CLOCK_OF[act];
  if (act === 'rate') return { ...given, score: score ?? null };
  if (act === 'accept') return { ...given, missing: row.missing };
  if (act === 'follow_route') return { ...given, institutionId: locked.state.routeProposal?.to ?? null };
  if (SAME_REASON.includes(act))
    return { ...given, reasonCode: history.findLast((event) => event.act === LETS_OUT[act])?.reasonCode ?? null };
  // The second person reads the result in the history before letting it out.
  if (act === 'submit_result')
    return { ...given, summary: summary?.trim() ?? '', note: [summary, input.note].filter(Boolean).join('\n\n') };
  if (act === 'add_deadline' || act === 'correct_deadline') return withDay(promises, locked, given);
  if (!clock) return given;
  const dueOn = (await promises.deadlinesOf(facts, history)).find((deadline) => deadline.kind === clock)?.dueOn;
  return { ...given, ...(dueOn ? { dueOn } : {}) };
}

/** The last day of a deadline of somebody else: named, or counted by the law from the day of service. */
async function withDay(promises: Promises, { state }: LockedCase, given: ActInput): Promise<ActInput> {
  const known = state.externalClocks.find(({ openedSeq }) => String(openedSeq) === given.deadline);
  const kind = given.deadlineKind ?? known?.kind;
  for (const field of ['deadlineOn', 'servedOn'] as const) mustBeADay(field, given[field]);
  if (!kind || !given.servedOn) {
    if (kind && !given.deadlineOn)
      throw invalid('deadlineOn', '请填写截止日期，或者送达日期。', 'Enter the last day, or the day of service.');
    return given;
  }
  if (!(kind in SERVED_TERMS))
    throw invalid(
      'servedOn',
      '此类期限不按送达日计算，请直接填写截止日期。',
      'This kind of deadline is not counted from service: enter its last day.',
    );
  const { calendar } = await promises.current();
  return { ...given, deadlineOn: externalDueOn({ kind, dueOn: given.servedOn, servedOn: given.servedOn }, calendar) };
}

/** The door checks the form; that there is such a day, and one that a deadline can have, is looked at here. */
function mustBeADay(field: 'deadlineOn' | 'servedOn', day: string | null | undefined): void {
  if (!day) return;
  const at = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
  if (!isReal || day < '2000-01-01' || day > '2099-12-31')
    throw invalid(field, '没有这一天，请核对日期。', 'There is no such day.');
}

/** What a paper says in words: where it took two persons, those of the first, which the second has read and confirmed. */
export async function wordsOf(tx: Tx, { row, history }: LockedCase, act: Act, input: ActRequest): Promise<Words> {
  const own = { note: input.note ?? null, summary: input.summary ?? null, authority: input.authority ?? null };
  const proposal = history.findLast((event) => event.act === LETS_OUT[act]);
  if (!proposal) return own;
  const summary = proposal.facts['summary'];
  if (typeof summary === 'string') return { ...own, summary };
  const [written] = await tx.query<{ note: string | null }[]>(
    `SELECT note FROM case_event WHERE case_id = $1 AND seq = $2`,
    [row.id, proposal.seq],
  );
  return { ...own, note: written?.note ?? own.note };
}
