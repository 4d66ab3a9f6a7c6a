import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, opendir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** There is nothing under this name. */
export class MissingObject extends Error {}
/** The place has no room left. */
export class NoSpace extends Error {}

export interface OpenedObject {
  readonly size: number;
  /** The content in pieces of exactly this length, the last one shorter. */
  pieces(length: number): AsyncIterable<Buffer>;
}

/** Where sealed objects lie: it knows names and bytes, nothing of files, cases or keys. */
export interface Shelf {
  /** Keeps an object for good, whole or not at all. What the content throws comes out as it is. @throws {NoSpace} */
  put(name: string, content: AsyncIterable<Buffer>): Promise<void>;
  /** @throws {MissingObject} */
  open(name: string): Promise<OpenedObject>;
  remove(name: string): Promise<void>;
  /** Names of all objects, whole or abandoned half-way, that were last touched before an instant. */
  olderThan(instant: Date): AsyncIterable<string>;
}

const PART = '.part';
const NAME = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:\.[\w-]{1,20})?(?:\.part)?$/;
const NO_SPACE = new Set(['ENOSPC', 'EDQUOT']);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** One folder of the disk (0700), files 0600 and named by nothing but what they are called by here. */
export class DiskShelf implements Shelf {
  constructor(private readonly folder: string) {}

  async put(name: string, content: AsyncIterable<Buffer>): Promise<void> {
    const path = join(this.folder, name);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      const file = await open(path + PART, 'wx', 0o600);
      try {
        for await (const piece of content) await file.writeFile(piece);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(path + PART, path);
      const folder = await open(this.folder, constants.O_RDONLY);
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    } catch (error) {
      await this.remove(name);
      throw NO_SPACE.has(codeOf(error)) ? new NoSpace('disk', { cause: error }) : error;
    }
  }

  async open(name: string): Promise<OpenedObject> {
    const path = join(this.folder, name);
    const found = await stat(path).catch((error: unknown) => {
      throw new MissingObject(name, { cause: error });
    });
    return { size: found.size, pieces: (length) => piecesOf(path, found.size, length) };
  }

  async remove(name: string): Promise<void> {
    for (const path of [join(this.folder, name) + PART, join(this.folder, name)])
      await unlink(path).catch(() => undefined);
  }

  async *olderThan(instant: Date): AsyncGenerator<string, void, undefined> {
    const folder = await opendir(this.folder).catch(() => null);
    if (!folder) return;
    for await (const { name } of folder) {
      if (!NAME.test(name)) continue;
      const touched = await stat(join(this.folder, name)).catch(() => null);
      if (touched && touched.mtime < instant) yield name.replace(PART, '');
    }
  }
}

async function* piecesOf(path: string, size: number, length: number): AsyncGenerator<Buffer, void, undefined> {
  const file = await open(path, constants.O_RDONLY);
  try {
    for (let at = 0; at < size; at += length) yield await readFully(file, Math.min(length, size - at));
  } finally {
    await file.close();
  }
}

async function readFully(file: FileHandle, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  for (let at = 0; at < length;) {
    const { bytesRead } = await file.read(buffer, at, length - at, null);
    if (bytesRead === 0) throw new MissingObject('cut while it was read');
    at += bytesRead;
  }
  return buffer;
}
