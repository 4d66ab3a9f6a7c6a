import type { AssistanceRequest, PartialRequest } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advice, crossFieldFaults } from './crossField.js';
import { FIELD_CODES, fieldsToFile, isWhole, unsaidFields } from './completeness.js';
import { cleanRequest, identifierFaults, textFaults } from './fieldRules.js';
import { makeUscc } from './identifiers.js';

const whole: AssistanceRequest = {
  channel: 'web',
  applicant: {
    kind: 'enterprise',
    name: '中山市某照明电器厂',
    idType: 'uscc',
    idNumber: makeUscc('442000', 1),
    regionCode: '442000',
    address: null,
    contactName: null,
    mobile: '13800138000',
    email: null,
    sme: true,
    role: 'right_holder',
  },
  agent: null,
  rights: [{ type: 'patent_design', number: 'ZL202330000000.1', title: '吊灯', industry: '灯饰' }],
  respondents: [{ name: '中山市某灯饰有限公司', uscc: null, regionCode: '442000', shopUrl: null }],
  acts: {
    mode: 'offline',
    places: [{ regionCode: '442000', stage: null }],
    platform: null,
    event: null,
    country: null,
    description: null,
    lossCny: null,
  },
  matters: ['infringement_opinion'],
  facts: '同镇一家工厂生产外观相同的吊灯。',
  demand: '',
  externalDeadline: null,
  otherProceedings: [],
  chosenInstitution: null,
  attachments: null,
  consents: { privacyNotice: '1', shareWithCoHandlers: true },
  declaration: true,
};

const change = (part: Partial<AssistanceRequest>): AssistanceRequest => ({ ...whole, ...part });
const applicantWith = (part: Partial<AssistanceRequest['applicant']>): AssistanceRequest =>
  change({ applicant: { ...whole.applicant, ...part } });
const actsWith = (part: Partial<AssistanceRequest['acts']>): AssistanceRequest =>
  change({ acts: { ...whole.acts, ...part } });
const minimal: PartialRequest = {
  rights: [{ type: 'trademark' }],
  matters: ['consultation'],
  acts: { mode: 'offline' },
};

describe('completeness', () => {
  it('a request with everything said is whole', () => {
    expect(unsaidFields(whole)).toEqual([]);
    expect(isWhole(whole)).toBe(true);
  });

  it('a preview with the least allowed lists everything still unsaid, in the order of the form', () => {
    expect(unsaidFields(minimal)).toEqual([
      'applicant.kind',
      'applicant.name',
      'applicant.role',
      'applicant.region',
      'applicant.contact',
      'acts.place',
      'facts',
      'privacy_notice',
      'declaration',
    ]);
    expect(isWhole(minimal)).toBe(false);
  });

  it.each([
    ['name', applicantWith({ name: '  ' }), ['applicant.name'], false],
    ['contact', applicantWith({ mobile: null }), ['applicant.contact'], false],
    ['e-mail instead', applicantWith({ mobile: null, email: 'a@b.cn' }), [], true],
    ['facts', change({ facts: '\n' }), ['facts'], false],
    ['declaration', change({ declaration: false }), ['declaration'], false],
    ['privacy', change({ consents: { privacyNotice: '', shareWithCoHandlers: true } }), ['privacy_notice'], false],
    ['no rights', change({ rights: [] }), ['rights'], false],
    ['no act place, applicant has one', actsWith({ places: [] }), [], true],
    ['agent without name', change({ agent: { kind: 'lawyer', name: '', mobile: null } }), ['agent.name'], false],
    ['abroad, country unsaid', actsWith({ mode: 'overseas', places: [] }), ['acts.country'], true],
    ['no number (a material, not a field)', applicantWith({ idNumber: null, idType: null }), [], true],
  ])('%s', (_, request, unsaid, canBeFiled) => {
    expect(unsaidFields(request)).toEqual(unsaid);
    expect(isWhole(request)).toBe(canBeFiled);
  });

  it('a request from nowhere can still be filed: it goes to a coordinator', () => {
    const nowhere = change({
      applicant: { ...whole.applicant, regionCode: null },
      acts: { ...whole.acts, places: [] },
    });
    expect(unsaidFields(nowhere)).toEqual(['acts.place']);
    expect(fieldsToFile(nowhere)).toEqual([]);
  });

  it('whoever stays anonymous need not say who they are', () => {
    const anonymous = change({
      applicant: { ...whole.applicant, kind: 'anonymous', name: '', mobile: null },
      declaration: false,
    });
    expect(unsaidFields(anonymous)).toEqual([]);
  });

  it('saying more never makes a request less complete, and codes are known ones', () => {
    const keys = ['facts', 'declaration', 'consents', 'applicant', 'agent', 'attachments'] as const;
    fc.assert(
      fc.property(fc.subarray([...keys]), fc.subarray([...keys]), (few, more) => {
        const saying = (said: readonly (typeof keys)[number][]): PartialRequest => ({
          ...minimal,
          ...Object.fromEntries(said.map((key) => [key, whole[key]])),
        });
        const before = unsaidFields(saying(few));
        const after = unsaidFields(saying([...few, ...more]));
        expect(before).toEqual(expect.arrayContaining(after));
        expect(FIELD_CODES).toEqual(expect.arrayContaining(before));
      }),
    );
  });
});

