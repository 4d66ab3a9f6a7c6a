import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Secret } from 'otpauth';
import { AppError, type Role } from '#contracts';
import { newSecret, sameSecret, Vault } from '#platform/crypto';
import { Database, SYSTEM } from '#platform/database';
import { deviceOf } from './domain/device.js';
import { spelled } from './domain/password.js';
import type { Viewer } from './domain/viewer.js';
import { Factors } from './factors.service.js';
import { type Limit, Limits } from './limits.service.js';
import { Sessions } from './sessions.service.js';

/** argon2id, 19 MiB, 2 passes (OWASP password storage, first choice). */
const ARGON = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Verified against when no such account exists, so that the answer takes as long. */
const NOBODY = hash(newSecret(), ARGON);

export const hashPassword = (password: string): Promise<string> => hash(spelled(password), ARGON);
export const isPassword = async (stored: string | null, password: string): Promise<boolean> =>
  (await verify(stored ?? (await NOBODY), spelled(password))) && stored !== null;

/** A new account; its password and second factor are returned once and kept only as hash and sealed secret. */
export interface NewAccount {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly institutionId: string | null;
  readonly queue: string | null;
}

/** Where a try comes from. */
export interface Origin {
  readonly address: string;
  readonly userAgent?: string | undefined;
  /** What the browser was given when somebody last signed in with it. */
  readonly knownDevice?: string | undefined;
}

/**
 * Tries of strangers are counted by account and address; those of a browser in which the owner has signed in before are counted for that
 * browser alone. A stranger can therefore spend the strangers' tries, and never the owner's.
 */
const strangersLimits = (login: string, address: string): Limit[] => [
  { bucket: `login|${login}|${address}`, most: 10, windowSeconds: 900 },
  { bucket: `login-address|${address}`, most: 60, windowSeconds: 900 },
  { bucket: `login-total|${login}`, most: 100, windowSeconds: 900 },
];
const ownersLimits = (device: string): Limit[] => [{ bucket: `login-device|${device}`, most: 10, windowSeconds: 900 }];

interface AccountRecord {
  id: string;
  password_hash: string | null;
  is_active: boolean;
  credential_version: number;
}

/** Sign-in of staff and coordinators: password, then second factor, then a session. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly sessions: Sessions,
    private readonly factors: Factors,
    private readonly limits: Limits,
  ) {}

  /** Creates an account that is ready for use: for the first start, and for tests. @returns what its owner needs to sign in, once */
  async createAccount(account: NewAccount): Promise<{ id: string; password: string; totpSecret: string }> {
    const id = crypto.randomUUID();
    const password = newSecret().slice(0, 20);
    const totpSecret = new Secret({ size: 20 }).base32;
    const passwordHash = await hashPassword(password);
    await this.database.transaction(SYSTEM, (tx) =>
      tx.query(
        `INSERT INTO account (id, login, display_name, password_hash, totp_secret, role, institution_id, queue) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
        [
          id,
          account.login,
          account.displayName,
          passwordHash,
          this.vault.seal(totpSecret, `account|totp|${id}`),
          account.role,
          account.institutionId,
          account.queue,
        ],
      ),
    );
    return { id, password, totpSecret };
  }

  /**
   * First step. The try is counted before the password is looked at; unknown accounts and wrong passwords answer alike and as slowly.
   * @returns the secret of a session that can do nothing but give the second factor.
   * @throws `auth.failed`, `rate.limited`
   */
  async withPassword(login: string, password: string, origin: Origin): Promise<string> {
    const [account] = await this.database.direct<AccountRecord>(
      `SELECT id, password_hash, is_active, credential_version FROM account WHERE login = $1`,
      [login],
    );
    const device = this.knownDevice(account, origin.knownDevice);
    const limits = device === null ? strangersLimits(login, origin.address) : ownersLimits(device);
    await this.limits.count(limits);
    const isRight = await isPassword(account?.password_hash ?? null, password);
    if (!account || !isRight || !account.is_active) throw new AppError('auth.failed');
    await this.limits.refund(limits);
    return this.sessions.openHalf(account.id, { way: 'password', device: deviceOf(origin.userAgent) });
  }

  /**
   * Second step: a code of the authenticator (RFC 6238), used once, or one of the codes on paper.
   * @throws `auth.failed`, `rate.limited`
   */
  async withCode(sessionSecret: string, code: string, origin: Origin): Promise<{ secret: string; viewer: Viewer }> {
    const state = await this.sessions.read(sessionSecret);
    if (!state) throw new AppError('auth.required');
    const { accountId } = state.viewer;
    const limits = [{ bucket: `totp|${accountId}`, most: 10, windowSeconds: 300 }];
    await this.limits.count(limits);
    const way = await this.factors.use(accountId, code);
    if (way === null) throw new AppError('auth.failed');
    await this.limits.refund(limits);
    const opening = { way, device: deviceOf(origin.userAgent) };
    return { secret: await this.sessions.openWhole(accountId, opening, sessionSecret), viewer: state.viewer };
  }

  /** Both factors once more, in a session that has them: for what must not happen from an unwatched screen. @returns the session's new secret */
  async prove(sessionSecret: string, password: string, code: string): Promise<string> {
    const state = await this.sessions.read(sessionSecret);
    if (!state?.hasSecondFactor) throw new AppError('auth.required');
    const { accountId } = state.viewer;
    const limits = [{ bucket: `proof|${accountId}`, most: 10, windowSeconds: 900 }];
    await this.limits.count(limits);
    const [account] = await this.database.direct<AccountRecord>(`SELECT password_hash FROM account WHERE id = $1`, [
      accountId,
    ]);
    const isRight = await isPassword(account?.password_hash ?? null, password);
    if (!isRight || (await this.factors.use(accountId, code)) === null) throw new AppError('auth.failed');
    await this.limits.refund(limits);
    return this.sessions.prove(sessionSecret);
  }

  /** What makes a browser a known one for an account, from its next sign-in on. Ends with the password it was given under. */
  async rememberDevice(accountId: string): Promise<string> {
    const [account] = await this.database.direct<AccountRecord>(
      `SELECT id, credential_version FROM account WHERE id = $1`,
      [accountId],
    );
    if (!account) throw new AppError('auth.required');
    const nonce = newSecret();
    return `${nonce}.${this.deviceMark(account, nonce)}`;
  }

  private knownDevice(account: AccountRecord | undefined, cookie: string | undefined): string | null {
    const [nonce = '', mark = ''] = (cookie ?? '').split('.');
    if (!account || nonce === '' || mark === '') return null;
    return sameSecret(mark, this.deviceMark(account, nonce)) ? nonce : null;
  }

  private deviceMark(
    { id, credential_version }: Pick<AccountRecord, 'id' | 'credential_version'>,
    nonce: string,
  ): string {
    return this.vault.hashSecret(`device|${id}|${credential_version}|${nonce}`);
  }
}
