import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, ERRORS, type ErrorCode } from '#contracts';
import { sqlState } from '#platform/database';
import { correlationId, type Log } from '#platform/observability';
import { languageOf } from '../http/language.js';
import { STATUS } from './status.js';

/** Faults of the framework before any code of ours ran, by its own code. */
const FRAMEWORK: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
};
const BY_STATUS: Record<number, ErrorCode> = {
  400: 'request.malformed',
  404: 'route.not_found',
  405: 'route.method_not_allowed',
  413: 'request.too_large',
  415: 'request.unsupported_type',
};

/** Connection lost, refused or closing (class 08, 57P), pool or lock waits that ran out: the database is away for now. */
const DATABASE_AWAY = /^(08|57P|53|55P03|57014)/;
const AWAY_MESSAGE =
  /ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect|Query read timeout|Driver not Connected|runner already released|not queryable|Connection ended unexpectedly|write EPIPE|socket hang up/i;

function codeOf(error: unknown): { known: AppError; isExpected: boolean } {
  if (error instanceof AppError) return { known: error, isExpected: true };
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const framework = FRAMEWORK[code];
  if (framework) return { known: new AppError(framework), isExpected: true };
  if (error instanceof SyntaxError && 'statusCode' in error)
    return { known: new AppError('request.malformed'), isExpected: true };
  if (error instanceof HttpException)
    return {
      known: new AppError(BY_STATUS[error.getStatus()] ?? 'internal.error'),
      isExpected: BY_STATUS[error.getStatus()] !== undefined,
    };
  const isAway =
    DATABASE_AWAY.test(sqlState(error) ?? code) ||
    (error instanceof Error && AWAY_MESSAGE.test(`${error.message} ${code}`));
  if (isAway) return { known: new AppError('service.unavailable'), isExpected: false };
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  const byStatus = BY_STATUS[status];
  return byStatus
    ? { known: new AppError(byStatus), isExpected: true }
    : { known: new AppError('internal.error'), isExpected: false };
}

/** Every refusal leaves as RFC 9457 problem details in the reader's language; what was unexpected is logged, never shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const { known, isExpected } = codeOf(error);
    if (!isExpected)
      this.log.failure('http.failed', error, { method: request.method, route: request.routeOptions.url ?? '' });
    if (!reply.sent) sendProblem(known, request, reply);
  }
}

/** Writes one refusal as problem details. */
export function sendProblem({ code, facts, faults }: AppError, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request.headers['accept-language']);
  const status = STATUS[code];
  const retryAfter = status === 503 ? 5 : Number(facts['retryAfterSeconds'] ?? 0);
  if (retryAfter > 0) void reply.header('Retry-After', String(retryAfter));
  void reply
    .status(status)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .header('Content-Language', language === 'zh' ? 'zh-CN' : 'en')
    .send(
      JSON.stringify({
        type: `/problems/${code}`,
        title: ERRORS[code][language],
        status,
        code,
        correlationId: correlationId(),
        ...(faults.length > 0
          ? {
              errors: faults.map((fault) => ({ path: fault.path, code: fault.code, message: fault.message[language] })),
            }
          : {}),
        ...(facts['currentVersion'] === undefined ? {} : { currentVersion: facts['currentVersion'] }),
        ...(status === 409 && Array.isArray(facts['allowed']) ? allowedInstead(facts) : {}),
      }),
    );
}

/** What could be done instead of an act that the case does not allow: the status it stands in, and the acts that are open to whoever asked. */
const allowedInstead = ({ status, allowed }: AppError['facts']): Record<string, unknown> => ({
  ...(typeof status === 'string' ? { caseStatus: status } : {}),
  allowedActs: (allowed as string[]).map((act) => act.replaceAll('_', '-')),
});
