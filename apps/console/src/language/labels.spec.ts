import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { actCodesEn } from './actCodes.en.js';
import { actCodesZh } from './actCodes.zh.js';
import { fileCodesEn } from './fileCodes.en.js';
import { fileCodesZh } from './fileCodes.zh.js';
import { ruleWords } from './rules.js';

interface Schema {
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const description = JSON.parse(readFileSync('apps/api/openapi.json', 'utf8')) as {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** The codes of a closed list of the interface: a schema by name, or one of its properties. */
function codes(schema: string, property?: string): readonly string[] {
  const whole = description.components.schemas[schema];
  const part = property === undefined ? whole : whole?.properties?.[property];
  return part?.enum ?? part?.items?.enum ?? [];
}

describe('every code of the interface has its word', () => {
  it.each([
    ['status', fileCodesZh.status, codes('CaseStatus')],
    ['role', fileCodesZh.role, codes('Role')],
    ['kind', fileCodesZh.kind, codes('InstitutionKind')],
    ['channel', fileCodesZh.channel, codes('Channel')],
    ['matter', fileCodesZh.matter, codes('Matter')],
    ['material', fileCodesZh.missing, codes('MaterialTag')],
    ['provenance', fileCodesZh.provenance, codes('InstitutionDto', 'provenance')],
    ['party side', fileCodesZh.side, codes('PartyDto', 'side')],
    ['owner of time', actCodesZh.owner, codes('TimeOwner')],
    ['result', actCodesZh.result, codes('ResultKind')],
    ['reason', actCodesZh.reason, codes('ActDto', 'reasonCode')],
    ['report', actCodesZh.report, codes('ActDto', 'outcome')],
    ['offer', actCodesZh.offerState, codes('OfferDto', 'state')],
    ['kind of offer', actCodesZh.offerKind, codes('OfferDto', 'kind')],
  ])('%s', (_, words, known) => {
    expect(known.length).toBeGreaterThan(0);
    expect(known.filter((code) => !(code in words))).toEqual([]);
  });
});

describe('both languages', () => {
  const pairs = [
    ...Object.entries(fileCodesZh).map(([kind, words]) => [kind, words, fileCodesEn[kind as keyof typeof fileCodesEn]]),
    ...Object.entries(actCodesZh).map(([kind, words]) => [kind, words, actCodesEn[kind as keyof typeof actCodesEn]]),
  ] as [string, object, object][];

  it.each(pairs)('have the same codes and no empty word: %s', (_, zh, en) => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    expect([...Object.values(zh), ...Object.values(en)].filter((word) => word === '')).toEqual([]);
  });

  it('explain every rule of the competence policy', () => {
    const rules = [
      'O1',
      'X2',
      'T0',
      'T1',
      'T2',
      'T3',
      'CAP1',
      'L1',
      'K1',
      'K2',
      'K3',
      'C1',
      'F1',
      'X1',
      'M1',
      'SEC1',
      'D1',
      'D2',
      'G1',
      'G2',
      'G3',
      'G4',
      'G5',
      'U1',
    ];
    const unexplained = rules.filter((rule) => !ruleWords(rule, 'zh') || !ruleWords(rule, 'en'));
    expect(unexplained).toEqual([]);
  });
});
