import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { Accounts, SignIn } from '#access';
import type { Role } from '#contracts';
import { FixedClock } from '#platform/clock';
import { type Answer, type Caller, startSystem, type TestSystem } from '../support/system.js';
import { awayFromWindowEnd } from '../support/windows.js';

jest.setTimeout(60_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const MINUTE = 60_000;
const clock = new FixedClock(new Date('2026-03-02T02:00:00Z'));
let system: TestSystem;
let lighting: string;
let keeper: Caller & { accountId: string };
let auditor: Caller & { accountId: string };

interface Problem {
  code: string;
  errors?: { path: string; code: string }[];
}
interface Wish {
  accountId: string | null;
  changeId: string | null;
  link: string | null;
}

beforeAll(async () => {
  system = await startSystem({ worker: false, clock });
  lighting = await system.institutionId(LIGHTING);
});
afterAll(() => system.stop());
beforeEach(async () => {
  await system.database.query('DELETE FROM attempt');
  clock.advance(MINUTE);
  keeper = await system.signedIn('security_admin', {});
});

const newLogin = (): string => `p${randomBytes(5).toString('hex')}`;
const wished = (more: object = {}): object => ({
  login: newLogin(),
  displayName: '新人',
  role: 'examiner',
  institutionId: lighting,
  ...more,
});
const tokenOf = (link: string | null): string => (link ?? '').split('#')[1] ?? '';
const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() });
const refused = async (call: Promise<Answer<object>>): Promise<[number, string]> => {
  const answer = (await call) as Answer<Problem>;
  return [answer.status, answer.body.code];
};
const done = async <T>(call: Promise<Answer<T>>): Promise<T> => {
  const answer = await call;
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: expect.any(Number) });
  expect([200, 204]).toContain(answer.status);
  return answer.body;
};
const told = async (event: string): Promise<number> =>
  (await system.database.query(`SELECT FROM audit_event WHERE event = $1`, [event])).length;

const PASSWORD = 'vier kamele am fluss';

