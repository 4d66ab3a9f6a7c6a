import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, protectTable, rounded, shown, SMALLEST } from './disclosure.js';

/** A person in the data, with three things that may be asked for. */
interface Person {
  readonly province: number;
  readonly type: number;
  readonly month: number;
  readonly hash: bigint;
}
type Filter = Partial<Pick<Person, 'province' | 'type' | 'month'>>;

const people = fc.array(
  fc.record({
    province: fc.nat(2),
    type: fc.nat(2),
    month: fc.nat(2),
    hash: fc.bigInt({ min: 0n, max: (1n << 63n) - 1n }),
  }),
  { maxLength: 80 },
);

const cellOf = (all: readonly Person[], filter: Filter): Cell => {
  const found = all.filter((one) =>
    Object.entries(filter).every(([name, value]) => one[name as keyof Filter] === value),
  );
  return { count: found.length, key: found.reduce((key, { hash }) => key ^ hash, 0n) };
};

/** The same question with one filter less. */
const wider = (filter: Filter): Filter[] =>
  Object.keys(filter).map((name) => Object.fromEntries(Object.entries(filter).filter(([other]) => other !== name)));

const answer = (all: readonly Person[], filter: Filter): number | null =>
  shown(
    cellOf(all, filter),
    wider(filter).map((one) => cellOf(all, one)),
  );

const filters = (): Filter[] => {
  const any = [undefined, 0, 1, 2];
  return any.flatMap((province) =>
    any.flatMap((type) =>
      any.map((month) =>
        Object.fromEntries(Object.entries({ province, type, month }).filter(([, value]) => value !== undefined)),
      ),
    ),
  );
};

describe('a published count', () => {
  it('is never of a few, and a multiple of three within two of the truth', () => {
    fc.assert(
      fc.property(people, (all) => {
        for (const filter of filters()) {
          const { count } = cellOf(all, filter);
          const said = answer(all, filter);
          if (count > 0 && count < SMALLEST) expect(said).toBeNull();
          if (said === null) continue;
          expect(said % 3).toBe(0);
          expect(Math.abs(said - count)).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is not given where the same question with one filter less leaves a few between the two', () => {
    fc.assert(
      fc.property(people, (all) => {
        for (const filter of filters()) {
          if (answer(all, filter) === null) continue;
          for (const less of wider(filter)) {
            const between = cellOf(all, less).count - cellOf(all, filter).count;
            // Nobody is alone, or one of a few, between two answers that can both be had.
            if (cellOf(all, filter).count > 0) expect(between === 0 || between >= SMALLEST).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same however often and in whatever words it is asked for', () => {
    fc.assert(
      fc.property(people, (all) => {
        const turned = all.toReversed();
        for (const filter of filters()) expect(answer(turned, filter)).toBe(answer(all, filter));
      }),
      { numRuns: 30 },
    );
  });

  it('is right on average', () => {
    const hashes = Array.from({ length: 30_000 }, (_, n) => BigInt(n));
    const mean = hashes.reduce((sum, key) => sum + rounded({ count: 7, key }), 0) / hashes.length;
    expect(mean).toBeCloseTo(7, 1);
  });
});

describe('a published table', () => {
  const table = fc.array(fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 5 });

  it('hides no cell that its row or column gives away, and none without need', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const cells = counts.map((row) => row.map((count, c) => ({ count, key: BigInt(count * 7 + c) })));
        const open = protectTable(cells);
        const lines = [...open.keys()].map((r) => [...(open[r] ?? []).keys()].map((c) => [r, c] as const));
        lines.push(...[0, 1, 2].map((c) => [...open.keys()].map((r) => [r, c] as const)));
        for (const line of lines) {
          const hidden = line.filter(([r, c]) => open[r]?.[c] === null);
          const others = line.filter(([r, c]) => open[r]?.[c] !== null && (counts[r]?.[c] ?? 0) > 0);
          // One alone is only hidden where nothing is left to hide beside it.
          expect(hidden.length !== 1 || others.length === 0).toBe(true);
        }
        for (const [r, row] of counts.entries())
          for (const [c, count] of row.entries()) if (count > 0 && count < SMALLEST) expect(open[r]?.[c]).toBeNull();
        if (counts.flat().every((count) => count === 0 || count >= SMALLEST)) expect(open.flat()).not.toContain(null);
      }),
      { numRuns: 150 },
    );
  });
});
