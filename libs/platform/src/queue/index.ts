export * from './queues.js';
export * from './consumers.js';
