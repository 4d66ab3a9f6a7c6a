import { type LookupFunction } from 'node:net';
import { type IncomingMessage, type RequestOptions, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { Injectable } from '@nestjs/common';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { Env } from '../config/index.js';

/** One entry of the allow-list: a host (`*.` in front means everything below it), its port, and whether it stands inside. */
interface Door {
  readonly host: string;
  readonly port: number;
  /** Named by the operator as a machine of the own network: private addresses and plain http are meant. */
  readonly isInternal: boolean;
}

export type OutboundFault = 'address' | 'not_allowed' | 'private_address' | 'unreachable' | 'timeout' | 'too_large';

/** A call that was not made, or came to nothing. `detail` is for the log, not for whoever named the address. */
export class OutboundRefused extends Error {
  constructor(
    readonly fault: OutboundFault,
    readonly detail: string,
  ) {
    super(`outbound: ${fault}`);
  }
}

export interface OutboundCall {
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What a caller may bound more tightly, and how names are looked up. */
export interface OutboundBounds {
  /** From the first byte out to the last byte in. */
  readonly withinMs: number;
  readonly mostBytes: number;
  readonly lookup?: LookupFunction;
}

const BOUNDS: OutboundBounds = { withinMs: 10_000, mostBytes: 64 * 1024 };

/** `hooks.example.cn`, `*.example.cn:8443`, `internal:10.0.0.5:8080`, separated by commas. @throws on an entry that says none of these */
export function doorsOf(list: string): readonly Door[] {
  return list
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter(Boolean)
    .map((entry) => {
      const found = /^(internal:)?((?:\*\.)?[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/.exec(entry);
      if (!found?.[2]) throw new Error(`OUTBOUND_ALLOW: ${entry} is no host[:port]`);
      return { host: found[2], port: Number(found[3] ?? 443), isInternal: found[1] !== undefined };
    });
}

const fits = ({ host, port }: Door, hostname: string, at: number): boolean =>
  port === at && (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host);

/**
 * The only way out to addresses that somebody else named. They have to stand on the list of the settings; whatever a name resolves to
 * is looked at when the connection is made, so that a name which changes its address between two looks gains nothing; nobody is sent on to
 * another address; and both time and size are bounded. Loopback, private, link-local and other addresses that are not public
 * are refused in every spelling, except for hosts that the operator marked as internal.
 */
@Injectable()
export class Outbound {
  private readonly doors: readonly Door[];
  private readonly outside = {
    'https:': new RequestFilteringHttpsAgent({ keepAlive: false }),
    'http:': new RequestFilteringHttpAgent({ keepAlive: false }),
  };

  constructor(env: Env) {
    this.doors = doorsOf(env.OUTBOUND_ALLOW);
  }

  /** Whether an address could be called at all, as far as can be told without calling it. @throws {OutboundRefused} */
  check(address: string): URL {
    return this.admit(address).url;
  }

  /** @throws {OutboundRefused}; an answer of any status, 3xx included, is an answer */
  async call(call: OutboundCall, bounds: Partial<OutboundBounds> = {}): Promise<OutboundAnswer> {
    const { url, door } = this.admit(call.url);
    return this.send(call, { url, door }, { ...BOUNDS, ...bounds });
  }

  private admit(address: string): { url: URL; door: Door } {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
      throw new OutboundRefused('address', 'no plain http(s) address');
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    const hostname = url.hostname.replace(/\.$/, '');
    const door = this.doors.find((one) => fits(one, hostname, port));
    if (!door || (url.protocol === 'http:' && !door.isInternal))
      throw new OutboundRefused('not_allowed', `${url.protocol}//${hostname}:${port}`);
    return { url, door };
  }

  private send(
    { method = 'POST', headers = {}, body }: OutboundCall,
    { url, door }: { url: URL; door: Door },
    { withinMs, mostBytes, lookup }: OutboundBounds,
  ): Promise<OutboundAnswer> {
    const isTls = url.protocol === 'https:';
    const options: RequestOptions = {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }) },
      signal: AbortSignal.timeout(withinMs),
      ...(lookup ? { lookup } : {}),
      agent: door.isInternal ? false : this.outside[isTls ? 'https:' : 'http:'],
    };
    return new Promise((resolve, reject) => {
      const fail = (error: unknown): void => reject(explained(error));
      const call = (isTls ? tlsRequest : plainRequest)(url, options, (answer) => {
        collect(answer, mostBytes).then(
          (text) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
          fail,
        );
      });
      call.on('error', fail);
      call.end(body);
    });
  }
}

async function collect(answer: IncomingMessage, most: number): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > most) {
      answer.destroy();
      throw new OutboundRefused('too_large', `more than ${most} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function explained(error: unknown): OutboundRefused {
  if (error instanceof OutboundRefused) return error;
  const words = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  if (/is not allowed/.test(words)) return new OutboundRefused('private_address', words);
  return new OutboundRefused(/Timeout|Abort/.test(words) ? 'timeout' : 'unreachable', words);
}
