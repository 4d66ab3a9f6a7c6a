/**
 * Checks receipts and proofs on this device, with nothing but the public key: the server that made them is not asked whether they hold.
 * Mirrors libs/audit/src/domain (checkpoint, merkle, proof) and is held against it by verify.spec.ts.
 */

export type Verdict = 'good' | 'bad' | 'unable';

/** Canonical JSON (RFC 8785) of what JSON.parse gives. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function sha256(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text))));
}

const SM2_HEADER = '3059301306072a8648ce3d020106082a811ccf5501822d034200';

/** Whether a key has signed a text; null where this browser cannot tell. */
async function isSignedBy(publicKey: string, text: string, signature: string): Promise<boolean | null> {
  const key = fromBase64(publicKey);
  const spelled = hex(key);
  if (spelled.startsWith(SM2_HEADER)) {
    const { sm2 } = await import('sm-crypto-v2');
    const point = spelled.slice(SM2_HEADER.length);
    return sm2.doVerifySignature(bytesOf(text), hex(fromBase64(signature)), point, { hash: true });
  }
  try {
    const imported = await crypto.subtle.importKey('spki', key, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, fromBase64(signature), bytesOf(text));
  } catch {
    return null;
  }
}

/** Whether one of the keys has signed. */
export async function checkSignature(keys: readonly string[], text: string, signature: string): Promise<Verdict> {
  let verdict: Verdict = 'bad';
  for (const key of keys) {
    try {
      const isSigned = await isSignedBy(key, text, signature);
      if (isSigned === true) return 'good';
      if (isSigned === null) verdict = 'unable';
    } catch {
      // A signature of another form than this key makes is not by this key.
    }
  }
  return verdict;
}

interface Step {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

interface Proof {
  readonly seq: number;
  readonly event: Readonly<Record<string, unknown>>;
  readonly path: readonly Step[];
  readonly checkpoint: string;
}

/** The proof in a text, or null when it is none. */
export function proofIn(text: string): Proof | null {
  try {
    const parsed = JSON.parse(text) as Partial<Proof> & { v?: unknown };
    const isProof =
      parsed.v === 1 &&
      typeof parsed.checkpoint === 'string' &&
      Array.isArray(parsed.path) &&
      typeof parsed.event === 'object';
    return isProof ? (parsed as Proof) : null;
  } catch {
    return null;
  }
}

/** Where a path of siblings stands in a tree of so many leaves; null when no leaf has such a path. */
function placeOf(path: readonly Step[], leaves: number): number | null {
  let first = 0;
  let width = leaves;
  for (const step of [...path].reverse()) {
    if (width < 2) return null;
    const half = 2 ** Math.floor(Math.log2(width - 1));
    first += step.side === 'left' ? half : 0;
    width = step.side === 'left' ? width - half : half;
  }
  return width === 1 ? first : null;
}

/** Whether an event stands in the signed record at the place that its proof names. */
export async function checkProof(proof: Proof, keys: readonly string[]): Promise<Verdict> {
  const { signature, ...checkpoint } = JSON.parse(proof.checkpoint) as {
    signature: string;
    root: string;
    seq: number;
    events: number;
  };
  let node = await sha256(`event\n${canonical(proof.event)}`);
  for (const { side, hash } of proof.path)
    node = await sha256(`node\n${side === 'left' ? `${hash}\n${node}` : `${node}\n${hash}`}`);
  const place = placeOf(proof.path, checkpoint.events);
  const isThere =
    node === checkpoint.root && place !== null && checkpoint.seq - checkpoint.events + place + 1 === proof.seq;
  if (!isThere) return 'bad';
  return checkSignature(keys, `ipr-audit-checkpoint\n${canonical(checkpoint)}`, signature);
}

/** The JSON in a base64url text; null when there is none. */
export function textIn(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64(text))) as Record<string, unknown>;
  } catch {
    return null;
  }
}