/** Follows an invitation to its end: password, authenticator, codes on paper. */
async function follow(link: string | null, password = PASSWORD) {
  const caller = system.visitor();
  expect(await done(caller.call('POST', '/auth/links/use', { token: tokenOf(link), password }))).toEqual({
    next: 'enrol',
  });
  const { secret, ticket, uri } = await done(
    caller.call<{ secret: string; ticket: string; uri: string }>('POST', '/auth/authenticator/proposal', {}),
  );
  expect(uri).toMatch(/^otpauth:\/\/totp\//);
  const { recoveryCodes } = await done(
    caller.call<{ recoveryCodes: string[] }>('POST', '/auth/authenticator', { ticket, code: codeOf(secret) }),
  );
  return { caller, secret, recoveryCodes };
}
async function invited(more: object = {}) {
  const wish = wished(more) as { login: string };
  const { accountId, link } = await done(keeper.call<Wish>('POST', '/accounts', wish));
  return { login: wish.login, id: accountId ?? '', link };
}
const enter = async (login: string, password: string, code: string): Promise<Caller> => {
  const caller = system.visitor();
  await done(caller.call('POST', '/auth/login', { login, password }));
  await done(caller.call('POST', '/auth/second-factor', { code }));
  return caller;
};

describe('a new account', () => {
  it('is its own from the first sign-in on: nobody else has ever seen its password or its secret', async () => {
    const { login, link } = await invited();
    expect(link).toMatch(/^http:\/\/localhost:3000\/console\/welcome#[\w-]{43}$/);
    expect(await done(system.visitor().call('POST', '/auth/links/reading', { token: tokenOf(link) }))).toMatchObject({
      purpose: 'invitation',
      login,
    });
    const { caller, secret, recoveryCodes } = await follow(link);
    expect(recoveryCodes).toHaveLength(10);
    expect((await caller.call('GET', '/auth/me')).body).toMatchObject({ login, role: 'examiner' });
    clock.advance(MINUTE);
    expect((await (await enter(login, PASSWORD, codeOf(secret))).call('GET', '/auth/me')).status).toBe(200);
    const dump = await system.database.query<{ text: string }>(
      `SELECT a::text AS text FROM account a WHERE login = $1 UNION ALL SELECT r::text FROM recovery_code r UNION ALL SELECT l::text FROM account_link l`,
      [login],
    );
    for (const secretText of [PASSWORD, secret, ...recoveryCodes, tokenOf(link)])
      expect(dump.some(({ text }) => text.includes(secretText))).toBe(false);
  });

  it('takes its link once, also when it comes many times at once', async () => {
    const { link } = await invited();
    const uses = await Promise.all(
      Array.from({ length: 5 }, () =>
        system.visitor().call('POST', '/auth/links/use', { token: tokenOf(link), password: PASSWORD }),
      ),
    );
    expect(uses.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410]);
  });

  it('takes no link that is over, made up, or replaced by a newer one', async () => {
    const first = await invited();
    const again = await done(keeper.call<Wish>('POST', `/accounts/${first.id}/password-reset`, {}));
    const use = (token: string) =>
      refused(system.visitor().call('POST', '/auth/links/use', { token, password: PASSWORD }));
    expect(await use(tokenOf(first.link))).toEqual([410, 'auth.link_over']);
    expect(await use('x'.repeat(43))).toEqual([410, 'auth.link_over']);
    clock.advance(24 * 60 * MINUTE);
    expect(await use(tokenOf(again.link))).toEqual([410, 'auth.link_over']);
  });

  it.each([
    ['password1234', 'password.too_common'],
    ['short', 'password.too_short'],
  ])('refuses the password %s and keeps the link', async (password, code) => {
    const { link } = await invited();
    const answer = (await system
      .visitor()
      .call('POST', '/auth/links/use', { token: tokenOf(link), password })) as unknown as Answer<Problem>;
    expect([answer.status, answer.body.errors?.[0]]).toEqual([
      400,
      { path: 'password', code, message: expect.any(String) },
    ]);
    await follow(link, '夜来风雨声，花落知多少。'.repeat(6));
  });

  it('can do nothing but set up its second factor until it has one', async () => {
    const { link } = await invited();
    const caller = system.visitor();
    await done(caller.call('POST', '/auth/links/use', { token: tokenOf(link), password: PASSWORD }));
    for (const path of ['/auth/me', '/cases', '/auth/sessions', '/auth/account'])
      expect(await refused(caller.call('GET', path))).toEqual([401, 'auth.second_factor_required']);
    expect(await refused(caller.call('POST', '/auth/recovery-codes', {}))).toEqual([
      401,
      'auth.second_factor_required',
    ]);
  });

  it('is never a way past another: a half session after a password may not set up a second factor', async () => {
    const { login, link } = await invited();
    await follow(link);
    const thief = system.visitor();
    await done(thief.call('POST', '/auth/login', { login, password: PASSWORD }));
    expect(await refused(thief.call('POST', '/auth/authenticator/proposal', {}))).toEqual([
      401,
      'auth.second_factor_required',
    ]);
  });

  it('is refused under a taken name, at a place that does not fit its role, and at an institution that there is not', async () => {
    const { login } = await invited();
    expect(await refused(keeper.call('POST', '/accounts', wished({ login })))).toEqual([409, 'account.login_taken']);
    for (const place of [
      { institutionId: null },
      { role: 'national_coordinator', institutionId: null, queue: 'provincial:440000' },
      { role: 'auditor' },
    ])
      expect(await refused(keeper.call('POST', '/accounts', wished(place)))).toEqual([400, 'request.invalid']);
    expect(await refused(keeper.call('POST', '/accounts', wished({ institutionId: 'nowhere' })))).toEqual([
      400,
      'network.institution_unknown',
    ]);
  });
});

describe('a recovery code', () => {
  beforeEach(() => awayFromWindowEnd(8000));

  it('stands in for the authenticator once, however it is written', async () => {
    const { login, link } = await invited();
    const { recoveryCodes } = await follow(link);
    const [first = '', second = ''] = recoveryCodes;
    await enter(login, PASSWORD, first);
    const again = system.visitor();
    await done(again.call('POST', '/auth/login', { login, password: PASSWORD }));
    expect(await refused(again.call('POST', '/auth/second-factor', { code: first }))).toEqual([401, 'auth.failed']);
    const caller = await enter(login, PASSWORD, second.toLowerCase().replace('-', ' '));
    expect((await caller.call('GET', '/auth/account')).body).toMatchObject({ recoveryCodes: 8 });
    const fresh = await done(caller.call<{ codes: string[] }>('POST', '/auth/recovery-codes', {}));
    expect(fresh.codes).toHaveLength(10);
    expect(await refused(again.call('POST', '/auth/second-factor', { code: recoveryCodes[5] }))).toEqual([
      401,
      'auth.failed',
    ]);
  });

  it('stands in the record as its hash alone, like the token of a link', async () => {
    const { link } = await invited();
    const { recoveryCodes } = await follow(link);
    const rows = await system.database.query<{ row: string }>(
      `SELECT to_jsonb(r)::text AS row FROM recovery_code r UNION ALL SELECT to_jsonb(l)::text FROM account_link l`,
    );
    expect(rows.length).toBeGreaterThan(recoveryCodes.length);
    for (const secret of [...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', '')), tokenOf(link)])
      expect(rows.filter(({ row }) => row.includes(secret))).toEqual([]);
  });

  it('is not guessed: tries are counted with those of the authenticator', async () => {
    const { login, link } = await invited();
    await follow(link);
    const caller = system.visitor();
    await done(caller.call('POST', '/auth/login', { login, password: PASSWORD }));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => caller.call('POST', '/auth/second-factor', { code: `00000-000${10 + i}` })),
    );
    expect(answers.filter(({ status }) => status !== 429).length).toBeLessThanOrEqual(10);
  });
});

describe('the own password', () => {
  it('is changed by who knows it, ends every other session and forgets every known browser', async () => {
    const { login, link } = await invited();
    const { caller, secret } = await follow(link);
    clock.advance(MINUTE);
    const other = await enter(login, PASSWORD, codeOf(secret));
    const before = caller.cookie;
    expect(
      await refused(caller.call('POST', '/auth/password', { current: 'x', next: 'another good long one' })),
    ).toEqual([401, 'auth.failed']);
    expect(await refused(caller.call('POST', '/auth/password', { current: PASSWORD, next: '123456789012' }))).toEqual([
      400,
      'request.invalid',
    ]);
    await done(caller.call('POST', '/auth/password', { current: PASSWORD, next: 'another good long one' }));
    expect((await other.call('GET', '/auth/me')).status).toBe(401);
    expect((await caller.call('GET', '/auth/me')).status).toBe(200);
    expect((await system.visitor().call('GET', '/auth/me', undefined, { Cookie: before })).status).toBe(401);
    expect(await refused(system.visitor().call('POST', '/auth/login', { login, password: PASSWORD }))).toEqual([
      401,
      'auth.failed',
    ]);
  });
});

describe('a reset', () => {
  it('of the password lasts thirty minutes, ends the sessions and does not get past the second factor', async () => {
    const { login, id, link } = await invited();
    const { caller, secret } = await follow(link);
    const reset = await done(keeper.call<Wish>('POST', `/accounts/${id}/password-reset`, {}));
    const visitor = system.visitor();
    expect(
      await done(
        visitor.call('POST', '/auth/links/use', { token: tokenOf(reset.link), password: 'brand new password!' }),
      ),
    ).toEqual({ next: 'sign_in' });
    expect((await caller.call('GET', '/auth/me')).status).toBe(401);
    expect((await visitor.call('GET', '/auth/me')).status).toBe(401);
    expect(await refused(visitor.call('POST', '/auth/authenticator/proposal', {}))).toEqual([401, 'auth.required']);
    clock.advance(MINUTE);
    await enter(login, 'brand new password!', codeOf(secret));
    const late = await done(keeper.call<Wish>('POST', `/accounts/${id}/password-reset`, {}));
    clock.advance(30 * MINUTE);
    expect(
      await refused(
        system
          .visitor()
          .call('POST', '/auth/links/use', { token: tokenOf(late.link), password: 'brand new password?' }),
      ),
    ).toEqual([410, 'auth.link_over']);
  });

  it('of the second factor needs the password too', async () => {
    const { id, link } = await invited();
    const { caller } = await follow(link);
    const reset = await done(keeper.call<Wish>('POST', `/accounts/${id}/second-factor-reset`, {}));
    expect((await caller.call('GET', '/auth/me')).status).toBe(401);
    const token = tokenOf(reset.link);
    expect(
      await refused(system.visitor().call('POST', '/auth/links/use', { token, password: 'a wrong password' })),
    ).toEqual([401, 'auth.failed']);
    const { recoveryCodes } = await follow(reset.link);
    expect(recoveryCodes).toHaveLength(10);
  });
});

describe('a sensitive act', () => {
  it('asks for both factors once more after ten minutes, and gets the session a new secret', async () => {
    const { login, link } = await invited();
    const { caller, secret } = await follow(link);
    clock.advance(10 * MINUTE);
    expect(await refused(caller.call('POST', '/auth/recovery-codes', {}))).toEqual([403, 'auth.proof_required']);
    expect(await refused(caller.call('POST', '/auth/authenticator/proposal', {}))).toEqual([
      403,
      'auth.proof_required',
    ]);
    expect(await refused(caller.call('POST', '/auth/proof', { password: 'x', code: codeOf(secret) }))).toEqual([
      401,
      'auth.failed',
    ]);
    const before = caller.cookie;
    clock.advance(MINUTE);
    await done(caller.call('POST', '/auth/proof', { password: PASSWORD, code: codeOf(secret) }));
    expect((await caller.call('POST', '/auth/recovery-codes', {})).status).toBe(200);
    expect((await system.visitor().call('GET', '/auth/me', undefined, { Cookie: before })).status).toBe(401);
    expect(login).not.toBe('');
  });

  it('of the keeper of accounts is one too', async () => {
    const { id } = await invited();
    clock.advance(11 * MINUTE);
    for (const [path, body] of [
      ['/accounts', wished()],
      [`/accounts/${id}`, { displayName: 'x', role: 'handler', institutionId: lighting }],
      [`/accounts/${id}/closing`, {}],
      [`/accounts/${id}/password-reset`, {}],
      [`/accounts/${id}/second-factor-reset`, {}],
      [`/accounts/${id}/identity`, { issuer: 'https://i', subject: 's' }],
    ] as const)
      expect({ path, refused: await refused(keeper.call('POST', path, body)) }).toEqual({
        path,
        refused: [403, 'auth.proof_required'],
      });
    expect((await keeper.call('GET', '/accounts')).status).toBe(200);
  });
});

describe('sessions', () => {
  it('are listed to their owner, who ends one or all others', async () => {
    const { login, link } = await invited();
    const { caller, secret } = await follow(link);
    const others: Caller[] = [];
    for (let i = 0; i < 2; i += 1) {
      clock.advance(MINUTE);
      others.push(await enter(login, PASSWORD, codeOf(secret)));
    }
    const list = async () =>
      (await done(caller.call<{ items: { id: string; isThis: boolean; way: string }[] }>('GET', '/auth/sessions')))
        .items;
    expect((await list()).map(({ isThis, way }) => [isThis, way])).toEqual(
      expect.arrayContaining([
        [true, 'invitation'],
        [false, 'totp'],
        [false, 'totp'],
      ]),
    );
    const foreign = (await list()).find(({ isThis }) => !isThis)?.id ?? '';
    const stranger = await system.signedIn('examiner', { institution: LIGHTING });
    expect(await refused(stranger.call('POST', `/auth/sessions/${foreign}/end`, {}))).toEqual([
      404,
      'auth.session_unknown',
    ]);
    await done(caller.call('POST', `/auth/sessions/${foreign}/end`, {}));
    expect(await list()).toHaveLength(2);
    await done(caller.call('POST', '/auth/sessions/end-others', {}));
    expect((await list()).map(({ isThis }) => isThis)).toEqual([true]);
    for (const other of others) expect((await other.call('GET', '/auth/me')).status).toBe(401);
  });

  it('are at most five of one person, also when many are opened at once', async () => {
    const { login, link } = await invited();
    const { recoveryCodes } = await follow(link);
    const callers = await Promise.all(recoveryCodes.slice(0, 8).map((code) => enter(login, PASSWORD, code)));
    const answers = await Promise.all(callers.map((caller) => caller.call('GET', '/auth/me')));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(5);
    const rows = await system.database.query(
      `SELECT FROM session s JOIN account a ON a.id = s.account_id WHERE a.login = $1 AND s.has_second_factor`,
      [login],
    );
    expect(rows).toHaveLength(5);
  });
});

describe('a known browser', () => {
  beforeEach(() => awayFromWindowEnd(8000));

  it('is let in while a stranger has spent all tries for the account', async () => {
    const { login, link } = await invited();
    const { caller } = await follow(link);
    const { cookie } = caller;
    for (let i = 0; i < 10; i += 1) await system.visitor().call('POST', '/auth/login', { login, password: 'x' });
    expect((await system.visitor().call('POST', '/auth/login', { login, password: PASSWORD })).status).toBe(429);
    const known = { Cookie: cookie.split('; ').find((part) => part.startsWith('ipr_device=')) ?? '' };
    expect((await system.visitor().call('POST', '/auth/login', { login, password: PASSWORD }, known)).status).toBe(200);
    const other = await invited();
    for (let i = 0; i < 10; i += 1)
      await system.visitor().call('POST', '/auth/login', { login: other.login, password: 'x' });
    expect(
      (await system.visitor().call('POST', '/auth/login', { login: other.login, password: 'x' }, known)).status,
    ).toBe(429);
  });

  it('has a limit of its own', async () => {
    const { login, link } = await invited();
    const { caller } = await follow(link);
    const known = { Cookie: caller.cookie.split('; ').find((part) => part.startsWith('ipr_device=')) ?? '' };
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => system.visitor().call('POST', '/auth/login', { login, password: 'x' }, known)),
    );
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
  });
});

