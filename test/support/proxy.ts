import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** What becomes of some bytes: they pass, they wait until the line ends, or they and the whole line are lost. */
export type Fate = 'pass' | 'hold' | 'cut';

/** One connection through the proxy. */
export interface Line {
  readonly id: number;
  /** For whoever watches, to remember what has been seen on this line. */
  mark: string;
}

/** Sees all bytes before they pass: `up` is from the client to the server. */
export type Watcher = (bytes: Buffer, direction: 'up' | 'down', line: Line) => Fate;

interface Pair {
  readonly line: Line;
  readonly sockets: readonly Socket[];
  isSwallowed: boolean;
}

/** A TCP proxy that a test can make fail like a network: refuse, swallow without a word, or lose a line at a chosen byte. */
export class Proxy {
  private readonly pairs = new Set<Pair>();
  private server: Server | null = null;
  private isSwallowing = false;
  private lines = 0;
  private port = 0;
  /** Connections that somebody has tried to make, refused ones not counted. */
  accepted = 0;
  watch: Watcher = () => 'pass';

  private constructor(private readonly target: { host: string; port: number }) {}

  static async to(url: string): Promise<Proxy> {
    const { hostname, port } = new URL(url);
    const proxy = new Proxy({ host: hostname, port: Number(port) });
    await proxy.listen();
    return proxy;
  }

  /** The same address with the proxy in the way. */
  through(url: string): string {
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = String(this.port);
    return changed.href;
  }

  /** Nobody listens any more, and who was connected is reset. */
  async refuse(): Promise<void> {
    const { server } = this;
    this.server = null;
    for (const pair of this.pairs) this.cut(pair);
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** Accepts everybody and loses every byte. Lines that were open stay dead even after the network has healed. */
  swallow(): void {
    this.isSwallowing = true;
    for (const pair of this.pairs) pair.isSwallowed = true;
  }

  /** New connections pass again. */
  async heal(): Promise<void> {
    this.isSwallowing = false;
    if (!this.server) await this.listen();
  }

  async close(): Promise<void> {
    await this.refuse();
  }

  private async listen(): Promise<void> {
    const server = createServer((client) => this.join(client));
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    this.port = typeof address === 'object' && address ? address.port : this.port;
    this.server = server;
  }

  private join(client: Socket): void {
    this.accepted += 1;
    this.lines += 1;
    const upstream = connect(this.target);
    const pair: Pair = {
      line: { id: this.lines, mark: '' },
      sockets: [client, upstream],
      isSwallowed: this.isSwallowing,
    };
    this.pairs.add(pair);
    this.carry(pair, client, upstream, 'up');
    this.carry(pair, upstream, client, 'down');
  }

  private carry(pair: Pair, from: Socket, to: Socket, direction: 'up' | 'down'): void {
    let isHeld = false;
    from.setNoDelay(true);
    from.on('error', () => undefined);
    from.on('close', () => this.cut(pair, !pair.isSwallowed));
    from.on('data', (bytes) => {
      if (pair.isSwallowed || isHeld) return;
      const fate = this.watch(bytes, direction, pair.line);
      if (fate === 'cut') this.cut(pair);
      else if (fate === 'hold') isHeld = true;
      else to.write(bytes);
    });
  }

  /** Ends both halves; a half that was swallowed does not hear of the other's end. */
  private cut(pair: Pair, isHeard = true): void {
    if (!isHeard) return;
    this.pairs.delete(pair);
    for (const socket of pair.sockets) socket.resetAndDestroy();
  }
}
