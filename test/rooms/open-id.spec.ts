import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type EnvFault, loadEnv } from '#platform/config';
import { followUntil, type IdentityProvider, startIdentityProvider } from '../support/identity-provider.js';
import { type Caller, startSystem, type TestSystem } from '../support/system.js';

jest.setTimeout(60_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const CALLBACK = 'http://localhost:3000/api/v1/auth/open-id/callback';
let provider: IdentityProvider;
let system: TestSystem;
let owner: Caller & { accountId: string };

beforeAll(async () => {
  provider = await startIdentityProvider(CALLBACK);
  system = await startSystem({
    worker: false,
    env: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'ipr',
      OIDC_CLIENT_SECRET: 'a secret between the two of them',
      OIDC_SECOND_FACTOR: 'mfa, hwk',
      OIDC_LABEL: '省统一身份认证',
    },
  });
  owner = await system.signedIn('examiner', { institution: LIGHTING });
});
afterAll(async () => {
  await system.stop();
  await provider.stop();
});

/** Sets out from the sign-in page, or from the own account to link, and comes back with what the provider says. */
async function setOut(caller: Caller, path = '/auth/open-id/start'): Promise<string> {
  const { status, body } = await caller.call<{ url: string }>('POST', path, {});
  expect(status).toBe(200);
  return (await followUntil(body.url, CALLBACK)).slice(CALLBACK.length);
}
/** Where the callback leads. The browser keeps what it was given. */
const land = async (caller: Caller, search: string, headers: Record<string, string> = {}): Promise<string> => {
  const answer = await fetch(`${system.origin}/api/v1/auth/open-id/callback${search}`, {
    redirect: 'manual',
    headers: { Cookie: caller.cookie, ...headers },
  });
  caller.take(answer.headers.getSetCookie());
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
};
const isIn = async (caller: Caller): Promise<number> => (await caller.call('GET', '/auth/me')).status;

describe('an identity provider', () => {
  it('is offered on the sign-in page, and its callback goes nowhere else', async () => {
    expect((await system.visitor().call('GET', '/auth/ways')).body).toEqual({ openId: { label: '省统一身份认证' } });
    const { body } = await system.visitor().call<{ url: string }>('POST', '/auth/open-id/start', {
      // Not a field: where to go afterwards is nobody's to say.
    });
    const asked = new URL(body.url).searchParams;
    expect(asked.get('redirect_uri')).toBe(CALLBACK);
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(20);
  });

  it('lets nobody in whom no owner has linked, whatever e-mail address it tells', async () => {
    provider.who = 'a stranger';
    const accounts = await system.database.query('SELECT id FROM account');
    const caller = system.visitor();
    expect(await land(caller, await setOut(caller))).toBe('/console/?sign-in=unknown');
    expect(await isIn(caller)).toBe(401);
    expect(await system.database.query('SELECT id FROM account')).toEqual(accounts);
  });

  it('lets in whom the owner has linked: half without the second factor, whole with one that we believe', async () => {
    provider.who = 'subject-1';
    expect(await land(owner, await setOut(owner, '/auth/open-id/link'))).toBe('/console/account?linked=yes');
    expect((await owner.call('GET', '/auth/account')).body).toMatchObject({
      identities: [{ issuer: provider.issuer, subject: 'subject-1' }],
    });
    const half = system.visitor();
    provider.amr = ['pwd'];
    expect(await land(half, await setOut(half))).toBe('/console/?sign-in=second-factor');
    expect((await half.call('GET', '/auth/me')).body).toMatchObject({ code: 'auth.second_factor_required' });
    const whole = system.visitor();
    provider.amr = ['pwd', 'hwk'];
    expect(await land(whole, await setOut(whole))).toBe('/console/');
    expect((await whole.call('GET', '/auth/me')).body).toMatchObject({ id: owner.accountId });
  });

  it('links one identity with one account only', async () => {
    provider.who = 'subject-1';
    const other = await system.signedIn('handler', { institution: LIGHTING });
    expect(await land(other, await setOut(other, '/auth/open-id/link'))).toBe('/console/account?linked=taken');
    expect((await other.call('GET', '/auth/account')).body).toMatchObject({ identities: [] });
    const keeper = await system.signedIn('security_admin', {});
    const identity = { issuer: provider.issuer, subject: 'subject-1' };
    expect((await keeper.call('POST', `/accounts/${other.accountId}/identity`, identity)).body).toMatchObject({
      code: 'auth.identity_taken',
    });
  });

  it('is linked by the security administrator too, and unlinked by the owner', async () => {
    const other = await system.signedIn('handler', { institution: LIGHTING });
    const keeper = await system.signedIn('security_admin', {});
    const identity = { issuer: provider.issuer, subject: 'subject-2' };
    expect((await keeper.call('POST', `/accounts/${other.accountId}/identity`, identity)).status).toBe(204);
    provider.who = 'subject-2';
    provider.amr = ['mfa'];
    const caller = system.visitor();
    expect(await land(caller, await setOut(caller))).toBe('/console/');
    const { body } = await other.call<{ identities: { id: string }[] }>('GET', '/auth/account');
    expect((await other.call('POST', `/auth/identities/${body.identities[0]?.id ?? ''}/removal`, {})).status).toBe(204);
    const again = system.visitor();
    expect(await land(again, await setOut(again))).toBe('/console/?sign-in=unknown');
  });

  it('lets nobody in whose account was closed', async () => {
    const other = await system.signedIn('handler', { institution: LIGHTING });
    const keeper = await system.signedIn('security_admin', {});
    await keeper.call('POST', `/accounts/${other.accountId}/identity`, {
      issuer: provider.issuer,
      subject: 'subject-3',
    });
    await keeper.call('POST', `/accounts/${other.accountId}/closing`, {});
    provider.who = 'subject-3';
    const caller = system.visitor();
    expect(await land(caller, await setOut(caller))).toBe('/console/?sign-in=unknown');
  });
});

