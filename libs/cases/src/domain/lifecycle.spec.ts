import { isDeepStrictEqual } from 'node:util';
import { CASE_STATUSES, type CaseStatus, TIME_OWNERS } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  applicant,
  coordinator,
  EVERYBODY,
  type History,
  inputFor,
  legalHistories,
  plainFacts,
  staff,
  system,
  Walk,
} from '../../../../test/support/histories.js';
import type { ActInput, Actor, CaseFacts, CaseState } from './case.js';
import { evolve, stateOf, statesOf } from './history.js';
import { type Act, ACTS, decideAct, destinations, isAct, openActs } from './lifecycle.js';
import { isFinal, ownerOf, STATUSES } from './statuses.js';

const acts = Object.keys(ACTS) as Act[];
const [clerk, examiner, leader, handler] = [
  staff('inst-a', 'intake_clerk'),
  staff('inst-a', 'examiner'),
  staff('inst-a', 'team_leader'),
  staff('inst-a', 'handler'),
];
const desk = coordinator('provincial:440000');
const deskToo = coordinator('provincial:440000', 'two');
const now = new Date('2025-10-10T10:00:00+08:00');
const facts = (part: Partial<CaseFacts> = {}): CaseFacts => ({ ...plainFacts, ...part });

const examined = (part: Partial<CaseFacts> = {}) =>
  new Walk(facts(part)).does('triage_route', system, { institutionId: 'inst-a' });
const accepted = (part: Partial<CaseFacts> = {}) => examined(part).does('accept', examiner);
const handled = (part: Partial<CaseFacts> = {}) =>
  accepted(part).does('assign', leader, { handlerId: 'inst-a/handler' }).does('start_handling', handler);
const refused = () =>
  examined().does('propose_refusal', examiner, { reasonCode: 'no_concrete_facts' }).does('confirm_refusal', leader);
const concluded = () =>
  handled().does('submit_result', handler, { resultKind: 'opinion_delivered' }).does('approve_result', leader);

const codeOf = (walk: Walk, act: Act, actor: Actor, input: ActInput = inputFor(act), at: Date = now): string => {
  const decision = decideAct(walk.state, act, actor, input, at);
  return decision.ok ? 'ok' : decision.code;
};

describe('the table as a graph', () => {
  const edges = acts.flatMap((act) =>
    ACTS[act].from.flatMap((from) => destinations(act, from).map((to) => ({ act, from, to }))),
  );
  const reachedFrom = (start: CaseStatus): Set<CaseStatus> => {
    const reached = new Set([start]);
    for (const status of reached) for (const { from, to } of edges) if (from === status) reached.add(to);
    return reached;
  };

  it('reaches every status from filing', () => {
    expect([...reachedFrom('submitted')].sort()).toEqual([...CASE_STATUSES].sort());
  });

  it('leads out of every status but the final ones, and into an end from each', () => {
    for (const status of CASE_STATUSES) {
      const leads = edges.some(({ from, to }) => from === status && to !== status);
      expect([status, leads]).toEqual([status, !isFinal(status)]);
      expect([...reachedFrom(status)].some(isFinal)).toBe(true);
    }
  });

  it('has exactly the ends that domain.md section 6 names', () => {
    expect(CASE_STATUSES.filter(isFinal)).toEqual([
      'archived',
      'withdrawn',
      'deemed_withdrawn',
      'refused_final',
      'terminated',
      'merged',
      'out_of_scope_closed',
      'referred_closed',
    ]);
  });

  it('has the essential transitions of domain.md section 6', () => {
    const essential: [CaseStatus, CaseStatus][] = [
      ['submitted', 'triage'],
      ['triage', 'examining'],
      ['triage', 'transferring'],
      ['triage', 'merged'],
      ['transferring', 'examining'],
      ['transferring', 'triage'],
      ['examining', 'supplement_pending'],
      ['supplement_pending', 'examining'],
      ['supplement_pending', 'deemed_withdrawn'],
      ['examining', 'accepted'],
      ['refusal_proposed', 'refused'],
      ['refused', 'appealing'],
      ['appealing', 'accepted'],
      ['appealing', 'refused_final'],
      ['refused', 'refused_final'],
      ['accepted', 'assigned'],
      ['assigned', 'handling'],
      ['handling', 'mediating'],
      ['mediating', 'handling'],
      ['handling', 'referred_waiting'],
      ['referred_waiting', 'handling'],
      ['handling', 'suspended'],
      ['suspended', 'handling'],
      ['handling', 'supplement_pending'],
      ['supplement_pending', 'handling'],
      ['handling', 'result_review'],
      ['result_review', 'concluded'],
      ['concluded', 'return_visit'],
      ['return_visit', 'archived'],
      ['concluded', 'handling'],
      ['submitted', 'concluded'],
    ];
    for (const [from, to] of essential) expect(edges).toContainEqual(expect.objectContaining({ from, to }));
  });

  it('names everything in both languages, and every status that is not final has an owner of time', () => {
    for (const { label } of [...Object.values(STATUSES), ...Object.values(ACTS)]) {
      expect(label.zh).not.toBe('');
      expect(label.en).not.toBe('');
    }
    for (const status of CASE_STATUSES) expect(STATUSES[status].owner === null).toBe(isFinal(status));
  });

  it('lets no machine refuse, terminate, merge or close without an answer (PIPL art. 24)', () => {
    const endings = acts.filter(
      (act) => ACTS[act].who.system && ACTS[act].from.some((from) => destinations(act, from).some(isFinal)),
    );
    // Both only carry out what the applicant left undone after a written notice.
    expect(endings).toEqual(['deem_withdrawn', 'lapse_objection']);
  });

  it('knows its acts from other words', () => {
    expect(isAct('accept')).toBe(true);
    expect(isAct('toString')).toBe(false);
    expect(isAct('message')).toBe(false);
  });
});

