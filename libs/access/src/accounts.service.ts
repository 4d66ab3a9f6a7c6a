import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError, type Role } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { brokenConstraint, Database, SYSTEM, type Tx } from '#platform/database';
import { Credentials } from './credentials.service.js';
import {
  type AccountAct,
  fitsPlace,
  isAdministrator,
  judgeSecond,
  judgeWish,
  type Place,
} from './domain/administration.js';
import type { Viewer } from './domain/viewer.js';
import { Factors } from './factors.service.js';
import { Sessions } from './sessions.service.js';

/** What an account is to be. */
export interface AccountWish extends Place {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
}

/** An account as its keepers see it: no secret, and nothing that could be tried. */
export interface AccountLine extends AccountWish {
  readonly id: string;
  readonly isActive: boolean;
  readonly hasPassword: boolean;
  readonly hasAuthenticator: boolean;
  readonly passkeys: number;
  readonly identities: number;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
}

/** Done: with the link that goes to the account's owner, shown this once. Or waiting for a second administrator. */
export interface WishAnswer {
  readonly accountId: string | null;
  readonly changeId: string | null;
  readonly link: string | null;
}

interface Stored {
  id: string;
  login: string;
  display_name: string;
  role: Role;
  institution_id: string | null;
  queue: string | null;
  is_active: boolean;
}

interface StoredChange {
  id: string;
  account_id: string | null;
  act: AccountAct;
  wish: AccountWish;
  proposed_by: string;
}

/** What an act on accounts is written with. */
@Injectable()
export class AccountsSurroundings {
  constructor(
    readonly clock: Clock,
    readonly audit: Audit,
    readonly network: Network,
  ) {}
}

