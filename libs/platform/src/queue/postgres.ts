import {
  type BackendFactory,
  createPostgresBackend,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
} from 'bullmq';
import { PATIENCE, SESSION_LIMITS } from '../database/index.js';

/** Schema of BullMQ's tables when the queues live in PostgreSQL. */
export const QUEUE_SCHEMA = 'bullmq';

const PAUSE_MS = 500;
/** Longest sleep of a worker in seconds. A bell that is lost on a dead line costs this much. */
const LONGEST_WAIT = 5;

/** How queues reach PostgreSQL: with the limits of every other session, so that a dead line is noticed. */
export const queueConnection = (url: string): PostgresConnectionOptions => ({
  connectionString: url,
  schema: QUEUE_SCHEMA,
  skipMigrations: true,
  max: 3,
  ...PATIENCE,
  ...SESSION_LIMITS,
});

/**
 * BullMQ's PostgreSQL backend without two of its habits (6.7.0). A failed claim is asked again at once, which turns an outage into
 * a storm that leaves the process no time for anything else; and after a failed wait a worker may sleep for an hour.
 */
export const steadyPostgres: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (
  name,
  options,
  more,
) => {
  const backend = createPostgresBackend(name, options, more);
  const claim = backend.moveToActive.bind(backend);
  backend.moveToActive = (...given) =>
    claim(...given).catch(async (error: unknown) => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      throw error;
    });
  Object.defineProperty(backend, 'maximumBlockTimeout', { value: LONGEST_WAIT });
  return backend;
};
