import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { isStalePlan } from './patient-client.js';

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
  return typeof driverError === 'object' && driverError !== null && 'code' in driverError
    ? String(driverError.code)
    : null;
}

/** The name of the constraint that a failed statement broke, or null. */
export function brokenConstraint(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const driverError: unknown = error.driverError;
  return typeof driverError === 'object' && driverError !== null && 'constraint' in driverError
    ? String(driverError.constraint)
    : null;
}

/** Connection lost or refused (class 08), server short of means (53), starting or stopping (57P), lock not granted in time (55P03). */
const PASSING_STATE = /^(08|53|57P|55P03)/;
/** The same without a SQLSTATE: faults of the network, of the driver and of its pool. */
const PASSING_MESSAGE =
  /ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|Connection terminated|Client has encountered a connection error|timeout (expired|exceeded when trying to connect)|query runner (was )?already released/i;

/** Whether a fault comes from the database being away or busy, not from what was asked of it: asking again later may help. */
export function isPassing(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause ? String(cause.code) : '';
  return PASSING_STATE.test(code) || PASSING_MESSAGE.test(`${code} ${cause.message}`);
}

/**
 * Words for a connection that was lost before a statement left, so that nothing of it can have happened. In a transaction the same
 * holds for all of it: a COMMIT that had left would fail in other words.
 */
const NEVER_SENT = /is not queryable|query runner was already released/i;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');
const isRepeatable = (error: unknown): boolean =>
  RETRYABLE.has(sqlState(error) ?? '') ||
  NEVER_SENT.test(messageOf(error)) ||
  (error instanceof QueryFailedError && isStalePlan(error.driverError));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Connections of a pool that no transaction may take: what is looked up in the middle of one must find a connection. */
const KEPT_FREE = 2;
const ADMIT_WITHIN_MS = 5000;

/**
 * Lets fewer transactions in than there are connections. Without it as many transactions as connections, each waiting for one more
 * to look something up, hold each other up until all of them give up.
 */
class Turnstile {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** @throws after a while, with the words of a pool that has no connection to give */
  async enter(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(admit), 1);
        reject(new Error('timeout exceeded when trying to connect: too many transactions'));
      }, ADMIT_WITHIN_MS);
      const admit = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.waiting.push(admit);
    });
  }

  leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}

const transactions = new AsyncLocalStorage<{ isOpen: boolean; scope: Scope }>();

const settings = (scope: Scope): string =>
  Object.entries(scope)
    .map(([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`)
    .join(', ');

/** Sets the scope anew inside a transaction: read as the person, write as the system. */
export async function enterScope(tx: Tx, scope: Scope): Promise<void> {
  const open = transactions.getStore();
  if (open?.scope === scope) return;
  const parameters = Object.entries(scope).flat();
  const calls = Object.keys(scope).map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`);
  await tx.query(`SELECT ${calls.join(', ')}`, parameters);
  if (open) open.scope = scope;
}

/** PostgreSQL, the only system of record, seen through a scope. */
@Injectable()
export class Database {
  private readonly turnstile: Turnstile;

  constructor(readonly source: DataSource) {
    this.turnstile = new Turnstile(Math.max(1, (source.options.poolSize ?? 10) - KEPT_FREE));
  }

  /**
   * Runs work in one transaction under a scope; commits when it returns, rolls back when it throws.
   * A serialisation failure, a deadlock, a statement prepared before a change of the schema, or a connection lost before it could
   * commit is tried again from the start, at most three times; the work must therefore only write through `tx`.
   * @throws at once inside of another transaction: the two would not see each other's rows
   */
  async transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.repeating(() => this.once(scope, work));
  }

  /** One statement under a scope. */
  async read<Row>(scope: Scope, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.transaction(scope, (tx) => tx.query<Row[]>(sql, [...parameters]));
  }

  /** One statement outside any scope, in a single round trip: only for tables and functions that carry no case. */
  async direct<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.repeating(() => this.source.query<Row[]>(sql, [...parameters]));
  }

  private async repeating<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (!isRepeatable(error)) throw error;
        if (attempt >= MOST_TRIES) {
          // The driver blames its caller for what is a lost connection.
          throw NEVER_SENT.test(messageOf(error))
            ? new Error('Connection terminated before it was used', { cause: error })
            : error;
        }
        await pause(Math.random() * 50 * attempt);
      }
    }
  }

  private async once<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (transactions.getStore()?.isOpen) throw new Error('A transaction was begun inside of another one.');
    await this.turnstile.enter();
    const state = { isOpen: true, scope };
    const runner = this.source.createQueryRunner();
    try {
      // Both in one round trip: a transaction without its scope would see nothing anyway.
      await runner.query(`START TRANSACTION; SELECT ${settings(scope)}`);
      return await this.untilCommitted(runner, () => transactions.run(state, () => work(runner.manager)));
    } finally {
      state.isOpen = false;
      await runner.release();
      this.turnstile.leave();
    }
  }

  private async untilCommitted<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      // Where the connection is lost there is nothing left to roll back, and the first fault is the one to tell of.
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
}
