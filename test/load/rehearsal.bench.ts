/**
 * A rehearsal over stored cases, through the door and the queue as a coordinator asks for it. `npm run bench -- rehearsal [cases]` (100000).
 * Prints time, rate and the memory of the process, worker and API together; and that no case was touched.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { readSeed } from '#network';
import { compileDirectory, leavesOf, syntheticCases } from '#routing';
import { startSystem, type TestSystem } from '../support/system.js';
import { print } from './print.js';

const megabytes = (): number => Math.round(process.memoryUsage().rss / 1_048_576);
const CHUNK = 5_000;

async function store(system: TestSystem, count: number): Promise<void> {
  const { directory, regions } = readSeed();
  const compiled = compileDirectory(directory);
  let chunk: object[] = [];
  const flush = async (): Promise<void> => {
    await system.database.query(
      `WITH given AS (SELECT gen_random_uuid() AS id, facts, row_number() OVER () + $2 AS n FROM jsonb_array_elements($1::jsonb) AS facts),
       filed AS (INSERT INTO case_file (id, case_no, query_code_hash, status, time_owner, channel, mode, ip_type, matters, received_at, examine_by)
         SELECT id, 'B' || n, '', 'archived', 'system', 'web', facts->>'mode', facts->'rights'->0->>'type', '{}', timestamptz '2025-01-01' + n * interval '20 seconds', '2025-01-20' FROM given)
       INSERT INTO routing_decision (case_id, seq, at, facts, decision, directory_version, policy_version)
         SELECT id, 1, timestamptz '2025-01-01' + n * interval '20 seconds', facts, '{}', 'x', 'x' FROM given`,
      [JSON.stringify(chunk), done],
    );
    done += chunk.length;
    chunk = [];
  };
  let done = 0;
  for (const facts of syntheticCases(compiled, leavesOf(compiled, regions), count, 7)) {
    chunk.push(facts);
    if (chunk.length === CHUNK) await flush();
  }
  if (chunk.length > 0) await flush();
  await system.database.query('ANALYZE case_file, routing_decision');
}

const count = Number(process.argv[2] ?? 100_000);
const system = await startSystem({ env: { LOG_LEVEL: 'silent' } });
const started = performance.now();
await store(system, count);
print(`${count} cases stored in ${((performance.now() - started) / 1000).toFixed(0)} s`);
const who = await system.signedIn('national_coordinator', { queue: 'national' });
const { body: current } = await who.call<{ policy: { knowledgeMatters: string[] } }>('GET', '/policy/current');
const { body: release } = await who.call<{ id: string }>(
  'POST',
  '/policy/releases',
  { title: 'bench' },
  { 'Idempotency-Key': randomUUID() },
);
const policy = {
  ...current.policy,
  knowledgeMatters: current.policy.knowledgeMatters.filter((one) => one !== 'infringement_opinion'),
};
await who.call('POST', `/policy/releases/${release.id}/draft`, { title: 'bench', policy }, { 'If-Match': '"1"' });
const footprint = `SELECT md5(string_agg(id::text || version || status, ',' ORDER BY id)) AS mark FROM case_file`;
const [before] = await system.database.query<{ mark: string }>(footprint);
const base = megabytes();
const asked = performance.now();
await who.call('POST', `/policy/releases/${release.id}/rehearsal`, {});
interface Seen {
  rehearsalRun: { state: string; done: number; total: number };
  rehearsal: {
    cases: number;
    moved: number;
    seconds: number;
    moves: { from: string; to: string; cases: number }[];
  } | null;
}
let peak = base;
let seen: Seen;
do {
  await pause(250);
  peak = Math.max(peak, megabytes());
  seen = (await who.call<Seen>('GET', `/policy/releases/${release.id}`)).body;
} while (seen.rehearsalRun.state === 'waiting' || seen.rehearsalRun.state === 'running');
const seconds = (performance.now() - asked) / 1000;
print(
  `rehearsed ${seen.rehearsal?.cases ?? 0} cases in ${seconds.toFixed(1)} s (${Math.round((seen.rehearsal?.cases ?? 0) / seconds)}/s), memory ${base} → ${peak} MB at most; ${seen.rehearsal?.moved ?? 0} moved`,
);
for (const { from, to, cases } of seen.rehearsal?.moves.slice(0, 5) ?? [])
  print(`${String(cases).padStart(8)}  ${from} → ${to}`);
const [after] = await system.database.query<{ mark: string }>(footprint);
print(before?.mark === after?.mark ? 'no case was touched' : 'CASES WERE TOUCHED');
if (before?.mark !== after?.mark) process.exitCode = 1;
await system.stop();
