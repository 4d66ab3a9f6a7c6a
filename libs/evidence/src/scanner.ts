import { connect, type Socket } from 'node:net';
import type { Env } from '#platform/config';

/** What a scanner said of one file. */
export type Verdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly finding: string }
  /** It will not look at this file, today or tomorrow: too large for its settings, for one. */
  | { readonly kind: 'unscannable'; readonly reason: string };

/** The scanner did not answer, or not to the end: nothing is known of the file. */
export class ScannerAway extends Error {}

const SILENT_MS = 120_000;
const CONNECT_MS = 5000;
const LONGEST_REPLY = 4096;

/**
 * Asks a ClamAV daemon over its socket (INSTREAM, clamd(8)): each piece goes with its length in four bytes in front, an empty one ends the
 * file, and one line answers. Any answer that is not understood counts as none.
 */
export async function scan(env: Env, content: AsyncIterable<Buffer>): Promise<Verdict> {
  const socket = await connected(env);
  const reply = replyOf(socket);
  // It may be given before the file is at its end; a failure is awaited below.
  reply.catch(() => undefined);
  try {
    await write(socket, Buffer.from('zINSTREAM\0'));
    for await (const piece of content) {
      if (socket.destroyed || socket.readableEnded) break;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      await write(socket, Buffer.concat([length, piece]));
    }
    await write(socket, Buffer.alloc(4));
  } catch (error) {
    // A daemon that had enough hangs up while the rest is still on its way: its answer stands.
    const early = await reply.catch(() => null);
    if (early === null || !(error instanceof ScannerAway)) throw error;
    return understood(early);
  } finally {
    socket.end();
  }
  return understood(await reply.finally(() => socket.destroy()));
}

function connected(env: Env): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = env.CLAMAV_SOCKET
      ? connect(env.CLAMAV_SOCKET)
      : connect({ host: env.CLAMAV_HOST ?? '127.0.0.1', port: env.CLAMAV_PORT });
    const fail = (error: Error): void => {
      socket.destroy();
      reject(new ScannerAway('no connection', { cause: error }));
    };
    socket.setTimeout(CONNECT_MS, () => fail(new Error('timeout')));
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.removeListener('error', fail);
      socket.setTimeout(SILENT_MS, () => socket.destroy(new Error('silent')));
      resolve(socket);
    });
  });
}

function replyOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const finish = (): void => (text === '' ? reject(new ScannerAway('no answer')) : resolve(text));
    socket.on('data', (piece: Buffer) => {
      text += piece.toString('utf8');
      if (text.includes('\0') || text.length > LONGEST_REPLY) finish();
    });
    socket.once('error', finish);
    socket.once('close', finish);
  });
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(new ScannerAway('broke off', { cause: error })) : resolve()));
  });
}

function understood(reply: string): Verdict {
  const line = reply.split('\0')[0]?.trim() ?? '';
  if (/^stream: OK$/.test(line)) return { kind: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(line)?.[1];
  if (found) return { kind: 'infected', finding: found.slice(0, 200) };
  if (/size limit exceeded/i.test(line)) return { kind: 'unscannable', reason: 'too_large_for_scanner' };
  throw new ScannerAway(line.slice(0, 200));
}