/** What each history must keep; each names the events or states where it does not. Plain comparisons: ten thousand histories are many. */
const INVARIANTS: Readonly<Record<string, (history: History, states: readonly CaseState[]) => readonly unknown[]>> = {
  'every act is one that the table allows, and leads where the table says': ({ events }, states) =>
    events.filter((event, i) => {
      const before = states[i - 1];
      if (!before || !isAct(event.act)) return false;
      return (
        isFinal(before.status) ||
        !ACTS[event.act].from.includes(before.status) ||
        !destinations(event.act, before.status).includes(event.toStatus)
      );
    }),
  'the time after each act has one owner': ({ events }, states) =>
    events.filter((event, i) => {
      const after = states[i];
      if (!after || !isAct(event.act)) return false;
      return event.timeOwner !== ownerOf(after) || !TIME_OWNERS.includes(event.timeOwner);
    }),
  'one step leads to the same state as all of them anew': ({ facts: given, events }, states) => {
    const again = stateOf(given, JSON.parse(JSON.stringify(events)));
    const isStep = events.every((event, i) => {
      const before = states[i - 1];
      return !before || isDeepStrictEqual(evolve(before, event), states[i]);
    });
    return isStep && isDeepStrictEqual(again, states.at(-1)) ? [] : [again];
  },
  'only a case on its way is offered to somebody, and never to whoever holds it': (_, states) =>
    states.filter(
      ({ status, offeredTo, holder }) =>
        (offeredTo !== null) !== (status === 'transferring') || (holder !== null && holder === offeredTo),
    ),
  'what is being worked on is admitted and held by somebody': (_, states) =>
    states.filter(
      ({ status, holder, isAdmitted }) =>
        ['accepted', 'assigned', 'handling', 'mediating', 'result_review'].includes(status) &&
        (holder === null || !isAdmitted),
    ),
  'what waits knows where it goes on, and what is examined is not admitted yet': (_, states) =>
    states.filter(
      ({ status, resumesTo, isAdmitted, handlerId }) =>
        (['supplement_pending', 'suspended', 'refusal_proposed'].includes(status) && resumesTo === null) ||
        (status === 'examining' && isAdmitted) ||
        (status === 'assigned' && handlerId === null),
    ),
  'somebody can lead it on from where it stands': ({ end }, states) => {
    const state = states.at(-1);
    if (!state || isFinal(state.status)) return [];
    const leadsOn = EVERYBODY.some((actor) =>
      openActs(state, actor)
        // Answering a challenge or a bad rating moves nothing, but opens the way to the archive. Giving up is no way on.
        .filter((act) => ACTS[act].to !== 'same' || ['answer_challenge', 'answer_rating'].includes(act))
        .filter((act) => act !== 'withdraw')
        .some((act) => [0, 1, 2, 3].some((turn) => decideAct(state, act, actor, inputFor(act, turn), end).ok)),
    );
    return leadsOn ? [] : [state];
  },
  'two persons stand behind every refusal and every result': ({ events }) => {
    const second: Record<string, string> = { confirm_refusal: 'propose_refusal', approve_result: 'submit_result' };
    return events.filter((event, i) => {
      const first = second[event.act];
      if (!first) return false;
      const proposal = events.slice(0, i).findLast(({ act }) => act === first);
      return !proposal?.actorId || proposal.actorId === event.actorId;
    });
  },
};

