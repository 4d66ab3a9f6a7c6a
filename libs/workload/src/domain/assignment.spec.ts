import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IP_TYPES, MATTERS, type IpType, type Matter } from '#contracts';
import { assignAll, EFFORT, effortOf, type Handler, OBSTACLES, proposeHandler, type Waiting } from './assignment.js';

const TODAY = '2026-03-02';

const handler = (part: Partial<Handler> = {}): Handler => ({
  id: 'a',
  takesCases: true,
  ipTypes: null,
  matters: null,
  maxLoad: 80,
  load: 0,
  isPresent: true,
  leave: [],
  ...part,
});
const waiting = (part: Partial<Waiting> = {}): Waiting => ({
  id: 'case',
  ipTypes: ['patent_design'],
  matters: ['infringement_opinion'],
  isUrgent: false,
  receivedAt: '2026-03-01T00:00:00Z',
  conflicts: {},
  ...part,
});

const TYPES = IP_TYPES.slice(0, 4);
const SOME_MATTERS: readonly Matter[] = ['consultation', 'infringement_opinion', 'mediation', 'ecommerce'];
const anyHandlers = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 99 }).map((n) => `handler-${String(n).padStart(2, '0')}`),
      takesCases: fc.boolean(),
      ipTypes: fc.option(fc.subarray<IpType>([...TYPES])),
      matters: fc.option(fc.subarray<Matter>([...SOME_MATTERS])),
      maxLoad: fc.integer({ min: 0, max: 60 }),
      load: fc.integer({ min: 0, max: 40 }),
      isPresent: fc.boolean(),
      leave: fc.array(
        fc.constantFrom({ from: '2026-03-01', to: '2026-03-02' }, { from: '2026-03-03', to: '2026-03-09' }),
        {
          maxLength: 1,
        },
      ),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  )
  .filter((list) => list.length > 0);
const anyWaiting = (handlers: readonly Handler[]): fc.Arbitrary<Waiting[]> =>
  fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      ipTypes: fc.subarray<IpType>([...TYPES], { minLength: 1, maxLength: 2 }),
      matters: fc.subarray<Matter>([...SOME_MATTERS], { minLength: 1 }),
      isUrgent: fc.boolean(),
      receivedAt: fc.constantFrom('2026-02-27T00:00:00Z', '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'),
      conflicts: fc
        .subarray(
          handlers.map(({ id }) => id),
          { maxLength: Math.min(2, handlers.length) },
        )
        .map((ids) => Object.fromEntries(ids.map((id) => [id, 'conflict_detected' as const]))),
    }),
    { selector: ({ id }) => id, maxLength: 14 },
  );
const anyOffice = anyHandlers.chain((handlers) => fc.tuple(fc.constant(handlers), anyWaiting(handlers)));
/** An office in which everybody can do everything and nobody is ever full. */
const evenOffice = fc.tuple(
  fc
    .integer({ min: 1, max: 7 })
    .map((count) => Array.from({ length: count }, (_, at) => handler({ id: `h${at}`, maxLoad: 1e6 }))),
  anyWaiting([]),
);

const loadsAfter = (handlers: readonly Handler[], list: readonly Waiting[]): Map<string, number> => {
  const given = assignAll(list, handlers, TODAY);
  const loads = new Map(handlers.map(({ id, load }) => [id, load]));
  for (const one of list) {
    const to = given.get(one.id);
    if (to) loads.set(to, (loads.get(to) ?? 0) + effortOf(one.matters, one.isUrgent));
  }
  return loads;
};

describe('the weight of a case', () => {
  it('is the heaviest form of assistance, half of each further one, and half as much again when it is urgent', () => {
    expect(effortOf(['consultation'], false)).toBe(1);
    expect(effortOf(['consultation', 'infringement_opinion'], false)).toBe(12.5);
    expect(effortOf(['infringement_opinion'], true)).toBe(18);
    expect(effortOf(['infringement_opinion'], false, true)).toBe(3);
    for (const matter of MATTERS) expect(EFFORT[matter]).toBeGreaterThan(0);
  });
});

