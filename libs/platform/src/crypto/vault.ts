import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/index.js';
import { KeyRing } from './key-ring.js';
import { ed25519Signer, signedByOneOf, type Signer, sm2Signer } from './signing.js';
import { type Suite, suiteNamed, SUITES } from './suites.js';

const VERSION = 'v1';
const MARK_LENGTH = 32;

/**
 * Keeps personal fields unreadable at rest and findable by equality only (a keyed blind index). `place` is bound into the ciphertext as
 * `table|column|row`, so that a value moved to another row or column does not open. Which algorithms are used for new values is a
 * setting; old values name theirs and stay readable.
 */
@Injectable()
export class Vault {
  private readonly ring: KeyRing;
  private readonly suite: Suite;
  private readonly pepper: KeyObject;
  private readonly signer: Signer;
  private readonly isSignedByUs: (text: string, signature: string) => boolean;
  private readonly indexKeys = new Map<string, KeyObject>();
  /** The key that signs now, SubjectPublicKeyInfo in base64. */
  readonly receiptPublicKey: string;
  readonly signatureAlgorithm: Signer['algorithm'];
  /** All keys that may have signed, the one that signs now first. */
  readonly publicKeys: readonly string[];

  constructor(env: Env) {
    this.ring = new KeyRing(env);
    this.suite = SUITES[env.CRYPTO_SUITE];
    this.pepper = createSecretKey(env.TOKEN_PEPPER, 'base64');
    const signers = [
      ...(env.SM2_PRIVATE_KEY ? [sm2Signer(env.SM2_PRIVATE_KEY)] : []),
      ed25519Signer(env.RECEIPT_PRIVATE_KEY),
    ];
    const wanted = env.CRYPTO_SUITE === 'sm' ? 'SM2' : 'Ed25519';
    const signer = signers.find(({ algorithm }) => algorithm === wanted);
    if (!signer) throw new Error('CRYPTO_SUITE sm needs SM2_PRIVATE_KEY');
    this.signer = signer;
    this.signatureAlgorithm = signer.algorithm;
    this.receiptPublicKey = signer.publicKey;
    this.publicKeys = [signer, ...signers.filter((other) => other !== signer)].map(({ publicKey }) => publicKey);
    this.isSignedByUs = signedByOneOf(this.publicKeys);
  }

  /** `v1.<suite>.<key id>.<nonce>.<ciphertext>.<tag>`; null stays null. */
  seal(plain: string | null, place: string): string | null {
    if (plain === null || plain === '') return null;
    const { current, keys } = this.ring.fields;
    const key = keys.get(current);
    if (!key) throw new Error('key ring lost its current key');
    const { nonce, content, tag } = this.suite.seal(
      key,
      Buffer.from(plain, 'utf8'),
      Buffer.from(`${place}|${current}`),
    );
    const parts = [nonce, content, tag].map((part) => part.toString('base64url'));
    return [VERSION, this.suite.name, current, ...parts].join('.');
  }

  /** @throws when the value was changed, moved or sealed with a key that the ring no longer has. */
  open(sealed: string | null, place: string): string | null {
    if (sealed === null) return null;
    const [version, algorithm = '', id = '', ...parts] = sealed.split('.');
    const suite = version === VERSION ? suiteNamed(algorithm) : undefined;
    const key = this.ring.fieldKey(id);
    if (!suite || !key) throw new Error(`no key ${id} for a sealed value`);
    const [nonce, content, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
    if (!nonce || !content || !tag) throw new Error('a sealed value is not whole');
    return suite.open(key, { nonce, content, tag }, Buffer.from(`${place}|${id}`)).toString('utf8');
  }

  /** How values that were sealed just now begin; what begins otherwise is stale. */
  get currentPrefix(): string {
    return `${VERSION}.${this.suite.name}.${this.ring.fields.current}.`;
  }

  get currentKeyId(): string {
    return this.ring.fields.current;
  }

  /** Ids of all keys of the ring. */
  get keyIds(): readonly string[] {
    return [...this.ring.fields.keys.keys()];
  }

  /**
   * A secret for one purpose only, from a key of the ring by HKDF-SHA-256 (RFC 5869): the current key unless one is named.
   * @throws when the ring no longer has the named key
   */
  derive(
    purpose: string,
    bytes: number,
    keyId = this.ring.fields.current,
  ): { readonly keyId: string; readonly secret: Buffer } {
    const key = this.ring.fieldKey(keyId);
    if (!key) throw new Error(`no key ${keyId} for ${purpose.split('|')[0] ?? ''}`);
    return { keyId, secret: Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, bytes)) };
  }

  /** Equal inputs of one column give equal marks; nothing else can be read from them. Each column has a key of its own. */
  blindIndex(column: string, normalised: string | null): string | null {
    if (normalised === null || normalised === '') return null;
    return this.mark(this.indexGeneration, column, normalised);
  }

  /** The same value under every key that marks may have been made with: what is looked for while the index is being made anew. */
  blindMarks(column: string, normalised: string): string[] {
    return this.indexKeyIds.flatMap((id) =>
      Object.keys(SUITES).map((suite) => this.mark(`${id}-${suite}`, column, normalised)),
    );
  }

  /** Marks of a value under every key of the index: written while one follows another, so that old and new rows find each other. */
  marksInUse(column: string, normalised: string): string[] {
    const suite = this.suite === SUITES.sm ? 'sm' : 'aes';
    return this.indexKeyIds.map((id) => this.mark(`${id}-${suite}`, column, normalised));
  }

  /** What marks that are made now begin with. */
  get indexGeneration(): string {
    return `${this.ring.index.current}-${this.suite === SUITES.sm ? 'sm' : 'aes'}`;
  }

  /** Ids of all keys of the index. */
  get indexKeyIds(): readonly string[] {
    return [...this.ring.index.keys.keys()];
  }

  /** By which an index key is known again; one way. */
  indexProof(id: string): string {
    return this.mark(`${id}-aes`, 'key_check', 'ipr');
  }

  private mark(generation: string, column: string, normalised: string): string {
    const dash = generation.lastIndexOf('-');
    const suite = generation.slice(dash + 1) === 'sm' ? SUITES.sm : SUITES.aes;
    const name = `${generation} ${column}`;
    const known = this.indexKeys.get(name);
    const root = known ? null : this.ring.index.keys.get(generation.slice(0, dash));
    const key = known ?? (root ? suite.derive(root, `index|${column}`) : null);
    if (!key) throw new Error(`no index key ${generation}`);
    this.indexKeys.set(name, key);
    return `${generation}.${suite.mark(key, normalised).toString('base64url').slice(0, MARK_LENGTH)}`;
  }

  /** What is stored of a query code, session or token: enough to compare, useless to a thief of the database. */
  hashSecret(secret: string): string {
    return createHmac('sha256', this.pepper).update(secret).digest('base64url');
  }

  /** Ed25519 or SM2 over the text, base64url. */
  sign(text: string): string {
    return this.signer.sign(text);
  }

  /** Whether a key of this system has signed, also one that signs no more. */
  isSigned(text: string, signature: string): boolean {
    return this.isSignedByUs(text, signature);
  }
}
