import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RESULT_KINDS } from '#contracts';
import { applicant, coordinator, legalHistories, staff, system, Walk } from '../../../../test/support/histories.js';
import { workingDays as calendar } from '../../../../test/support/calendar.js';
import type { ActInput, Actor } from './case.js';
import { deadlinesOf } from './deadlines.js';
import { statesOf } from './history.js';
import { type Act, ACTS, decideAct } from './lifecycle.js';

const leader = staff('inst-a', 'team_leader');
const handler = staff('inst-a', 'handler');
const clerk = staff('inst-a', 'intake_clerk');
const desk = coordinator('provincial:440000');

const handled = () =>
  new Walk()
    .does('triage_route', system, { institutionId: 'inst-a' })
    .does('accept', leader)
    .does('assign', leader, { handlerId: 'inst-a/handler' })
    .does('start_handling', handler);
const concluded = () =>
  handled().does('submit_result', handler, { resultKind: 'opinion_delivered' }).does('approve_result', leader);
const codeOf = (walk: Walk, act: Act, actor: Actor, input: ActInput = {}): string => {
  const decision = decideAct(walk.state, act, actor, input, new Date('2025-09-27T10:00:00+08:00'));
  return decision.ok ? 'ok' : decision.code;
};
const kinds = (walk: Walk): string[] => deadlinesOf(walk.facts, walk.events, calendar).map(({ kind }) => kind);

describe('a rating', () => {
  it('is open once by each way, and says one to five', () => {
    const walk = concluded().does('rate', applicant, { score: 5, via: 'link' });
    expect(codeOf(walk, 'rate', applicant, { score: 1, via: 'link' })).toBe('rating.already_given');
    expect(codeOf(walk, 'rate', applicant, { score: 1, via: 'page' })).toBe('ok');
    expect(codeOf(walk, 'rate', clerk, { score: 4 })).toBe('ok');
    for (const score of [0, 6, 2.5]) expect(codeOf(walk, 'rate', clerk, { score })).toBe('request.invalid');
    expect(codeOf(walk.does('rate', clerk, { score: 4 }), 'rate', desk, { score: 4 })).toBe('rating.already_given');
  });

  it('is written down by nobody about their own work', () => {
    expect(codeOf(concluded(), 'rate', handler, { score: 5 })).toBe('case.same_person');
  });

  it('that is bad opens a task of five working days, which holds the archive up until a leader has answered', () => {
    const walk = concluded()
      .does('record_return_visit', clerk, { outcome: 'satisfied' })
      .does('rate', applicant, { score: 2 }, '2025-09-30T15:00:00+08:00');
    const due = deadlinesOf(walk.facts, walk.events, calendar).find(({ kind }) => kind === 'rating_answer');
    expect(due?.dueOn).toBe('2025-10-14');
    expect(codeOf(walk, 'archive', clerk)).toBe('case.act_not_allowed');
    const answer = { note: '已电话说明', outcome: 'explained' } as const;
    expect(codeOf(walk, 'answer_rating', handler, answer)).toBe('auth.forbidden');
    walk.does('answer_rating', leader, answer, '2025-10-09T10:00:00+08:00');
    expect(kinds(walk)).not.toContain('rating_answer');
    expect(codeOf(walk, 'answer_rating', leader, answer)).toBe('case.act_not_allowed');
    expect(codeOf(walk, 'archive', clerk)).toBe('ok');
  });

  it('that is good opens none', () => {
    for (const score of [3, 4, 5])
      expect(kinds(concluded().does('rate', applicant, { score }))).not.toContain('rating_answer');
  });

  it('starts anew after a reopening', () => {
    const walk = concluded().does('rate', applicant, { score: 1 }).does('reopen', leader);
    expect([walk.state.ratedThrough, walk.state.hasBadRating]).toEqual([[], false]);
  });
});

describe('a return visit', () => {
  it('says how the applicant was reached and what came of it', () => {
    const note = '申请人表示满意';
    expect(codeOf(concluded(), 'record_return_visit', clerk, { note })).toBe('request.invalid');
    expect(codeOf(concluded(), 'record_return_visit', clerk, { note, reachedBy: 'phone' })).toBe('request.invalid');
    const whole = { note, reachedBy: 'phone', outcome: 'satisfied' } as const;
    expect(codeOf(concluded(), 'record_return_visit', clerk, whole)).toBe('ok');
    expect(codeOf(concluded(), 'record_return_visit', desk, whole)).toBe('ok');
  });

  it('to somebody who is not satisfied opens the same task as a bad rating', () => {
    const walk = concluded().does('record_return_visit', clerk, { outcome: 'dissatisfied' });
    expect(kinds(walk)).toContain('rating_answer');
  });
});

describe('a result', () => {
  it('is an agreement only where one was reached', () => {
    const input = { resultKind: 'mediation_agreement' } as const;
    expect(codeOf(handled(), 'submit_result', handler, input)).toBe('case.act_not_allowed');
    const mediated = handled()
      .does('start_mediation', handler)
      .does('end_mediation', handler, { outcome: 'agreement' });
    expect(codeOf(mediated, 'submit_result', handler, input)).toBe('ok');
    // Also when the court has confirmed it, and its days no longer run.
    mediated.does('settle_deadline', handler, { deadline: 'agreement', outcome: 'met' });
    expect(codeOf(mediated, 'submit_result', handler, input)).toBe('ok');
  });

  it('of every kind is concluded with a notice to the applicant, and with a paper of its own where it is one', () => {
    const { issues } = ACTS.approve_result;
    for (const resultKind of RESULT_KINDS) {
      const papers = typeof issues === 'function' ? issues({ ...concluded().state, resultKind }, {}) : [];
      expect(papers.at(-1)).toBe('conclusion_notice');
    }
  });
});

describe('in every history that the table allows', () => {
  it('no archive holds a bad rating that nobody answered, and no way of rating is used twice', () => {
    fc.assert(
      fc.property(legalHistories, ({ facts, events }) => {
        const states = statesOf(facts, events);
        events.forEach((event, i) => {
          const before = states[i - 1];
          if (event.act === 'archive') expect(before?.hasBadRating).toBe(false);
          const ways = states[i]?.ratedThrough ?? [];
          expect(new Set(ways).size).toBe(ways.length);
        });
      }),
      { numRuns: 300 },
    );
  });
});
