import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { end, isWindows } from './processes.mjs';
import { line } from './screen.mjs';

/** Keeps processes running: starts them again when they die, writes what they say to files, shows people the part that matters. */

const PAUSES_MS = [100, 500, 1000, 2000, 5000, 10_000, 30_000];
const STEADY_MS = 60_000;
const STOP_WAYS = [
  ['SIGTERM', 15_000],
  ['SIGKILL', 2000],
];
const STOP_LIMIT_MS = 18_000;
const LOG_LIMIT = 20 * 1024 * 1024;
const SHOWN_IN_TEN_SECONDS = 10;
const LEVELS = { warn: 'warning', error: 'error', fatal: 'FATAL', 40: 'warning', 50: 'error', 60: 'FATAL' };
const leash = pathToFileURL(join(import.meta.dirname, 'leash.mjs')).href;

/** A log file that keeps one older generation. */
function openLog(file) {
  let stream = null;
  let size = 0;
  let isClosed = false;
  const open = () => {
    size = existsSync(file) ? statSync(file).size : 0;
    if (size > LOG_LIMIT) {
      renameSync(file, `${file}.1`);
      size = 0;
    }
    stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  };
  open();
  return {
    write(text) {
      if (isClosed) return;
      stream.write(`${text}\n`);
      size += text.length;
      if (size > LOG_LIMIT) {
        stream.end();
        open();
      }
    },
    close() {
      isClosed = true;
      stream.end();
    },
  };
}

/** What of a log line a person at the terminal should see: warnings and worse in one short line, null for the rest. */
function forPeople(text, isError) {
  if (!text.startsWith('{')) return isError && text.trim() && !/^\s+at /.test(text) ? text.slice(0, 200) : null;
  // Most lines are of no interest here: decided without parsing them.
  if (/^\{"level":("(info|debug|trace)"|[123]0\b)/.test(text)) return null;
  try {
    const { level, event, msg, text: words, fault } = JSON.parse(text);
    if (!LEVELS[level]) return null;
    const said = [event, msg ?? words, fault?.message].filter(Boolean).join(': ');
    return `${LEVELS[level]}: ${said.slice(0, 200)}`;
  } catch {
    return null;
  }
}

/** Shows at most a few lines in ten seconds and counts the rest: a storm must not hide the addresses. */
function throttledShow(name, logFile) {
  let shown = 0;
  let held = 0;
  const clock = setInterval(() => {
    if (held > 0) line(`  ${name}: ${held} more lines in ${logFile}`);
    shown = 0;
    held = 0;
  }, 10_000);
  clock.unref();
  return (text) => {
    if (shown >= SHOWN_IN_TEN_SECONDS) held += 1;
    else line(`  ${new Date().toISOString().slice(11, 19)}Z ${name.padEnd(6)} ${text}`);
    shown += 1;
  };
}

/** One process that runs `script`, and runs it again whenever it ends: first at once, then with growing pauses. */
export class Supervised {
  #options;
  #log;
  #logFile;
  #show;
  #child = null;
  #isStopping = false;
  #deaths = 0;
  #timer;

  /**
   * Starts it.
   * @param {object} options
   * @param {string} options.name
   * @param {string} options.script
   * @param {Record<string, string>} options.env
   * @param {string} options.cwd
   * @param {string} options.logs folder of the log files
   * @param {() => void} options.onChange called after each start and end
   */
  constructor(options) {
    this.#options = options;
    mkdirSync(options.logs, { recursive: true });
    this.#logFile = join(options.logs, `${options.name}.log`);
    this.#log = openLog(this.#logFile);
    this.#show = throttledShow(options.name, this.#logFile);
    this.#start();
  }

  get name() {
    return this.#options.name;
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Deaths in a row, each soon after the start before it. */
  get deaths() {
    return this.#deaths;
  }

  /** The last lines that it wrote. */
  lastWords() {
    return existsSync(this.#logFile)
      ? readFileSync(this.#logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n')
      : '';
  }

  async stop() {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    if (this.#child) {
      const lastWords = Promise.race([once(this.#child, 'close'), pause(STOP_LIMIT_MS, undefined, { ref: false })]);
      await end(this.#child.pid, STOP_WAYS);
      await lastWords;
    }
    this.#log.close();
  }

  #start() {
    const { script, env, cwd, onChange } = this.#options;
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['--import', leash, '--enable-source-maps', script], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: !isWindows,
      windowsHide: true,
    });
    this.#child = child;
    this.#listen(child.stdout, false);
    this.#listen(child.stderr, true);
    child.once('error', (error) => this.#show(`could not be started: ${error.message}`));
    child.once('exit', (code, signalName) => {
      this.#child = null;
      onChange();
      if (!this.#isStopping) this.#startAgain(signalName ?? `code ${code}`, performance.now() - startedAt);
    });
    onChange();
  }

  #listen(stream, isError) {
    createInterface({ input: stream }).on('line', (text) => {
      this.#log.write(text);
      const words = forPeople(text, isError);
      if (words) this.#show(words);
    });
  }

  #startAgain(cause, livedMs) {
    this.#deaths = livedMs > STEADY_MS ? 1 : this.#deaths + 1;
    const wait = PAUSES_MS[Math.min(this.#deaths, PAUSES_MS.length) - 1];
    this.#show(`ended (${cause}); starting it again in ${wait / 1000} s`);
    this.#timer = setTimeout(() => this.#start(), wait);
  }
}
