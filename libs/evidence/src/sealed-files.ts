import { createCipheriv, createDecipheriv, createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError } from '#contracts';
import { Env } from '#platform/config';
import { Vault } from '#platform/crypto';
import { Log } from '#platform/observability';
import { hasControl, type Sighting } from './domain/mediaType.js';

/** Bytes of a file that are sealed together. */
const CHUNK = 64 * 1024;
const TAG = 16;
const TAIL = 5 * CHUNK;
const PART = '.part';
const NAME = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:\.part)?$/;

/** What came in, and lies sealed under its id but is not evidence yet. */
export interface Kept extends Sighting {
  readonly sha256: string;
  readonly keyId: string;
}

/** What is known of a stored file beside its content. */
export interface StoredFile {
  readonly id: string;
  readonly caseId: string;
  readonly size: number;
  readonly sha256: string;
  readonly keyId: string;
}

/** The file is not there, has another length, or does not open. */
export class DamagedFile extends Error {}

/**
 * Seals and opens one file chunk by chunk: AES-256-GCM in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015). The nonce
 * is prefix ‖ counter ‖ final flag, so that chunks cannot be swapped, dropped or cut off; the key belongs to this id alone.
 */
class ChunkSeal {
  private readonly key: Buffer;
  private readonly prefix: Buffer;
  private readonly place: Buffer;
  readonly keyId: string;

  constructor(vault: Vault, id: string, caseId: string, keyId?: string) {
    const derived = vault.derive(`evidence.v1|${id}`, 39, keyId);
    this.keyId = derived.keyId;
    this.key = derived.secret.subarray(0, 32);
    this.prefix = derived.secret.subarray(32);
    this.place = Buffer.from(`evidence|${id}|${caseId}|${this.keyId}`);
  }

  close(chunk: Uint8Array, counter: number, isLast: boolean): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.key, this.nonce(counter, isLast)).setAAD(this.place);
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  }

  open(sealed: Uint8Array, counter: number, isLast: boolean): Buffer {
    const at = sealed.length - TAG;
    const decipher = createDecipheriv('aes-256-gcm', this.key, this.nonce(counter, isLast), {
      authTagLength: TAG,
    }).setAAD(this.place);
    decipher.setAuthTag(sealed.subarray(at));
    return Buffer.concat([decipher.update(sealed.subarray(0, at)), decipher.final()]);
  }

  private nonce(counter: number, isLast: boolean): Buffer {
    const nonce = Buffer.alloc(12);
    this.prefix.copy(nonce);
    nonce.writeUInt32BE(counter, 7);
    nonce.writeUInt8(isLast ? 1 : 0, 11);
    return nonce;
  }
}

/** Watches a file pass: hash, first and last bytes, controls. */
class Watcher {
  private readonly hash: Hash = createHash('sha256');
  private readonly last: Buffer[] = [];
  private head: Buffer = Buffer.alloc(0);
  private hasControls = false;
  size = 0;

  see(chunk: Buffer): void {
    if (this.size === 0) this.head = chunk;
    this.size += chunk.length;
    this.hash.update(chunk);
    this.hasControls ||= hasControl(chunk);
    this.last.push(chunk);
    if (this.last.length > TAIL / CHUNK) this.last.shift();
  }

  sum(keyId: string): Kept {
    return {
      size: this.size,
      sha256: this.hash.digest('hex'),
      head: this.head,
      tail: Buffer.concat(this.last),
      hasControls: this.hasControls,
      keyId,
    };
  }
}

/** The evidence store: one folder of sealed files named by nothing but their ids. */
@Injectable()
export class SealedFiles {
  private readonly folder: string;

  constructor(
    env: Env,
    private readonly vault: Vault,
    private readonly log: Log,
  ) {
    this.folder = resolve(env.EVIDENCE_DIR);
  }

