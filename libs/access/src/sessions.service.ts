import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError, type Role } from '#contracts';
import { Clock } from '#platform/clock';
import { newSecret, Vault } from '#platform/crypto';
import { Database, SYSTEM, type Tx } from '#platform/database';
import type { Viewer } from './domain/viewer.js';

export const IDLE_MINUTES = 30;
const LONGEST_HOURS = 12;
/** Time to give the second factor, or to set one up. */
const HALF_MINUTES = 10;
/** Browsers in which one person is signed in at once; a further one ends the one that was used longest ago. */
export const MOST_SESSIONS = 5;
/** How long a proof of both factors lasts for sensitive acts. */
export const PROOF_MINUTES = 10;

/** How a session came about. */
export type SignInWay = 'password' | 'totp' | 'recovery_code' | 'passkey' | 'open_id' | 'invitation';

export interface SessionState {
  readonly id: string;
  readonly viewer: Viewer;
  readonly hasSecondFactor: boolean;
  /** May set up a second factor although none was given: the way in by a link. */
  readonly mayEnrol: boolean;
  /** Whether both factors were given within the last ten minutes. */
  readonly isProved: boolean;
}

interface Opening {
  readonly way: SignInWay;
  readonly device: string | null;
  readonly mayEnrol?: boolean;
}