describe('a change by the keeper', () => {
  it('of role and place is in force with the next call', async () => {
    const { id, link } = await invited({ role: 'team_leader' });
    const { caller } = await follow(link);
    expect((await caller.call('GET', '/workload/overview')).status).toBe(200);
    await done(
      keeper.call('POST', `/accounts/${id}`, { displayName: '某人', role: 'handler', institutionId: lighting }),
    );
    expect((await caller.call('GET', '/workload/overview')).status).toBe(403);
    expect((await caller.call('GET', '/auth/me')).body).toMatchObject({ role: 'handler', displayName: '某人' });
  });

  it('that closes an account ends its sessions and its links at once', async () => {
    const { id, link, login } = await invited();
    const { caller } = await follow(link);
    const reset = await done(keeper.call<Wish>('POST', `/accounts/${id}/password-reset`, {}));
    await done(keeper.call('POST', `/accounts/${id}/closing`, {}));
    expect((await caller.call('GET', '/auth/me')).status).toBe(401);
    expect(
      await refused(
        system
          .visitor()
          .call('POST', '/auth/links/use', { token: tokenOf(reset.link), password: 'something quite new' }),
      ),
    ).toEqual([410, 'auth.link_over']);
    expect((await system.visitor().call('POST', '/auth/login', { login, password: PASSWORD })).status).toBe(401);
    expect(await refused(keeper.call('POST', `/accounts/${id}/closing`, {}))).toEqual([409, 'account.closed']);
    await done(keeper.call('POST', `/accounts/${id}/reopening`, {}));
    expect((await system.visitor().call('POST', '/auth/login', { login, password: PASSWORD })).status).toBe(200);
  });

  it('is never of the own account, and never makes an administrator of anybody', async () => {
    const { id } = await invited();
    expect(await refused(keeper.call('POST', `/accounts/${keeper.accountId}/password-reset`, {}))).toEqual([
      403,
      'account.own',
    ]);
    for (const role of ['system_admin', 'security_admin', 'auditor'])
      expect(await refused(keeper.call('POST', `/accounts/${id}`, { displayName: 'x', role }))).toEqual([
        409,
        'account.role_fixed',
      ]);
    const admin = await system.signedIn('system_admin', {});
    const wish = { displayName: 'x', role: 'handler', institutionId: lighting };
    expect(await refused(keeper.call('POST', `/accounts/${admin.accountId}`, wish))).toEqual([
      409,
      'account.role_fixed',
    ]);
  });
});