  /**
   * Takes a body in under an id, sealed, and puts it through to the disk. On any failure nothing stays behind.
   * @throws `evidence.too_large` as soon as the limit is passed, `evidence.incomplete` when the caller went away, `service.unavailable` when the disk fails
   */
  async take(id: string, caseId: string, body: AsyncIterable<Uint8Array>, most: number): Promise<Kept> {
    const path = this.path(id) + PART;
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      const file = await open(path, 'wx', 0o600);
      try {
        const kept = await this.write(file, new ChunkSeal(this.vault, id, caseId), body, most);
        await file.sync();
        return kept;
      } finally {
        await file.close();
      }
    } catch (error) {
      await this.discard(id);
      throw this.explained(error, id);
    }
  }

  /** Gives a taken file its final name; from here on it stays unless it is discarded. @throws `service.unavailable` */
  async settle(id: string): Promise<void> {
    try {
      await rename(this.path(id) + PART, this.path(id));
      const folder = await open(this.folder, constants.O_RDONLY);
      await folder.sync().finally(() => folder.close());
    } catch (error) {
      await this.discard(id);
      throw this.explained(error, id);
    }
  }

  /** Removes whatever lies under an id, taken or settled. */
  async discard(id: string): Promise<void> {
    for (const path of [this.path(id) + PART, this.path(id)]) await unlink(path).catch(() => undefined);
  }

  /** Reads a file through to its end without giving anything out. @throws {DamagedFile} */
  async verify(stored: StoredFile): Promise<void> {
    const hash = createHash('sha256');
    for await (const chunk of this.read(stored)) hash.update(chunk);
    if (hash.digest('hex') !== stored.sha256) throw new DamagedFile('hash');
  }

  /** The content of a file, each chunk given out only after its own tag was verified. @throws {DamagedFile} */
  async *read(stored: StoredFile): AsyncGenerator<Buffer, void, undefined> {
    const file = await open(this.path(stored.id), constants.O_RDONLY).catch((error: unknown) => {
      throw new DamagedFile('missing', { cause: error });
    });
    try {
      const seal = new ChunkSeal(this.vault, stored.id, stored.caseId, stored.keyId);
      const chunks = Math.ceil(stored.size / CHUNK);
      if ((await file.stat()).size !== stored.size + chunks * TAG) throw new DamagedFile('length');
      for (let counter = 0; counter < chunks; counter += 1) {
        const length = Math.min(CHUNK, stored.size - counter * CHUNK) + TAG;
        yield this.opened(seal, await readFully(file, length), counter, counter === chunks - 1);
      }
    } finally {
      await file.close();
    }
  }

  /** Ids of everything that was last touched before an instant: abandoned parts, and settled files. */
  async olderThan(instant: Date): Promise<{ parts: string[]; settled: string[] }> {
    const found: { parts: string[]; settled: string[] } = { parts: [], settled: [] };
    for (const name of await readdir(this.folder).catch(() => [])) {
      if (!NAME.test(name)) continue;
      const touched = await stat(join(this.folder, name)).catch(() => null);
      if (touched && touched.mtime < instant)
        (name.endsWith(PART) ? found.parts : found.settled).push(name.replace(PART, ''));
    }
    return found;
  }

  private opened(seal: ChunkSeal, sealed: Buffer, counter: number, isLast: boolean): Buffer {
    try {
      return seal.open(sealed, counter, isLast);
    } catch (error) {
      throw new DamagedFile('tag', { cause: error });
    }
  }

  private async write(file: FileHandle, seal: ChunkSeal, body: AsyncIterable<Uint8Array>, most: number): Promise<Kept> {
    const watcher = new Watcher();
    let counter = 0;
    let held: Buffer | null = null;
    const put = async (chunk: Buffer, isLast: boolean): Promise<void> => {
      await file.writeFile(seal.close(chunk, counter, isLast));
      counter += 1;
    };
    for await (const chunk of inChunks(arriving(body), most)) {
      // The last chunk is sealed as the last, so one is always held back.
      if (held) await put(held, false);
      held = chunk;
      watcher.see(chunk);
    }
    if (!held) throw new AppError('evidence.empty');
    await put(held, true);
    return watcher.sum(seal.keyId);
  }

  private path(id: string): string {
    return join(this.folder, id);
  }

  private explained(error: unknown, id: string): AppError {
    if (error instanceof AppError) return error;
    this.log.failure('evidence.store_failed', error, { evidenceId: id });
    return new AppError('service.unavailable');
  }
}

/** A body whose breaking off is told apart from a failing disk. */
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

async function readFully(file: FileHandle, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  for (let at = 0; at < length;) {
    const { bytesRead } = await file.read(buffer, at, length - at, null);
    if (bytesRead === 0) throw new DamagedFile('length');
    at += bytesRead;
  }
  return buffer;
}
