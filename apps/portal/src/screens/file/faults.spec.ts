import { describe, expect, it } from '@jest/globals';
import { zh } from '../../words/zh/index.js';
import { type Draft, emptyDraft, emptyPlace, emptyRespondent } from './draft.js';
import { fieldOf, ownFaults, placeFaults } from './faults.js';

const draft = (part: Partial<Draft> = {}): Draft => ({ ...emptyDraft('key'), ...part });
const paths = (part: Partial<Draft> = {}): string[] => ownFaults(draft(part), zh.file.faults).map(({ path }) => path);

const whole: Partial<Draft> = {
  rights: [{ type: 'trademark', number: '', title: '', industry: '' }],
  matters: ['consultation'],
  mode: 'online',
  role: 'right_holder',
  kind: 'natural_person',
  name: '某人',
  email: 'a@example.com',
  facts: '有人冒用我的商标。',
  privacy: true,
  declaration: true,
};

describe('faults of the interface on the form', () => {
  it('stand at the row that was meant, though blank rows were not sent', () => {
    const places = [emptyPlace(), { region: '110000', stage: '' as const }, { region: '310000', stage: '' as const }];
    const respondents = [emptyRespondent(), { ...emptyRespondent(), name: '某公司' }];
    const now = draft({ places, respondents });
    expect(fieldOf('acts.places.0.regionCode', now)).toBe('acts.places.1.regionCode');
    expect(fieldOf('acts.places.1.stage', now)).toBe('acts.places.2.stage');
    expect(fieldOf('respondents.0.uscc', now)).toBe('respondents.1.uscc');
  });

  it.each([
    ['rights', 'rights.0.type'],
    ['acts.place', 'acts.places.0.regionCode'],
    ['applicant.contact', 'applicant.mobile'],
    ['privacy_notice', 'consents.privacyNotice'],
    ['identity_proof', 'applicant.idNumber'],
    ['applicant.name', 'applicant.name'],
    ['something.new', 'something.new'],
  ])('%s is asked at %s', (path, field) => {
    expect(fieldOf(path, draft())).toBe(field);
  });

  it('are one for a field, the first that was told', () => {
    const faults = [
      { path: 'applicant.contact', code: 'a', message: '一' },
      { path: 'applicant.mobile', code: 'b', message: '二' },
    ];
    expect(placeFaults(faults, draft())).toEqual([{ path: 'applicant.mobile', message: '一' }]);
  });
});

describe('faults that the form sees by itself', () => {
  it('are everything that nobody can file without, in the order of the form', () => {
    expect(paths()).toEqual([
      'rights.0.type',
      'matters',
      'acts.mode',
      'applicant.role',
      'applicant.kind',
      'applicant.name',
      'applicant.mobile',
      'facts',
      'consents.privacyNotice',
      'declaration',
    ]);
  });

  it('are none on a whole form', () => {
    expect(paths(whole)).toEqual([]);
  });

  it.each<[string, Partial<Draft>, string[]]>([
    ['an agent without a name', { hasAgent: true }, ['agent.name']],
    [
      'an opponent with a shop but no name',
      { respondents: [{ ...emptyRespondent(), shopUrl: 'x' }] },
      ['respondents.0.name'],
    ],
    ['a blank row for an opponent', { respondents: [emptyRespondent()] }, []],
    ['a deadline without a day', { hasDeadline: true }, ['externalDeadline.dueOn']],
    ['no contact', { email: ' ' }, ['applicant.mobile']],
    ['nobody to name', { kind: 'anonymous', name: '', email: '', declaration: false }, []],
  ])('%s', (_, part, faulty) => {
    expect(paths({ ...whole, ...part })).toEqual(faulty);
  });
});
