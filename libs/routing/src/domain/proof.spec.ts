import { describe, expect, it } from '@jest/globals';
import { IP_TYPES, type Directory, type Institution } from '#contracts';
import { ladder, readSeed } from '#network';
import { compileDirectory } from '../compiled.js';
import { decide } from './decide.js';
import { POLICY_1 } from './policy.js';
import { factsOf, isSound, leavesOf, prove, REQUEST_KINDS, type Cell, type Demand } from './proof.js';

const { directory, regions } = readSeed();
const compiled = compileDirectory(directory);
const proof = prove(compiled, regions);

/** The slow way: every place for itself, whatever it has in common with its neighbours. */
function* everyCell(places: readonly string[], { institutions } = directory): Generator<Cell> {
  for (const place of places) {
    const there = institutions.filter((row) => ladder(place).includes(row.regionCode));
    for (const industry of [null, ...new Set(there.flatMap((row) => row.industries))]) {
      for (const type of IP_TYPES.filter((one) => one !== 'none')) {
        for (const kind of REQUEST_KINDS) {
          yield { place, type, kind, industry, applicantOnMainland: true };
          yield { place, type, kind, industry, applicantOnMainland: false };
        }
      }
    }
  }
}

describe('the proof of the release that ships with the product', () => {
  it('finds an answer for every county, kind of right and kind of request', () => {
    expect(proof.holeCells).toBe(0);
    expect(proof.holes).toEqual([]);
    expect(proof.places).toBe(leavesOf(compiled, regions).length);
    expect(proof.places).toBeGreaterThan(2_900);
    expect(proof.cells).toBeGreaterThan(proof.places * 15 * 5 * 2);
    expect(proof).toMatchObject({ directoryVersion: directory.version, policyVersion: POLICY_1.version });
  });

  it('finds nobody who can never lead, and who gets no case unless chosen: rapid centres whose industry nobody has found yet', () => {
    const withoutIndustry = directory.institutions.filter(
      (row) => row.kind === 'rapid_centre' && row.industries.length === 0,
    );
    expect(proof.onlyChosen.map(({ name }) => name).sort()).toEqual(withoutIndustry.map(({ nameZh }) => nameZh).sort());
    expect(proof.dead).toEqual([]);
    expect(isSound(proof)).toBe(true);
  });

  it('leaves nobody to be told apart by name alone', () => {
    expect(proof.ties).toEqual([]);
  });

  it('shows where only coordinators answer: Tibet but for one city, and the Corps', () => {
    const atHome = proof.gaps.filter(({ kind }) => kind !== 'overseas');
    expect(new Set(atHome.map(({ province }) => province))).toEqual(new Set(['540000', '659000']));
    expect(proof.fallbackShare).toBeGreaterThan(0);
    expect(proof.fallbackShare).toBeLessThan(1);
    expect(proof.gaps.map(({ demand }) => demand)).toEqual(
      proof.gaps.map(({ demand }) => demand).toSorted((a, b) => b - a),
    );
  });

  it.each([
    ['on real rungs', directory, /^(44|54|65|42)/],
    ['where a county stands below a matching rapid centre', nested(), /^4401(00|14)|^440000/],
  ])('agrees with asking every place for itself, %s', (_where, network, pattern) => {
    const some = regions.filter(({ code }) => pattern.test(code));
    const there = compileDirectory(network);
    const quick = prove(there, some);
    const slow = { cells: 0, fallback: 0, active: new Set<string>() };
    for (const cell of everyCell(leavesOf(there, some), network)) {
      const decision = decide(factsOf(cell), there);
      slow.cells += 1;
      if (decision.rules.includes('F1')) slow.fallback += 1;
      if (decision.lead) slow.active.add(decision.lead.id);
    }
    expect([quick.cells, quick.fallbackCells]).toEqual([slow.cells, slow.fallback]);
    const idle = network.institutions.filter(({ id, kind }) => !slow.active.has(id) && kind !== 'national');
    const found = [...quick.dead, ...quick.onlyChosen].map(({ id }) => id);
    expect(found.sort()).toEqual(idle.map(({ id }) => id).sort());
    expect(quick.decisions).toBeLessThan(quick.cells);
  });
});