/** The keeping of accounts: made, changed, closed and reset by the security administrator; administrators' own only by two. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly credentials: Credentials,
    private readonly factors: Factors,
    private readonly sessions: Sessions,
    private readonly surroundings: AccountsSurroundings,
  ) {}

  /**
   * One act on an account, or, where it is an administrator's, the proposal of it.
   * @param wish what it is to be; for `create` and `change`
   * @throws `auth.forbidden`, `account.own`, `account.role_fixed`, `account.login_taken`, `account.not_found`, `request.invalid`
   */
  async wish(by: Viewer, act: AccountAct, accountId: string | null, wish: AccountWish | null): Promise<WishAnswer> {
    if (wish) await this.checkPlace(wish);
    return this.database.transaction(SYSTEM, async (tx) => {
      const kept = accountId === null ? null : await this.locked(tx, accountId);
      const role = wish?.role ?? kept?.role;
      if (!role) throw new AppError('account.not_found');
      const before = { accountId, role: kept?.role ?? role, isActive: kept?.is_active ?? true };
      const verdict = judgeWish(by, act, before, role);
      if (!verdict.ok) throw new AppError(verdict.code);
      if (verdict.needsSecond) return this.propose(tx, by, act, accountId, wish);
      return this.perform(tx, by.accountId, act, accountId, wish);
    });
  }

  /** Agrees to what another administrator has proposed; it happens now. @throws `account.second_person`, `account.change_settled` */
  async confirm(by: Viewer, changeId: string): Promise<WishAnswer> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const change = await this.settle(tx, by, changeId, 'confirmed');
      if (change.account_id !== null) await this.locked(tx, change.account_id);
      const wish = change.act === 'create' || change.act === 'change' ? change.wish : null;
      return this.perform(tx, change.proposed_by, change.act, change.account_id, wish);
    });
  }

  /** Only who keeps an account may say who its owner is elsewhere; of administrators nobody but they themselves. */
  async linkIdentity(by: Viewer, accountId: string, link: (accountId: string) => Promise<void>): Promise<void> {
    const kept = await this.database.transaction(SYSTEM, (tx) => this.locked(tx, accountId));
    const verdict = judgeWish(by, 'change', { accountId: kept.id, role: kept.role, isActive: kept.is_active });
    if (!verdict.ok) throw new AppError(verdict.code);
    if (verdict.needsSecond) throw new AppError('account.second_person');
    await link(kept.id);
  }

  async decline(by: Viewer, changeId: string): Promise<void> {
    await this.database.transaction(SYSTEM, (tx) => this.settle(tx, by, changeId, 'declined'));
  }

  /** The very first administrator, on a database without accounts. @returns the secret of the one link; null when there is somebody already */
  async first(login: string, displayName: string): Promise<string | null> {
    return this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('ipr.first-account'))`);
      const [known] = await tx.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM account`);
      if (known?.count !== 0) return null;
      const wish = { login, displayName, role: 'security_admin' as const, institutionId: null, queue: null };
      return this.credentials.link(tx, await this.insert(tx, wish), 'invitation', null);
    });
  }

  private async perform(
    tx: Tx,
    by: string,
    act: AccountAct,
    accountId: string | null,
    wish: AccountWish | null,
  ): Promise<WishAnswer> {
    if (act === 'create' && wish) {
      const id = await this.insert(tx, wish);
      await this.told(tx, by, 'account.created', id, { role: wish.role });
      return { accountId: id, changeId: null, link: await this.credentials.link(tx, id, 'invitation', by) };
    }
    const id = accountId ?? '';
    const link = await this.change(tx, by, act, id, wish);
    await this.told(tx, by, `account.${act}`, id, wish ? { role: wish.role } : {});
    return { accountId: id, changeId: null, link };
  }

  /** @returns the link that goes with it, if one does */
  private async change(
    tx: Tx,
    by: string,
    act: AccountAct,
    id: string,
    wish: AccountWish | null,
  ): Promise<string | null> {
    switch (act) {
      case 'change':
        await tx.query(
          `UPDATE account SET display_name = $2, role = $3, institution_id = $4, queue = $5 WHERE id = $1`,
          [id, wish?.displayName, wish?.role, wish?.institutionId, wish?.queue],
        );
        return null;
      case 'close':
        await this.checkNotLast(tx, id);
        await tx.query(`UPDATE account SET is_active = false WHERE id = $1`, [id]);
        await tx.query(`DELETE FROM account_link WHERE account_id = $1`, [id]);
        await this.sessions.endOthers(tx, id, null);
        return null;
      case 'reset_second_factor':
        await this.factors.clear(tx, id);
        await this.sessions.endOthers(tx, id, null);
        return this.credentials.link(tx, id, 'second_factor', by);
      case 'reset_password':
        return this.credentials.link(tx, id, (await this.isNew(tx, id)) ? 'invitation' : 'password', by);
      default:
        await tx.query(`UPDATE account SET is_active = true WHERE id = $1`, [id]);
        return null;
    }
  }

  /** Whoever has never chosen a password is invited anew. */
  private async isNew(tx: Tx, id: string): Promise<boolean> {
    const [row] = await tx.query<{ password_hash: string | null }[]>(
      `SELECT password_hash FROM account WHERE id = $1`,
      [id],
    );
    return row?.password_hash === null;
  }

  /** None of the three powers is left without anybody. */
  private async checkNotLast(tx: Tx, id: string): Promise<void> {
    const others = await tx.query<{ id: string; role: Role }[]>(
      `SELECT id, role FROM account WHERE is_active AND role = (SELECT role FROM account WHERE id = $1) ORDER BY id FOR NO KEY UPDATE`,
      [id],
    );
    const role = others.find((one) => one.id === id)?.role;
    if (role && isAdministrator(role) && others.length === 1) throw new AppError('account.last_administrator');
  }

  private async propose(
    tx: Tx,
    by: Viewer,
    act: AccountAct,
    accountId: string | null,
    wish: AccountWish | null,
  ): Promise<WishAnswer> {
    const id = randomUUID();
    await tx.query(
      `INSERT INTO account_change (id, account_id, act, wish, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, accountId, act, wish ?? {}, by.accountId, this.surroundings.clock.now()],
    );
    await this.told(tx, by.accountId, 'account.change_proposed', accountId, { act, changeId: id });
    return { accountId, changeId: id, link: null };
  }

  private async settle(tx: Tx, by: Viewer, id: string, outcome: 'confirmed' | 'declined'): Promise<StoredChange> {
    const [change] = await tx.query<StoredChange[]>(
      `SELECT id, account_id, act, wish, proposed_by FROM account_change WHERE id::text = $1 AND outcome IS NULL FOR NO KEY UPDATE`,
      [id],
    );
    if (!change) throw new AppError('account.change_settled');
    const isOwnWithdrawn = outcome === 'declined' && by.accountId === change.proposed_by;
    const fault = isOwnWithdrawn ? null : judgeSecond(by, change.proposed_by, change.account_id);
    if (fault !== null) throw new AppError(fault);
    await tx.query(`UPDATE account_change SET settled_by = $2, settled_at = $3, outcome = $4 WHERE id = $1`, [
      change.id,
      by.accountId,
      this.surroundings.clock.now(),
      outcome,
    ]);
    await this.told(tx, by.accountId, `account.change_${outcome}`, change.account_id, {
      act: change.act,
      changeId: id,
    });
    return change;
  }

  private async insert(tx: Tx, { login, displayName, role, institutionId, queue }: AccountWish): Promise<string> {
    const id = randomUUID();
    try {
      await tx.query(
        `INSERT INTO account (id, login, display_name, role, institution_id, queue, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, login, displayName, role, institutionId, queue, this.surroundings.clock.now()],
      );
      return id;
    } catch (error) {
      throw brokenConstraint(error) === 'account_login' ? new AppError('account.login_taken') : error;
    }
  }

  private async locked(tx: Tx, id: string): Promise<Stored> {
    const [row] = await tx.query<Stored[]>(
      `SELECT id, login, display_name, role, institution_id, queue, is_active FROM account WHERE id::text = $1 FOR NO KEY UPDATE`,
      [id],
    );
    if (!row) throw new AppError('account.not_found');
    return row;
  }

  private async checkPlace(wish: AccountWish): Promise<void> {
    const view = await this.surroundings.network.current();
    const isKnown = wish.institutionId === null || view.institutionById.has(wish.institutionId);
    if (!isKnown) throw new AppError('network.institution_unknown');
    if (fitsPlace(wish.role, wish)) return;
    const message = {
      zh: '角色与所属不符：机构人员须属一个机构，协调员须属一个协调席，其他人员不属任何一处。',
      en: 'Role and place do not fit: staff belong to one institution, coordinators to one desk, the others to neither.',
    };
    throw new AppError('request.invalid', {}, [{ path: 'role', code: 'place_wrong', message }]);
  }

  private told(
    tx: Tx,
    by: string,
    event: string,
    accountId: string | null,
    facts: Record<string, unknown>,
  ): Promise<void> {
    return this.surroundings.audit.append(tx, {
      event,
      actorKind: 'account',
      actorId: by,
      caseId: null,
      facts: { accountId, ...facts },
    });
  }
}
