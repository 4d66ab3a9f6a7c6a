import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Draft, emptyDraft, emptyPlace, emptyRespondent, ELSEWHERE, fromKept, toKeep } from './draft.js';
import { amountOf, heldBack, previewOf, requestOf } from './request.js';

const draft = (part: Partial<Draft> = {}): Draft => ({
  ...emptyDraft('key-1'),
  rights: [{ type: 'patent_design', number: ' ZL202330000000.1 ', title: '吊灯', industry: '灯饰' }],
  matters: ['infringement_opinion'],
  mode: 'offline',
  places: [{ region: '442000', stage: '' }],
  role: 'right_holder',
  kind: 'enterprise',
  name: '中山市某照明电器厂',
  idType: 'uscc',
  idNumber: '914420000000000000',
  region: '442000',
  mobile: '13800138000',
  email: 'a@example.com',
  address: '某路 1 号',
  contactName: '联系人甲',
  facts: '同镇一家工厂生产外观相同的吊灯。',
  privacy: true,
  declaration: true,
  ...part,
});

describe('a draft as the request that it makes', () => {
  it('says everything that was filled in, trimmed', () => {
    expect(requestOf(draft())).toMatchObject({
      channel: 'web',
      applicant: { kind: 'enterprise', idType: 'uscc', regionCode: '442000', role: 'right_holder' },
      rights: [{ type: 'patent_design', number: 'ZL202330000000.1', title: '吊灯', industry: '灯饰' }],
      acts: { mode: 'offline', places: [{ regionCode: '442000', stage: null }] },
      agent: null,
      externalDeadline: null,
      attachments: null,
      consents: {
        privacyNotice: '2',
        shareWithCoHandlers: false,
        given: [],
        declined: ['send_to_authority', 'notify_email', 'notify_sms'],
      },
      declaration: true,
    });
  });

  it.each([
    ['no right', { rights: [{ type: '' as const, number: '', title: '', industry: '' }] }],
    ['no matter', { matters: [] }],
    ['no mode', { mode: '' as const }],
  ])('is none with %s', (_, part) => {
    expect(requestOf(draft(part))).toBeNull();
    expect(previewOf(draft(part))).toBeNull();
  });

  it('tells a place that is not said from one that is not known', () => {
    expect(requestOf(draft({ places: [emptyPlace()] }))?.acts).not.toHaveProperty('places');
    expect(requestOf(draft({ places: [{ region: ELSEWHERE, stage: '' }] }))?.acts.places).toEqual([]);
    expect(requestOf(draft({ region: '' }))?.applicant?.regionCode).toBeUndefined();
    expect(requestOf(draft({ region: ELSEWHERE }))?.applicant?.regionCode).toBeNull();
  });

  it('leaves blank rows out', () => {
    const made = requestOf(draft({ respondents: [emptyRespondent(), { ...emptyRespondent(), name: '某公司' }] }));
    expect(made?.respondents).toEqual([{ name: '某公司', uscc: null, regionCode: null, shopUrl: null }]);
  });

  it('sends stages of trade for geographical indications only', () => {
    const places = [{ region: '330100', stage: 'origin' as const }];
    const indication = { type: 'geographical_indication' as const, number: '', title: '', industry: '' };
    expect(requestOf(draft({ places }))?.acts.places).toEqual([{ regionCode: '330100', stage: null }]);
    expect(requestOf(draft({ places, rights: [indication] }))?.acts.places).toEqual([
      { regionCode: '330100', stage: 'origin' },
    ]);
  });

  it('sends what belongs to the chosen mode and nothing of the others', () => {
    const typed = { platform: '某平台', event: '某展会', country: 'US' };
    expect(requestOf(draft({ ...typed, mode: 'online' }))?.acts).toMatchObject({
      platform: '某平台',
      event: null,
      country: null,
    });
    expect(requestOf(draft({ ...typed, mode: 'exhibition' }))?.acts).toMatchObject({
      platform: null,
      event: '某展会',
      country: null,
    });
    expect(requestOf(draft({ ...typed, mode: 'overseas' }))?.acts).toMatchObject({
      platform: null,
      event: null,
      country: 'US',
    });
  });

  it('says nothing about who an anonymous person is', () => {
    const made = requestOf(draft({ kind: 'anonymous', hasAgent: true, agentName: '某人' }));
    expect(made?.applicant).toMatchObject({
      name: '',
      idNumber: null,
      idType: null,
      mobile: null,
      email: null,
      address: null,
    });
    expect(made?.agent).toBeNull();
  });

  it('consents to nothing that was not ticked', () => {
    const made = requestOf(draft({ privacy: false, share: false, declaration: false }));
    expect(made?.consents).toEqual({ shareWithCoHandlers: false });
    expect(made?.declaration).toBe(false);
  });
});

