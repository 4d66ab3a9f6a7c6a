import { createServer, type Server } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Database } from '#platform/database';
import type { Foundation } from '#platform/module';
import { Log, Metrics } from '#platform/observability';
import { Ear, Relay } from '#platform/outbox';
import { QueueRunner, Queues } from '#platform/queue';
import { Processors } from './processors.js';
import { Schedules } from './schedules.js';
import { Watchdog } from './watchdog.js';
import { WorkerModule } from './worker.module.js';

const POLL_MS = 1000;
const CLOSE_JOBS_WITHIN_MS = 8000;

/** A running worker. */
export interface RunningWorker {
  readonly app: INestApplicationContext;
  /** Hands out what waits, now. */
  drain(): Promise<number>;
  stop(): Promise<void>;
}

/** What a caller may set otherwise. */
export interface Pace {
  /** How often the relay looks without having been rung. */
  readonly pollMs: number;
}

/**
 * Builds and starts the queue door: relay, queues, schedules and a small door for health. What stands on PostgreSQL alone runs from the
 * first moment; queues whose server is away are waited for.
 */
export async function startWorker(
  foundation: Foundation,
  { pollMs }: Pace = { pollMs: POLL_MS },
): Promise<RunningWorker> {
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(foundation), {
    bufferLogs: true,
    abortOnError: false,
  });
  const log = app.get(Log);
  const metrics = app.get(Metrics);
  const queues = app.get(Queues);
  const database = app.get(Database);
  app.useLogger(log);
  const health = await openHealth(foundation.env.WORKER_PORT, metrics);
  const schedules = app.get(Schedules);
  const relay = new Relay(database, queues, metrics, log);
  const ear = new Ear({ url: foundation.env.DATABASE_URL, work: () => relay.drain(), pollMs }, log);
  const runner = new QueueRunner(database, queues, app.get(Processors).consumers, metrics, log);
  const watchdog = new Watchdog(queues, runner, log);
  const stop = async (): Promise<void> => {
    watchdog.stop();
    await Promise.all([ear.stop(), schedules.stop(), runner.close(CLOSE_JOBS_WITHIN_MS)]);
    await queues.close();
    health.close();
    await app.close();
  };
  schedules.start();
  try {
    await runner.start();
  } catch (error) {
    await stop();
    throw error;
  }
  log.event('worker.started', { queues: queues.backend });
  return { app, drain: () => relay.drain(), stop };
}

async function openHealth(port: number, metrics: Metrics): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/healthz')
      return void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"alive"}');
    if (request.url === '/metrics')
      return void metrics.registry
        .metrics()
        .then((text) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end(text));
    return void response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  server.unref();
  return server;
}
