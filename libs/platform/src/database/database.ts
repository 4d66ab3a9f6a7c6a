import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';

/** One open transaction. Everything inside it goes through this and nothing else: another connection would see neither its rows nor its scope. */
export type Tx = EntityManager;

/** Settings that row-level security reads, set for one transaction only. Without them every protected table is empty. */
export type Scope = Readonly<Record<`app.${string}`, string>>;

/** The system itself at work: workers, sweeps and the filing door. */
export const SYSTEM: Scope = { 'app.actor': 'system' };

const RETRYABLE = new Set(['40001', '40P01']);
const MOST_TRIES = 3;

/** The SQLSTATE of a failed statement (PostgreSQL, appendix A), or null when the fault is not the database's. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const driverError: unknown = error.driverError;
  return typeof driverError === 'object' && driverError !== null && 'code' in driverError ? String(driverError.code) : null;
}

/** The name of the constraint that a failed statement broke, or null. */
export function brokenConstraint(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const driverError: unknown = error.driverError;
  return typeof driverError === 'object' && driverError !== null && 'constraint' in driverError ? String(driverError.constraint) : null;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** PostgreSQL, the only system of record, seen through a scope. */
@Injectable()
export class Database {
  constructor(readonly source: DataSource) {}

  /**
   * Runs work in one transaction under a scope; commits when it returns, rolls back when it throws.
   * A serialisation failure or deadlock is tried again from the start, at most three times; the work must therefore only write through `tx`.
   */
  async transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.source.transaction(async (tx) => {
          await this.enter(tx, scope);
          return work(tx);
        });
      } catch (error) {
        if (attempt >= MOST_TRIES || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
        await pause(Math.random() * 50 * attempt);
      }
    }
  }

  /** One statement under a scope. */
  async read<Row>(scope: Scope, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.transaction(scope, (tx) => tx.query<Row[]>(sql, [...parameters]));
  }

  /** One statement outside any scope, in a single round trip: only for tables and functions that carry no case. */
  async direct<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.source.query<Row[]>(sql, [...parameters]);
  }

  private async enter(tx: Tx, scope: Scope): Promise<void> {
    const names = Object.keys(scope);
    const calls = names.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`);
    await tx.query(
      `SELECT ${calls.join(', ')}`,
      names.flatMap((name) => [name, scope[name as keyof Scope]]),
    );
  }
}
