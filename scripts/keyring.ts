/**
 * The keys of persons' data, while the system runs:
 *
 *   keys status            what stands under which key, and how far the change to today's has come
 *   keys rotate [index]    a new key for all that is sealed from now on (or for the marks of the index); the worker seals the rest anew
 *   keys retire <id>       takes a key out of the ring, when nothing stands under it any more
 *
 * Needs FIELD_KEYS_FILE, which running processes read anew, and for status and retire DATABASE_URL.
 */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { Persons } from '#cases';
import { Clock } from '#platform/clock';
import { loadEnv } from '#platform/config';
import { Vault } from '#platform/crypto';
import { connectionTo, Database } from '#platform/database';
import { Log } from '#platform/observability';
import { type KeyUse, Marking, Resealing } from '#privacy';

interface Ring {
  current: string;
  keys: Record<string, string>;
  /** `first` false: the key in INDEX_KEY has been retired. */
  index?: { current: string; keys: Record<string, string>; first?: boolean };
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

function ringFile(): string {
  const path = process.env['FIELD_KEYS_FILE'];
  if (!path) throw new Error('FIELD_KEYS_FILE is not set: a ring in FIELD_KEYS cannot change under running processes');
  return path;
}

/** Whole or not at all: a process may read at any moment. */
function keep(ring: Ring): void {
  const path = ringFile();
  writeFileSync(`${path}.new`, `${JSON.stringify(ring)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

const ringNow = (): Ring => JSON.parse(readFileSync(ringFile(), 'utf8')) as Ring;

/** k1 → k2; never one that was there before. */
const nextId = (letter: string, ids: readonly string[]): string =>
  `${letter}${Math.max(0, ...ids.map((id) => Number(/^[a-z](\d+)$/.exec(id)?.[1] ?? 0))) + 1}`;

function rotate(isIndex: boolean): void {
  const ring = ringNow();
  const part = isIndex ? (ring.index ?? { current: 'i0', keys: {} }) : ring;
  const id = nextId(isIndex ? 'i' : 'k', [part.current, ...Object.keys(part.keys)]);
  part.keys[id] = randomBytes(32).toString('base64');
  part.current = id;
  keep(isIndex ? { ...ring, index: part } : ring);
  print(`${id} is the key for everything that is ${isIndex ? 'marked' : 'sealed'} from now on.`);
  print('Keep a copy of the ring with the backups. The worker brings the rest along; see `keys status`.');
}

async function withDatabase<T>(
  work: (resealing: Resealing, database: Database, vault: Vault) => Promise<T>,
): Promise<T> {
  const env = loadEnv(process.env);
  const vault = new Vault(env);
  const source = await new DataSource(connectionTo(env.DATABASE_URL, 3)).initialize();
  try {
    const database = new Database(source);
    const marks = new Marking(database, vault, new Persons(vault));
    const resealing = new Resealing(database, vault, marks, new Clock(), new Log('keys', 'warn'));
    return await work(resealing, database, vault);
  } finally {
    await source.destroy();
  }
}

function report(use: readonly KeyUse[], vault: Vault): void {
  const today = [vault.currentPrefix.slice(3, -1), `mark.${vault.indexGeneration}`, `file.${vault.currentKeyId}`];
  for (const { place, under, count } of use)
    print(
      `${place.padEnd(34)} ${under.padEnd(24)} ${String(count).padStart(9)}${today.includes(under) ? '' : '  stale'}`,
    );
  const total = use.reduce((sum, { count }) => sum + count, 0);
  const done = use.filter(({ under }) => today.includes(under)).reduce((sum, { count }) => sum + count, 0);
  print(
    `${total === 0 ? 100 : Math.floor((done / total) * 100)}% under today's keys (${today.join(', ')}); ring: ${vault.keyIds.join(', ')}`,
  );
}

async function retire(id: string): Promise<void> {
  const ring = ringNow();
  if (ring.index && (id === 'i0' || ring.index.keys[id] !== undefined)) return retireIndex(ring, ring.index, id);
  if (ring.keys[id] === undefined) throw new Error(`the ring has no key ${id}`);
  if (ring.current === id) throw new Error(`${id} is in use for new values: rotate first`);
  await withDatabase(async (resealing, database) => {
    const left = (await resealing.use()).filter(({ under }) => under.endsWith(`.${id}`));
    if (left.length > 0)
      throw new Error(`${id} is still needed:\n${left.map(({ place, count }) => `  ${count} in ${place}`).join('\n')}`);
    await database.direct(`UPDATE key_check SET retired_at = now() WHERE kind = 'field' AND id = $1`, [id]);
  });
  const { [id]: _gone, ...keys } = ring.keys;
  keep({ ...ring, keys });
  print(`${id} was taken out of the ring. Older backups need it: keep it with them.`);
}

async function retireIndex(ring: Ring, index: NonNullable<Ring['index']>, id: string): Promise<void> {
  if (index.current === id) throw new Error(`${id} is in use for new marks: rotate first`);
  const { [id]: _gone, ...keys } = index.keys;
  await withDatabase(async (resealing) => {
    if (!(await resealing.marks.isMarked()))
      throw new Error(`${id} is still needed: not all cases are marked with ${index.current}`);
    // First out of the ring, so that nobody writes with it any more; a process that has not looked yet leaves marks that only lie idle.
    keep({ ...ring, index: { ...index, keys, ...(id === 'i0' ? { first: false } : {}) } });
    await resealing.marks.forgetMarks(id);
  });
  print(`${id} was taken out of the ring.`);
}

async function main([verb, argument]: readonly string[]): Promise<void> {
  if (verb === 'rotate') rotate(argument === 'index');
  else if (verb === 'retire' && argument) await retire(argument);
  else if (verb === 'status')
    await withDatabase(async (resealing, _database, vault) => report(await resealing.use(), vault));
  else throw new Error('keys status | rotate [index] | retire <id>');
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
