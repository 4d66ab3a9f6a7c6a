import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';

/** Signs texts; the public half travels as SubjectPublicKeyInfo in base64, from which a verifier sees the algorithm. */
export interface Signer {
  readonly algorithm: 'Ed25519' | 'SM2';
  readonly publicKey: string;
  /** base64url */
  sign(text: string): string;
}

/** SubjectPublicKeyInfo of a point on the curve of SM2 (RFC 5480 with the object identifiers of GM/T 0006), up to the point. */
const SM2_HEADER = '3059301306072a8648ce3d020106082a811ccf5501822d034200';

/** Ed25519 (RFC 8032) by a key in PKCS#8, DER, base64. */
export function ed25519Signer(privateKey: string): Signer {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return {
    algorithm: 'Ed25519',
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64url'),
  };
}

/** SM2 with SM3 and the usual user id 1234567812345678 (GB/T 32918, GM/T 0009) by a private number of 32 bytes in base64. */
export function sm2Signer(privateKey: string): Signer {
  const number = Buffer.from(privateKey, 'base64').toString('hex');
  const point = sm2.getPublicKeyFromPrivateKey(number);
  return {
    algorithm: 'SM2',
    publicKey: Buffer.from(SM2_HEADER + point, 'hex').toString('base64'),
    sign: (text) =>
      Buffer.from(
        sm2.doSignature(new Uint8Array(Buffer.from(text, 'utf8')), number, { hash: true, publicKey: point }),
        'hex',
      ).toString('base64url'),
  };
}

const readKey = (publicKey: string): KeyObject =>
  createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });

/**
 * A check of signatures by one public key, whichever of the two algorithms it is for.
 * @throws on what is no public key
 */
export function verifierOf(publicKey: string): (text: string, signature: string) => boolean {
  const hex = Buffer.from(publicKey, 'base64').toString('hex');
  if (hex.startsWith(SM2_HEADER)) {
    const point = hex.slice(SM2_HEADER.length);
    return (text, signature) => {
      const bytes = Buffer.from(signature, 'base64url');
      if (bytes.length !== 64) return false;
      const message = new Uint8Array(Buffer.from(text, 'utf8'));
      return sm2.doVerifySignature(message, bytes.toString('hex'), point, { hash: true });
    };
  }
  const key = readKey(publicKey);
  return (text, signature) => verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'));
}

/** Whether one of these keys has signed. Older keys stay in the list when a new one signs. */
export function signedByOneOf(publicKeys: readonly string[]): (text: string, signature: string) => boolean {
  const verifiers = publicKeys.map(verifierOf);
  return (text, signature) => verifiers.some((isSigned) => isSigned(text, signature));
}

/** The public keys that belong to the private ones of an environment, for verifiers that run beside the system. */
export function publicKeysOf(environment: Readonly<Record<string, string | undefined>>): string[] {
  const { RECEIPT_PRIVATE_KEY: ed25519, SM2_PRIVATE_KEY: sm } = environment;
  return [...(ed25519 ? [ed25519Signer(ed25519)] : []), ...(sm ? [sm2Signer(sm)] : [])].map(
    ({ publicKey }) => publicKey,
  );
}
