import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, SYSTEM } from '#platform/database';
import { EvidenceSurroundings, type Row, storedOf, WITH_PARTS } from './records.js';
import { DamagedFile, SealedFiles, type StoredPart } from './sealed-files.js';

const LONGEST_SIDE = 1280;
/** Points that are ever unpacked in memory: a photograph of a large phone, not a flood. */
const MOST_PIXELS = 110_000_000;
const WITHIN_SECONDS = 20;
const MOST_BYTES = 2 * 1024 * 1024;

/** Read when the first picture comes. One at a time and none kept: a worker has other things to do. */
async function loadSharp(): Promise<typeof import('sharp').default> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/**
 * Pictures in small, for looking through a case without opening each file. Derived from the original, which stays as it is; place and device
 * of the shot (EXIF) do not go along. Only what is out of quarantine is ever unpacked.
 */
@Injectable()
export class Previews {
  constructor(
    private readonly database: Database,
    private readonly files: SealedFiles,
    private readonly surroundings: EvidenceSurroundings,
  ) {}

  /** @returns how many were made */
  async makeNext(): Promise<number> {
    for (let made = 0; ; made += 1) {
      const row = await this.next();
      if (!row) return made;
      await this.make(row);
    }
  }

  private async next(): Promise<Row | null> {
    const open = this.surroundings.env.EVIDENCE_UNSCANNED === 'open' ? ['clean', 'not_scanned'] : ['clean'];
    const [row] = await this.database.read<Row>(
      SYSTEM,
      `SELECT ${WITH_PARTS} FROM evidence e WHERE preview = 'waiting' AND state = 'received' AND scan = ANY($1::text[]) ORDER BY received_at LIMIT 1`,
      [open],
    );
    return row ?? null;
  }

  private async make(row: Row): Promise<void> {
    const picture = await this.small(row);
    if (!picture) return this.put(row.id, 'failed');
    // A key belongs to a name and a content for ever, so each try has a name of its own.
    const name = `${row.id}.p${randomBytes(6).toString('hex')}`;
    const { size, keyId } = await this.files.take(name, row.case_id, oneOf(picture), MOST_BYTES);
    await this.put(row.id, 'ready', { name, size, keyId });
  }

  private async small(row: Row): Promise<Buffer | null> {
    try {
      const pieces: Buffer[] = [];
      for await (const piece of this.files.read(storedOf(row))) pieces.push(piece);
      const sharp = await loadSharp();
      return await sharp(Buffer.concat(pieces), { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false })
        .timeout({ seconds: WITHIN_SECONDS })
        .rotate()
        .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 78 })
        .toBuffer();
    } catch (error) {
      const isDamaged = error instanceof DamagedFile;
      this.surroundings.log.warning('evidence.no_preview', {
        evidenceId: row.id,
        fault: isDamaged || error instanceof Error ? error.message.slice(0, 200) : '',
      });
      return null;
    }
  }

  private async put(id: string, preview: 'ready' | 'failed', where?: StoredPart): Promise<void> {
    await this.database.read(
      SYSTEM,
      `UPDATE evidence SET preview = $2, preview_name = $3, preview_size = $4, preview_key_id = $5 WHERE id = $1`,
      [id, preview, where?.name ?? null, where?.size ?? null, where?.keyId ?? null],
    );
  }
}

async function* oneOf(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield bytes;
}
