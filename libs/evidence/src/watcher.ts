import { createHash, type Hash } from 'node:crypto';
import { CHUNK } from './chunk-seal.js';
import { hasControl, type Sighting } from './domain/mediaType.js';

const HEAD = CHUNK;
const TAIL = 5 * CHUNK;

/** What was noticed of a file, and its fingerprint: SHA-256 in lower-case hexadecimal. */
export interface Seen extends Sighting {
  readonly sha256: string;
}

/** Watches a file pass in pieces of any length: hash, first and last bytes, controls. */
export class Watcher {
  private readonly hash: Hash = createHash('sha256');
  private readonly first: Buffer[] = [];
  private readonly last: Buffer[] = [];
  private held = 0;
  private hasControls = false;
  private size = 0;

  see(piece: Buffer): void {
    if (this.size < HEAD) this.first.push(piece.subarray(0, HEAD - this.size));
    this.size += piece.length;
    this.hash.update(piece);
    this.hasControls ||= hasControl(piece);
    this.last.push(piece);
    this.held += piece.length;
    while (this.held - (this.last[0]?.length ?? 0) >= TAIL) this.held -= this.last.shift()?.length ?? 0;
  }

  sum(): Seen {
    return {
      size: this.size,
      sha256: this.hash.digest('hex'),
      head: Buffer.concat(this.first),
      tail: Buffer.concat(this.last),
      hasControls: this.hasControls,
    };
  }
}
