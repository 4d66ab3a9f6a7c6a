import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '#contracts';
import { languageOf, type Language } from './language.js';

const request = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();
const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);

/** The reader's language. */
export const ReaderLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  languageOf(request(context).headers['accept-language']),
);

/** The caller's own key for a creating call (draft-ietf-httpapi-idempotency-key-header). */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = one(request(context).headers['idempotency-key']);
  if (key === undefined || key === '') throw new AppError('request.idempotency_key_missing');
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new AppError('request.idempotency_key_invalid');
  return key;
});

/** The version of the case that the writer looked at (RFC 9110, If-Match). */
export const ExpectedVersion = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = one(request(context).headers['if-match']);
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header ?? '')?.[1];
  if (version === undefined) throw new AppError('request.version_missing');
  return Number(version);
});

/** The address that the caller connected from; headers that anyone can write do not count. */
export const CallerAddress = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => request(context).ip,
);