describe('ten thousand random histories', () => {
  it('keep every invariant, and come to every status there is', () => {
    const reached = new Set<CaseStatus>();
    fc.assert(
      fc.property(legalHistories, (history) => {
        const states = statesOf(history.facts, history.events);
        for (const { toStatus } of history.events) reached.add(toStatus);
        const broken = Object.entries(INVARIANTS).filter(([, faults]) => faults(history, states).length > 0);
        if (broken.length > 0) expect(broken.map(([name, faults]) => [name, faults(history, states)])).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
    expect(CASE_STATUSES.filter((status) => !reached.has(status))).toEqual([]);
  }, 120_000);
});

describe('the usual way', () => {
  it('goes from filing to the archive', () => {
    const walk = concluded().does('record_return_visit', clerk).does('archive', clerk);
    expect(walk.events.map(({ toStatus }) => toStatus)).toEqual([
      'submitted',
      'examining',
      'accepted',
      'assigned',
      'handling',
      'result_review',
      'concluded',
      'return_visit',
      'archived',
    ]);
  });

  it('says with each act which papers, notices and clocks follow', () => {
    const decision = decideAct(examined().state, 'accept', examiner, {}, now);
    expect(decision).toMatchObject({
      ok: true,
      to: 'accepted',
      ownerOfTime: 'institution',
      isPublic: true,
      documents: ['acceptance_notice'],
      notices: ['applicant', 'holder'],
      clocks: { opens: ['assignment'], closes: ['examination'], stops: [], continues: [] },
      event: {
        act: 'accept',
        fromStatus: 'examining',
        toStatus: 'accepted',
        actorId: 'inst-a/examiner',
        institutionId: 'inst-a',
      },
    });
    const supplement = decideAct(examined().state, 'request_supplement', examiner, { missing: ['right_proof'] }, now);
    expect(supplement).toMatchObject({
      clocks: { opens: ['supplement'], closes: [], stops: ['examination'], continues: [] },
    });
  });

  it('a consultation can be answered on the spot, anything else cannot', () => {
    expect(examined({ matters: ['consultation'] }).does('conclude_simple', handler).status).toBe('concluded');
    expect(codeOf(examined(), 'conclude_simple', handler)).toBe('case.act_not_allowed');
  });
});

describe('who may act', () => {
  it.each<[string, Walk, Act, Actor, string]>([
    ['another institution', examined(), 'accept', staff('inst-b', 'examiner'), 'case.not_owner'],
    ['a role that does not decide', examined(), 'accept', handler, 'auth.forbidden'],
    ['the applicant', examined(), 'accept', applicant, 'auth.forbidden'],
    ['the machine', examined(), 'propose_refusal', system, 'auth.forbidden'],
    ['an administrator', examined(), 'accept', staff('inst-a', 'system_admin'), 'auth.forbidden'],
    ['the coordinator while an institution holds it', examined(), 'propose_refusal', desk, 'case.not_owner'],
    ['another province’s coordinator', examined(), 'designate', coordinator('provincial:110000'), 'auth.forbidden'],
    ['the national coordinator', examined(), 'designate', coordinator('national'), 'ok'],
    ['a handler who is not the one', handled(), 'submit_result', staff('inst-a', 'handler', 'other'), 'auth.forbidden'],
    [
      'an institution that was not asked',
      new Walk().does('offer', system, { institutionId: 'inst-a' }),
      'accept_offer',
      staff('inst-b', 'examiner'),
      'case.not_owner',
    ],
    ['an offer that is gone', examined(), 'accept_offer', examiner, 'referral.already_answered'],
    ['a stranger asking for the case', examined(), 'pull_request', staff('inst-b', 'team_leader'), 'ok'],
    ['the holder asking for its own case', examined(), 'pull_request', leader, 'auth.forbidden'],
  ])('%s', (_, walk, act, actor, code) => {
    expect(codeOf(walk, act, actor)).toBe(code);
  });

  it('the status comes before the input', () => {
    expect(codeOf(handled(), 'accept', examiner, {})).toBe('case.act_not_allowed');
    expect(codeOf(examined(), 'propose_refusal', examiner, {})).toBe('case.reason_required');
    expect(codeOf(examined(), 'propose_refusal', examiner, { reasonCode: 'whim', note: 'x' })).toBe('request.invalid');
    expect(codeOf(examined(), 'propose_refusal', examiner, { reasonCode: 'no_identity', note: ' ' })).toBe(
      'case.reason_required',
    );
    expect(codeOf(accepted(), 'assign', leader, {})).toBe('request.invalid');
    expect(codeOf(examined(), 'request_supplement', examiner, { missing: [] })).toBe('request.invalid');
  });

  it('the screen offers what can be done', () => {
    expect(openActs(new Walk().state, applicant)).toEqual(['withdraw', 'record_consent', 'correct_facts', 'challenge']);
    expect(openActs(accepted().state, leader)).toContain('assign');
    expect(openActs(concluded().does('record_return_visit', clerk).does('archive', clerk).state, leader)).toEqual([]);
  });
});

describe('refusing', () => {
  it('takes two persons, a reason and leaves a way to object', () => {
    const proposed = examined().does('propose_refusal', leader, { reasonCode: 'no_concrete_facts' });
    expect(codeOf(proposed, 'confirm_refusal', leader)).toBe('case.same_person');
    expect(proposed.does('confirm_refusal', examiner).status).toBe('refused');
    expect(ownerOf(proposed.state)).toBe('applicant');
  });

  it('of a matter of another area is a transfer first', () => {
    expect(codeOf(examined(), 'propose_refusal', examiner, { reasonCode: 'no_territorial_link', note: 'x' })).toBe(
      'case.act_not_allowed',
    );
    const returned = new Walk()
      .does('offer', system, { institutionId: 'inst-b' })
      .does('return_offer', staff('inst-b', 'examiner'), { reasonCode: 'not_in_area' })
      .does('triage_route', desk, { institutionId: 'inst-a' });
    expect(codeOf(returned, 'propose_refusal', examiner, { reasonCode: 'no_territorial_link', note: 'x' })).toBe('ok');
  });

  it('can be objected to until the day it is due, and not after', () => {
    const at = (day: string): Date => new Date(`${day}T23:00:00+08:00`);
    const input = { note: '不服', dueOn: '2025-10-13' };
    expect(codeOf(refused(), 'object', applicant, input, at('2025-10-13'))).toBe('ok');
    expect(codeOf(refused(), 'object', applicant, input, at('2025-10-14'))).toBe('case.act_not_allowed');
    expect(codeOf(refused(), 'lapse_objection', system, input, at('2025-10-13'))).toBe('case.act_not_allowed');
    expect(codeOf(refused(), 'lapse_objection', system, input, at('2025-10-14'))).toBe('ok');
  });

  it('revoked, the case is accepted; upheld, it is over', () => {
    expect(refused().does('object', applicant).does('revoke_refusal', desk).status).toBe('accepted');
    expect(refused().does('object', applicant).does('uphold_refusal', desk).status).toBe('refused_final');
  });

  it('by the desk is not looked at again by the same coordinator', () => {
    const byDesk = new Walk()
      .does('triage_route', system)
      .does('propose_refusal', desk, { reasonCode: 'not_ip_matter' })
      .does('confirm_refusal', deskToo)
      .does('object', applicant);
    expect(codeOf(byDesk, 'uphold_refusal', desk)).toBe('case.same_person');
    expect(codeOf(byDesk, 'uphold_refusal', deskToo)).toBe('case.same_person');
    expect(codeOf(byDesk, 'uphold_refusal', coordinator('national'))).toBe('ok');
    const revoked = byDesk.does('revoke_refusal', coordinator('national'));
    expect([revoked.status, revoked.state.isAdmitted]).toEqual(['triage', true]);
    expect(revoked.does('triage_route', desk, { institutionId: 'inst-a' }).status).toBe('accepted');
  });
});

describe('between institutions', () => {
  const offered = (institutionId: string) => new Walk().does('offer', system, { institutionId });
  const returnBy = (walk: Walk, id: string) =>
    walk.does('return_offer', staff(id, 'examiner'), { reasonCode: 'no_capacity' });

  it('ownership moves on acceptance', () => {
    const walk = examined().does('transfer', examiner, { institutionId: 'inst-b', reasonCode: 'not_in_area' });
    expect([walk.state.holder, walk.state.offeredTo, walk.status]).toEqual(['inst-a', 'inst-b', 'transferring']);
    walk.does('accept_offer', staff('inst-b', 'examiner'));
    expect([walk.state.holder, walk.state.offeredTo, walk.status]).toEqual(['inst-b', null, 'examining']);
  });

  it('what was accepted is not examined again by the next', () => {
    const walk = accepted().does('transfer', examiner, { institutionId: 'inst-b', reasonCode: 'not_in_area' });
    expect(walk.does('accept_offer', staff('inst-b', 'team_leader')).status).toBe('accepted');
  });

  it('after two failed offers only a coordinator decides, and that binds', () => {
    const walk = returnBy(offered('inst-a'), 'inst-a').does('offer', system, { institutionId: 'inst-b' });
    walk.does('expire_offer', system, { dueOn: '2025-09-25' });
    expect(walk.state.declinedBy).toEqual(['inst-a', 'inst-b']);
    expect(codeOf(walk, 'offer', system, { institutionId: 'inst-c' })).toBe('case.act_not_allowed');
    expect(codeOf(walk, 'offer', desk, { institutionId: 'inst-c' })).toBe('case.act_not_allowed');
    walk.does('designate', desk, { institutionId: 'inst-a' });
    expect([walk.status, walk.state.holder]).toEqual(['examining', 'inst-a']);
    expect(codeOf(walk, 'transfer', examiner, { institutionId: 'inst-b', reasonCode: 'no_capacity' })).toBe(
      'case.act_not_allowed',
    );
    expect(codeOf(walk, 'give_back', examiner, { reasonCode: 'no_capacity' })).toBe('case.act_not_allowed');
  });

  it('given back, nobody holds it and the coordinator’s time runs', () => {
    const walk = examined().does('give_back', examiner, { reasonCode: 'not_our_ip_type' });
    expect([walk.status, walk.state.holder, ownerOf(walk.state)]).toEqual(['triage', null, 'coordinator']);
    expect(codeOf(walk, 'triage_route', system, { institutionId: 'inst-a' })).toBe('referral.cooling_down');
  });

  it('nobody is asked again about the same case before a cool-down is over', () => {
    const walk = returnBy(offered('inst-a'), 'inst-a');
    const again = (day: string) =>
      codeOf(walk, 'offer', system, { institutionId: 'inst-a' }, new Date(`${day}T12:00:00+08:00`));
    expect(again('2025-10-25')).toBe('referral.cooling_down');
    expect(again('2025-10-26')).toBe('ok');
    expect(codeOf(walk, 'offer', system, { institutionId: 'inst-b' })).toBe('ok');
  });

  it('an offer does not expire before its day is over', () => {
    const at = (day: string) => new Date(`${day}T23:59:59+08:00`);
    expect(codeOf(offered('inst-a'), 'expire_offer', system, { dueOn: '2025-09-29' }, at('2025-09-29'))).toBe(
      'case.act_not_allowed',
    );
    expect(codeOf(offered('inst-a'), 'expire_offer', system, { dueOn: '2025-09-29' }, at('2025-09-30'))).toBe('ok');
  });

  it('handing on and joint handling need the applicant’s consent', () => {
    const closed = examined({ mayShare: false });
    const to = { institutionId: 'inst-b', reasonCode: 'not_in_area' };
    expect(codeOf(closed, 'transfer', examiner, to)).toBe('case.consent_required');
    expect(codeOf(closed, 'transfer', examiner, { ...to, consent: true })).toBe('ok');
    expect(codeOf(closed, 'invite_co_handler', examiner, to)).toBe('case.consent_required');
    closed.does('record_consent', applicant, { outcome: 'given' });
    expect(codeOf(closed, 'invite_co_handler', examiner, to)).toBe('ok');
  });

  it('a trade secret goes to no authority without consent', () => {
    const secret = handled({ isConfidential: true, mayShare: false });
    expect(codeOf(secret, 'refer_out', handler)).toBe('case.consent_required');
    expect(codeOf(handled(), 'refer_out', handler)).toBe('ok');
  });

  it('"other" has to be explained', () => {
    const walk = offered('inst-a');
    expect(codeOf(walk, 'return_offer', examiner, { reasonCode: 'other' })).toBe('case.reason_required');
    expect(codeOf(walk, 'return_offer', examiner, { reasonCode: 'other', note: '搬迁中' })).toBe('ok');
    expect(codeOf(walk, 'return_offer', examiner, {})).toBe('case.reason_required');
  });
});

describe('supplements', () => {
  const missing = ['identity_proof', 'right_proof'];

  it('are asked for once, and a second time only with an explanation', () => {
    const walk = examined().does('request_supplement', examiner, { missing }).does('supply', applicant);
    expect(walk.status).toBe('examining');
    expect(codeOf(walk, 'request_supplement', examiner, { missing })).toBe('case.reason_required');
    expect(codeOf(walk, 'request_supplement', examiner, { missing, note: '新材料不清晰' })).toBe('ok');
  });

  it('left undone end the request in the examination, and not a case that is being handled', () => {
    const late = { dueOn: '2025-09-26' };
    expect(
      examined()
        .does('request_supplement', examiner, { missing })
        .does('deem_withdrawn', system, late, '2025-10-14T09:00:00+08:00').status,
    ).toBe('deemed_withdrawn');
    const handledOne = handled().does('request_supplement', handler, { missing });
    expect(codeOf(handledOne, 'deem_withdrawn', system, late)).toBe('case.act_not_allowed');
    expect(handledOne.does('proceed_without_supplement', handler).status).toBe('handling');
  });

  it('do not hold up help when a deadline is near', () => {
    const externalDeadline = { kind: 'customs', dueOn: '2025-10-17' } as const;
    const waiting = (part: Partial<CaseFacts>) => examined(part).does('request_supplement', examiner, { missing });
    expect(codeOf(waiting({}), 'accept', examiner)).toBe('case.act_not_allowed');
    expect(codeOf(waiting({ externalDeadline }), 'accept', examiner)).toBe('ok');
    expect(codeOf(waiting({ externalDeadline }), 'accept', examiner, {}, new Date('2025-10-09T12:00:00+08:00'))).toBe(
      'case.act_not_allowed',
    );
    expect(codeOf(examined(), 'accept', examiner, { missing })).toBe('case.reason_required');
    expect(codeOf(examined(), 'accept', examiner, { missing, note: '登记簿可查' })).toBe('ok');
    expect(codeOf(examined({ externalDeadline }), 'accept', examiner, { missing })).toBe('ok');
    const helped = waiting({ externalDeadline }).does('accept', examiner, {}, '2025-10-15T09:00:00+08:00');
    expect(helped.state.isHelpFirst).toBe(true);
    expect(helped.does('start_handling', handler).status).toBe('handling');
    expect(codeOf(accepted(), 'start_handling', handler)).toBe('case.act_not_allowed');
  });
});

describe('handling', () => {
  const secondLeader = staff('inst-a', 'team_leader', 'second');

  it('a result is looked at by a team leader who is somebody else', () => {
    const walk = handled()
      .does('reassign', leader, { handlerId: 'inst-a/team_leader' })
      .does('submit_result', leader, { resultKind: 'opinion_delivered' });
    expect(codeOf(walk, 'approve_result', leader)).toBe('case.same_person');
    expect(codeOf(walk, 'approve_result', examiner)).toBe('auth.forbidden');
    expect(codeOf(walk, 'approve_result', secondLeader)).toBe('ok');
  });

  it('a mediation needs both sides and ends where it came from', () => {
    expect(codeOf(handled(), 'start_mediation', handler, { bothAgreed: false })).toBe('case.act_not_allowed');
    expect(codeOf(handled(), 'start_mediation', handler, {})).toBe('request.invalid');
    const walk = handled().does('start_mediation', handler).does('end_mediation', handler, { outcome: 'agreement' });
    expect([walk.status, walk.state.hasAgreement]).toEqual(['handling', true]);
  });

  it('what another authority takes over is closed as referred', () => {
    const referred = () => handled().does('refer_out', handler);
    expect(referred().does('record_referral_answer', handler, { outcome: 'taken_over' }).status).toBe(
      'referred_closed',
    );
    expect(referred().does('record_referral_answer', handler, { outcome: 'answered' }).status).toBe('handling');
  });

  it('a suspension leads back to where it began', () => {
    const suspended = (walk: Walk) => walk.does('request_suspension', examiner).does('suspend', leader);
    expect(suspended(accepted()).does('resume', leader).status).toBe('accepted');
    expect(suspended(handled()).does('resume', leader).status).toBe('handling');
  });

  it('a case is reopened once, by somebody else than its handler', () => {
    const walk = concluded().does('reopen', leader);
    expect(walk.status).toBe('handling');
    walk.does('submit_result', handler).does('approve_result', leader);
    expect(codeOf(walk, 'reopen', leader)).toBe('case.act_not_allowed');
    const own = handled()
      .does('reassign', leader, { handlerId: 'inst-a/team_leader' })
      .does('submit_result', leader)
      .does('approve_result', secondLeader);
    expect(codeOf(own, 'reopen', leader)).toBe('case.same_person');
    expect(codeOf(own, 'reopen', desk)).toBe('ok');
  });

  it('terminating is for admitted cases: before that the way is a refusal', () => {
    const input = { reasonCode: 'false_materials', note: '证书系伪造' };
    expect(codeOf(handled(), 'terminate', leader, input)).toBe('ok');
    const inExamination = examined().does('request_supplement', examiner, { missing: ['right_proof'] });
    expect(codeOf(inExamination, 'terminate', leader, input)).toBe('case.act_not_allowed');
    expect(codeOf(examined(), 'terminate', leader, input)).toBe('case.act_not_allowed');
  });

  it('an applicant may withdraw as long as nothing is decided', () => {
    expect(handled().does('withdraw', applicant).status).toBe('withdrawn');
    expect(codeOf(concluded(), 'withdraw', applicant)).toBe('case.act_not_allowed');
  });

  it('a challenge is answered before the file is closed', () => {
    const walk = concluded().does('challenge', applicant).does('record_return_visit', clerk);
    expect(codeOf(walk, 'challenge', applicant)).toBe('case.act_not_allowed');
    expect(codeOf(walk, 'archive', clerk)).toBe('case.act_not_allowed');
    expect(codeOf(walk, 'answer_challenge', leader)).toBe('auth.forbidden');
    expect(walk.does('answer_challenge', desk).does('archive', clerk).status).toBe('archived');
  });

  it('words for people stay out of the facts of an event', () => {
    const walk = handled().does('refer_out', handler, { note: '某人的电话' });
    expect(JSON.stringify(walk.events)).not.toContain('某人');
  });
});
