/**
 * Replays invented cases under two releases and shows who would have gone elsewhere. Memory does not grow with the number of cases.
 * `--cases <n>` (100000), `--seed <n>` (1), `--directory <file>` compares with another table; without it a policy change is planted:
 * infringement opinions follow the act instead of the applicant.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { contentVersion, parseInstitutions, readSeed } from '#network';
import { sha256 } from '#platform/crypto';
import { compileDirectory, leavesOf, POLICY_1, Replay, syntheticCases, type CompiledDirectory } from '#routing';

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    directory: { type: 'string' },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (): number => Math.round(process.memoryUsage().rss / 1_048_576);

const count = Number(options.cases);
if (!Number.isInteger(count) || count < 1) throw new RangeError(`--cases takes a whole number, not ${options.cases}`);
const seed = readSeed();
const before = compileDirectory(seed.directory);

const PLANTED = {
  ...POLICY_1,
  version: 'planted',
  knowledgeMatters: POLICY_1.knowledgeMatters.filter((matter) => matter !== 'infringement_opinion'),
};

function releaseToCompare(path: string | undefined): CompiledDirectory {
  if (path === undefined) return compileDirectory(seed.directory, PLANTED);
  const parsed = parseInstitutions(readFileSync(path, 'utf8'), sha256);
  if (!parsed.ok)
    throw new Error(
      `${path}: ${parsed.faults.map(({ line, problem }) => `line ${line ?? '-'} ${problem}`).join('; ')}`,
    );
  return compileDirectory({ version: contentVersion(parsed.institutions, sha256), institutions: parsed.institutions });
}

const replay = new Replay(before, releaseToCompare(options.directory));
const started = performance.now();
let peak = megabytes();
let done = 0;
for (const facts of syntheticCases(before, leavesOf(before, seed.regions), count, Number(options.seed))) {
  replay.add(facts);
  done += 1;
  if (done % 50_000 === 0) peak = Math.max(peak, megabytes());
}
const seconds = (performance.now() - started) / 1_000;
const report = replay.report();

print(`before: directory ${report.before.directoryVersion}, policy ${report.before.policyVersion}`);
print(`after:  directory ${report.after.directoryVersion}, policy ${report.after.policyVersion}`);
print(
  `${report.cases} cases twice in ${seconds.toFixed(2)} s (${Math.round(report.cases / seconds)} cases/s), peak memory ${Math.max(peak, megabytes())} MB`,
);
print(
  `moved: ${report.moved}; same lead but other co-handlers: ${report.coHandlersChanged}; to a desk: ${report.toDesk}; from a desk: ${report.fromDesk}`,
);
for (const { from, to, cases } of report.moves.slice(0, 20)) print(`${String(cases).padStart(8)}  ${from} → ${to}`);
const rest = report.moves.slice(20).reduce((sum, move) => sum + move.cases, report.otherMoves);
if (rest > 0) print(`${String(rest).padStart(8)}  in ${report.moves.length - 20} more pairs`);
