import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError } from '#contracts';
import { Env } from '#platform/config';
import { Vault } from '#platform/crypto';
import { Log } from '#platform/observability';
import { CHUNK, ChunkSeal, TAG } from './chunk-seal.js';
import { S3Shelf } from './s3-shelf.js';
import { DiskShelf, MissingObject, NoSpace, type Shelf } from './shelf.js';
import { type Seen, Watcher } from './watcher.js';

/** What came in, and lies sealed under its name but is not evidence yet. */
export interface Kept extends Seen {
  readonly keyId: string;
}

/** One sealed object of a file. */
export interface StoredPart {
  readonly name: string;
  readonly size: number;
  readonly keyId: string;
}

/** What is known of a stored file beside its content: its objects in their order, and what they come to. */
export interface StoredFile {
  readonly caseId: string;
  readonly sha256: string;
  readonly parts: readonly StoredPart[];
}

/** The file is not there, has another length, or does not open. */
export class DamagedFile extends Error {}

/** The evidence store: sealed objects on a shelf, and files made of them. Nothing leaves memory unsealed. */
@Injectable()
export class SealedFiles {
  private readonly shelf: Shelf;

  constructor(
    env: Env,
    private readonly vault: Vault,
    private readonly log: Log,
  ) {
    this.shelf = env.S3_BUCKET ? new S3Shelf(env) : new DiskShelf(resolve(env.EVIDENCE_DIR));
  }

  /**
   * Takes a body in under a name that was never used, sealed, and puts it through to the store. On any failure nothing stays behind.
   * @throws `evidence.too_large` as soon as the limit is passed, `evidence.incomplete` when the caller went away, `evidence.no_space`,
   * `service.unavailable` when the store fails
   */
  async take(name: string, caseId: string, body: AsyncIterable<Uint8Array>, most: number): Promise<Kept> {
    const watcher = new Watcher();
    const seal = new ChunkSeal(this.vault, name, caseId);
    try {
      await this.shelf.put(name, sealed(seal, inChunks(arriving(body), most), watcher));
      return { ...watcher.sum(), keyId: seal.keyId };
    } catch (error) {
      throw this.explained(error, name);
    }
  }

  /** Removes whatever lies under a name. */
  async discard(name: string): Promise<void> {
    await this.shelf.remove(name).catch((error: unknown) => this.log.failure('evidence.discard_failed', error));
  }

  /** Reads a file through to its end without giving anything out. @throws {DamagedFile} */
  async verify(stored: StoredFile): Promise<void> {
    const hash = createHash('sha256');
    for await (const chunk of this.read(stored)) hash.update(chunk);
    if (hash.digest('hex') !== stored.sha256) throw new DamagedFile('hash');
  }

  /** The content of a file, each chunk given out only after its own tag was verified. @throws {DamagedFile} */
  async *read(stored: Pick<StoredFile, 'caseId' | 'parts'>): AsyncGenerator<Buffer, void, undefined> {
    for (const part of stored.parts) yield* this.open(part, stored.caseId);
  }

  /** Names of everything in the store that was last touched before an instant. */
  olderThan(instant: Date): AsyncIterable<string> {
    return this.shelf.olderThan(instant);
  }

  private async *open({ name, size, keyId }: StoredPart, caseId: string): AsyncGenerator<Buffer, void, undefined> {
    const seal = new ChunkSeal(this.vault, name, caseId, keyId);
    const chunks = Math.ceil(size / CHUNK);
    let counter = 0;
    try {
      const object = await this.shelf.open(name);
      if (object.size !== size + chunks * TAG) throw new DamagedFile('length');
      for await (const piece of object.pieces(CHUNK + TAG)) {
        yield opened(seal, piece, counter, counter === chunks - 1);
        counter += 1;
      }
    } catch (error) {
      throw error instanceof MissingObject ? new DamagedFile('missing', { cause: error }) : error;
    }
    if (counter !== chunks) throw new DamagedFile('length');
  }

  private explained(error: unknown, name: string): AppError {
    if (error instanceof AppError) return error;
    this.log.failure('evidence.store_failed', error, { object: name });
    return new AppError(error instanceof NoSpace ? 'evidence.no_space' : 'service.unavailable');
  }
}

function opened(seal: ChunkSeal, piece: Buffer, counter: number, isLast: boolean): Buffer {
  try {
    return seal.open(piece, counter, isLast);
  } catch (error) {
    throw new DamagedFile('tag', { cause: error });
  }
}

async function* sealed(
  seal: ChunkSeal,
  chunks: AsyncIterable<Buffer>,
  watcher: Watcher,
): AsyncGenerator<Buffer, void, undefined> {
  let counter = 0;
  let held: Buffer | null = null;
  for await (const chunk of chunks) {
    // The last chunk is sealed as the last, so one is always held back.
    if (held) yield seal.close(held, counter++, false);
    held = chunk;
    watcher.see(chunk);
  }
  if (!held) throw new AppError('evidence.empty');
  yield seal.close(held, counter, true);
}

/** A body whose breaking off is told apart from a failing store. */
async function* arriving(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* body;
  } catch {
    throw new AppError('evidence.incomplete');
  }
}

/** Cuts a body into chunks of 64 KiB, the last one shorter. @throws `evidence.too_large` before anything past the limit is kept */
async function* inChunks(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Buffer, void, undefined> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  let total = 0;
  for await (const piece of body) {
    total += piece.length;
    if (total > most) throw new AppError('evidence.too_large');
    waiting.push(piece);
    length += piece.length;
    if (length < CHUNK) continue;
    const joined = Buffer.concat(waiting);
    const whole = length - (length % CHUNK);
    for (let at = 0; at < whole; at += CHUNK) yield joined.subarray(at, at + CHUNK);
    waiting = whole === length ? [] : [joined.subarray(whole)];
    length -= whole;
  }
  if (length > 0) yield Buffer.concat(waiting);
}
