import fc from 'fast-check';
import {
  type CaseStatus,
  EXPORT_CHECKS,
  EXTERNAL_KINDS,
  MATTERS,
  type Matter,
  type Role,
  type ExternalDeadline,
} from '#contracts';
import type { ActInput, Actor, CaseEvent, CaseFacts, CaseState } from '../../libs/cases/src/domain/case.js';
import { stateOf } from '../../libs/cases/src/domain/history.js';
import { type Act, ACTS, decideAct, destinations, openActs } from '../../libs/cases/src/domain/lifecycle.js';
import { isFinal } from '../../libs/cases/src/domain/statuses.js';

const HOUR_MS = 3_600_000;
const INSTITUTIONS = ['inst-a', 'inst-b', 'inst-c', 'inst-d'];
const STAFF_ROLES: readonly Role[] = ['intake_clerk', 'examiner', 'handler', 'team_leader'];

export const applicant: Actor = { kind: 'applicant' };
export const system: Actor = { kind: 'system' };

/** Somebody of an institution. The account is named for the person, so that two roles can be two persons or one. */
export const staff = (institutionId: string, role: Role, person: string = role): Actor => ({
  kind: 'staff',
  accountId: `${institutionId}/${person}`,
  role,
  institutionId,
  queue: null,
});

export const coordinator = (queue: string, person = 'one'): Actor => ({
  kind: 'staff',
  accountId: `${queue}/${person}`,
  role: queue === 'national' ? 'national_coordinator' : 'provincial_coordinator',
  institutionId: null,
  queue,
});

/** Everybody who might act on a case, with two persons where two are needed. */
export const EVERYBODY: readonly Actor[] = [
  applicant,
  system,
  ...INSTITUTIONS.flatMap((id) => STAFF_ROLES.flatMap((role) => [staff(id, role), staff(id, role, `${role}-2`)])),
  coordinator('provincial:440000'),
  coordinator('provincial:440000', 'two'),
  coordinator('provincial:110000'),
  coordinator('national'),
];

export const plainFacts: CaseFacts = {
  matters: ['infringement_opinion'],
  isConfidential: false,
  mayShare: true,
  externalDeadline: null,
  queue: 'provincial:440000',
};

/** The event with which every history begins. */
export const filing = (at: Date): CaseEvent => ({
  seq: 1,
  act: 'submit',
  at,
  fromStatus: 'draft',
  toStatus: 'submitted',
  timeOwner: 'system',
  actorKind: 'applicant',
  actorId: null,
  institutionId: null,
  reasonCode: null,
  facts: {},
});

/** An input with which the act can be done, as far as the input decides; `turn` varies what may vary. */
export function inputFor(act: Act, turn = 0, state?: CaseState): ActInput {
  const rule = ACTS[act];
  const waitsForDueDay = ['expire_offer', 'deem_withdrawn', 'lapse_objection', 'pull_unanswered'].includes(act);
  return {
    note: '理由',
    reasonCode: rule.reasonCodes?.[turn % rule.reasonCodes.length],
    outcome: rule.outcomes?.[turn % rule.outcomes.length],
    institutionId: rule.takes?.includes('institutionId') || turn % 2 ? INSTITUTIONS[turn % INSTITUTIONS.length] : null,
    leavingId: rule.takes?.includes('leavingId') ? INSTITUTIONS[(turn + 1) % INSTITUTIONS.length] : null,
    handlerId: `${INSTITUTIONS[turn % INSTITUTIONS.length] ?? ''}/handler`,
    resultKind: turn % 2 ? 'opinion_delivered' : 'mediation_failed',
    mergedInto: 'another-case',
    deadline: state?.externalClocks[turn % Math.max(state.externalClocks.length, 1)]
      ? String(state.externalClocks[turn % state.externalClocks.length]?.openedSeq)
      : 'agreement',
    deadlineKind: EXTERNAL_KINDS[turn % EXTERNAL_KINDS.length],
    deadlineOn: `2025-1${turn % 3}-${10 + turn}`,
    servedOn: act === 'add_deadline' && turn % 4 === 1 ? '2025-09-30' : null,
    authority: 'market_regulation',
    missing: act === 'request_supplement' ? ['right_proof'] : null,
    dueOn: waitsForDueDay ? '2000-01-01' : '2999-12-31',
    bothAgreed: true,
    corrected: { mode: 'online' },
    reachedBy: 'phone',
    score: 1 + (turn % 5),
    receiver: turn % 3 ? (INSTITUTIONS[turn % INSTITUTIONS.length] ?? null) : null,
    purpose: '协助取证',
    taskId: 'task',
    country: 'US',
    checks: EXPORT_CHECKS,
  };
}

export interface History {
  readonly facts: CaseFacts;
  readonly events: readonly CaseEvent[];
  readonly end: Date;
}

const factsOfCases: fc.Arbitrary<CaseFacts> = fc.record({
  matters: fc.uniqueArray(fc.constantFrom<Matter>(...MATTERS), { minLength: 1, maxLength: 2 }),
  isConfidential: fc.boolean(),
  mayShare: fc.boolean(),
  externalDeadline: fc.option(
    fc.constantFrom<ExternalDeadline>(
      { kind: 'hearing', dueOn: '2025-09-30' },
      { kind: 'customs', dueOn: '2026-01-05' },
    ),
  ),
  queue: fc.constant('provincial:440000'),
});

const steps = fc.array(fc.record({ pick: fc.nat(), turn: fc.nat(11), hours: fc.integer({ min: 0, max: 120 }) }), {
  maxLength: 25,
});

