import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { AppError, type FieldFault, MATERIAL_TAGS, type MaterialTag } from '#contracts';

/** A fault in a header. */
export const faultAt = (path: string, code: string, zh: string, en: string): AppError => {
  const fault: FieldFault = { path, code, message: { zh, en } };
  return new AppError('request.invalid', {}, [fault]);
};

export const isTag = (text: string | undefined): text is MaterialTag => MATERIAL_TAGS.some((tag) => tag === text);

/** The file as it arrives. Not destroyed with the reading: the refusal of a file still has to travel back on its socket. */
export function bytesOf({ body }: FastifyRequest): AsyncIterable<Uint8Array> {
  if (!(body instanceof Readable)) throw new AppError('evidence.not_bytes');
  return body.iterator({ destroyOnReturn: false });
}
