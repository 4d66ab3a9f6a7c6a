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
  }
}
