import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** What a sealed value consists of beside its key's id. */
export interface Sealed {
  readonly nonce: Buffer;
  readonly content: Buffer;
  readonly tag: Buffer;
}

/** A way to keep a field secret and unchanged, and to find it by equality. Values name theirs, so that a change of suite leaves old ones readable. */
export interface Suite {
  readonly name: string;
  seal(key: KeyObject, plain: Buffer, place: Buffer): Sealed;
  /** @throws when anything was changed or moved */
  open(key: KeyObject, sealed: Sealed, place: Buffer): Buffer;
  /** A keyed mark of a value. */
  mark(key: KeyObject, text: string): Buffer;
  /** A key of its own for one purpose. */
  derive(key: KeyObject, purpose: string): KeyObject;
}

const derived = (hash: 'sha256' | 'sm3', key: KeyObject, purpose: string, bytes: number): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync(hash, key, Buffer.alloc(0), purpose, bytes)));

/** AES-256-GCM (NIST SP 800-38D), HMAC-SHA-256, HKDF-SHA-256. */
const AES: Suite = {
  name: 'a256gcm',
  seal(key, plain, place) {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(place);
    const content = Buffer.concat([cipher.update(plain), cipher.final()]);
    return { nonce, content, tag: cipher.getAuthTag() };
  },
  open(key, { nonce, content, tag }, place) {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(place).setAuthTag(tag);
    return Buffer.concat([decipher.update(content), decipher.final()]);
  },
  mark: (key, text) => createHmac('sha256', key).update(text).digest(),
  derive: (key, purpose) => derived('sha256', key, purpose, 32),
};

/** Both keys of a ring's key under the second suite, derived once: they are asked for with every field. */
const pairs = new WeakMap<KeyObject, { readonly cipher: KeyObject; readonly mac: KeyObject }>();

function pairOf(key: KeyObject): { readonly cipher: KeyObject; readonly mac: KeyObject } {
  const known = pairs.get(key);
  if (known) return known;
  const pair = { cipher: derived('sm3', key, 'field.sm4-ctr', 16), mac: derived('sm3', key, 'field.hmac-sm3', 32) };
  pairs.set(key, pair);
  return pair;
}

/** Encrypt, then MAC over everything that is read back. The length says where the place ends, so that no two inputs spell the same text. */
function macOf(key: KeyObject, place: Buffer, nonce: Buffer, content: Buffer): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(place.length));
  return createHmac('sm3', key).update(length).update(place).update(nonce).update(content).digest();
}

/**
 * SM4-CTR (GB/T 32907) and HMAC-SM3 (GB/T 32905), encrypt-then-MAC, keys by HKDF-SM3 (RFC 5869 over SM3). In software: it does what
 * GB/T 39786 asks for by algorithm, and is no certified module (GM/T 0028).
 */
const SM: Suite = {
  name: 'sm4ctr-hmacsm3',
  seal(key, plain, place) {
    const { cipher: cipherKey, mac } = pairOf(key);
    const nonce = randomBytes(16);
    const cipher = createCipheriv('sm4-ctr', cipherKey, nonce);
    const content = Buffer.concat([cipher.update(plain), cipher.final()]);
    return { nonce, content, tag: macOf(mac, place, nonce, content) };
  },
  open(key, { nonce, content, tag }, place) {
    const { cipher: cipherKey, mac } = pairOf(key);
    const expected = macOf(mac, place, nonce, content);
    if (tag.length !== expected.length || !timingSafeEqual(tag, expected))
      throw new Error('a sealed value was changed or moved');
    const decipher = createDecipheriv('sm4-ctr', cipherKey, nonce);
    return Buffer.concat([decipher.update(content), decipher.final()]);
  },
  mark: (key, text) => createHmac('sm3', key).update(text).digest(),
  derive: (key, purpose) => derived('sm3', key, purpose, 32),
};

export const SUITES = { aes: AES, sm: SM } as const satisfies Record<string, Suite>;

const byName = new Map<string, Suite>(Object.values(SUITES).map((suite) => [suite.name, suite]));

/** The suite that a value names, or undefined. */
export const suiteNamed = (name: string): Suite | undefined => byName.get(name);
