import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
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

/** One call with nothing added and nothing put right, as a hostile client would make it. */
export function onTheWire(
  origin: string,
  { method = 'GET', path, headers = {}, body, from }: WireCall,
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
        agent: false,
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
    call.on('error', reject);
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
  expect({ type: answer.headers['content-type'], text: answer.text.slice(0, 200) }).toMatchObject({
    type: expect.stringMatching(/^application\/problem\+json/),
  });
  const problem = JSON.parse(answer.text) as Problem;
  if (!isKnown(problem.code)) throw new Error(`not a code of the catalogue: ${String(problem.code)}`);
  expect(problem).toMatchObject({
    type: `/problems/${problem.code}`,
    status: answer.status,
    title: ERRORS[problem.code][language],
  });
  expect(problem.correlationId).toBe(answer.headers['x-request-id']);
  expect(problem.correlationId).toMatch(/^[\w-]{8,64}$/);
  return problem;
}
