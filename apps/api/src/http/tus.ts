import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, MATERIAL_TAGS, type MaterialTag } from '#contracts';
import type { Progress } from '#evidence';
import { faultAt, isTag } from './files.js';

/** The headers of the tus protocol, version 1.0.0 (https://tus.io/protocols/resumable-upload), read and written in one place. */
const VERSION = '1.0.0';
const ALGORITHMS = ['sha256', 'sha1'] as const;

type ChecksumAlgorithm = (typeof ALGORITHMS)[number];

const headersOf = (context: ExecutionContext): FastifyRequest['headers'] =>
  context.switchToHttp().getRequest<FastifyRequest>().headers;
const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);

function whole(name: string, header: string | string[] | undefined): number {
  const text = one(header);
  if (text === undefined || !/^\d{1,15}$/.test(text))
    throw faultAt(name, 'wrong_form', `${name} 须为整数。`, `${name} must be a whole number.`);
  return Number(text);
}

/** Speaks our version, or is told which one that is. */
export function speak(headers: FastifyRequest['headers'], reply: FastifyReply): void {
  void reply.headers({ 'Tus-Resumable': VERSION });
  if (one(headers['tus-resumable']) === VERSION) return;
  void reply.header('Tus-Version', VERSION);
  throw new AppError('evidence.tus_version');
}

/** What is spoken here. */
export function introduce(reply: FastifyReply, mostBytes: number): void {
  void reply.headers({
    'Tus-Resumable': VERSION,
    'Tus-Version': VERSION,
    'Tus-Extension': 'creation,termination,expiration,checksum',
    'Tus-Max-Size': String(mostBytes),
    'Tus-Checksum-Algorithm': ALGORITHMS.join(','),
  });
}

/** Where an upload stands. */
export function tell(reply: FastifyReply, progress: Progress): void {
  void reply.headers({
    'Upload-Offset': String(progress.offset),
    'Upload-Length': String(progress.size),
    'Upload-Expires': new Date(progress.expiresAt).toUTCString(),
    'Upload-Metadata': `filename ${Buffer.from(progress.name).toString('base64')},tag ${Buffer.from(progress.tag).toString('base64')}`,
  });
}

/** The values of Upload-Metadata: names, each with its value in base64. */
function metadataOf(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? '').split(',').map((pair) => pair.trim().split(' '));
  return new Map(pairs.map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')]));
}

export const AnnouncedFile = createParamDecorator(
  (_: unknown, context: ExecutionContext): { fileName: string; tag: MaterialTag; size: number } => {
    const headers = headersOf(context);
    const metadata = metadataOf(one(headers['upload-metadata']));
    const fileName = metadata.get('filename') ?? '';
    const tag = metadata.get('tag');
    if (fileName === '') throw faultAt('Upload-Metadata', 'required', '缺少文件名。', 'The file name is missing.');
    if (!isTag(tag))
      throw faultAt(
        'Upload-Metadata',
        'not_allowed',
        '请说明这是什么材料。',
        `Say which material this is: ${MATERIAL_TAGS.join(', ')}.`,
      );
    return { fileName, tag, size: whole('Upload-Length', headers['upload-length']) };
  },
);

export interface Part {
  readonly offset: number;
  /** What the sender found the body to be, or null when they did not look. */
  readonly checksum: { readonly algorithm: ChecksumAlgorithm; readonly digest: string } | null;
}

function checksumOf(header: string | undefined): Part['checksum'] {
  if (header === undefined) return null;
  const [name, digest = ''] = header.split(' ');
  const algorithm = ALGORITHMS.find((known) => known === name);
  if (algorithm && /^[\w+/]{20,}={0,2}$/.test(digest)) return { algorithm, digest };
  throw faultAt(
    'Upload-Checksum',
    'not_allowed',
    '不支持的校验算法。',
    `One of ${ALGORITHMS.join(', ')}, and its value in base64.`,
  );
}

/** Which part of a file a body is. */
export const UploadPart = createParamDecorator((_: unknown, context: ExecutionContext): Part => {
  const headers = headersOf(context);
  return {
    offset: whole('Upload-Offset', headers['upload-offset']),
    checksum: checksumOf(one(headers['upload-checksum'])),
  };
});
