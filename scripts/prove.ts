/**
 * Proves a release of the directory: every county × kind of right × kind of request × applicant on or off the mainland
 * has an answer. Exits 1 on a hole, so a release can be stopped by it.
 * `--directory <file>` proves another table than the one that ships; `--plant-hole` takes Tibet's desk away to show a failing proof.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { CoordinatorQueue, Directory } from '#contracts';
import { contentVersion, parseInstitutions, placeNames, PROVINCE_RUNGS, readSeed } from '#network';
import { sha256 } from '#platform/crypto';
import { compileDirectory, prove, type Proof } from '#routing';

const { values: options } = parseArgs({
  options: { directory: { type: 'string' }, 'plant-hole': { type: 'boolean', default: false } },
});
const print = (line = ''): void => void process.stdout.write(`${line}\n`);
const seed = readSeed();
const nameOf = placeNames(seed.regions);
const provinceName = (code: string | null): string => (code === null ? '(no place)' : nameOf(code));

function readDirectory(path: string): Directory {
  const parsed = parseInstitutions(readFileSync(path, 'utf8'), sha256);
  if (parsed.ok) return { version: contentVersion(parsed.institutions, sha256), institutions: parsed.institutions };
  for (const { line, institution, problem } of parsed.faults)
    print(`fault: line ${line ?? '-'} ${institution ?? ''}: ${problem}`);
  process.exit(1);
}

function desks(): ReadonlySet<CoordinatorQueue> {
  const all: CoordinatorQueue[] = ['national', ...PROVINCE_RUNGS.map((rung) => `provincial:${rung}` as const)];
  return new Set(options['plant-hole'] ? all.filter((desk) => desk !== 'provincial:540000') : all);
}

function tell(proof: Proof, ms: number): void {
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
  print(`no case unless chosen: ${proof.dead.length}`);
  for (const { name } of proof.dead) print(`  ${name}`);
  print(
    `coverage gaps: ${proof.fallbackCells} cells (${(proof.fallbackShare * 100).toFixed(2)} % of demand) go to coordinators or the national centre`,
  );
  for (const gap of proof.gaps.filter(({ kind }) => kind !== 'overseas')) {
    print(`  ${provinceName(gap.province)} ${gap.kind}: ${gap.cells}`);
  }
  const abroad = proof.gaps.filter(({ kind }) => kind === 'overseas');
  print(
    `  overseas, no branch: ${abroad.length} of ${PROVINCE_RUNGS.length + 1} areas, ${abroad.reduce((sum, gap) => sum + gap.cells, 0)}`,
  );
}

const directory = options.directory === undefined ? seed.directory : readDirectory(options.directory);
const started = performance.now();
const proof = prove(compileDirectory(directory), seed.regions, { desks: desks() });
tell(proof, performance.now() - started);
process.exitCode = proof.holeCells === 0 ? 0 : 1;
