import {
  type BackendFactory,
  createPostgresBackend,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
} from 'bullmq';
import pg from 'pg';
import { PatientClient } from '../database/index.js';

/** Schema of BullMQ's tables when the queues live in PostgreSQL; the library's own default. */
export const QUEUE_SCHEMA = 'bullmq';

/** Connections of one process for all its queues: one that listens for each worker, the others for adding, claiming and finishing. */
const POOL = 12;
const PAUSE_MS = 500;

/**
 * The connections of all queues of a process. The library would make a pool for each queue and a client to listen that nobody
 * can keep from ending the process; out of a pool that it is given it takes ours.
 */
export function queuePool(url: string): pg.Pool {
  const options = { connectionString: url, options: `-c search_path=${QUEUE_SCHEMA}`, application_name: 'ipr-queue' };
  const pool = new pg.Pool({
    ...options,
    max: POOL,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    Client: PatientClient,
  });
  pool.on('error', () => undefined);
  // Each queue and each worker listens too.
  pool.setMaxListeners(3 * POOL);
  return pool;
}

const afterPause = async <T>(outcome: () => T): Promise<T> => {
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return outcome();
};

/**
 * BullMQ's PostgreSQL backend without two of its habits (6.7.0). A failed claim is asked again at once, which turns an outage into
 * a storm that leaves the process no time for anything else. And a worker that can't listen for new jobs stops looking for them,
 * for an hour at a time: ours looks anyway.
 */
export const steadyPostgres: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (
  name,
  options,
  more,
) => {
  const backend = createPostgresBackend(name, options, more);
  const claim = backend.moveToActive.bind(backend);
  const wait = backend.waitForJob.bind(backend);
  backend.moveToActive = (...given) =>
    claim(...given).catch((error: unknown) =>
      afterPause(() => {
        throw error;
      }),
    );
  backend.waitForJob = (...given) => wait(...given).catch(() => afterPause(() => null));
  return backend;
};