describe('V8: who comes back from the provider', () => {
  const failed = '/console/?sign-in=failed';

  it('must be the browser that set out, with the answer to its own question, once', async () => {
    provider.who = 'subject-1';
    provider.amr = ['mfa'];
    const caller = system.visitor();
    const search = await setOut(caller);
    const thief = system.visitor();
    expect(await land(thief, search)).toBe(failed);
    await setOut(thief);
    expect(await land(thief, search)).toBe(failed);
    const { cookie } = caller;
    expect(await land(caller, search)).toBe('/console/');
    const again = system.visitor();
    expect(await land(again, search, { Cookie: cookie })).toBe(failed);
    for (const one of [thief, again]) expect(await isIn(one)).toBe(401);
  });

  it.each([
    ['nothing', ''],
    ['a refusal', '?error=access_denied'],
    ['another state', '?code=x&state=y'],
    ['a code that was made up', 'made up'],
    ['another issuer', 'another issuer'],
  ])('is not believed with %s', async (_title, given) => {
    provider.who = 'subject-1';
    const caller = system.visitor();
    const search = await setOut(caller);
    const own = new URLSearchParams(search);
    if (given === 'made up') own.set('code', 'x'.repeat(43));
    if (given === 'another issuer') own.set('iss', 'https://evil.example');
    expect(await land(caller, given.startsWith('?') || given === '' ? given : `?${own.toString()}`)).toBe(failed);
    expect(await isIn(caller)).toBe(401);
  });

  it('is not who a header says: names that a proxy might set are no sign-in', async () => {
    const names = [
      'X-Forwarded-User',
      'X-Remote-User',
      'Remote-User',
      'X-Auth-Request-User',
      'X-Auth-Request-Email',
      'X-SSO-User',
      'X-WEBAUTH-USER',
      'OIDC_CLAIM_sub',
      'X-MS-CLIENT-PRINCIPAL-NAME',
      'X-Amzn-Oidc-Identity',
      'Tailscale-User-Login',
      'Cf-Access-Authenticated-User-Email',
      'X-Client-Cert',
      'SSL_CLIENT_S_DN',
    ];
    for (const name of names) {
      for (const value of ['subject-1', owner.accountId, 'examiner-1', 'somebody@example.cn'])
        expect({
          name,
          status: (await system.visitor().call('GET', '/auth/me', undefined, { [name]: value })).status,
        }).toEqual({ name, status: 401 });
    }
  });

  it('is not linked from a session that has not just been proved', async () => {
    await system.database.query(`UPDATE session SET proved_at = now() - interval '11 minutes' WHERE account_id = $1`, [
      owner.accountId,
    ]);
    expect((await owner.call('POST', '/auth/open-id/link', {})).body).toMatchObject({ code: 'auth.proof_required' });
  });
});

describe('without a provider', () => {
  it('there is no such sign-in', async () => {
    const plain = await startSystem({ worker: false });
    try {
      expect((await plain.visitor().call('GET', '/auth/ways')).body).toEqual({ openId: null });
      expect((await plain.visitor().call('POST', '/auth/open-id/start', {})).status).toBe(404);
    } finally {
      await plain.stop();
    }
  });

  it('and none that is only half set up, or reached without TLS from elsewhere', () => {
    const faults = (more: Record<string, string>): string => {
      try {
        loadEnv({ PUBLIC_URL: 'https://ipr.example.cn', ...more });
        return '';
      } catch (error) {
        return (error as EnvFault).message;
      }
    };
    expect(faults({ OIDC_ISSUER: 'https://id.example.cn' })).toContain('OIDC_ISSUER without OIDC_CLIENT_ID');
    expect(faults({ OIDC_CLIENT_ID: 'x' })).toContain('OIDC_CLIENT_ID without OIDC_ISSUER');
    expect(faults({ OIDC_ISSUER: 'http://id.example.cn', OIDC_CLIENT_ID: 'x' })).toContain('OIDC_ISSUER must be https');
  });
});
