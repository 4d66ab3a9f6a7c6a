import 'reflect-metadata';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Env } from '#platform/config';
import { Outbound, OutboundRefused } from '#platform/outbound';

/** A door that lets everything named here through the list, so that only the address itself can be the reason of a refusal. */
const outboundTo = (list: string): Outbound => new Outbound({ OUTBOUND_ALLOW: list } as Env);

const faultOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof OutboundRefused ? error.fault : String(error)),
  );

describe('V11 calls to addresses that somebody else named', () => {
  let inside: Server;
  let port: number;
  const asked: IncomingMessage[] = [];

  beforeAll(async () => {
    inside = createServer((request, answer) => {
      asked.push(request);
      if (request.url === '/redirect')
        return void answer.writeHead(302, { Location: `http://127.0.0.1:${port}/secret` }).end();
      if (request.url === '/endless') {
        answer.writeHead(200);
        const more = setInterval(() => answer.write('x'.repeat(64 * 1024)), 1);
        return void answer.on('close', () => clearInterval(more));
      }
      if (request.url === '/silent') return undefined;
      return void answer.end('inside');
    });
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    ({ port } = inside.address() as AddressInfo);
  });
  afterAll(async () => {
    inside.closeAllConnections();
    await new Promise((resolve) => inside.close(resolve));
  });

  it('go nowhere while no host is allowed', async () => {
    expect(await faultOf(outboundTo('').call({ url: 'https://example.cn/hook' }))).toBe('not_allowed');
  });

  it.each([
    'http://hooks.example.cn/',
    'https://hooks.example.cn:22/',
    'https://hooks.example.cn:5432/',
    'https://hooks.example.cn.evil.example/',
    'https://evilhooks.example.cn/',
    'https://other.example/',
    'https://127.0.0.1/',
  ])('go only to the hosts and ports of the list: not %s', async (url) => {
    expect(await faultOf(outboundTo('hooks.example.cn,*.partner.example').call({ url }))).toBe('not_allowed');
  });

  it.each([
    'file:///etc/passwd',
    'ftp://hooks.example.cn/',
    'gopher://hooks.example.cn/',
    'https://user:secret@hooks.example.cn/',
    'javascript:alert(1)',
    '//hooks.example.cn',
    '',
  ])('are plain web addresses: not %j', async (url) => {
    expect(await faultOf(outboundTo('hooks.example.cn').call({ url }))).toBe('address');
  });

  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[fe80::1]',
    '[fd00::1]',
    '[64:ff9b::7f00:1]',
    'localhost',
  ])('reach no machine inside, whatever its spelling: %s', async (host) => {
    const { hostname } = new URL(`https://${host}/`);
    expect(await faultOf(outboundTo(hostname).call({ url: `https://${host}/` }))).toBe('private_address');
  });

  it('are looked at when the connection is made: a name that changes its address gains nothing', async () => {
    let looks = 0;
    const rebinding = outboundTo(`rebind.example:${port}`);
    const lookup = ((_name: string, options: { all?: boolean }, done: (...answer: unknown[]) => void) => {
      looks += 1;
      done(null, ...(options.all ? [[{ address: '127.0.0.1', family: 4 }]] : ['127.0.0.1', 4]));
    }) as never;
    const before = asked.length;
    expect(rebinding.check(`https://rebind.example:${port}/`).hostname).toBe('rebind.example');
    expect(await faultOf(rebinding.call({ url: `https://rebind.example:${port}/` }, { lookup }))).toBe(
      'private_address',
    );
    expect(looks).toBe(1);
    expect(asked).toHaveLength(before);
  });

  it('reach a machine inside only where the operator named it', async () => {
    const answer = await outboundTo(`internal:127.0.0.1:${port}`).call({
      url: `http://127.0.0.1:${port}/hook`,
      headers: { 'Content-Type': 'application/json' },
      body: '{"type":"case.accepted"}',
    });
    expect(answer).toMatchObject({ status: 200, body: 'inside' });
    expect(asked.at(-1)).toMatchObject({ method: 'POST', url: '/hook' });
    expect(await faultOf(outboundTo(`internal:127.0.0.1:${port + 1}`).call({ url: `http://127.0.0.1:${port}/` }))).toBe(
      'not_allowed',
    );
  });

  it('are never sent on: a redirect is an answer', async () => {
    const before = asked.length;
    const answer = await outboundTo(`internal:127.0.0.1:${port}`).call({ url: `http://127.0.0.1:${port}/redirect` });
    expect(answer.status).toBe(302);
    expect(asked.slice(before).map(({ url }) => url)).toEqual(['/redirect']);
  });

  it('end in time and in size', async () => {
    const outbound = outboundTo(`internal:127.0.0.1:${port}`);
    expect(await faultOf(outbound.call({ url: `http://127.0.0.1:${port}/silent` }, { withinMs: 200 }))).toBe('timeout');
    expect(await faultOf(outbound.call({ url: `http://127.0.0.1:${port}/endless` }))).toBe('too_large');
  });

  it('refuse a list that cannot be read', () => {
    expect(() => outboundTo('https://hooks.example.cn/path')).toThrow(/OUTBOUND_ALLOW/);
  });
});
