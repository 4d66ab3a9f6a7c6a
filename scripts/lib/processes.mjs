import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { constants, setPriority } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What the machine says about processes, ports and programs. */

export const isWindows = process.platform === 'win32';

/** Whether a process with this number runs; one of another user counts. */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return stateOf(pid) !== 'Z';
}

/** The kernel's letter for what a process does, '' where it does not say. A zombie ('Z') answers signals but is dead. */
function stateOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .charAt(0);
  } catch {
    return '';
  }
}

/** A name for this very process, so that a number given to another later is not mistaken for it; null when it is gone. */
export function identityOf(pid) {
  if (!isAlive(pid)) return null;
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return `${boot}:${fields[19]}`;
  } catch {
    if (isWindows) return String(pid);
    try {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    } catch {
      return null;
    }
  }
}

/** The command line of a process, '' when it can't be read. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    if (isWindows) return '';
    try {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    } catch {
      return '';
    }
  }
}

/** Sends a signal; a process that is already gone is fine. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Asks a process to end, step by step harder: `[['SIGTERM', 15000], ['SIGKILL', 5000]]`. True once it is gone. */
export async function end(pid, ways) {
  for (const [name, limitMs] of ways) {
    if (!isAlive(pid)) return true;
    signal(pid, name);
    const until = performance.now() + limitMs;
    while (isAlive(pid) && performance.now() < until) await pause(50);
  }
  return !isAlive(pid);
}

/** The full path of a program, or null. The project's own node_modules/.bin does not count. */
export function whereIs(name) {
  const extensions = isWindows ? ['.exe', '.cmd', ''] : [''];
  for (const folder of systemPath().split(delimiter)) {
    for (const extension of extensions) {
      const file = join(folder, name + extension);
      if (folder && existsSync(file)) return file;
    }
  }
  return null;
}

/** PATH as it was before npm put the project's own programs in front; sbin is where redis-server and useradd may be. */
export function systemPath() {
  const own = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !/node_modules[\\/]\.bin|node-gyp-bin/.test(folder));
  if (!isWindows) own.push('/usr/local/sbin', '/usr/sbin', '/sbin');
  return [...new Set(own)].join(delimiter);
}

function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve({ error }));
    server.listen({ port, host, exclusive: true }, () => {
      const taken = server.address().port;
      server.close(() => resolve({ port: taken }));
    });
  });
}

/** Why nobody can listen on a port ('EADDRINUSE', 'EACCES' …), or null when it is free on every given address. */
export async function whyTaken(port, hosts) {
  for (const host of hosts) {
    const { error } = await tryListen(port, host);
    if (error && !['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code)) return error.code;
  }
  return null;
}

/** A free port on loopback: the wished one when it is free. */
export async function freePort(wished = 0) {
  const { port, error } = await tryListen(wished, '127.0.0.1');
  if (!error) return port;
  if (wished !== 0) return freePort(0);
  throw error;
}

/** The exit code of a program that was ended by a signal, such as that of its time limit. */
export const CUT = 128;

/**
 * Runs a program to its end with everything it says kept. A patient one takes only time that nobody else wants.
 * @returns {Promise<{ code: number, output: string }>} code 127 when it could not be started
 */
export function run(command, args, { onOutput, isPatient = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, ...options });
    running.add(child);
    if (isPatient && child.pid) stepBack(child.pid);
    let output = '';
    const keep = (chunk) => {
      output += chunk;
      onOutput?.(String(chunk));
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (error) => {
      running.delete(child);
      resolve({ code: 127, output: `${output}${error.message}\n` });
    });
    child.once('close', (code, name) => {
      running.delete(child);
      resolve({ code: code ?? (name === null ? 1 : CUT), output });
    });
  });
}

/** Gives a process, and what it starts from now on, the last place in the queue for the processor. */
function stepBack(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It is gone already, or the system knows no such thing: it waits its turn like all others.
  }
}

const running = new Set();

/** Ends every program that `run` started and that still runs: for a script that is told to stop. */
export async function endAllRuns() {
  await Promise.all(
    [...running].map((child) =>
      end(child.pid, [
        ['SIGTERM', 5000],
        ['SIGKILL', 2000],
      ]),
    ),
  );
}

function parentOf(pid) {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return 0;
  }
}

/**
 * Ends this process as SIGTERM would once npm, which called it, is gone: a signal to npm reaches only the shell between the two, and that
 * shell passes nothing on. Without npm above us nothing is watched, so that a start from a script may outlive the script.
 */
export function endWithCaller() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const isShell = /^(\S*\/)?(sh|dash|bash|ash) -c /.test(commandOf(parent));
  const callers = [parent, ...(isShell ? [parentOf(parent)] : [])]
    .filter((pid) => pid > 1)
    .map((pid) => [pid, identityOf(pid)]);
  const clock = setInterval(() => {
    if (process.ppid === parent && callers.every(([pid, identity]) => identityOf(pid) === identity)) return;
    clearInterval(clock);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  clock.unref();
}
