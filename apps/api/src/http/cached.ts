import type { FastifyReply } from 'fastify';
import { csvLine } from '#contracts';
import { sha256 } from '#platform/crypto';

/** Five minutes from a cache, and a day more while it asks again: what changes about the network changes by the day. */
const KEEP = 'public, max-age=300, stale-while-revalidate=86400';

/** Answers with an ETag of the content, or 304 when the caller has it already. */
export function cached<T>(body: T, known: string | undefined, reply: FastifyReply): T | undefined {
  const tag = `"${sha256(typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 20)}"`;
  void reply.header('ETag', tag).header('Cache-Control', KEEP).header('Vary', 'Accept, Accept-Language');
  if (
    known === undefined ||
    !known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*')
  )
    return body;
  void reply.status(304);
  return undefined;
}

type Cell = string | number | boolean | null | undefined;

/** A table as a file that spreadsheets open as it is: byte order mark, every cell quoted, no cell a formula. */
export function csvFile(
  name: string,
  rows: readonly (readonly Cell[])[],
  known: string | undefined,
  reply: FastifyReply,
): string | undefined {
  void reply
    .type('text/csv; charset=utf-8; header=present')
    .header('Content-Disposition', `attachment; filename="${name}.csv"`);
  return cached(`\ufeff${rows.map((cells) => csvLine(cells)).join('')}`, known, reply);
}

/** `?format=` says it; without it the header does, where it asks for nothing but a table. */
export const wantsCsv = (format: string | undefined, accept: string | undefined): boolean =>
  format === 'csv' || (format === undefined && /^\s*text\/csv\b/i.test(accept ?? ''));
