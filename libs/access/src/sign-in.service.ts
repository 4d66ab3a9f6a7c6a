import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { AppError, type Role } from '#contracts';
import { Clock } from '#platform/clock';
import { newSecret, Vault } from '#platform/crypto';
import { Database, SYSTEM } from '#platform/database';
import type { Viewer } from './domain/viewer.js';
import { type Limit, Limits } from './limits.service.js';
import type { AccountRow } from './storage/access.entity.js';

/** argon2id, 19 MiB, 2 passes (OWASP password storage, first choice). */
const ARGON = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const STEP_SECONDS = 30;
const IDLE_MINUTES = 30;
const LONGEST_HOURS = 12;
/** Verified against when no such account exists, so that the answer takes as long. */
const NOBODY = hash(newSecret(), ARGON);

/** A new account; its password and second factor are returned once and kept only as hash and sealed secret. */
export interface NewAccount {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly institutionId: string | null;
  readonly queue: string | null;
}

export interface SessionState {
  readonly viewer: Viewer;
  readonly hasSecondFactor: boolean;
}

const loginLimits = (login: string, address: string): Limit[] => [
  { bucket: `login|${login}|${address}`, most: 10, windowSeconds: 900 },
  { bucket: `login-address|${address}`, most: 60, windowSeconds: 900 },
  { bucket: `login-total|${login}`, most: 100, windowSeconds: 900 },
];

/** Sign-in of staff and coordinators: password, then second factor, then a session that lives in PostgreSQL. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly limits: Limits,
  ) {}

  /** Creates an account. @returns what its owner needs to sign in, once. */
  async createAccount(account: NewAccount): Promise<{ id: string; password: string; totpSecret: string }> {
    const id = crypto.randomUUID();
    const password = newSecret().slice(0, 20);
    const totpSecret = new Secret({ size: 20 }).base32;
    const passwordHash = await hash(password, ARGON);
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
  async withPassword(login: string, password: string, address: string): Promise<string> {
    const limits = loginLimits(login, address);
    await this.limits.count(limits);
    const [account] = await this.database.direct<{ id: string; password_hash: string; is_active: boolean }>(
      `SELECT id, password_hash, is_active FROM account WHERE login = $1`,
      [login],
    );
    const isRight = await verify(account?.password_hash ?? (await NOBODY), password);
    if (!account || !isRight || !account.is_active) throw new AppError('auth.failed');
    await this.limits.refund(limits);
    return this.openSession(account.id, false);
  }

  /**
   * Second step: a code of the authenticator (RFC 6238), valid for its own 30 s and the one before; used once.
   * The session gets a new secret: one that was seen before sign-in is worthless after it.
   */
  async withCode(sessionSecret: string, code: string): Promise<{ secret: string; viewer: Viewer }> {
    const state = await this.session(sessionSecret);
    if (!state) throw new AppError('auth.required');
    const limits = [{ bucket: `totp|${state.viewer.accountId}`, most: 10, windowSeconds: 300 }];
    await this.limits.count(limits);
    const isFresh = await this.useCode(state.viewer.accountId, code);
    if (!isFresh) throw new AppError('auth.failed');
    await this.limits.refund(limits);
    await this.close(sessionSecret);
    return { secret: await this.openSession(state.viewer.accountId, true), viewer: state.viewer };
  }

  /** The session behind a cookie, or null when there is none, it is over, or its account was closed. Role and place are read anew each time. */
  async session(secret: string): Promise<SessionState | null> {
    const now = this.clock.now();
    const secretHash = this.vault.hashSecret(secret);
    const [row] = await this.database.direct<AccountSessionRow>(
      `SELECT a.id, a.login, a.display_name, a.role, a.institution_id, a.queue, s.has_second_factor, s.last_seen_at
         FROM session s JOIN account a ON a.id = s.account_id AND a.is_active
        WHERE s.secret_hash = $1 AND s.expires_at > $2 AND s.last_seen_at > $2::timestamptz - interval '${IDLE_MINUTES} minutes'`,
      [secretHash, now],
    );
    if (!row) return null;
    // Written at most once a minute: a page that polls must not turn every read into a write.
    if (now.getTime() - row.last_seen_at.getTime() > 60_000)
      await this.database.direct(`UPDATE session SET last_seen_at = $2 WHERE secret_hash = $1`, [secretHash, now]);
    const viewer: Viewer = {
      accountId: row.id,
      login: row.login,
      displayName: row.display_name,
      role: row.role,
      institutionId: row.institution_id,
      queue: row.queue,
    };
    return { viewer, hasSecondFactor: row.has_second_factor };
  }

  async close(secret: string): Promise<void> {
    await this.database.direct(`DELETE FROM session WHERE secret_hash = $1`, [this.vault.hashSecret(secret)]);
  }

  /** Removes sessions and lookup tokens that are over. */
  async purge(): Promise<void> {
    const now = this.clock.now();
    await this.database.direct(`DELETE FROM session WHERE expires_at < $1`, [now]);
    await this.database.direct(`DELETE FROM lookup_token WHERE expires_at < $1`, [now]);
  }

  private async openSession(accountId: string, hasSecondFactor: boolean): Promise<string> {
    const secret = newSecret();
    const now = this.clock.now();
    const lifeMs = hasSecondFactor ? LONGEST_HOURS * 3_600_000 : 10 * 60_000;
    await this.database.direct(
      `INSERT INTO session (secret_hash, account_id, has_second_factor, last_seen_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
      [this.vault.hashSecret(secret), accountId, hasSecondFactor, now, new Date(now.getTime() + lifeMs)],
    );
    return secret;
  }

  private async useCode(accountId: string, code: string): Promise<boolean> {
    const [account] = await this.database.direct<Pick<AccountRow, 'id'> & { totp_secret: string | null }>(
      `SELECT id, totp_secret FROM account WHERE id = $1`,
      [accountId],
    );
    const secret = this.vault.open(account?.totp_secret ?? null, `account|totp|${accountId}`);
    if (!secret) return false;
    // An input method may write digits in full width; anything but six digits would break the library's comparison.
    const token = code.normalize('NFKC');
    if (!/^\d{6}$/.test(token)) return false;
    const now = this.clock.now().getTime();
    const drift = new TOTP({ secret: Secret.fromBase32(secret), period: STEP_SECONDS }).validate({
      token,
      window: 1,
      timestamp: now,
    });
    if (drift === null) return false;
    const step = Math.floor(now / 1000 / STEP_SECONDS) + drift;
    const rows = await this.database.direct<{ id: string }>(
      `UPDATE account SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2 RETURNING id`,
      [accountId, step],
    );
    return firstRows(rows).length > 0;
  }
}

interface AccountSessionRow {
  id: string;
  login: string;
  display_name: string;
  role: Role;
  institution_id: string | null;
  queue: string | null;
  has_second_factor: boolean;
  last_seen_at: Date;
}

/** TypeORM answers UPDATE and DELETE … RETURNING with [rows, count], everything else with rows. */
function firstRows<Row>(answer: Row[]): Row[] {
  const [first] = answer as unknown[];
  return Array.isArray(first) ? (first as Row[]) : answer;
}
