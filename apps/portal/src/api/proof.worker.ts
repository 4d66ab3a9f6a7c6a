import { sha256 } from '@noble/hashes/sha2.js';

/** Looks for a number whose hash begins as it is asked to (ALTCHA), beside the page. */
interface Asked {
  readonly nonce: string;
  readonly salt: string;
  readonly keyPrefix: string;
}

/** The worker's own side of the line; the compiler knows only that of pages. */
const page = self as unknown as {
  onmessage: ((event: MessageEvent<Asked>) => void) | null;
  postMessage(answer: { counter: number; derivedKey: string }): void;
};

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

page.onmessage = ({ data: { nonce, salt, keyPrefix } }) => {
  const prefix = bytesOf(keyPrefix);
  const [head, tail] = [bytesOf(salt), bytesOf(nonce)];
  const text = new Uint8Array(head.length + tail.length + 4);
  text.set(head);
  text.set(tail, head.length);
  const view = new DataView(text.buffer);
  for (let counter = 0; ; counter += 1) {
    view.setUint32(head.length + tail.length, counter);
    const key = sha256(text);
    if (!prefix.every((byte, at) => key[at] === byte)) continue;
    page.postMessage({ counter, derivedKey: hexOf(key) });
    return;
  }
};
