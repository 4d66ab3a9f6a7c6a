import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError } from '#contracts';
import { Clock } from '#platform/clock';
import { Vault } from '#platform/crypto';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { Outbound } from '#platform/outbound';
import { Authorities } from './authorities.service.js';
import { secretPlace } from './deliveries.service.js';

/** A secret of the Standard Webhooks form: the library signs with what stands behind the prefix. */
const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export interface ChannelView {
  readonly authorityId: string;
  readonly authorityName: string;
  readonly contact: string | null;
  readonly url: string | null;
  readonly isActive: boolean;
  readonly lastOkAt: string | null;
  readonly lastFault: string | null;
  readonly waiting: number;
  readonly accounts: readonly {
    readonly id: string;
    readonly login: string;
    readonly displayName: string;
    readonly isActive: boolean;
  }[];
  readonly keys: readonly KeyView[];
}

export interface KeyView {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

/** What somebody changes about the way to an authority; what is left out stays. */
export interface ChannelChange {
  readonly contact?: string | null;
  readonly url?: string | null;
  readonly isActive?: boolean | null;
}

/** The keys that seal, and the lists that say where calls may go. */
@Injectable()
export class ChannelSurroundings {
  constructor(
    readonly clock: Clock,
    readonly vault: Vault,
    readonly outbound: Outbound,
    readonly audit: Audit,
  ) {}
}

/** How letters reach authorities, and by which keys and accounts these answer. A task of the security administrator. */
@Injectable()
export class Channels {
  constructor(
    private readonly database: Database,
    private readonly authorities: Authorities,
    private readonly surroundings: ChannelSurroundings,
  ) {}

  async list(): Promise<ChannelView[]> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const channels = await tx.query<StoredChannel[]>(
        `SELECT c.authority_id, c.contact, c.url, c.is_active, c.last_ok_at, c.last_fault,
                (SELECT count(*)::int FROM letter_delivery d JOIN referral r ON r.id = d.referral_id
                  WHERE r.authority_id = c.authority_id AND d.state = 'waiting') AS waiting
           FROM authority_channel c ORDER BY c.authority_id`,
      );
      const views: ChannelView[] = [];
      for (const channel of channels) views.push(await this.view(tx, channel));
      return views;
    });
  }

  /**
   * Sets how an authority is reached. A new address gets a new secret, shown once.
   * @throws `authority.unknown`, `authority.address_refused` for an address that the operator has not allowed
   */
  async set(authorityId: string, change: ChannelChange, by: string): Promise<{ secret: string | null }> {
    await this.known(authorityId);
    const url = change.url?.trim() || null;
    if (url !== null) this.allowed(url);
    return this.database.transaction(SYSTEM, async (tx) => {
      const [before] = await tx.query<{ url: string | null }[]>(
        `SELECT url FROM authority_channel WHERE authority_id = $1 FOR NO KEY UPDATE`,
        [authorityId],
      );
      const isNewAddress = url !== null && url !== before?.url;
      const secret = isNewAddress ? newWebhookSecret() : null;
      await tx.query(
        `INSERT INTO authority_channel (authority_id, contact, url, secret_sealed, is_active, updated_at, updated_by)
         VALUES ($1, $2, $3, $4, coalesce($5, true), $6, $7)
         ON CONFLICT (authority_id) DO UPDATE SET
           contact = CASE WHEN $8 THEN excluded.contact ELSE authority_channel.contact END,
           url = CASE WHEN $9 THEN excluded.url ELSE authority_channel.url END,
           secret_sealed = CASE WHEN $4::text IS NOT NULL THEN $4 WHEN $9 AND excluded.url IS NULL THEN NULL ELSE authority_channel.secret_sealed END,
           is_active = coalesce($5, authority_channel.is_active), updated_at = $6, updated_by = $7,
           last_fault = CASE WHEN $9 THEN NULL ELSE authority_channel.last_fault END`,
        [
          authorityId,
          change.contact?.trim() || null,
          url,
          this.surroundings.vault.seal(secret, secretPlace(authorityId)),
          change.isActive ?? null,
          this.surroundings.clock.now(),
          by,
          change.contact !== undefined,
          change.url !== undefined,
        ],
      );
      await this.note(tx, 'authority.channel_set', authorityId, by, { hasUrl: url !== null });
      return { secret };
    });
  }

  /** A new secret for the same address. The old one signs nothing from now on. */
  async rotateSecret(authorityId: string, by: string): Promise<{ secret: string }> {
    const secret = newWebhookSecret();
    return this.database.transaction(SYSTEM, async (tx) => {
      const [rows] = await tx.query<[unknown[], number]>(
        `UPDATE authority_channel SET secret_sealed = $2, updated_at = $3, updated_by = $4 WHERE authority_id = $1 AND url IS NOT NULL RETURNING 1`,
        [
          authorityId,
          this.surroundings.vault.seal(secret, secretPlace(authorityId)),
          this.surroundings.clock.now(),
          by,
        ],
      );
      if (rows.length === 0) throw new AppError('authority.unknown');
      await this.note(tx, 'authority.secret_rotated', authorityId, by);
      return { secret };
    });
  }

  private async known(authorityId: string): Promise<void> {
    if ((await this.authorities.byId(authorityId)) === null) throw new AppError('authority.unknown');
  }

  private allowed(url: string): void {
    try {
      this.surroundings.outbound.check(url);
    } catch {
      throw new AppError('authority.address_refused');
    }
  }

  private async view(tx: Tx, row: StoredChannel): Promise<ChannelView> {
    const accounts = await tx.query<{ id: string; login: string; display_name: string; is_active: boolean }[]>(
      `SELECT id, login, display_name, is_active FROM account WHERE authority_id = $1 ORDER BY login`,
      [row.authority_id],
    );
    const keys = await tx.query<StoredKey[]>(
      `SELECT * FROM api_key WHERE authority_id = $1 ORDER BY created_at DESC, id`,
      [row.authority_id],
    );
    return {
      authorityId: row.authority_id,
      authorityName: await this.authorities.nameOf(row.authority_id),
      contact: row.contact,
      url: row.url,
      isActive: row.is_active,
      lastOkAt: row.last_ok_at?.toISOString() ?? null,
      lastFault: row.last_fault,
      waiting: row.waiting,
      accounts: accounts.map(({ id, login, display_name, is_active }) => ({
        id,
        login,
        displayName: display_name,
        isActive: is_active,
      })),
      keys: keys.map((key) => ({
        id: key.id,
        name: key.name,
        hint: key.hint,
        createdAt: key.created_at.toISOString(),
        expiresAt: key.expires_at.toISOString(),
        revokedAt: key.revoked_at?.toISOString() ?? null,
        lastUsedAt: key.last_used_at?.toISOString() ?? null,
      })),
    };
  }

  private note(
    tx: Tx,
    event: string,
    authorityId: string,
    by: string,
    facts: Record<string, unknown> = {},
  ): Promise<void> {
    return this.surroundings.audit.append(tx, {
      event,
      actorKind: 'staff',
      actorId: by,
      caseId: null,
      facts: { authorityId, ...facts },
    });
  }
}

interface StoredChannel {
  authority_id: string;
  contact: string | null;
  url: string | null;
  is_active: boolean;
  last_ok_at: Date | null;
  last_fault: string | null;
  waiting: number;
}

interface StoredKey {
  id: string;
  name: string;
  hint: string;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  last_used_at: Date | null;
}
