import { Injectable } from '@nestjs/common';
import type { Role } from '#contracts';
import { Clock } from '#platform/clock';
import { Vault } from '#platform/crypto';
import { Database } from '#platform/database';
import type { Viewer } from './domain/viewer.js';
import { IDLE_MINUTES } from './sessions.service.js';

interface OpenRow {
  secret_hash: string;
  role: Role;
  institution_id: string | null;
  queue: string | null;
}

/** Watches over lines that stay open: a stream must not outlive the session, the account or the role that it was opened with. */
@Injectable()
export class SessionWatch {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * Which of these lines are over, all in one look. Looking keeps no session alive: an open page is not a person who works.
   * @param lines by the secret of the session, with who it was when the line was opened
   */
  async ended(lines: readonly { readonly secret: string; readonly viewer: Viewer }[]): Promise<Set<string>> {
    const hashed = lines.map(({ secret, viewer }) => ({ secret, viewer, hash: this.vault.hashSecret(secret) }));
    const rows = await this.database.direct<OpenRow>(
      `SELECT s.secret_hash, a.role, a.institution_id, a.queue FROM session s JOIN account a ON a.id = s.account_id AND a.is_active
        WHERE s.secret_hash = ANY($1::text[]) AND s.has_second_factor AND s.expires_at > $2
          AND s.last_seen_at > $2::timestamptz - interval '${IDLE_MINUTES} minutes'`,
      [hashed.map(({ hash }) => hash), this.clock.now()],
    );
    const open = new Map(rows.map((row) => [row.secret_hash, row]));
    const isOver = ({ hash, viewer }: (typeof hashed)[number]): boolean => {
      const now = open.get(hash);
      return (
        !now || now.role !== viewer.role || now.institution_id !== viewer.institutionId || now.queue !== viewer.queue
      );
    };
    return new Set(hashed.filter(isOver).map(({ secret }) => secret));
  }
}
