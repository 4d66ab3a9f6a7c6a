import 'reflect-metadata';
import { Clock } from '#platform/clock';
import { loadEnv } from '#platform/config';
import { startApi } from './boot.js';

const api = await startApi({ app: 'api', env: loadEnv(process.env), clock: new Clock() });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void api.stop().then(() => process.exit(0)));
