import { Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { Audit } from '#audit';
import { AppError } from '#contracts';
import { Clock } from '#platform/clock';
import { Env } from '#platform/config';
import { brokenConstraint, Database, SYSTEM } from '#platform/database';
import { Tickets } from './tickets.js';

const ROUND_TRIP_MINUTES = 10;
const CALLBACK = '/api/v1/auth/open-id/callback';
const ASK_HOW = JSON.stringify({ id_token: { acr: null, amr: null } });
/** Whoever links an identity has signed in there within this time. */
const LINK_SECONDS = 600;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Somebody whom the identity provider has vouched for. */
export interface Vouched {
  readonly accountId: string | null;
  /** Whether the provider says that it has seen a second factor, and we take its word (OIDC_SECOND_FACTOR). */
  readonly hasSecondFactor: boolean;
  /** Set when the round trip was to link, not to sign in. */
  readonly linkedTo: string | null;
}

export interface IdentityLine {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly linkedAt: Date;
}

/**
 * Sign-in through an identity provider (OpenID Connect Core 1.0, code flow with PKCE, state and nonce). Whoever comes back is known by
 * issuer and subject, which the owner or the security administrator has linked before: never by an e-mail address, which anybody may
 * claim, and no account is made on the way. No header of any proxy is believed.
 */
@Injectable()
export class OpenId {
  private discovered: Promise<client.Configuration> | null = null;

  constructor(
    private readonly env: Env,
    private readonly database: Database,
    private readonly tickets: Tickets,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** What the button says, or null when there is no provider. */
  get label(): string | null {
    return this.env.OIDC_ISSUER ? this.env.OIDC_LABEL : null;
  }

  /**
   * Where the browser is sent, and what it has to bring back.
   * @param linkTo the account that the identity is to be linked with; null to sign in
   */
  async begin(linkTo: string | null): Promise<{ url: string; ticket: string }> {
    const provider = await this.provider();
    const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
    const url = client.buildAuthorizationUrl(provider, {
      redirect_uri: this.callback(),
      scope: 'openid',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      // Some providers say how they know only when they are asked.
      ...(this.env.OIDC_SECOND_FACTOR === '' ? {} : { claims: ASK_HOW }),
      // To link is to give a key to the account: the provider is to ask who is there.
      ...(linkTo === null ? {} : { prompt: 'login', max_age: '0' }),
    });
    const facts = { state, nonce, verifier, ...(linkTo === null ? {} : { linkTo }) };
    return { url: url.href, ticket: this.tickets.issue('open-id', facts, ROUND_TRIP_MINUTES) };
  }

  /**
   * Somebody comes back.
   * @param search the question part of the address that the provider sent the browser to
   * @throws `auth.failed` when this browser did not begin it, the answer is not the provider's, or was used before
   */
  async finish(ticket: string | undefined, search: string): Promise<Vouched> {
    const facts = this.tickets.read('open-id', ticket);
    if (!facts || !(await this.tickets.spend(facts['state'] ?? ''))) throw new AppError('auth.failed');
    const provider = await this.provider();
    const tokens = await client
      .authorizationCodeGrant(provider, new URL(`${this.callback()}${search}`), {
        expectedState: facts['state'] ?? '',
        expectedNonce: facts['nonce'] ?? '',
        pkceCodeVerifier: facts['verifier'] ?? '',
        idTokenExpected: true,
        ...(facts['linkTo'] ? { maxAge: LINK_SECONDS } : {}),
      })
      .catch(() => {
        throw new AppError('auth.failed');
      });
    const claims = tokens.claims();
    if (!claims) throw new AppError('auth.failed');
    const linkTo = facts['linkTo'] ?? null;
    if (linkTo !== null) await this.link(linkTo, linkTo, claims.iss, claims.sub);
    return {
      accountId: await this.accountOf(claims.iss, claims.sub),
      hasSecondFactor: this.isSecondFactor(claims),
      linkedTo: linkTo,
    };
  }

  /** Ties an account to who its owner is at a provider. @throws `auth.identity_taken` when that is somebody else's already */
  async link(accountId: string, by: string, issuer: string, subject: string): Promise<void> {
    try {
      await this.database.transaction(SYSTEM, async (tx) => {
        await tx.query(
          `INSERT INTO account_identity (issuer, subject, id, account_id, linked_at, linked_by) VALUES ($1, $2, gen_random_uuid(), $3, $4, $5)`,
          [issuer, subject, accountId, this.clock.now(), by],
        );
        await this.audit.append(tx, {
          event: 'auth.identity_linked',
          actorKind: 'account',
          actorId: by,
          caseId: null,
          facts: { accountId, issuer },
        });
      });
    } catch (error) {
      throw brokenConstraint(error) === 'PK_account_identity' ? new AppError('auth.identity_taken') : error;
    }
  }

  async unlink(accountId: string, by: string, id: string): Promise<void> {
    const found = await this.database.transaction(SYSTEM, async (tx) => {
      const [gone] = await tx.query<{ count: number }[]>(
        `WITH gone AS (DELETE FROM account_identity WHERE account_id = $1 AND id::text = $2 RETURNING 1) SELECT count(*)::int AS count FROM gone`,
        [accountId, id],
      );
      if (gone?.count === 1)
        await this.audit.append(tx, {
          event: 'auth.identity_unlinked',
          actorKind: 'account',
          actorId: by,
          caseId: null,
          facts: { accountId },
        });
      return gone?.count === 1;
    });
    if (!found) throw new AppError('auth.identity_unknown');
  }

  async of(accountId: string): Promise<IdentityLine[]> {
    return this.database.direct<IdentityLine>(
      `SELECT id, issuer, subject, linked_at AS "linkedAt" FROM account_identity WHERE account_id = $1 ORDER BY linked_at`,
      [accountId],
    );
  }

  private async accountOf(issuer: string, subject: string): Promise<string | null> {
    const [row] = await this.database.direct<{ id: string }>(
      `SELECT a.id FROM account_identity i JOIN account a ON a.id = i.account_id AND a.is_active WHERE i.issuer = $1 AND i.subject = $2`,
      [issuer, subject],
    );
    return row?.id ?? null;
  }

  private isSecondFactor(claims: client.IDToken): boolean {
    const amr = Array.isArray(claims['amr']) ? claims['amr'].map(String) : [];
    const said = typeof claims['acr'] === 'string' ? [...amr, claims['acr']] : amr;
    const believed = this.env.OIDC_SECOND_FACTOR.split(',').map((word) => word.trim());
    return said.some((word) => word !== '' && believed.includes(word));
  }

  private callback(): string {
    return new URL(CALLBACK, this.env.PUBLIC_URL).href;
  }

  /** The provider as it describes itself, asked once; a failed try is not kept. @throws `route.not_found` when there is none */
  private provider(): Promise<client.Configuration> {
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = this.env;
    if (!issuer || !id) throw new AppError('route.not_found');
    const url = new URL(issuer);
    const isLocal = LOOPBACK.includes(url.hostname);
    this.discovered ??= client
      .discovery(url, id, secret, secret ? undefined : client.None(), {
        timeout: 10,
        ...(isLocal ? { execute: [client.allowInsecureRequests] } : {}),
      })
      .catch(() => {
        this.discovered = null;
        throw new AppError('service.unavailable');
      });
    return this.discovered;
  }
}
