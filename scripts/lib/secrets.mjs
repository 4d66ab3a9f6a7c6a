import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isRoot, systemPlace } from './postgres-place.mjs';
import { Stop } from './screen.mjs';
import { varDir } from './places.mjs';

/** The secrets of one clone, made once and kept in var/secrets.json for its user only; and the place of its rows, which needs them. */

const file = join(varDir, 'secrets.json');
/** The key ring of the sealed fields, in a file of its own: the one secret that changes while the system runs. */
const ringFile = join(varDir, 'field-keys.json');
const SETTINGS = ['INDEX_KEY', 'RECEIPT_PRIVATE_KEY', 'SM2_PRIVATE_KEY', 'TOKEN_PEPPER'];

const key = () => randomBytes(32).toString('base64');

/** New keys in the form in which the system reads them from its environment. */
export function newKeys() {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    FIELD_KEYS: JSON.stringify({ current: 'k1', keys: { k1: key() } }),
    INDEX_KEY: key(),
    RECEIPT_PRIVATE_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    SM2_PRIVATE_KEY: key(),
    TOKEN_PEPPER: key(),
  };
}

function newSecrets() {
  const password = () => randomBytes(24).toString('base64url');
  return {
    cloneId: randomBytes(8).toString('hex'),
    database: { superuser: password(), owner: password(), app: password() },
    ...newKeys(),
  };
}

/** Writes them down, whole or not at all. */
export function keep(secrets) {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** @throws {Stop} when rows are there whose keys are gone: new keys could never read them */
export function loadSecrets() {
  mkdirSync(varDir, { recursive: true, mode: 0o700 });
  try {
    const secrets = JSON.parse(readFileSync(file, 'utf8'));
    chmodSync(file, 0o600);
    return secrets;
  } catch (error) {
    if (error.code === 'EACCES')
      throw new Stop(`${file} belongs to another user. Start as the user who started this clone first.`);
    if (error.code !== 'ENOENT')
      throw new Stop(
        `${file} can't be read (${error.message}). It holds the keys of the stored data: put a whole copy back.`,
      );
  }
  const orphan = [join(varDir, 'postgres'), process.env.PGDATA_DIR].find(
    (dir) => dir && existsSync(join(dir, 'data/PG_VERSION')),
  );
  if (orphan) {
    throw new Stop(
      `There is a database in ${orphan}, but ${file} with its passwords and keys is gone.\n` +
        'Put the file back; or, if the data may be lost, move the database away and start again.',
    );
  }
  const secrets = newSecrets();
  keep(secrets);
  return secrets;
}

/** Moves the key ring of a new clone, or of one that an older release made, into its file. @throws {Stop} when it is gone */
function ensureRing(secrets) {
  if (existsSync(ringFile)) return;
  const { FIELD_KEYS, ...rest } = secrets;
  if (!FIELD_KEYS)
    throw new Stop(`${ringFile} is gone. It holds the keys of the stored persons' data: put a copy back.`);
  writeFileSync(`${ringFile}.new`, `${FIELD_KEYS}\n`, { mode: 0o600 });
  renameSync(`${ringFile}.new`, ringFile);
  keep(rest);
  delete secrets.FIELD_KEYS;
}

/** The keys for the environment of api and worker; what the caller's environment sets comes first. */
export function keysFor(secrets) {
  if (!secrets.SM2_PRIVATE_KEY) {
    secrets.SM2_PRIVATE_KEY = key();
    keep(secrets);
  }
  const { FIELD_KEYS, FIELD_KEYS_FILE } = process.env;
  if (!FIELD_KEYS && !FIELD_KEYS_FILE) ensureRing(secrets);
  return {
    ...Object.fromEntries(SETTINGS.map((name) => [name, process.env[name] || secrets[name]])),
    ...(FIELD_KEYS ? { FIELD_KEYS } : { FIELD_KEYS_FILE: FIELD_KEYS_FILE || ringFile }),
  };
}

/**
 * The folder of this clone's rows: PGDATA_DIR, or var/postgres; as root, outside all homes under a name of this clone's own.
 * @throws {Stop} when the clone's rows were made by another kind of user
 */
export function databaseDir(secrets) {
  if (process.env.PGDATA_DIR) return resolve(process.env.PGDATA_DIR);
  const dir = isRoot ? join(systemPlace(), cloneName(secrets)) : join(varDir, 'postgres');
  if (secrets.databaseDir && secrets.databaseDir !== dir && existsSync(secrets.databaseDir)) {
    throw new Stop(
      `The data of this clone lies in ${secrets.databaseDir}; as this user it would lie in ${dir}.\n` +
        'Start as the user who started it first, or set PGDATA_DIR.',
    );
  }
  return dir;
}

/** A clone made anew at the same path gets rows of its own: it has no keys for the former ones. */
const cloneName = ({ cloneId }) =>
  `clone-${createHash('sha256').update(`${varDir}\n${cloneId}`).digest('hex').slice(0, 12)}`;

/** Marks the rows with the clone's path, and names rows of a former clone at the same path, which nobody reads any more. */
export function formerData(dir) {
  if (!isRoot || process.env.PGDATA_DIR) return [];
  writeFileSync(join(dir, 'clone-path'), varDir);
  const others = readdirSync(systemPlace()).map((name) => join(systemPlace(), name));
  return others.filter((other) => {
    const note = join(other, 'clone-path');
    return other !== dir && existsSync(note) && readFileSync(note, 'utf8') === varDir;
  });
}
