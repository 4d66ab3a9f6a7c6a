import type { Socket } from 'node:net';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '#contracts';

/** How long a whole call may take to arrive: 50 MB over a slow phone line. Whoever is silent for a minute is cut off sooner. */
export const UPLOAD_WITHIN_MS = 600_000;
/** How long every other body may take. */
const BODY_WITHIN_MS = 30_000;
/** How long a caller that was answered early may go on sending: cut off at once, it would never read the answer. */
const LINGER_MS = 5_000;

/** Marks the routes whose body is a file: streamed to the handler as it arrives, never collected. */
export const TakesBytes = (): MethodDecorator => RouteConfig({ takesBytes: true });

const takesBytes = (request: FastifyRequest): boolean =>
  (request.routeOptions.config as { takesBytes?: boolean } | undefined)?.takesBytes === true;

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Lets files through where a route asks for them, and bounds the time in which any body has to arrive. */
export function takeBytes(server: FastifyInstance): void {
  server.addContentTypeParser(
    ['application/octet-stream', 'application/offset+octet-stream'],
    (request, body, done) => {
      if (takesBytes(request)) done(null, body);
      else done(new AppError('request.unsupported_type'));
    },
  );
  server.addHook('onRequest', (request, reply, done) => {
    if (hasBody(request)) {
      const { raw } = request;
      const cutOff = (answer: string, afterMs: number): void => {
        const timer = setTimeout(() => raw.complete || hangUp(raw.socket, answer), afterMs).unref();
        raw.once('close', () => clearTimeout(timer));
      };
      if (takesBytes(request)) reply.raw.once('finish', () => raw.complete || cutOff('', LINGER_MS));
      else cutOff('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', BODY_WITHIN_MS);
    }
    done();
  });
}

function hangUp(socket: Socket, answer: string): void {
  if (answer && socket.writable && socket.bytesWritten === 0) socket.write(answer);
  socket.destroySoon();
}
