export * from './database.js';
export * from './database.module.js';
export { migrations } from './migrations/index.js';
