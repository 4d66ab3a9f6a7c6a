import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** What one piece of work carries along: the same id from the browser's request to the last job that follows from it. */
interface Thread {
  readonly correlationId: string;
}

const threads = new AsyncLocalStorage<Thread>();

/** Runs work under a correlation id; every log line and outbox row inside carries it. */
export const withCorrelation = <T>(correlationId: string, work: () => T): T => threads.run({ correlationId }, work);

/** Binds the rest of the current asynchronous work to an id (for the HTTP door, where the framework owns the call). */
export const enterCorrelation = (correlationId: string): void => threads.enterWith({ correlationId });

/** The current correlation id, or `none` outside of any work. */
export const correlationId = (): string => threads.getStore()?.correlationId ?? 'none';

/** Structured lines on stdout: an event name and ids, never a person's words or identifiers. */
@Injectable()
export class Log implements LoggerService {
  private readonly pino: Logger;

  constructor(app: string, level: string) {
    this.pino = pino({
      level,
      base: { app },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ correlationId: correlationId() }),
      redact: {
        paths: ['password', 'queryCode', 'token', 'idNumber', 'mobile', 'authorization', 'cookie'],
        censor: '***',
      },
    });
  }

  event(event: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.pino.info({ ...fields, event });
  }

  warning(event: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.pino.warn({ ...fields, event });
  }

  /** For what should wake somebody. The stack goes to the log, never to a caller. */
  failure(event: string, error: unknown, fields: Readonly<Record<string, unknown>> = {}): void {
    const fault =
      error instanceof Error
        ? { name: error.name, message: error.message, stack: error.stack }
        : { message: String(error) };
    this.pino.error({ ...fields, event, fault });
  }

  log(message: unknown, context?: unknown): void {
    this.pino.debug({ event: 'framework', text: String(message), context: typeof context === 'string' ? context : '' });
  }
  warn(message: unknown, context?: unknown): void {
    this.pino.warn({ event: 'framework', text: String(message), context: typeof context === 'string' ? context : '' });
  }
  error(message: unknown, trace?: unknown): void {
    this.pino.error({ event: 'framework', text: String(message), trace: typeof trace === 'string' ? trace : '' });
  }
}
