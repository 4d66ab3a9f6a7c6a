import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** An identity provider on this machine, of the kind that institutions have: it asks nobody anything and says that everybody is `who`. */
export interface IdentityProvider {
  readonly issuer: string;
  /** The subject whom it vouches for from now on. */
  who: string;
  /** What it says about how it knows. */
  amr: string[];
  stop(): Promise<void>;
}

/** @param callback where our door waits for the browser to come back */
export async function startIdentityProvider(callback: string): Promise<IdentityProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state: IdentityProvider = {
    issuer,
    who: 'nobody',
    amr: [],
    stop: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'ipr',
        client_secret: 'a secret between the two of them',
        redirect_uris: [callback],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], acr: null, amr: null, auth_time: null },
    cookies: { keys: ['only-for-tests'] },
    features: { devInteractions: { enabled: false }, claimsParameter: { enabled: true } },
    interactions: { url: (_context, { uid }) => `/vouch/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, email: 'somebody@example.cn' }) }),
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/vouch/')) return void answer(request, response);
    const result = { login: { accountId: state.who, amr: state.amr, remember: false } };
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  return state;
}

/** Goes the way of a browser through redirections until it would come back to `until`. @returns that address */
export async function followUntil(start: string, until: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = start;
  for (let step = 0; step < 10; step += 1) {
    if (next.startsWith(until)) return next;
    const answer = await fetch(next, {
      redirect: 'manual',
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`no way on from ${next}: ${answer.status} ${await answer.text()}`);
    next = new URL(location, next).href;
  }
  throw new Error(`no end of redirections at ${next}`);
}
