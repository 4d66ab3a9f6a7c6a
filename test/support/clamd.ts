import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The test file of the European Institute for Computer Antivirus Research: harmless, and known to every scanner. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** A stand-in for the ClamAV daemon that speaks its protocol as clamd(8) describes it, and knows one signature. */
export class Clamd {
  private server: Server;
  port = 0;
  /** Bytes of each file that it was shown. */
  readonly shown: number[] = [];
  most = Infinity;
  /** Says this instead of a verdict. */
  says: string | null = null;
  private readonly sockets = new Set<Socket>();

  private constructor() {
    this.server = createServer((socket) => this.talk(socket));
  }

  static async start(port = 0): Promise<Clamd> {
    const clamd = new Clamd();
    await new Promise<void>((resolve, reject) => clamd.server.once('error', reject).listen(port, '127.0.0.1', resolve));
    clamd.port = (clamd.server.address() as AddressInfo).port;
    return clamd;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    let buffer = Buffer.alloc(0);
    let isGreeted = false;
    const content: Buffer[] = [];
    socket.on('data', (piece: Buffer) => {
      buffer = Buffer.concat([buffer, piece]);
      if (!isGreeted) {
        const end = buffer.indexOf(0);
        if (end < 0) return;
        if (buffer.subarray(0, end).toString() !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0');
        isGreeted = true;
        buffer = buffer.subarray(end + 1);
      }
      while (buffer.length >= 4) {
        const length = buffer.readUInt32BE(0);
        if (length === 0) return this.answer(socket, Buffer.concat(content));
        if (buffer.length < 4 + length) return;
        content.push(buffer.subarray(4, 4 + length));
        buffer = buffer.subarray(4 + length);
        if (content.reduce((sum, { length: one }) => sum + one, 0) > this.most)
          return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      }
    });
  }

  private answer(socket: Socket, content: Buffer): void {
    this.shown.push(content.length);
    if (this.says !== null) return void socket.end(this.says);
    socket.end(content.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0');
  }
}
