import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Directory, Institution, RegionChange } from '#contracts';
import { readSeed } from '../seed.js';
import { type DirectoryChange, withEdits } from './changes.js';
import { contentVersion } from './directory.js';
import { withChanges } from './regionChanges.js';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const { directory, regions } = readSeed();
const draft = (changes: readonly DirectoryChange[], base: Directory = directory) =>
  withEdits(base, regions, changes, digest);
const at = (index: number): Institution => {
  const row = directory.institutions[index];
  if (!row) throw new Error(`the directory has no row ${index}`);
  return row;
};
const [first, second, third] = [at(0), at(1), at(2)];

describe('edits laid over a directory', () => {
  it('that say nothing leave the version as it was', () => {
    expect(draft([]).directory.version).toBe(directory.version);
    expect(draft([{ kind: 'change', id: first.id, set: { phone: first.phone } }]).directory.version).toBe(
      directory.version,
    );
  });

  it('change what they name and nothing else, the capacity included', () => {
    const { directory: after, faults } = draft([
      { kind: 'change', id: first.id, set: { capacity: 40, phone: '12330' } },
    ]);
    expect(faults).toEqual([]);
    expect(after.institutions.find(({ id }) => id === first.id)).toEqual({ ...first, capacity: 40, phone: '12330' });
    expect(after.institutions.filter(({ id }) => id !== first.id)).toEqual(directory.institutions.slice(1));
    expect(after.version).not.toBe(directory.version);
  });

  it('close and merge institutions, and name who takes over in the end', () => {
    const { closed, directory: after } = draft([
      { kind: 'merge', id: first.id, intoId: second.id },
      { kind: 'merge', id: second.id, intoId: third.id },
      { kind: 'close', id: at(3).id },
    ]);
    expect([...closed]).toEqual([
      [first.id, third.id],
      [second.id, third.id],
      [at(3).id, null],
    ]);
    expect(after.institutions).toHaveLength(directory.institutions.length - 3);
  });

  it('open an institution under an id of its own, also where another one bore the name before', () => {
    const opened = {
      kind: 'open',
      set: { nameZh: first.nameZh, kind: 'assistance_centre', regionCode: '440300' },
    } as const;
    const { directory: after, faults } = draft([
      { kind: 'change', id: first.id, set: { nameZh: '改名后的中心' } },
      opened,
    ]);
    expect(faults).toEqual([]);
    expect(after.institutions).toHaveLength(directory.institutions.length + 1);
    expect(new Set(after.institutions.map(({ id }) => id)).size).toBe(after.institutions.length);
  });

  it.each<[string, DirectoryChange, string]>([
    [
      'a name that is taken',
      { kind: 'open', set: { nameZh: first.nameZh, kind: 'rapid_centre', regionCode: '440300' } },
      'twice',
    ],
    ['an institution that is not there', { kind: 'close', id: 'nobody' }, 'institution_unknown'],
    ['a merger into nobody', { kind: 'merge', id: first.id }, 'into_missing'],
    ['a merger into itself', { kind: 'merge', id: first.id, intoId: first.id }, 'into_itself'],
    ['an heir who is not there', { kind: 'close', id: first.id, intoId: 'nobody' }, 'into_unknown'],
    ['a change of nothing', { kind: 'change', id: first.id, set: {} }, 'nothing_said'],
    ['an empty name', { kind: 'change', id: first.id, set: { nameZh: ' ' } }, 'name_empty'],
    ['a division taken away', { kind: 'change', id: first.id, set: { regionCode: null } }, 'field_missing'],
    ['a place off the mainland', { kind: 'change', id: first.id, set: { regionCode: '810000' } }, 'not_mainland'],
    ['a change of divisions that says nothing', { kind: 'region' }, 'region_missing'],
  ])('refuse %s', (_what, change, problem) => {
    expect(draft([change]).faults.map((fault) => fault.problem)).toContain(problem);
  });

  it('come to the same whatever the order of the rows below them', () => {
    const changes: DirectoryChange[] = [
      { kind: 'close', id: first.id },
      { kind: 'change', id: second.id, set: { phone: '1' } },
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...directory.institutions], { minLength: directory.institutions.length }),
        (institutions) => {
          expect(draft(changes, { ...directory, institutions }).directory.version).toBe(
            draft(changes).directory.version,
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  it('refuse to leave an institution in a division that ends', () => {
    const stands = directory.institutions.find(({ regionCode }) => !regionCode.endsWith('00'));
    const code = stands?.regionCode ?? '';
    const region: RegionChange = {
      kind: 'merged',
      codes: [code],
      into: [{ code: `${code.slice(0, 4)}99`, nameZh: '新区' }],
      on: '2026-01-01',
      basis: null,
    };
    const { faults } = draft([{ kind: 'region', region }]);
    expect(faults).toEqual([
      expect.objectContaining({ problem: 'region_ended', value: code, institution: stands?.nameZh }),
    ]);
    expect(
      draft([
        { kind: 'region', region },
        { kind: 'change', id: stands?.id, set: { regionCode: `${code.slice(0, 4)}99` } },
      ]).faults,
    ).toEqual([]);
  });
});

describe('changes of GB/T 2260', () => {
  const change = (kind: RegionChange['kind'], codes: string[], into: [string, string][]): RegionChange => ({
    kind,
    codes,
    into: into.map(([code, nameZh]) => ({ code, nameZh })),
    on: '2026-01-01',
    basis: null,
  });

  it('rename a division under its code', () => {
    const {
      regions: after,
      ended,
      successorOf,
    } = withChanges(regions, [change('renamed', ['440303'], [['440303', '新罗湖区']])]);
    expect(after.find(({ code }) => code === '440303')).toMatchObject({
      nameZh: '新罗湖区',
      parentCode: '440300',
      level: 'county',
    });
    expect([after.length, ended, successorOf.size]).toEqual([regions.length, [], 0]);
  });

  it('lead from a code that ended to the one that answers for it, over several changes', () => {
    const {
      regions: after,
      ended,
      successorOf,
    } = withChanges(regions, [
      change('merged', ['440303', '440304'], [['440399', '福罗区']]),
      change(
        'split',
        ['440399'],
        [
          ['440398', '福区'],
          ['440397', '罗区'],
        ],
      ),
    ]);
    expect([...successorOf]).toEqual(
      expect.arrayContaining([
        ['440303', '440398'],
        ['440304', '440398'],
        ['440399', '440398'],
      ]),
    );
    expect(ended.map(({ code }) => code).sort()).toEqual(['440303', '440304', '440399']);
    expect(after.find(({ code }) => code === '440397')).toMatchObject({ parentCode: '440300', level: 'county' });
  });

  it('keep a division that gives away a part of itself', () => {
    const { successorOf, ended } = withChanges(regions, [
      change(
        'split',
        ['440303'],
        [
          ['440303', '罗湖区'],
          ['440396', '东罗湖区'],
        ],
      ),
    ]);
    expect([successorOf.size, ended]).toEqual([0, []]);
  });

  it('never lead to a code that is no more, nor in a circle', () => {
    const county = fc.constantFrom('440303', '440304', '440305', '440306', '440307');
    const any = fc.tuple(
      fc.uniqueArray(county, { minLength: 1, maxLength: 3 }),
      fc.uniqueArray(county, { minLength: 1, maxLength: 2 }),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (steps) => {
        const changes = steps.map(([codes, into]) =>
          change(
            'merged',
            codes,
            into.map((code) => [code, code]),
          ),
        );
        const { regions: after, successorOf } = withChanges(regions, changes);
        const living = new Set(after.map(({ code }) => code));
        for (const [code, heir] of successorOf) {
          expect(living.has(code)).toBe(false);
          expect(living.has(heir)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are part of what a version is', () => {
    const renamed = change('renamed', ['440303'], [['440303', '新罗湖区']]);
    expect(contentVersion(directory.institutions, digest, [renamed])).not.toBe(directory.version);
    expect(contentVersion(directory.institutions, digest, [])).toBe(directory.version);
  });
});
