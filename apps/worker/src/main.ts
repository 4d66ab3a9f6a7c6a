import 'reflect-metadata';
import { Clock } from '#platform/clock';
import { loadEnv } from '#platform/config';
import { startWorker } from './boot.js';

const worker = await startWorker({ app: 'worker', env: loadEnv(process.env), clock: new Clock() });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void worker.stop().then(() => process.exit(0)));
