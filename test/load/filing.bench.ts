/**
 * How many requests a second one api process of its own files, with everything that filing is: validation, check digits, encryption,
 * receipt, idempotency, case, event, deadlines, audit and outbox, one commit. Beside it, in the same run and on the same database,
 * the bare statement from a bare driver: the ratio is what the whole stack costs.
 *
 * Usage: node dist/server/filing.bench.js [seconds per round, 5] [rounds, 3]. Needs TEST_DATABASE_SUPER_URL.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { AssistanceRequest } from '#contracts';
import { shippedFile } from '#platform/files';
import { freshRequest } from '../support/requests.js';
import { freshDatabase } from '../support/database.js';
import { eventually, testEnv } from '../support/system.js';
import { print } from './print.js';

const seconds = Number(process.argv[2] ?? 5);
const rounds = Number(process.argv[3] ?? 3);
const CONCURRENCY = 32;

interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

/** Runs `once` from `width` hands at the same time for some seconds. Times in milliseconds. */
async function load(width: number, once: () => Promise<boolean>): Promise<Figures> {
  const times: number[] = [];
  let failed = 0;
  const end = performance.now() + seconds * 1000;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (performance.now() < end) {
        const began = performance.now();
        if (!(await once())) failed += 1;
        times.push(performance.now() - began);
      }
    }),
  );
  const elapsed = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return { perSecond: Math.round(times.length / elapsed), p50: at(0.5), p99: at(0.99), failed };
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function post(url: string, body: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

const PORT = 42_117;
const database = await freshDatabase();
const settings = Object.entries(testEnv(database, { PORT: String(PORT), DATABASE_POOL: '10' })).filter(
  ([, value]) => value !== undefined,
);
const api = spawn(process.execPath, [fileURLToPath(shippedFile('dist/server/api.js'))], {
  env: { ...process.env, ...Object.fromEntries(settings.map(([name, value]) => [name, String(value)])) },
  stdio: 'inherit',
});
const origin = `http://127.0.0.1:${PORT}`;
await eventually(
  () =>
    fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    ),
  (isReady) => isReady,
  20_000,
);
const pool = new pg.Pool({ connectionString: database.appUrl, max: 10 });
const url = `${origin}/api/v1/requests`;
const template: AssistanceRequest = freshRequest();
let serial = 0;
const fileOverHttp = async (): Promise<boolean> => {
  serial += 1;
  const body = JSON.stringify({ ...template, facts: `${template.facts} ${serial}` });
  return (await post(url, body, { 'Idempotency-Key': randomUUID() })) === 201;
};
/** The least that could be called filing: one row, one commit, a bare driver. */
const bare = async (): Promise<boolean> => {
  await pool.query({
    name: 'bare',
    text: `INSERT INTO outbox (name, payload, correlation_id) VALUES ('bench', '{}', 'bench')`,
  });
  return true;
};
for (let round = 1; round <= rounds; round += 1) {
  const reference = await load(CONCURRENCY, bare);
  const filing = await load(CONCURRENCY, fileOverHttp);
  const single = await load(1, fileOverHttp);
  print(
    `round ${round}: one bare insert ${reference.perSecond}/s (p50 ${reference.p50} ms) | filing c=${CONCURRENCY} ${filing.perSecond}/s (p50 ${filing.p50}, p99 ${filing.p99} ms, ${filing.failed} failed), ratio ${(filing.perSecond / reference.perSecond).toFixed(2)} | c=1 p50 ${single.p50} ms`,
  );
}
const [stored] = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM case_file');
print(`${stored?.count ?? 0} cases stored for ${serial} requests sent`);
await pool.end();
agent.destroy();
api.kill('SIGTERM');
await once(api, 'exit');
await database.drop();
