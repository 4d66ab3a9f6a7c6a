import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError } from '#contracts';
import { Clock } from '#platform/clock';
import { newSecret, sha256 } from '#platform/crypto';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { Authorities } from './authorities.service.js';

const KEY_PREFIX = 'iprk_';
const KEY_DAYS = 365;
/** After a rotation the old key goes on for a day, so that the other side can change over without a gap. */
const OVERLAP_HOURS = 24;
const hoursAfter = (from: Date, hours: number): Date => new Date(from.getTime() + hours * 3_600_000);

/** By what an outside body is known: keys of its system, accounts of its people, each for one authority alone. */
@Injectable()
export class AuthorityKeys {
  constructor(
    private readonly database: Database,
    private readonly authorities: Authorities,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** A key for an authority's own system, shown once. */
  async create(authorityId: string, name: string, by: string): Promise<{ id: string; secret: string }> {
    await this.mustKnow(authorityId);
    return this.database.transaction(SYSTEM, async (tx) => {
      await this.ensure(tx, authorityId, by);
      return this.issue(tx, authorityId, name, by);
    });
  }

  /** A key in place of another, which goes on for a day. @throws `authority.unknown` for a key that is none or is over */
  async rotate(keyId: string, by: string): Promise<{ id: string; secret: string }> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const now = this.clock.now();
      const [rows] = await tx.query<[{ authority_id: string; name: string }[], number]>(
        `UPDATE api_key SET expires_at = least(expires_at, $2) WHERE id::text = $1 AND revoked_at IS NULL AND expires_at > $3 RETURNING authority_id, name`,
        [keyId, hoursAfter(now, OVERLAP_HOURS), now],
      );
      if (!rows[0]) throw new AppError('authority.unknown');
      return this.issue(tx, rows[0].authority_id, rows[0].name, by);
    });
  }

  async revoke(keyId: string, by: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const [rows] = await tx.query<[{ authority_id: string }[], number]>(
        `UPDATE api_key SET revoked_at = $2 WHERE id::text = $1 AND revoked_at IS NULL RETURNING authority_id`,
        [keyId, this.clock.now()],
      );
      if (!rows[0]) throw new AppError('authority.unknown');
      await this.note(tx, 'authority.key_revoked', rows[0].authority_id, by, { keyId });
    });
  }

  /** Ties a new account to the authority that it answers for. Until then it sees nothing. */
  async bind(authorityId: string, accountId: string, by: string): Promise<void> {
    await this.mustKnow(authorityId);
    await this.database.transaction(SYSTEM, async (tx) => {
      await this.ensure(tx, authorityId, by);
      await tx.query(`UPDATE account SET authority_id = $2 WHERE id = $1 AND role = 'outside_body'`, [
        accountId,
        authorityId,
      ]);
      await this.note(tx, 'authority.account_bound', authorityId, by, { accountId });
    });
  }

  /** The authority that a key speaks for, or null when it is none, revoked or over. The use is written down at most once a minute. */
  async ofKey(secret: string): Promise<{ authorityId: string; keyId: string } | null> {
    if (!secret.startsWith(KEY_PREFIX)) return null;
    const now = this.clock.now();
    const [row] = await this.database.read<{ id: string; authority_id: string; last_used_at: Date | null }>(
      SYSTEM,
      `SELECT id, authority_id, last_used_at FROM api_key WHERE secret_hash = $1 AND revoked_at IS NULL AND expires_at > $2`,
      [sha256(secret), now],
    );
    if (!row) return null;
    if (now.getTime() - (row.last_used_at?.getTime() ?? 0) > 60_000)
      await this.database.read(SYSTEM, `UPDATE api_key SET last_used_at = $2 WHERE id = $1`, [row.id, now]);
    return { authorityId: row.authority_id, keyId: row.id };
  }

  async ofAccount(accountId: string): Promise<string | null> {
    const [row] = await this.database.direct<{ authority_id: string | null }>(
      `SELECT authority_id FROM account WHERE id = $1 AND role = 'outside_body' AND is_active`,
      [accountId],
    );
    return row?.authority_id ?? null;
  }

  /** @throws `authority.unknown` */
  async mustKnow(authorityId: string): Promise<void> {
    if ((await this.authorities.byId(authorityId)) === null) throw new AppError('authority.unknown');
  }

  private async ensure(tx: Tx, authorityId: string, by: string): Promise<void> {
    await tx.query(
      `INSERT INTO authority_channel (authority_id, updated_at, updated_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [authorityId, this.clock.now(), by],
    );
  }

  private async issue(tx: Tx, authorityId: string, name: string, by: string): Promise<{ id: string; secret: string }> {
    const secret = `${KEY_PREFIX}${newSecret()}`;
    const now = this.clock.now();
    const id = crypto.randomUUID();
    await tx.query(
      `INSERT INTO api_key (id, authority_id, name, secret_hash, hint, created_at, created_by, expires_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
      [id, authorityId, name, sha256(secret), secret.slice(0, 9), now, by, hoursAfter(now, KEY_DAYS * 24)],
    );
    await this.note(tx, 'authority.key_issued', authorityId, by, { keyId: id });
    return { id, secret };
  }

  private note(
    tx: Tx,
    event: string,
    authorityId: string,
    by: string,
    facts: Record<string, unknown> = {},
  ): Promise<void> {
    return this.audit.append(tx, {
      event,
      actorKind: 'staff',
      actorId: by,
      caseId: null,
      facts: { authorityId, ...facts },
    });
  }
}
