import {
  DOCUMENT_KINDS,
  MATTERS,
  REFUSAL_REASONS,
  RETURN_REASONS,
  SUSPENSION_REASONS,
  TERMINATION_REASONS,
} from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildPaper, paperTitle } from './documents.js';
import type { PaperFacts } from './paper.js';
import { authorityWords, dayWords, missingWords } from './words.js';

const facts: PaperFacts = {
  caseNo: 'WY25-0000000A',
  applicantName: '中山市某照明电器厂',
  issuer: '中国中山（灯饰）知识产权快速维权中心',
  issuedOn: '2025-09-26',
  receivedOn: '2025-09-26',
  matters: ['infringement_opinion', 'mediation'],
  right: '吊灯（ZL202330000000.1）',
  opponents: ['中山市某灯饰有限公司'],
  reasonCode: null,
  note: null,
  summary: null,
  missing: [],
  dueOn: '2025-10-13',
  target: null,
  superior: '广东省协调员',
  isAdmitted: false,
  isConfidential: false,
  mergedIntoCaseNo: null,
};
const zh = (kind: (typeof DOCUMENT_KINDS)[number], part: Partial<PaperFacts> = {}): string =>
  buildPaper(kind, { ...facts, ...part }).paragraphs.zh.join('\n');
const en = (kind: (typeof DOCUMENT_KINDS)[number], part: Partial<PaperFacts> = {}): string =>
  buildPaper(kind, { ...facts, ...part }).paragraphs.en.join('\n');

describe('the supplement notice', () => {
  it('names everything at once, the last day and what follows', () => {
    expect(buildPaper('supplement_notice', { ...facts, missing: ['identity_proof', 'right_proof'] })).toEqual({
      title: { zh: '补正通知书', en: 'Notice to supplement' },
      paragraphs: {
        zh: [
          '中山市某照明电器厂：',
          '您于2025年9月26日提交的知识产权维权援助申请（案件编号：WY25-0000000A）需要补正。请一次性补充下列全部材料：',
          '1. 有效的身份证明（居民身份证、营业执照等）；',
          '2. 知识产权权利证明（证书、登记证明等）；',
          '请于2025年10月13日前（含当日）提交。',
          '逾期未补正的，视为撤回申请；您可以重新申请。补正期间审查期限中止计算。',
          '中国中山（灯饰）知识产权快速维权中心',
          '2025年9月26日',
        ],
        en: [
          'To 中山市某照明电器厂:',
          'Please complete your request for assistance of 26 September 2025 (case number WY25-0000000A). This is everything that is missing:',
          '1. valid proof of identity (identity card, business licence);',
          '2. proof of the right (certificate, register entry);',
          'Please hand it in by 13 October 2025 at the latest.',
          'Without it your request counts as withdrawn; you may file again. Meanwhile the time of our examination stands still.',
          '中国中山（灯饰）知识产权快速维权中心',
          '26 September 2025',
        ],
      },
    });
  });

  it('threatens no withdrawal once the case is accepted', () => {
    expect(zh('supplement_notice', { isAdmitted: true })).not.toContain('视为撤回');
  });
});

describe('the refusal', () => {
  it.each(REFUSAL_REASONS)('for %s gives the reason and the way to object', (reasonCode) => {
    const text = zh('refusal_decision', { reasonCode });
    expect(text).toMatch(/理由：.{4,}。/u);
    expect(text).toContain('申诉');
    expect(text).toContain('2025年10月13日');
    expect(text).toContain('广东省协调员');
    expect(en('refusal_decision', { reasonCode })).toContain('You may object until 13 October 2025');
  });

  it('of what is no matter of intellectual property says where to go', () => {
    expect(zh('refusal_decision', { reasonCode: 'not_ip_matter' })).toContain('12348');
  });

  it('names the limit where no day is given', () => {
    expect(zh('refusal_decision', { dueOn: null })).toContain('7 个工作日内');
  });
});

describe('papers', () => {
  it('say what they must', () => {
    expect(zh('infringement_opinion', { summary: '落入保护范围。' })).toMatch(/落入保护范围。[^]*仅供参考/u);
    expect(zh('acceptance_notice', { missing: ['right_proof'] })).toContain('先行援助');
    expect(zh('acceptance_notice')).not.toContain('先行援助');
    expect(zh('mediation_agreement', { summary: '停止销售。' })).toContain('30 日内');
    expect(zh('termination_notice', { reasonCode: 'false_materials' })).toContain('提供虚假材料');
    expect(zh('merge_notice', { mergedIntoCaseNo: 'WY25-1111111B' })).toContain('WY25-1111111B');
    expect(zh('referral_letter', { target: 'market_regulation', isConfidential: true })).toMatch(
      /^市场监督管理部门：[^]*商业秘密/u,
    );
    expect(zh('conclusion_notice', { summary: '意见已送达。' })).toMatch(/意见已送达。[^]*评价/u);
    expect(zh('transfer_letter', { target: '中国（大连）知识产权保护中心', reasonCode: 'not_in_area' })).toMatch(
      /^中国（大连）知识产权保护中心：[^]*不在服务区域/u,
    );
  });

  it('of a report do not name who reported', () => {
    expect(zh('clue_letter', { target: null })).not.toContain(facts.applicantName);
    expect(zh('clue_letter', { target: 'market_regulation' })).not.toContain(facts.applicantName);
    expect(en('clue_letter', { target: 'market_regulation' })).not.toContain(facts.applicantName);
  });

  it.each(DOCUMENT_KINDS)('%s has a title and is whole in both languages, whatever is known', (kind) => {
    const some = fc.record({
      ...Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, fc.constant(value)])),
      reasonCode: fc.option(
        fc.constantFrom(...REFUSAL_REASONS, ...RETURN_REASONS, ...SUSPENSION_REASONS, ...TERMINATION_REASONS),
      ),
      note: fc.option(fc.constantFrom('说明', ' ')),
      summary: fc.option(fc.constantFrom('结论', '')),
      missing: fc.subarray(['identity_proof', 'right_proof', '剖片照片']),
      dueOn: fc.option(fc.constant('2025-10-13')),
      target: fc.option(fc.constantFrom('customs', '某局')),
      right: fc.option(fc.constant('吊灯')),
      opponents: fc.subarray(['甲', '乙']),
      matters: fc.subarray([...MATTERS]),
      isAdmitted: fc.boolean(),
      isConfidential: fc.boolean(),
    }) as unknown as fc.Arbitrary<PaperFacts>;
    expect(paperTitle(kind).zh).not.toBe('');
    fc.assert(
      fc.property(some, (given) => {
        const { title, paragraphs } = buildPaper(kind, given);
        const all = [title.zh, title.en, ...paragraphs.zh, ...paragraphs.en];
        for (const text of all) expect(text).not.toMatch(/undefined|null|NaN|\[object/u);
        expect(all.every((text) => text.trim() !== '')).toBe(true);
        expect(paragraphs.zh).toHaveLength(paragraphs.en.length);
        expect(paragraphs.zh.length).toBeGreaterThanOrEqual(3);
        expect(buildPaper(kind, given)).toEqual({ title, paragraphs });
      }),
      { numRuns: 50 },
    );
  });

  it('show a word they do not know as it was written', () => {
    expect(missingWords('剖片照片').zh).toBe('剖片照片');
    expect(authorityWords('constructor').en).toBe('constructor');
    expect(dayWords('2026-01-02')).toEqual({ zh: '2026年1月2日', en: '2 January 2026' });
  });
});
