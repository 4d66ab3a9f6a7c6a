import { describe, expect, it } from '@jest/globals';
import type { AllowedAct } from '../../api/shapes.js';
import { bodyOf, fieldsOf, freshDraft, keyKeeper, unfilled, unknownFieldsOf } from './actForm.js';

const act = (name: string, part: Partial<AllowedAct> = {}): AllowedAct => ({
  act: name,
  reasonCodes: [],
  needsNote: false,
  fields: [],
  outcomes: [],
  ...part,
});
const file = {
  missing: ['right_proof'],
  gates: [{ rule: 'D1', proposes: 'merge', reason: 'WY26-7K3M9QX2' }],
};
const empty = freshDraft(act('accept'), file);

describe('the form of an act', () => {
  it('offers a note with everything and asks only for what the act needs', () => {
    expect(fieldsOf(act('accept'))).toEqual(['note']);
    expect(unfilled(act('accept'), empty)).toEqual([]);
    expect(unfilled(act('designate', { needsNote: true, fields: ['institutionId'] }), empty)).toEqual([
      'institutionId',
      'note',
    ]);
  });

  it('starts a supplement notice from what the gates found missing, and no other form', () => {
    expect(freshDraft(act('request-supplement', { fields: ['missing'] }), file).missing).toEqual(['right_proof']);
    expect(empty.missing).toEqual([]);
  });

  it('starts a merger from the case that the gates found', () => {
    expect(freshDraft(act('merge', { fields: ['mergedInto'] }), file).mergedInto).toBe('WY26-7K3M9QX2');
    expect(empty.mergedInto).toBe('');
  });

  it('does not take blanks for words', () => {
    const returned = act('return-offer', { reasonCodes: ['no_capacity', 'other'], needsNote: true });
    expect(unfilled(returned, { ...empty, reasonCode: 'no_capacity', note: ' \n' })).toEqual(['note']);
  });

  it('asks for words where the reason is another one', () => {
    const returned = act('return-offer', { reasonCodes: ['no_capacity', 'other'] });
    expect(unfilled(returned, { ...empty, reasonCode: 'no_capacity' })).toEqual([]);
    expect(unfilled(returned, { ...empty, reasonCode: 'other' })).toEqual(['note']);
  });

  it('asks how it turned out where an act reports something', () => {
    const ended = act('end-mediation', { outcomes: ['agreement', 'no_agreement'] });
    expect(unfilled(ended, empty)).toEqual(['outcome']);
    expect(bodyOf(ended, { ...empty, outcome: 'agreement' })).toEqual({ outcome: 'agreement' });
  });

  it('sends the act’s own fields and nothing left over', () => {
    const filled = {
      ...empty,
      reasonCode: 'other',
      handlerId: 'h1',
      note: ' 请尽快。 ',
      summary: '旧的',
      bothAgreed: 'yes',
    };
    expect(bodyOf(act('assign', { fields: ['handlerId'] }), filled)).toEqual({ handlerId: 'h1', note: '请尽快。' });
    expect(bodyOf(act('start-mediation', { fields: ['bothAgreed'] }), filled)).toEqual({
      bothAgreed: true,
      note: '请尽快。',
    });
  });

  it('says which fields it does not know instead of sending half an act', () => {
    expect(unknownFieldsOf(act('assign', { fields: ['handlerId', 'seal'] }))).toEqual(['seal']);
  });
});

describe('the key of an attempt', () => {
  const keeper = () => {
    let drawn = 0;
    return keyKeeper(() => `key ${(drawn += 1)}`);
  };

  it('stays while the same words go out on the same version', () => {
    const keyFor = keeper();
    expect([keyFor(3, { note: 'a' }), keyFor(3, { note: 'a' })]).toEqual(['key 1', 'key 1']);
  });

  it('changes with the words and with the version', () => {
    const keyFor = keeper();
    const keys = [keyFor(3, { note: 'a' }), keyFor(3, { note: 'b' }), keyFor(4, { note: 'b' })];
    expect(new Set(keys).size).toBe(3);
  });
});
