import type { CaseStatus, DocumentKind, ErrorCode } from '#contracts';
import { ADMISSION_ACTS } from './admissionActs.js';
import { BETWEEN_ACTS } from './betweenActs.js';
import type { ActInput, Actor, CaseEvent, CaseState, Decision, Refused } from './case.js';
import { clockChanges } from './clocks.js';
import { CLOCK_ACTS } from './clockActs.js';
import { evolve } from './history.js';
import { HAND_OVER_ACT } from './handOverAct.js';
import { HANDLING_ACTS } from './handlingActs.js';
import { LINK_ACTS } from './linkActs.js';
import { ROUTE_ACTS } from './routeActs.js';
import type { ActRule, Attempt } from './rule.js';
import { ownerOf } from './statuses.js';

const TABLE = {
  ...ADMISSION_ACTS,
  ...HAND_OVER_ACT,
  ...HANDLING_ACTS,
  ...CLOCK_ACTS,
  ...ROUTE_ACTS,
  ...LINK_ACTS,
  ...BETWEEN_ACTS,
};

export type Act = keyof typeof TABLE;

/** The whole lifecycle after filing: nothing happens to a case that is not a row here. */
export const ACTS: Readonly<Record<Act, ActRule>> = TABLE;

export const isAct = (word: string): word is Act => Object.hasOwn(ACTS, word);

/** Where an act may lead from a status: what the graph of the lifecycle is made of. */
export function destinations(act: Act, from: CaseStatus): readonly CaseStatus[] {
  const { to } = ACTS[act];
  if (to === 'same') return [from];
  return typeof to === 'string' ? [to] : to.oneOf;
}

const refused = (code: ErrorCode, facts: Refused['facts'] = {}): Refused => ({ ok: false, code, facts });

function mayCoordinate(actor: Extract<Actor, { kind: 'staff' }>, { queue }: CaseState): boolean {
  const { role } = actor;
  if (role !== 'provincial_coordinator' && role !== 'national_coordinator') return false;
  return actor.queue === 'national' || (actor.queue !== null && actor.queue === queue);
}

/** Why a member of staff may not do this, or null. The first door that opens is enough. */
function staffFault({ who }: ActRule, actor: Extract<Actor, { kind: 'staff' }>, state: CaseState): ErrorCode | null {
  const { role, institutionId } = actor;
  const isCoordinator = mayCoordinate(actor, state);
  if (isCoordinator && (who.coordinator || (who.desk && state.holder === null))) return null;
  const isHolder = institutionId !== null && institutionId === state.holder;
  const isOffered = institutionId !== null && institutionId === state.offeredTo;
  if (isHolder && who.holder) return who.holder.includes(role) ? null : 'auth.forbidden';
  if (isOffered && who.offered) return who.offered.includes(role) ? null : 'auth.forbidden';
  if (who.offered && state.offeredTo === null) return 'referral.already_answered';
  if (institutionId !== null && !isHolder && who.stranger?.includes(role)) return null;
  const isAboutHolding = who.holder ?? who.offered ?? who.desk;
  return isAboutHolding && (institutionId !== null || isCoordinator) ? 'case.not_owner' : 'auth.forbidden';
}

/** Whether a case stands where a row begins. */
const isTime = (rule: ActRule, state: CaseState): boolean =>
  rule.from.includes(state.status) && rule.when?.(state) !== false;

function actorFault(rule: ActRule, actor: Actor, state: CaseState): ErrorCode | null {
  if (actor.kind === 'staff') return staffFault(rule, actor, state);
  return rule.who[actor.kind] ? null : 'auth.forbidden';
}

function inputFault(rule: ActRule, input: ActInput): Refused | null {
  const { reasonCode, outcome } = input;
  const absent =
    rule.takes?.filter((key) => input[key] === undefined || input[key] === null || input[key] === '') ?? [];
  if (absent.length > 0) return refused('request.invalid', { absent });
  if (rule.reasonCodes && !reasonCode) return refused('case.reason_required', { oneOf: rule.reasonCodes });
  if (rule.reasonCodes && !rule.reasonCodes.includes(reasonCode ?? ''))
    return refused('request.invalid', { reasonCode });
  if (rule.outcomes && !rule.outcomes.some((known) => known === outcome)) {
    return refused('request.invalid', { outcome, oneOf: rule.outcomes });
  }
  return rule.needsNote && !input.note?.trim() ? refused('case.reason_required') : null;
}