describe('crossFieldFaults', () => {
  const codes = (request: AssistanceRequest): string[] => crossFieldFaults(request).map(({ code }) => code);
  const own = whole.applicant.idNumber;

  it.each([
    ['a sound request', whole, []],
    [
      'the applicant as the other party',
      change({ respondents: [{ name: '某厂', uscc: own, regionCode: null, shopUrl: null }] }),
      ['respondent.is_applicant'],
    ],
    [
      'a stage of trade without a geographical indication',
      actsWith({ places: [{ regionCode: '442000', stage: 'origin' }] }),
      ['stage.only_for_indications'],
    ],
    ['a dispute abroad in China', actsWith({ mode: 'overseas', country: 'CN' }), ['overseas.at_home']],
    ['a negative loss', actsWith({ lossCny: -1 }), ['loss.negative']],
    [
      'a deadline on no day',
      change({ externalDeadline: { kind: 'hearing', dueOn: '2025-02-30' } }),
      ['deadline.no_day'],
    ],
    [
      'the same place twice (duplicates fall out)',
      actsWith({ places: [...whole.acts.places, ...whole.acts.places] }),
      [],
    ],
    ['an online case whose platform is not known yet', actsWith({ mode: 'online' }), []],
    ['a customs case without its deadline', actsWith({ mode: 'customs' }), []],
  ])('%s', (_, request, expected) => {
    expect(codes(request)).toEqual(expected);
  });

  it('stages are fine for a geographical indication', () => {
    const indication = change({
      rights: [{ type: 'geographical_indication', number: null, title: null, industry: null }],
      acts: { ...whole.acts, places: [{ regionCode: '350524', stage: 'origin' }] },
    });
    expect(codes(indication)).toEqual([]);
  });

  it('every sentence is there in both languages, and paths lead somewhere', () => {
    const faults = crossFieldFaults(actsWith({ mode: 'overseas', country: 'CN', lossCny: -1 }));
    expect(faults.map(({ path }) => path)).toEqual(['acts.country', 'acts.lossCny']);
    for (const { message } of faults) {
      expect(message.zh).not.toBe('');
      expect(message.en).not.toBe('');
    }
  });
});

describe('advice', () => {
  it.each([
    ['a sound request', whole, []],
    ['customs without deadline', actsWith({ mode: 'customs' }), ['customs.deadline']],
    ['exhibition without name', actsWith({ mode: 'exhibition' }), ['exhibition.event']],
    ['online without platform', actsWith({ mode: 'online' }), ['online.where']],
    ['abroad without country', actsWith({ mode: 'overseas' }), ['overseas.country']],
    ['a company with a citizen number', applicantWith({ idType: 'resident_id' }), ['identity.type_of_other_kind']],
    ['anonymous with a number', applicantWith({ kind: 'anonymous' }), ['identity.of_anonymous']],
  ])('%s', (_, request, expected) => {
    expect(advice(request).map(({ code }) => code)).toEqual(expected);
  });
});

describe('fields of a request', () => {
  it('cleans texts, and numbers into their one written form', () => {
    const messy = change({
      facts: ' 一\r\n二 ',
      applicant: { ...whole.applicant, idNumber: ' 91350100m000100y43 ', mobile: '(138) 0013-8000' },
      respondents: [{ name: ' 某厂 ', uscc: '', regionCode: null, shopUrl: null }],
    });
    const cleaned = cleanRequest(messy);
    expect(cleaned.facts).toBe('一\n二');
    expect(cleaned.applicant.idNumber).toBe('91350100M000100Y43');
    expect(cleaned.applicant.mobile).toBe('13800138000');
    expect(cleaned.respondents).toEqual([{ name: '某厂', uscc: null, regionCode: null, shopUrl: null }]);
    expect(cleanRequest(cleaned)).toEqual(cleaned);
  });

  it('adds nothing to a preview', () => {
    expect(cleanRequest(minimal)).toEqual(minimal);
    expect(cleanRequest({ ...minimal, applicant: { name: ' a ' } }).applicant).toStrictEqual({ name: 'a' });
  });

  it('finds faulty texts at their path', () => {
    const request = change({
      facts: 'a\0',
      demand: 'ok\nok',
      rights: [{ type: 'trademark', number: null, title: 'x\u202ey', industry: 'a'.repeat(51) }],
    });
    expect(textFaults(request).map(({ path, code }) => [path, code])).toEqual([
      ['rights.0.title', 'text.bidi'],
      ['rights.0.industry', 'text.too_long'],
      ['facts', 'text.nul'],
    ]);
  });

  it('finds faulty numbers at their path', () => {
    const request = change({
      applicant: { ...whole.applicant, idNumber: '91350100M000100Y44', mobile: '123', email: 'nobody' },
      respondents: [{ name: '某厂', uscc: '9135', regionCode: null, shopUrl: null }],
    });
    expect(identifierFaults(request).map(({ path, code }) => [path, code])).toEqual([
      ['applicant.idNumber', 'identifier.check_digit'],
      ['applicant.mobile', 'identifier.format'],
      ['applicant.email', 'identifier.format'],
      ['respondents.0.uscc', 'identifier.length'],
    ]);
    expect(identifierFaults(whole)).toEqual([]);
  });
});
