export * from './database.js';
export * from './database.module.js';
export { migrations } from './migrations/index.js';
export { PatientClient } from './patient-client.js';
