import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import pg from 'pg';

/**
 * Time limits of every session of the application, in milliseconds. They are set by the session and not by the role, which owns
 * nothing and need not be ours to alter. A process that is frozen or cut off in a transaction loses its locks after
 * `idle_in_transaction`; whoever waits for a lock gives up sooner than a caller does.
 */
export const SESSION_LIMITS = {
  statement_timeout: 15_000,
  lock_timeout: 5000,
  idle_in_transaction_session_timeout: 10_000,
} as const;

/** A server that runs no statement for longer than this, and says nothing, is not there. */
const SILENCE_MS = SESSION_LIMITS.statement_timeout + 2000;

/** What can be prepared without parameters: one statement that reads. Others are BEGIN and its like, or several at once. */
const READING = /^\s*(?:SELECT|WITH)\b[^;]*$/i;

/** Statements that are prepared; text that is put together anew each time must not fill the server's memory. */
const MOST_PREPARED = 1000;

/** A name begins as its statement does, for whoever looks at `pg_prepared_statements`; PostgreSQL cuts names after 63 bytes. */
const SHOWN = 40;

/**
 * Names for statements, so that every connection parses, rewrites and plans each of them once and not at every
 * call: under row-level security that takes many times longer than to run them.
 */
class StatementNames {
  private readonly names = new Map<string, string>();
  private generation = 0;

  /** @returns the name, or null for a statement that is not worth one */
  of(text: string): string | null {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    if (this.names.size >= MOST_PREPARED) return null;
    const digest = createHash('sha256').update(`${this.generation} ${text}`).digest('base64url').slice(0, 22);
    const name = `${text.replace(/[^\x21-\x7e]+/g, ' ').slice(0, SHOWN)} ${digest}`;
    this.names.set(text, name);
    return name;
  }

  /** After a change of the schema: what was prepared under the names so far is not asked for any more. */
  forget(): void {
    this.generation += 1;
    this.names.clear();
  }
}

const statements = new StatementNames();

/** A table has got other columns, or a pooler gave another session: SQLSTATE 0A000 from the plan cache, and 26000. */
export function isStalePlan(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return (
    error.code === '26000' ||
    (error.code === '0A000' && 'routine' in error && error.routine === 'RevalidateCachedQuery')
  );
}

/**
 * A connection for processes that live long, where the driver's own has two holes. One that the server ends between connecting and
 * its first use has no listener for the error, which then ends the process. One whose line has died without a word keeps its query
 * waiting, and goes back to its pool to keep the next one waiting: it is destroyed as soon as an answer is overdue.
 */
export class PatientClient extends pg.Client {
  constructor(config: pg.ClientConfig = {}) {
    const socket = new Socket();
    super({ connectionTimeoutMillis: 5000, keepAlive: true, ...SESSION_LIMITS, ...config, stream: () => socket });
    this.on('error', () => undefined);
    // Silence is fine as long as nobody waits: a connection that listens has nothing to say for hours.
    socket.setTimeout(SILENCE_MS, () => {
      if (Reflect.get(this, 'readyForQuery') !== true) {
        socket.destroy(new Error(`Connection terminated: no answer for ${SILENCE_MS} ms`));
      }
    });
    this.nameStatements();
  }

  private nameStatements(): void {
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((statement: unknown, values: unknown, ...rest: unknown[]) => {
      const name =
        typeof statement === 'string' && Array.isArray(values) && (values.length > 0 || READING.test(statement))
          ? statements.of(statement)
          : null;
      const answer =
        name === null ? send(statement, values, ...rest) : send({ name, text: statement, values }, ...rest);
      if (name !== null && answer instanceof Promise) {
        answer.catch((error: unknown) => {
          if (isStalePlan(error)) statements.forget();
        });
      }
      return answer;
    }) as pg.Client['query'];
  }
}