describe('a preview', () => {
  it('asks without names, numbers, contacts or the story', () => {
    const secret = fc.string({ minLength: 8 }).map((text) => `§${text.replaceAll(/["\\]/g, 'x')}§`);
    fc.assert(
      fc.property(
        fc.record({
          name: secret,
          idNumber: secret,
          mobile: secret,
          email: secret,
          address: secret,
          contactName: secret,
          facts: secret,
          demand: secret,
          agentName: secret,
          description: secret,
        }),
        (said) => {
          const respondents = [{ name: said.name, uscc: said.idNumber, region: '440000', shopUrl: said.email }];
          expect(JSON.stringify(previewOf(draft({ ...said, hasAgent: true, respondents })))).not.toContain('§');
        },
      ),
    );
  });

  it('asks with everything that decides who is competent', () => {
    expect(previewOf(draft({ chosen: '某中心', share: true }))).toMatchObject({
      rights: [{ type: 'patent_design', industry: '灯饰' }],
      matters: ['infringement_opinion'],
      acts: { mode: 'offline', places: [{ regionCode: '442000', stage: null }] },
      applicant: { kind: 'enterprise', role: 'right_holder', regionCode: '442000' },
      chosenInstitution: '某中心',
      consents: { privacyNotice: '2', shareWithCoHandlers: true },
    });
  });

  it('knows what is missing only because it was held back', () => {
    expect([...heldBack(draft())].sort()).toEqual(['applicant.contact', 'applicant.name', 'facts', 'identity_proof']);
    expect([...heldBack(draft({ name: ' ', mobile: '', email: '', facts: '', idNumber: '' }))]).toEqual([]);
    // A list of materials is taken at its word: a number alone does not stand for the paper then.
    expect(heldBack(draft({ materials: ['right_proof'] })).has('identity_proof')).toBe(false);
  });
});

describe('a draft as the tab keeps it', () => {
  it('comes back as typed, but for identity numbers, consents and the declaration', () => {
    const typed = draft({ share: true });
    const back = fromKept(toKeep(typed));
    expect(back).toEqual({ ...typed, idNumber: '', privacy: false, share: false, declaration: false });
    expect(toKeep(typed)).not.toContain(typed.idNumber);
  });

  it.each([null, '', '{', '[]', '"x"', '{"key":1}'])('is none where %p was kept', (kept) => {
    expect(fromKept(kept)).toBeNull();
  });

  it('survives what another version of this page kept', () => {
    const back = fromKept(JSON.stringify({ key: 'k', facts: 3, name: '某人', gone: true, privacy: true }));
    expect(back).toEqual({ ...emptyDraft('k'), name: '某人' });
  });
});

describe('an amount', () => {
  it.each([
    ['1200', 1200],
    ['1,200.50', 1200.5],
    ['１２００元', 1200],
    ['3万', 30_000],
    ['1.5 亿', 150_000_000],
    ['', null],
    ['很多', null],
    ['-5', null],
  ])('%p is %p', (typed, amount) => {
    expect(amountOf(typed)).toBe(amount);
  });
});
