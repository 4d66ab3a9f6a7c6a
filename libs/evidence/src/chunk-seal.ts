import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Vault } from '#platform/crypto';

/** Bytes that are sealed together. */
export const CHUNK = 64 * 1024;
/** What sealing adds to each chunk. */
export const TAG = 16;

/**
 * Seals and opens one object of the store chunk by chunk: AES-256-GCM in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015). The nonce
 * is prefix ‖ counter ‖ final flag, so that chunks cannot be swapped, dropped or cut off; the key belongs to this
 * name alone, and no name is ever written twice.
 */
export class ChunkSeal {
  private readonly key: Buffer;
  private readonly prefix: Buffer;
  private readonly place: Buffer;
  readonly keyId: string;

  constructor(vault: Vault, name: string, caseId: string, keyId?: string) {
    const derived = vault.derive(`evidence.v1|${name}`, 39, keyId);
    this.keyId = derived.keyId;
    this.key = derived.secret.subarray(0, 32);
    this.prefix = derived.secret.subarray(32);
    this.place = Buffer.from(`evidence|${name}|${caseId}|${this.keyId}`);
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
