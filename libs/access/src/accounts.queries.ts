import { Injectable } from '@nestjs/common';
import { AppError, type Role } from '#contracts';
import { Database } from '#platform/database';
import type { AccountLine, AccountWish } from './accounts.service.js';
import type { AccountAct } from './domain/administration.js';

const PAGE = 50;
const LINE = `a.id, a.login, a.display_name AS "displayName", a.role, a.institution_id AS "institutionId", a.queue, a.is_active AS "isActive",
  a.password_hash IS NOT NULL AS "hasPassword", a.totp_secret IS NOT NULL AS "hasAuthenticator", a.created_at AS "createdAt",
  (SELECT count(*)::int FROM passkey p WHERE p.account_id = a.id) AS passkeys,
  (SELECT count(*)::int FROM account_identity i WHERE i.account_id = a.id) AS identities,
  (SELECT max(s.last_seen_at) FROM session s WHERE s.account_id = a.id) AS "lastSeenAt"`;

export interface AccountQuestion {
  readonly text: string | null;
  readonly role: Role | null;
  readonly isActive: boolean | null;
  /** The login after which the page begins. */
  readonly after: string | null;
}

/** A change of an administrator's account that waits for a second one. */
export interface ChangeLine {
  readonly id: string;
  readonly act: AccountAct;
  readonly accountId: string | null;
  readonly login: string | null;
  readonly displayName: string | null;
  readonly role: Role | null;
  readonly wish: Partial<AccountWish>;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
}

/** Accounts for those who keep them. Hashes, secrets and keys are not among the columns. */
@Injectable()
export class AccountQueries {
  constructor(private readonly database: Database) {}

  async page(question: AccountQuestion): Promise<{ items: AccountLine[]; nextCursor: string | null }> {
    const pattern = question.text === null ? null : `%${question.text.replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await this.database.direct<AccountLine>(
      `SELECT ${LINE} FROM account a
        WHERE ($1::text IS NULL OR a.login ILIKE $1 OR a.display_name ILIKE $1) AND ($2::text IS NULL OR a.role = $2)
          AND ($3::boolean IS NULL OR a.is_active = $3) AND ($4::text IS NULL OR a.login > $4)
        ORDER BY a.login LIMIT ${PAGE + 1}`,
      [pattern, question.role, question.isActive, question.after],
    );
    const items = rows.slice(0, PAGE);
    return { items, nextCursor: rows.length > PAGE ? (items.at(-1)?.login ?? null) : null };
  }

  /** @throws `account.not_found` */
  async one(id: string): Promise<AccountLine> {
    const [row] = await this.database.direct<AccountLine>(`SELECT ${LINE} FROM account a WHERE a.id::text = $1`, [id]);
    if (!row) throw new AppError('account.not_found');
    return row;
  }

  async byLogin(login: string): Promise<AccountLine | null> {
    const [row] = await this.database.direct<AccountLine>(`SELECT ${LINE} FROM account a WHERE a.login = $1`, [login]);
    return row ?? null;
  }

  /** What waits for a second administrator, oldest first. */
  async waiting(): Promise<ChangeLine[]> {
    return this.database.direct<ChangeLine>(
      `SELECT c.id, c.act, c.account_id AS "accountId", coalesce(a.login, c.wish->>'login') AS login,
              coalesce(a.display_name, c.wish->>'displayName') AS "displayName", coalesce(a.role, c.wish->>'role') AS role, c.wish,
              c.proposed_by AS "proposedBy", p.display_name AS "proposedByName", c.proposed_at AS "proposedAt"
         FROM account_change c JOIN account p ON p.id = c.proposed_by LEFT JOIN account a ON a.id = c.account_id
        WHERE c.outcome IS NULL ORDER BY c.proposed_at, c.id LIMIT 100`,
    );
  }
}