/** What could be done now, and who could do it, so that every history is one that people could have made. */
function possibleActs(state: CaseState): Map<Act, Actor[]> {
  const possible = new Map<Act, Actor[]>();
  for (const actor of EVERYBODY) {
    for (const act of openActs(state, actor)) {
      const who = possible.get(act);
      if (who) who.push(actor);
      else possible.set(act, [actor]);
    }
  }
  return possible;
}

/** Rare ways deserve as many walks as common ones: an act is drawn first, then one of those who may do it. */
function drawStep(state: CaseState, pick: number): [Act, Actor] | undefined {
  const possible = possibleActs(state);
  const acts = [...possible.keys()];
  const isEnding = (act: Act): boolean => destinations(act, state.status).every(isFinal);
  const lively = acts.filter((act) => (ACTS[act].to !== 'same' || pick % 7 === 0) && !isEnding(act));
  const leading = acts.filter((act) => ACTS[act].to !== 'same');
  const moving = lively.length > 0 && pick % 11 !== 0 ? lively : leading.length > 0 ? leading : acts;
  const act = moving[pick % Math.max(moving.length, 1)];
  const who = act && possible.get(act);
  const actor = who?.[Math.floor(pick / 64) % who.length];
  return act && actor && [act, actor];
}

/** The way most cases go: walks start somewhere on it, so that what comes late is walked as often as what comes early. */
const USUAL_WAY: readonly [Act, Actor, ActInput][] = [
  ['triage_route', system, { institutionId: 'inst-a' }],
  ['accept', staff('inst-a', 'examiner'), {}],
  ['assign', staff('inst-a', 'team_leader'), { handlerId: 'inst-a/handler' }],
  ['start_handling', staff('inst-a', 'handler'), {}],
  ['submit_result', staff('inst-a', 'handler'), { resultKind: 'opinion_delivered' }],
  ['approve_result', staff('inst-a', 'team_leader'), {}],
  ['record_return_visit', staff('inst-a', 'handler'), { note: '已回访' }],
  ['archive', staff('inst-a', 'team_leader'), {}],
];

interface Choice {
  readonly pick: number;
  readonly turn: number;
  readonly hours: number;
}

function walk(facts: CaseFacts, headStart: number, choices: readonly Choice[]): History {
  let at = new Date('2025-09-22T01:30:00Z');
  const events: CaseEvent[] = [filing(at)];
  let state = stateOf(facts, events);
  const tryStep = (act: Act, actor: Actor, input: ActInput, hours: number): void => {
    at = new Date(at.getTime() + hours * HOUR_MS);
    const decision = decideAct(state, act, actor, input, at);
    if (!decision.ok) return;
    events.push(decision.event);
    state = decision.after;
  };
  for (const [act, actor, input] of USUAL_WAY.slice(0, headStart)) tryStep(act, actor, input, 17);
  for (const { pick, turn, hours } of choices) {
    const step = drawStep(state, pick);
    if (step) tryStep(step[0], step[1], inputFor(step[0], turn, state), hours);
  }
  return { facts, events, end: new Date(at.getTime() + 5 * HOUR_MS) };
}

/** Histories that the table allows, from filing to wherever the walk comes. */
export const legalHistories: fc.Arbitrary<History> = fc
  .tuple(factsOfCases, fc.nat(USUAL_WAY.length), steps)
  .map(([facts, headStart, chosen]) => walk(facts, headStart, chosen));

/** A case brought along a way of acts, each of which has to be allowed. */
export class Walk {
  state: CaseState;
  readonly events: CaseEvent[];

  constructor(
    readonly facts: CaseFacts = plainFacts,
    private at: Date = new Date('2025-09-26T16:40:00+08:00'),
  ) {
    this.events = [filing(at)];
    this.state = stateOf(facts, this.events);
  }

  /** Does one act or fails loudly with the code of the refusal. */
  does(act: Act, actor: Actor, input: ActInput = {}, at?: string): this {
    this.at = at === undefined ? new Date(this.at.getTime() + HOUR_MS) : new Date(at);
    const filled = Object.fromEntries(
      Object.entries(inputFor(act, 0, this.state)).filter(([key]) => this.needs(act, key)),
    );
    const decision = decideAct(this.state, act, actor, { ...filled, ...input }, this.at);
    if (!decision.ok) throw new Error(`${act} in ${this.state.status}: ${decision.code}`);
    this.events.push(decision.event);
    this.state = decision.after;
    return this;
  }

  /** Puts on record what is no act of the table: what the system has found out. */
  notes(act: string, facts: Readonly<Record<string, unknown>>): this {
    this.at = new Date(this.at.getTime() + HOUR_MS);
    const { status } = this.state;
    const timeOwner = this.events.at(-1)?.timeOwner ?? 'system';
    const seq = this.events.length + 1;
    this.events.push({
      ...filing(this.at),
      ...{ seq, act, facts, timeOwner, fromStatus: status, toStatus: status, actorKind: 'system' },
    });
    this.state = stateOf(this.facts, this.events);
    return this;
  }

  get status(): CaseStatus {
    return this.state.status;
  }

  private needs(act: Act, key: string): boolean {
    const { takes, needsNote, reasonCodes, outcomes } = ACTS[act];
    if (key === 'note') return needsNote === true;
    if (key === 'reasonCode') return reasonCodes !== undefined;
    if (key === 'outcome') return outcomes !== undefined;
    if (key === 'deadlineOn') return act === 'add_deadline' || act === 'correct_deadline';
    return takes?.some((taken) => taken === key) ?? false;
  }
}
