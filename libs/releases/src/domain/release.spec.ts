import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RoutingDecision } from '#contracts';
import { forecast, type TrackRecord } from './forecast.js';
import { leavingOf, newOwner } from './handOver.js';
import {
  type Approval,
  approvalFault,
  type CalendarLine,
  type Draft,
  inForceOn,
  phaseOf,
  rollBack,
} from './release.js';

const line = (seq: number, version: string, validFrom: string, releaseId: string | null = version): CalendarLine => ({
  seq,
  version,
  validFrom,
  releaseId,
});
const FIRST = line(1, 'v1', '0001-01-01', null);
const draft: Draft = {
  id: 'r2',
  state: 'draft',
  baseVersion: 'v1',
  contentVersion: 'v2',
  editedBy: ['writer'],
  provedVersion: 'v2',
  effectiveOn: null,
};
const approval: Approval = {
  by: 'second',
  on: '2026-03-09',
  today: '2026-03-02',
  calendar: [FIRST],
  isSound: true,
  unplanned: 0,
};

describe('the calendar of versions', () => {
  it('knows what is in force: the latest day that has come, and of one day what was written last', () => {
    const calendar = [FIRST, line(2, 'v2', '2026-03-09'), line(3, 'v3', '2026-03-05'), line(4, 'v4', '2026-03-09')];
    const on = (day: string): string | undefined => inForceOn(calendar, day)?.version;
    expect(['2026-03-04', '2026-03-05', '2026-03-08', '2026-03-09', '2030-01-01'].map(on)).toEqual([
      'v1',
      'v3',
      'v3',
      'v4',
      'v4',
    ]);
  });

  it('answers the same whatever the order in which its lines are read', () => {
    const days = fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03');
    fc.assert(
      fc.property(fc.array(days, { maxLength: 8 }), fc.integer(), (some, seed) => {
        const calendar = [FIRST, ...some.map((day, at) => line(at + 2, `v${at + 2}`, day))];
        const mixed = calendar.toSorted((a, b) => ((a.seq * 7919 + seed) % 13) - ((b.seq * 7919 + seed) % 13));
        expect(inForceOn(mixed, '2026-01-02')).toEqual(inForceOn(calendar, '2026-01-02'));
      }),
    );
  });
});

describe('an approval', () => {
  it('by a second person, of a proved draft, for a day to come, is granted', () => {
    expect(approvalFault(draft, approval)).toBeNull();
    expect(approvalFault(draft, { ...approval, on: approval.today })).toBeNull();
  });

  it.each<[string, Partial<Draft>, Partial<Approval>, string]>([
    ['of what is no draft', { state: 'approved' }, {}, 'release.not_open'],
    ['by whoever wrote in it', {}, { by: 'writer' }, 'release.same_person'],
    ['of a draft with faults', { contentVersion: null }, {}, 'release.invalid'],
    ['of a draft that changes nothing', { contentVersion: 'v1' }, {}, 'release.empty'],
    ['for yesterday', {}, { on: '2026-03-01' }, 'release.day_past'],
    ['of a draft from an older release', {}, { calendar: [FIRST, line(2, 'v9', '2026-03-03')] }, 'release.outdated'],
    [
      'before a day on which another release takes over',
      {},
      { calendar: [FIRST, line(2, 'v9', '2026-03-20')] },
      'release.outdated',
    ],
    ['of something else than what was proved', { provedVersion: 'v0' }, {}, 'release.unproved'],
    ['of a proof under another half', {}, { isSound: null }, 'release.unproved'],
    ['of a draft that the proof refuses', {}, { isSound: false }, 'release.disproved'],
    ['while a case has no new owner', {}, { unplanned: 1 }, 'release.plan_missing'],
  ])('%s is refused', (_what, more, given, code) => {
    expect(approvalFault({ ...draft, ...more }, { ...approval, ...given })).toBe(code);
  });
});

describe('a roll-back', () => {
  const approved: Draft = { ...draft, state: 'approved', effectiveOn: '2026-03-09' };
  const calendar = [FIRST, line(2, 'v2', '2026-03-09', 'r2')];

  it('before its day takes a release off the calendar and makes it a draft again', () => {
    expect(phaseOf(approved, calendar, '2026-03-08')).toBe('scheduled');
    expect(rollBack(approved, calendar, '2026-03-08')).toEqual({
      days: ['2026-03-09'],
      formerRelease: null,
      toDraft: [],
      isWithdrawn: true,
    });
  });

  it('restores what was in force before, and sends back what was scheduled on top of it', () => {
    const later = [...calendar, line(3, 'v3', '2026-03-20', 'r3')];
    const step = rollBack(approved, later, '2026-03-10');
    expect(step).toEqual({
      days: ['2026-03-10', '2026-03-20'],
      formerRelease: null,
      toDraft: ['r3'],
      isWithdrawn: false,
    });
    const after = [...later, ...(step?.days ?? []).map((day, at) => line(10 + at, 'v1', day, null))];
    for (const day of ['2026-03-10', '2026-03-20', '2027-01-01']) expect(inForceOn(after, day)?.version).toBe('v1');
    expect(inForceOn(after, '2026-03-09')?.version).toBe('v2');
  });

  it('gives the release before it its force back, and is not for releases that have none', () => {
    const both = [...calendar, line(3, 'v3', '2026-03-12', 'r3')];
    const third: Draft = { ...approved, id: 'r3', baseVersion: 'v2', contentVersion: 'v3', effectiveOn: '2026-03-12' };
    expect(rollBack(third, both, '2026-03-15')?.formerRelease).toBe('r2');
    expect(phaseOf(approved, both, '2026-03-15')).toBe('replaced');
    expect(rollBack(approved, both, '2026-03-15')).toBeNull();
  });
});

