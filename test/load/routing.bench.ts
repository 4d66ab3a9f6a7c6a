/**
 * What the competence rule costs, in process and on one core, beside the same rule done by joins in PostgreSQL: `npm run bench -- routing`.
 * Prints medians of rounds; compare within one run only. Without TEST_DATABASE_SUPER_URL the comparison with SQL is left out.
 * Exits 1 where the two disagree about a case.
 */
import type { Directory, Institution, RoutingFacts } from '#contracts';
import { readSeed } from '#network';
import { compileDirectory, decide, leavesOf, prove, Replay, syntheticCases, type CompiledDirectory } from '#routing';
import { CompetenceBySql, isComparable } from './competence-sql.js';
import { print } from './print.js';

const ROUNDS = 7;
const CASES = 50_000;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** A network of the planned size (domain.md 7): every county gets an assistance centre, every second city a rapid one. */
function grown(directory: Directory, places: readonly string[], size: number): Directory {
  const more = Array.from({ length: size - directory.institutions.length }, (_, index): Institution => {
    const place = places[(index * 7) % places.length] ?? '110101';
    const isRapid = index % 5 === 0;
    return {
      id: `grown-${index}`,
      nameZh: `增设机构${index}`,
      kind: isRapid ? 'rapid_centre' : 'assistance_centre',
      regionCode: isRapid ? `${place.slice(0, 4)}00` : place,
      industries: isRapid ? ['新材料', '家具'].slice(0, (index % 2) + 1) : [],
      ipTypes: null,
      phone: null,
      provenance: 'unverified',
      source: null,
    };
  }).filter((row) => !/9000$/.test(row.regionCode));
  return { version: `grown-${size}`, institutions: [...directory.institutions, ...more] };
}

function measure(name: string, directory: Directory, places: readonly string[]): void {
  const compileMs = median(Array.from({ length: ROUNDS }, () => timed(() => void compileDirectory(directory))));
  const compiled = compileDirectory(directory);
  const cases = [...syntheticCases(compiled, places, CASES, 42)];
  let candidates = 0;
  const rates = Array.from({ length: ROUNDS }, () => {
    const ms = timed(() => {
      for (const facts of cases) candidates += decide(facts, compiled).candidates.length;
    });
    return (CASES / ms) * 1_000;
  });
  const { p50, p99, worst } = latencies(cases, compiled);
  const proofs = Array.from({ length: 3 }, () => timed(() => void prove(compiled, regions)));
  const { cells } = prove(compiled, regions);
  print(`${name}: ${directory.institutions.length} institutions`);
  print(`  compile ${compileMs.toFixed(2)} ms`);
  print(
    `  decide with full trace ${Math.round(median(rates)).toLocaleString('en')}/s on one core, ${(candidates / ROUNDS / CASES).toFixed(1)} candidates each`,
  );
  print(`  one decision p50 ${p50.toFixed(1)} µs, p99 ${p99.toFixed(1)} µs, worst ${worst.toFixed(0)} µs`);
  print(`  proof of ${cells.toLocaleString('en')} cells ${median(proofs).toFixed(0)} ms`);
}

function latencies(
  cases: readonly RoutingFacts[],
  compiled: CompiledDirectory,
): { p50: number; p99: number; worst: number } {
  const all = new Float64Array(cases.length);
  cases.forEach((facts, index) => {
    const started = process.hrtime.bigint();
    decide(facts, compiled);
    all[index] = Number(process.hrtime.bigint() - started) / 1_000;
  });
  all.sort();
  const at = (share: number): number => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), worst: at(1) };
}

/** One million invented cases under two policies, streamed. */
function replayMillion(compiled: CompiledDirectory, places: readonly string[]): void {
  const knowledgeMatters = compiled.policy.knowledgeMatters.filter((matter) => matter !== 'infringement_opinion');
  const replay = new Replay(
    compiled,
    compileDirectory(directory, { ...compiled.policy, version: 'planted', knowledgeMatters }),
  );
  const base = process.memoryUsage().rss;
  let peak = base;
  let done = 0;
  const ms = timed(() => {
    for (const facts of syntheticCases(compiled, places, 1_000_000, 1)) {
      replay.add(facts);
      if ((done += 1) % 50_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
    }
  });
  print(
    `replay of 1,000,000 cases under two releases ${(ms / 1_000).toFixed(1)} s; memory grew by at most ${Math.round((peak - base) / 1_048_576)} MB; ${replay.report().moved.toLocaleString('en')} moved`,
  );
}

/** The same questions to the compiled index and to joins in PostgreSQL, one by one and all at once. */
async function compareWithSql(url: string, compiled: CompiledDirectory, places: readonly string[]): Promise<void> {
  const all = [...syntheticCases(compiled, places, CASES, 42)].filter(isComparable);
  const some = all.slice(0, 2_000);
  const sql = await CompetenceBySql.over(url, directory, compiled, places);
  const leadOf = (facts: RoutingFacts): string | null => decide(facts, compiled).lead?.id ?? null;
  for (const facts of some.slice(0, 200)) await sql.lead(facts);
  const answers: (string | null)[] = [];
  const started = performance.now();
  for (const facts of some) answers.push(await sql.lead(facts));
  const oneByOne = (some.length / (performance.now() - started)) * 1_000;
  const began = performance.now();
  const atOnce = await sql.leads(all);
  const together = (all.length / (performance.now() - began)) * 1_000;
  await sql.close();
  const index = (all.length / median(Array.from({ length: ROUNDS }, () => timed(() => all.forEach(leadOf))))) * 1_000;
  const differ =
    some.filter((facts, at) => leadOf(facts) !== answers[at]).length +
    all.filter((facts, at) => leadOf(facts) !== atOnce[at]).length;
  const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;
  print('compiled index (full trace, co-handlers, flags) against joins (lead only):');
  print(
    `  index ${rate(index)}; SQL one by one ${rate(oneByOne)}, ratio ${(index / oneByOne).toFixed(0)}; SQL all at once ${rate(together)}, ratio ${(index / together).toFixed(1)}`,
  );
  print(`  ${some.length + all.length} answers compared, ${differ} differ`);
  if (differ > 0) process.exitCode = 1;
}

const { directory, regions } = readSeed();
const places = leavesOf(compileDirectory(directory), regions);
measure('as shipped', directory, places);
measure('as planned', grown(directory, places, 5_000), places);
replayMillion(compileDirectory(directory), places);
const url = process.env['TEST_DATABASE_SUPER_URL'];
if (url) await compareWithSql(url, compileDirectory(directory), places);
