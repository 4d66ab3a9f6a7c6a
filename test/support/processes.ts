import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { Env } from '#platform/config';

const ROOT = process.cwd();
const LEASH = pathToFileURL(join(ROOT, 'scripts/lib/leash.mjs')).href;
const COMPILED = join(ROOT, 'dist/server/.compiled');
const START_WITHIN_MS = 60_000;
/** A start is all work and no waiting: many at once would only take each other's time. */
const STARTS_AT_ONCE = 2;

interface LogLine {
  readonly event?: string;
  readonly port?: number;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly ms: number;
}

/**
 * One api or worker as it runs in production, built, in a process of its own; without source maps, which only make traces readable and
 * a start longer. Ends with the test run, however that ends.
 */
export class Process {
  private static readonly all = new Set<Process>();
  private readonly child: ChildProcess;
  private readonly lines: string[] = [];
  private readonly heard: LogLine[] = [];
  private readonly startedAt = performance.now();
  private readonly listeners: ((line: LogLine) => void)[] = [];
  private static starting = 0;
  private static readonly waiting: (() => void)[] = [];
  private port = 0;
  private isFrozen = false;
  /** How it ended, once it has. */
  readonly ended: Promise<Ending>;

  private constructor(app: 'api' | 'worker', env: Record<string, string>) {
    const script = join(ROOT, 'dist/server', `${app}.js`);
    if (!existsSync(script)) throw new Error(`${script} is not there: build first`);
    this.child = spawn(process.execPath, ['--import', LEASH, script], {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        NODE_COMPILE_CACHE: COMPILED,
        ...env,
        LOG_LEVEL: levelOf(env),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (text) => this.hear(text));
    }
    this.ended = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => {
        Process.all.delete(this);
        resolve({ code, signal, ms: performance.now() - this.startedAt });
      });
    });
    Process.all.add(this);
  }

  /** Starts an HTTP door and waits until it listens. */
  static async api(env: Env, more: Record<string, string> = {}): Promise<Process> {
    return Process.inTurn(async () => {
      const api = new Process('api', { ...asText(env), ...more });
      api.port = (await api.said('api.listening')).port ?? 0;
      return api;
    });
  }

  /** Starts a worker and waits until it takes jobs. */
  static async worker(env: Env, more: Record<string, string> = {}): Promise<Process> {
    return Process.inTurn(async () => {
      const worker = Process.launch(env, more);
      await worker.said('worker.started');
      return worker;
    });
  }

  private static async inTurn(start: () => Promise<Process>): Promise<Process> {
    if (Process.starting >= STARTS_AT_ONCE) await new Promise<void>((resolve) => Process.waiting.push(resolve));
    else Process.starting += 1;
    try {
      return await start();
    } finally {
      const next = Process.waiting.shift();
      if (next) next();
      else Process.starting -= 1;
    }
  }

  /** Starts a worker and waits for nothing. */
  static launch(env: Env, more: Record<string, string> = {}): Process {
    return new Process('worker', { ...asText(env), ...more });
  }

  /** Ends whatever still runs, at once. */
  static async endAll(): Promise<void> {
    await Promise.all([...Process.all].map((one) => one.kill()));
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it has written so far. */
  get words(): string {
    return this.lines.join('\n');
  }

  /** How often it has written a line of one kind. */
  times(event: string): number {
    return this.heard.filter((line) => line.event === event).length;
  }

  /** Waits for a line of the log, unless it has been written already. @throws with its last words when it ends before, or takes too long */
  said(event: string): Promise<LogLine> {
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        clearTimeout(timer);
        reject(new Error(`no "${event}": ${why}\n${this.lines.slice(-20).join('\n')}`));
      };
      const timer = setTimeout(() => fail('too slow'), START_WITHIN_MS);
      const look = (line: LogLine): void => {
        if (line.event !== event) return;
        clearTimeout(timer);
        resolve(line);
      };
      this.heard.forEach(look);
      this.listeners.push(look);
      void this.ended.then(({ code, signal }) => fail(`ended (${signal ?? code})`));
    });
  }

  /** kill -9. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** kill -9 within this very turn of the event loop. */
  killNow(): void {
    this.child.kill('SIGKILL');
  }

  /** Asks it to end, and says how long that took. */
  async end(): Promise<Ending> {
    const asked = performance.now();
    this.child.kill('SIGTERM');
    const ending = await this.ended;
    return { ...ending, ms: performance.now() - asked };
  }

  /** Stops its clock; `thaw` goes on as if nothing had been. */
  freeze(): void {
    this.isFrozen = this.child.kill('SIGSTOP');
  }

  thaw(): void {
    if (this.isFrozen) this.child.kill('SIGCONT');
    this.isFrozen = false;
  }

  private hear(text: string): void {
    this.lines.push(text);
    if (!text.startsWith('{')) return;
    const line = JSON.parse(text) as LogLine;
    this.heard.push(line);
    for (const listener of this.listeners) listener(line);
  }
}

/** Silent in tests, unless one wants to read along: what the tests wait for is said at this level. */
const levelOf = ({ LOG_LEVEL }: Record<string, string>): string => (LOG_LEVEL === 'debug' ? 'debug' : 'info');

const asText = (env: Env): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, String(value)]),
  );
