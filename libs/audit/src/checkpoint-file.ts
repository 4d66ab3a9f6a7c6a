import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'checkpoints.jsonl';
/** More than one line is long. */
const TAIL_BYTES = 8192;

/** The lines of a copy of checkpoints, as they stand. */
export const checkpointLines = async (path: string): Promise<string[]> =>
  (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');

/** The copy of the checkpoints outside the database: one line each, only ever appended, so that the file may carry `chattr +a`. */
export class CheckpointFile {
  readonly path: string;

  constructor(private readonly folder: string) {
    this.path = join(folder, NAME);
  }

  /** The last whole line, or null. A line without its line feed broke off when its writer died and does not count. */
  async lastLine(): Promise<string | null> {
    return (await this.tail()).whole.at(-1) ?? null;
  }

  /** Appends lines and returns when the disk has them. */
  async append(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    const { isTorn } = await this.tail();
    await mkdir(this.folder, { recursive: true });
    const file = await open(this.path, 'a', 0o640);
    try {
      await file.writeFile(`${isTorn ? '\n' : ''}${lines.join('\n')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  private async tail(): Promise<{ whole: string[]; isTorn: boolean }> {
    const file = await open(this.path, 'r').catch((error: unknown) => {
      if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    });
    if (!file) return { whole: [], isTorn: false };
    try {
      const { size } = await file.stat();
      const from = Math.max(0, size - TAIL_BYTES);
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(TAIL_BYTES), position: from });
      const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
      const rest = lines.pop() ?? '';
      return { whole: (from > 0 ? lines.slice(1) : lines).filter((line) => line !== ''), isTorn: rest !== '' };
    } finally {
      await file.close();
    }
  }
}
