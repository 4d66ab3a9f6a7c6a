import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RESULT_KINDS } from '#contracts';
import { obstacleTo, retainedUntil, RETENTIONS, retentionOf } from './retention.js';

describe('how long a file is kept', () => {
  it('is thirty years for opinions, solutions and mediation, ten for all others', () => {
    const classes = RESULT_KINDS.map((resultKind) => [resultKind, retentionOf({ resultKind, hasAgreed: false })]);
    expect(Object.fromEntries(classes)).toEqual({
      advice_given: 'y10',
      opinion_delivered: 'y30',
      solution_delivered: 'y30',
      service_confirmed: 'y10',
      mediation_agreement: 'y30',
      mediation_failed: 'y30',
      mediation_unwilling: 'y30',
      referred_and_answered: 'y10',
    });
    expect(retentionOf({ resultKind: null, hasAgreed: false })).toBe('y10');
    expect(retentionOf({ resultKind: 'advice_given', hasAgreed: true })).toBe('y30');
  });

  it('counts from the year after the closing, and for ever has no end', () => {
    expect(retainedUntil('y10', '2026-03-02')).toBe('2036-12-31');
    expect(retainedUntil('y30', '2026-12-31')).toBe('2056-12-31');
    expect(retainedUntil('permanent', '2026-03-02')).toBeNull();
  });
});

describe('a file', () => {
  it('is in the way of nothing only when it is archived, over, not held and still there', () => {
    const days = fc.constantFrom('2030-12-31', '2036-12-31', '2056-12-31');
    fc.assert(
      fc.property(fc.option(days), fc.boolean(), fc.boolean(), days, (until, isHeld, isDestroyed, today) => {
        const free = obstacleTo({ retainedUntil: until, isHeld, isDestroyed }, today) === null;
        expect(free).toBe(until !== null && until < today && !isHeld && !isDestroyed);
      }),
    );
    expect(obstacleTo(null, '2099-01-01')).toBe('not_archived');
    expect(RETENTIONS).toContain('permanent');
  });
});
