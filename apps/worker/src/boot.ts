import { createServer, type Server } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { Database } from '#platform/database';
import type { Foundation } from '#platform/module';
import { Log, Metrics } from '#platform/observability';
import { Relay } from '#platform/outbox';
import { QueueRunner, Queues } from '#platform/queue';
import { Processors } from './processors.js';
import { Schedules } from './schedules.js';
import { Sweep } from './sweep.js';
import { WorkerModule } from './worker.module.js';

const POLL_MS = 1000;
const CLOSE_JOBS_WITHIN_MS = 15_000;
/** Work waits and nothing has begun for this long: the process sleeps on a dead connection and ends itself, to be started anew. */
const STUCK_AFTER_MS = 60_000;

/** A running worker. */
export interface RunningWorker {
  readonly app: INestApplicationContext;
  /** Hands out what waits, now. */
  drain(): Promise<number>;
  stop(): Promise<void>;
}

/** The relay's ear: rings come by NOTIFY, a poll stands behind it. Reconnects for ever, with the poll meanwhile. */
class Ear {
  private client: Client | null = null;
  private isOver = false;
  private busy: Promise<void> = Promise.resolve();
  private isAsked = false;
  private readonly poll: NodeJS.Timeout;

  constructor(
    private readonly url: string,
    private readonly work: () => Promise<unknown>,
    private readonly log: Log,
  ) {
    this.poll = setInterval(() => this.ask(), POLL_MS);
    void this.listen();
  }

  /** Folds rings during a run into one more run. */
  ask(): void {
    if (this.isAsked || this.isOver) return;
    this.isAsked = true;
    this.busy = this.busy.then(async () => {
      this.isAsked = false;
      if (!this.isOver) await this.work().catch((error: unknown) => this.log.failure('relay.failed', error));
    });
  }

  async stop(): Promise<void> {
    this.isOver = true;
    clearInterval(this.poll);
    await this.busy;
    await this.client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    if (this.isOver) return;
    const client = new Client({ connectionString: this.url, keepAlive: true, application_name: 'ipr-relay' });
    const again = (): void => {
      if (this.client === client) this.client = null;
      client.removeAllListeners('end');
      if (!this.isOver) setTimeout(() => void this.listen(), POLL_MS);
    };
    client.on('error', () => undefined);
    client.on('end', again);
    client.on('notification', () => this.ask());
    try {
      await client.connect();
      await client.query('LISTEN outbox');
      this.client = client;
    } catch {
      await client.end().catch(() => undefined);
      again();
    }
  }
}

/** Builds and starts the queue door: relay, queues, schedules and a small door for health. */
export async function startWorker(foundation: Foundation): Promise<RunningWorker> {
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(foundation), { bufferLogs: true, abortOnError: false });
  const log = app.get(Log);
  const metrics = app.get(Metrics);
  const queues = app.get(Queues);
  const database = app.get(Database);
  app.useLogger(log);
  const runner = new QueueRunner(database, queues, app.get(Processors).consumers, metrics, log);
  await runner.start();
  const relay = new Relay(database, queues, metrics, log);
  const ear = new Ear(foundation.env.DATABASE_URL, () => relay.drain(), log);
  const schedules = app.get(Schedules);
  schedules.start();
  const watchdog = setInterval(() => void endWhenStuck(app.get(Sweep), runner, log), STUCK_AFTER_MS / 2);
  const health = await openHealth(foundation.env.WORKER_PORT, metrics);
  log.event('worker.started', { queues: queues.backend });
  return {
    app,
    drain: () => relay.drain(),
    stop: async () => {
      clearInterval(watchdog);
      await ear.stop();
      await schedules.stop();
      await runner.close(CLOSE_JOBS_WITHIN_MS);
      await queues.close();
      health.close();
      await app.close();
    },
  };
}

async function endWhenStuck(sweep: Sweep, runner: QueueRunner, log: Log): Promise<void> {
  if (runner.idleMs() < STUCK_AFTER_MS) return;
  const depth = await sweep.depth().catch(() => 0);
  if (depth === 0) return;
  log.failure('worker.stuck', new Error('jobs wait and none begins'), { depth, idleMs: runner.idleMs() });
  process.exit(1);
}

async function openHealth(port: number, metrics: Metrics): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/healthz') return void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"alive"}');
    if (request.url === '/metrics') return void metrics.registry.metrics().then((text) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end(text));
    return void response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  server.unref();
  return server;
}
