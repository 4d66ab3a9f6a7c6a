import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { IpType, Matter, Mode, PartialRequest, Stage } from '#contracts';
import { placeNames, readSeed } from '#network';
import { compileDirectory } from '../compiled.js';
import { decide } from './decide.js';
import { explain } from './explain.js';
import { routingFacts } from './facts.js';

interface AcceptanceCase {
  id: string;
  title_zh: string;
  applicant: { region_code: string | null };
  respondent: { region_code: string | null } | null;
  ip: { type: IpType; industry_zh: string; also?: IpType[] };
  infringement: { region_codes: string[]; mode: Mode; stages?: Partial<Record<Stage, string[]>> };
  chosen_institution: string | null;
  matters: Matter[];
  expected: { result: string; lead_centre: string | null; co_centres: string[]; flags?: string[] };
}

const file = readFileSync('test/support/acceptance-cases.json', 'utf8');
const { cases } = JSON.parse(file) as { cases: AcceptanceCase[] };
const { directory, regions } = readSeed();
const compiled = compileDirectory(directory);

/** Triage's own outcomes and flags are checked where triage is. */
const OF_TRIAGE = ['urgent', 'pending_in_court'];

function asRequest({ applicant, respondent, ip, infringement, matters, ...rest }: AcceptanceCase): PartialRequest {
  const staged = Object.entries(infringement.stages ?? {}).flatMap(([stage, codes]) =>
    codes.map((regionCode) => ({ regionCode, stage: stage as Stage })),
  );
  return {
    applicant: { regionCode: applicant.region_code },
    respondents: respondent ? [{ name: '', uscc: null, regionCode: respondent.region_code, shopUrl: null }] : [],
    rights: [ip.type, ...(ip.also ?? [])].map((type) => ({ type, industry: ip.industry_zh })),
    matters,
    acts: {
      mode: infringement.mode,
      places: [...staged, ...infringement.region_codes.map((regionCode) => ({ regionCode, stage: null }))],
    },
    chosenInstitution: rest.chosen_institution,
  };
}

describe('the acceptance cases', () => {
  it('are 22', () => expect(cases).toHaveLength(22));

  it.each(cases.map((one) => [one.id, one.title_zh, one] as const))('%s %s', (id, _title, one) => {
    const { expected } = one;
    const decision = decide(routingFacts(asRequest(one)), compiled);
    // Nobody leads a matter that is none of IP, nor a third person's report: gates G1 and G5 end those before routing.
    if (expected.lead_centre !== null) {
      expect(decision.lead?.name).toBe(expected.lead_centre);
      expect(decision.coHandlers.map(({ name }) => name)).toEqual(expected.co_centres);
    }
    expect(decision.outcome).toBe(id === 'C14' ? 'transfer' : 'route');
    for (const flag of expected.flags ?? []) if (!OF_TRIAGE.includes(flag)) expect(decision.flags).toContain(flag);
  });

  it('C01 is explained to everybody in their own words', () => {
    const [first] = cases;
    const facts = first && routingFacts(asRequest(first));
    const decision = facts && decide(facts, compiled);
    if (!facts || !decision) throw new Error('C01 is gone');
    expect(decision).toMatchObject({ place: '442000', rules: ['T1', 'K1'], flags: [], inform: [], queue: null });
    const names = { place: placeNames(regions), queue: String };
    expect(explain(decision, facts, 'applicant', 'zh', names)).toBe(
      '您的事项由中国中山（灯饰）知识产权快速维权中心办理。您和侵权行为在同一个城市，因此按广东省中山市确定办理机构。' +
        '该中心专门服务“灯饰”产业，可以快速处理外观设计专利纠纷。',
    );
    expect(explain(decision, facts, 'applicant', 'en', names)).toBe(
      '中国中山（灯饰）知识产权快速维权中心 takes your matter. You and the infringement are in one city, so it is handled in 广东省中山市. ' +
        'It specialises in the industry 灯饰 and settles design patent disputes quickly.',
    );
    expect(explain(decision, facts, 'staff', 'zh', names)).toBe(
      '承办：中国中山（灯饰）知识产权快速维权中心。主导地：广东省中山市。' +
        '依据规则：T1 同城或仅有申请人所在地、K1 产业对口的快速维权中心。' +
        '比较过的机构：1. 中国中山（灯饰）知识产权快速维权中心、2. 中国（广东）知识产权保护中心、3. 广东省知识产权维权援助中心、' +
        `国家海外知识产权纠纷应对指导中心中山分中心（不办理这类权利）。名录版本${directory.version}，规则版本competence-1。`,
    );
  });
});
