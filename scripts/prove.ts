/**
 * Proves a release of the directory: every county × kind of right × kind of request × applicant on or off the mainland
 * has an answer. Exits 1 on a hole, a tie that only names break, or a dead entry, so a release can be stopped by it.
 * `--directory <file>` proves another table than the one that ships; `--plant-hole` takes Tibet's desk away to show a failing proof.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { CoordinatorQueue, Directory } from '#contracts';
import { contentVersion, parseInstitutions, placeNames, PROVINCE_RUNGS, readSeed } from '#network';
import { sha256 } from '#platform/crypto';
import { compileDirectory, isSound, prove, type Proof } from '#routing';

type Print = (line: string) => void;

/** @returns the exit code: 0 for a release that may be published */
export function proveFromShell(args: readonly string[], print: Print): number {
  const { values: options } = parseArgs({
    args: [...args],
    options: { directory: { type: 'string' }, 'plant-hole': { type: 'boolean', default: false } },
  });
  const seed = readSeed();
  const directory = options.directory === undefined ? seed.directory : readDirectory(options.directory, print);
  if (directory === null) return 1;
  const started = performance.now();
  const proof = prove(compileDirectory(directory), seed.regions, { desks: desks(options['plant-hole']) });
  tell(proof, performance.now() - started, placeNames(seed.regions), print);
  return isSound(proof) ? 0 : 1;
}

function readDirectory(path: string, print: Print): Directory | null {
  const parsed = parseInstitutions(readFileSync(path, 'utf8'), sha256);
  if (parsed.ok) return { version: contentVersion(parsed.institutions, sha256), institutions: parsed.institutions };
  for (const { line, institution, problem } of parsed.faults)
    print(`fault: line ${line ?? '-'} ${institution ?? ''}: ${problem}`);
  return null;
}

function desks(hasHole: boolean): ReadonlySet<CoordinatorQueue> {
  const all: CoordinatorQueue[] = ['national', ...PROVINCE_RUNGS.map((rung) => `provincial:${rung}` as const)];
  return new Set(hasHole ? all.filter((desk) => desk !== 'provincial:540000') : all);
}

function tell(proof: Proof, ms: number, nameOf: (code: string) => string, print: Print): void {
  print(`directory ${proof.directoryVersion}, policy ${proof.policyVersion}`);
  print(`${proof.places} places, ${proof.cells} cells answered by ${proof.decisions} decisions in ${ms.toFixed(0)} ms`);
  print(`holes: ${proof.holeCells}`);
  for (const hole of proof.holes.slice(0, 10)) {
    const where = `${hole.place} ${nameOf(hole.place)}`;
    const who = hole.applicantOnMainland ? 'applicant there' : 'applicant off the mainland';
    print(`  ${hole.problem}: ${where}, ${hole.type}, ${hole.kind}, ${who}, industry ${hole.industry ?? '-'}`);
  }
  print(`ties left to names: ${proof.ties.length}`);
  for (const tie of proof.ties) print(`  ${tie.institutions.map(({ name }) => name).join(' = ')}: ${tie.cells} cells`);
  print(`dead entries, which can never lead: ${proof.dead.length}`);
  for (const { name } of proof.dead) print(`  ${name}`);
  print(`no case unless chosen: ${proof.onlyChosen.length}`);
  for (const { name } of proof.onlyChosen) print(`  ${name}`);
  print(
    `fallback cells, the coverage gaps: ${proof.fallbackCells} (${(proof.fallbackShare * 100).toFixed(2)} % of demand) go to coordinators or the national centre`,
  );
  for (const gap of proof.gaps.filter(({ kind }) => kind !== 'overseas')) {
    print(`  ${gap.province === null ? '(no place)' : nameOf(gap.province)} ${gap.kind}: ${gap.cells}`);
  }
  const abroad = proof.gaps.filter(({ kind }) => kind === 'overseas');
  print(
    `  overseas, no branch: ${abroad.length} of ${PROVINCE_RUNGS.length + 1} areas, ${abroad.reduce((sum, gap) => sum + gap.cells, 0)}`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = proveFromShell(process.argv.slice(2), (line) => void process.stdout.write(`${line}\n`));
