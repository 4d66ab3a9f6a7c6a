import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { Audit } from '#audit';
import { AppError } from '#contracts';
import { Clock } from '#platform/clock';
import { Vault } from '#platform/crypto';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { Tickets } from './tickets.js';

const STEP_SECONDS = 30;
const ISSUER = 'IPR 维权援助';
const ENROLMENT_MINUTES = 15;
const CODES = 10;
/** No letter or digit that is taken for another when read from paper (Crockford). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** Fifty random bits, as in `7K3QX-M20ZB`. */
const newRecoveryCode = (): string => {
  const chars = Array.from({ length: 10 }, () => ALPHABET[randomInt(32)] ?? '');
  return `${chars.slice(0, 5).join('')}-${chars.slice(5).join('')}`;
};
const readRecoveryCode = (typed: string): string | null => {
  const chars = [...typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')].map((char) => MISREAD[char] ?? char);
  return chars.length === 10 && chars.every((char) => ALPHABET.includes(char))
    ? `${chars.slice(0, 5).join('')}-${chars.slice(5).join('')}`
    : null;
};

/** The authenticator of an account and the codes on paper that stand in for it. */
@Injectable()
export class Factors {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly tickets: Tickets,
  ) {}

  /** Uses up a second factor. @returns which one it was, or null when it is none, or was used before */
  async use(accountId: string, typed: string): Promise<'totp' | 'recovery_code' | null> {
    // An input method may write digits in full width; anything but six digits would break the library's comparison.
    const token = typed.normalize('NFKC');
    if (/^\d{6}$/.test(token)) return (await this.useTotp(accountId, token)) ? 'totp' : null;
    const code = readRecoveryCode(typed);
    return code !== null && (await this.useRecoveryCode(accountId, code)) ? 'recovery_code' : null;
  }

  /** What there is to sign in with beside the password. */
  async of(accountId: string): Promise<{ totp: boolean; recoveryCodes: number; passkeys: number }> {
    const [row] = await this.database.direct<{ totp: boolean; codes: number; passkeys: number }>(
      `SELECT totp_secret IS NOT NULL AS totp,
              (SELECT count(*)::int FROM recovery_code r WHERE r.account_id = a.id AND r.used_at IS NULL) AS codes,
              (SELECT count(*)::int FROM passkey p WHERE p.account_id = a.id) AS passkeys
         FROM account a WHERE a.id = $1`,
      [accountId],
    );
    return { totp: row?.totp ?? false, recoveryCodes: row?.codes ?? 0, passkeys: row?.passkeys ?? 0 };
  }

  /** A new authenticator secret. It is the account's only once a code of it was shown, and travels sealed until then. */
  propose(accountId: string, login: string): { secret: string; uri: string; ticket: string } {
    const secret = new Secret({ size: 20 });
    const uri = new TOTP({ issuer: ISSUER, label: login, secret, period: STEP_SECONDS }).toString();
    return {
      secret: secret.base32,
      uri,
      ticket: this.tickets.issue('totp', { accountId, secret: secret.base32 }, ENROLMENT_MINUTES),
    };
  }

  /** Makes a proposed authenticator the account's, in place of a former one. @throws `auth.failed` when the code is not of it */
  async confirm(accountId: string, ticket: string, code: string): Promise<void> {
    const facts = this.tickets.read('totp', ticket);
    const step = facts?.['accountId'] === accountId ? this.stepOf(facts['secret'] ?? '', code.normalize('NFKC')) : null;
    if (facts === null || step === null) throw new AppError('auth.failed');
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`UPDATE account SET totp_secret = $2, totp_last_step = $3 WHERE id = $1`, [
        accountId,
        this.vault.seal(facts['secret'] ?? '', `account|totp|${accountId}`),
        step,
      ]);
      await this.told(tx, accountId, 'auth.authenticator_set_up');
    });
  }

  /** Ten new codes on paper; the former ones are void. @returns them, for the only time */
  async newRecoveryCodes(accountId: string): Promise<string[]> {
    const codes = Array.from({ length: CODES }, newRecoveryCode);
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`DELETE FROM recovery_code WHERE account_id = $1`, [accountId]);
      await tx.query(`INSERT INTO recovery_code (code_hash, account_id) SELECT h, $2 FROM unnest($1::text[]) AS h`, [
        codes.map((code) => this.hashOf(accountId, code)),
        accountId,
      ]);
      await this.told(tx, accountId, 'auth.recovery_codes_made');
    });
    return codes;
  }

  /** Takes every second factor from an account: its owner has to set one up anew. */
  async clear(tx: Tx, accountId: string): Promise<void> {
    await tx.query(`UPDATE account SET totp_secret = NULL WHERE id = $1`, [accountId]);
    await tx.query(`DELETE FROM passkey WHERE account_id = $1`, [accountId]);
    await tx.query(`DELETE FROM recovery_code WHERE account_id = $1`, [accountId]);
  }

  private async useTotp(accountId: string, token: string): Promise<boolean> {
    const [account] = await this.database.direct<{ totp_secret: string | null }>(
      `SELECT totp_secret FROM account WHERE id = $1`,
      [accountId],
    );
    const secret = this.vault.open(account?.totp_secret ?? null, `account|totp|${accountId}`);
    const step = secret === null ? null : this.stepOf(secret, token);
    if (step === null) return false;
    const [used] = await this.database.direct<{ count: number }>(
      `WITH used AS (UPDATE account SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2 RETURNING 1) SELECT count(*)::int AS count FROM used`,
      [accountId, step],
    );
    return used?.count === 1;
  }

  /** The time step that a code belongs to: its own 30 s, the one before and the one after. */
  private stepOf(secret: string, token: string): number | null {
    if (!/^\d{6}$/.test(token)) return null;
    const now = this.clock.now().getTime();
    const totp = new TOTP({ secret: Secret.fromBase32(secret), period: STEP_SECONDS });
    const drift = totp.validate({ token, window: 1, timestamp: now });
    return drift === null ? null : Math.floor(now / 1000 / STEP_SECONDS) + drift;
  }

  private async useRecoveryCode(accountId: string, code: string): Promise<boolean> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const [used] = await tx.query<{ count: number }[]>(
        `WITH used AS (UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING 1)
         SELECT count(*)::int AS count FROM used`,
        [accountId, this.hashOf(accountId, code), this.clock.now()],
      );
      if (used?.count !== 1) return false;
      await this.told(tx, accountId, 'auth.recovery_code_used');
      return true;
    });
  }

  private hashOf(accountId: string, code: string): string {
    return this.vault.hashSecret(`recovery|${accountId}|${code}`);
  }

  private told(tx: Tx, accountId: string, event: string): Promise<void> {
    return this.audit.append(tx, { event, actorKind: 'account', actorId: accountId, caseId: null });
  }
}
