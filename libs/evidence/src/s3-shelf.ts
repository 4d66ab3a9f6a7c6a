import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Env } from '#platform/config';
import { MissingObject, NoSpace, type OpenedObject, type Shelf } from './shelf.js';

/** Bytes of one part of a multipart upload; only that much of an object is ever in memory. */
const PART_BYTES = 5 * 1024 * 1024;
const FULL = /QuotaExceeded|InsufficientStorage|NoSpace|StorageFull/i;

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';

/** A bucket of any S3-compatible store. Its library is read only where it is used: it is larger than everything else of the api together. */
export class S3Shelf implements Shelf {
  private client: Promise<S3Client> | null = null;
  private readonly bucket: string;
  private readonly prefix: string;

  constructor(private readonly env: Env) {
    this.bucket = env.S3_BUCKET ?? '';
    this.prefix = env.S3_PREFIX;
  }

  async put(name: string, content: AsyncIterable<Buffer>): Promise<void> {
    const { Upload } = await import('@aws-sdk/lib-storage');
    const broken: { cause?: unknown } = {};
    const upload = new Upload({
      client: await this.connected(),
      params: { ...this.at(name), Body: Readable.from(remembering(content, broken), { objectMode: false }) },
      partSize: PART_BYTES,
      queueSize: 1,
      leavePartsOnError: false,
    });
    try {
      await upload.done();
    } catch (error) {
      await this.remove(name).catch(() => undefined);
      if ('cause' in broken) throw broken.cause;
      throw FULL.test(nameOf(error)) ? new NoSpace('bucket', { cause: error }) : error;
    }
  }

  async open(name: string): Promise<OpenedObject> {
    const { HeadObjectCommand, GetObjectCommand } = await import('@aws-sdk/client-s3');
    const client = await this.connected();
    const head = await client.send(new HeadObjectCommand(this.at(name))).catch((error: unknown) => {
      throw /NotFound|NoSuchKey/.test(nameOf(error)) ? new MissingObject(name, { cause: error }) : error;
    });
    const body = async (): Promise<AsyncIterable<Uint8Array>> =>
      (await client.send(new GetObjectCommand(this.at(name)))).Body as AsyncIterable<Uint8Array>;
    return { size: head.ContentLength ?? 0, pieces: (length) => regrouped(body, length) };
  }

  async remove(name: string): Promise<void> {
    const { DeleteObjectCommand } = await import('@aws-sdk/client-s3');
    await (await this.connected()).send(new DeleteObjectCommand(this.at(name)));
  }

  async *olderThan(instant: Date): AsyncGenerator<string, void, undefined> {
    const { paginateListObjectsV2 } = await import('@aws-sdk/client-s3');
    const pages = paginateListObjectsV2(
      { client: await this.connected() },
      { Bucket: this.bucket, Prefix: this.prefix },
    );
    for await (const { Contents = [] } of pages)
      for (const { Key = '', LastModified } of Contents)
        if (LastModified && LastModified < instant) yield Key.slice(this.prefix.length);
  }

  private at(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket, Key: `${this.prefix}${name}` };
  }

  private connected(): Promise<S3Client> {
    this.client ??= import('@aws-sdk/client-s3').then(
      ({ S3Client }) =>
        new S3Client({
          region: this.env.S3_REGION,
          ...(this.env.S3_ENDPOINT ? { endpoint: this.env.S3_ENDPOINT, forcePathStyle: true } : {}),
          ...(this.env.S3_ACCESS_KEY_ID && this.env.S3_SECRET_ACCESS_KEY
            ? {
                credentials: {
                  accessKeyId: this.env.S3_ACCESS_KEY_ID,
                  secretAccessKey: this.env.S3_SECRET_ACCESS_KEY,
                },
              }
            : {}),
          // Every chunk carries a tag of its own; many compatible stores know none of the newer checksums.
          requestChecksumCalculation: 'WHEN_REQUIRED',
          responseChecksumValidation: 'WHEN_REQUIRED',
          requestHandler: { connectionTimeout: 5000, requestTimeout: 60_000 },
          maxAttempts: 3,
        }),
    );
    return this.client;
  }
}

/** Keeps the reason why a content broke off: the library gives out words of its own. */
async function* remembering(content: AsyncIterable<Buffer>, broken: { cause?: unknown }): AsyncGenerator<Buffer> {
  try {
    yield* content;
  } catch (error) {
    broken.cause = error;
    throw error;
  }
}

async function* regrouped(open: () => Promise<AsyncIterable<Uint8Array>>, length: number): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const piece of await open()) {
    rest = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece]);
    let at = 0;
    for (; rest.length - at >= length; at += length) yield rest.subarray(at, at + length);
    rest = rest.subarray(at);
  }
  if (rest.length > 0) yield rest;
}
