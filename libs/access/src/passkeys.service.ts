import { Injectable } from '@nestjs/common';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { Audit } from '#audit';
import { AppError } from '#contracts';
import { Env } from '#platform/config';
import { Database, SYSTEM } from '#platform/database';
import type { Viewer } from './domain/viewer.js';
import { Tickets } from './tickets.js';

const CHALLENGE_MINUTES = 5;
export const MOST_PASSKEYS = 10;

/** Only when somebody uses a passkey: three hundred modules that every process would read at its start. */
const webAuthn = (): Promise<typeof import('@simplewebauthn/server')> => import('@simplewebauthn/server');

export interface PasskeyLine {
  readonly id: string;
  readonly name: string;
  readonly isBackedUp: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

interface StoredPasskey {
  credential_id: string;
  account_id: string;
  public_key: Buffer;
  counter: string;
  transports: string[];
}

/** What a browser is asked for, and the ticket with which its answer must come back. */
export interface Challenge<Options> {
  readonly options: Options;
  readonly ticket: string;
}

/**
 * Passkeys (WebAuthn level 3): the authenticator has checked its owner by itself, so one of them is two factors. The private key never
 * leaves it, and what it signs is bound to our origin: nothing that can be typed into another page.
 */
@Injectable()
export class Passkeys {
  private readonly origin: string;
  private readonly site: string;

  constructor(
    private readonly database: Database,
    private readonly tickets: Tickets,
    private readonly audit: Audit,
    env: Env,
  ) {
    const url = new URL(env.PUBLIC_URL);
    this.origin = url.origin;
    this.site = url.hostname;
  }

  async of(accountId: string): Promise<PasskeyLine[]> {
    return this.database.direct<PasskeyLine>(
      `SELECT id, name, is_backed_up AS "isBackedUp", created_at AS "createdAt", last_used_at AS "lastUsedAt" FROM passkey WHERE account_id = $1 ORDER BY created_at`,
      [accountId],
    );
  }