/** Here only designs reach the rapid centre, by K1 from any rung: a proof that lumps types together would call it idle. */
function nested(): Directory {
  const row = { ipTypes: null, phone: null, provenance: 'verified', source: null } as const;
  return {
    version: 'nested',
    institutions: [
      { ...row, id: 'county', nameZh: '县', kind: 'protection_centre', regionCode: '440114', industries: [] },
      { ...row, id: 'rapid', nameZh: '快', kind: 'rapid_centre', regionCode: '440100', industries: ['灯饰'] },
    ],
  };
}

describe('the proof of a broken release', () => {
  it('shows a missing desk as a hole in every place that needs it', () => {
    const desks = new Set(
      regions.filter(({ level }) => level === 'province').map(({ code }) => `provincial:${code}` as const),
    );
    desks.delete('provincial:540000');
    const { holeCells, holes } = prove(compiled, regions, { desks: new Set([...desks, 'national']) });
    expect(holeCells).toBeGreaterThan(1_000);
    expect(holes).toHaveLength(100);
    for (const hole of holes) expect(hole).toMatchObject({ problem: 'no_desk', place: expect.stringMatching(/^54/) });
  });

  it('shows an institution that answers where it does not stand, or may not', () => {
    const seats = (code: string): NonNullable<ReturnType<typeof compiled.seatsAt.get>> =>
      compiled.seatsAt.get(code) ?? [];
    const astray = { ...compiled, seatsAt: new Map([...compiled.seatsAt, ['620100', seats('210100')]]) };
    expect(new Set(prove(astray, regions).holes.map(({ problem }) => problem))).toEqual(new Set(['not_covering']));
    const unfit = seats('620000').map((seat) => ({ ...seat, ref: { ...seat.ref, id: 'nobody' } }));
    const unknown = { ...compiled, seatsAt: new Map([...compiled.seatsAt, ['620000', unfit]]) };
    expect(new Set(prove(unknown, regions).holes.map(({ problem }) => problem))).toEqual(new Set(['not_capable']));
  });

  it('counts ties, and the idle twin of a directory', () => {
    const [centre] = directory.institutions.filter(({ nameZh }) => nameZh === '中国（甘肃）知识产权保护中心');
    if (!centre) throw new Error('the directory lost Gansu');
    const twins: Directory = {
      version: 'twins',
      institutions: [...directory.institutions, { ...centre, id: 'twin', nameZh: '甘肃知识产权保护中心' }],
    };
    const { ties, onlyChosen } = prove(compileDirectory(twins), regions);
    expect(ties.map(({ institutions }) => institutions.map(({ id }) => id))).toEqual([[centre.id, 'twin']]);
    expect(ties[0]?.cells).toBeGreaterThan(1_000);
    expect(onlyChosen.map(({ id }) => id)).toContain('twin');
  });

  it('weighs gaps by the cases that were really asked', () => {
    const of =
      (where: string, many: number): Demand =>
      (place, type, kind) =>
        place === where && type === 'trademark' && kind === 'knowledge' ? many : 0;
    expect(prove(compiled, regions, { demand: () => 0 }).fallbackShare).toBe(0);
    expect(prove(compiled, regions, { demand: of('442000', 100) }).fallbackShare).toBe(0);
    const inTibet = prove(compiled, regions, { demand: of('540102', 7) });
    expect(inTibet.fallbackShare).toBe(1);
    expect(inTibet.gaps[0]).toMatchObject({ province: '540000', kind: 'knowledge', demand: 7 });
    expect(inTibet.gaps.slice(1).every(({ demand }) => demand === 0)).toBe(true);
  });

  it('finds an entry that can never lead, and tells it from one that only a choice brings cases', () => {
    const [centre] = directory.institutions;
    if (!centre) throw new Error('the directory is empty');
    const opened = (id: string, more: Partial<Institution>): Institution => ({
      ...centre,
      id,
      nameZh: id,
      regionCode: '440300',
      kind: 'rapid_centre',
      industries: [],
      ipTypes: null,
      ...more,
    });
    const rows = [
      ...directory.institutions,
      opened('takes nothing', { ipTypes: ['data_ip'] }),
      opened('no industry', {}),
    ];
    const { dead, onlyChosen } = prove(compileDirectory({ version: 'idle', institutions: rows }), regions);
    expect(dead.map(({ id }) => id)).toEqual(['takes nothing']);
    expect(onlyChosen.map(({ id }) => id)).toContain('no industry');
  });
});
