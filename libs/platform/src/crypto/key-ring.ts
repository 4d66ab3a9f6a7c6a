import { createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** Keys by id, and which of them is for new values. */
export interface Keys {
  readonly current: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

interface Rings {
  readonly fields: Keys;
  readonly index: Keys;
}

interface Written {
  current?: unknown;
  keys?: unknown;
  index?: unknown;
}

/** How soon a changed file is noticed by a process that needs no new key. */
const LOOK_EVERY_MS = 2000;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** @throws naming the setting and the fault */
function readKeys({ current, keys }: Written, setting: string): Keys {
  const read = new Map<string, KeyObject>();
  for (const [id, value] of Object.entries(isRecord(keys) ? keys : {})) {
    const key = Buffer.from(String(value), 'base64');
    if (!/^[a-z0-9-]{1,20}$/.test(id)) throw new Error(`${setting}: ${id} is no name for a key`);
    if (key.length !== 32) throw new Error(`${setting}: key ${id} must be 32 bytes in base64`);
    read.set(id, createSecretKey(key));
  }
  if (typeof current !== 'string' || !read.has(current)) throw new Error(`${setting}: current names no key`);
  return { current, keys: read };
}

function readRings(text: string, indexKey: string): Rings {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Error('FIELD_KEYS: not JSON');
  }
  if (!isRecord(parsed)) throw new Error('FIELD_KEYS: not a key ring');
  // The key of INDEX_KEY counts as i0, until the ring says that it was retired.
  const first = isRecord(parsed['index']) && parsed['index']['first'] === false ? {} : { i0: indexKey };
  const index = isRecord(parsed['index'])
    ? { ...parsed['index'], keys: { ...first, ...(parsed['index']['keys'] as object) } }
    : { current: 'i0', keys: first };
  return { fields: readKeys(parsed, 'FIELD_KEYS'), index: readKeys(index, 'FIELD_KEYS index') };
}

/** Where the keys come from: a setting, or a file that may change while the process runs. */
export interface KeySource {
  readonly FIELD_KEYS: string;
  readonly FIELD_KEYS_FILE?: string;
  readonly INDEX_KEY: string;
}

/**
 * The key ring as it stands now. Kept in a file it can be changed under a running process: one that meets a key it does not know looks
 * at once, all others within two seconds. A file that has become unreadable changes nothing; at the start it ends the process.
 */
export class KeyRing {
  private rings: Rings;
  private readAt = 0;
  private stamp = '';

  constructor(private readonly source: KeySource) {
    this.rings = readRings(this.text(), source.INDEX_KEY);
    this.stamp = this.stampNow();
    this.readAt = Date.now();
  }

  get fields(): Keys {
    this.look(LOOK_EVERY_MS);
    return this.rings.fields;
  }

  get index(): Keys {
    this.look(LOOK_EVERY_MS);
    return this.rings.index;
  }

  /** The key of a value that is to be opened, or undefined. */
  fieldKey(id: string): KeyObject | undefined {
    const known = this.fields.keys.get(id);
    if (known) return known;
    this.look(0);
    return this.rings.fields.keys.get(id);
  }

  private look(everyMs: number): void {
    if (!this.source.FIELD_KEYS_FILE || Date.now() - this.readAt < everyMs) return;
    this.readAt = Date.now();
    const stamp = this.stampNow();
    if (stamp === this.stamp) return;
    try {
      this.rings = readRings(this.text(), this.source.INDEX_KEY);
      this.stamp = stamp;
    } catch {
      // Half written or damaged: what was read before still opens everything that was sealed before.
    }
  }

  private text(): string {
    return this.source.FIELD_KEYS_FILE ? readFileSync(this.source.FIELD_KEYS_FILE, 'utf8') : this.source.FIELD_KEYS;
  }

  private stampNow(): string {
    if (!this.source.FIELD_KEYS_FILE) return '';
    try {
      const { mtimeMs, size, ino } = statSync(this.source.FIELD_KEYS_FILE);
      return `${mtimeMs} ${size} ${ino}`;
    } catch {
      return this.stamp;
    }
  }
}