  /** First half of adding one. */
  async propose(viewer: Viewer): Promise<Challenge<PublicKeyCredentialCreationOptionsJSON>> {
    const known = await this.stored(`account_id = $1`, viewer.accountId);
    if (known.length >= MOST_PASSKEYS) throw new AppError('auth.too_many_passkeys');
    const { generateRegistrationOptions } = await webAuthn();
    const options = await generateRegistrationOptions({
      rpName: 'IPR 维权援助',
      rpID: this.site,
      userName: viewer.login,
      userDisplayName: viewer.displayName,
      // Not the login: the authenticator shows it to nobody, and it must not tell who somebody is.
      userID: new Uint8Array(Buffer.from(viewer.accountId.replaceAll('-', ''), 'hex')),
      attestationType: 'none',
      excludeCredentials: known.map(({ credential_id, transports }) => ({ id: credential_id, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { options, ticket: this.ticket('passkey-new', options.challenge, viewer.accountId) };
  }

  /** Second half. @throws `auth.failed` when it answers another challenge, another origin or another person */
  async add(viewer: Viewer, ticket: string, response: object, name: string): Promise<void> {
    const challenge = this.challengeOf('passkey-new', ticket, viewer.accountId);
    const { verifyRegistrationResponse } = await webAuthn();
    const { registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: this.origin,
      expectedRPID: this.site,
      requireUserVerification: true,
    }).catch(refused);
    if (!registrationInfo || !(await this.tickets.spend(challenge))) throw new AppError('auth.failed');
    const { credential, credentialBackedUp } = registrationInfo;
    await this.database.transaction(SYSTEM, async (tx) => {
      const added = await tx.query<unknown[]>(
        `INSERT INTO passkey (credential_id, id, account_id, name, public_key, counter, transports, is_backed_up, created_at)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, now()) ON CONFLICT DO NOTHING RETURNING 1`,
        [
          credential.id,
          viewer.accountId,
          name,
          Buffer.from(credential.publicKey),
          credential.counter,
          credential.transports ?? [],
          credentialBackedUp,
        ],
      );
      if (added.length === 0) throw new AppError('auth.failed');
      await this.audit.append(tx, { ...by(viewer.accountId), event: 'auth.passkey_added' });
    });
  }

  async remove(accountId: string, id: string): Promise<void> {
    const removed = await this.database.transaction(SYSTEM, async (tx) => {
      const [gone] = await tx.query<{ count: number }[]>(
        `WITH gone AS (DELETE FROM passkey WHERE account_id = $1 AND id::text = $2 RETURNING 1) SELECT count(*)::int AS count FROM gone`,
        [accountId, id],
      );
      if (gone?.count === 1) await this.audit.append(tx, { ...by(accountId), event: 'auth.passkey_removed' });
      return gone?.count === 1;
    });
    if (!removed) throw new AppError('auth.passkey_unknown');
  }

  /** What a browser is asked to sign: for a known account its own keys, else whichever the person picks. */
  async ask(accountId: string | null): Promise<Challenge<PublicKeyCredentialRequestOptionsJSON>> {
    const known = accountId === null ? [] : await this.stored(`account_id = $1`, accountId);
    const { generateAuthenticationOptions } = await webAuthn();
    const options = await generateAuthenticationOptions({
      rpID: this.site,
      userVerification: 'required',
      allowCredentials: known.map(({ credential_id, transports }) => ({ id: credential_id, transports })),
    });
    return { options, ticket: this.ticket('passkey-use', options.challenge, accountId ?? '') };
  }

  /**
   * Whose passkey has answered.
   * @param accountId whose it has to be; null when the passkey itself says who comes
   * @throws `auth.failed`
   */
  async answered(accountId: string | null, ticket: string | undefined, response: object): Promise<string> {
    const challenge = this.challengeOf('passkey-use', ticket, accountId ?? '');
    const answer = response as AuthenticationResponseJSON;
    const [key] = await this.stored(`credential_id = $1`, nameOf(response));
    if (!key || (accountId !== null && key.account_id !== accountId)) throw new AppError('auth.failed');
    const { verifyAuthenticationResponse } = await webAuthn();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: this.origin,
      expectedRPID: this.site,
      requireUserVerification: true,
      credential: {
        id: key.credential_id,
        publicKey: new Uint8Array(key.public_key),
        counter: Number(key.counter),
        transports: key.transports,
      },
    }).catch(refused);
    if (!verified || !(await this.tickets.spend(challenge))) throw new AppError('auth.failed');
    await this.database.direct(`UPDATE passkey SET counter = $2, last_used_at = now() WHERE credential_id = $1`, [
      key.credential_id,
      authenticationInfo.newCounter,
    ]);
    return key.account_id;
  }

  private ticket(purpose: string, challenge: string, accountId: string): string {
    return this.tickets.issue(purpose, { challenge, accountId }, CHALLENGE_MINUTES);
  }

  private challengeOf(purpose: string, ticket: string | undefined, accountId: string): string {
    const facts = this.tickets.read(purpose, ticket);
    if (facts?.['accountId'] !== accountId) throw new AppError('auth.failed');
    return facts['challenge'] ?? '';
  }

  private stored(where: string, value: string): Promise<StoredPasskey[]> {
    return this.database.direct<StoredPasskey>(
      `SELECT credential_id, account_id, public_key, counter, transports FROM passkey WHERE ${where}`,
      [value],
    );
  }
}

/** Which key an answer says that it is of; it comes from outside and may say anything. */
const nameOf = (response: object): string => ('id' in response && typeof response.id === 'string' ? response.id : '');
/** The library tells by throwing what is wrong with an answer; whoever sent it is told only that it is. */
const refused = (): never => {
  throw new AppError('auth.failed');
};
const by = (accountId: string) => ({ actorKind: 'account', actorId: accountId, caseId: null });