describe('the three administrators', () => {
  beforeEach(async () => {
    auditor = await system.signedIn('auditor', {});
  });

  const everybody: readonly Role[] = ['team_leader', 'national_coordinator', 'system_admin', 'auditor'];

  it('have each their own work: only one of them keeps accounts', async () => {
    const before = await system.database.query('SELECT id, role, is_active FROM account ORDER BY id');
    for (const role of everybody) {
      const caller =
        role === 'auditor'
          ? auditor
          : await system.signedIn(
              role,
              role === 'team_leader' ? { institution: LIGHTING } : role === 'system_admin' ? {} : { queue: 'national' },
            );
      expect(await refused(caller.call('POST', '/accounts', wished()))).toEqual([403, 'auth.forbidden']);
      expect(await refused(caller.call('POST', `/accounts/${keeper.accountId}/closing`, {}))).toEqual([
        403,
        'auth.forbidden',
      ]);
      expect((await caller.call('GET', '/accounts')).status).toBe(role === 'auditor' ? 200 : 403);
    }
    const after = await system.database.query<{ id: string }>('SELECT id, role, is_active FROM account ORDER BY id');
    for (const row of before as { id: string }[]) expect(after).toContainEqual(row);
  });

  it('are made, reset and closed by two persons only', async () => {
    const wish = wished({ role: 'system_admin', institutionId: null });
    const proposal = await done(keeper.call<Wish>('POST', '/accounts', wish));
    expect(proposal).toMatchObject({ accountId: null, link: null });
    const path = `/accounts/changes/${proposal.changeId ?? ''}/confirmation`;
    expect(await refused(keeper.call('POST', path, {}))).toEqual([403, 'account.second_person']);
    const waiting = await done(
      auditor.call<{ items: { id: string; mayConfirm: boolean }[] }>('GET', '/accounts/changes'),
    );
    expect(waiting.items).toContainEqual(expect.objectContaining({ id: proposal.changeId, mayConfirm: true }));
    const [one, two] = await Promise.all([auditor.call<Wish>('POST', path, {}), auditor.call<Wish>('POST', path, {})]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    const made = one.status === 200 ? one.body : two.body;
    expect(made.link).toContain('/console/welcome#');
    const second = await system.signedIn('security_admin', {});
    const closing = await done(keeper.call<Wish>('POST', `/accounts/${made.accountId ?? ''}/closing`, {}));
    await done(second.call('POST', `/accounts/changes/${closing.changeId ?? ''}/confirmation`, {}));
    const [row] = await system.database.query<{ is_active: boolean }>(`SELECT is_active FROM account WHERE id = $1`, [
      made.accountId,
    ]);
    expect(row).toEqual({ is_active: false });
    expect(await told('account.change_confirmed')).toBeGreaterThanOrEqual(2);
  });

  it('cannot agree to what is about themselves, and a proposal can be declined or taken back', async () => {
    const about = await done(keeper.call<Wish>('POST', `/accounts/${auditor.accountId}/second-factor-reset`, {}));
    expect(await refused(auditor.call('POST', `/accounts/changes/${about.changeId ?? ''}/confirmation`, {}))).toEqual([
      403,
      'account.own',
    ]);
    await done(keeper.call('POST', `/accounts/changes/${about.changeId ?? ''}/refusal`, {}));
    expect(await refused(auditor.call('POST', `/accounts/changes/${about.changeId ?? ''}/confirmation`, {}))).toEqual([
      409,
      'account.change_settled',
    ]);
    expect((await auditor.call('GET', '/auth/me')).status).toBe(200);
  });

  it('are not left without one of their kind', async () => {
    await system.database.query(`UPDATE account SET is_active = (id = $1) WHERE role = 'auditor'`, [auditor.accountId]);
    const second = await system.signedIn('security_admin', {});
    const wish = await done(keeper.call<Wish>('POST', `/accounts/${auditor.accountId}/closing`, {}));
    expect(await refused(second.call('POST', `/accounts/changes/${wish.changeId ?? ''}/confirmation`, {}))).toEqual([
      409,
      'account.last_administrator',
    ]);
  });

  it('are three kinds in the database too: no statement turns one into another, and no place goes with them', async () => {
    for (const role of ['system_admin', 'auditor', 'handler'])
      await expect(
        system.database.query(`UPDATE account SET role = $2 WHERE id = $1`, [keeper.accountId, role]),
      ).rejects.toMatchObject({ constraint: 'account_keeps_apart' });
    await expect(
      system.database.query(`UPDATE account SET queue = 'national' WHERE id = $1`, [keeper.accountId]),
    ).rejects.toMatchObject({ constraint: 'account_administrators_have_no_place' });
    await expect(
      system.database.query(
        `INSERT INTO account_change (id, act, proposed_by, proposed_at, settled_by, settled_at, outcome) VALUES (gen_random_uuid(), 'close', $1, now(), $1, now(), 'confirmed')`,
        [keeper.accountId],
      ),
    ).rejects.toMatchObject({ constraint: 'account_change_two_persons' });
  });
});

describe('the first administrator', () => {
  it('comes in by a link that works once, and only where there is nobody yet', async () => {
    const empty = await startSystem({ worker: false, clock });
    try {
      const links = await Promise.all(
        [1, 2, 3].map((n) => empty.api.app.get(Accounts).first(`first-${n}`, '安全管理员')),
      );
      const made = links.filter((link) => link !== null);
      expect(made).toHaveLength(1);
      const caller = empty.visitor();
      await done(caller.call('POST', '/auth/links/use', { token: made[0], password: PASSWORD }));
      expect((await empty.database.query<{ role: string }>('SELECT role FROM account'))[0]).toEqual({
        role: 'security_admin',
      });
      await empty.api.app
        .get(SignIn)
        .createAccount({ login: 'x', displayName: 'x', role: 'auditor', institutionId: null, queue: null });
      expect(await empty.api.app.get(Accounts).first('late', 'x')).toBeNull();
    } finally {
      await empty.stop();
    }
  });
});
