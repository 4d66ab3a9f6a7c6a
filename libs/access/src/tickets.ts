import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { sha256, Vault } from '#platform/crypto';
import { Database } from '#platform/database';

/**
 * What somebody carries from one step to the next: sealed, for one purpose, for a few minutes. Nothing is stored for whoever is not
 * signed in yet, so that nobody can fill the database from outside.
 */
@Injectable()
export class Tickets {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  issue(purpose: string, facts: Readonly<Record<string, string>>, minutes: number): string {
    const until = this.clock.now().getTime() + minutes * 60_000;
    return this.vault.seal(JSON.stringify({ ...facts, until: String(until) }), `ticket|${purpose}`) ?? '';
  }

  /** What was issued for this purpose, or null: made up, changed, of another purpose, or too old. */
  read(purpose: string, ticket: string | undefined): Readonly<Record<string, string>> | null {
    if (!ticket) return null;
    try {
      const facts = JSON.parse(this.vault.open(ticket, `ticket|${purpose}`) ?? '{}') as Record<string, string>;
      return Number(facts['until']) > this.clock.now().getTime() ? facts : null;
    } catch {
      return null;
    }
  }

  /** Marks a challenge as answered. @returns false when it had been answered before */
  async spend(challenge: string): Promise<boolean> {
    const expiresAt = new Date(this.clock.now().getTime() + 3_600_000);
    const fresh = await this.database.direct<unknown>(
      `INSERT INTO spent_challenge (challenge_hash, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1`,
      [sha256(challenge), expiresAt],
    );
    return fresh.length > 0;
  }
}
