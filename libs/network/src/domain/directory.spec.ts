import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '#platform/crypto';
import { readSeed } from '../seed.js';
import { contentVersion, parseInstitutions, validateDirectory, type ParsedDirectory } from './directory.js';

const HEADER = 'id,name_zh,kind,region_code,industries_zh,ip_types,phone,provenance,source\n';
const parse = (rows: string): ParsedDirectory => parseInstitutions(HEADER + rows, sha256);
const problems = (parsed: ParsedDirectory): string[] => (parsed.ok ? [] : parsed.faults.map((fault) => fault.problem));

describe('a directory table', () => {
  it('is read with its quoted cells, industries and own list of rights', () => {
    const parsed = parse(
      'inst-1,"中国（甲）中心, 分部 ""东""",rapid_centre,442000,灯饰;灯饰； 家具,patent_design;trademark,,verified,"see a,\nthen b"\r\n',
    );
    expect(parsed.ok && parsed.institutions).toEqual([
      {
        id: 'inst-1',
        nameZh: '中国（甲）中心, 分部 "东"',
        kind: 'rapid_centre',
        regionCode: '442000',
        industries: ['灯饰', '家具'],
        ipTypes: ['patent_design', 'trademark'],
        phone: null,
        provenance: 'verified',
        source: 'see a,\nthen b',
      },
    ]);
  });

  it('gives a row without an id the same id every time', () => {
    const [one, two] = [parse(',甲,protection_centre,440000,,,,,'), parse(',甲,protection_centre,450000,,,,,')];
    const id = one.ok ? one.institutions[0]?.id : undefined;
    expect(id).toMatch(/^inst-[0-9a-f]{10}$/);
    expect(two.ok && two.institutions[0]?.id).toBe(id);
  });

  it('is refused with every fault at once and its line', () => {
    const parsed = parse(
      [
        'a,甲,protection_centre,440000,,,,verified,',
        'b,乙,court,440000,,,,verified,',
        'c,,protection_centre,440000,,,,verified,',
        'd,丁,protection_centre,710000,,,,verified,',
        'e,戊,protection_centre,429000,,,,verified,',
        'f,己,protection_centre,440000,,patents,,verified,',
        'g,庚,protection_centre,440000,,,,perhaps,',
        'a,甲,protection_centre,440000,,,,verified,',
        'h,辛,protection_centre',
      ].join('\n'),
    );
    expect(problems(parsed)).toEqual([
      'unknown kind court',
      'the name is empty',
      'unknown kind of right patents',
      'unknown provenance perhaps',
      'wrong number of cells',
      '710000 is no division of the mainland',
      'no institution stands at 429000',
      'the id a occurs twice',
      'the name 甲 occurs twice',
    ]);
    expect(!parsed.ok && parsed.faults[0]).toEqual({ line: 3, institution: '乙', problem: 'unknown kind court' });
  });

  it('needs its columns', () => {
    expect(problems(parseInstitutions('', sha256))).toEqual(['the table is empty']);
    expect(problems(parseInstitutions('name_zh,kind\n甲,national\n', sha256))).toEqual([
      'missing columns: region_code',
    ]);
  });
});

describe('the directory that ships with the product', () => {
  const { directory } = readSeed();

  it('has no fault and 152 institutions of all kinds', () => {
    expect(validateDirectory(directory.institutions)).toEqual([]);
    expect(directory.institutions).toHaveLength(152);
    const count = (kind: string): number => directory.institutions.filter((row) => row.kind === kind).length;
    expect(
      ['national', 'protection_centre', 'rapid_centre', 'assistance_centre', 'overseas_branch'].map(count),
    ).toEqual([2, 75, 36, 26, 13]);
    expect(directory.institutions.filter((row) => row.provenance === 'unverified')).toHaveLength(33);
  });

  it('carries the ids that a first import would give', () => {
    for (const row of directory.institutions) expect(row.id).toBe(`inst-${sha256(row.nameZh).slice(0, 10)}`);
  });

  it('has a version that follows content and not the order of rows', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...directory.institutions], { minLength: directory.institutions.length }),
        (rows) => {
          expect(contentVersion(rows, sha256)).toBe(directory.version);
        },
      ),
      { numRuns: 20 },
    );
    const [first, ...rest] = directory.institutions;
    expect(first && contentVersion([{ ...first, phone: '1' }, ...rest], sha256)).not.toBe(directory.version);
    expect(directory.version).toMatch(/^[0-9a-f]{12}$/);
  });
});