describe('who should take a case', () => {
  it('is the one with fewest hours in hand, not with fewest cases', () => {
    const [busy, free] = [handler({ id: 'a', load: 24 }), handler({ id: 'b', load: 6 })];
    expect(proposeHandler(waiting(), [busy, free], TODAY).handlerId).toBe('b');
  });

  it.each([
    ['takes_no_cases', handler({ takesCases: false }), waiting()],
    ['ip_type', handler({ ipTypes: ['trademark'] }), waiting()],
    ['skills', handler({ matters: ['consultation'] }), waiting()],
    ['absent', handler({ isPresent: false }), waiting()],
    ['on_leave', handler({ leave: [{ from: '2026-03-02', to: '2026-03-02' }] }), waiting()],
    ['conflict_declared', handler(), waiting({ conflicts: { a: 'conflict_declared' } })],
    ['conflict_detected', handler(), waiting({ conflicts: { a: 'conflict_detected' } })],
    ['full', handler({ load: 70 }), waiting()],
  ] as const)('is nobody with the obstacle %s, and says so', (obstacle, only, what) => {
    const { handlerId, placings } = proposeHandler(what, [only], TODAY);
    expect([handlerId, placings[0]?.obstacles, placings[0]?.rank]).toEqual([null, [obstacle], null]);
  });

  it('is told with every obstacle at once', () => {
    const hopeless = handler({ isPresent: false, ipTypes: [], matters: [], maxLoad: 0, takesCases: false });
    const { placings } = proposeHandler(waiting({ conflicts: { a: 'conflict_declared' } }), [hopeless], TODAY);
    expect(placings[0]?.obstacles).toEqual(OBSTACLES.filter((one) => !['on_leave', 'conflict_detected'].includes(one)));
  });

  it('is the same whatever order colleagues and cases are listed in', () => {
    fc.assert(
      fc.property(
        anyOffice.chain(([handlers, list]) =>
          fc.tuple(
            fc.constant([handlers, list] as const),
            fc.shuffledSubarray(handlers, { minLength: handlers.length }),
            fc.shuffledSubarray(list, { minLength: list.length }),
          ),
        ),
        ([[handlers, list], otherHandlers, otherList]) => {
          const once = [...assignAll(list, handlers, TODAY)].sort();
          expect([...assignAll(list, handlers, TODAY)].sort()).toEqual(once);
          expect([...assignAll(otherList, otherHandlers, TODAY)].sort()).toEqual(once);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('an office as a whole', () => {
  it('lets nobody wait while somebody eligible has room', () => {
    fc.assert(
      fc.property(anyOffice, ([handlers, list]) => {
        const given = assignAll(list, handlers, TODAY);
        const loads = loadsAfter(handlers, list);
        for (const one of list) {
          if (given.get(one.id) !== null) continue;
          const now = handlers.map((each) => ({ ...each, load: loads.get(each.id) ?? 0 }));
          expect(proposeHandler(one, now, TODAY).handlerId).toBeNull();
        }
      }),
      { numRuns: 600 },
    );
  });

  it('gives nothing to whoever may not have it', () => {
    fc.assert(
      fc.property(anyOffice, ([handlers, list]) => {
        for (const [caseId, to] of assignAll(list, handlers, TODAY)) {
          const one = list.find(({ id }) => id === caseId);
          const taker = handlers.find(({ id }) => id === to);
          if (!one || !taker) continue;
          expect([taker.takesCases, taker.isPresent, one.conflicts[taker.id]]).toEqual([true, true, undefined]);
          expect(one.ipTypes.every((type) => taker.ipTypes?.includes(type) ?? true)).toBe(true);
          expect(one.matters.every((matter) => taker.matters?.includes(matter) ?? true)).toBe(true);
        }
        for (const [id, load] of loadsAfter(handlers, list)) {
          const before = handlers.find((each) => each.id === id);
          expect(load === before?.load || load <= (before?.maxLoad ?? 0)).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('spreads load within the weight of one case, where all can do everything', () => {
    fc.assert(
      fc.property(evenOffice, ([handlers, list]) => {
        const loads = [...loadsAfter(handlers, list).values()];
        const heaviest = Math.max(0, ...list.map(({ matters, isUrgent }) => effortOf(matters, isUrgent)));
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(heaviest);
      }),
      { numRuns: 600 },
    );
  });
});
