import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/index.js';

interface KeyRing {
  readonly current: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

function parseKeyRing(text: string): KeyRing {
  const parsed: unknown = JSON.parse(text);
  const ring = parsed as { current?: unknown; keys?: Record<string, unknown> };
  const keys = new Map<string, KeyObject>();
  for (const [id, value] of Object.entries(ring.keys ?? {})) {
    const key = Buffer.from(String(value), 'base64');
    if (key.length !== 32) throw new Error(`FIELD_KEYS: key ${id} must be 32 bytes in base64`);
    keys.set(id, createSecretKey(key));
  }
  if (typeof ring.current !== 'string' || !keys.has(ring.current)) throw new Error('FIELD_KEYS: current names no key');
  return { current: ring.current, keys };
}

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Compares two secrets in time that does not depend on where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}

/** A secret for links, sessions and tokens: 256 random bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * Keeps personal fields unreadable at rest (AES-256-GCM, NIST SP 800-38D) and findable by equality only (HMAC-SHA-256 blind index).
 * `place` is bound into the ciphertext as `table|column|row`, so that a value moved to another row or column does not open.
 */
@Injectable()
export class Vault {
  private readonly ring: KeyRing;
  // Prepared once: handing the raw bytes over anew costs more than the sealing itself.
  private readonly indexKey: KeyObject;
  private readonly pepper: KeyObject;
  private readonly signingKey: KeyObject;
  readonly receiptPublicKey: string;

  constructor(env: Env) {
    this.ring = parseKeyRing(env.FIELD_KEYS);
    this.indexKey = createSecretKey(env.INDEX_KEY, 'base64');
    this.pepper = createSecretKey(env.TOKEN_PEPPER, 'base64');
    this.signingKey = createPrivateKey({
      key: Buffer.from(env.RECEIPT_PRIVATE_KEY, 'base64'),
      format: 'der',
      type: 'pkcs8',
    });
    this.receiptPublicKey = createPublicKey(this.signingKey).export({ format: 'der', type: 'spki' }).toString('base64');
  }

  /** `v1.a256gcm.<key id>.<nonce>.<ciphertext>.<tag>`; null stays null. */
  seal(plain: string | null, place: string): string | null {
    if (plain === null || plain === '') return null;
    const id = this.ring.current;
    const key = this.ring.keys.get(id);
    if (!key) throw new Error('key ring lost its current key');
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`${place}|${id}`));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return [
      'v1',
      'a256gcm',
      id,
      nonce.toString('base64url'),
      sealed.toString('base64url'),
      cipher.getAuthTag().toString('base64url'),
    ].join('.');
  }

  /** @throws when the value was changed, moved or sealed with a key that the ring no longer has. */
  open(sealed: string | null, place: string): string | null {
    if (sealed === null) return null;
    const [version, algorithm, id = '', nonce = '', content = '', tag = ''] = sealed.split('.');
    const key = this.ring.keys.get(id);
    if (version !== 'v1' || algorithm !== 'a256gcm' || !key) throw new Error(`no key ${id} for a sealed value`);
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
      .setAAD(Buffer.from(`${place}|${id}`))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(content, 'base64url')), decipher.final()]).toString('utf8');
  }

  /**
   * A secret for one purpose only, from a key of the ring by HKDF-SHA-256 (RFC 5869): the current key unless one is named.
   * @throws when the ring no longer has the named key
   */
  derive(
    purpose: string,
    bytes: number,
    keyId = this.ring.current,
  ): { readonly keyId: string; readonly secret: Buffer } {
    const key = this.ring.keys.get(keyId);
    if (!key) throw new Error(`no key ${keyId} for ${purpose.split('|')[0] ?? ''}`);
    return { keyId, secret: Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, bytes)) };
  }

  /** Equal inputs of one column give equal marks; nothing else can be read from them. */
  blindIndex(column: string, normalised: string | null): string | null {
    if (normalised === null || normalised === '') return null;
    return createHmac('sha256', this.indexKey).update(`${column}\u0000${normalised}`).digest('base64url').slice(0, 32);
  }

  /** What is stored of a query code, session or token: enough to compare, useless to a thief of the database. */
  hashSecret(secret: string): string {
    return createHmac('sha256', this.pepper).update(secret).digest('base64url');
  }

  /** Ed25519 (RFC 8032) over the text, base64url. */
  sign(text: string): string {
    return sign(null, Buffer.from(text, 'utf8'), this.signingKey).toString('base64url');
  }

  isSigned(text: string, signature: string): boolean {
    return verify(
      null,
      Buffer.from(text, 'utf8'),
      createPublicKey(this.signingKey),
      Buffer.from(signature, 'base64url'),
    );
  }
}
