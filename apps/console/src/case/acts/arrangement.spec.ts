import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AllowedAct, CaseDetail, TimelineEntry } from '../../api/shapes.js';
import { actCodesZh } from '../../language/actCodes.zh.js';
import { arrange } from './arrangement.js';

type Judged = Pick<CaseDetail, 'allowedActs' | 'proposal' | 'status' | 'overdue' | 'timeline'>;

const allowed = (act: string): AllowedAct => ({ act, reasonCodes: [], needsNote: false, fields: [], outcomes: [] });
const entry = (seq: number, act: string): TimelineEntry => ({
  seq,
  act,
  at: '2026-11-22T00:00:00Z',
  toStatus: 'handling',
  actorKind: 'applicant',
  facts: {},
});
const file = (acts: readonly string[], part: Partial<Judged> = {}): Judged => ({
  allowedActs: acts.map(allowed),
  proposal: null,
  status: 'examining',
  overdue: false,
  timeline: [],
  ...part,
});
const primary = (judged: Judged): string | undefined => arrange(judged).primary?.act;

describe('acts arranged for the eye', () => {
  const statuses = [
    'submitted',
    'triage',
    'transferring',
    'examining',
    'handling',
    'refusal_proposed',
    'concluded',
  ] as const;
  const anyFile = fc.record({
    acts: fc.uniqueArray(
      fc.constantFrom(...Object.keys(actCodesZh.act).map((act) => act.replaceAll('_', '-')), 'newer-act'),
    ),
    proposal: fc.constantFrom(null, 'supplement', 'refuse_proposed', 'review', 'clue', 'answer_only', 'merge'),
    status: fc.constantFrom(...statuses),
    overdue: fc.boolean(),
  });

  it('are all there, each once', () => {
    fc.assert(
      fc.property(anyFile, ({ acts, ...part }) => {
        const { primary: first, near, far } = arrange(file(acts, part));
        const shown = [...(first ? [first] : []), ...near, ...far].map(({ act }) => act);
        expect(shown.sort()).toEqual([...acts].sort());
      }),
    );
  });

  it('never put a refusal forward that nobody has proposed yet, nor an end', () => {
    fc.assert(
      fc.property(anyFile, ({ acts, ...part }) => {
        expect(['propose-refusal', 'terminate', 'return-offer', 'give-back']).not.toContain(primary(file(acts, part)));
      }),
    );
  });

  it('put taking the case first, whatever is proposed about it', () => {
    expect(primary(file(['return-offer', 'accept-offer'], { status: 'transferring', proposal: 'review' }))).toBe(
      'accept-offer',
    );
  });

  it('put forward what the findings ask for, or the usual step', () => {
    const acts = ['accept', 'request-supplement', 'propose-refusal'];
    expect(primary(file(acts))).toBe('accept');
    expect(primary(file(acts, { proposal: 'supplement' }))).toBe('request-supplement');
  });

  it('make no button look right while a person has to decide whether to help', () => {
    const judged = file(['accept', 'propose-refusal', 'forward-clue'], { proposal: 'refuse_proposed' });
    expect(primary(judged)).toBeUndefined();
    expect(arrange(judged).near[0]?.act).toBe('propose-refusal');
  });

  it('put the answer to a challenge forward only while there is one', () => {
    const acts = ['answer-challenge', 'supervise'];
    expect(primary(file(acts, { status: 'handling' }))).toBeUndefined();
    expect(primary(file(acts, { status: 'handling', timeline: [entry(1, 'challenge')] }))).toBe('answer-challenge');
    const answered = [entry(1, 'challenge'), entry(2, 'answer_challenge')];
    expect(primary(file(acts, { status: 'handling', timeline: answered }))).toBeUndefined();
  });

  it('let a coordinator designate where nobody has the case, and supervise where it is late', () => {
    const acts = ['designate', 'supervise', 'end-co-handling'];
    expect(primary(file(acts, { status: 'triage' }))).toBe('designate');
    expect(primary(file(acts, { status: 'handling', overdue: true }))).toBe('supervise');
    expect(primary(file(acts, { status: 'handling' }))).toBeUndefined();
  });
});
