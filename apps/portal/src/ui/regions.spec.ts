import { describe, expect, it } from '@jest/globals';
import type { Region } from '../api/types.js';
import { regionTree } from './regions.js';

const row = (code: string, nameZh: string, parentCode: string | null, level: Region['level']): Region => ({
  code,
  nameZh,
  parentCode,
  level,
});
const tree = regionTree([
  row('110000', '北京市', null, 'province'),
  row('110100', '市辖区', '110000', 'city'),
  row('110101', '东城区', '110100', 'county'),
  row('440000', '广东省', null, 'province'),
  row('440100', '广州市', '440000', 'city'),
  row('440106', '天河区', '440100', 'county'),
  row('442000', '中山市', '440000', 'city'),
  row('450300', '桂林市', '450000', 'city'),
  row('450000', '广西壮族自治区', null, 'province'),
  row('320102', '中山门区', '320000', 'county'),
]);
const codes = (found: readonly Region[]): string[] => found.map(({ code }) => code);

describe('the tree of divisions', () => {
  it('steps over rungs without a name', () => {
    expect(codes(tree.childrenOf('110000'))).toEqual(['110101']);
    expect(tree.parentOf('110101')).toBe('110000');
    expect(tree.pathOf('110101')).toBe('北京市 东城区');
    expect(codes(tree.find('市辖区', 10))).toEqual([]);
  });

  it('finds larger divisions first', () => {
    expect(codes(tree.find('中山', 10))).toEqual(['442000', '320102']);
    expect(codes(tree.find('广', 10)).slice(0, 2).sort()).toEqual(['440000', '450000']);
  });

  it('finds by names of several rungs in any order, by code, and nothing for nothing', () => {
    expect(codes(tree.find('广东 天河', 10))).toEqual(['440106']);
    expect(codes(tree.find('天河，广州', 10))).toContain('440106');
    expect(codes(tree.find('442000', 10))).toEqual(['442000']);
    expect(tree.find('  ', 10)).toEqual([]);
    expect(tree.find('中山', 1)).toHaveLength(1);
  });

  it('shows a code that it does not know as it is', () => {
    expect(tree.pathOf('999999')).toBe('999999');
    expect(tree.parentOf('999999')).toBeNull();
  });
});
