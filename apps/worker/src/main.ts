import 'reflect-metadata';
import { Clock } from '#platform/clock';
import { loadEnv } from '#platform/config';
import { startWorker } from './boot.js';

/** A worker that does not come to an end by itself is ended: what it was doing is delivered again. */
const END_WITHIN_MS = 13_000;

// Before it has started there is nothing to finish, and at no time anything to lose.
let stop = async (): Promise<void> => undefined;
const end = (): void => {
  setTimeout(() => process.exit(0), END_WITHIN_MS).unref();
  void stop().finally(() => process.exit(0));
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);

const worker = await startWorker({ app: 'worker', env: loadEnv(process.env), clock: new Clock() });
stop = () => worker.stop();
