import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError, type FieldFault } from '#contracts';
import { Clock } from '#platform/clock';
import { newSecret, Vault } from '#platform/crypto';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { commonPasswords } from './frequent-passwords.js';
import { type PasswordFault, passwordFault } from './domain/password.js';
import { Factors } from './factors.service.js';
import { Limits } from './limits.service.js';
import { Sessions } from './sessions.service.js';
import { hashPassword, isPassword } from './sign-in.service.js';

/** What a link is for. None of them signs anybody in past the second factor. */
export type LinkPurpose = 'invitation' | 'password' | 'second_factor';

/** An invitation may wait for its owner's first day; what opens an account that is in use may not. */
const LINK_MINUTES: Readonly<Record<LinkPurpose, number>> = { invitation: 24 * 60, password: 30, second_factor: 30 };

const SENTENCES: Readonly<Record<PasswordFault, FieldFault['message']>> = {
  too_short: { zh: '密码至少 12 个字符。', en: 'A password has at least 12 characters.' },
  too_long: { zh: '密码最多 128 个字符。', en: 'A password has at most 128 characters.' },
  too_common: {
    zh: '这个密码（或只差数字、符号的写法）在常用密码表中，容易被猜中。',
    en: 'This password, or one that differs only by digits and signs, is on the lists that are tried first.',
  },
  too_personal: { zh: '密码不能以账号或姓名为主。', en: 'A password must be more than the account or the name.' },
};

const refused = (path: string, fault: PasswordFault): AppError =>
  new AppError('request.invalid', {}, [{ path, code: `password.${fault}`, message: SENTENCES[fault] }]);

/** A link that somebody holds: for whom and for what. */
export interface OpenLink {
  readonly accountId: string;
  readonly purpose: LinkPurpose;
  readonly login: string;
  readonly displayName: string;
  readonly expiresAt: Date;
}

interface LinkRecord {
  account_id: string;
  purpose: LinkPurpose;
  login: string;
  display_name: string;
  expires_at: Date;
  password_hash: string | null;
}

/** The time, and the seals. */
@Injectable()
export class CredentialsSurroundings {
  constructor(
    readonly clock: Clock,
    readonly vault: Vault,
    readonly audit: Audit,
    readonly limits: Limits,
  ) {}
}

/** Passwords and the one-time links by which they are set: by their owners alone, never by whoever made the link. */
@Injectable()
export class Credentials {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly factors: Factors,
    private readonly surroundings: CredentialsSurroundings,
  ) {}

  /** A link, once. Former links for the same account are void. @returns its secret */
  async link(tx: Tx, accountId: string, purpose: LinkPurpose, madeBy: string | null): Promise<string> {
    const secret = newSecret();
    const now = this.surroundings.clock.now();
    await tx.query(`DELETE FROM account_link WHERE account_id = $1`, [accountId]);
    await tx.query(
      `INSERT INTO account_link (secret_hash, account_id, purpose, made_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [this.hashOf(secret), accountId, purpose, madeBy, now, new Date(now.getTime() + LINK_MINUTES[purpose] * 60_000)],
    );
    return secret;
  }

  /** Whom a link is for. @throws `auth.link_over` */
  async readLink(secret: string): Promise<OpenLink> {
    const row = await this.found(secret);
    return {
      accountId: row.account_id,
      purpose: row.purpose,
      login: row.login,
      displayName: row.display_name,
      expiresAt: row.expires_at,
    };
  }

  /**
   * Uses a link up. An invitation and a reset set the password; a link for the second factor wants the password that there is. All
   * sessions of the account end.
   * @returns the secret of a session that may set up a second factor, or null: then its owner signs in as always, second factor included
   * @throws `auth.link_over`, `auth.failed`, `rate.limited`, `request.invalid` with why the password is refused
   */
  async useLink(secret: string, password: string, device: string | null): Promise<string | null> {
    const row = await this.found(secret);
    const limits = [{ bucket: `link|${this.hashOf(secret)}`, most: 10, windowSeconds: 900 }];
    await this.surroundings.limits.count(limits);
    if (row.purpose === 'second_factor') {
      if (!(await isPassword(row.password_hash, password))) throw new AppError('auth.failed');
    } else this.judge('password', password, row);
    const hash = row.purpose === 'second_factor' ? null : await hashPassword(password);
    await this.database.transaction(SYSTEM, async (tx) => {
      const used = await tx.query<unknown[]>(
        `WITH used AS (UPDATE account_link SET used_at = $2 WHERE secret_hash = $1 AND used_at IS NULL RETURNING 1) SELECT * FROM used`,
        [this.hashOf(secret), this.surroundings.clock.now()],
      );
      if (used.length === 0) throw new AppError('auth.link_over');
      if (hash !== null) await this.store(tx, row.account_id, hash);
      await this.sessions.endOthers(tx, row.account_id, null);
      await this.told(tx, row.account_id, 'auth.link_used', { purpose: row.purpose });
    });
    const { totp, passkeys } = await this.factors.of(row.account_id);
    if (row.purpose === 'password' || totp || passkeys > 0) return null;
    return this.sessions.openHalf(row.account_id, { way: 'invitation', device, mayEnrol: true });
  }

  /** A new password by whoever knows the old one. All other sessions end. @throws `auth.failed`, `rate.limited`, `request.invalid` */
  async change(who: { accountId: string; sessionId: string }, current: string, next: string): Promise<void> {
    const limits = [{ bucket: `proof|${who.accountId}`, most: 10, windowSeconds: 900 }];
    await this.surroundings.limits.count(limits);
    const [account] = await this.database.direct<LinkRecord>(
      `SELECT password_hash, login, display_name FROM account WHERE id = $1`,
      [who.accountId],
    );
    if (!account || !(await isPassword(account.password_hash, current))) throw new AppError('auth.failed');
    await this.surroundings.limits.refund(limits);
    this.judge('next', next, account);
    const hash = await hashPassword(next);
    await this.database.transaction(SYSTEM, async (tx) => {
      await this.store(tx, who.accountId, hash);
      await this.sessions.endOthers(tx, who.accountId, who.sessionId);
    });
  }

  private judge(path: string, password: string, { login, display_name }: LinkRecord): void {
    const fault = passwordFault(password, commonPasswords(), [login, display_name]);
    if (fault !== null) throw refused(path, fault);
  }

  private async store(tx: Tx, accountId: string, hash: string): Promise<void> {
    await tx.query(
      `UPDATE account SET password_hash = $2, password_changed_at = $3, credential_version = credential_version + 1 WHERE id = $1`,
      [accountId, hash, this.surroundings.clock.now()],
    );
    await this.told(tx, accountId, 'auth.password_changed', {});
  }

  private async found(secret: string): Promise<LinkRecord> {
    const [row] = await this.database.direct<LinkRecord>(
      `SELECT l.account_id, l.purpose, l.expires_at, a.login, a.display_name, a.password_hash
         FROM account_link l JOIN account a ON a.id = l.account_id AND a.is_active
        WHERE l.secret_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2`,
      [this.hashOf(secret), this.surroundings.clock.now()],
    );
    if (!row) throw new AppError('auth.link_over');
    return row;
  }

  private hashOf(secret: string): string {
    return this.surroundings.vault.hashSecret(`link|${secret}`);
  }

  private told(tx: Tx, accountId: string, event: string, facts: Record<string, unknown>): Promise<void> {
    return this.surroundings.audit.append(tx, { event, actorKind: 'account', actorId: accountId, caseId: null, facts });
  }
}
