import { Injectable } from '@nestjs/common';
import { AppError } from '#contracts';
import { Clock } from '#platform/clock';
import { newSecret, sameSecret, Vault } from '#platform/crypto';
import { Database, SYSTEM } from '#platform/database';
import { Limits } from './limits.service.js';

const TOKEN_MINUTES = 60;

/** A rights holder's way to one case, without an account: case number and query code for a short-lived token. */
@Injectable()
export class Lookup {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly limits: Limits,
  ) {}

  /**
   * Both inputs already normalised. An unknown number and a wrong code answer alike, after the same work.
   * @throws `lookup.no_match`, `rate.limited`
   */
  async open(caseNo: string, queryCode: string, address: string): Promise<{ token: string; expiresAt: Date }> {
    const limits = [
      { bucket: `lookup|${caseNo}|${address}`, most: 10, windowSeconds: 600 },
      { bucket: `lookup-address|${address}`, most: 60, windowSeconds: 600 },
      // From all addresses together: wide enough that one stranger cannot lock the applicant out, and nothing against 60 random bits.
      { bucket: `lookup-total|${caseNo}`, most: 100, windowSeconds: 600 },
    ];
    await this.limits.count(limits);
    const [row] = await this.database.read<{ id: string; query_code_hash: string }>(
      SYSTEM,
      `SELECT id, query_code_hash FROM case_file WHERE case_no = $1`,
      [caseNo],
    );
    const given = this.vault.hashSecret(queryCode);
    if (!sameSecret(given, row?.query_code_hash ?? this.vault.hashSecret(newSecret())) || !row)
      throw new AppError('lookup.no_match');
    await this.limits.refund(limits);
    const token = newSecret();
    const expiresAt = new Date(this.clock.now().getTime() + TOKEN_MINUTES * 60_000);
    await this.database.direct(`INSERT INTO lookup_token (token_hash, case_id, expires_at) VALUES ($1, $2, $3)`, [
      this.vault.hashSecret(token),
      row.id,
      expiresAt,
    ]);
    return { token, expiresAt };
  }

  /** The case that a token opens, or null. */
  async caseOf(token: string): Promise<string | null> {
    const [row] = await this.database.direct<{ case_id: string }>(
      `SELECT case_id FROM lookup_token WHERE token_hash = $1 AND expires_at > $2`,
      [this.vault.hashSecret(token), this.clock.now()],
    );
    return row?.case_id ?? null;
  }
}