function samePersonFault({ notBy }: ActRule, actor: Actor, state: CaseState): boolean {
  if (notBy === undefined || actor.kind !== 'staff') return false;
  const by = { ...state, abroadBy: state.between.abroadBy };
  return notBy.some((part) => by[part] === actor.accountId);
}

function faultOf(act: Act, rule: ActRule, attempt: Attempt): Refused | null {
  const { state, actor, input } = attempt;
  const byActor = actorFault(rule, actor, state);
  if (byActor !== null) return refused(byActor, { act });
  if (!isTime(rule, state)) return refused('case.act_not_allowed', { act, status: state.status });
  const byInput = inputFault(rule, input);
  if (byInput !== null) return byInput;
  if (samePersonFault(rule, actor, state)) return refused('case.same_person', { act });
  for (const guard of rule.guards ?? []) {
    const code = guard(attempt);
    if (code !== null) return refused(code, { act, status: state.status });
  }
  return null;
}

function documentsOf({ issues }: ActRule, state: CaseState, input: ActInput): readonly DocumentKind[] {
  if (issues === undefined) return [];
  return typeof issues === 'string' ? [issues] : issues(state, input);
}

function destination({ to }: ActRule, state: CaseState, input: ActInput): CaseStatus {
  if (to === 'same') return state.status;
  return typeof to === 'string' ? to : to.choose(state, input);
}

/** What of the input belongs to the history: codes and ids. Words for people are kept beside it by the caller. */
function factsOf(input: ActInput): CaseEvent['facts'] {
  const { reasonCode: _reason, note: _note, ...facts } = input;
  const said = Object.entries(facts) as [string, unknown][];
  return Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== null));
}

/** The desk that a coordinator spoke for. */
const deskOf = (actor: Actor): CaseEvent['facts'] =>
  actor.kind === 'staff' && actor.queue !== null ? { desk: actor.queue } : {};

/**
 * Decides one act: what follows if it is allowed, or the code of the refusal. Pure: nothing is stored, `now` is given.
 * Checked in this order: who acts (`auth.forbidden`, `case.not_owner`, `referral.already_answered`), the status
 * (`case.act_not_allowed`), the input (`request.invalid`, `case.reason_required`), the second person
 * (`case.same_person`), and the row's own conditions (`case.consent_required` among them).
 */
export function decideAct(state: CaseState, act: Act, actor: Actor, input: ActInput, now: Date): Decision {
  const rule = ACTS[act];
  const fault = faultOf(act, rule, { state, actor, input, now });
  if (fault !== null) return fault;
  const to = destination(rule, state, input);
  const draft: CaseEvent = {
    seq: state.seq + 1,
    act,
    at: now,
    fromStatus: state.status,
    toStatus: to,
    timeOwner: 'system',
    actorKind: actor.kind,
    actorId: actor.kind === 'staff' ? actor.accountId : null,
    institutionId: actor.kind === 'staff' ? actor.institutionId : null,
    reasonCode: input.reasonCode ?? null,
    facts: { ...factsOf(input), ...deskOf(actor) },
  };
  const after = evolve(state, draft);
  const ownerOfTime = ownerOf(after);
  return {
    ok: true,
    to,
    event: { ...draft, timeOwner: ownerOfTime },
    after,
    ownerOfTime,
    isPublic: rule.isInternal !== true,
    clocks: clockChanges(state, after),
    notices: rule.tells,
    documents: documentsOf(rule, state, input),
  };
}

/** The rows that begin in each status, in the order of the table: most of it is out of the question wherever a case stands. */
const ROWS_FROM = new Map<CaseStatus, [Act, ActRule][]>();
for (const [act, rule] of Object.entries(ACTS) as [Act, ActRule][])
  for (const status of rule.from) ROWS_FROM.set(status, [...(ROWS_FROM.get(status) ?? []), [act, rule]]);

/** The acts that this actor could do now, input apart: what a screen offers. */
export function openActs(state: CaseState, actor: Actor): Act[] {
  return (ROWS_FROM.get(state.status) ?? [])
    .filter(
      ([, rule]) =>
        actorFault(rule, actor, state) === null && rule.when?.(state) !== false && !samePersonFault(rule, actor, state),
    )
    .map(([act]) => act);
}
