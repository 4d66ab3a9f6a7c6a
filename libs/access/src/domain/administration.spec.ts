import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROLES, type Role } from '#contracts';
import { ACCOUNT_ACTS, fitsPlace, isAdministrator, judgeSecond, judgeWish } from './administration.js';

const role = fc.constantFrom(...ROLES);
const act = fc.constantFrom(...ACCOUNT_ACTS);
const someone = (as: Role, accountId = 'k') => ({ accountId, role: as });
const account = (as: Role, isActive = true, accountId: string | null = 'a') => ({ accountId, role: as, isActive });

describe('keeping accounts', () => {
  it("is the security administrator's alone, and never of the own account", () => {
    fc.assert(
      fc.property(role, act, role, role, fc.boolean(), (keeper, wish, of, after, isActive) => {
        const verdict = judgeWish(someone(keeper), wish, account(of, isActive), after);
        if (keeper !== 'security_admin') expect(verdict).toEqual({ ok: false, code: 'auth.forbidden' });
        const own = judgeWish(someone(keeper, 'a'), wish, account(of, isActive), after);
        expect(own.ok).toBe(false);
      }),
    );
  });

  it('never turns one administrator into another, nor anybody else into one', () => {
    fc.assert(
      fc.property(role, role, (of, after) => {
        const verdict = judgeWish(someone('security_admin'), 'change', account(of), after);
        const isMove = of !== after && (isAdministrator(of) || isAdministrator(after));
        expect(verdict.ok).toBe(!isMove);
      }),
    );
  });

  it('of an administrator needs two, of everybody else one', () => {
    fc.assert(
      fc.property(act, role, (wish, of) => {
        const verdict = judgeWish(someone('security_admin'), wish, account(of, wish !== 'reopen'));
        expect(verdict).toEqual({ ok: true, needsSecond: isAdministrator(of) });
      }),
    );
  });

  it('is confirmed by another security administrator or the auditor, not by who proposed it nor by whom it is about', () => {
    expect(judgeSecond(someone('security_admin', 's'), 'p', 'a')).toBeNull();
    expect(judgeSecond(someone('auditor', 's'), 'p', 'a')).toBeNull();
    expect(judgeSecond(someone('security_admin', 'p'), 'p', 'a')).toBe('account.second_person');
    expect(judgeSecond(someone('auditor', 'a'), 'p', 'a')).toBe('account.own');
    for (const other of ROLES.filter((one) => one !== 'security_admin' && one !== 'auditor'))
      expect(judgeSecond(someone(other, 's'), 'p', 'a')).toBe('auth.forbidden');
  });

  it('puts staff at an institution, coordinators at a desk of their level, and the others nowhere', () => {
    const places = [
      { institutionId: null, queue: null },
      { institutionId: 'i', queue: null },
      { institutionId: null, queue: 'national' },
      { institutionId: null, queue: 'provincial:440000' },
      { institutionId: 'i', queue: 'national' },
    ];
    const fitting = (of: Role): number[] => places.flatMap((place, index) => (fitsPlace(of, place) ? [index] : []));
    expect(fitting('examiner')).toEqual([1]);
    expect(fitting('provincial_coordinator')).toEqual([3]);
    expect(fitting('national_coordinator')).toEqual([2]);
    for (const of of ROLES.filter(isAdministrator)) expect(fitting(of)).toEqual([0]);
  });
});
