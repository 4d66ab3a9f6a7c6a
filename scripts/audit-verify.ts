/**
 * Checks the audit record without trusting the system that wrote it: recomputes the hash chain and compares it with the signed
 * checkpoints. Ends with 0 when all of it holds, 1 when something was tampered with (the first bad record is named), 2 when it could not look.
 *
 *   audit-verify                                       the live database (AUDIT_DATABASE_URL or DATABASE_URL), read-only, one snapshot
 *   audit-verify --export record.jsonl                 writes what a verifier needs; checks nothing
 *   audit-verify --dump record.jsonl                   checks such a file, offline
 *   audit-verify --proof proof.json                    checks one applicant's proof, offline
 *
 * `--checkpoints <file>`: the copy outside the database; default `checkpoints.jsonl` in AUDIT_CHECKPOINTS. `--key <base64>`, any number of
 * times: public keys that may have signed; Ed25519 or SM2;
 * default: those that belong to RECEIPT_PRIVATE_KEY and SM2_PRIVATE_KEY.
 */
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import {
  type AuditVerdict,
  checkpointLines,
  digestOf,
  type DumpLine,
  faultOfProof,
  type InclusionProof,
  readRecord,
  verifyRecord,
} from '#audit';
import { publicKeysOf, signedByOneOf } from '#platform/crypto';

const { values: options } = parseArgs({
  options: {
    dump: { type: 'string' },
    export: { type: 'string' },
    proof: { type: 'string' },
    checkpoints: { type: 'string' },
    key: { type: 'string', multiple: true },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);

function publicKeys(): string[] {
  if (options.key) return options.key;
  const keys = publicKeysOf(process.env);
  if (keys.length === 0) throw new Error('no key to check signatures with: give --key or RECEIPT_PRIVATE_KEY');
  return keys;
}

async function* fromDump(path: string): AsyncGenerator<DumpLine> {
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    if (line !== '') yield JSON.parse(line) as DumpLine;
  }
}

async function* fromDatabase(): AsyncGenerator<DumpLine> {
  const url = process.env['AUDIT_DATABASE_URL'] ?? process.env['DATABASE_URL'];
  if (!url) throw new Error('no record to check: give --dump, or DATABASE_URL');
  const client = new Client({ connectionString: url, application_name: 'ipr-audit-verify' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SELECT set_config('app.actor', 'auditor', true)`);
    yield* readRecord(
      async <Row>(sql: string, parameters: unknown[]) => (await client.query(sql, parameters)).rows as Row[],
    );
  } finally {
    await client.end();
  }
}

async function outsideLines(): Promise<string[] | null> {
  const folder = process.env['AUDIT_CHECKPOINTS'];
  const path = options.checkpoints ?? (folder ? join(folder, 'checkpoints.jsonl') : null);
  return path === null ? null : checkpointLines(path);
}

function report(verdict: AuditVerdict, hasCopy: boolean): boolean {
  const { finding, lineFault, newest } = verdict;
  if (finding)
    print(
      `first bad record: seq ${finding.seq ?? 'none'}, event ${finding.eventId ?? 'unknown'}: ${finding.fault}: ${finding.why}`,
    );
  if (lineFault)
    print(
      `first bad checkpoint: ${lineFault.where}, line ${lineFault.lineNumber}, seq ${lineFault.seq ?? 'unknown'}: ${lineFault.fault}: ${lineFault.why}`,
    );
  print(
    `${verdict.holds} records hold, ${verdict.checkpoints} checkpoints, ${verdict.waiting} events wait for the sealer`,
  );
  print(newest ? `newest checkpoint: seq ${newest.seq}, signed ${newest.at}` : 'no checkpoint was signed yet');
  if (!hasCopy)
    print(
      'checked without a copy outside the database: a record that was cut together with its checkpoints would look whole',
    );
  return finding === null && lineFault === null;
}

function checkProof(path: string): boolean {
  const proof = JSON.parse(readFileSync(path, 'utf8')) as InclusionProof;
  const fault = faultOfProof(proof, signedByOneOf(publicKeys()), digestOf);
  print(
    fault === null
      ? `the event ${proof.event.id} (${proof.event.event}, ${proof.event.at}) stands in the signed record at seq ${proof.seq}`
      : `the proof does not hold: ${fault}`,
  );
  return fault === null;
}

async function exportTo(path: string): Promise<boolean> {
  const lines = async function* (): AsyncGenerator<string> {
    for await (const line of fromDatabase()) yield `${JSON.stringify(line)}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
  print(`written to ${path}`);
  return true;
}

async function main(): Promise<boolean> {
  if (options.proof) return checkProof(options.proof);
  if (options.export) return exportTo(options.export);
  const isSigned = signedByOneOf(publicKeys());
  const outside = await outsideLines();
  return report(
    await verifyRecord(options.dump ? fromDump(options.dump) : fromDatabase(), outside, isSigned),
    outside !== null,
  );
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  process.stderr.write(`could not look: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