describe('a new owner', () => {
  const decision = (ranked: readonly string[]): RoutingDecision => ({
    outcome: 'route',
    lead: null,
    coHandlers: [],
    queue: null,
    inform: [],
    place: '442000',
    rules: [],
    flags: [],
    candidates: [
      { id: 'failed', name: 'failed', rank: null, rejectedBy: 'CAP1' },
      ...ranked.map((id, at) => ({ id, name: id, rank: at + 1, rejectedBy: null })),
    ],
    directoryVersion: 'v',
    policyVersion: 'p',
  });
  const standing = { holder: 'closing', offeredTo: null, declinedBy: ['second'] };

  it('is whom the rule ranks first among those who can take over', () => {
    expect(newOwner(standing, decision(['second', 'third']), 'heir', 'provincial:440000')).toEqual({
      toId: 'third',
      toDesk: null,
      chosenBy: 'rule',
    });
  });

  it('is the heir where the rule knows nobody, and the desk where there is no heir', () => {
    expect(newOwner(standing, decision(['second']), 'heir', 'national')).toEqual({
      toId: 'heir',
      toDesk: null,
      chosenBy: 'heir',
    });
    expect(newOwner(standing, decision([]), null, 'provincial:440000')).toEqual({
      toId: null,
      toDesk: 'provincial:440000',
      chosenBy: 'desk',
    });
  });

  it('is never who leaves, who is asked already, or who declined; and there always is one', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(
        fc.option(id),
        fc.option(id),
        fc.array(id),
        fc.uniqueArray(id),
        fc.option(id),
        (holder, offeredTo, declinedBy, ranked, heir) => {
          const at = { holder, offeredTo, declinedBy };
          const { toId, toDesk } = newOwner(at, decision(ranked), heir, 'national');
          expect((toId === null) !== (toDesk === null)).toBe(true);
          if (toId !== null) expect([holder, offeredTo, ...declinedBy]).not.toContain(toId);
        },
      ),
    );
  });

  it('steps in for the holder first, then for who is asked', () => {
    expect(leavingOf({ holder: 'a', offeredTo: 'b', declinedBy: [] }, () => true)).toBe('a');
    expect(leavingOf({ holder: 'a', offeredTo: 'b', declinedBy: [] }, (id) => id === 'b')).toBe('b');
    expect(leavingOf({ holder: 'a', offeredTo: null, declinedBy: [] }, (id) => id === 'b')).toBeNull();
  });
});

describe('a forecast', () => {
  const record = (more: Partial<TrackRecord>): TrackRecord => ({
    cases: 100,
    late: 10,
    open: 20,
    capacity: null,
    ...more,
  });

  it('expects as many breaches as before where nothing moves', () => {
    const { before, after } = forecast([{ id: 'a', before: 100, after: 100 }], new Map([['a', record({})]]));
    expect([before, after]).toEqual([10, 10]);
  });

  it('expects more where load grows, unless the institution says that it can carry it', () => {
    const loads = [{ id: 'a', before: 100, after: 200 }];
    expect(forecast(loads, new Map([['a', record({})]])).after).toBe(40);
    expect(forecast(loads, new Map([['a', record({ capacity: 50 })]])).after).toBe(20);
    expect(forecast(loads, new Map([['a', record({ capacity: 30 })]])).after).toBeCloseTo(20 * (40 / 30));
  });

  it('never expects more breaches than cases, and none where nobody was ever late', () => {
    const figure = fc.nat({ max: 1000 });
    fc.assert(
      fc.property(figure, figure, figure, figure, (before, after, cases, open) => {
        const of = (late: number): number =>
          forecast([{ id: 'a', before, after }], new Map([['a', record({ cases, late: Math.min(late, cases), open })]]))
            .after;
        expect(of(cases)).toBeLessThanOrEqual(after + 1e-9);
        expect(of(0)).toBe(0);
      }),
    );
  });
});
