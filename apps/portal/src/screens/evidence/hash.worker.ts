import { sha256 } from '@noble/hashes/sha2.js';

/** Reads a file piece by piece and answers with its SHA-256: the page stays quick, and a film of 500 MB never lies in memory. */
const PIECE = 4 * 1024 * 1024;

/** The worker's own side of the line; the compiler knows only that of pages. */
const page = self as unknown as {
  onmessage: ((event: MessageEvent<File>) => void) | null;
  postMessage(answer: { sha256: string } | { isUnreadable: true }): void;
};

async function digest(file: File): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += PIECE) {
    hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
  }
  return Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

page.onmessage = ({ data }) => {
  digest(data).then(
    (sha256Hex) => {
      page.postMessage({ sha256: sha256Hex });
    },
    () => {
      page.postMessage({ isUnreadable: true });
    },
  );
};
