import { describe, expect, it } from '@jest/globals';
import { readSeed } from '../seed.js';
import {
  covers,
  isMainlandPlace,
  ladder,
  offMainland,
  parseRegions,
  placeNames,
  PROVINCE_RUNGS,
  provinceRungOf,
  rungOf,
  sameCity,
} from './region.js';

const { regions, directory } = readSeed();

describe('the ladder of a place', () => {
  it.each([
    ['330782', ['330782', '330700', '330000']],
    ['442000', ['442000', '440000']],
    ['110108', ['110108', '110100', '110000']],
    ['500230', ['500230', '500200', '500000']],
    ['440000', ['440000']],
    ['429004', ['429004', '420000']],
    ['469021', ['469021', '460000']],
    ['419001', ['419001', '410000']],
    ['659001', ['659001', '659000']],
    ['659000', ['659000']],
    ['650102', ['650102', '650100', '650000']],
    ['710000', []],
    ['810101', []],
    ['990000', []],
    ['4420', []],
  ])('of %s is %j', (code, rungs) => {
    expect(ladder(code)).toEqual(rungs);
  });

  it('keeps the Corps apart from Xinjiang', () => {
    expect(covers('650000', '659001')).toBe(false);
    expect(covers('659000', '659001')).toBe(true);
    expect(covers('659000', '650102')).toBe(false);
  });

  it('covers only the own division and what lies below', () => {
    expect(covers('440000', '442000')).toBe(true);
    expect(covers('442000', '440000')).toBe(false);
    expect(covers('330700', '330782')).toBe(true);
    expect(covers('330700', '330102')).toBe(false);
  });

  it('knows rungs by the code alone', () => {
    expect(['440000', '659000', '442000', '440114', '659001'].map(rungOf)).toEqual([
      'province',
      'province',
      'city',
      'county',
      'county',
    ]);
    expect(provinceRungOf('659007')).toBe('659000');
    expect(provinceRungOf('330782')).toBe('330000');
    expect(PROVINCE_RUNGS).toHaveLength(32);
  });

  it('holds Taiwan, Hong Kong, Macau, foreign and unknown addresses off the mainland', () => {
    for (const code of [null, '710000', '810000', '820000', '', 'abcdef', '000000'])
      expect(offMainland(code)).toBe(true);
    expect(isMainlandPlace('659001')).toBe(true);
  });

  it('takes one city as the same first four digits', () => {
    expect(sameCity('330106', '330122')).toBe(true);
    expect(sameCity('330106', '330782')).toBe(false);
  });
});

describe('the divisions that ship with the product', () => {
  const byCode = new Map(regions.map((region) => [region.code, region]));

  it('say the same as the codes do', () => {
    for (const { code, parentCode, level } of regions) {
      expect([code, level]).toEqual([code, rungOf(code)]);
      const climbed = ladder(code)[1] ?? null;
      if (isMainlandPlace(code)) expect([code, parentCode]).toEqual([code, climbed]);
    }
  });

  it('hold the special ones', () => {
    expect(byCode.get('659000')).toEqual({
      code: '659000',
      nameZh: '新疆生产建设兵团',
      parentCode: null,
      level: 'province',
    });
    expect(byCode.get('659001')?.parentCode).toBe('659000');
    expect(byCode.get('429004')?.parentCode).toBe('420000');
    for (const city of ['441900', '442000', '460400']) {
      expect(byCode.get(city)?.level).toBe('city');
      expect(regions.some((region) => region.parentCode === city)).toBe(false);
    }
    for (const code of ['710000', '810000', '820000']) expect(byCode.has(code)).toBe(true);
    for (const code of ['419000', '429000', '469000']) expect(byCode.has(code)).toBe(false);
    expect(regions.filter((region) => region.level === 'county').length).toBeGreaterThan(2_800);
    for (const rung of PROVINCE_RUNGS) expect(byCode.get(rung)?.level).toBe('province');
  });

  it('hold every place that the directory stands on', () => {
    for (const { regionCode } of directory.institutions) expect(byCode.has(regionCode)).toBe(true);
  });

  it('are said as people say them', () => {
    const name = placeNames(regions);
    expect(['442000', '110105', '330782', '429004', '659001', '500230', '123456'].map(name)).toEqual([
      '广东省中山市',
      '北京市朝阳区',
      '浙江省金华市义乌市',
      '湖北省仙桃市',
      '新疆生产建设兵团石河子市',
      '重庆市丰都县',
      '123456',
    ]);
  });

  it('are refused when broken, with the place of the fault', () => {
    expect(() => parseRegions('code,name_zh,parent,level\n44200,中山市,,city\n')).toThrow('line 2');
    expect(() => parseRegions('code,name_zh,parent,level\n442000,中山市,440000,city\n')).toThrow(
      'unknown parent 440000',
    );
    expect(() => parseRegions('h\n440000,广东省,,province\n440000,广东省,,province\n')).toThrow('twice');
  });
});
