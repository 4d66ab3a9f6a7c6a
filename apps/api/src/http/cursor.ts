import { AppError } from '#contracts';

/** The last row of a page, as far as its place in the list goes. */
interface Last {
  /** The day that somebody else has set; such cases stand first. */
  readonly external_due_on: string | null;
  readonly received_at: Date;
  readonly id: string;
}

/** Where the next page of a list begins, as callers carry it. */
export const writeCursor = ({ external_due_on, received_at, id }: Last): string =>
  Buffer.from(JSON.stringify([external_due_on, received_at.toISOString(), id])).toString('base64url');

const CURSOR =
  /^\[(?:null|"(\d{4}-\d\d-\d\d)"),"(\d{4}-\d\d-\d\dT[\d:.]+Z)","([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})"\]$/;

/** @throws `request.invalid` on anything that this system did not write */
export function readCursor(cursor: string | null): { external: string | null; receivedAt: string; id: string } | null {
  if (cursor === null) return null;
  const [, external, receivedAt, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const isDay = external === undefined || !Number.isNaN(Date.parse(external));
  if (!receivedAt || !id || !isDay || Number.isNaN(Date.parse(receivedAt)))
    throw new AppError('request.invalid', {}, [
      { path: 'cursor', code: 'wrong_form', message: { zh: '翻页标记无效。', en: 'The cursor is not valid.' } },
    ]);
  return { external: external ?? null, receivedAt, id };
}
