import type { AssistanceRequest, PartialRequest, TriageFinding } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acceptanceRequests } from '../../../../test/support/acceptance.js';
import { marksOf, matchDuplicate } from './duplicates.js';
import { triage, type TriageContext } from './gates.js';

const cases = new Map(acceptanceRequests().map((one) => [one.id, one]));
const caseOf = (id: string) => {
  const found = cases.get(id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
};
const request = caseOf('C01').request;
const context: TriageContext = {
  now: new Date('2025-06-10T10:00:00+08:00'),
  ownDueOn: '2025-07-01',
  duplicates: [],
  unsaid: [],
};
const change = (part: Partial<AssistanceRequest>): AssistanceRequest => ({ ...request, ...part });
const rules = (finding: TriageFinding): string[] => finding.gates.map(({ rule }) => rule);

describe('acceptance cases', () => {
  const proposals: Record<string, TriageFinding['proposal']> = {
    C13: 'supplement',
    C15: 'refuse_proposed',
    C19: 'review',
    C26: 'clue',
    C28: 'answer_only',
    C34: 'supplement',
  };
  const missing: Record<string, string[]> = { C13: ['identity_proof', 'right_proof'], C34: ['right_proof'] };
  const urgent = ['C11', 'C21'];

  it('are all 22 there', () => {
    expect(cases.size).toBe(22);
  });

  it.each(Array.from(cases.keys()))('%s gets what it must', (id) => {
    const { request: filed, submittedAt, expected } = caseOf(id);
    const first = caseOf('C01').request;
    const duplicate = matchDuplicate(marksOf(filed), { ...marksOf(first), caseId: 'C01', closedAt: null }, submittedAt);
    const duplicates = id === 'C01' || duplicate === null ? [] : [duplicate];
    const finding = triage(filed, { ...context, now: submittedAt, duplicates });
    expect(finding.proposal).toBe(proposals[id] ?? null);
    if (finding.proposal === 'supplement') expect(finding.missing).toEqual(missing[id]);
    expect(finding.urgent).toBe(urgent.includes(id));
    const routingFlags = ['major'];
    const wanted = (expected.flags ?? []).filter((flag) => !routingFlags.includes(flag));
    expect(finding.flags).toEqual(expect.arrayContaining(wanted));
    const gatesHere = expected.rules.filter((rule) => /^([GDU]\d|SEC1)$/.test(rule));
    expect(rules(finding)).toEqual(expect.arrayContaining(gatesHere));
    expect(finding.gates.some(({ proposes }) => proposes === 'merge')).toBe(id === 'C17');
  });

  it('C13 and C34 lack their right without a list of attachments, too', () => {
    expect(triage({ ...caseOf('C34').request, attachments: null }, context).missing).toEqual(['right_proof']);
    expect(triage({ ...caseOf('C24').request, attachments: null }, context).missing).toEqual([]);
    expect(triage({ ...caseOf('C11').request, attachments: null }, context).missing).toEqual([]);
  });

  it('each comes to the same end as a preview of nothing but its facts, but for what is only unsaid', () => {
    for (const { request: filed } of cases.values()) {
      const { rights, matters, acts, applicant, otherProceedings } = filed;
      const { kind, role, regionCode } = applicant;
      const preview: PartialRequest = {
        rights,
        matters,
        acts,
        otherProceedings,
        applicant: { kind, role, regionCode },
      };
      const whole = triage(filed, context).proposal;
      const partly = triage(preview, { ...context, unsaid: ['applicant.name'] }).proposal;
      expect(partly).toBe(whole === 'supplement' ? null : whole);
    }
  });
});

describe('precedence', () => {
  const anonymous = { ...request.applicant, kind: 'anonymous', idNumber: null } as const;
  const pending = [{ body: 'court', number: null, status: 'pending' }] as const;
  const lacking = { ...request.applicant, idNumber: null };
  const noIp = [{ type: 'none', number: null, title: null, industry: null }] as const;

  it.each([
    ['G1 before G5', change({ rights: [...noIp], matters: ['report'] }), ['G1', 'G5'], 'refuse_proposed'],
    ['G5 before G2', change({ applicant: anonymous, matters: ['report'] }), ['G5', 'G2'], 'clue'],
    ['G2 before G4', change({ applicant: anonymous, otherProceedings: [...pending] }), ['G2', 'G4'], 'answer_only'],
    ['G4 before G3', change({ applicant: lacking, otherProceedings: [...pending] }), ['G4', 'G3'], 'review'],
    ['G3 alone', change({ applicant: lacking }), ['G3'], 'supplement'],
    ['nothing', request, [], null],
  ])('%s', (_, filed, spoke, proposal) => {
    const finding = triage(filed, context);
    expect(rules(finding)).toEqual(spoke);
    expect(finding.proposal).toBe(proposal);
  });

  it('a right beside something else is in scope, and a closed proceeding stands in nobody’s way', () => {
    const mixed = change({
      rights: [...request.rights, ...noIp],
      otherProceedings: [{ body: 'court', number: null, status: 'closed' }],
    });
    expect(triage(mixed, context).proposal).toBeNull();
  });

  it('a merge asks for no papers, a link does', () => {
    const filed = change({ applicant: lacking });
    const merge = triage(filed, { ...context, duplicates: [{ caseId: 'a', proposes: 'merge' }] });
    expect([merge.proposal, merge.flags]).toEqual([null, ['duplicate']]);
    const link = triage(filed, { ...context, duplicates: [{ caseId: 'a', proposes: 'link' }] });
    expect([link.proposal, link.flags]).toEqual(['supplement', ['earlier_case']]);
  });
});

describe('G3', () => {
  const attachments = (...tags: NonNullable<AssistanceRequest['attachments']>) => change({ attachments: tags });
  const noNumber = [{ type: 'trademark', number: '', title: null, industry: null }] as const;
  const role = (is: AssistanceRequest['applicant']['role']) =>
    change({ rights: [...noNumber], attachments: null, applicant: { ...request.applicant, role: is } });

  it.each([
    ['a list with both papers', attachments('identity_proof', 'right_proof'), []],
    ['an empty list', attachments(), ['identity_proof', 'right_proof']],
    ['no list, numbers given', change({ attachments: null }), []],
    ['a holder without a number', role('right_holder'), ['right_proof']],
    ['the holder of an indication', role('gi_holder'), ['right_proof']],
    ['the accused', role('accused'), []],
    ['an industry body', role('industry_body'), []],
    [
      'a trade secret needs no certificate',
      change({ rights: [{ type: 'trade_secret', number: null, title: null, industry: null }], attachments: [] }),
      ['identity_proof'],
    ],
    ['two rights, one shown', change({ rights: [...request.rights, ...noNumber], attachments: null }), []],
    [
      'a question on the telephone',
      change({ channel: '12345', matters: ['consultation'], attachments: ['call_record'] }),
      [],
    ],
    [
      'more than a question on the telephone',
      change({ channel: '12345', matters: ['consultation', 'mediation'], attachments: ['call_record'] }),
      ['identity_proof', 'right_proof'],
    ],
  ])('%s', (_, filed, missing) => {
    const finding = triage(filed, context);
    expect(finding.missing).toEqual(missing);
    expect(finding.proposal).toBe(missing.length > 0 ? 'supplement' : null);
  });

  it('a preview lists what is missing and proposes nothing because of it', () => {
    const preview: PartialRequest = { rights: [...noNumber], matters: ['mediation'], acts: { mode: 'offline' } };
    const finding = triage(preview, { ...context, unsaid: ['applicant.name', 'facts'] });
    expect(finding.missing).toEqual(['applicant.name', 'facts', 'identity_proof']);
    expect(finding.proposal).toBeNull();
  });
});

describe('U1', () => {
  const dueOn = (day: string) => change({ externalDeadline: { kind: 'hearing', dueOn: day } });
  it.each([
    ['before our own limit', dueOn('2025-06-24'), ['urgent']],
    ['on the same day', dueOn('2025-07-01'), ['urgent']],
    ['the day after', dueOn('2025-07-02'), []],
    ['within seven days: help first', dueOn('2025-06-17'), ['urgent', 'help_first']],
    ['in eight days', dueOn('2025-06-18'), ['urgent']],
    ['already passed', dueOn('2025-06-09'), ['urgent', 'deadline_passed']],
    ['an exhibition', change({ acts: { ...request.acts, mode: 'exhibition' } }), ['urgent']],
    ['customs', change({ acts: { ...request.acts, mode: 'customs' } }), ['urgent']],
    ['online', change({ acts: { ...request.acts, mode: 'online' } }), []],
  ])('%s', (_, filed, flags) => {
    const finding = triage(filed, context);
    expect(finding.flags).toEqual(flags);
    expect(finding.urgent).toBe(flags.length > 0);
    expect(finding.proposal).toBeNull();
  });
});

describe('always', () => {
  const applicants = fc.constantFrom('enterprise', 'anonymous', 'natural_person' as const);
  const roles = fc.constantFrom('right_holder', 'accused', 'third_party', 'licensee' as const);
  const previews: fc.Arbitrary<PartialRequest> = fc.record({
    rights: fc.array(fc.record({ type: fc.constantFrom('trademark', 'none', 'trade_secret', 'other' as const) }), {
      minLength: 1,
      maxLength: 3,
    }),
    matters: fc.uniqueArray(fc.constantFrom('consultation', 'report', 'mediation' as const), { minLength: 1 }),
    acts: fc.record({ mode: fc.constantFrom('offline', 'online', 'exhibition', 'customs', 'overseas' as const) }),
    applicant: fc.record({ kind: applicants, role: roles, idNumber: fc.option(fc.constant('x')) }),
    attachments: fc.option(fc.uniqueArray(fc.constantFrom('identity_proof', 'right_proof', 'photo' as const))),
  });

  it('the proposal is one of a gate that spoke, every gate gives a reason, and nothing depends on what is unsaid', () => {
    fc.assert(
      fc.property(previews, fc.boolean(), (filed, isWhole) => {
        const finding = triage(filed, { ...context, unsaid: isWhole ? [] : ['facts'] });
        const proposed = finding.gates.map(({ proposes }) => proposes);
        if (finding.proposal !== null) expect(proposed).toContain(finding.proposal);
        expect(finding.gates.every(({ reason }) => reason !== null)).toBe(true);
        if (!isWhole) expect(finding.proposal).not.toBe('supplement');
        if (finding.proposal === 'supplement') expect(finding.missing.length).toBeGreaterThan(0);
        expect(finding.urgent).toBe(finding.flags.includes('urgent'));
      }),
    );
  });
});
