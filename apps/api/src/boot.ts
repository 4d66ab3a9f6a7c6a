import { readFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { proxiesOf } from '#platform/config';
import { shippedFile } from '#platform/files';
import { Log, Metrics } from '#platform/observability';
import type { Foundation } from '#platform/module';
import { ApiModule } from './api.module.js';
import { servePages } from './http/pages.js';
import { adapter, equip } from './http/server.js';
import { ProblemFilter } from './problems/problem.filter.js';

const CLOSE_WITHIN_MS = 10_000;

/** A running HTTP door. */
export interface RunningApi {
  readonly app: NestFastifyApplication;
  readonly port: number;
  stop(): Promise<void>;
}

/** Builds and starts the HTTP door on the port of the settings (0 = any free one). */
export async function startApi(foundation: Foundation): Promise<RunningApi> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.forRoot(foundation),
    adapter({ proxies: proxiesOf(foundation.env) }),
    {
      bodyParser: false,
      bufferLogs: true,
      abortOnError: false,
    },
  );
  const log = app.get(Log);
  app.useLogger(log);
  app.setGlobalPrefix('api/v1', { exclude: ['healthz', 'readyz', 'metrics'] });
  const server = await equip(app, app.get(Metrics));
  const problems = new ProblemFilter(log);
  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply): void =>
    problems.answer(error, request, reply);
  // The committed description: that it is the one of this code is checked when it is built, not at every start.
  const description = await readFile(shippedFile('apps/api/openapi.json'));
  server.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('Cache-Control', 'public, max-age=60').send(description),
  );
  if (foundation.env.WEB_ROOT) await servePages(server, foundation.env.WEB_ROOT, refuse);
  await app.init();
  await app.listen(foundation.env.PORT, foundation.env.HOST);
  const address = app.getHttpServer().address() as { port: number };
  log.event('api.listening', { port: address.port });
  return { app, port: address.port, stop: () => stop(app) };
}

/** Lets calls in flight finish, but not for ever: an idle keep-alive connection must not hold a release up. */
async function stop(app: NestFastifyApplication): Promise<void> {
  const httpServer = app.getHttpServer();
  const cut = setTimeout(() => httpServer.closeAllConnections(), CLOSE_WITHIN_MS);
  httpServer.closeIdleConnections();
  await app.close();
  clearTimeout(cut);
}