/** One signed-in browser as its owner sees it. */
export interface SessionLine {
  readonly id: string;
  readonly way: SignInWay;
  readonly device: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Sessions live in PostgreSQL: whoever is signed in is a row, and gone when the row is. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** The session behind a cookie, or null when there is none, it is over, or its account was closed. Role and place are read anew each time. */
  async read(secret: string): Promise<SessionState | null> {
    const now = this.clock.now();
    const secretHash = this.vault.hashSecret(secret);
    const [row] = await this.database.direct<AccountSessionRow>(
      `SELECT s.id AS session_id, a.id, a.login, a.display_name, a.role, a.institution_id, a.queue, s.has_second_factor, s.may_enrol, s.proved_at, s.last_seen_at
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
    const provedAt = row.proved_at?.getTime() ?? 0;
    return {
      id: row.session_id,
      viewer,
      hasSecondFactor: row.has_second_factor,
      mayEnrol: row.may_enrol,
      isProved: row.has_second_factor && now.getTime() - provedAt < PROOF_MINUTES * 60_000,
    };
  }

  /** A session that can do nothing but give, or set up, the second factor. @returns its secret */
  async openHalf(accountId: string, opening: Opening): Promise<string> {
    return this.database.transaction(SYSTEM, (tx) => this.insert(tx, accountId, opening, false));
  }

  /** Both factors were given: the half session gives way to one with a new secret, so that one seen before is worthless after. */
  async openWhole(accountId: string, opening: Opening, instead: string | null): Promise<string> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const [account] = await tx.query<{ is_active: boolean }[]>(
        `SELECT is_active FROM account WHERE id = $1 FOR NO KEY UPDATE`,
        [accountId],
      );
      if (!account?.is_active) throw new AppError('auth.failed');
      if (instead !== null) await this.remove(tx, instead);
      const secret = await this.insert(tx, accountId, opening, true);
      await tx.query(
        `DELETE FROM session WHERE secret_hash IN (
           SELECT secret_hash FROM session WHERE account_id = $1 AND has_second_factor ORDER BY created_at DESC, last_seen_at DESC OFFSET ${MOST_SESSIONS})`,
        [accountId],
      );
      await this.audit.append(tx, {
        event: 'auth.signed_in',
        actorKind: 'account',
        actorId: accountId,
        caseId: null,
        facts: { way: opening.way },
      });
      return secret;
    });
  }

  /** A browser that is signed in and has given both factors again. @returns its new secret */
  async prove(secret: string): Promise<string> {
    return this.replace(secret, this.clock.now());
  }

  /** The same session under a new secret. */
  async renew(secret: string): Promise<string> {
    return this.replace(secret, null);
  }

  async close(secret: string): Promise<void> {
    await this.database.direct(`DELETE FROM session WHERE secret_hash = $1`, [this.vault.hashSecret(secret)]);
  }

  /** Where somebody is signed in, last used first. */
  async of(accountId: string): Promise<SessionLine[]> {
    return this.database.direct<SessionLine>(
      `SELECT id, way, device, created_at AS "createdAt", last_seen_at AS "lastSeenAt" FROM session
        WHERE account_id = $1 AND has_second_factor AND expires_at > $2 AND last_seen_at > $2::timestamptz - interval '${IDLE_MINUTES} minutes'
        ORDER BY last_seen_at DESC, created_at DESC`,
      [accountId, this.clock.now()],
    );
  }

  /** Ends one of somebody's own sessions. @throws `auth.session_unknown` */
  async end(accountId: string, id: string): Promise<void> {
    const ended = await this.database.transaction(SYSTEM, async (tx) => {
      const [gone] = await tx.query<{ count: number }[]>(
        `WITH gone AS (DELETE FROM session WHERE account_id = $1 AND id::text = $2 RETURNING 1) SELECT count(*)::int AS count FROM gone`,
        [accountId, id],
      );
      if (gone?.count === 1) await this.told(tx, accountId, { sessions: 1 });
      return gone?.count === 1;
    });
    if (!ended) throw new AppError('auth.session_unknown');
  }

  /** Ends all sessions of an account but one. @returns how many */
  async endOthers(tx: Tx, accountId: string, exceptId: string | null): Promise<number> {
    const [gone] = await tx.query<{ count: number }[]>(
      `WITH gone AS (DELETE FROM session WHERE account_id = $1 AND ($2::uuid IS NULL OR id <> $2::uuid) RETURNING 1) SELECT count(*)::int AS count FROM gone`,
      [accountId, exceptId],
    );
    const count = gone?.count ?? 0;
    if (count > 0) await this.told(tx, accountId, { sessions: count });
    return count;
  }

  /** Removes sessions, lookup tokens, links and answered challenges that are over. */
  async purge(): Promise<void> {
    const now = this.clock.now();
    for (const table of ['session', 'lookup_token', 'spent_challenge', 'account_link'])
      await this.database.direct(`DELETE FROM ${table} WHERE expires_at < $1`, [now]);
  }

  private async replace(secret: string, provedAt: Date | null): Promise<string> {
    const next = newSecret();
    const [changed] = await this.database.direct<{ count: number }>(
      `WITH changed AS (UPDATE session SET secret_hash = $2, proved_at = coalesce($3, proved_at), last_seen_at = $4 WHERE secret_hash = $1 RETURNING 1)
       SELECT count(*)::int AS count FROM changed`,
      [this.vault.hashSecret(secret), this.vault.hashSecret(next), provedAt, this.clock.now()],
    );
    if (changed?.count !== 1) throw new AppError('auth.required');
    return next;
  }

  private told(tx: Tx, accountId: string, facts: Record<string, unknown>): Promise<void> {
    return this.audit.append(tx, {
      event: 'auth.sessions_ended',
      actorKind: 'account',
      actorId: accountId,
      caseId: null,
      facts,
    });
  }

  private async insert(tx: Tx, accountId: string, opening: Opening, isWhole: boolean): Promise<string> {
    const secret = newSecret();
    const now = this.clock.now();
    const lifeMs = isWhole ? LONGEST_HOURS * 3_600_000 : HALF_MINUTES * 60_000;
    await tx.query(
      `INSERT INTO session (id, secret_hash, account_id, has_second_factor, may_enrol, way, device, proved_at, created_at, last_seen_at, expires_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $8, $9)`,
      [
        this.vault.hashSecret(secret),
        accountId,
        isWhole,
        !isWhole && opening.mayEnrol === true,
        opening.way,
        opening.device,
        isWhole ? now : null,
        now,
        new Date(now.getTime() + lifeMs),
      ],
    );
    return secret;
  }

  private async remove(tx: Tx, secret: string): Promise<void> {
    await tx.query(`DELETE FROM session WHERE secret_hash = $1`, [this.vault.hashSecret(secret)]);
  }
}

interface AccountSessionRow {
  session_id: string;
  id: string;
  login: string;
  display_name: string;
  role: Role;
  institution_id: string | null;
  queue: string | null;
  has_second_factor: boolean;
  may_enrol: boolean;
  proved_at: Date | null;
  last_seen_at: Date;
}
