import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import { ERRORS, type ErrorCode } from '#contracts';

export interface WireCall {
  readonly method?: string;
  /** Sent as it is written: nothing is normalised on the way. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Several parts leave one after the other with a pause between them. */
  readonly body?: string | Buffer | readonly string[];
  /** The address to call from; all of 127.0.0.0/8 is this machine. */
  readonly from?: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A connection serves many calls, as a client's would; one from an address of its own is new. */
const connections = new Agent({ keepAlive: true });

/** One call with nothing added and nothing put right, as a hostile client would make it. */
export function onTheWire(
  origin: string,
  { method = 'GET', path, headers = {}, body, from }: WireCall,
  mayReuse = true,
): Promise<WireAnswer> {
  const { hostname, port } = new URL(origin);
  const parts = body === undefined ? [] : typeof body === 'string' || Buffer.isBuffer(body) ? [body] : body;
  const length = parts.reduce<number>((sum, part) => sum + Buffer.byteLength(part), 0);
  return new Promise((resolve, reject) => {
    const call = request(
      {
        hostname,
        port,
        method,
        path,
        agent: mayReuse && from === undefined ? connections : false,
        ...(from ? { localAddress: from } : {}),
        headers: { ...(body === undefined ? {} : { 'Content-Length': String(length) }), ...headers },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    // The server may have closed the line after an answer, as it does where it would not read a whole body: then nothing was heard.
    call.on('error', (error) => {
      const wasClosed = call.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
      if (wasClosed) onTheWire(origin, { method, path, headers, body, from }, false).then(resolve, reject);
      else reject(error);
    });
    const send = async (): Promise<void> => {
      for (const [index, part] of parts.entries()) {
        if (index > 0) await pause(30);
        call.write(part);
      }
      call.end();
    };
    send().catch(reject);
  });
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly correlationId: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

const isKnown = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

/** A refusal as the contract promises it: problem details with a code of the catalogue, in the reader's language, under the id of the call. */
export function problemOf(answer: WireAnswer, language: 'zh' | 'en' = 'zh'): Problem {
  const { headers, status, text } = answer;
  if (!/^application\/problem\+json/.test(String(headers['content-type'])))
    throw new Error(`no problem details: ${status} ${String(headers['content-type'])} ${text.slice(0, 200)}`);
  const problem = JSON.parse(text) as Problem;
  const { code, correlationId } = problem;
  if (!isKnown(code)) throw new Error(`not a code of the catalogue: ${String(code)}`);
  const said = { type: problem.type, status: problem.status, title: problem.title, id: correlationId };
  const due = { type: `/problems/${code}`, status, title: ERRORS[code][language], id: headers['x-request-id'] };
  // Thousands of refusals are looked at: what Jest prepares for an `expect` is only prepared where something is wrong.
  if (!isDeepStrictEqual(said, due)) expect(said).toEqual(due);
  if (!/^[\w-]{8,64}$/.test(correlationId)) throw new Error(`not an id of a call: ${correlationId}`);
  return problem;
}
