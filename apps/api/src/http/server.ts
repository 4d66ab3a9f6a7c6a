import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '#contracts';
import { enterCorrelation, type Metrics } from '#platform/observability';
import { takeBytes, UPLOAD_WITHIN_MS } from './uploads.js';
import { sendProblem } from '../problems/problem.filter.js';

/** Largest JSON body in bytes; files have a way of their own. */
const BODY_LIMIT = 1024 * 1024;
const DEEPEST_NESTING = 32;
const HEADERS_TIMEOUT_MS = 10_000;

/** What a door may set otherwise. */
interface DoorBounds {
  /** Networks whose word about the caller's address is taken; nobody's by default. */
  readonly proxies?: readonly string[];
  readonly headersWithinMs?: number;
  /** How often slow callers are looked for. */
  readonly lookEveryMs?: number;
}

/** Bounded in body, headers and time: a slow or endless caller costs one socket, not the server. */
export const adapter = ({
  proxies = [],
  headersWithinMs = HEADERS_TIMEOUT_MS,
  lookEveryMs = 2000,
}: DoorBounds = {}): FastifyAdapter =>
  new FastifyAdapter({
    http: { headersTimeout: headersWithinMs, connectionsCheckingInterval: lookEveryMs },
    bodyLimit: BODY_LIMIT,
    requestTimeout: UPLOAD_WITHIN_MS,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    trustProxy: proxies.length > 0 ? [...proxies] : false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    // An address that cannot be read passes no hook: it is greeted here.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      greet(request, reply);
      sendProblem(new AppError('route.not_found'), request, reply);
    },
  });

/** How deep brackets nest, outside of strings: recursion over a hostile body must not exhaust the stack. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === 92) at += 1;
      else if (char === 34) inString = false;
    } else if (char === 34) inString = true;
    else if (char === 91 || char === 123) deepest = Math.max(deepest, (depth += 1));
    else if (char === 93 || char === 125) depth -= 1;
  }
  return deepest;
}

/** Only JSON is read, and nothing that would poison a prototype. */
function readJsonOnly(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: BODY_LIMIT },
    (request, body: string, done) => {
      if (nesting(body) > DEEPEST_NESTING) return done(new AppError('request.malformed'));
      return parse(request, body, (error, value: unknown) =>
        done(error ? new AppError('request.malformed') : null, value),
      );
    },
  );
}

/** The first thing that happens to a call: it gets its id and the headers that every answer carries. */
function greet(request: FastifyRequest, reply: FastifyReply): void {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  enterCorrelation(id);
  void reply.headers({
    'X-Request-Id': id,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
  });
}

/** Cookies, compression, correlation ids, figures and headers on every answer, errors included. */
export async function equip(app: NestFastifyApplication, metrics: Metrics): Promise<FastifyInstance> {
  const server = app.getHttpAdapter().getInstance();
  await server.register(cookie);
  await server.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    // The library's default squeezes as if for an archive: half a second for the table of regions.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  });
  readJsonOnly(server);
  takeBytes(server);
  server.addHook('onRequest', (request, reply, done) => {
    greet(request, reply);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    metrics.httpSeconds.observe(
      { route: request.routeOptions.url ?? 'none', method: request.method, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
  return server;
}
