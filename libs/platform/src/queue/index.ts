export * from './queues.js';
export * from './consumers.js';
export { QUEUE_SCHEMA } from './postgres.js';
export { UnsafeQueueServer } from './redis.js';
